public import Congress

/// Who had the floor when, with the clock running and on the record: what the journal says of the sound of the hall.
///
/// A fold of the journal's records. Nothing is known of who speaks but this, and nothing else is needed: whose words they are
/// has been written down before anybody listens to them.
public struct FloorRecord: Sendable {
  /// A stretch in which one speaker's clock ran, on the record.
  public struct Span: Sendable, Hashable {
    /// Who.
    public let speaker: Code<Speaker>
    /// The name, as the hall reads it.
    public let name: String
    /// What they speak for; may be empty.
    public let unit: String
    /// The item that was on.
    public let item: Code<Item>?
    /// From when on, in ms since 1970 UTC.
    public let fromMS: Int64
    /// Until when; nothing while it goes on.
    public internal(set) var untilMS: Int64?
  }

  /// The stretches, in order; none overlaps another.
  public private(set) var spans: [Span] = []
  /// How things stand after the newest record.
  public private(set) var state: CongressState?
  /// How often the service's clock was put right.
  public private(set) var corrections = 0

  /// What is left out after coming back to the record, in ms: sound is told a moment later than it was heard.
  static let resumedMS: Int64 = 500
  /// What is left out before leaving it, in ms: clocks are known to within that.
  static let leftMS: Int64 = 200

  /// Before the founding.
  public init() {}

  /// The floor of a whole journal.
  public init(_ records: some Sequence<EventRecord>) {
    for record in records { take(record) }
  }

  /// Folds a record in; the first is the founding.
  public mutating func take(_ record: EventRecord) {
    guard let before = state else {
      state = CongressState(founding: record)
      return
    }
    guard record.sequence > before.sequence else { return }
    state?.apply(record)
    switch record.event {
    case .speakerChanged: turn(to: current(fromMS: record.atMS), atMS: record.atMS)
    case .recordingTurned:
      turn(to: current(fromMS: record.atMS + Self.resumedMS), atMS: record.atMS - Self.leftMS)
    case .clockCorrected(_, let toMS):
      forget(fromMS: toMS)
      turn(to: current(fromMS: toMS), atMS: toMS)
    default: break
    }
  }

  /// A clock that was put back shows moments a second time; what was heard at the first of them is nobody's.
  private mutating func forget(fromMS: Int64) {
    corrections += 1
    spans.removeAll { $0.fromMS >= fromMS }
    for index in spans.indices { spans[index].untilMS = min(spans[index].untilMS ?? fromMS, fromMS) }
  }

  /// Ends the stretch that goes on where another begins, or none.
  private mutating func turn(to next: Span?, atMS: Int64) {
    let last = spans.last.flatMap { $0.untilMS == nil ? $0 : nil }
    guard last?.speaker != next?.speaker else { return }
    if let last { spans[spans.count - 1].untilMS = max(last.fromMS, atMS) }
    if let next { spans.append(next) }
  }

  /// The stretch that goes on now; nothing while nobody's clock runs, or off the record.
  private func current(fromMS: Int64) -> Span? {
    guard let state, state.isOnRecord, let entry = state.floor.current, entry.progress.state == .speaking,
      let line = state.speakersView[entry.speaker.code]
    else { return nil }
    return Span(
      speaker: entry.speaker.code, name: line.name, unit: line.unit, item: state.agenda.liveItem?.code,
      fromMS: fromMS, untilMS: nil)
  }
}

extension CongressState {
  /// Whether what is said may be kept.
  ///
  /// Of a congress in which nobody has ever turned a recording on or off, a recording of its own may be listened to.
  fileprivate var isOnRecord: Bool { recording == .none || recording.standing == .running }
}
