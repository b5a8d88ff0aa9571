// SDL2, SDL_ttf, SDL_image and fontconfig for Swift, with inline functions for what Swift cannot import.
#pragma once
#define SDL_MAIN_HANDLED
#include <SDL.h>
#include <SDL_image.h>
#include <SDL_syswm.h>
#include <SDL_ttf.h>
#include <fontconfig/fontconfig.h>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/// The middle of a display, as a window's position.
static inline int plenary_window_position_centered(int display) { return SDL_WINDOWPOS_CENTERED_DISPLAY(display); }

/// Whether the calling thread is the one that the process started with.
static inline SDL_bool plenary_is_main_thread(void) {
  return syscall(SYS_gettid) == getpid() ? SDL_TRUE : SDL_FALSE;
}

/// The socket through which the X server speaks of a window; -1 where no X server shows it.
static inline int plenary_x_descriptor(SDL_Window *window) {
  SDL_SysWMinfo info;
  SDL_VERSION(&info.version);
  if (!SDL_GetWindowWMInfo(window, &info) || info.subsystem != SDL_SYSWM_X11) return -1;
  return ConnectionNumber(info.info.x11.display);
}

/// A monitor as `XRRGetMonitors` tells of it; laid out as its `XRRMonitorInfo`.
typedef struct {
  unsigned long name;
  int is_primary, is_automatic, outputs_count;
  int x, y, width, height, width_mm, height_mm;
  unsigned long *outputs;
} plenary_x_monitor;

/// Has blocks of so many bytes and more go back to the system as soon as they are free.
static inline void plenary_return_blocks_from(int bytes) { mallopt(M_MMAP_THRESHOLD, bytes); }

/// What a file claims to hold.
typedef enum { PLENARY_PNG, PLENARY_JPEG, PLENARY_SVG } plenary_picture_kind;

/// What is to become of the bytes of a picture, and how much that may cost.
typedef struct {
  const void *bytes;
  int count;
  plenary_picture_kind kind;
  /// For a drawing: the box that it fits, or covers.
  int width, height, covers;
  /// The most that it may take: seconds of processor time, bytes of memory beside what the process has already.
  unsigned long seconds, memory;
} plenary_picture_order;

/// What comes back, in memory that both processes see; the pixels follow, `0xAARRGGBB`, row by row.
typedef struct {
  /// 0 until all pixels are there.
  int width, height;
  /// Whether there are more pixels than there is room for.
  int is_too_large;
  char reason[112];
} plenary_picture_head;

/// A drawing as large as it is to be: SDL_image keeps to one edge, and makes the other by its proportions.
static inline SDL_Surface *plenary_draw(const plenary_picture_order *order, int width, int height) {
  SDL_RWops *stream = SDL_RWFromConstMem(order->bytes, order->count);
  if (!stream) return NULL;
  SDL_Surface *made = IMG_LoadSizedSVG_RW(stream, width, height);
  SDL_RWclose(stream);
  return made;
}

static inline SDL_Surface *plenary_decode(const plenary_picture_order *order) {
  if (order->kind == PLENARY_SVG) {
    // A small one tells the proportions, so that one that is far too long is never made.
    SDL_Surface *small = plenary_draw(order, 64, 0);
    if (!small) return NULL;
    double long_edge = (double)small->h / small->w * order->width;
    SDL_FreeSurface(small);
    if (!order->covers && long_edge > 2.0 * order->height) return plenary_draw(order, 0, order->height);
    SDL_Surface *made = plenary_draw(order, order->width, 0);
    if (!made || (order->covers ? made->h >= order->height : made->h <= order->height)) return made;
    SDL_FreeSurface(made);
    return plenary_draw(order, 0, order->height);
  }
  SDL_RWops *stream = SDL_RWFromConstMem(order->bytes, order->count);
  if (!stream) return NULL;
  SDL_Surface *made = order->kind == PLENARY_PNG ? IMG_LoadPNG_RW(stream) : IMG_LoadJPG_RW(stream);
  SDL_RWclose(stream);
  return made;
}

/// The child's whole life.
static inline void plenary_decode_and_end(
    const plenary_picture_order *order, plenary_picture_head *head, unsigned long room, unsigned long memory) {
  // It ends with whoever waits for it, holds nothing open, and what ends it ends it quietly.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  syscall(SYS_close_range, 0, ~0U, 0);
  const int deaths[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGTRAP, SIGXCPU, SIGTERM, SIGINT};
  for (unsigned index = 0; index < sizeof deaths / sizeof *deaths; index++) signal(deaths[index], SIG_DFL);
  struct rlimit none = {0, 0}, time = {order->seconds, order->seconds}, space = {memory, memory};
  // The loop that goes on beside it comes first.
  setpriority(PRIO_PROCESS, 0, 10);
  setrlimit(RLIMIT_CORE, &none);
  setrlimit(RLIMIT_CPU, &time);
  setrlimit(RLIMIT_AS, &space);
  SDL_Surface *made = plenary_decode(order);
  if (!made) {
    snprintf(head->reason, sizeof head->reason, "%s", SDL_GetError());
    _exit(1);
  }
  if ((unsigned long)made->w * made->h * 4 > room) {
    head->is_too_large = 1;
    _exit(1);
  }
  SDL_Surface *pixels =
      made->format->format == SDL_PIXELFORMAT_ARGB8888 ? made : SDL_ConvertSurfaceFormat(made, SDL_PIXELFORMAT_ARGB8888, 0);
  if (!pixels) {
    snprintf(head->reason, sizeof head->reason, "%s", SDL_GetError());
    _exit(1);
  }
  char *to = (char *)(head + 1);
  for (int y = 0; y < pixels->h; y++, to += (size_t)pixels->w * 4)
    memcpy(to, (char *)pixels->pixels + (size_t)y * pixels->pitch, (size_t)pixels->w * 4);
  head->width = pixels->w;
  head->height = pixels->h;
  _exit(0);
}

/// What the process has of its address space, in bytes.
static inline unsigned long plenary_address_bytes(void) {
  unsigned long pages = 0;
  FILE *file = fopen("/proc/self/statm", "re");
  if (!file) return 0;
  if (fscanf(file, "%lu", &pages) != 1) pages = 0;
  fclose(file);
  return pages * (unsigned long)sysconf(_SC_PAGESIZE);
}

/// Has a process of its own make pixels of a picture, so that no file stops or ends the one that shows it.
///
/// It is a copy of this one and runs only C: the libraries that read pictures, whose locks no other thread of ours holds
/// for long; one that were copied while it is held would cost that one picture.
/// Returns the process, or -1.
static inline pid_t plenary_start_decoding(
    const plenary_picture_order *order, plenary_picture_head *head, unsigned long room) {
  unsigned long memory = plenary_address_bytes() + order->memory;
  pid_t process = fork();
  if (process == 0) plenary_decode_and_end(order, head, room, memory);
  return process;
}

/// A file descriptor that can be read once a process has ended, or -1.
static inline int plenary_watch_process(pid_t process) { return (int)syscall(SYS_pidfd_open, process, 0); }
