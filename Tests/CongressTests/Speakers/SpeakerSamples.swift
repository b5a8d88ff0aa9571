import HallTestSupport
@testable import Congress

extension Speaker {
  /// `S1` (delegate `D1`) and `S2` (a guest) speak at any item, `S3` (delegate `D2`) at item `1.02`; each has 60 s.
  static var samples: [Speaker] {
    [
      Speaker(code: "S1", person: .delegate("D1"), title: LocalizedText(vi: "Chuyển đổi số"), allottedSeconds: 60),
      Speaker(
        code: "S2", person: .guest(name: "Lê Thị Hoa", unit: "Hội Nông dân"), office: LocalizedText(vi: "Chủ tịch"),
        allottedSeconds: 60),
      Speaker(code: "S3", person: .delegate("D2"), item: "1.02", allottedSeconds: 60),
    ]
  }
}

extension Command {
  /// A step of that name, sensible or not.
  static func randomSpeech(
    _ name: CommandName, in state: CongressState, using random: inout SeededRandom
  ) -> Command {
    let codes = state.floor.entries.map(\.speaker.code) + ["S9"]
    let speaker = random.pick(codes)
    switch name {
    case RequestSpeech.name:
      let person = random.pick([
        Speaker.Person.delegate("D3"), .delegate("X"), .guest(name: "Lê Thị Hoa", unit: ""),
        .guest(name: " ", unit: ""),
      ])
      let seconds = random.pick([nil, nil, 30, 5])
      return .speakerRequest(
        SpeakerRequest(person: person, item: random.pick([nil, "1.01", "9.99"]), seconds: seconds))
    case RemoveSpeaker.name: return .speakerRemove(speaker)
    case MoveSpeaker.name: return .speakerMove(speaker, before: random.once(in: 3) ? nil : random.pick(codes))
    case CallSpeaker.name: return .speakerCall(random.once(in: 2) ? nil : speaker)
    case CallNextSpeaker.name: return .speakerNext
    case StartSpeech.name: return .speakerStart
    case HoldSpeech.name: return .speakerHold
    case ResumeSpeech.name: return .speakerResume
    case ExtendSpeech.name: return .speakerExtend(seconds: random.pick([30, 60, -30, 0, 99_999]))
    default: return .speakerEnd
    }
  }
}
