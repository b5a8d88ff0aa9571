import Foundation
import Glibc
import Stage
import Testing

/// Goal: no file stops a wall: with any file on air, SAFE comes, the operator is told which file and why, and the screen
/// ends when it is told to.
///
/// Method: the real service and a real screen; hostile files of a series, an emblem and a background, one after the
/// other. How soon SAFE comes is measured elsewhere; here it is that it comes while the file is still on air.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct HostileFileTests {
  private static let series: [(file: String, reason: String)] = [
    ("pipe.png", "it is a pipe"), ("folder.png", "it is a folder"), ("endless.png", "it is a pipe"),
    ("text.jpg", "neither PNG nor JPEG nor SVG"), ("huge.png", "30000×30000"), ("slow.svg", "so complicated"),
  ]

  private func assets(in workplace: Workplace) throws -> String {
    let assets = workplace.path + "/hostile-assets"
    try FileManager.default.copyItem(atPath: Executable.package + "/Assets", toPath: assets)
    let pictures = assets + "/pictures/"
    mkfifo(pictures + "pipe.png", 0o600)
    mkdir(pictures + "folder.png", 0o700)
    try FileManager.default.createSymbolicLink(atPath: pictures + "endless.png", withDestinationPath: "/dev/zero")
    try Data("no picture".utf8).write(to: URL(filePath: pictures + "text.jpg"))
    let header: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
    let size: [UInt8] = [0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 2, 0, 0, 0]
    try Data(header + size).write(to: URL(filePath: pictures + "huge.png"))
    var svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>"
    for number in 0..<20_000 { svg += "<path d='M\(number % 97) \(number % 89)L99 50L3 \(number % 83)z'/>" }
    try Data((svg + "</svg>").utf8).write(to: URL(filePath: pictures + "slow.svg"))
    return assets
  }

  private func congress(in workplace: Workplace) throws -> String {
    let folder = workplace.path + "/hostile-congress"
    try FileManager.default.copyItem(atPath: Executable.package + "/Config/congresses/can-tho-2025", toPath: folder)
    let file = folder + "/congress.yaml"
    var lines = try String(contentsOfFile: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    let all = Self.series.enumerated().map { "  - { id: hostile-\($0), files: [\($1.file)] }" }
    if let place = lines.firstIndex(of: "pictures:") {
      lines.insert(contentsOf: all, at: place + 1)
    } else {
      lines += ["pictures:"] + all + [""]
    }
    try lines.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
    return folder
  }

  @Test func safeComesAndTheScreenEndsWhateverFileIsOnAir() async throws {
    let workplace = try Workplace()
    let house = try await House(workplace: workplace, congress: try congress(in: workplace))
    let assets = try assets(in: workplace)
    let pictures = "\(workplace.path)/pictures-hall-left"
    let screen = try Executable(
      "plenary-screen",
      ["--id", "hall-left", "--port", "\(house.port)", "--off-screen", pictures, "--window", "640x360"],
      environment: ["PLENARY_ASSETS": assets])
    try await house.waitForScreen("hall-left", showing: "L01-holding")
    for (index, hostile) in Self.series.enumerated() {
      try await house.run("take", "pictures:hostile-\(index)")
      // The slowest is still being made.
      if hostile.file == "slow.svg" {
        try await house.run("safe", "on")
        try await house.waitForScreen("hall-left", showing: "L20")
        try await house.run("safe", "off")
      }
      try await eventually("the operator is told of \(hostile.file): \(screen.words)") {
        let words = try await house.plenary("screens", "--language", "en").words
        return words.contains("'\(hostile.file)'") && words.contains(hostile.reason)
      }
      try await house.run("take", "attendance")
      try await house.waitForScreen("hall-left", showing: "L04-attendance")
    }
    try await house.run("take", "pictures:hostile-5")
    #expect(try await screen.end() == 0, "\(screen.words)")
  }

  /// An emblem that is a folder ended the screen with signal 11.
  @Test func aHostileEmblemIsLeftOutAndTold() async throws {
    let house = try await House()
    let assets = try assets(in: house.workplace)
    try FileManager.default.removeItem(atPath: assets + "/emblems/star.svg")
    mkdir(assets + "/emblems/star.svg", 0o700)
    let pictures = "\(house.workplace.path)/pictures-hall-left"
    let screen = try Executable(
      "plenary-screen",
      ["--id", "hall-left", "--port", "\(house.port)", "--off-screen", pictures, "--window", "640x360"],
      environment: ["PLENARY_ASSETS": assets])
    try await house.waitForScreen("hall-left", showing: "L01-holding")
    try await eventually("the operator is told") {
      try await house.plenary("screens", "--language", "en").words.contains(
        "The emblem 'star' cannot be shown: it is a folder")
    }
    #expect(try await screen.end() == 0, "\(screen.words)")
  }
}
