import CSDL
import Synchronization

/// Wakes a loop that shows a window, with an SDL event of its own kind.
public final class EventWaker: Waker {
  /// The most pointer events that wait to be taken; later ones are as if the pointer had been lost.
  public static let pointersMax = 256

  private let eventType: UInt32
  private let isPending = Atomic(false)
  private let watchesPointers = Atomic(false)
  private let pointers = Mutex<[PointerEvent]>([])

  /// Made by the window, on the main thread.
  init() throws(WindowPresenter.Problem) {
    eventType = SDL_RegisterEvents(1)
    guard eventType != .max else { throw .windowCannotBeOpened(reason: "SDL has no event number left") }
  }

  /// Ends the loop's sleep, or its next one.
  ///
  /// Thread: any; it is the only call into SDL off the main thread.
  public func wake() {
    guard !isPending.exchange(true, ordering: .acquiringAndReleasing) else { return }
    var event = SDL_Event()
    event.type = eventType
    // Where the queue is full the loop is awake; the next call tries again.
    if SDL_PushEvent(&event) < 0 { isPending.store(false, ordering: .releasing) }
  }

  /// Sleeps until woken, until something happens to the window, or until the time is over.
  ///
  /// Thread: the main thread only.
  public func sleep(atMost milliseconds: Int64?) -> WakeReasons {
    let forever: Int32 = -1
    let timeoutMS = milliseconds.map { Int32(clamping: max(0, $0)) } ?? forever
    var (event, reasons) = (SDL_Event(), WakeReasons())
    guard SDL_WaitEventTimeout(&event, timeoutMS) == 1 else { return reasons }
    repeat { reasons.formUnion(reason(of: event)) } while SDL_PollEvent(&event) == 1
    return reasons
  }

  /// From now on what pointers do ends the sleep, and is kept.
  func watchPointers() { watchesPointers.store(true, ordering: .releasing) }

  /// Takes what pointers have done since the last look, oldest first; nothing where the window does not watch them.
  public func takePointers() -> [PointerEvent] {
    pointers.withLock { pointers in
      defer { pointers = [] }
      return pointers
    }
  }

  private func note(_ event: PointerEvent) {
    pointers.withLock { pointers in
      if pointers.count == Self.pointersMax { pointers = [PointerEvent(.cancelled)] }
      // Of a movement, only where it has come to matters.
      if event.phase == .moved, pointers.last?.phase == .moved { pointers.removeLast() }
      pointers.append(event)
    }
  }

  private func reason(of event: SDL_Event) -> WakeReasons {
    guard watchesPointers.load(ordering: .acquiring), let pointer = PointerEvent(event) else {
      return ownReason(of: event)
    }
    note(pointer)
    return ownReason(of: event).union(.pointer)
  }

  private func ownReason(of event: SDL_Event) -> WakeReasons {
    switch event.type {
    case eventType:
      // Before what the waking was about is read: a call from now on is a new one.
      isPending.store(false, ordering: .sequentiallyConsistent)
      return .woken
    case SDL_QUIT.rawValue: return .quit
    case SDL_WINDOWEVENT.rawValue: return Self.reason(of: event.window)
    default: return []
    }
  }

  private static func reason(of event: SDL_WindowEvent) -> WakeReasons {
    switch UInt32(event.event) {
    case SDL_WINDOWEVENT_CLOSE.rawValue: .quit
    case SDL_WINDOWEVENT_EXPOSED.rawValue, SDL_WINDOWEVENT_SIZE_CHANGED.rawValue: .pictureLost
    default: []
    }
  }

  /// Whether an event matters to a screen.
  ///
  /// All others are dropped where they arise, so that a pointer that moves over the picture wakes nobody.
  static func concerns(_ event: SDL_Event) -> Bool {
    switch event.type {
    case SDL_QUIT.rawValue: true
    case SDL_WINDOWEVENT.rawValue: !reason(of: event.window).isEmpty
    default: event.type >= SDL_USEREVENT.rawValue
    }
  }
}
