public import Congress

/// What stood on one output from one moment to another, as the journal's replay gives it.
public struct ShownSpan: Sendable, Hashable, Encodable {
  /// The output.
  public let output: Code<Output>
  /// What was on air, beneath SAFE.
  public let cue: Cue
  /// Whether SAFE covered it.
  public let isSafe: Bool
  /// What its screens were given last; while figures came in, it changed.
  public fileprivate(set) var content: SceneContent
  /// What lay across its foot, if anything did.
  public fileprivate(set) var lowerThird: LowerThirdView?
  /// Since when, in ms since 1970 UTC.
  public let fromMS: Int64
  /// Until when; nothing where it still stood at the journal's end.
  public fileprivate(set) var toMS: Int64?
  /// The journal's place that began it.
  public let sequence: Int64
  /// Who put it there; nobody at the founding, or where it happened by itself.
  public let actor: Actor?
  /// How often its figures changed while it stood.
  public fileprivate(set) var changes = 0

  private enum CodingKeys: String, CodingKey {
    case output, layout, scene, cue, isSafe, content, lowerThird, fromMS, toMS, sequence, actor, changes
  }

  /// Writes the span with the layout and the scene that were to be seen.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(output, forKey: .output)
    try container.encode(content.scene.layout, forKey: .layout)
    try container.encode(content.scene, forKey: .scene)
    try container.encode(cue.text, forKey: .cue)
    try container.encode(isSafe, forKey: .isSafe)
    try container.encode(content, forKey: .content)
    try container.encodeIfPresent(lowerThird, forKey: .lowerThird)
    try container.encode(fromMS, forKey: .fromMS)
    try container.encode(toMS, forKey: .toMS)
    try container.encode(sequence, forKey: .sequence)
    try container.encode(actor, forKey: .actor)
    try container.encode(changes, forKey: .changes)
  }
}

/// Everything that stood on the outputs of a congress, replayed from its journal.
public struct ShownRecord: Sendable {
  /// What stood where, in the order in which it came, outputs in their order.
  public private(set) var spans: [ShownSpan] = []
  /// The hall's time against UTC, in minutes.
  public let utcOffsetMinutes: Int
  /// When the congress was founded and when its newest record was written, in ms since 1970 UTC.
  public let period: ClosedRange<Int64>

  /// Replays records, from the founding on.
  ///
  /// The events of one command are one change: what lay between them was never shown.
  /// - Parameter untilMS: The last moment that is replayed, in ms since 1970 UTC; nothing for the whole journal.
  public init?(_ records: [EventRecord], untilMS: Int64? = nil) {
    guard let founding = records.first, var state = CongressState(founding: founding) else { return nil }
    utcOffsetMinutes = state.definition.utcOffsetMinutes
    period = founding.atMS...max(founding.atMS, records.last?.atMS ?? 0)
    var open: [Code<Output>: Int] = [:]
    note(state, founding, &open)
    var rest = records.dropFirst()
    while let first = rest.first, first.atMS <= untilMS ?? .max {
      let command = rest.prefix {
        $0.sequence == first.sequence || ($0.commandID != nil && $0.commandID == first.commandID)
      }
      state.apply(command)
      note(state, first, &open)
      rest = rest.dropFirst(command.count)
    }
  }

  private mutating func note(_ state: CongressState, _ record: EventRecord, _ open: inout [Code<Output>: Int]) {
    for output in state.outputs.map(\.name) {
      let cue = state.onAir(output)
      let view = state.outputView(output)
      let (content, lowerThird) = (view.content, view.lowerThird)
      if let place = open[output] {
        let stands = spans[place].lowerThird?.subject == lowerThird?.subject
        guard spans[place].cue != cue || spans[place].isSafe != state.isSafe || !stands else {
          if spans[place].content != content || spans[place].lowerThird != lowerThird {
            spans[place].content = content
            spans[place].lowerThird = lowerThird
            spans[place].changes += 1
          }
          continue
        }
        spans[place].toMS = record.atMS
      }
      open[output] = spans.count
      spans.append(
        ShownSpan(
          output: output, cue: cue, isSafe: state.isSafe, content: content, lowerThird: lowerThird, fromMS: record.atMS,
          toMS: nil,
          sequence: record.sequence, actor: record.actor))
    }
  }

  /// Only what one output showed.
  func only(_ output: Code<Output>) -> ShownRecord {
    var record = self
    record.spans.removeAll { $0.output != output }
    return record
  }

  /// What stood at the end of what was replayed, output by output.
  public var standing: [ShownSpan] { spans.filter { $0.toMS == nil } }
}
