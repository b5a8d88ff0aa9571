public import Congress

/// Something on the panel that can be touched.
public enum PanelButton: Sendable, Hashable {
  /// Does a step; has to be held.
  case step(ChairStep)
  /// Leads to the reasons, without which nothing is brought to nothing; a touch will do.
  case openReasons(ChairEnding)
  /// Ends a vote for a reason, by its number from 1; has to be held.
  case reason(ChairEnding, Int)
  /// Leads back from the reasons; a touch will do.
  case back

  /// Whether it does nothing unless it is held.
  public var isHeld: Bool {
    switch self {
    case .step, .reason: true
    case .openReasons, .back: false
    }
  }
}

/// A place for a button; where each lies is the layout's to say.
public enum PanelSlot: Sendable, Hashable, CaseIterable {
  /// The large one, for what is likely next.
  case next
  case beside
  /// Apart from the others, for what brings a vote to nothing, and for the way back from there.
  case apart
  /// The rows of reasons, in the room of the first two.
  case reason1, reason2, reason3

  static let reasons: [PanelSlot] = [.reason1, .reason2, .reason3]
}

/// A finger or a mouse button on the panel.
public struct PanelTouch: Sendable, Hashable {
  /// What it does.
  public enum Phase: Sendable, Hashable {
    case began, moved, ended
    /// It cannot be followed any more: a second finger, a window that is no longer in front.
    case cancelled
  }

  /// What it does.
  public let phase: Phase
  /// Where, in pixels of the window from the left.
  public let x: Int
  /// Where, in pixels of the window from the top.
  public let y: Int

  /// A touch.
  public init(_ phase: Phase, x: Int, y: Int) {
    self.phase = phase
    self.x = x
    self.y = y
  }
}
