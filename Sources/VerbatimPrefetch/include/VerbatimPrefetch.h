#ifndef VERBATIM_PREFETCH_H
#define VERBATIM_PREFETCH_H

/// Asks the processor for the cache line of an address; nothing waits for it, and nothing happens
/// when there is none.
static inline void verbatim_prefetch(const void *address) { __builtin_prefetch(address); }

#endif
