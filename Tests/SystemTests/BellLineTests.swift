import Foundation
import Testing

/// Goal: a screen rings its theme's bell when a vote opens, and is silent where it is not asked to ring.
///
/// Method: the real screen with SDL's own device that writes what it plays into a file.
@Suite(.serialized, .timeLimit(.minutes(10)), .realProcesses) struct BellLineTests {
  private func assets(in workplace: Workplace, sounds: String) throws -> String {
    let assets = workplace.path + "/own-assets-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: Executable.package + "/Assets", toPath: assets)
    let theme = assets + "/themes/red-gold.json"
    let text = try String(contentsOfFile: theme, encoding: .utf8)
    try text.replacing("\n  \"motion\"", with: "\n  \"sounds\": \(sounds),\n  \"motion\"")
      .write(toFile: theme, atomically: true, encoding: .utf8)
    return assets
  }

  /// What a device has played so far.
  private func played(_ path: String) -> Data { (try? Data(contentsOf: URL(filePath: path))) ?? Data() }

  private func openVote(_ house: House) async throws {
    try await house.run("next")
    try await house.run("next")
    try await house.run("delegate", "check-in", "CT-0123")
    try await house.run("item", "start", "1.11")
    try await house.run("ballot", "ask", "BQ06")
    try await house.run("ballot", "open", "BQ06")
  }

  @Test func aVoteThatOpensIsHeard() async throws {
    let house = try await House()
    let own = try assets(in: house.workplace, sounds: #"{ "voteOpens": "bell.wav" }"#)
    let (device, pictures) = (house.workplace.path + "/device.raw", house.workplace.path + "/pictures-hall-left")
    let screen = try Executable(
      "plenary-screen",
      [
        "--id", "hall-left", "--port", "\(house.port)", "--off-screen", pictures, "--window", "640x360", "--sound",
        "default",
      ],
      environment: ["PLENARY_ASSETS": own, "SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": device])
    try await house.waitForScreen("hall-left", showing: "L01-holding")
    try await eventually("the device plays") { self.played(device).count > 10_000 }
    #expect(played(device).allSatisfy { $0 == 0 })
    try await openVote(house)
    try await eventually("the bell is heard") { self.played(device).contains { $0 != 0 } }
    screen.crash()
  }

  @Test func aDeviceAndAFileThatCannotRingAreToldAndStopNothing() async throws {
    let house = try await House()
    let own = try assets(in: house.workplace, sounds: #"{ "voteOpens": "none.wav", "voteEnds": "pipe.wav" }"#)
    #expect(mkfifo(own + "/sounds/pipe.wav", 0o600) == 0)
    let pictures = house.workplace.path + "/pictures-hall-left"
    let screen = try Executable(
      "plenary-screen",
      [
        "--id", "hall-left", "--port", "\(house.port)", "--off-screen", pictures, "--window", "640x360", "--sound",
        "No such device",
      ],
      environment: ["PLENARY_ASSETS": own, "SDL_AUDIODRIVER": "dummy"])
    try await openVote(house)
    try await house.waitForScreen("hall-left", showing: "L10-voting")
    try await eventually("what does not ring is told") {
      screen.words.contains("'none.wav' does not ring: there is no such file")
        && screen.words.contains("'pipe.wav' does not ring: it is a pipe")
    }
    let check = try Executable(
      "plenary",
      [
        "check", Executable.package + "/Config/congresses/can-tho-2025", "--language", "en", "--walls", "16x9",
        "--assets", own,
      ])
    #expect(try await check.exitStatus() == 65)
    #expect(check.words.contains("'none.wav'") && check.words.contains("'pipe.wav'"), "\(check.words)")
    screen.crash()
  }
}
