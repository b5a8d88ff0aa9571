import Congress
import ControlClient
import Foundation
import HallProtocol
import Stage
import Synchronization
import Testing

/// Goal: screens are machines that the operator has in hand: all change at one moment, each can be named, moved, stopped
/// and looked at.
///
/// Method: real processes; windows under Xvfb. What counts is what screens say of their own presented frames, and what
/// stands in their pictures.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct ScreenMachineTests {
  /// A screen's clock is learnt from pings and may be corrected between a picture and its report, in ms.
  static let clockToleranceMS: Int64 = 5

  /// An operator's desk that follows topics.
  private final class Desk: Sendable {
    private let values = Mutex<[Topic: TopicUpdate]>([:])
    private let staying = Mutex<Task<Void, Never>?>(nil)

    init(_ house: House, topics: [Topic]) {
      let client = HallClient(
        identity: ClientIdentity(role: .operator, id: "desk", topics: topics), settings: house.settings(.operator),
        nowMS: { Int64(Date().timeIntervalSince1970 * 1_000) }
      ) { [weak self] event in
        if case .topic(let update) = event { self?.values.withLock { $0[update.value.topic] = update } }
      }
      let task = Task { _ = await client.run() }
      staying.withLock { $0 = task }
    }

    deinit { staying.withLock { $0?.cancel() } }

    subscript(topic: Topic) -> TopicUpdate? { values.withLock { $0[topic] } }

    func line(_ id: String) -> ScreensView.Line? {
      guard case .screens(let view)? = self[.screens]?.value else { return nil }
      return view.screens.first { $0.id == id }
    }
  }

  private static let ids = ["hall-left", "hall-right", "hall-3", "hall-4"]

  @Test func aTakeIsShownByFourScreensAtOneMoment() async throws {
    let house = try await House()
    let server = try await VirtualDisplay(width: 1_280, height: 720)
    for id in ["hall-3", "hall-4"] { try await house.run("screens", "assign", id, "hall") }
    let screens = try Self.ids.enumerated().map { index, id in
      try Executable(
        "plenary-screen",
        [
          "--id", id, "--port", "\(house.port)", "--window", "640x360", "--position",
          "\(index % 2 * 640),\(index / 2 * 360)",
        ], environment: ["DISPLAY": server.display, "SDL_VIDEODRIVER": "x11"])
    }
    let desk = Desk(house, topics: [.screens, .output("hall")])
    for scene in ["", "attendance", "black", "programme"] {
      if !scene.isEmpty { try await house.run("take", scene) }
      try await eventually("all four show the hall's newest picture, \(scene)") {
        guard let asked = desk[.output("hall")], case .output(let view) = asked.value,
          scene.isEmpty || view.content.scene.rawValue == scene
        else { return false }
        return Self.ids.allSatisfy { desk.line($0)?.shownRevision == asked.revision }
      }
      guard !scene.isEmpty else { continue }
      let asked = try #require(desk[.output("hall")])
      let momentMS = try #require(asked.presentAtMS, "a take has a moment")
      for id in Self.ids {
        let line = try #require(desk.line(id))
        let shownAtMS = try #require(line.shownAtMS)
        #expect(line.problem == nil)
        #expect(shownAtMS >= momentMS - Self.clockToleranceMS, "\(id) shows \(scene) \(shownAtMS - momentMS) ms after")
      }
    }
    for screen in screens { #expect(try await screen.end() == 0, "\(screen.words)") }
  }

  @Test func aScreenSaysWhoItIsAndThenShowsExactlyWhatWasThere() async throws {
    let house = try await House()
    let screen = try house.screen("hall-left")
    try await house.waitForScreen("hall-left", showing: "L01-holding")
    try await house.run("screens", "rename", "hall-left", "Bên trái")
    try await house.run("screens", "identify", "hall-left")
    // It is there for seconds only, and its file stays.
    try await eventually("the screen says who it is") {
      Self.files(screen.pictures).contains { $0.contains("identify-L01-holding") }
    }
    try await eventually("the holding picture is there again") {
      Self.newest(screen.pictures)?.contains("-L01-holding") == true
        && Self.newest(screen.pictures)?.contains("identify") == false
    }
    let files = Self.files(screen.pictures).filter { $0.contains("L01-holding") }
    let before = try Surface.load("\(screen.pictures)/\(try #require(files.first))")
    let during = try Surface.load("\(screen.pictures)/\(try #require(files.first { $0.contains("identify") }))")
    let after = try Surface.load("\(screen.pictures)/\(try #require(files.last))")
    #expect(before.difference(from: during).pixelsDifferent > 10_000)
    #expect(before.difference(from: after).pixelsDifferent == 0)
    #expect(try await screen.executable.end() == 0)
  }

  @Test func whatTheOperatorDoesWithAScreenLastsOverARestartOfServiceAndScreen() async throws {
    let house = try await House()
    let screen = try house.screen("hall-left")
    try await house.waitForScreen("hall-left", showing: "L01-holding")
    try await house.run("take", "attendance")
    try await house.waitForScreen("hall-left", showing: "L04-attendance")
    try await house.run("screens", "freeze", "hall-left")
    try await house.run("take", "programme")
    house.crash()
    screen.executable.crash()
    try await house.start()
    let again = try house.screen("hall-left")
    try await eventually("the screen that was started again shows what was frozen") {
      let names = Self.files(again.pictures).filter { !$0.contains("waiting") && !$0.contains("no-service") }
      return names.last?.contains("L04-attendance") == true
    }
    try await house.run("screens", "pin", "hall-left", "black")
    try await house.waitForScreen("hall-left", showing: "L24-black")
    try await house.run("screens", "assign", "hall-left", "lobby")
    try await house.waitForScreen("hall-left", showing: "L02-programme")
    let (words, status) = try await house.plenary("screens")
    #expect(status == 0 && words.contains("lobby") && words.contains("640×360"), "\(words)")
    #expect(words.contains("not seen yet"), "screens that have not come are missed: \(words)")
    #expect(try await again.executable.end() == 0)
  }

  @Test func aMisspeltIdShowsTheHoldingPictureAndTheOperatorIsToldHowToTakeItIn() async throws {
    let house = try await House()
    try await house.run("take", "attendance")
    let screen = try house.screen("hall-lefft")
    try await house.waitForScreen("hall-lefft", showing: "unknown-L01-holding")
    let (words, _) = try await house.plenary("screens")
    #expect(words.contains("UNKNOWN ID") && words.contains("plenary screens assign ID OUTPUT"), "\(words)")
    try await house.run("screens", "assign", "hall-lefft", "hall")
    try await house.waitForScreen("hall-lefft", showing: "L04-attendance")
    #expect(try await screen.executable.end() == 0)
  }

  @Test func aShotIsWhatStandsOnTheGlass() async throws {
    let house = try await House()
    let server = try await VirtualDisplay(width: 640, height: 360)
    let screen = try Executable(
      "plenary-screen",
      ["--id", "hall-left", "--port", "\(house.port)", "--window", "640x360", "--position", "0,0"],
      environment: ["DISPLAY": server.display, "SDL_VIDEODRIVER": "x11"])
    let desk = Desk(house, topics: [.screens])
    try await house.run("take", "test-pattern")
    try await eventually("the screen shows the newest picture") {
      guard let line = desk.line("hall-left") else { return false }
      return line.shownRevision > 1 && line.shownRevision == line.askedRevision
    }
    let file = house.workplace.path + "/shot.png"
    try await house.run("screens", "shot", "hall-left", "--out", file)
    #expect(try server.pixelsDifferent(from: Surface.load(file)) == 0)
    try await house.run("screens", "shot", "hall-left", "--out", file, "--width", "160")
    #expect(try Surface.load(file).width == 160)
    #expect(try await screen.end() == 0)
    let (words, status) = try await house.plenary("screens", "shot", "hall-left", "--out", file)
    #expect(status == 1 && words.contains("is not connected"), "\(words)")
  }

  /// A wall of two turned halves beside each other shows what one screen shows.
  @Test func aWallOfTwoHalvesShowsTheWholePicture() async throws {
    let house = try await House()
    let server = try await VirtualDisplay(width: 640, height: 360)
    try await house.run("take", "test-pattern")
    func half(_ number: Int) throws -> Executable {
      try Executable(
        "plenary-screen",
        [
          "--id", "hall-left", "--port", "\(house.port)", "--picture", "640x360", "--part",
          "\(number * 320),0,320x360", "--position", "\(number * 320),0", "--off-screen",
          "\(house.workplace.path)/half-\(number)", "--rotate", "\(number * 180)",
        ], environment: ["DISPLAY": server.display, "SDL_VIDEODRIVER": "x11"])
    }
    let whole = try Executable(
      "plenary-screen",
      [
        "--id", "hall-left", "--port", "\(house.port)", "--off-screen", house.workplace.path + "/whole", "--window",
        "640x360",
      ])
    func picture(_ folder: String) async throws -> Surface {
      let folder = house.workplace.path + "/" + folder
      try await eventually("\(folder) shows the test pattern") { Self.newest(folder)?.contains("L21") == true }
      return try Surface.load("\(folder)/\(try #require(Self.newest(folder)))")
    }
    let expected = try await picture("whole")
    #expect(try await whole.end() == 0)
    for number in 0..<2 {
      let screen = try half(number)
      let shown = try await picture("half-\(number)")
      #expect((shown.width, shown.height) == (320, 360))
      var different = 0
      for y in 0..<360 {
        for x in 0..<320 {
          let from = number == 0 ? (x: x, y: y) : (x: 639 - x, y: 359 - y)
          if shown.pixel(x: x, y: y) != expected.pixel(x: from.x, y: from.y) { different += 1 }
        }
      }
      #expect(different == 0, "half \(number)")
      #expect(try await screen.end() == 0, "\(screen.words)")
    }
  }

  @Test func aTurnedWindowUnderXShowsItsPartOfThePicture() async throws {
    let house = try await House()
    let server = try await VirtualDisplay(width: 360, height: 320)
    try await house.run("take", "test-pattern")
    let arguments = [
      "--id", "hall-left", "--port", "\(house.port)", "--picture", "640x360", "--part", "320,0,320x360", "--rotate",
      "90",
    ]
    let pictures = house.workplace.path + "/turned"
    let witness = try Executable("plenary-screen", arguments + ["--off-screen", pictures])
    try await eventually("the witness shows the test pattern") { Self.newest(pictures)?.contains("L21") == true }
    #expect(try await witness.end() == 0)
    let expected = try Surface.load("\(pictures)/\(try #require(Self.newest(pictures)))")
    let window = try Executable(
      "plenary-screen", arguments + ["--position", "0,0"],
      environment: ["DISPLAY": server.display, "SDL_VIDEODRIVER": "x11"])
    try await eventually("the window shows the turned part: \(window.words)") {
      try server.pixelsDifferent(from: expected) == 0
    }
    #expect(try await window.end() == 0)
  }

  @Test(arguments: [
    (["--part", "0,0,10x10"], "needs --picture"),
    (["--picture", "640x360", "--part", "600,0,100x10"], "is not inside the picture of 640×360"),
    (["--picture", "640x360", "--part", "0,0,100"], "is invalid"), (["--rotate", "45"], "is invalid"),
    (["--picture", "640x360", "--window", "100x100"], "is smaller than the 640x360"),
  ])
  func aMountingThatCannotBeIsRefusedBeforeAnythingIsShown(_ arguments: [String], _ reason: String) async throws {
    let screen = try Executable("plenary-screen", ["--id", "hall-left"] + arguments)
    #expect(try await screen.exitStatus() == 64)
    #expect(screen.words.contains(reason), "\(screen.words)")
  }

  @Test func aScreenAndAServiceThatAreWatchedSayThatTheyWork() async throws {
    let place = try Workplace()
    let ear = try WatchdogEar(path: place.path + "/notify")
    let watched = ["NOTIFY_SOCKET": place.path + "/notify", "WATCHDOG_USEC": "300000"]
    let keys = "/dev/shm/plenary-test-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: keys) }
    let port = try House.freePort()
    let service = try Executable(
      "plenary-service",
      [
        "--congress", Executable.package + "/Config/congresses/can-tho-2025", "--journal", place.path + "/journal",
        "--keys", keys, "--port", "\(port)",
      ], environment: watched)
    try await eventually("the service is ready and feeds: \(service.words)") { ear.hasHeard("READY=1", "WATCHDOG=1") }
    #expect(try await service.end() == 0)
    try await eventually("the service says that it ends") { ear.hasHeard("STOPPING=1") }
    ear.forget()
    let screen = try Executable(
      "plenary-screen",
      ["--id", "hall-left", "--port", "\(port)", "--off-screen", place.path + "/pictures", "--window", "640x360"],
      environment: watched)
    try await eventually("the screen is ready and feeds, also without a service: \(screen.words)") {
      ear.hasHeard("READY=1", "WATCHDOG=1")
    }
    #expect(try await screen.end() == 0)
    try await eventually("the screen says that it ends") { ear.hasHeard("STOPPING=1") }
  }

  @Test func withoutAServiceAScreenShowsTheHousesCalmPicture() async throws {
    let place = try Workplace()
    let screen = try Executable(
      "plenary-screen",
      [
        "--id", "hall-left", "--port", "\(try House.freePort())", "--off-screen", place.path + "/pictures", "--window",
        "640x360",
      ])
    try await eventually("the calm picture is there") {
      Self.newest(place.path + "/pictures")?.contains("no-service") == true
    }
    let newest = try #require(Self.newest(place.path + "/pictures"))
    let picture = try Surface.load("\(place.path)/pictures/\(newest)")
    #expect(picture.pixel(x: 5, y: 5) != picture.pixel(x: 5, y: 355), "it is shaded, not dark")
    #expect(try await screen.end() == 0)
  }

  private static func files(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".png") }.sorted()
  }

  private static func newest(_ folder: String) -> String? { files(folder).last }
}
