import Foundation
import Glibc
import HallTestSupport
import Hearing
import Testing

@testable import Transcription

/// Goal: what a sound card hears is heard, sample by sample, and a card that is not there is told.
///
/// Method: `arecord` as it is, on a device of ALSA that reads a file in a card's place.
@Suite(.serialized) struct CardSoundTests {
  private static let isThere: Bool = CardSound.program != nil

  @Test(
    "every sample of a card comes, in order",
    .enabled(if: isThere, "arecord is not installed: apt-get install alsa-utils"))
  func everySample() async throws {
    let folder = NSTemporaryDirectory() + "plenary-card-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let spoken = TestSound.voice(3_000)
    try Data(WaveFile.bytes(of: spoken)).write(to: URL(filePath: folder + "/hall.raw"))
    let device =
      "pcm.hall { type file slave { pcm null } file /dev/null infile \"\(folder)/hall.raw\" format raw }"
    try Data("</usr/share/alsa/alsa.conf>\n\(device)\n".utf8).write(to: URL(filePath: folder + "/asound.conf"))
    setenv("ALSA_CONFIG_PATH", folder + "/asound.conf", 1)
    defer { unsetenv("ALSA_CONFIG_PATH") }
    var heard: [Int16] = []
    for await event in try CardSound(device: "hall").listen() {
      if case .samples(let samples, _) = event { heard += samples }
      if heard.count >= spoken.count { break }
    }
    #expect(Array(heard.prefix(spoken.count)) == spoken)
  }

  @Test(
    "a card that is not there is told as ALSA tells it, and looked for again",
    .enabled(if: isThere, "arecord is not installed: apt-get install alsa-utils"))
  func noCard() async throws {
    var reasons: [String] = []
    for await event in try CardSound(device: "hw:7,0; touch /tmp/no").listen() {
      if case .failed(let reason) = event { reasons.append(reason) }
      if reasons.count == 2 { break }
    }
    #expect(reasons.allSatisfy { $0.contains("audio open error") }, "\(reasons)")
  }
}
