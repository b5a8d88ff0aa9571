import Congress
import Testing

/// Goal: a step that breaks a rule of the speakers' list is refused under the rule's name, and changes nothing.
///
/// Method: at least one example for every case of `SpeakerRule`, on the sample list `S1`, `S2`, `S3`.
@Suite struct SpeakerRefusalTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let rule: SpeakerRule
    let step: Command
    var prepared: [Command] = []
    var testDescription: String { "\(rule.code): \(step)" }
  }

  private static func guest(
    _ name: String, unit: String = "", office: String? = nil, title: String? = nil, seconds: Int? = nil
  ) -> Command {
    .speakerRequest(
      SpeakerRequest(person: .guest(name: name, unit: unit), office: office, title: title, seconds: seconds))
  }

  private static let long = String(repeating: "x", count: Speaker.titleCharactersMax + 1)

  static let examples = [
    Example(rule: .unknown("S9", known: ["S1", "S2", "S3"]), step: .speakerCall("S9")),
    Example(rule: .unknown("S9", known: ["S1", "S2", "S3"]), step: .speakerRemove("S9")),
    Example(rule: .unknown("S9", known: ["S1", "S2", "S3"]), step: .speakerMove("S1", before: "S9")),
    Example(rule: .inWrongState("S1", state: .done, needed: [.waiting]), step: .speakerCall("S1"), prepared: spoken),
    Example(
      rule: .inWrongState("S1", state: .called, needed: [.waiting]), step: .speakerRemove("S1"),
      prepared: [.speakerCall(nil)]),
    Example(
      rule: .inWrongState("S1", state: .called, needed: [.speaking]), step: .speakerHold, prepared: [.speakerCall(nil)]),
    Example(rule: .inWrongState("S1", state: .speaking, needed: [.held]), step: .speakerResume, prepared: speaking),
    Example(rule: .inWrongState("S1", state: .speaking, needed: [.called]), step: .speakerStart, prepared: speaking),
    Example(rule: .floorTaken("S1", name: "Đại biểu D1"), step: .speakerCall("S2"), prepared: speaking),
    Example(rule: .floorEmpty, step: .speakerStart), Example(rule: .floorEmpty, step: .speakerEnd),
    Example(rule: .floorEmpty, step: .speakerExtend(seconds: 30)),
    Example(rule: .floorEmpty, step: .speakerEnd, prepared: spoken),
    Example(rule: .nobodyWaits, step: .speakerCall(nil), prepared: [.speakerNext, .speakerNext, .speakerEnd]),
    Example(
      rule: .waitsAlready("S1", name: "Đại biểu D1"), step: .speakerRequest(SpeakerRequest(person: .delegate("D1")))),
    Example(rule: .textNotFit(.name, charactersMax: Speaker.nameCharactersMax), step: guest(" ")),
    Example(rule: .textNotFit(.unit, charactersMax: Speaker.nameCharactersMax), step: guest("Hoa", unit: "a\u{7}")),
    Example(rule: .textNotFit(.office, charactersMax: Speaker.nameCharactersMax), step: guest("Hoa", office: long)),
    Example(rule: .textNotFit(.title, charactersMax: Speaker.titleCharactersMax), step: guest("Hoa", title: long)),
    Example(rule: .secondsOutOfRange(9), step: guest("Hoa", seconds: 9)),
    Example(rule: .secondsOutOfRange(0), step: .speakerExtend(seconds: 0), prepared: speaking),
    Example(rule: .secondsOutOfRange(14_460), step: .speakerExtend(seconds: 14_400), prepared: speaking),
    Example(rule: .secondsOutOfRange(.min), step: .speakerExtend(seconds: .min), prepared: speaking),
    Example(rule: .extensionBelowUsed(seconds: -60, used: 1), step: .speakerExtend(seconds: -60), prepared: speaking),
    Example(rule: .movedNowhere("S3"), step: .speakerMove("S3", before: nil)),
    Example(rule: .movedNowhere("S1"), step: .speakerMove("S1", before: "S2")),
    Example(rule: .movedNowhere("S1"), step: .speakerMove("S1", before: "S1")),
  ]

  private static let speaking: [Command] = [.speakerCall(nil), .speakerStart]
  private static let spoken = speaking + [.speakerEnd]

  @Test(arguments: examples) func aRuleIsNamedAndNothingChanges(_ example: Example) throws {
    var hall = try Hall()
    for step in example.prepared { try hall.run(step) }
    let before = hall.state
    #expect(throws: Rejection.speaker(example.rule)) { try hall.run(example.step) }
    #expect(hall.state == before)
  }

  @Test func theListHasAnEnd() throws {
    let speakers = (1...Floor.speakersMax).map {
      Speaker(code: Code("T\($0)"), person: .guest(name: "Khách \($0)", unit: ""), allottedSeconds: 60)
    }
    var hall = try Hall(.sample(speakers: speakers))
    #expect(throws: Rejection.speaker(.tooMany)) { try hall.run(Self.guest("Hoa")) }
  }

  @Test func delegatesAndItemsMustBeThere() throws {
    var hall = try Hall()
    #expect(throws: Rejection.delegateUnknown("X")) {
      try hall.run(.speakerRequest(SpeakerRequest(person: .delegate("X"))))
    }
    #expect(throws: Rejection.itemUnknown("9.99")) {
      try hall.run(.speakerRequest(SpeakerRequest(person: .delegate("D1"), item: "9.99")))
    }
  }

  @Test func theChairRunsTheFloorAndTheOperatorTheListToo() throws {
    var hall = try Hall()
    for step in [
      .speakerCall(nil), .speakerStart, .speakerHold, .speakerResume, .speakerExtend(seconds: 30), .speakerEnd,
      .speakerNext,
    ] as [Command] {
      try hall.run(step, as: .podium)
    }
    for step in [.speakerRemove("S3"), .speakerMove("S3", before: nil), Self.guest("Hoa")] as [Command] {
      #expect(throws: Rejection.roleMayNot(command: step.name, role: .chair, allowed: [.operator])) {
        try hall.run(step, as: .podium)
      }
    }
  }

  /// The name of a rule, written down a second time: a new case does not compile until it has its name here.
  static func stableName(of rule: SpeakerRule) -> String {
    switch rule {
    case .unknown: "speaker_unknown"
    case .inWrongState: "speaker_in_wrong_state"
    case .floorTaken: "speaker_floor_taken"
    case .floorEmpty: "speaker_floor_empty"
    case .nobodyWaits: "speaker_nobody_waits"
    case .waitsAlready: "speaker_waits_already"
    case .tooMany: "speaker_too_many"
    case .textNotFit: "speaker_text_not_fit"
    case .secondsOutOfRange: "speaker_seconds_out_of_range"
    case .extensionBelowUsed: "speaker_extension_below_used"
    case .movedNowhere: "speaker_moved_nowhere"
    }
  }

  @Test func everyRuleHasAnExampleUnderItsStableName() {
    let names: Set<String> = [
      "speaker_unknown", "speaker_in_wrong_state", "speaker_floor_taken", "speaker_floor_empty",
      "speaker_nobody_waits", "speaker_waits_already", "speaker_text_not_fit", "speaker_seconds_out_of_range",
      "speaker_extension_below_used", "speaker_moved_nowhere",
    ]
    #expect(Set(Self.examples.map(\.rule.code)) == names)
    #expect((Self.examples.map(\.rule) + [.tooMany]).allSatisfy { $0.code == Self.stableName(of: $0) })
  }
}
