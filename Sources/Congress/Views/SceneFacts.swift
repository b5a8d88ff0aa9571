/// L02: the programme of one session.
public struct ProgrammeView: Sendable, Hashable, Codable {
  /// How a line stands.
  public enum Mark: String, Sendable, Hashable, Codable {
    case done, now, pending
    /// The one that comes next.
    case next
    /// Taken off the programme, where it stays to be seen.
    case struck
    /// Put off.
    case adjourned
  }

  /// One item of the session.
  public struct Line: Sendable, Hashable, Codable {
    /// The item's code.
    public let code: Code<Item>
    /// Planned start, in ms since 1970 UTC.
    public let plannedStartMS: Int64
    /// What is dealt with.
    public let title: LocalizedText
    /// How the line stands.
    public let mark: Mark
    /// Whether the line is not as it was announced; nothing where nobody says.
    public let isChanged: Bool?

    /// A line of the programme.
    public init(
      code: Code<Item>, plannedStartMS: Int64, title: LocalizedText, mark: Mark, isChanged: Bool = false
    ) {
      self.code = code
      self.plannedStartMS = plannedStartMS
      self.title = title
      self.mark = mark
      self.isChanged = isChanged ? true : nil
    }
  }

  /// The session's name.
  public let session: LocalizedText
  /// The session's items in order.
  public let lines: [Line]
  /// When an item of it last began or ended, in ms since 1970 UTC: from then on its pages are turned anew.
  public let changedMS: Int64?

  /// A session's programme.
  public init(session: LocalizedText, lines: [Line], changedMS: Int64? = nil) {
    self.session = session
    self.changedMS = changedMS
    self.lines = lines
  }
}

/// L03: the current item, and the one after it.
public struct ItemView: Sendable, Hashable, Codable {
  /// The session's name.
  public let session: LocalizedText
  /// What is dealt with.
  public let title: LocalizedText
  /// Who presents it, if anybody is named.
  public let presenter: LocalizedText?
  /// What comes next in the session, if anything does.
  public let next: LocalizedText?

  /// The current item's facts.
  public init(session: LocalizedText, title: LocalizedText, presenter: LocalizedText?, next: LocalizedText?) {
    self.session = session
    self.title = title
    self.presenter = presenter
    self.next = next
  }
}

/// L09: the question put.
public struct QuestionView: Sendable, Hashable, Codable {
  /// The ballot's code.
  public let ballot: Code<Ballot>
  /// The question.
  public let question: LocalizedText
  /// How it is answered.
  public let method: BallotPlan.Method
  /// What the first choice must reach.
  public let rule: PassRule
  /// What the rule is taken of.
  public let base: BallotPlan.Base
  /// The number that the base names, where it is a fixed one.
  public let fixedBase: Int?
  /// The targets that are decided at once, in order; none for a vote on one thing.
  public let targets: [BallotPlan.Target]
  /// Which round this is, from 1.
  public let round: Int
  /// What can be adopted, and what else can be chosen, where the choices are alternatives; nothing for a motion.
  public let alternatives: [Choice]?
  /// The targets that are put separately; nothing where none is.
  public let splitOff: [Code<BallotPlan.Target>]?
  /// Whether the rule is held against votes of which delegates have different numbers; nothing where it is not.
  public let isWeighted: Bool?

  /// The question of a round of a ballot.
  public init(_ plan: BallotPlan, round: Int = 1) {
    self.round = round
    ballot = plan.code
    question = plan.question
    method = plan.method
    rule = plan.rule
    base = plan.base
    fixedBase = plan.base == .fixed ? plan.fixedBase : nil
    targets = plan.targets
    alternatives = plan.kind == .alternatives ? plan.choicesToShow() : nil
    splitOff = plan.splitOff.isEmpty ? nil : plan.splitOff.map(\.code)
    isWeighted = plan.isWeighted ? true : nil
  }
}

/// L10: a vote that is open, on hold, or closed and not yet published.
///
/// Carries no figure of any choice, but where the ballot shows its figures live.
public struct VotingView: Sendable, Hashable, Codable {
  /// How the vote stands.
  public enum Standing: String, Sendable, Hashable, Codable {
    case open, held, closed
  }

  /// The ballot's code.
  public let ballot: Code<Ballot>
  /// The question.
  public let question: LocalizedText
  /// How it is answered.
  public let method: BallotPlan.Method
  /// The choices, without figures.
  public let choices: [Choice]
  /// How the vote stands.
  public let standing: Standing
  /// How many may vote.
  public let voters: Int
  /// How long a timed vote lasts in all, in ms.
  public let durationMS: Int64?
  /// When a timed vote ends, in ms since 1970 UTC.
  public let deadlineMS: Int64?
  /// Since when it is on hold, in ms since 1970 UTC.
  public let heldMS: Int64?
  /// Which round this is, from 1.
  public let round: Int
  /// How far it has come, as much as the ballot lets the hall see; nothing where that is nothing.
  public let progress: VotingProgress?
  /// What is decided at once, and what separately; nothing for a vote on one thing.
  public let targets: TargetDivision?

  /// A vote's facts.
  public init(
    ballot: Code<Ballot>, question: LocalizedText, method: BallotPlan.Method, choices: [Choice], standing: Standing,
    voters: Int, durationMS: Int64?, deadlineMS: Int64?, heldMS: Int64?, round: Int = 1,
    progress: VotingProgress? = nil, targets: TargetDivision? = nil
  ) {
    self.targets = targets
    self.progress = progress
    self.round = round
    self.ballot = ballot
    self.question = question
    self.method = method
    self.choices = choices
    self.standing = standing
    self.voters = voters
    self.durationMS = durationMS
    self.deadlineMS = deadlineMS
    self.heldMS = heldMS
  }
}

/// Of how many things that were put together how many are decided at once, and which separately.
public struct TargetDivision: Sendable, Hashable, Codable {
  /// How many are decided at once.
  public let count: Int
  /// Those that are decided separately, in the order in which they were split off.
  public let splitOff: [Code<BallotPlan.Target>]

  /// How many there were before any was split off: the number that the question names.
  public var all: Int { count + splitOff.count }

  /// A division; nothing where there is one thing only.
  public init?(count: Int, splitOff: [Code<BallotPlan.Target>]) {
    guard count > 0 else { return nil }
    self.count = count
    self.splitOff = splitOff
  }
}

extension BallotPlan {
  /// What of it was decided at once, and what had been split off by then.
  func division(_ decided: [Target]) -> TargetDivision? {
    TargetDivision(count: decided.count, splitOff: splitOff.filter { !decided.contains($0) }.map(\.code))
  }
}

/// L11: a published result, with everything that the figures rest on.
public struct ResultView: Sendable, Hashable, Codable {
  /// The ballot's code.
  public let ballot: Code<Ballot>
  /// The question.
  public let question: LocalizedText
  /// A few words for the wall, where there are any.
  public let title: LocalizedText?
  /// The choices, in the order of `outcome.tally`.
  public let choices: [Choice]
  /// What percentages are taken of.
  public let base: BallotPlan.Base
  /// What the first choice of a motion, or an alternative, had to reach.
  public let rule: PassRule
  /// Figures, base, need and verdict, as confirmed.
  public let outcome: Outcome
  /// How it was answered.
  public let method: BallotPlan.Method
  /// How many could vote.
  public let voters: Int?
  /// The targets that were decided at once.
  public let targets: [BallotPlan.Target]
  /// When it was published, in ms since 1970 UTC.
  public let publishedMS: Int64
  /// Whether it was declared void afterwards.
  public let isVoided: Bool
  /// Which round this is, from 1.
  public let round: Int
  /// Those that had been split off and are decided separately; nothing where none had.
  public let splitOff: [Code<BallotPlan.Target>]?
  private let namedKind: BallotPlan.Kind?

  /// What was decided at once, and what separately; nothing for a vote on one thing.
  public var division: TargetDivision? { TargetDivision(count: targets.count, splitOff: splitOff ?? []) }

  /// What the wall reads over the figures: the title or, without one, the question.
  public var heading: LocalizedText { title ?? question }

  /// What its choices are to each other.
  public var kind: BallotPlan.Kind { namedKind ?? .motion }

  /// What was decided; nothing where the result is void, and where there was no valid vote.
  public var verdict: Verdict? { Verdict(of: outcome, kind: kind, choices: choices, state: state) }

  /// What had to be reached; nothing of nobody.
  public var need: Need? { Need(of: outcome, base: base, state: state) }

  private var state: BallotState { isVoided ? .voided : .published }

  private enum CodingKeys: String, CodingKey {
    case ballot, question, title, choices, base, rule, outcome, method, voters, targets, publishedMS, isVoided, round
    case splitOff
    case namedKind = "kind"
  }

  /// A result of a plan, as confirmed and published.
  public init(
    plan: BallotPlan, outcome: Outcome, opening: Opening? = nil, publishedMS: Int64, isVoided: Bool, round: Int = 1
  ) {
    method = plan.method
    voters = opening?.voters
    targets = opening?.targets ?? plan.targets
    let division = plan.division(targets)
    splitOff = division.flatMap { $0.splitOff.isEmpty ? nil : $0.splitOff }
    self.round = round
    ballot = plan.code
    question = plan.question
    title = plan.title
    namedKind = plan.kind == .motion ? nil : plan.kind
    choices = plan.choicesToShow(plan.verdict(of: outcome, in: isVoided ? .voided : .published))
    base = plan.base
    rule = plan.rule
    // Who voted how is a topic of its own: no scene shows it, and every screen of the hall would be sent it.
    self.outcome = (plan.told(outcome, in: isVoided ? .voided : .published) ?? outcome).withoutNames
    self.publishedMS = publishedMS
    self.isVoided = isVoided
  }

  /// The published result of a ballot's newest round; nothing while there is none.
  public init?(_ ballot: Ballot) { self.init(ballot.plan, ballot.phase, round: ballot.round) }

  /// The published result of a round; nothing while there is none.
  init?(_ plan: BallotPlan, _ phase: BallotPhase, round: Int) {
    switch phase {
    case .published(let opening, let outcome, let publishedMS, _):
      self.init(
        plan: plan, outcome: outcome, opening: opening, publishedMS: publishedMS, isVoided: false, round: round)
    case .voided(let opening, let outcome, let publishedMS, _):
      self.init(plan: plan, outcome: outcome, opening: opening, publishedMS: publishedMS, isVoided: true, round: round)
    default: return nil
    }
  }
}
