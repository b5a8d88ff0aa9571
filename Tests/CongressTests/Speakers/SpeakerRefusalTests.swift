import Congress
import Testing

/// Goal: a step that breaks a rule of the speakers' list is refused under the rule's name, and changes nothing.
///
/// Method: at least one example for every case of `SpeakerRule`, on the sample list `S1`, `S2`, `S3`.
@Suite struct SpeakerRefusalTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let rule: SpeakerRule
    let step: SpeakerStep
    var prepared: [SpeakerStep] = []
    var testDescription: String { "\(rule.code): \(step)" }
  }

  private static func guest(
    _ name: String, unit: String = "", office: String? = nil, title: String? = nil, seconds: Int? = nil
  ) -> SpeakerStep {
    .request(
      SpeakerRequest(person: .guest(name: name, unit: unit), office: office, title: title, seconds: seconds))
  }

  private static let long = String(repeating: "x", count: Speaker.titleCharactersMax + 1)

  static let examples = [
    Example(rule: .unknown("S9", known: ["S1", "S2", "S3"]), step: .call("S9")),
    Example(rule: .unknown("S9", known: ["S1", "S2", "S3"]), step: .remove("S9")),
    Example(rule: .unknown("S9", known: ["S1", "S2", "S3"]), step: .move("S1", before: "S9")),
    Example(rule: .inWrongState("S1", state: .done, needed: [.waiting]), step: .call("S1"), prepared: spoken),
    Example(rule: .inWrongState("S1", state: .called, needed: [.waiting]), step: .remove("S1"), prepared: [.call(nil)]),
    Example(rule: .inWrongState("S1", state: .called, needed: [.speaking]), step: .hold, prepared: [.call(nil)]),
    Example(rule: .inWrongState("S1", state: .speaking, needed: [.held]), step: .resume, prepared: speaking),
    Example(rule: .inWrongState("S1", state: .speaking, needed: [.called]), step: .start, prepared: speaking),
    Example(rule: .floorTaken("S1", name: "Đại biểu D1"), step: .call("S2"), prepared: speaking),
    Example(rule: .floorEmpty, step: .start), Example(rule: .floorEmpty, step: .end),
    Example(rule: .floorEmpty, step: .extend(seconds: 30)), Example(rule: .floorEmpty, step: .end, prepared: spoken),
    Example(rule: .nobodyWaits, step: .call(nil), prepared: [.next, .next, .end]),
    Example(
      rule: .waitsAlready("S1", name: "Đại biểu D1"), step: .request(SpeakerRequest(person: .delegate("D1")))),
    Example(rule: .textNotFit(.name, charactersMax: Speaker.nameCharactersMax), step: guest(" ")),
    Example(rule: .textNotFit(.unit, charactersMax: Speaker.nameCharactersMax), step: guest("Hoa", unit: "a\u{7}")),
    Example(rule: .textNotFit(.office, charactersMax: Speaker.nameCharactersMax), step: guest("Hoa", office: long)),
    Example(rule: .textNotFit(.title, charactersMax: Speaker.titleCharactersMax), step: guest("Hoa", title: long)),
    Example(rule: .secondsOutOfRange(9), step: guest("Hoa", seconds: 9)),
    Example(rule: .secondsOutOfRange(0), step: .extend(seconds: 0), prepared: speaking),
    Example(rule: .secondsOutOfRange(14_460), step: .extend(seconds: 14_400), prepared: speaking),
    Example(rule: .secondsOutOfRange(.min), step: .extend(seconds: .min), prepared: speaking),
    Example(rule: .extensionBelowUsed(seconds: -60, used: 1), step: .extend(seconds: -60), prepared: speaking),
    Example(rule: .movedNowhere("S3"), step: .move("S3", before: nil)),
    Example(rule: .movedNowhere("S1"), step: .move("S1", before: "S2")),
    Example(rule: .movedNowhere("S1"), step: .move("S1", before: "S1")),
  ]

  private static let speaking: [SpeakerStep] = [.call(nil), .start]
  private static let spoken = speaking + [.end]

  @Test(arguments: examples) func aRuleIsNamedAndNothingChanges(_ example: Example) throws {
    var hall = try Hall()
    for step in example.prepared { try hall.run(.speaker(step)) }
    let before = hall.state
    #expect(throws: Rejection.speaker(example.rule)) { try hall.run(.speaker(example.step)) }
    #expect(hall.state == before)
  }

  @Test func theListHasAnEnd() throws {
    let speakers = (1...Floor.speakersMax).map {
      Speaker(code: Code("T\($0)"), person: .guest(name: "Khách \($0)", unit: ""), allottedSeconds: 60)
    }
    var hall = try Hall(.sample(speakers: speakers))
    #expect(throws: Rejection.speaker(.tooMany)) { try hall.run(.speaker(Self.guest("Hoa"))) }
  }

  @Test func delegatesAndItemsMustBeThere() throws {
    var hall = try Hall()
    #expect(throws: Rejection.delegateUnknown("X")) {
      try hall.run(.speaker(.request(SpeakerRequest(person: .delegate("X")))))
    }
    #expect(throws: Rejection.itemUnknown("9.99")) {
      try hall.run(.speaker(.request(SpeakerRequest(person: .delegate("D1"), item: "9.99"))))
    }
  }

  @Test func theChairRunsTheFloorAndTheOperatorTheListToo() throws {
    var hall = try Hall()
    for step in [.call(nil), .start, .hold, .resume, .extend(seconds: 30), .end, .next] as [SpeakerStep] {
      try hall.run(.speaker(step), as: .podium)
    }
    for step in [.remove("S3"), .move("S3", before: nil), Self.guest("Hoa")] as [SpeakerStep] {
      #expect(throws: Rejection.roleMayNot(command: step.name, role: .chair, allowed: [.operator])) {
        try hall.run(.speaker(step), as: .podium)
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
