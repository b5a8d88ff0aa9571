import Congress
import ControlService
import HallProtocol
import HallTestSupport
import Testing

/// Goal: a screen that knows of captions has them beside its own topics, and what a service does not know is passed over.
///
/// Method: a real service in memory and a screen's hello.
@Suite(.timeLimit(.minutes(10))) struct CaptionTests {
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
