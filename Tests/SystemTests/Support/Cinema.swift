import Congress
import Foundation
import HallProtocol
import Testing

/// A house with screens that show films of a folder, beside each other on one X server whose framebuffer a test reads.
///
/// Each picture of the clip `frames.mp4` says its own number; the camera `podium` plays it again and again.
struct Cinema {
  static let size = (width: 320, height: 180)
  /// Where the second window begins, in pixels.
  static let secondX = 340

  let house: House
  let server: VirtualDisplay
  let films: String

  init() async throws {
    let workplace = try Workplace()
    let congress = workplace.path + "/cinema-congress"
    try FileManager.default.copyItem(
      atPath: Executable.package + "/Config/congresses/can-tho-2025", toPath: congress)
    let file = congress + "/congress.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try (text + "\ncameras:\n  - { id: podium, source: frames.mp4 }\n").write(
      toFile: file, atomically: true, encoding: .utf8)
    house = try await House(workplace: workplace, congress: congress)
    films = workplace.path + "/films"
    try FileManager.default.createDirectory(atPath: films, withIntermediateDirectories: true)
    for name in ["frames.mp4", "short.mp4"] {
      try FileManager.default.copyItem(
        atPath: Executable.package + "/Tests/SystemTests/Clips/" + name, toPath: films + "/" + name)
    }
    server = try await VirtualDisplay(width: 2 * Self.secondX, height: Self.size.height)
  }

  func screen(_ id: String, atX x: Int) throws -> Executable {
    try Executable(
      "plenary-screen",
      [
        "--id", id, "--port", "\(house.port)", "--films", films, "--motion", "none",
        "--window", "\(Self.size.width)x\(Self.size.height)", "--position", "\(x),0",
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
    return [0, Self.secondX].map { left in
      (0..<8).reduce(0) { number, digit in
        let x = left + (2 * digit + 1) * Self.size.width / 16
        let isLit = pixels.luma(x: x, y: Self.size.height * 78 / 90) > 127
        return 2 * number + (isLit ? 1 : 0)
      }
    }
  }

  /// Waits until the first window shows one picture of the clip after the other.
  func waitUntilItRuns(_ what: String) async throws {
    var seen: Set<Int> = []
    try await eventually(what) {
      seen.insert(try numbers()[0])
      return seen.subtracting([0]).count > 2
    }
  }

  /// Waits until a screen shows what it is asked to, and nothing of the clip stands in its window.
  func waitUntilCovered(_ id: String, _ what: String) async throws {
    try await eventually(what) {
      let screen = try await house.status().screens.first { $0.id == id }
      return try screen?.shownRevision == screen?.askedRevision && numbers()[0] == 0
    }
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
