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

  /// Reads the file; reports everything that is wrong in it.
  static func read(_ root: YamlValue) -> BallotsFile? {
    guard let fields = root.fields(of: .ballots, required: ["ballots"]),
      let entries = fields["ballots"]?.list(count: 0...FileLimits.ballotsMax)
    else { return nil }
    var codes: [Placed<String>] = []
    let plans = entries.compactMap { entry -> BallotPlan? in
      let required = ["id", "question", "method", "base", "rule"]
      guard let fields = entry.fields(of: .ballot, required: required, optional: ["choices", "durationSeconds"])
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
    guard let code, let question, let method, let base, let rule else { return nil }
    return BallotPlan(
      code: Code(code.value), question: question, method: method, choices: choices ?? Choice.standard,
      base: base, rule: rule, durationMS: seconds.map { Int64($0) * 1_000 })
  }

  private static func readChoices(_ value: YamlValue) -> [Choice]? {
    guard let entries = value.list(count: BallotPlan.choicesRange) else { return nil }
    var keys: [Placed<String>] = []
    let choices = entries.compactMap { entry -> Choice? in
      guard let fields = entry.fields(of: .choice, required: ["key", "label", "sign"]) else { return nil }
      let key = fields["key"]?.code()
      let label = fields["label"]?.localizedText()
      let sign = fields["sign"]?.word(Choice.Sign.self)
      if let key { keys.append(key) }
      guard let key, let label, let sign else { return nil }
      return Choice(key: key.value, label: label, sign: sign)
    }
    value.log.reportRepeats(of: .choice, in: keys)
    return choices
  }
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
