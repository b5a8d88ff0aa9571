/// A ballot as the congress prepared it: the question, how it is answered, and what decides it.
public struct BallotPlan: Sendable, Hashable, Codable {
  /// The fewest and most choices of a ballot.
  public static let choicesRange = 2...5
  /// The longest extension of a timed vote, in seconds.
  public static let extensionSecondsMax = 7_200
  /// The most targets of a block vote.
  public static let targetsMax = 100

  /// How the answers become figures.
  public enum Method: String, Sendable, Hashable, Codable, CaseIterable {
    /// Cards are raised and counted; the figures are entered.
    case cardCount = "card-count"
    /// Cards are raised, and only those not in favour are counted; whoever is left is in favour.
    case residualCount = "residual-count"
    /// Cards are raised and counted block by block, each by its teller; the figures are the sums.
    case blockCount = "block-count"
    /// Terminals; each delegate's choice is part of the result.
    case electronicNamed = "electronic-named"
    /// Terminals; choices are on record with their delegates, the result shows sums only.
    case electronicOpen = "electronic-open"
    /// Terminals; nothing on record ties a choice to a delegate.
    case electronicSecret = "electronic-secret"
    /// Ballots on paper are issued, collected and counted.
    case paper

    /// Whether delegates send their choices themselves.
    public var isElectronic: Bool {
      switch self {
      case .electronicNamed, .electronicOpen, .electronicSecret: true
      case .cardCount, .residualCount, .blockCount, .paper: false
      }
    }
  }

  /// What percentages and the needed count are taken of.
  public enum Base: String, Sendable, Hashable, Codable, CaseIterable {
    /// Official delegates called to the congress.
    case summoned
    /// Those, less the ones absent throughout without an alternate.
    case adjustedSummoned = "adjusted-summoned"
    /// Those who may vote: official delegates present when the ballot opened, and late arrivals where it admits them.
    case present
    /// Everybody who answered; on paper, every ballot collected, also the invalid.
    case cast
    /// Every valid ballot; on paper, the collected less the invalid.
    case valid
    /// A number that the plan names.
    case fixed
  }

  /// What its choices are to each other.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// For and against one thing: the first choice must reach the need.
    case motion
    /// One of several things: whichever reaches the need is adopted.
    case alternatives
  }

  /// What the hall may see while the vote goes on.
  public enum Interim: String, Sendable, Hashable, Codable, CaseIterable {
    /// Only that it goes on.
    case hidden
    /// How many have voted, or which blocks have reported.
    case turnout
    /// The figures as they come in.
    case live
  }

  /// One of several things that a block vote decides at once.
  public struct Target: Sendable, Hashable, Codable {
    /// The target's code within its ballot, such as `7`.
    public let code: Code<Target>
    /// What is to be decided.
    public let text: LocalizedText

    /// A target from its parts.
    public init(code: Code<Target>, text: LocalizedText) {
      self.code = code
      self.text = text
    }
  }

  /// The ballot's code, such as `BQ06`.
  public let code: Code<Ballot>
  /// The question as the chair puts it.
  public let question: LocalizedText
  /// A few words for the wall, where the question is long: they stand over its result; the question stays on record.
  public let title: LocalizedText?
  /// How the answers become figures.
  public let method: Method
  /// The choices in their fixed order; of a motion the first is the one that must reach the needed count.
  public let choices: [Choice]
  /// What percentages are taken of.
  public let base: Base
  /// The number that percentages are taken of where the base is ``Base/fixed``.
  public let fixedBase: Int?
  /// What the first choice of a motion, or an alternative, must reach.
  public let rule: PassRule
  /// How long it stays open, in ms; nothing for as long as the chair wants.
  public let durationMS: Int64?
  /// Whether a timed vote closes itself when its time is over.
  public let closesItself: Bool
  /// What the hall may see while the vote goes on; a secret vote never shows ``Interim/live``.
  public let interim: Interim
  /// Whether a delegate may vote again before the close, the later vote counting.
  public let allowsChange: Bool
  /// Whether those who arrive while it is open may still vote.
  public let admitsLateArrivals: Bool
  /// Whether each delegate has as many votes as the roster says; the rule is then held against weights.
  public let isWeighted: Bool
  /// What is decided at once, in order; none for a vote on one thing.
  public let targets: [Target]
  /// The block vote that this was split from, if it was.
  public let splitFrom: Code<Ballot>?
  /// The targets that were split off, in the order in which they were; nothing where none was.
  private let targetsSplitOff: [Target]?
  private let namedKind: Kind?

  /// What its choices are to each other.
  public var kind: Kind { namedKind ?? .motion }
  /// The targets that were split off, in the order in which they were.
  public var splitOff: [Target] { targetsSplitOff ?? [] }

  /// A ballot from its parts.
  public init(
    code: Code<Ballot>, question: LocalizedText, title: LocalizedText? = nil, method: Method = .cardCount,
    choices: [Choice] = Choice.standard, base: Base = .summoned, fixedBase: Int? = nil, rule: PassRule = .moreThanHalf,
    durationMS: Int64? = nil,
    closesItself: Bool = false, interim: Interim? = nil, allowsChange: Bool = true, admitsLateArrivals: Bool = false,
    isWeighted: Bool = false, targets: [Target] = [], splitFrom: Code<Ballot>? = nil, splitOff: [Target] = [],
    kind: Kind = .motion
  ) {
    self.code = code
    self.question = question
    self.title = title
    self.method = method
    self.choices = choices
    self.base = base
    self.fixedBase = fixedBase
    self.rule = rule
    self.durationMS = durationMS
    self.closesItself = closesItself
    self.interim = interim ?? (method.isElectronic || method == .blockCount ? .turnout : .hidden)
    self.allowsChange = allowsChange
    self.admitsLateArrivals = admitsLateArrivals
    self.isWeighted = isWeighted
    self.targets = targets
    self.splitFrom = splitFrom
    // Both are written only where they say something: early records and early readers know neither.
    targetsSplitOff = splitOff.isEmpty ? nil : splitOff
    namedKind = kind == .motion ? nil : kind
  }

  /// The same ballot with a target split off, and the ballot that is put on that target alone.
  func splitting(_ target: Target, into code: Code<Ballot>) -> (rest: BallotPlan, split: BallotPlan) {
    let rest = Parts(
      code: self.code, question: question, title: title, choices: choices, targets: targets.filter { $0 != target },
      splitFrom: splitFrom, splitOff: splitOff + [target])
    let split = Parts(
      code: code, question: target.text, title: nil, choices: choices, targets: [], splitFrom: self.code, splitOff: [])
    return (rest: copy(rest), split: copy(split))
  }

  /// The same ballot with other choices: those of a run-off.
  func with(choices: [Choice]) -> BallotPlan {
    copy(
      Parts(
        code: code, question: question, title: title, choices: choices, targets: targets, splitFrom: splitFrom,
        splitOff: splitOff))
  }

  /// What a copy of a ballot may have of its own.
  private struct Parts {
    let code: Code<Ballot>
    let question: LocalizedText
    let title: LocalizedText?
    let choices: [Choice]
    let targets: [Target]
    let splitFrom: Code<Ballot>?
    let splitOff: [Target]
  }

  private func copy(_ parts: Parts) -> BallotPlan {
    BallotPlan(
      code: parts.code, question: parts.question, title: parts.title, method: method, choices: parts.choices,
      base: base,
      fixedBase: fixedBase, rule: rule, durationMS: durationMS, closesItself: closesItself, interim: interim,
      allowsChange: allowsChange, admitsLateArrivals: admitsLateArrivals, isWeighted: isWeighted,
      targets: parts.targets, splitFrom: parts.splitFrom, splitOff: parts.splitOff, kind: kind)
  }
}

extension BallotPlan {
  private enum CodingKeys: String, CodingKey {
    case code, question, title, method, choices, base, fixedBase, rule, durationMS, closesItself, interim, allowsChange
    case admitsLateArrivals, isWeighted, targets, splitFrom, targetsSplitOff = "splitOff", namedKind = "kind"
  }

  /// Reads a plan; what early records did not have reads as its default.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      code: try container.decode(Code.self, forKey: .code),
      question: try container.decode(LocalizedText.self, forKey: .question),
      title: try container.decodeIfPresent(LocalizedText.self, forKey: .title),
      method: try container.decode(Method.self, forKey: .method),
      choices: try container.decode([Choice].self, forKey: .choices),
      base: try container.decode(Base.self, forKey: .base),
      fixedBase: try container.decodeIfPresent(Int.self, forKey: .fixedBase),
      rule: try container.decode(PassRule.self, forKey: .rule),
      durationMS: try container.decodeIfPresent(Int64.self, forKey: .durationMS),
      closesItself: try container.decodeIfPresent(Bool.self, forKey: .closesItself) ?? false,
      interim: try container.decodeIfPresent(Interim.self, forKey: .interim),
      allowsChange: try container.decodeIfPresent(Bool.self, forKey: .allowsChange) ?? true,
      admitsLateArrivals: try container.decodeIfPresent(Bool.self, forKey: .admitsLateArrivals) ?? false,
      isWeighted: try container.decodeIfPresent(Bool.self, forKey: .isWeighted) ?? false,
      targets: try container.decodeIfPresent([Target].self, forKey: .targets) ?? [],
      splitFrom: try container.decodeIfPresent(Code.self, forKey: .splitFrom),
      splitOff: try container.decodeIfPresent([Target].self, forKey: .targetsSplitOff) ?? [],
      kind: try container.decodeIfPresent(Kind.self, forKey: .namedKind) ?? .motion)
  }
}
