// libmpv for Swift, with inline functions for its lists of untyped parameters.
#pragma once
#include <mpv/client.h>
#include <mpv/render.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/// Has pictures of a player made in memory; returns mpv's code, 0 for success.
static inline int plenary_make_renderer(mpv_handle *player, mpv_render_context **renderer) {
  mpv_render_param parameters[] = {
      {MPV_RENDER_PARAM_API_TYPE, (void *)MPV_RENDER_API_TYPE_SW}, {MPV_RENDER_PARAM_INVALID, NULL}};
  return mpv_render_context_create(renderer, player, parameters);
}

/// Makes the picture that is due, `0xXXRRGGBB` row by row, when it is due; returns mpv's code.
static inline int plenary_render(mpv_render_context *renderer, int width, int height, size_t stride, void *pixels) {
  int size[2] = {width, height}, waits = 1;
  mpv_render_param parameters[] = {
      {MPV_RENDER_PARAM_SW_SIZE, size},
      {MPV_RENDER_PARAM_SW_FORMAT, (void *)"bgr0"},
      {MPV_RENDER_PARAM_SW_STRIDE, &stride},
      {MPV_RENDER_PARAM_SW_POINTER, pixels},
      {MPV_RENDER_PARAM_BLOCK_FOR_TARGET_TIME, &waits},
      {MPV_RENDER_PARAM_INVALID, NULL}};
  return mpv_render_context_render(renderer, parameters);
}

/// The monotonic clock, which all processes of the machine share, in ns.
static inline int64_t plenary_now_ns(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/// What keeps a file from being opened that is there.
enum { PLENARY_FILE_OTHER = -10000, PLENARY_FILE_EMPTY, PLENARY_FILE_TOO_LARGE };

static inline int plenary_check_regular(const struct stat *status, int64_t bytes_max) {
  if (!S_ISREG(status->st_mode)) return PLENARY_FILE_OTHER;
  if (status->st_size == 0) return PLENARY_FILE_EMPTY;
  return status->st_size > bytes_max ? PLENARY_FILE_TOO_LARGE : 0;
}

/// Opens a regular file of so many bytes at most; returns its number, a fault of the list, or -errno.
///
/// It is looked at before it is opened, for to open a device or a pipe is to do something already; and again after it, for
/// another may have taken its place.
static inline int plenary_open_regular(const char *path, int64_t bytes_max) {
  struct stat status;
  if (stat(path, &status) != 0) return -errno;
  int fault = plenary_check_regular(&status, bytes_max);
  if (fault != 0) return fault;
  int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return -errno;
  fault = fstat(file, &status) != 0 ? -errno : plenary_check_regular(&status, bytes_max);
  if (fault == 0) return file;
  close(file);
  return fault;
}

/// Limits what the process may take: bytes of address space, and no core file.
static inline void plenary_limit_memory(unsigned long bytes) {
  struct rlimit none = {0, 0}, space = {bytes, bytes};
  setrlimit(RLIMIT_CORE, &none);
  setrlimit(RLIMIT_AS, &space);
}

/// Closes every file but the first so many.
static inline void plenary_keep_files(int count) { syscall(SYS_close_range, count, ~0U, 0); }
