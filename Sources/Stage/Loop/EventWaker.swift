import CSDL
import Synchronization

/// Wakes a loop that shows a window.
///
/// Under X11 the loop sleeps on the server's socket with a ``LoopSleep``; SDL's own way goes through the X server and back,
/// which costs more than painting a figure does. Elsewhere it is an SDL event.
public final class EventWaker: Waker {
  /// The most pointer events that wait to be taken; later ones are as if the pointer had been lost.
  public static let pointersMax = 256

  private let eventType: UInt32
  /// The server's socket and what is slept on with it under X11.
  private let x11: (server: Int32, place: LoopSleep)?
  private let isPending = Atomic(false)
  private let watchesPointers = Atomic(false)
  private let pointers = Mutex<[PointerEvent]>([])

  /// Made by the window, on the main thread.
  init(_ window: Window) throws(WindowPresenter.Problem) {
    eventType = SDL_RegisterEvents(1)
    guard eventType != .max else { throw .windowCannotBeOpened(reason: "SDL has no event number left") }
    x11 = window.serverDescriptor.map { ($0, LoopSleep()) }
  }

  /// Whether connections can be slept on beside the window.
  var canAttend: Bool { x11 != nil }

  /// Takes care of a connection in the loop's sleep from now on, or of none, where it can.
  ///
  /// Thread: any.
  func attend(_ connection: (any LoopConnection)?) { x11?.place.attend(connection) }

  /// Ends the loop's sleep, or its next one.
  ///
  /// Thread: any; it is the only call into SDL off the main thread.
  public func wake() {
    if let x11 { return x11.place.wake() }
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
    let timeoutMS = LoopSleep.timeoutMS(milliseconds)
    if let x11 {
      // What SDL has read from the server already says nothing through its socket any more.
      var reasons = waitingReasons()
      let (isWoken, hasNews) = x11.place.sleep(on: x11.server, atMost: reasons.isEmpty ? timeoutMS : 0)
      if isWoken { reasons.insert(.woken) }
      if hasNews { reasons.formUnion(waitingReasons()) }
      return reasons
    }
    var event = SDL_Event()
    guard SDL_WaitEventTimeout(&event, timeoutMS) == 1 else { return [] }
    return reason(of: event).union(waitingReasons())
  }

  /// Why the events that wait would end a sleep.
  private func waitingReasons() -> WakeReasons {
    var (event, reasons) = (SDL_Event(), WakeReasons())
    while SDL_PollEvent(&event) == 1 { reasons.formUnion(reason(of: event)) }
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
