import Assets
import Foundation
import HallProtocol
import Stage
import Testing

/// Goal: what stands in a real window is what the same screen paints off-screen, pixel for pixel.
///
/// Method: `plenary-screen` on X11 under Xvfb, whose framebuffer is a file that the test reads; a second screen of the
/// same output writes pictures. Both are driven through a vote's pictures and compared until they agree.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct WindowTests {
  static let size = (width: 1_280, height: 720)

  @Test func aWindowShowsWhatThePicturesShow() async throws {
    let house = try await House()
    let server = try await VirtualDisplay(width: Self.size.width, height: Self.size.height)
    let window = try Executable(
      "plenary-screen",
      [
        "--id", "hall-left", "--port", "\(house.port)", "--window", "\(Self.size.width)x\(Self.size.height)",
        "--position", "0,0",
      ], environment: ["DISPLAY": server.display, "SDL_VIDEODRIVER": "x11"])
    let pictures = "\(house.workplace.path)/pictures-hall-right"
    let witness = try Executable(
      "plenary-screen",
      [
        "--id", "hall-right", "--port", "\(house.port)", "--off-screen", pictures, "--window",
        "\(Self.size.width)x\(Self.size.height)",
      ])
    try await compare(server, with: pictures, scene: "L01-holding")
    try await house.run("take", "attendance")
    try await compare(server, with: pictures, scene: "L04-attendance")
    try await house.run("delegate", "check-in", "CT-0123")
    try await compare(server, with: pictures, scene: "L04-attendance")
    try await house.run("ballot", "open", "BQ06")
    try await compare(server, with: pictures, scene: "L10-voting-BQ06")
    for screen in [window, witness] { #expect(try await screen.end() == 0, "\(screen.words)") }
    #expect(server.isRunning)
  }

  /// The fade is as slow as a theme may have it, so that it can be looked at.
  @Test func aTakeFadesThroughNothingElseAndCountsAsShownOnceItIsThere() async throws {
    let house = try await House()
    let server = try await VirtualDisplay(width: Self.size.width, height: Self.size.height)
    let window = try Executable(
      "plenary-screen",
      [
        "--id", "hall-left", "--port", "\(house.port)", "--window", "\(Self.size.width)x\(Self.size.height)",
        "--position", "0,0",
      ],
      environment: ["DISPLAY": server.display, "SDL_VIDEODRIVER": "x11", "PLENARY_ASSETS": try slowAssets(in: house)])
    let pictures = "\(house.workplace.path)/pictures-hall-right"
    let witness = try Executable(
      "plenary-screen",
      [
        "--id", "hall-right", "--port", "\(house.port)", "--off-screen", pictures, "--window",
        "\(Self.size.width)x\(Self.size.height)",
      ])
    try await compare(server, with: pictures, scene: "L01-holding")
    var mixtures = 0
    // A busy machine may paint the end of a fade only: then it is looked at again, on the way back.
    for (cue, scene) in Array(repeating: [("attendance", "L04-attendance"), ("holding", "L01-holding")], count: 20)
      .joined()
    where mixtures == 0 {
      mixtures = try await mixturesSeen(server, house, pictures: pictures, cue: cue, scene: scene)
    }
    #expect(mixtures > 0, "it was there at once")
    try await eventually("the screen says that it is shown") {
      let status = try await house.status()
      return status.screens.contains { $0.id == "hall-left" && $0.shownRevision == $0.askedRevision }
    }
    for screen in [window, witness] { #expect(try await screen.end() == 0, "\(screen.words)") }
  }

  /// Takes a picture and looks at the window meanwhile; how many mixtures of the two pictures were seen, and nothing else.
  private func mixturesSeen(
    _ server: VirtualDisplay, _ house: House, pictures: String, cue: String, scene: String
  ) async throws -> Int {
    let before = try newest(in: pictures)
    let framebuffers = Task { try await server.distinctGlasses(atMost: 10) }
    try await house.run("take", cue)
    try await compare(server, with: pictures, scene: scene)
    framebuffers.cancel()
    let after = try newest(in: pictures)
    var mixtures = 0
    for framebuffer in try await framebuffers.value {
      let isMixture =
        try server.pixelsDifferent(from: before, on: framebuffer) > 0
        && server.pixelsDifferent(from: after, on: framebuffer) > 0
      guard isMixture else { continue }
      mixtures += 1
      let outside = try server.pixelsOutside(before, after, on: framebuffer)
      // The minute may have changed in the meantime; nothing else may stand there.
      #expect(outside * 500 < Self.size.width * Self.size.height, "\(outside) pixels are of neither picture")
    }
    return mixtures
  }

  private func newest(in pictures: String) throws -> Surface {
    let files = try FileManager.default.contentsOfDirectory(atPath: pictures).filter { $0.hasSuffix(".png") }
    return try Surface.load("\(pictures)/\(try #require(files.max()))")
  }

  private func slowAssets(in house: House) throws -> String {
    let assets = house.workplace.path + "/slow-assets"
    try FileManager.default.copyItem(atPath: Executable.package + "/Assets", toPath: assets)
    let theme = assets + "/themes/red-gold.json"
    let text = try String(contentsOfFile: theme, encoding: .utf8)
    let slow = text.replacing(/"fadeMS": [0-9]+/, with: "\"fadeMS\": \(Motion.longestMS)")
    try #require(slow != text)
    try slow.write(toFile: theme, atomically: true, encoding: .utf8)
    return assets
  }

  @Test func anAbsentDisplayIsWaitedForAndToldToTheOperator() async throws {
    let house = try await House()
    let server = try await VirtualDisplay(width: 640, height: 480)
    let window = try Executable(
      "plenary-screen", ["--id", "hall-left", "--port", "\(house.port)", "--display", "3"],
      environment: ["DISPLAY": server.display, "SDL_VIDEODRIVER": "x11"])
    try await eventually("the screen says what it waits for") {
      window.words.contains("There is no display 3. There are: 0:")
    }
    try await eventually("the operator is told") {
      try await house.plenary("screens").words.contains("no display: There is no display 3")
    }
    #expect(try await window.end() == 0)
  }

  /// A connector is followed through a cable that is put in, pulled and put in again.
  @Test func aScreenWaitsForItsConnectorAndLeavesTheGlassWhenItsCableIsPulled() async throws {
    let house = try await House()
    let server = try await VirtualDisplay(width: 640, height: 360)
    let folder = house.workplace.path + "/drm"
    let connector = folder + "/card0-HDMI-A-1"
    try FileManager.default.createDirectory(atPath: connector, withIntermediateDirectories: true)
    func plug(_ status: String) throws {
      try (status + "\n").write(toFile: connector + "/status", atomically: true, encoding: .utf8)
    }
    try plug("disconnected")
    let screen = try Executable(
      "plenary-screen",
      [
        "--id", "hall-left", "--port", "\(house.port)", "--connector", "HDMI-1", "--connectors-folder", folder,
        "--window", "640x360", "--position", "0,0",
      ], environment: ["DISPLAY": server.display, "SDL_VIDEODRIVER": "x11"])
    let nothing = try Surface(width: 640, height: 360)
    try await eventually("the operator is told that the screen waits") {
      try await house.plenary("screens").words.contains("no display: No display is on 'HDMI-1'")
    }
    #expect(try server.pixelsDifferent(from: nothing) == 0)
    for round in 1...2 {
      try plug("connected")
      try await eventually("the screen has come, round \(round): \(screen.words)") {
        try server.pixelsDifferent(from: nothing) > 200_000
      }
      try await eventually("the operator sees its connector") {
        try await house.plenary("screens").words.contains("640×360  HDMI-A-1")
      }
      try plug("disconnected")
      try await eventually("the screen has left the display, round \(round)") {
        try server.pixelsDifferent(from: nothing) == 0
      }
    }
    #expect(try await screen.end() == 0, "\(screen.words)")
  }

  /// A wall's processor is set to another resolution while the screen runs; the picture fills the display again.
  @Test func aFullScreenFollowsItsMonitorToAnotherResolution() async throws {
    let house = try await House()
    let server = try await VirtualDisplay(width: 1_280, height: 720)
    let screen = try Executable(
      "plenary-screen", ["--id", "hall-left", "--full-screen", "--port", "\(house.port)"],
      environment: ["DISPLAY": server.display, "SDL_VIDEODRIVER": "x11"])
    func comes(_ size: String) async throws {
      try await eventually("the operator sees \(size): \(screen.words)") {
        try await house.plenary("screens").words.contains(size)
      }
    }
    try await comes("1280×720")
    let resolution = try Resolution(display: server.display)
    let file = house.workplace.path + "/shot.png"
    for (width, height) in [(640, 360), (960, 540)] {
      try resolution.change(width: width, height: height)
      try await comes("\(width)×\(height)")
      try await eventually("the picture has the display's size") {
        _ = try await house.plenary("screens", "shot", "hall-left", "--out", file)
        let shot = try? Surface.load(file)
        return shot?.width == width && shot?.height == height
      }
    }
    #expect(try await screen.end() == 0, "\(screen.words)")
  }

  /// Waits until the newest picture is of the scene and the display shows the same.
  private func compare(_ server: VirtualDisplay, with pictures: String, scene: String) async throws {
    var difference = "nothing was compared"
    try await eventually("the window shows \(scene) as the picture does") {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: pictures)) ?? []
      guard let newest = files.filter({ $0.hasSuffix(".png") }).max(), newest.contains(scene) else { return false }
      let picture = try Surface.load("\(pictures)/\(newest)")
      let count = try server.pixelsDifferent(from: picture)
      difference = "\(newest): \(count) pixels differ"
      return count == 0
    }
    #expect(difference.hasSuffix(": 0 pixels differ"), "\(difference)")
  }
}

/// An X server without framebuffer, whose framebuffer can be read.
final class VirtualDisplay: Sendable {
  struct Unreadable: Error {}

  let display: String
  private let server: Executable
  private let workplace: Workplace

  init(width: Int, height: Int) async throws {
    workplace = try Workplace()
    let announcement = workplace.path + "/display"
    // The server writes its display's number once it takes connections.
    server = try Executable(
      path: "/bin/sh",
      [
        "-c",
        "exec Xvfb -displayfd 3 -screen 0 \(width)x\(height)x24 -nolisten tcp -fbdir \(workplace.path) 3>\(announcement)",
      ])
    var number = ""
    try await eventually("the X server is there") {
      number = (try? String(contentsOfFile: announcement, encoding: .utf8)) ?? ""
      return number.hasSuffix("\n")
    }
    display = ":" + number.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  var isRunning: Bool { server.isRunning }

  /// What stands on the display now, with its header.
  func framebuffer() throws -> Data { try Data(contentsOf: URL(filePath: workplace.path + "/Xvfb_screen0")) }

  /// What stands on the display one after the other, until so many were another or the task is cancelled.
  func distinctGlasses(atMost countMax: Int) async throws -> [Data] {
    var framebuffers: [Data] = []
    while framebuffers.count < countMax, !Task.isCancelled {
      let framebuffer = try framebuffer()
      if framebuffer != framebuffers.last { framebuffers.append(framebuffer) }
      try? await Task.sleep(for: .milliseconds(20))
    }
    return framebuffers
  }

  /// How many pixels of the display are not those of a picture of its size.
  func pixelsDifferent(from picture: Surface, on framebuffer: Data? = nil) throws -> Int {
    try pixels(of: picture, on: framebuffer) { $0 != picture.pixel(x: $1, y: $2) }
  }

  /// How many pixels of the display are not between those of two pictures, in one of red, green and blue.
  func pixelsOutside(_ one: Surface, _ other: Surface, on framebuffer: Data? = nil) throws -> Int {
    func isBetween(_ low: UInt8, _ value: UInt8, _ high: UInt8) -> Bool {
      min(low, high) <= value && value <= max(low, high)
    }
    return try pixels(of: one, on: framebuffer) { color, x, y in
      let (low, high) = (one.pixel(x: x, y: y), other.pixel(x: x, y: y))
      return !isBetween(low.red, color.red, high.red) || !isBetween(low.green, color.green, high.green)
        || !isBetween(low.blue, color.blue, high.blue)
    }
  }

  /// How many pixels of the display are such, where the display has the size of a picture.
  private func pixels(of picture: Surface, on framebuffer: Data?, where isSuch: (Color, Int, Int) -> Bool) throws -> Int
  {
    let data = [UInt8](try framebuffer ?? self.framebuffer())
    func word(_ index: Int) -> Int { data[(4 * index)..<(4 * index + 4)].reduce(0) { $0 << 8 | Int($1) } }
    // The XWD header: its size, then at fixed places width, height, bytes a line and the number of colours.
    let (headerBytes, width, height, lineBytes, colors) = (word(0), word(4), word(5), word(12), word(19))
    let start = headerBytes + colors * 12
    guard width == picture.width, height == picture.height, data.count >= start + lineBytes * height else {
      throw Unreadable()
    }
    var count = 0
    for y in 0..<height {
      for x in 0..<width {
        let place = start + y * lineBytes + x * 4
        let color = Color(red: data[place + 2], green: data[place + 1], blue: data[place])
        if isSuch(color, x, y) { count += 1 }
      }
    }
    return count
  }
}
