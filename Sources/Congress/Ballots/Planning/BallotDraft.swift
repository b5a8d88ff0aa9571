/// What somebody says of a ballot that is to be put in, or of one that is to be changed; what is not said is left as it is.
public struct BallotDraft: Sendable, Hashable, Codable {
  /// The question as the chair will put it.
  public var question: LocalizedText?
  /// A few words for the wall; an empty text takes them away.
  public var title: LocalizedText?
  /// How the answers become figures.
  public var method: BallotPlan.Method?
  /// The choices in their order.
  public var choices: [Choice]?
  /// What its choices are to each other; where only choices are said, what they look like.
  public var kind: BallotPlan.Kind?
  /// What percentages are taken of.
  public var base: BallotPlan.Base?
  /// The number that percentages are taken of; the base is then ``BallotPlan/Base/fixed``.
  public var fixedBase: Int?
  /// What must be reached.
  public var rule: PassRule?
  /// How long it stays open, in ms; 0 for as long as the chair wants.
  public var durationMS: Int64?
  /// Whether it closes itself when its time is over.
  public var closesItself: Bool?
  /// What the hall may see while the vote goes on.
  public var interim: BallotPlan.Interim?
  /// Whether a delegate may vote again before the close.
  public var allowsChange: Bool?
  /// Whether those who arrive while it is open may still vote.
  public var admitsLateArrivals: Bool?
  /// Whether each delegate has as many votes as the roster says.
  public var isWeighted: Bool?
  /// What is decided at once; empty for one thing.
  public var targets: [BallotPlan.Target]?

  /// A draft that says nothing, or only the question.
  public init(question: LocalizedText? = nil) { self.question = question }

  /// The ballot as it is once the draft is taken over.
  /// - Parameters:
  ///   - known: The ballot that is changed.
  func plan(changing known: BallotPlan) -> BallotPlan {
    let method = method ?? known.method
    let base = base ?? (fixedBase == nil ? known.base : .fixed)
    let durationMS = durationMS.map { $0 == 0 ? nil : $0 } ?? known.durationMS
    let all = choices ?? known.choices
    let looks: BallotPlan.Kind = ChoiceLooks(all) == .alternatives ? .alternatives : .motion
    let kind = kind ?? (choices == nil ? known.kind : looks)
    let words = title ?? known.title
    return BallotPlan(
      code: known.code, question: question ?? known.question, title: words?.vi.isEmpty == true ? nil : words,
      method: method,
      choices: kind == .motion ? all.map(\.asAnswer) : all, base: base,
      fixedBase: fixedBase ?? (base == .fixed ? known.fixedBase : nil), rule: rule ?? known.rule,
      durationMS: durationMS,
      closesItself: closesItself ?? (durationMS != nil && known.closesItself),
      interim: interim ?? (method == known.method ? known.interim : nil),
      allowsChange: allowsChange ?? known.allowsChange,
      admitsLateArrivals: admitsLateArrivals ?? known.admitsLateArrivals, isWeighted: isWeighted ?? known.isWeighted,
      targets: targets ?? known.targets, splitFrom: known.splitFrom, splitOff: known.splitOff, kind: kind)
  }

  /// The ballot that the draft makes by itself.
  func plan(code: Code<Ballot>, defaults: BallotDefaults) -> BallotPlan {
    plan(
      changing: BallotPlan(
        code: code, question: LocalizedText(vi: ""), method: defaults.method, base: defaults.base, rule: defaults.rule))
  }
}

/// How a ballot is held of which nothing else is said.
public struct BallotDefaults: Sendable, Hashable, Codable {
  /// How the answers become figures.
  public let method: BallotPlan.Method
  /// What percentages are taken of.
  public let base: BallotPlan.Base
  /// What must be reached.
  public let rule: PassRule

  /// Cards are counted, and more than half of those summoned are needed (Charter article 9).
  public static let standard = BallotDefaults(method: .cardCount, base: .summoned, rule: .moreThanHalf)

  /// Defaults from their parts; a fixed base is none.
  public init(method: BallotPlan.Method, base: BallotPlan.Base, rule: PassRule) {
    self.method = method
    self.base = base
    self.rule = rule
  }
}

extension Choice {
  /// The choice as one of a motion has it: nothing about what can be adopted.
  public var asAnswer: Choice { Choice(key: key, label: label, sign: sign, color: color) }
}
