public import Congress

/// Everything that stood on the outputs and screens of a congress, replayed from its journal.
public struct ShownRecord: Sendable {
  /// What stood where, in the order in which it came: outputs in their order, then screens in theirs.
  public private(set) var spans: [ShownSpan] = []
  /// The hall's time against UTC, in minutes.
  public let utcOffset: UTCOffset
  /// When the congress was founded and when its newest record was written, in ms since 1970 UTC.
  public let period: ClosedRange<Int64>

  private var openOutputs: [Code<Output>: Int] = [:]
  private var openScreens: [Code<Screen>: Int] = [:]
  private var hearings: [Code<Screen>: ShownSpan.Hearing] = [:]

  /// Replays records, from the founding on.
  ///
  /// The events of one command are one change: what lay between them was never shown.
  /// - Parameter untilMS: The last moment that is replayed, in ms since 1970 UTC; nothing for the whole journal. What
  ///   screens have said of what was before it counts, also where it came on record later.
  public init?(_ records: [EventRecord], untilMS: Int64? = nil) {
    guard let founding = records.first, var state = CongressState(founding: founding) else { return nil }
    utcOffset = state.definition.utcOffset
    // A clock that was put right may show times before the founding's.
    let begins = records.map { if case .clockCorrected(_, let toMS) = $0.event { toMS } else { founding.atMS } }
    let firstMS = begins.min() ?? founding.atMS
    period = firstMS...max(firstMS, records.last?.atMS ?? 0)
    note(state, founding)
    var rest = records.dropFirst()
    let stretch = Self.lastStretch(in: records, beginningUntilMS: untilMS ?? .max)
    while let first = rest.first, first.sequence < stretch || first.atMS <= untilMS ?? .max {
      let command = rest.prefix {
        $0.sequence == first.sequence || ($0.commandID != nil && $0.commandID == first.commandID)
      }
      state.apply(command)
      if case .screensReported(let proofs) = first.event {
        note(proofs, state, reportedMS: first.atMS, untilMS: untilMS ?? .max)
      } else {
        note(state, first)
      }
      rest = rest.dropFirst(command.count)
    }
    guard let untilMS else { return }
    for record in rest {
      guard case .screensReported(let proofs) = record.event else { continue }
      note(proofs, state, reportedMS: record.atMS, untilMS: untilMS)
    }
  }

  /// Where the newest stretch of records begins, by its place, that a moment lies in or behind: where the clock was put
  /// right, times may go back, and what it showed last is what counts.
  private static func lastStretch(in records: [EventRecord], beginningUntilMS ms: Int64) -> Int64 {
    var place = records.first?.sequence ?? 1
    for record in records {
      if case .clockCorrected(_, let toMS) = record.event, toMS <= ms { place = record.sequence + 1 }
    }
    return place
  }

  // MARK: What was told

  private mutating func note(_ state: CongressState, _ record: EventRecord) {
    for output in state.outputs.map(\.name) {
      let span = ShownSpan(state, output: output, record: record)
      openOutputs[output] = take(span, after: openOutputs[output])
    }
    for screen in state.screens {
      let span = ShownSpan(state, screen: screen, hearing: hearings[screen.id] ?? .unheard, record: record)
      openScreens[screen.id] = take(span, after: openScreens[screen.id])
    }
  }

  /// Goes on with the span that is open, or closes it and begins another; the place of the one that is open then.
  private mutating func take(_ span: ShownSpan, after place: Int?) -> Int {
    if let place {
      if spans[place].stands(for: span) {
        if spans[place].content != span.content || spans[place].lowerThird != span.lowerThird {
          spans[place].content = span.content
          spans[place].lowerThird = span.lowerThird
          spans[place].changes += 1
        }
        return place
      }
      spans[place].toMS = max(span.fromMS, spans[place].fromMS)
    }
    spans.append(span)
    return spans.count - 1
  }

  // MARK: What screens said

  private mutating func note(_ proofs: [ScreenProof], _ state: CongressState, reportedMS: Int64, untilMS: Int64) {
    for proof in proofs where proof.atMS <= untilMS {
      let wanted: ShownSpan.Hearing = if case .gone = proof { .off } else { .connected }
      // Its word of what it showed while it could not be heard does not make it heard.
      let fromMS = hearings[proof.screen] == .off ? reportedMS : proof.atMS
      if hearings[proof.screen] != wanted, fromMS <= untilMS, let screen = state.screen(proof.screen) {
        hearings[proof.screen] = wanted
        let place = openScreens[proof.screen]
        let openedMS = place.map { spans[$0].fromMS } ?? fromMS
        var span = ShownSpan(state, screen: screen, hearing: wanted, atMS: max(fromMS, openedMS))
        // It comes or goes, and what it is told is as old as it was.
        if let place { (span.sequence, span.actor) = (spans[place].sequence, spans[place].actor) }
        openScreens[proof.screen] = take(span, after: place)
      }
      guard case .shown(let screen, let sequence, let atMS, let problem) = proof else { continue }
      // A picture that has been followed by another meanwhile is proof of the one that it was.
      let place = spans.lastIndex { $0.screen?.id == screen && $0.sequence <= sequence }
      guard let place, spans[place].screen?.hearing == .connected else { continue }
      if spans[place].screen?.shownAtMS == nil { spans[place].screen?.shownAtMS = atMS }
      spans[place].screen?.shownSequence = sequence
      spans[place].screen?.problem = problem
    }
  }

  /// Only what one output or one screen showed; nothing where there is none of that name.
  package func only(_ name: String) -> ShownRecord? {
    var record = self
    record.spans.removeAll { $0.screen.map(\.id.text) ?? $0.output.text != name }
    return record.spans.isEmpty ? nil : record
  }

  /// What stood at the end of what was replayed: each output, and each screen.
  public var standing: [ShownSpan] {
    // In the order in which outputs and screens first stood there, which is theirs.
    let open = spans.filter { $0.toMS == nil }
    func place(_ span: ShownSpan) -> Int {
      spans.firstIndex { $0.screen?.id == span.screen?.id && (span.screen != nil || $0.output == span.output) } ?? 0
    }
    return open.map { (place($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}

extension ShownSpan {
  /// What an output shows, from a record on.
  fileprivate init(_ state: CongressState, output: Code<Output>, record: EventRecord) {
    let view = state.outputView(output)
    self.init(
      output: output, screen: nil, cue: state.onAir(output), isSafe: state.isSafe, content: view.content,
      lowerThird: view.lowerThird, fromMS: record.atMS, sequence: record.sequence, actor: record.actor)
  }

  /// What a screen is told to show, from a record on.
  fileprivate init(_ state: CongressState, screen: ScreenStanding, hearing: Hearing, record: EventRecord) {
    self.init(
      state, screen: screen, hearing: hearing, atMS: record.atMS, sequence: record.sequence, actor: record.actor)
  }

  /// What a screen is told to show, from the moment on at which it came or went.
  fileprivate init(_ state: CongressState, screen: ScreenStanding, hearing: Hearing, atMS: Int64) {
    self.init(state, screen: screen, hearing: hearing, atMS: atMS, sequence: state.decidedSequence, actor: nil)
  }

  private init(
    _ state: CongressState, screen: ScreenStanding, hearing: Hearing, atMS: Int64, sequence: Int64, actor: Actor?
  ) {
    let view = state.screenView(screen.id)
    let picture = view.standing.picture ?? state.outputView(screen.output)
    let own: (cue: Cue?, sinceMS: Int64?) =
      switch screen.mode {
      case _ where view.standing == .follows: (state.onAir(screen.output), nil)
      case .follows: (state.onAir(screen.output), nil)
      case .pinned(let cue, let atMS): (cue, atMS)
      case .frozen(_, let atMS): (nil, atMS)
      }
    self.init(
      output: screen.output,
      screen: OfScreen(
        id: screen.id, standing: view.standing.name, standingSinceMS: own.sinceMS, hearing: hearing),
      cue: own.cue, isSafe: state.isSafe, content: picture.content, lowerThird: picture.lowerThird, fromMS: atMS,
      sequence: sequence, actor: actor)
  }

  /// Whether another span would be the same one, but for its figures.
  fileprivate func stands(for other: ShownSpan) -> Bool {
    cue == other.cue && isSafe == other.isSafe && lowerThird?.subject == other.lowerThird?.subject
      && output == other.output && screen?.standing == other.screen?.standing
      && screen?.standingSinceMS == other.screen?.standingSinceMS && screen?.hearing == other.screen?.hearing
  }
}
