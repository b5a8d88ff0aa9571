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

  /// The file's name.
  static let fileName = "ballots.yaml"

  /// The keys that a ballot may leave out.
  static let optionalKeys = [
    "choices", "durationSeconds", "fixedBase", "autoClose", "interim", "allowsChange", "admitsLateArrivals",
    "weighted", "targets",
  ]

  /// Reads the file; reports everything that is wrong in it.
  static func read(_ root: YamlValue) -> BallotsFile? {
    guard let fields = root.fields(of: .ballots, required: ["ballots"]),
      let entries = fields["ballots"]?.list(count: 0...FileLimits.ballotsMax)
    else { return nil }
    var codes: [Placed<String>] = []
    let plans = entries.compactMap { entry -> BallotPlan? in
      let required = ["id", "question", "method", "base", "rule"]
      guard let fields = entry.fields(of: .ballot, required: required, optional: optionalKeys)
      else { return nil }
      let code = fields["id"]?.code()
      if let code { codes.append(code) }
      return readPlan(fields, code: code)
    }
    root.log.reportRepeats(of: .ballot, in: codes)
    return BallotsFile(plans: plans, codes: codes, hasEveryCode: codes.count == entries.count)
  }

  private static func readPlan(_ fields: YamlFields, code: Placed<String>?) -> BallotPlan? {
    let question = fields["question"]?.localizedText()
    let method = fields["method"]?.word(BallotPlan.Method.self)
    let base = fields["base"]?.word(BallotPlan.Base.self)
    let rule = fields["rule"]?.reading(FileRule.expectedPassRule.with()) { PassRule(written: $0) }
    let choices = fields["choices"].flatMap(readChoices)
    let seconds = fields["durationSeconds"]?.integer(in: FileLimits.ballotSecondsRange)
    let fixedBase = fields["fixedBase"]?.integer(in: FileLimits.fixedBaseRange)
    let closesItself = fields["autoClose"]?.word(YesNo.self)
    let interim = fields["interim"]?.word(BallotPlan.Interim.self)
    let allowsChange = fields["allowsChange"]?.word(YesNo.self)
    let admitsLateArrivals = fields["admitsLateArrivals"]?.word(YesNo.self)
    let isWeighted = fields["weighted"]?.word(YesNo.self)
    let targets = fields["targets"].flatMap(readTargets) ?? []
    guard let code, let question, let method, let base, let rule else { return nil }
    let plan = BallotPlan(
      code: Code(code.value), question: question, method: method, choices: choices ?? Choice.standard,
      base: base, fixedBase: fixedBase, rule: rule, durationMS: seconds.map { Int64($0) * 1_000 },
      closesItself: closesItself == .yes, interim: interim, allowsChange: allowsChange != .no,
      admitsLateArrivals: admitsLateArrivals == .yes, isWeighted: isWeighted == .yes, targets: targets)
    checkTogether(plan, fields)
    return plan
  }

  /// What is right by itself, and not together.
  private static func checkTogether(_ plan: BallotPlan, _ fields: YamlFields) {
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

  private static func readChoices(_ value: YamlValue) -> [Choice]? {
    guard let entries = value.list(count: BallotPlan.choicesRange) else { return nil }
    var keys: [Placed<String>] = []
    let choices = entries.compactMap { entry -> Choice? in
      guard let fields = entry.fields(of: .choice, required: ["key", "label", "sign"], optional: ["color"]) else {
        return nil
      }
      let key = fields["key"]?.code()
      let label = fields["label"]?.localizedText()
      let sign = fields["sign"]?.word(Choice.Sign.self)
      let color = fields["color"]?.word(Choice.Sign.self)
      if let key { keys.append(key) }
      guard let key, let label, let sign else { return nil }
      return Choice(key: key.value, label: label, sign: sign, color: color)
    }
    value.log.reportRepeats(of: .choice, in: keys)
    return choices
  }
}

/// Whether something is so.
private enum YesNo: String, CaseIterable {
  case yes, no
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
