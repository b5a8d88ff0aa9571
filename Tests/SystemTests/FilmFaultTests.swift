import Congress
import Foundation
import HallProtocol
import Testing

/// Goal: whatever happens to a film, a camera or their players, SAFE covers them, and what can be shown again comes back.
///
/// Method: the real executables; the player is held, killed and given files that are no films while they are on air. How
/// soon SAFE comes is measured by `make bench`; here it is that it comes while the player still hangs.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct FilmFaultTests {
  /// The processes that play films for a screen.
  private static func players(of screen: Executable) throws -> [pid_t] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { pid_t($0) }.filter { process in
      let facts = facts(of: process)
      return facts?.name == "plenary-player" && facts?.parent == screen.identifier
    }
  }

  private static func facts(of process: pid_t) -> (name: String, state: String, parent: pid_t)? {
    guard let line = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let open = line.firstIndex(of: "("), let close = line.lastIndex(of: ")")
    else { return nil }
    let rest = line[line.index(after: close)...].split(separator: " ")
    guard rest.count > 1, let parent = pid_t(rest[1]) else { return nil }
    return (String(line[line.index(after: open)..<close]), String(rest[0]), parent)
  }

  @Test(arguments: ["film:frames.mp4:loop", "camera:podium"])
  func safeCoversWhatAHeldPlayerShowsAndAnotherTakesItsPlace(cue: String) async throws {
    let cinema = try await Cinema()
    let house = cinema.house
    let screen = try cinema.screen("hall-left", atX: 0)
    try await house.run("take", cue)
    try await cinema.waitUntilItRuns("\(cue) runs")
    let held = try #require(try Self.players(of: screen).first)
    kill(held, SIGSTOP)
    try await house.run("safe", "on")
    try await cinema.waitUntilCovered("hall-left", "SAFE covers \(cue)")
    try await house.run("safe", "off")
    // One that hangs is not waited for for ever.
    try await cinema.waitUntilItRuns("\(cue) runs again")
    let players = try Self.players(of: screen)
    #expect(!players.contains(held) && !players.isEmpty)
    // SAFE covers also what is starting again.
    players.forEach { kill($0, SIGKILL) }
    try await house.run("safe", "on")
    try await cinema.waitUntilCovered("hall-left", "SAFE covers \(cue), whose player has ended")
    try await house.run("safe", "off")
    try await cinema.waitUntilItRuns("\(cue) runs a third time")
    #expect(try await screen.end() == 0, "\(screen.words)")
  }

  @Test func safeCoversEveryFileThatIsNoFilm() async throws {
    let cinema = try await Cinema()
    let house = cinema.house
    let whole = try Data(contentsOf: URL(filePath: cinema.films + "/frames.mp4"))
    // Beginnings of a film, then nothing; noise that passes for one; zeros without an end.
    try whole.prefix(whole.count * 2 / 3).write(to: URL(filePath: cinema.films + "/cut.mp4"))
    var noise = whole
    for index in stride(from: 200, to: noise.count, by: 7) {
      noise[index] = noise[index] &+ UInt8(truncatingIfNeeded: index)
    }
    try noise.write(to: URL(filePath: cinema.films + "/noise.mp4"))
    try Data([0]).write(to: URL(filePath: cinema.films + "/zeros.mp4"))
    #expect(truncate(cinema.films + "/zeros.mp4", 1 << 32) == 0)
    #expect(mkfifo(cinema.films + "/pipe.mp4", 0o600) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: cinema.films + "/endless.mp4", withDestinationPath: "/dev/zero")
    let screen = try cinema.screen("hall-left", atX: 0)
    for name in ["cut", "noise", "zeros", "pipe", "endless"] {
      try await house.run("take", "film:\(name).mp4")
      try await house.run("safe", "on")
      try await cinema.waitUntilCovered("hall-left", "SAFE covers \(name).mp4")
      try await house.run("safe", "off")
    }
    try await house.run("take", "film:frames.mp4:loop")
    try await cinema.waitUntilItRuns("a film runs after all of them")
    #expect(try await screen.end() == 0, "\(screen.words)")
  }
}
