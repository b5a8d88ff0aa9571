// SDL2, SDL_ttf, SDL_image and fontconfig for Swift, with inline functions for the macros that Swift cannot import.
#pragma once
#define SDL_MAIN_HANDLED
#include <SDL.h>
#include <SDL_image.h>
#include <SDL_ttf.h>
#include <fontconfig/fontconfig.h>

static inline int plenary_window_position_centered(int display) { return SDL_WINDOWPOS_CENTERED_DISPLAY(display); }
static inline const char *plenary_sdl_error(void) { return SDL_GetError(); }
static inline int plenary_must_lock(const SDL_Surface *surface) { return SDL_MUSTLOCK(surface); }
