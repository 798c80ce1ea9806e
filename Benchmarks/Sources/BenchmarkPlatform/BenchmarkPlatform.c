#define _GNU_SOURCE
#include "BenchmarkPlatform.h"

#include <sched.h>
#include <unistd.h>

int benchmark_pin(int thread, const int *cores, int count) {
  cpu_set_t set;
  CPU_ZERO(&set);
  for (int index = 0; index < count; index++) {
    if (cores[index] >= 0 && cores[index] < CPU_SETSIZE) CPU_SET(cores[index], &set);
  }
  return sched_setaffinity(thread, sizeof set, &set);
}

int benchmark_cores(int *cores, int capacity) {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) != 0) return -1;
  int count = 0;
  for (int core = 0; core < CPU_SETSIZE && count < capacity; core++) {
    if (CPU_ISSET(core, &set)) cores[count++] = core;
  }
  return count;
}

char **benchmark_environment(void) { return environ; }
