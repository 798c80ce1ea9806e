// What Swift cannot say: a bit for each of many lanes, and instructions that not every processor has.
// Sixty-four bytes are looked at together, with few branches on what they hold.
//
// Sources of the methods: Langdale and Lemire, Parsing Gigabytes of JSON per Second, VLDB Journal 28
// (2019), 3.1; Keiser and Lemire, Validating UTF-8 in Less Than One Instruction per Byte, Software:
// Practice and Experience 51 (2021), with comparisons in the place of its tables.

#include "VerbatimLanes.h"
#include <string.h>

typedef uint8_t lanes __attribute__((ext_vector_type(64)));
typedef bool bits __attribute__((ext_vector_type(64)));

// Lanes are never passed to a function that is not inlined.
#pragma clang diagnostic ignored "-Wpsabi"

// Everything is compiled once for every processor, and once for those of the last ten years.
#define INLINE static inline __attribute__((always_inline))
#if defined(__x86_64__)
#define HAS_NEWER_PROCESSORS 1
#define NEWER __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))
#define NEWEST __attribute__((target("avx512f,avx2,bmi,bmi2,lzcnt,popcnt")))
INLINE bool is_newest(void) { return __builtin_cpu_supports("avx512f"); }
INLINE bool is_newer(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
}
#endif

INLINE lanes load(const uint8_t *bytes) {
  lanes all;
  memcpy(&all, bytes, sizeof all);
  return all;
}

INLINE uint64_t mask(lanes is_set) {
  bits all = __builtin_convertvector(is_set, bits);
  uint64_t mask;
  memcpy(&mask, &all, sizeof mask);
  return mask;
}

// The separators of a table

/// For each bit whether an odd number of bits is set up to it.
INLINE uint64_t parity(uint64_t sum) {
  for (int distance = 1; distance < 64; distance *= 2) sum ^= sum << distance;
  return sum;
}

INLINE void scan_window(verbatim_separator_scan *scan, const uint8_t *window, bool is_lenient,
                        int32_t **places, int32_t **marks) {
  lanes v = load(window);
  uint64_t quotes = mask((lanes)(v == '"'));
  uint64_t line_ends = mask((lanes)((v == '\n') | (v == '\r')));
  uint64_t separators = line_ends | mask((lanes)(v == scan->delimiter));

  uint64_t field_quotes = is_lenient ? 0 : quotes;
  uint64_t inside = parity(field_quotes) ^ scan->inside;
  uint64_t opening = field_quotes & inside;
  uint64_t closing = field_quotes & ~inside;
  uint64_t outer = separators & ~inside;
  uint64_t after_separator = outer << 1 | scan->behind_separator;
  uint64_t after_closing = closing << 1 | scan->behind_closing;
  uint64_t faults = is_lenient ? quotes & after_separator
                               : (opening & ~(after_separator | after_closing)) |
                                     (after_closing & ~(outer | quotes));
  uint64_t sound = ~faults & (faults - 1);  // all bits below the first fault
  if (faults) scan->is_done = true;

  int32_t position = (int32_t)scan->position;
  uint64_t places_here = outer & sound;
  int32_t *end = *places + __builtin_popcountll(places_here);
  // Eight whether or not there are so many: to ask each time costs more.
  for (int32_t *next = *places; next == *places || places_here; next += 8) {
    for (int i = 0; i < 8; i += 1) {
      next[i] = position + (places_here ? __builtin_ctzll(places_here) : 64);
      places_here &= places_here - 1;
    }
  }
  *places = end;

  uint64_t marked = ((line_ends & inside) | (opening & after_closing)) & sound;
  for (; marked; marked &= marked - 1) *(*marks)++ = position + __builtin_ctzll(marked);

  scan->inside = inside >> 63 ? ~(uint64_t)0 : 0;
  scan->behind_separator = outer >> 63;
  scan->behind_closing = closing >> 63;
  scan->position += 64;
}

INLINE void scan_separators(verbatim_separator_scan *scan, const uint8_t *bytes, size_t count,
                            int32_t *places, size_t *place_count, int32_t *marks,
                            size_t *mark_count) {
  verbatim_separator_scan own = *scan;
  int32_t *next_place = places, *next_mark = marks;
  for (int window = 0; window < 16 && !own.is_done; window += 1) {
    if (own.position + 64 <= count) {
      scan_window(&own, bytes + own.position, own.is_lenient, &next_place, &next_mark);
    } else {
      uint8_t last[64] = {0};
      if (own.position < count) memcpy(last, bytes + own.position, count - own.position);
      scan_window(&own, last, own.is_lenient, &next_place, &next_mark);
      own.is_done = true;
    }
  }
  *scan = own;
  *place_count = (size_t)(next_place - places);
  *mark_count = (size_t)(next_mark - marks);
}

// UTF-8

/// The faults among the sixty-four bytes at `bytes`: each is judged by itself and the three before it.
INLINE lanes utf8_faults(const uint8_t *bytes, uint8_t zero_fault) {
  lanes byte = load(bytes), first = load(bytes - 1);
  lanes zeros = (lanes)(byte == 0) & zero_fault;
  if (__builtin_reduce_or(byte | first) < 0x80) return zeros;
  lanes second = load(bytes - 2), third = load(bytes - 3);
  lanes is_asked = (lanes)(first >= 0xC0) | (lanes)(second >= 0xE0) | (lanes)(third >= 0xF0);
  lanes faults = is_asked ^ (lanes)((byte & 0xC0) == 0x80);
  // Bytes that no character has.
  faults |= (lanes)(byte >= 0xF5) | (lanes)((byte & 0xFE) == 0xC0);
  // Longer forms than needed, surrogates, and what lies behind U+10FFFF.
  faults |= (lanes)(first == 0xE0) & (lanes)(byte < 0xA0);
  faults |= (lanes)(first == 0xED) & (lanes)(byte >= 0xA0);
  faults |= (lanes)(first == 0xF0) & (lanes)(byte < 0x90);
  faults |= (lanes)(first == 0xF4) & (lanes)(byte >= 0x90);
  return faults | zeros;
}

INLINE bool is_utf8(const uint8_t *bytes, size_t count, bool allows_zeros) {
  uint8_t zero_fault = allows_zeros ? 0 : 0xFF;
  // Spaces stand before the text and behind it, where nothing may be left open.
  uint8_t edge[3 + 64];
  memset(edge, ' ', sizeof edge);
  memcpy(edge + 3, bytes, count < 64 ? count : 64);
  lanes faults = utf8_faults(edge + 3, zero_fault);
  if (count >= 64) {
    size_t place = 64;
    for (; place + 64 <= count; place += 64) faults |= utf8_faults(bytes + place, zero_fault);
    memset(edge, ' ', sizeof edge);
    memcpy(edge, bytes + place - 3, 3 + count - place);
    faults |= utf8_faults(edge + 3, zero_fault);
  }
  return __builtin_reduce_or(faults) == 0;
}

// Sixteen inner products

typedef float sixteen __attribute__((ext_vector_type(16)));

INLINE sixteen load_sixteen(const float *floats) {
  sixteen all;
  memcpy(&all, floats, sizeof all);
  return all;
}

/// Adds the products of some of the columns to four sums, so that no addition waits for the one
/// before; never fused, so that all processors give the same.
INLINE void add_products(const float *row, const float *columns, size_t start, size_t end,
                         sixteen *sums) {
#pragma clang fp contract(off)
  for (size_t column = start; column < end; column += 4) {
    for (int i = 0; i < 4; i += 1) {
      sums[i] += row[column + i] * load_sixteen(columns + 16 * (column + i));
    }
  }
}

INLINE void dot_sixteen(const float *row, const float *columns, size_t count, float *products) {
  sixteen sums[4] = {0};
  add_products(row, columns, 0, count, sums);
  sums[0] = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  memcpy(products, sums, sizeof sums[0]);
}

INLINE void compare_sixteen(const float *row, float rest, const float *columns, size_t count,
                            int32_t first, int32_t end, verbatim_nearest *nearest) {
#pragma clang fp contract(off)
  verbatim_nearest own = *nearest;
  size_t half = count / 8 * 4;
  sixteen sums[4] = {0};
  add_products(row, columns, 0, half, sums);
  sixteen most = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  // A little more than rounding takes away.
  most += rest * load_sixteen(columns + 16 * count) + 1e-4f;
  if (!__builtin_reduce_or(most > own.second)) return;
  add_products(row, columns, half, count, sums);
  sixteen products = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  if (!__builtin_reduce_or(products > own.second)) return;
  for (int32_t place = 0; place < 16 && first + place < end; place += 1) {
    float product = products[place];
    if (product > own.product) {
      own.second = own.product;
      own.product = product;
      own.index = first + place;
    } else if (product > own.second) {
      own.second = product;
    }
  }
  *nearest = own;
}

int32_t verbatim_take_largest(float *products) {
  int32_t largest = 0;
  for (int32_t place = 1; place < 16; place += 1) {
    if (products[place] > products[largest]) largest = place;
  }
  products[largest] = -__builtin_inff();
  return largest;
}

INLINE void add_row(float *restrict sums, const float *restrict row, size_t count) {
  for (size_t column = 0; column < count / 4 * 4; column += 1) sums[column] += row[column];
}

INLINE void add_row_times(float *restrict sums, const float *restrict row, float factor,
                          size_t count) {
#pragma clang fp contract(off)
  for (size_t column = 0; column < count / 4 * 4; column += 1) sums[column] += factor * row[column];
}

/// The sums of every sixteenth product, added up in one order on all processors.
INLINE float dot(const float *left, const float *right, size_t count) {
#pragma clang fp contract(off)
  sixteen sums = {0};
  size_t column = 0;
  for (; column + 16 <= count; column += 16) {
    sums += load_sixteen(left + column) * load_sixteen(right + column);
  }
  for (int place = 0; column < count; column += 1, place += 1) {
    sums[place] += left[column] * right[column];
  }
  for (int half = 8; half > 0; half /= 2) {
    for (int place = 0; place < half; place += 1) sums[place] += sums[place + half];
  }
  return sums[0];
}

// For each processor

#ifdef HAS_NEWER_PROCESSORS
NEWER static void scan_separators_newer(verbatim_separator_scan *scan, const uint8_t *bytes,
                                        size_t count, int32_t *places, size_t *place_count,
                                        int32_t *marks, size_t *mark_count) {
  scan_separators(scan, bytes, count, places, place_count, marks, mark_count);
}

NEWER static bool is_utf8_newer(const uint8_t *bytes, size_t count, bool allows_zeros) {
  return is_utf8(bytes, count, allows_zeros);
}

NEWER static void dot_sixteen_newer(const float *row, const float *columns, size_t count,
                                    float *products) {
  dot_sixteen(row, columns, count, products);
}

NEWER static void compare_sixteen_newer(const float *row, float rest, const float *columns,
                                        size_t count, int32_t first, int32_t end,
                                        verbatim_nearest *nearest) {
  compare_sixteen(row, rest, columns, count, first, end, nearest);
}

NEWER static void add_row_newer(float *sums, const float *row, size_t count) {
  add_row(sums, row, count);
}

NEWER static void add_row_times_newer(float *sums, const float *row, float factor, size_t count) {
  add_row_times(sums, row, factor, count);
}

NEWER static float dot_newer(const float *left, const float *right, size_t count) {
  return dot(left, right, count);
}

// Registers as wide as sixteen numbers, where there are any.

NEWEST static void dot_sixteen_newest(const float *row, const float *columns, size_t count,
                                      float *products) {
  dot_sixteen(row, columns, count, products);
}

NEWEST static void compare_sixteen_newest(const float *row, float rest, const float *columns,
                                          size_t count, int32_t first, int32_t end,
                                          verbatim_nearest *nearest) {
  compare_sixteen(row, rest, columns, count, first, end, nearest);
}
#endif

void verbatim_scan_separators_portable(verbatim_separator_scan *scan, const uint8_t *bytes,
                                       size_t count, int32_t *places, size_t *place_count,
                                       int32_t *marks, size_t *mark_count) {
  scan_separators(scan, bytes, count, places, place_count, marks, mark_count);
}

bool verbatim_is_utf8_portable(const uint8_t *bytes, size_t count, bool allows_zeros) {
  return is_utf8(bytes, count, allows_zeros);
}

void verbatim_dot_sixteen_portable(const float *row, const float *columns, size_t count,
                                   float *products) {
  dot_sixteen(row, columns, count, products);
}

void verbatim_compare_sixteen_portable(const float *row, float rest, const float *columns,
                                       size_t count, int32_t first, int32_t end,
                                       verbatim_nearest *nearest) {
  compare_sixteen(row, rest, columns, count, first, end, nearest);
}

void verbatim_scan_separators(verbatim_separator_scan *scan, const uint8_t *bytes, size_t count,
                              int32_t *places, size_t *place_count, int32_t *marks,
                              size_t *mark_count) {
#ifdef HAS_NEWER_PROCESSORS
  if (is_newer()) {
    scan_separators_newer(scan, bytes, count, places, place_count, marks, mark_count);
    return;
  }
#endif
  verbatim_scan_separators_portable(scan, bytes, count, places, place_count, marks, mark_count);
}

bool verbatim_is_utf8(const uint8_t *bytes, size_t count, bool allows_zeros) {
#ifdef HAS_NEWER_PROCESSORS
  if (is_newer()) return is_utf8_newer(bytes, count, allows_zeros);
#endif
  return verbatim_is_utf8_portable(bytes, count, allows_zeros);
}

void verbatim_dot_sixteen(const float *row, const float *columns, size_t count, float *products) {
#ifdef HAS_NEWER_PROCESSORS
  if (is_newest()) {
    dot_sixteen_newest(row, columns, count, products);
    return;
  }
  if (is_newer()) {
    dot_sixteen_newer(row, columns, count, products);
    return;
  }
#endif
  verbatim_dot_sixteen_portable(row, columns, count, products);
}

void verbatim_compare_sixteen(const float *row, float rest, const float *columns, size_t count,
                              int32_t first, int32_t end, verbatim_nearest *nearest) {
#ifdef HAS_NEWER_PROCESSORS
  if (is_newest()) {
    compare_sixteen_newest(row, rest, columns, count, first, end, nearest);
    return;
  }
  if (is_newer()) {
    compare_sixteen_newer(row, rest, columns, count, first, end, nearest);
    return;
  }
#endif
  verbatim_compare_sixteen_portable(row, rest, columns, count, first, end, nearest);
}

void verbatim_add_row(float *sums, const float *row, size_t count) {
#ifdef HAS_NEWER_PROCESSORS
  if (is_newer()) {
    add_row_newer(sums, row, count);
    return;
  }
#endif
  add_row(sums, row, count);
}

float verbatim_dot_portable(const float *left, const float *right, size_t count) {
  return dot(left, right, count);
}

float verbatim_dot(const float *left, const float *right, size_t count) {
#ifdef HAS_NEWER_PROCESSORS
  if (is_newer()) return dot_newer(left, right, count);
#endif
  return verbatim_dot_portable(left, right, count);
}

void verbatim_add_row_times(float *sums, const float *row, float factor, size_t count) {
#ifdef HAS_NEWER_PROCESSORS
  if (is_newer()) {
    add_row_times_newer(sums, row, factor, count);
    return;
  }
#endif
  add_row_times(sums, row, factor, count);
}
