import Congress
import Foundation
import HallProtocol
import Testing

/// Goal: a film is ready before it is taken, is at the same picture on every screen, also on one that comes late; its end
/// brings what its cue says; and no file that passes for a film stops a wall or SAFE.
///
/// Method: the real executables, two windows on one X server whose framebuffer the test reads. Each picture of the clip
/// says its own number.
@Suite(.serialized, .timeLimit(.minutes(30))) struct FilmLineTests {
  private static let size = (width: 320, height: 180)
  /// Where the second window begins, in pixels.
  private static let secondX = 340

  /// A house with two screens that show films of a folder.
  private struct Cinema {
    let house: House
    let server: VirtualDisplay
    let films: String

    init() async throws {
      house = try await House()
      films = house.workplace.path + "/films"
      try FileManager.default.createDirectory(atPath: films, withIntermediateDirectories: true)
      for name in ["frames.mp4", "short.mp4"] {
        try FileManager.default.copyItem(
          atPath: Executable.package + "/Tests/SystemTests/Clips/" + name, toPath: films + "/" + name)
      }
      server = try await VirtualDisplay(width: 2 * FilmLineTests.secondX, height: FilmLineTests.size.height)
    }

    func screen(_ id: String, atX x: Int) throws -> Executable {
      try Executable(
        "plenary-screen",
        [
          "--id", id, "--port", "\(house.port)", "--films", films, "--motion", "none",
          "--window", "\(FilmLineTests.size.width)x\(FilmLineTests.size.height)", "--position", "\(x),0",
        ], environment: ["DISPLAY": server.display, "SDL_VIDEODRIVER": "x11"])
    }

    /// What a screen has said of a film.
    func report(of film: String, on screen: String) async throws -> FilmReport? {
      try await house.status().screens.first { $0.id == screen }?.report?.films?.first { $0.film == film }
    }

    func waitUntilReady(_ film: String, on screens: [String]) async throws {
      try await eventually("\(film) is ready on \(screens)") {
        for screen in screens where try await report(of: film, on: screen)?.lengthMS == nil { return false }
        return true
      }
    }

    /// The numbers of the pictures that stand in both windows; nothing where one shows none of the clip.
    func numbers() throws -> [Int] {
      let pixels = try server.glass()
      return [0, FilmLineTests.secondX].map { left in
        (0..<8).reduce(0) { number, digit in
          let x = left + (2 * digit + 1) * FilmLineTests.size.width / 16
          let isLit = pixels.luma(x: x, y: FilmLineTests.size.height * 78 / 90) > 127
          return 2 * number + (isLit ? 1 : 0)
        }
      }
    }
  }

  @Test func allScreensAreAtTheSamePictureAlsoOneThatComesBack() async throws {
    let cinema = try await Cinema()
    let house = cinema.house
    let left = try cinema.screen("hall-left", atX: 0)
    var right = try cinema.screen("hall-right", atX: Self.secondX)
    try await house.run("standby", "film:frames.mp4:loop")
    try await cinema.waitUntilReady("frames.mp4", on: ["hall-left", "hall-right"])
    try await house.run("take")
    try await eventually("both run") { try cinema.numbers().allSatisfy { $0 > 10 } }
    try await house.run("film", "pause")
    func standsStill() async throws -> Int {
      var number = 0
      try await eventually("both stand at one picture") {
        let numbers = try cinema.numbers()
        number = numbers[0]
        return numbers[0] == numbers[1] && number > 0
      }
      return number
    }
    let number = try await standsStill()
    right.crash()
    right = try cinema.screen("hall-right", atX: Self.secondX)
    try await cinema.waitUntilReady("frames.mp4", on: ["hall-right"])
    #expect(try await standsStill() == number)
    try await house.run("film", "play")
    let playing = try await house.plenary("film", "play", "--language", "en")
    #expect(playing.status == 1 && playing.words.contains("running already"), "\(playing.words)")
    right.crash()
    right = try cinema.screen("hall-right", atX: Self.secondX)
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

extension VirtualDisplay {
  /// The pixels of a display at a moment.
  struct Glass {
    fileprivate let data: [UInt8]
    fileprivate let start: Int
    fileprivate let lineBytes: Int

    /// How bright a pixel is, `0...255`.
    func luma(x: Int, y: Int) -> Int {
      let place = start + y * lineBytes + x * 4
      return (Int(data[place]) + 2 * Int(data[place + 1]) + Int(data[place + 2])) / 4
    }
  }

  /// What stands on the display now.
  func glass() throws -> Glass {
    let data = [UInt8](try framebuffer())
    guard data.count > 100 else { throw Unreadable() }
    func word(_ index: Int) -> Int { data[(4 * index)..<(4 * index + 4)].reduce(0) { $0 << 8 | Int($1) } }
    // The XWD header: its size, then at fixed places bytes a line and the number of colours.
    return Glass(data: data, start: word(0) + word(19) * 12, lineBytes: word(12))
  }
}
