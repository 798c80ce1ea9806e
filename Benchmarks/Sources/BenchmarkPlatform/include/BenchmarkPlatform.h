// What the C library of Linux has and Swift's view of it lacks.
#ifndef BENCHMARK_PLATFORM_H
#define BENCHMARK_PLATFORM_H

/// Keeps a thread, 0 for the calling one, on these cores. Returns 0, or -1 with errno.
int benchmark_pin(int thread, const int *cores, int count);

/// Writes the cores the calling thread may run on, rising; returns how many, or -1 with errno.
int benchmark_cores(int *cores, int capacity);

/// The environment to hand on to processes.
char **benchmark_environment(void);

#endif
