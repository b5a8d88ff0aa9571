#ifndef MACHINE_FAULTS_H
#define MACHINE_FAULTS_H

#include <time.h>

int fsync(int descriptor);
int fdatasync(int descriptor);
int clock_gettime(clockid_t clock, struct timespec *time);

#endif
