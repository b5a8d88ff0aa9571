import Assets
import Congress

/// `ballots.yaml`: the questions put to the congress.
struct BallotsFile {
  /// The ballots that are right, in the order of the file.
  let plans: [BallotPlan]
  /// The codes of the ballots, also of one in which something else is wrong.
  let codes: [Placed<String>]
  /// Whether `codes` has the code of every ballot; where not, a ballot that is not among them may still be there.
  let hasEveryCode: Bool
  /// The ballots whose choices look like no motion, and of which nothing says whether they are alternatives.
  let unsaidKinds: Set<Code<Ballot>>

  /// The file's name.
  static let fileName = "ballots.yaml"

  /// The keys that a ballot may leave out.
  static let optionalKeys = [
    "choices", "durationSeconds", "fixedBase", "autoClose", "interim", "allowsChange", "admitsLateArrivals",
    "weighted", "targets", "kind",
  ]

  /// Reads the file; reports everything that is wrong in it.
  static func read(_ root: YamlValue) -> BallotsFile? {
    guard let fields = root.fields(of: .ballots, required: ["ballots"]),
      let entries = fields["ballots"]?.list(count: 0...FileLimits.ballotsMax)
    else { return nil }
    var codes: [Placed<String>] = []
    var unsaid: Set<Code<Ballot>> = []
    let plans = entries.compactMap { entry -> BallotPlan? in
      let required = ["id", "question", "method", "base", "rule"]
      guard let fields = entry.fields(of: .ballot, required: required, optional: optionalKeys)
      else { return nil }
      let code = fields["id"]?.code()
      if let code { codes.append(code) }
      let plan = readPlan(fields, code: code)
      if let plan, fields["kind"] == nil, ChoiceLooks(plan.choices) != .motion { unsaid.insert(plan.code) }
      return plan
    }
    root.log.reportRepeats(of: .ballot, in: codes)
    return BallotsFile(plans: plans, codes: codes, hasEveryCode: codes.count == entries.count, unsaidKinds: unsaid)
  }

  private static func readPlan(_ fields: YamlFields, code: Placed<String>?) -> BallotPlan? {
    let question = fields["question"]?.localizedText()
    let method = fields["method"]?.word(BallotPlan.Method.self)
    let base = fields["base"]?.word(BallotPlan.Base.self)
    let rule = fields["rule"]?.reading(FileRule.expectedPassRule.with()) { PassRule(written: $0) }
    let said = fields["kind"]?.word(BallotPlan.Kind.self)
    let choices = fields["choices"].flatMap { readChoices($0, kind: said) }
    let seconds = fields["durationSeconds"]?.integer(in: FileLimits.ballotSecondsRange)
    let fixedBase = fields["fixedBase"]?.integer(in: FileLimits.fixedBaseRange)
    let closesItself = fields["autoClose"]?.word(YesNo.self)
    let interim = fields["interim"]?.word(BallotPlan.Interim.self)
    let allowsChange = fields["allowsChange"]?.word(YesNo.self)
    let admitsLateArrivals = fields["admitsLateArrivals"]?.word(YesNo.self)
    let isWeighted = fields["weighted"]?.word(YesNo.self)
    let targets = fields["targets"].flatMap(readTargets) ?? []
    guard let code, let question, let method, let base, let rule else { return nil }
    let all = choices ?? Choice.standard
    // What the file does not say is taken for what it looks like, and the check asks.
    let kind = said ?? (ChoiceLooks(all) == .alternatives ? .alternatives : .motion)
    let plan = BallotPlan(
      code: Code(code.value), question: question, method: method, choices: kind == .motion ? all.map(\.asAnswer) : all,
      base: base, fixedBase: fixedBase, rule: rule, durationMS: seconds.map { Int64($0) * 1_000 },
      closesItself: closesItself == .yes, interim: interim, allowsChange: allowsChange != .no,
      admitsLateArrivals: admitsLateArrivals == .yes, isWeighted: isWeighted == .yes, targets: targets, kind: kind)
    checkTogether(plan, fields)
    return plan
  }

  /// What is right by itself, and not together.
  private static func checkTogether(_ plan: BallotPlan, _ fields: YamlFields) {
    if plan.kind == .alternatives { checkAlternatives(plan, fields) }
    if plan.base == .fixed, plan.fixedBase == nil {
      fields["base"]?.report(.needsBeside, ["key": "fixedBase"])
    }
    if plan.base != .fixed { fields["fixedBase"]?.report(.onlyBeside, ["key": "base: fixed"]) }
    if plan.closesItself, plan.durationMS == nil {
      fields["autoClose"]?.report(.needsBeside, ["key": "durationSeconds"])
    }
    if plan.interim == .live, plan.method == .electronicSecret {
      fields["interim"]?.report(.notBeside, ["key": "method: electronic-secret"])
    }
    if plan.isWeighted, plan.method != .electronicNamed, plan.method != .electronicOpen {
      // A secret choice could be told from an unusual weight in the sum.
      fields["weighted"]?.report(.onlyBeside, ["key": "method: electronic-named, electronic-open"])
    }
    if plan.isWeighted, plan.base == .fixed || plan.base == .adjustedSummoned {
      fields["weighted"]?.report(.notBeside, ["key": .text("base: \(plan.base.rawValue)")])
    }
  }

  private static func checkAlternatives(_ plan: BallotPlan, _ fields: YamlFields) {
    let place = fields["kind"] ?? fields["choices"]
    if plan.choices.count(where: \.isAdoptable) < 2 {
      place?.report(.needsBeside, ["key": "choices: 2 × adoptable: yes"])
    }
    // Whoever is left of those who may vote is in favour of a motion, and of no one alternative.
    if plan.method == .residualCount { place?.report(.notBeside, ["key": "method: residual-count"]) }
    if !plan.targets.isEmpty { place?.report(.notBeside, ["key": "targets"]) }
  }

  private static func readTargets(_ value: YamlValue) -> [BallotPlan.Target]? {
    guard let entries = value.list(count: 2...BallotPlan.targetsMax) else { return nil }
    var codes: [Placed<String>] = []
    let targets = entries.compactMap { entry -> BallotPlan.Target? in
      guard let fields = entry.fields(of: .target, required: ["id", "text"]) else { return nil }
      let code = fields["id"]?.code()
      let text = fields["text"]?.localizedText()
      if let code { codes.append(code) }
      guard let code, let text else { return nil }
      return BallotPlan.Target(code: Code(code.value), text: text)
    }
    value.log.reportRepeats(of: .target, in: codes)
    return targets
  }

  private static func readChoices(_ value: YamlValue, kind: BallotPlan.Kind?) -> [Choice]? {
    guard let entries = value.list(count: BallotPlan.choicesRange) else { return nil }
    var keys: [Placed<String>] = []
    let choices = entries.compactMap { entry -> Choice? in
      // Alternatives are neither for nor against anything.
      let signs = kind == .alternatives ? [] : ["sign"]
      let optional = ["color", "adoptable"] + (kind == .alternatives ? ["sign"] : [])
      guard let fields = entry.fields(of: .choice, required: ["key", "label"] + signs, optional: optional) else {
        return nil
      }
      let key = fields["key"]?.code()
      let label = fields["label"]?.localizedText()
      let sign = fields["sign"]?.word(Choice.Sign.self)
      let color = fields["color"]?.word(Choice.Sign.self)
      let adoptable = fields["adoptable"]?.word(YesNo.self)
      if kind == .motion { fields["adoptable"]?.report(.onlyBeside, ["key": "kind: alternatives"]) }
      if let key { keys.append(key) }
      guard let key, let label, let sign = sign ?? (kind == .alternatives ? .other : nil) else { return nil }
      let choice = Choice(key: key.value, label: label, sign: sign, color: color)
      let isAdoptable = adoptable.map { $0 == .yes } ?? !choice.isAnswer
      return Choice(key: key.value, label: label, sign: sign, color: color, isAdoptable: isAdoptable)
    }
    value.log.reportRepeats(of: .choice, in: keys)
    return choices
  }
}

/// Whether something is so.
private enum YesNo: String, CaseIterable {
  case yes, no
}

extension Choice {
  /// The choice as one of a motion has it: nothing about what can be adopted.
  fileprivate var asAnswer: Choice { Choice(key: key, label: label, sign: sign, color: color) }
}

extension PassRule {
  /// Reads `more than 1/2` or `at least 2/3`; nothing for a rule that every result or none would meet.
  init?(written text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count == 3, let part = Fraction(written: words[2]) else { return nil }
    switch (words[0], words[1]) {
    case ("more", "than") where part.numerator < part.denominator: self.init(.moreThan, part)
    case ("at", "least") where part.numerator > 0: self.init(.atLeast, part)
    default: return nil
    }
  }
}
