// What Swift's view of the C library leaves out of Linux.
#pragma once
#include <sys/syscall.h>
#include <unistd.h>

/// Memory of so many bytes that a process may share, as a file without a name, which is closed when another program
/// begins; -1 where there is none.
static inline int plenary_shared_memory(long bytes) {
  int file = (int)syscall(SYS_memfd_create, "plenary-frames", 1U);
  if (file >= 0 && ftruncate(file, bytes) != 0) {
    close(file);
    return -1;
  }
  return file;
}
