// A machine whose disk or clock fails: loaded into a service before its C library. For as long as the file named by
// PLENARY_DISK_FAULT exists, fsync and fdatasync fail; for as long as that named by PLENARY_CLOCK_FAULT exists, the time of
// day is ahead by as many seconds as it says. Everything else is the real thing.

#define _GNU_SOURCE
#include "MachineFaults.h"
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
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

static long seconds_ahead(void) {
  const char *file = getenv("PLENARY_CLOCK_FAULT");
  int descriptor = file ? open(file, O_RDONLY | O_CLOEXEC) : -1;
  if (descriptor < 0) return 0;
  char text[32] = {0};
  ssize_t count = read(descriptor, text, sizeof text - 1);
  close(descriptor);
  return count > 0 ? atol(text) : 0;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  long result = syscall(SYS_clock_gettime, clock, time);
  if (result == 0 && clock == CLOCK_REALTIME) time->tv_sec += seconds_ahead();
  return (int)result;
}
