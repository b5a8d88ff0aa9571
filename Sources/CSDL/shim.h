// SDL2, SDL_ttf, SDL_image and fontconfig for Swift, with inline functions for what Swift cannot import.
#pragma once
#define SDL_MAIN_HANDLED
#include <SDL.h>
#include <SDL_image.h>
#include <SDL_ttf.h>
#include <fontconfig/fontconfig.h>
#include <malloc.h>
#include <sys/syscall.h>
#include <unistd.h>

/// The middle of a display, as a window's position.
static inline int plenary_window_position_centered(int display) { return SDL_WINDOWPOS_CENTERED_DISPLAY(display); }

/// Whether the calling thread is the one that the process started with.
static inline SDL_bool plenary_is_main_thread(void) {
  return syscall(SYS_gettid) == getpid() ? SDL_TRUE : SDL_FALSE;
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
