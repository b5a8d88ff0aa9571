import CSDL
import Testing

@testable import Stage

/// Goal: a window is made on the main thread or not at all, and only what matters to a screen wakes its loop.
///
/// Method: what can be tried without a display; the rest is tried with real executables.
@Suite struct WindowTests {
  @Test func offTheMainThreadNoWindowIsMade() async throws {
    let painter = try Workshop.painter()
    #expect(throws: WindowPresenter.Problem.notOnTheMainThread) {
      try WindowPresenter(.fullScreen, display: 0, title: "", painter: painter)
    }
  }

  @Test func anAbsentDisplayIsAnsweredWithThoseThatThereAre() {
    let problem = WindowPresenter.Problem.displayIsAbsent(2, displays: ["0: DP-1 1920×1080", "1: DP-2 3840×2160"])
    #expect(problem.description == "There is no display 2. There are: 0: DP-1 1920×1080, 1: DP-2 3840×2160.")
  }

  @Test func pointerAndKeyboardWakeNobody() {
    for type in [SDL_MOUSEMOTION, SDL_MOUSEBUTTONDOWN, SDL_KEYDOWN, SDL_TEXTINPUT, SDL_FINGERMOTION, SDL_DISPLAYEVENT] {
      #expect(!EventWaker.concerns(event(type)), "\(type)")
    }
    #expect(EventWaker.concerns(event(SDL_QUIT)))
    #expect(EventWaker.concerns(event(SDL_USEREVENT)))
  }

  @Test func aPanelIsToldOfTheMainButtonAndOfALostPointer() {
    var press = event(SDL_MOUSEBUTTONDOWN)
    press.button.button = UInt8(SDL_BUTTON_LEFT)
    press.button.x = 40
    press.button.y = 80
    #expect(PointerEvent(press) == PointerEvent(.began, x: 40, y: 80))
    press.type = SDL_MOUSEBUTTONUP.rawValue
    #expect(PointerEvent(press) == PointerEvent(.ended, x: 40, y: 80))
    press.button.button = UInt8(SDL_BUTTON_RIGHT)
    #expect(PointerEvent(press) == nil)
    var motion = event(SDL_MOUSEMOTION)
    #expect(PointerEvent(motion) == nil, "a pointer that only passes by wakes nobody")
    motion.motion.state = 1
    motion.motion.x = 7
    #expect(PointerEvent(motion) == PointerEvent(.moved, x: 7, y: 0))
    var away = event(SDL_WINDOWEVENT)
    away.window.event = UInt8(SDL_WINDOWEVENT_FOCUS_LOST.rawValue)
    #expect(PointerEvent(away) == PointerEvent(.cancelled) && PointerEvent.concerns(away))
    for type in [SDL_KEYDOWN, SDL_FINGERMOTION, SDL_QUIT] { #expect(!PointerEvent.concerns(event(type))) }
  }

  @Test func aWindowThatIsCoveredOrResizedOrClosedMatters() {
    func concerns(_ kind: SDL_WindowEventID) -> Bool {
      var event = event(SDL_WINDOWEVENT)
      event.window.event = UInt8(kind.rawValue)
      return EventWaker.concerns(event)
    }
    for kind in [SDL_WINDOWEVENT_EXPOSED, SDL_WINDOWEVENT_SIZE_CHANGED, SDL_WINDOWEVENT_CLOSE] {
      #expect(concerns(kind), "\(kind)")
    }
    for kind in [SDL_WINDOWEVENT_ENTER, SDL_WINDOWEVENT_FOCUS_GAINED, SDL_WINDOWEVENT_MOVED] {
      #expect(!concerns(kind), "\(kind)")
    }
  }

  private func event(_ type: SDL_EventType) -> SDL_Event {
    var event = SDL_Event()
    event.type = type.rawValue
    return event
  }
}
