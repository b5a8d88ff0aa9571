import Congress
import ControlService
import HallProtocol
import HallTestSupport
import Testing

/// Goal: the newest words reach whoever follows them while the hall is recorded, from whoever listens and nobody else, and
/// are on no record.
///
/// Method: a real service in memory; an operator, a teller and somebody who follows.
@Suite(.timeLimit(.minutes(10))) struct CaptionTests {
  @Test func wordsAreToldWhileTheHallIsRecordedAndAreOnNoRecord() async throws {
    try await HallRig.with(.memory) { rig in
      let watch = try await rig.connect(release: .flushed)
      try watch.hello(.observer, id: "watch", want: ["captions", "recording"])
      var text: String?
      func hears(_ wanted: String) async throws {
        while text != wanted { if case .captions(let view) = try await watch.nextTopic().value { text = view.text } }
      }
      try await hears("")
      let listens = try await rig.connect()
      try listens.hello(.operator, id: "recorder", want: [])
      try listens.say(.caption(Caption(text: "before the recording")))
      #expect(try await listens.command("1", .recordingStart) == .done(sequence: 2))
      let teller = try await rig.connect()
      try teller.hello(.teller, id: "teller-1", want: [])
      try teller.say(.caption(Caption(text: "a teller's")))
      try listens.say(.caption(Caption(text: "Kính thưa\u{7} Đại hội")))
      // Each takes the place of the one before: what nobody may say was never told.
      try await hears("Kính thưa Đại hội")
      #expect(try await listens.command("2", .recordingOffTheRecord) == .done(sequence: 3))
      try listens.say(.caption(Caption(text: "off the record")))
      #expect(try await listens.command("3", .recordingResume) == .done(sequence: 4))
      try listens.say(.caption(Caption(text: "on it")))
      while text != "on it" {
        if case .captions(let view) = try await watch.nextTopic().value {
          text = view.text
          #expect(view.text != "off the record")
        }
      }
      #expect(rig.journal.records.count == 4)
    }
  }

  @Test func aScreenAsksForThemBesideItsOwnTopics() async throws {
    try await HallRig.with(.memory) { rig in
      let screen = try await rig.connect(release: .flushed)
      try screen.say(
        .hello(
          Hello(
            role: .screen, id: "hall-left", token: "token-screen", also: ["captions", "of another age"])))
      var topics: Set<Topic> = []
      while topics.count < 3 { topics.insert(try await screen.nextTopic().value.topic) }
      #expect(topics == [.screen("hall-left"), .output("hall"), .captions])
    }
  }
}
