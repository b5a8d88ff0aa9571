import Congress
import CongressFiles
import HallTestSupport
import Foundation
import Testing

/// Goal: a mistake in `ballots.yaml` is found with its line, and no rule is read that every result or none would meet.
///
/// Method: one mistake at a time in a folder that is otherwise right; the list of problems must be exactly the expected
/// one.
@Suite struct BallotsFileTests {
  private static func wrong(_ old: String, _ new: String, _ problems: String...) -> Mistake {
    Mistake(old, new, in: "ballots.yaml", problems)
  }

  private static func wrongRule(_ rule: String) -> Mistake {
    wrong(
      "more than 1/2", rule,
      "6: 'rule' is '\(rule)'; expected 'more than' a part below 1/1, as in 'more than 1/2', or 'at least' a part "
        + "above 0/1."
    )
  }

  static let rules = [
    "1/2", "more than half", "more than  1/2", "more then 1/2", "at most 1/2", "more than 1/1", "at least 0/1",
    "more than 50%", "at least 3/2", "at least 2/0", "at least -2/3", "at least 2/1001", "More than 1/2",
    "at least 2/3 of present",
  ].map(wrongRule)

  static let fields = [
    wrong(
      "    method: card-count\n    base: summoned\n", "    base: summoned\n",
      "2: Key 'method' is missing in a "
        + "ballot."),
    wrong(
      "method: card-count\n    base: summoned", "method: cards\n    base: summoned",
      "4: 'method' is 'cards'; expected one of card-count, residual-count, block-count, "
        + "electronic-named, electronic-open, electronic-secret, paper."),
    wrong(
      "base: summoned", "base: voters",
      "5: 'base' is 'voters'; expected one of summoned, adjusted-summoned, "
        + "present, cast, valid, fixed."),
    wrong(
      "durationSeconds: 30", "durationSeconds: 0",
      "12: 'durationSeconds' is '0'; expected a whole number from 1 to 7200."),
    wrong(
      "durationSeconds: 30", "durationSeconds: 7201",
      "12: 'durationSeconds' is '7201'; expected a whole number from 1 to 7200."),
    wrong(
      "durationSeconds: 30", "durationSeconds:",
      "12: 'durationSeconds' has no value; expected a whole number from 1 to 7200."),
    wrong(
      "durationSeconds: 30", "duration: 30",
      "12: Unknown key 'duration' in a ballot; expected only id, question, method, base, rule, choices, "
        + "durationSeconds, fixedBase, autoClose, interim, allowsChange, admitsLateArrivals, weighted, targets, kind, "
        + "spare, title."
    ),
    wrong("question: Thông qua chương trình", "question: [Thông, qua]", "3: 'question' is a list; expected a text."),
  ]

  static let choices = [
    wrong(
      "      - { key: \"no\", label: Không đồng ý, sign: against }\n", "",
      "13: 'choices' has 1 entry; expected 2 to 5."),
    wrong("key: \"no\"", "key: \"yes\"", "15: Choice 'yes' stands on line 14 already; expected each only once."),
    wrong("key: \"no\"", "key: \"no thanks\"", "15: 'key' holds a space; expected a code without spaces."),
    wrong("sign: against", "sign: contra", "15: 'sign' is 'contra'; expected one of agree, against, other."),
    wrong("label: Không đồng ý, ", "", "15: Key 'label' is missing in a choice."),
    wrong(
      "sign: against }",
      "sign: against }\n" + (1...4).map { "      - { key: k\($0), label: Khác, sign: other }" }.joined(separator: "\n"),
      "13: 'choices' does not have 2 to 5 entries, but 6."),
  ]

  @Test(arguments: rules + fields + choices)
  func aMistakeIsFoundWhereItStands(_ mistake: Mistake) throws {
    let folder = try SampleFolder().replacing(mistake.old, with: mistake.new, in: mistake.file)
    #expect(try folder.problems() == mistake.problems)
  }

  @Test(arguments: [
    ("more than 1/2", PassRule.moreThanHalf), ("at least 2/3", PassRule(.atLeast, .twoThirds)),
    ("more than 2/3", PassRule(.moreThan, .twoThirds)),
  ])
  func aRuleMeansWhatItSays(_ text: String, _ rule: PassRule) throws {
    let folder = try SampleFolder().replacing("more than 1/2", with: text, in: "ballots.yaml")
    let ballots = try folder.written { try CongressFolder.read($0).ballots }
    #expect(ballots.first?.rule == rule)
  }

  @Test func aChoiceMayHaveTheColourOfAnotherSign() throws {
    let folder = try SampleFolder()
      .replacing("sign: against }", with: "sign: against, color: other }", in: "ballots.yaml")
    let choices = try folder.written { try CongressFolder.read($0).ballots.last?.choices }
    #expect(choices?.map(\.sign) == [.agree, .against] && choices?.map(\.color) == [.agree, .other])
  }

  /// The last ballot of the sample with other choices and, where there is one, a kind.
  private static func ballot(_ choices: [String], kind: String? = nil) throws -> (BallotPlan?, isAsked: Bool) {
    var folder = SampleFolder()
    let text = try #require(folder.files["ballots.yaml"])
    let start = try #require(text.range(of: "    choices:"))
    let head = kind.map { "    kind: \($0)\n" } ?? ""
    folder.files["ballots.yaml"] =
      text[..<start.lowerBound] + head + "    choices:\n" + choices.map { "      - { \($0) }\n" }.joined()
    return try folder.written {
      let (definition, places) = try CongressFolder.readWithPlaces($0)
      let plan = definition.ballots.last
      return (plan, plan.map { places.unsaidKinds.contains($0.code) } ?? false)
    }
  }

  @Test func alternativesNeedNoSignsAndOtherOpinionIsNone() throws {
    let choices = ["key: a, label: Phương án A", "key: b, label: Phương án B", "key: other, label: Ý kiến khác"]
    let (plan, isAsked) = try Self.ballot(choices, kind: "alternatives")
    #expect(plan?.kind == .alternatives && !isAsked)
    #expect(plan?.choices.map(\.isAdoptable) == [true, true, false])
  }

  @Test func whatIsAdoptableCanBeSaid() throws {
    let choices = [
      "key: a, label: Phương án A", "key: b, label: Phương án B", "key: c, label: Khác, adoptable: \"yes\"",
    ]
    #expect(try Self.ballot(choices, kind: "alternatives").0?.choices.map(\.isAdoptable) == [true, true, true])
  }

  @Test func choicesThatLookLikeNoMotionAreAskedAbout() throws {
    let signs = ["agree", "against", "other"]
    func written(_ labels: [String]) -> [String] {
      zip(labels, signs).enumerated().map { "key: k\($0.offset), label: \($0.element.0), sign: \($0.element.1)" }
    }
    let alternatives = try Self.ballot(written(["Phương án A", "Phương án B", "Phương án C"]))
    #expect(alternatives.0?.kind == .alternatives && alternatives.isAsked)
    let unclear = try Self.ballot(written(["Tán thành", "Tán thành một phần", "Không tán thành"]))
    #expect(unclear.0?.kind == .motion && unclear.isAsked)
    let motion = try Self.ballot(written(["Nhất trí", "Không nhất trí", "Ý kiến khác"]))
    #expect(motion.0?.kind == .motion && !motion.isAsked)
    let said = try Self.ballot(written(["Phương án A", "Phương án B", "Phương án C"]), kind: "motion")
    #expect(said.0?.kind == .motion && !said.isAsked)
  }

  @Test func aBallotThatStandsTwiceIsFoundAndTheOtherMissed() throws {
    let folder = try SampleFolder().replacing("id: BQ02", with: "id: BQ01", in: "ballots.yaml")
    #expect(
      try folder.problems() == [
        "agenda.yaml:16: There is no ballot 'BQ02' in ballots.yaml; did you mean 'BQ01'?",
        "ballots.yaml:7: Ballot 'BQ01' stands on line 2 already; expected each only once.",
      ])
  }

  @Test func aCongressWithoutBallotsIsRight() throws {
    var folder = try SampleFolder().replacing("            ballots: [BQ01, BQ02]\n", with: "", in: "agenda.yaml")
    folder.files["ballots.yaml"] = "ballots: []\n"
    #expect(try folder.problems() == [])
  }
}
