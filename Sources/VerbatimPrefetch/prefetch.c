#include "VerbatimPrefetch.h"
