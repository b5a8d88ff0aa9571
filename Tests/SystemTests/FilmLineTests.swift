import Congress
import Foundation
import HallProtocol
import Testing

/// Goal: a film is ready before it is taken, is at the same picture on every screen, also on one that comes late; its end
/// brings what its cue says; and no file that passes for a film stops a wall or SAFE.
///
/// Method: the real executables, two windows on one X server whose framebuffer the test reads. Each picture of the clip
/// says its own number.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct FilmLineTests {
  /// How often the same picture is seen, 20 ms after one another at the least, of a clip that has 25 in a second.
  private static let looksOfStanding = 50

  @Test func allScreensAreAtTheSamePictureAlsoOneThatComesBack() async throws {
    let cinema = try await Cinema()
    let house = cinema.house
    let left = try cinema.screen("hall-left", atX: 0)
    var right = try cinema.screen("hall-right", atX: Cinema.secondX)
    try await house.run("standby", "film:frames.mp4:loop")
    try await cinema.waitUntilReady("frames.mp4", on: ["hall-left", "hall-right"])
    try await house.run("take")
    try await eventually("both run") { try cinema.numbers().allSatisfy { $0 > 10 } }
    try await house.run("film", "pause")
    // Two that still move may be at one picture as well: what stands is the same whenever it is looked at.
    func standsStill() async throws -> Int {
      var (number, looks) = (0, 0)
      try await eventually("both stand at one picture") {
        let numbers = try cinema.numbers()
        let isSame = numbers[0] == numbers[1] && numbers[0] > 0 && numbers[0] == number
        (number, looks) = (numbers[0], isSame ? looks + 1 : 0)
        guard looks >= Self.looksOfStanding else { return false }
        return try await house.status().screens.filter { $0.isConnected }.allSatisfy {
          $0.shownRevision == $0.askedRevision
        }
      }
      return number
    }
    let number = try await standsStill()
    right.crash()
    right = try cinema.screen("hall-right", atX: Cinema.secondX)
    try await cinema.waitUntilReady("frames.mp4", on: ["hall-right"])
    #expect(try await standsStill() == number)
    try await house.run("film", "play")
    let playing = try await house.plenary("film", "play", "--language", "en")
    #expect(playing.status == 1 && playing.words.contains("running already"), "\(playing.words)")
    right.crash()
    right = try cinema.screen("hall-right", atX: Cinema.secondX)
    // Both windows are read in one go; a screen may be at the next picture by then, and no farther for long.
    var apart = 0
    try await eventually("the one that comes back joins the other") {
      let numbers = try cinema.numbers()
      apart = abs(numbers[0] - numbers[1])
      return numbers[1] > 0 && min(apart, 250 - apart) <= 1
    }
    try await house.run("safe", "on")
    // A clip's ground is the same from side to side; the plain picture has its words there.
    try await eventually("SAFE covers both") {
      try await house.status().screens.filter { $0.isConnected }.allSatisfy { $0.shownRevision == $0.askedRevision }
    }
    for screen in [left, right] { #expect(try await screen.end() == 0, "\(screen.words)") }
  }

  /// The words of an anthem were once opened and never shown.
  @Test func wordsBesideAFilmStandInItsPictures() async throws {
    let cinema = try await Cinema()
    let house = cinema.house
    try FileManager.default.copyItem(atPath: cinema.films + "/frames.mp4", toPath: cinema.films + "/anthem.mp4")
    try Data("1\n00:00:00,000 --> 00:00:09,000\nĐoàn quân Việt Nam đi\n".utf8).write(
      to: URL(filePath: cinema.films + "/anthem.srt"))
    let pictures = house.workplace.path + "/pictures-hall-left"
    let screen = try Executable(
      "plenary-screen",
      [
        "--id", "hall-left", "--port", "\(house.port)", "--films", cinema.films, "--off-screen", pictures, "--window",
        "640x360",
      ])
    var shown: [Data] = []
    for film in ["frames.mp4", "anthem.mp4"] {
      try await house.run("take", "film:\(film)")
      try await cinema.waitUntilReady(film, on: ["hall-left"])
      try await eventually("the first picture of \(film)") {
        let files = try FileManager.default.contentsOfDirectory(atPath: pictures).filter {
          $0.contains("L25-film-" + film)
        }
        guard let newest = files.max() else { return false }
        let picture = try Data(contentsOf: URL(filePath: pictures + "/" + newest))
        // A picture of nothing yet is small.
        guard picture.count > 1_000, shown.last != picture else { return false }
        shown.append(picture)
        return true
      }
    }
    #expect(shown[0] != shown[1])
    #expect(try await screen.end() == 0, "\(screen.words)")
  }

  @Test func itsEndTakesWhatFollows() async throws {
    let cinema = try await Cinema()
    let left = try cinema.screen("hall-left", atX: 0)
    try await cinema.house.run("take", "film:short.mp4:then=attendance")
    try await eventually("what follows is on air") {
      try await cinema.house.status().show.outputs.first?.onAir == .attendance
    }
    #expect(try await left.end() == 0, "\(left.words)")
  }

  @Test func whatIsNoFilmIsToldOnStandbyAndStopsNothing() async throws {
    let cinema = try await Cinema()
    let house = cinema.house
    let whole = try Data(contentsOf: URL(filePath: cinema.films + "/frames.mp4"))
    try whole.prefix(2_000).write(to: URL(filePath: cinema.films + "/cut.mp4"))
    try Data("#EXTM3U\n/etc/passwd\n".utf8).write(to: URL(filePath: cinema.films + "/list.mp4"))
    try Data().write(to: URL(filePath: cinema.films + "/empty.mp4"))
    try FileManager.default.createDirectory(atPath: cinema.films + "/folder.mp4", withIntermediateDirectories: true)
    #expect(mkfifo(cinema.films + "/pipe.mp4", 0o600) == 0)
    let left = try cinema.screen("hall-left", atX: 0)
    let words = [
      "list": "no film", "empty": "empty", "folder": "a folder", "pipe": "a pipe", "absent": "no such file",
      "cut": "no film",
    ]
    for (name, word) in words {
      let film = "\(name).mp4"
      try await house.run("standby", "film:\(film)")
      var told: String?
      try await eventually("\(film) is told") {
        told = try await cinema.report(of: film, on: "hall-left")?.problem
        return told != nil
      }
      #expect(told?.contains(word) == true, "\(film): \(told ?? "")")
    }
    try await house.run("take", "film:pipe.mp4")
    try await eventually("the wall goes on") {
      let screen = try await house.status().screens.first { $0.id == "hall-left" }
      return screen?.shownRevision == screen?.askedRevision && screen?.problem?.contains("pipe.mp4") == true
    }
    #expect(left.isRunning && left.words.contains("Fatal") == false)
    #expect(try await left.end() == 0, "\(left.words)")
  }
}
