/// What counts as a subscriber's having taken a value, so that the next may go.
package enum GateRelease: Sendable, Hashable {
  /// Its own word: it has shown the value, or at least read it.
  case acknowledged
  /// The value's having left this end: for peers that cannot answer, such as a browser's stream.
  case flushed
}

/// Lets at most one value of a topic be under way to a subscriber; the newest waits behind it, older ones are dropped.
///
/// A pure state machine: it is told what is offered and what is acknowledged, and says when to send.
struct TopicGate: Sendable, Hashable {
  /// The newest revision sent, or held by the subscriber from before.
  private(set) var sentRevision: Int64
  /// The revision that has not been acknowledged yet.
  private(set) var underWay: Int64?

  /// A gate for a subscriber that already holds `heldRevision`; 0 for nothing.
  init(heldRevision: Int64 = 0) { sentRevision = heldRevision }

  /// Whether the value at `revision` is to be sent now; if so, it counts as under way.
  mutating func offer(_ revision: Int64) -> Bool {
    guard underWay == nil, revision > sentRevision else { return false }
    sentRevision = revision
    underWay = revision
    return true
  }

  /// Takes an acknowledgement; the gate opens where it is for the value under way.
  /// - Returns: Whether the gate is open now, so that the newest value should be offered again.
  mutating func acknowledge(_ revision: Int64) -> Bool {
    guard let underWay, revision >= underWay else { return false }
    self.underWay = nil
    return true
  }
}
