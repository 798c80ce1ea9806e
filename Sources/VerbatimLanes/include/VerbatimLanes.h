#ifndef VERBATIM_LANES_H
#define VERBATIM_LANES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// How far a table has been scanned, and what the bytes before have left open.
typedef struct {
  /// What lies before it has been looked at.
  size_t position;
  /// At the end, or behind a quote that stands where none may.
  bool is_done;
  /// A quote at the beginning of a field may be text: the scan stops there.
  bool is_lenient;
  uint8_t delimiter;
  /// All ones inside quotes.
  uint64_t inside;
  /// The lowest bit behind a separator, or behind a closing quote.
  uint64_t behind_separator;
  uint64_t behind_closing;
} verbatim_separator_scan;

enum {
  /// So many places and so many marks are found at most in one call.
  verbatim_most_places = 16 * 64,
  /// So much room is needed for them.
  verbatim_room_for_places = verbatim_most_places + 8
};

/// Writes where delimiters and line ends stand outside quotes to `places`, and where quotes are
/// doubled or lines end inside quotes to `marks`; says how many there are.
///
/// Both have room for `verbatim_room_for_places`.
void verbatim_scan_separators(verbatim_separator_scan *scan, const uint8_t *bytes, size_t count,
                              int32_t *places, size_t *place_count, int32_t *marks,
                              size_t *mark_count);

/// Whether all bytes are UTF-8, and none is zero where `allows_zeros` is false.
bool verbatim_is_utf8(const uint8_t *bytes, size_t count, bool allows_zeros);

/// The inner products of a row of `count` numbers, a multiple of four, with sixteen others; of those
/// the first numbers stand first, side by side, then the second ones. The same on every processor.
void verbatim_dot_sixteen(const float *row, const float *columns, size_t count, float *products);

/// What is nearest to a row so far: the largest inner product, whose it is, and the next largest.
typedef struct {
  int32_t index;
  float product;
  float second;
} verbatim_nearest;

/// Compares a row with sixteen others, `columns` as above and behind them the length of the second
/// half of each; these have the numbers from `first`, and those from `end` on do not count.
///
/// `rest` is the length of the second half of the row. Where the first half shows that none can be
/// nearer than the second nearest, the others are left out (Cauchy-Schwarz).
void verbatim_compare_sixteen(const float *row, float rest, const float *columns, size_t count,
                              int32_t first, int32_t end, verbatim_nearest *nearest);

/// Which of sixteen is largest, of equal ones the first; puts the smallest number there is in its
/// place.
int32_t verbatim_take_largest(float *products);

/// Adds a row of `count` numbers, a multiple of four, to another one.
void verbatim_add_row(float *sums, const float *row, size_t count);

/// Adds `factor` times a row of `count` numbers, a multiple of four, to another one.
void verbatim_add_row_times(float *sums, const float *row, float factor, size_t count);

/// The inner product of two rows of `count` numbers, the same on every processor.
float verbatim_dot(const float *left, const float *right, size_t count);

// The same with no more than what every processor has, for those that have no more, and for tests.

void verbatim_scan_separators_portable(verbatim_separator_scan *scan, const uint8_t *bytes,
                                       size_t count, int32_t *places, size_t *place_count,
                                       int32_t *marks, size_t *mark_count);
bool verbatim_is_utf8_portable(const uint8_t *bytes, size_t count, bool allows_zeros);
void verbatim_dot_sixteen_portable(const float *row, const float *columns, size_t count,
                                   float *products);
void verbatim_compare_sixteen_portable(const float *row, float rest, const float *columns,
                                       size_t count, int32_t first, int32_t end,
                                       verbatim_nearest *nearest);
float verbatim_dot_portable(const float *left, const float *right, size_t count);

#endif
