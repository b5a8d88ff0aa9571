import Assets
public import Congress

/// `ballots.yaml`: the questions put to the congress.
struct BallotsFile {
  /// The ballots that are right, in the order of the file.
  let plans: [BallotPlan]
  /// The codes of the ballots, also of one in which something else is wrong.
  let codes: [Placed<String>]
  /// Whether `codes` has the code of every ballot; where not, a ballot that is not among them may still be there.
  let hasEveryCode: Bool
  /// The codes of the ballots that are said to stand in no item.
  let spares: Set<String>
  /// The ballots whose choices look like no motion, and of which nothing says whether they are alternatives.
  let unsaidKinds: Set<Code<Ballot>>

  /// The file's name.
  static let fileName = "ballots.yaml"

  /// The keys that a ballot may leave out.
  static let optionalKeys = [
    "choices", "durationSeconds", "fixedBase", "autoClose", "interim", "allowsChange", "admitsLateArrivals",
    "weighted", "targets", "kind", "spare", "title",
  ]

  /// Reads the file; reports everything that is wrong in it.
  static func read(_ root: YamlValue) -> BallotsFile? {
    guard let fields = root.fields(of: .ballots, required: ["ballots"]),
      let entries = fields["ballots"]?.list(count: 0...BallotPlan.ballotsMax)
    else { return nil }
    var codes: [Placed<String>] = []
    var unsaid: Set<Code<Ballot>> = []
    var spares: Set<String> = []
    let plans = entries.compactMap { entry -> BallotPlan? in
      let required = ["id", "question", "method", "base", "rule"]
      guard let fields = entry.fields(of: .ballot, required: required, optional: optionalKeys)
      else { return nil }
      let code = fields["id"]?.code()
      if let code { codes.append(code) }
      if fields["spare"]?.word(YesNo.self) == .yes, let code { spares.insert(code.value) }
      let plan = readPlan(fields, code: code)
      if let plan, fields["kind"] == nil, ChoiceLooks(plan.choices) != .motion { unsaid.insert(plan.code) }
      return plan
    }
    root.log.reportRepeats(of: .ballot, in: codes)
    return BallotsFile(
      plans: plans, codes: codes, hasEveryCode: codes.count == entries.count, spares: spares, unsaidKinds: unsaid)
  }

  private static func readPlan(_ fields: YamlFields, code: Placed<String>?) -> BallotPlan? {
    let question = fields["question"]?.localizedText()
    let title = fields["title"]?.localizedText()
    let method = fields["method"]?.word(BallotPlan.Method.self)
    let base = fields["base"]?.word(BallotPlan.Base.self)
    let rule = fields["rule"]?.reading(FileRule.expectedPassRule.with()) { PassRule(written: $0) }
    let said = fields["kind"]?.word(BallotPlan.Kind.self)
    let choices = fields["choices"].flatMap { readChoices($0, kind: said) }
    let seconds = fields["durationSeconds"]?.integer(in: BallotPlan.secondsRange)
    let fixedBase = fields["fixedBase"]?.integer(in: BallotPlan.fixedBaseRange)
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
      code: Code(code.value), question: question, title: title, method: method,
      choices: kind == .motion ? all.map(\.asAnswer) : all,
      base: base, fixedBase: fixedBase, rule: rule, durationMS: seconds.map { Int64($0) * 1_000 },
      closesItself: closesItself == .yes, interim: interim, allowsChange: allowsChange != .no,
      admitsLateArrivals: admitsLateArrivals == .yes, isWeighted: isWeighted == .yes, targets: targets, kind: kind)
    checkTogether(plan, fields)
    return plan
  }

  /// What is right by itself, and not together.
  private static func checkTogether(_ plan: BallotPlan, _ fields: YamlFields) {
    let kind = fields["kind"] ?? fields["choices"]
    for fault in plan.faults {
      switch fault {
      case .fixedBaseMissing: fields["base"]?.report(.needsBeside, ["key": "fixedBase"])
      case .fixedBaseWithoutBase: fields["fixedBase"]?.report(.onlyBeside, ["key": "base: fixed"])
      case .closingWithoutDuration: fields["autoClose"]?.report(.needsBeside, ["key": "durationSeconds"])
      case .liveOfSecret: fields["interim"]?.report(.notBeside, ["key": "method: electronic-secret"])
      case .weightedOfMethod:
        fields["weighted"]?.report(.onlyBeside, ["key": "method: electronic-named, electronic-open"])
      case .weightedOfBase(let base):
        fields["weighted"]?.report(.notBeside, ["key": .text("base: \(base.rawValue)")])
      case .alternativesTooFew: kind?.report(.needsBeside, ["key": "choices: 2 × adoptable: yes"])
      case .alternativesOfResidual: kind?.report(.notBeside, ["key": "method: residual-count"])
      case .alternativesOfTargets: kind?.report(.notBeside, ["key": "targets"])
      // What is wrong by itself was found where it is read, and blocks stand in another file.
      case .choicesOutOfRange, .choiceNotFit, .choiceTwice, .targetsOutOfRange, .targetNotFit, .targetTwice,
        .ruleNotFit,
        .fixedBaseOutOfRange, .durationOutOfRange, .blocksMissing:
        break
      }
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

extension BallotDefaults {
  /// Reads `ballotDefaults` of `congress.yaml`; what is left out is as it is everywhere.
  static func read(_ value: YamlValue) -> BallotDefaults? {
    guard let fields = value.fields(of: .ballotDefaults, required: [], optional: ["method", "base", "rule"]) else {
      return nil
    }
    let standard = BallotDefaults.standard
    let base = fields["base"]?.word(BallotPlan.Base.self) ?? standard.base
    if base == .fixed { fields["base"]?.report(.notBeside, ["key": "ballotDefaults"]) }
    return BallotDefaults(
      method: fields["method"]?.word(BallotPlan.Method.self) ?? standard.method, base: base,
      rule: fields["rule"]?.reading(FileRule.expectedPassRule.with()) { PassRule(written: $0) } ?? standard.rule)
  }
}

extension PassRule {
  /// Reads `more than 1/2` or `at least 2/3`; nothing for a rule that every result or none would meet.
  public init?(written text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count == 3, let part = Fraction(written: words[2]) else { return nil }
    switch (words[0], words[1]) {
    case ("more", "than"): self.init(.moreThan, part)
    case ("at", "least"): self.init(.atLeast, part)
    default: return nil
    }
    guard isFit else { return nil }
  }
}
