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
    /// The papers have not been handed out.
    case papers
    /// The step that would be next breaks a rule.
    case rule(BrokenRule)
    /// Nothing is due.
    case nothing
  }

  /// What an offer is about.
  public enum Subject: Sendable, Hashable {
    case ballot(Code<Ballot>)
    case election(Code<Election>)
  }

  /// The vote that the offer is about, if it is about one.
  public let subject: Subject?
  /// What is likely next.
  public let next: ChairStep?
  /// Something else that leads on.
  public let beside: ChairStep?
  /// What brings the vote to nothing.
  public let ending: ChairEnding?
  /// Why nothing is next, where nothing is.
  public let wait: Wait?

  /// The ballot that the offer is about, if it is about one.
  public var ballot: Code<Ballot>? { if case .ballot(let code)? = subject { code } else { nil } }

  /// The election that the offer is about, if it is about one.
  public var election: Code<Election>? { if case .election(let code)? = subject { code } else { nil } }

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
    if ballotUnderWay == nil, let election = electionBeforeChair {
      let options = steps(of: election, between: pauses)
      return offer(
        of: .election(election.code), options, wait: wait(for: election),
        endings: [.abortElection(election.code), .voidElection(election.code)], actor: actor)
    }
    guard let ballot = ballotBeforeChair else {
      let between = stepsOfSpeech.filter { brokenRule(by: $0.command, of: actor) == nil } + pauses
      return ChairOffer(
        subject: nil, next: between.first, beside: between.dropFirst().first, ending: nil,
        wait: between.isEmpty ? .nothing : nil)
    }
    let code = ballot.plan.code
    return offer(
      of: .ballot(code), steps(of: ballot, between: pauses), wait: ballot.state == .closed ? .figures : .nothing,
      endings: [.abort(code), .void(code)], actor: actor)
  }

  /// What is likely next, and what else could be, the likelier first.
  private typealias Options = (likely: ChairStep?, besides: [ChairStep])

  /// The offer of a vote: what is legal of its steps and endings.
  private func offer(
    of subject: ChairOffer.Subject, _ options: Options, wait: ChairOffer.Wait, endings: [ChairEnding], actor: Actor
  ) -> ChairOffer {
    let rule = options.likely.flatMap { brokenRule(by: $0.command, of: actor) }
    let next = rule == nil ? options.likely : nil
    // Any reason will do to learn whether one would be heard.
    let anyReason = "…"
    return ChairOffer(
      subject: subject, next: next,
      beside: options.besides.first { $0 != next && brokenRule(by: $0.command, of: actor) == nil },
      ending: endings.first { brokenRule(by: $0.command(reason: anyReason), of: actor) == nil },
      wait: next == nil ? rule.map { .rule($0) } ?? wait : nil)
  }

  /// The ways on in a ballot's life.
  private func steps(of ballot: BallotView, between: [ChairStep]) -> Options {
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
    case .published: published(ballot, between: between)
    case .aborted, .voided: (.revote(code), between)
    }
  }

  /// What follows a result: the list that it has adopted, the item's next question, whatever else there is.
  private func published(_ ballot: BallotView, between: [ChairStep]) -> Options {
    let code = ballot.plan.code
    let isAdopted = ballot.verdict == .adopted
    let list = elections.first { isAdopted && $0.listBallot == code && $0.state == .nominating }
    let runOff: ChairStep? = ballot.runOff == nil ? nil : .revote(code)
    let onward = [runOff, list.map { ChairStep.adoptList($0.code) }, nextQuestion(after: code).map { .ask($0) }]
    let all = onward.compactMap(\.self) + between
    return (all.first, Array(all.dropFirst()))
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
    let steps = [ChairStep.callAttendance(hall), .break(hall, until: breakUntil)]
    return agenda.nextItem?.kind == .break ? steps.reversed() : steps
  }

  // MARK: Elections

  /// The ways on in an election's life; the tellers take those that are missing here.
  private func steps(of election: ElectionView, between: [ChairStep]) -> Options {
    let code = election.code
    return switch election.state {
    case .nominating: (.adoptList(code), between)
    case .listed, .issued, .collected, .counting: (nil, between)
    case .counted: (.confirmElection(code), [])
    case .confirmed: (.publishElection(code), [])
    case .published: (between.first, [.nextRound(code)] + between)
    case .aborted, .voided: (.nextRound(code), between)
    }
  }

  private func wait(for election: ElectionView) -> ChairOffer.Wait {
    switch election.state {
    case .listed: .papers
    case .issued, .collected, .counting: .figures
    default: .nothing
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
  public func breakEnd(atMS nowMS: Int64, utcOffset: UTCOffset) -> TimeOfDay {
    let planned = agenda.nextItem.flatMap { $0.kind == .break && $0.plannedMinutes > 0 ? $0.plannedMinutes : nil }
    let stepMS = Int64(Self.breakStepMinutes) * 60_000
    let endMS = nowMS + Int64(planned ?? Self.breakMinutes) * 60_000
    return TimeOfDay(atMS: (endMS + stepMS - 1) / stepMS * stepMS, utcOffset: utcOffset)
  }
}
