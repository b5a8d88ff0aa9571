// A disk that does not keep what it was given: loaded into a service before its C library, it lets fsync and fdatasync
// fail for as long as the file named by PLENARY_DISK_FAULT exists. Everything else is the real thing.

#define _GNU_SOURCE
#include "DiskFaults.h"
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static int is_failing(void) {
  const char *file = getenv("PLENARY_DISK_FAULT");
  return file && access(file, F_OK) == 0;
}

static int synchronise(const char *name, int descriptor) {
  if (is_failing()) {
    errno = EIO;
    return -1;
  }
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  return real(descriptor);
}

int fsync(int descriptor) { return synchronise("fsync", descriptor); }
int fdatasync(int descriptor) { return synchronise("fdatasync", descriptor); }
