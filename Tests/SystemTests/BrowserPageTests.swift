import Assets
import BrowserDriver
import Foundation
import HallProtocol
import Stage
import Testing

/// Goal: a page of a browser shows what the wall shows, when the wall shows it, whatever happens in between.
///
/// Method: a real service; `plenary-screen --serve`; real Chromium without a window, driven over a pipe. A second screen
/// of the same output paints its pictures with SDL; both are compared until they agree.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct BrowserPageTests {
  static let size = (width: 1_920, height: 1_080)

  /// A hall with a screen that is a page, another that paints files, and a browser.
  private struct Hall {
    let house: House
    let screen: Executable
    let port: Int
    let witness: Executable
    let pictures: String
    let browser: Chromium

    /// - Parameter fadeMS: How long pictures fade, in ms; as the theme has it where none is given.
    init(fadeMS: Int? = nil) async throws {
      house = try await House()
      port = try House.freePort()
      screen = try Self.serve(house, port, assets: try fadeMS.map { [house] in try Self.assets(in: house, fadeMS: $0) })
      pictures = house.workplace.path + "/pictures-hall-right"
      witness = try Executable(
        "plenary-screen",
        [
          "--id", "hall-right", "--port", "\(house.port)", "--off-screen", pictures, "--window",
          "\(BrowserPageTests.size.width)x\(BrowserPageTests.size.height)",
        ])
      browser = try Chromium()
    }

    static func serve(_ house: House, _ port: Int, assets: String? = nil) throws -> Executable {
      try Executable(
        "plenary-screen", ["--id", "hall-left", "--port", "\(house.port)", "--serve", "\(port)"],
        environment: ["DISPLAY": "", "PLENARY_ASSETS": assets ?? Executable.package + "/Assets"])
    }

    /// The house's assets with a theme whose pictures fade for so long.
    private static func assets(in house: House, fadeMS: Int) throws -> String {
      let assets = house.workplace.path + "/assets"
      try FileManager.default.copyItem(atPath: Executable.package + "/Assets", toPath: assets)
      let theme = assets + "/themes/red-gold.json"
      let text = try String(contentsOfFile: theme, encoding: .utf8)
      let other = text.replacing(/"fadeMS": [0-9]+/, with: "\"fadeMS\": \(fadeMS)")
      try #require(other != text)
      try other.write(toFile: theme, atomically: true, encoding: .utf8)
      return assets
    }

    func page(_ query: String = "", width: Int = size.width, height: Int = size.height) async throws -> Chromium.Page {
      let page = try await browser.page(width: width, height: height)
      try await eventually("pages are served: \(screen.words)") { screen.words.contains("http://127.0.0.1:\(port)/") }
      try await page.open("http://127.0.0.1:\(port)/\(query)")
      return page
    }

    /// Waits until the page shows a scene as the files have it.
    func compare(_ page: Chromium.Page, scene: String) async throws {
      var (found, distance) = ("nothing", PictureDistance?.none)
      defer { if let distance, distance.isFar { Issue.record("\(scene): \(distance)") } }
      let shot = house.workplace.path + "/page.png"
      try await eventually("the page shows \(scene) as the wall does") {
        found = try await page.text(of: Chromium.wholePictureLabel)
        let files = (try? FileManager.default.contentsOfDirectory(atPath: pictures)) ?? []
        guard found == scene, let newest = files.filter({ $0.hasSuffix(".png") }).max(),
          newest.contains("-\(scene.replacing("+", with: "-")).")
        else { return false }
        try await page.shoot(to: shot)
        let measured = PictureDistance(try Surface.load("\(pictures)/\(newest)"), try Surface.load(shot))
        distance = measured
        keep(shot, "\(pictures)/\(newest)", as: scene)
        return !measured.isFar
      }
      if ProcessInfo.processInfo.environment["PLENARY_PAGES"] != nil, let distance {
        StandardStream.error.say("\(scene): \(distance)\n")
      }
    }

    /// Keeps both pictures where `PLENARY_PAGES` names a folder, to be looked at.
    func keep(_ page: String, _ wall: String, as scene: String) {
      guard let folder = ProcessInfo.processInfo.environment["PLENARY_PAGES"] else { return }
      for (path, kind) in [(page, "page"), (wall, "wall")] {
        let copy = "\(folder)/\(scene.replacing("/", with: "-"))-\(kind).png"
        try? FileManager.default.removeItem(atPath: copy)
        try? FileManager.default.copyItem(atPath: path, toPath: copy)
      }
    }

    func end() async throws {
      for process in [screen, witness] { #expect(try await process.end() == 0, "\(process.words)") }
    }
  }

  @Test("A page shows every kind of picture as the wall paints it")
  func aPageShowsWhatTheWallShows() async throws {
    let hall = try await Hall()
    let page = try await hall.page()
    try await hall.compare(page, scene: "L01-holding")
    try await hall.house.run("take", "programme")
    try await hall.compare(page, scene: "L02-programme")
    try await hall.house.run("lower-third", "show", "notice:Mời các đồng chí Nguyễn Thị Quỳnh, Đỗ Hữu Ước về đoàn 7")
    try await hall.compare(page, scene: "L02-programme+lower-third-notice")
    try await hall.house.run("lower-third", "clear")
    try await hall.house.run("take", "attendance")
    try await hall.compare(page, scene: "L04-attendance")
    try await hall.house.run("delegate", "check-in", "CT-0123")
    try await hall.compare(page, scene: "L04-attendance")
    try await hall.house.run("ballot", "ask", "BQ06")
    try await hall.house.run("ballot", "open", "BQ06")
    try await hall.compare(page, scene: "L10-voting-BQ06")
    try await hall.house.run("ballot", "count", "BQ06", "--for", "470", "--against", "5", "--other", "3")
    try await hall.house.run("ballot", "close", "BQ06")
    try await hall.house.run("ballot", "confirm", "BQ06")
    try await hall.house.run("ballot", "publish", "BQ06")
    try await hall.compare(page, scene: "L11-result-BQ06")
    try await hall.house.run("take", "test-pattern")
    try await eventually("the page shows the test pattern") {
      try await page.text(of: "document.querySelector('canvas').dataset.label").contains("test-pattern")
    }
    try await hall.house.run("safe", "on")
    try await hall.compare(page, scene: "L20-fallback")
    try await hall.end()
  }

  @Test("A page comes back by itself, late or after a loss, with the whole picture")
  func aPageComesBack() async throws {
    let hall = try await Hall()
    try await hall.house.run("take", "attendance")
    let page = try await hall.page()
    try await hall.compare(page, scene: "L04-attendance")
    try await page.reload()
    try await hall.compare(page, scene: "L04-attendance")
    hall.house.crash()
    try await hall.house.start()
    try await hall.house.run("take", "programme")
    try await hall.compare(page, scene: "L02-programme")
    hall.screen.crash()
    try await hall.house.run("take", "attendance")
    try await eventually("staff see that the page has lost its screen, which shows its last picture") {
      let canvas = "document.querySelector('canvas').dataset"
      return try await page.text(of: "\(canvas).lost + ' ' + \(canvas).label") == "true L02-programme"
    }
    let again = try Hall.serve(hall.house, hall.port)
    try await hall.compare(page, scene: "L04-attendance")
    #expect(try await again.end() == 0, "\(again.words)")
    #expect(try await hall.witness.end() == 0, "\(hall.witness.words)")
  }

  @Test("Letters whose font did not come get it while their picture still stands there")
  func aLostFontIsAskedForAgain() async throws {
    let hall = try await Hall()
    let page = try await hall.page()
    try await hall.compare(page, scene: "L01-holding")
    try await page.command("Network.enable")
    try await page.command("Network.setCacheDisabled", #"{"cacheDisabled":true}"#)
    try await page.command("Network.setBlockedURLs", #"{"urls":["*/files/*"]}"#)
    try await page.reload()
    try await eventually("the page shows what it can, and knows that something is missing") {
      let canvas = "document.querySelector('canvas')?.dataset"
      return try await page.text(of: "\(canvas)?.whole + ' ' + \(canvas)?.label") == "false L01-holding"
    }
    try await page.command("Network.setBlockedURLs", #"{"urls":[]}"#)
    try await hall.compare(page, scene: "L01-holding")
  }

  @Test("The operator has a page in hand as any screen: it is identified, pinned, frozen and looked at")
  func theOperatorHasAPageInHand() async throws {
    let hall = try await Hall()
    try await eventually("the operator sees the page's address") {
      try await hall.house.plenary("screens").words.contains("1920×1080  http://127.0.0.1:\(hall.port)/ ×0")
    }
    try await eventually("what is shown is acknowledged without any page") {
      let status = try await hall.house.status()
      return status.screens.contains { $0.id == "hall-left" && $0.shownRevision == $0.askedRevision }
    }
    let page = try await hall.page()
    func shows(_ scene: String) async throws {
      try await eventually("the page shows \(scene)") {
        try await page.text(of: Chromium.wholePictureLabel) == scene
      }
    }
    try await shows("L01-holding")
    // It stands there for seconds only, and is asked for again until it has been seen.
    try await eventually("the page says which screen it is") {
      try await hall.house.run("screens", "identify", "hall-left")
      return try await page.text(of: Chromium.wholePictureLabel) == "identify-L01-holding"
    }
    try await hall.house.run("screens", "pin", "hall-left", "attendance")
    try await shows("L04-attendance")
    try await hall.house.run("safe", "on")
    try await shows("L20-fallback")
    try await hall.house.run("safe", "off")
    try await hall.house.run("screens", "freeze", "hall-left")
    try await hall.house.run("take", "programme")
    try await shows("L04-attendance")
    try await hall.house.run("screens", "follow", "hall-left")
    try await shows("L02-programme")
    let file = hall.house.workplace.path + "/shot.png"
    try await hall.house.run("screens", "shot", "hall-left", "--out", file)
    let shot = try Surface.load(file)
    #expect(shot.width == 960 && shot.height == 540)
    try await eventually("the operator sees that a page looks on") {
      try await hall.house.plenary("screens").words.contains("/ ×1")
    }
    try await hall.end()
  }

  @Test("A keyed page is transparent but for its picture; the lower third comes alone where it is asked for")
  func aKeyedPageIsTransparent() async throws {
    let hall = try await Hall()
    try await hall.house.run("take", "programme")
    try await hall.house.run("lower-third", "show", "notice:Mời đại biểu dùng bữa trưa")
    let names = ["ground=none", "show=lower-third"]
    for query in names {
      let page = try await hall.page("?\(query)")
      try await page.command("Emulation.setDefaultBackgroundColorOverride", #"{"color":{"r":0,"g":0,"b":0,"a":0}}"#)
      try await eventually("the page shows the lower third") {
        try await page.text(of: Chromium.wholePictureLabel) == "L02-programme+lower-third-notice"
      }
      let file = hall.house.workplace.path + "/keyed.png"
      try await page.shoot(to: file)
      hall.keep(file, file, as: query)
      let picture = try Surface.load(file)
      let rows = (0..<picture.height).map { y in (0..<picture.width).count { picture.coverage(x: $0, y: y) > 0 } }
      let (upper, lower) = (rows[..<(picture.height / 2)].reduce(0, +), rows[(picture.height / 2)...].reduce(0, +))
      #expect(picture.coverage(x: 2, y: 2) == 0, "\(query)")
      #expect(lower > 10_000, "\(query): the lower third is there")
      #expect(query == "ground=none" ? upper > 1_000 : upper == 0, "\(query): \(upper) pixels of the scene")
    }
    try await hall.end()
  }

  /// The fade is as slow as a theme may have it, so that it can be looked at.
  @Test("A page fades from one picture to the next, through nothing else")
  func aPageFades() async throws {
    let hall = try await Hall(fadeMS: Motion.longestMS)
    let page = try await hall.page(width: 480, height: 270)
    let file = hall.house.workplace.path + "/fade.png"
    func settled(_ scene: String) async throws -> Surface {
      try await eventually("the page shows \(scene)") {
        try await page.text(of: Chromium.wholePictureLabel) == scene
      }
      var last = Data()
      try await eventually("nothing moves any more") {
        try await page.shoot(to: file)
        defer { last = (try? Data(contentsOf: URL(filePath: file))) ?? Data() }
        return try Data(contentsOf: URL(filePath: file)) == last
      }
      return try Surface.load(file)
    }
    var mixtures = 0
    // A busy machine may paint the end of a fade only: then it is looked at again.
    for _ in 0..<10 where mixtures == 0 {
      // Black comes at once, what follows it fades.
      try await hall.house.run("take", "black")
      let before = try await settled("L24-black")
      try await hall.house.run("take", "attendance")
      var shots: [Surface] = []
      for _ in 0..<6 {
        try await page.shoot(to: file)
        shots.append(try Surface.load(file))
      }
      let after = try await settled("L04-attendance")
      let (dark, bright) = (before.pixel(x: 2, y: 2).red, after.pixel(x: 2, y: 2).red)
      let grounds = shots.map { $0.pixel(x: 2, y: 2).red }
      #expect(grounds == grounds.sorted(), "it only gets brighter: \(grounds)")
      #expect(grounds.allSatisfy { (dark...bright).contains($0) }, "\(grounds)")
      mixtures = grounds.count { dark < $0 && $0 < bright }
    }
    #expect(mixtures > 0, "it was there at once")
    try await hall.end()
  }

  @Test("Letters that lose their ground get a rim of its colour")
  func aKeyedLineIsReadableOnWhite() async throws {
    let hall = try await Hall()
    try await hall.house.run("take", "attendance")
    let page = try await hall.page("?ground=none")
    try await page.command(
      "Emulation.setDefaultBackgroundColorOverride", #"{"color":{"r":255,"g":255,"b":255,"a":1}}"#)
    try await eventually("the page shows the attendance") {
      try await page.text(of: Chromium.wholePictureLabel) == "L04-attendance"
    }
    let file = hall.house.workplace.path + "/rim.png"
    try await page.shoot(to: file)
    hall.keep(file, file, as: "keyed-attendance")
    let picture = try Surface.load(file)
    // The heading, gold on white but for its rim.
    let dark = (180..<270).map { y in (96..<920).count { Self.isDark(picture.pixel(x: $0, y: y)) } }.reduce(0, +)
    #expect(dark > 1_000, "\(dark) pixels are of the rim")
    try await hall.end()
  }

  private static func isDark(_ color: Color) -> Bool { Int(color.red) + Int(color.green) + Int(color.blue) < 240 }

  @Test(
    "A page of any size and shape shows the whole picture, as large as fits",
    arguments: [
      (320, 180), (320, 640), (3_840, 2_160), (1_000, 1_000),
    ])
  func aPageFitsItsWindow(width: Int, height: Int) async throws {
    let hall = try await Hall()
    try await hall.house.run("take", "attendance")
    let page = try await hall.page(width: width, height: height)
    try await eventually("the page shows the attendance") {
      try await page.text(of: Chromium.wholePictureLabel) == "L04-attendance"
    }
    let file = hall.house.workplace.path + "/fit.png"
    try await page.shoot(to: file)
    hall.keep(file, file, as: "fit-\(width)x\(height)")
    let picture = try Surface.load(file)
    #expect(picture.width == width && picture.height == height)
    let size = try await page.text(
      of: "document.querySelector('canvas').width + 'x' + document.querySelector('canvas').height")
    #expect(size == "\(width)x\(height)")
    try await hall.end()
  }
}
