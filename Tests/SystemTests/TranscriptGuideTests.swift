import Foundation
import Testing

/// Goal: whoever does what the guide "What was said" says of the recording sees what it says.
///
/// Method: its blocks are done in order at a real service.
@Suite(.serialized, .timeLimit(.minutes(10)), .realProcesses) struct TranscriptGuideTests {
  @Test func whatTheGuideSaysIsWhatHappens() async throws {
    let steps = try GuideStep.steps(of: "Transcript")
    try #require(steps.count == 8, "the guide was not read")
    try await Newcomer().follow(steps)
  }
}
