import CSDL

/// What a finger or the main mouse button does on a window.
public struct PointerEvent: Sendable, Hashable {
  /// What it does.
  public enum Phase: Sendable, Hashable {
    case began, moved, ended
    /// It cannot be followed any more: a second finger came down, or the window is no longer in front or has
    /// another size.
    case cancelled
  }

  /// What it does.
  public let phase: Phase
  /// Where, in pixels from the window's left edge.
  public let x: Int
  /// Where, in pixels from the window's upper edge.
  public let y: Int

  /// What a pointer does somewhere.
  public init(_ phase: Phase, x: Int = 0, y: Int = 0) {
    self.phase = phase
    self.x = x
    self.y = y
  }
}

extension PointerEvent {
  /// Reads an event of the window system; nothing where it is of no pointer.
  ///
  /// SDL tells the first finger as a mouse too, so that one way leads from both.
  init?(_ event: SDL_Event) {
    switch event.type {
    case SDL_MOUSEBUTTONDOWN.rawValue where event.button.button == UInt8(SDL_BUTTON_LEFT):
      self.init(.began, x: Int(event.button.x), y: Int(event.button.y))
    case SDL_MOUSEBUTTONUP.rawValue where event.button.button == UInt8(SDL_BUTTON_LEFT):
      self.init(.ended, x: Int(event.button.x), y: Int(event.button.y))
    case SDL_MOUSEMOTION.rawValue where event.motion.state != 0:
      self.init(.moved, x: Int(event.motion.x), y: Int(event.motion.y))
    case SDL_FINGERDOWN.rawValue where SDL_GetNumTouchFingers(event.tfinger.touchId) > 1: self.init(.cancelled)
    case SDL_WINDOWEVENT.rawValue:
      let lost = [
        SDL_WINDOWEVENT_FOCUS_LOST, SDL_WINDOWEVENT_HIDDEN, SDL_WINDOWEVENT_MINIMIZED, SDL_WINDOWEVENT_SIZE_CHANGED,
      ].map(\.rawValue)
      guard lost.contains(UInt32(event.window.event)) else { return nil }
      self.init(.cancelled)
    default: return nil
    }
  }

  /// Whether an event may be of a pointer.
  static func concerns(_ event: SDL_Event) -> Bool { PointerEvent(event) != nil }
}
