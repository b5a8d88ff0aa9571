#ifndef DISK_FAULTS_H
#define DISK_FAULTS_H

int fsync(int descriptor);
int fdatasync(int descriptor);

#endif
