/// The actions that are put before a chair: three at most, each legal now.
///
/// Shape: the step that is likely next, another step, and what ends a vote. Their kinds keep them apart: nothing that
/// brings a vote to nothing can stand where the next step stands, and whoever draws an offer leaves a step's room
/// between the two.
public struct ChairOffer: Sendable, Hashable {
  /// Why there is no next step.
  public enum Wait: Sendable, Hashable {
    /// The figures have not come in.
    case figures
    /// The step that would be next breaks a rule.
    case rule(BrokenRule)
    /// Nothing is due.
    case nothing
  }

  /// The ballot that the offer is about, if it is about one.
  public let ballot: Code<Ballot>?
  /// What is likely next.
  public let next: ChairStep?
  /// Something else that leads on.
  public let beside: ChairStep?
  /// What brings the vote to nothing.
  public let ending: ChairEnding?
  /// Why nothing is next, where nothing is.
  public let wait: Wait?

  /// The steps, the likely one first.
  public var steps: [ChairStep] { [next, beside].compactMap(\.self) }
}

extension ControlView {
  /// What a chair may do now.
  ///
  /// Each action is judged by ``brokenRule(by:of:)``, as the service judges it.
  /// - Parameters:
  ///   - actor: Who sits in the chair.
  ///   - breakUntil: Until when a break would last that began now.
  public func chairOffer(for actor: Actor, breakUntil: TimeOfDay) -> ChairOffer {
    let pauses = stepsOfPause(breakUntil: breakUntil).filter { brokenRule(by: $0.command, of: actor) == nil }
    guard let ballot = ballotBeforeChair else {
      let between = stepsOfSpeech.filter { brokenRule(by: $0.command, of: actor) == nil } + pauses
      return ChairOffer(
        ballot: nil, next: between.first, beside: between.dropFirst().first, ending: nil,
        wait: between.isEmpty ? .nothing : nil)
    }
    let code = ballot.plan.code
    let (likely, besides) = steps(of: ballot, between: pauses)
    let rule = likely.flatMap { brokenRule(by: $0.command, of: actor) }
    let next = rule == nil ? likely : nil
    let wait: ChairOffer.Wait? =
      if let rule { .rule(rule) } else if likely == nil { ballot.state == .closed ? .figures : .nothing } else { nil }
    return ChairOffer(
      ballot: code, next: next,
      beside: besides.first { $0 != next && brokenRule(by: $0.command, of: actor) == nil },
      ending: ending(of: ballot, actor: actor), wait: wait)
  }

  /// What is likely next in a ballot's life, and what else could be, the likelier first.
  private func steps(of ballot: BallotView, between: [ChairStep]) -> (likely: ChairStep?, besides: [ChairStep]) {
    let code = ballot.plan.code
    return switch ballot.state {
    case .ready: (.ask(code), between)
    case .asked: (.open(code), between.filter { if case .callAttendance = $0 { true } else { false } })
    case .open: (.close(code), [.hold(code)])
    // Where the hold was, nothing stands now: who presses there again must not end the vote.
    case .held: (.resume(code), [])
    case .closed: (nil, [])
    case .counted: (.confirm(code), [])
    case .confirmed: (.publish(code), [])
    case .published: (nextQuestion(after: code).map { .ask($0) } ?? between.first, between)
    case .aborted, .voided: (.revote(code), between)
    }
  }

  /// The next question of the live item.
  private func nextQuestion(after code: Code<Ballot>) -> Code<Ballot>? {
    agenda.liveItem?.ballots.first { $0 != code && ballot($0)?.state == .ready }
  }

  /// What a chair may want while somebody speaks or waits to.
  private var stepsOfSpeech: [ChairStep] {
    [speakers.next.map { .callNext($0) }, speakers.current.map { .addMinute($0.speaker.code) }].compactMap(\.self)
  }

  /// What a chair may want while nobody votes or speaks: a break first where the programme has one next.
  private func stepsOfPause(breakUntil: TimeOfDay) -> [ChairStep] {
    guard let hall = show.outputs.first?.name else { return [] }
    let steps = [ChairStep.callAttendance(hall), .recess(hall, until: breakUntil)]
    return agenda.nextItem?.kind == .interval ? steps.reversed() : steps
  }

  private func ending(of ballot: BallotView, actor: Actor) -> ChairEnding? {
    let code = ballot.plan.code
    // Any reason will do to learn whether one would be heard.
    let anyReason = "…"
    return [ChairEnding.abort(code), .void(code)].first {
      brokenRule(by: $0.command(reason: anyReason), of: actor) == nil
    }
  }
}

extension ControlView {
  /// How long a break lasts where the programme does not say, in minutes.
  public static let breakMinutes = 15
  /// Breaks end on a full so many minutes.
  public static let breakStepMinutes = 5

  /// Until when a break would last that began at a moment, in ms since 1970 UTC: as long as the programme has for the one
  /// that is next.
  public func breakEnd(atMS nowMS: Int64, utcOffsetMinutes: Int) -> TimeOfDay {
    let planned = agenda.nextItem.flatMap { $0.kind == .interval && $0.plannedMinutes > 0 ? $0.plannedMinutes : nil }
    let stepMS = Int64(Self.breakStepMinutes) * 60_000
    let endMS = nowMS + Int64(planned ?? Self.breakMinutes) * 60_000
    return TimeOfDay(atMS: (endMS + stepMS - 1) / stepMS * stepMS, utcOffsetMinutes: utcOffsetMinutes)
  }
}
