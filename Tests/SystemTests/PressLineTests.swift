import BrowserDriver
import Foundation
import HallTestSupport
import FoundationNetworking
import Testing

/// Goal: reporters get what was published, in a browser and as a site on a stick, and their programs read the feeds.
///
/// Method: the real service, `plenary-web`, press and Chromium; a photograph that exiftool wrote a place into; feeds read by
/// Python's feedparser and icalendar. Skipped where the press's programs are missing.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct PressLineTests {
  private static let needs: Comment = "needs bwrap and libvips-tools"
  private static let camera = Executable.package + "/Tests/RenderingTests/Pictures/camera.jpg"

  /// Whether those are there who judge feeds and calendars.
  private static let hasJudges = (try? python("import feedparser, icalendar", "").status) == 0

  private static func python(_ program: String, _ argument: String) throws -> (words: String, status: Int32) {
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = ["python3", "-c", program, argument]
    let output = Pipe()
    (python.standardOutput, python.standardError) = (output, output)
    try python.run()
    let words = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    python.waitUntilExit()
    return (words, python.terminationStatus)
  }

  private static func run(_ arguments: [String], port: Int) async throws {
    let (words, status) = try await Executable.plenary(arguments, port: port)
    #expect(status == 0, "plenary \(arguments.joined(separator: " ")): \(words)")
  }

  /// A hall with reporters.
  private struct Newsroom {
    let house: House
    let library: String
    let address: String
    let web: Executable

    init() async throws {
      house = try await House()
      library = house.workplace.path + "/library"
      let port = try House.freePort()
      address = "http://127.0.0.1:\(port)/press/"
      web = try Executable(
        "plenary-web", ["--port", "\(house.port)", "--listen", "\(port)", "--library", library])
      let (web, start) = (web, "http://127.0.0.1:\(port)/")
      try await eventually("the web service listens: \(web.words)") { web.words.contains(start) }
    }

    func add(_ code: String, _ caption: String, _ more: String...) async throws {
      try await PressLineTests.run(
        [
          "press", "picture", "add", PressLineTests.camera, "--code", code, "--caption", caption, "--credit",
          "Lê Thị Hoa",
          "--library", library,
        ] + more, port: house.port)
    }

    /// What is at a path now; nothing where there is nothing.
    func get(_ path: String) async throws -> Data? {
      let (data, answer) = try await URLSession.shared.data(from: try #require(URL(string: address + path)))
      return (answer as? HTTPURLResponse)?.statusCode == 200 ? data : nil
    }

    func text(_ path: String) async throws -> String {
      String(decoding: try await get(path) ?? Data(), as: UTF8.self)
    }
  }

  @Test(
    "A result, a picture and its embargo reach a reporter's page, and nothing before its time",
    .enabled(if: InstalledPrograms.havePicturePress, needs))
  func page() async throws {
    let room = try await Newsroom()
    let house = room.house
    try await room.add("A01", "Toàn cảnh <hội trường>")
    try await room.add("A02", "Tặng hoa đại biểu", "--embargo", "item 1.12")
    for step in [["open"], ["count"], ["close"], ["confirm"], ["publish"]] {
      let figures = step == ["count"] ? ["--for", "470", "--against", "5", "--other", "3"] : []
      if step == ["open"] { try await house.run("item", "start", "1.11") }
      try await Self.run(["ballot"] + step + ["BQ06"] + figures, port: house.port)
    }
    try await eventually("the result is there, and its picture") {
      try await room.text("").contains("results/BQ06-1.png")
    }
    let html = try await room.text("")
    #expect(html.contains("470"))
    #expect(html.contains("Toàn cảnh &lt;hội trường&gt;") && html.contains("Ảnh: Lê Thị Hoa"))
    #expect(try await room.get("results/BQ06-1.png")?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
    let picture = try #require(try await room.get("pictures/A01.jpg"))
    for secret in ["Exif", "Nikon", "777123", "Secret"] { #expect(picture.range(of: Data(secret.utf8)) == nil) }
    for path in ["", "en/", "feed.atom", "congress.json"] {
      #expect(try await !room.text(path).contains("Tặng hoa"), "\(path)")
    }
    #expect(try await room.get("pictures/A02.jpg") == nil)
    try await look(at: room)
    let browser = try Chromium()
    let page = try await browser.page(width: 360, height: 780)
    try await page.open(room.address)
    try await eventually("the page is there") {
      try await page.text(of: "!!document.querySelector('.result')") == "true"
    }
    #expect(try await page.text(of: "document.querySelector('.news a').hidden") == "true")
    try await house.run("item", "start", "1.12")
    try await eventually("the page says that there is something newer") {
      _ = try await page.text(of: "document.dispatchEvent(new Event('visibilitychange'))")
      return try await page.text(of: "document.querySelector('.news a').hidden") == "false"
    }
    try await eventually("the embargo is over") { try await room.get("pictures/A02.jpg") != nil }
    try await house.run("press", "picture", "withdraw", "A01", "--reason", "nhầm người")
    try await eventually("it is gone") { try await room.get("pictures/A01.jpg") == nil }
    #expect(try await room.text("").contains("nhầm người"))
    let listed = try await house.plenary("press", "picture")
    #expect(listed.words.contains("A01") && listed.words.contains("withdrawn"), "\(listed.words)")
    #expect(try await room.web.end() == 0, "\(room.web.words)")
  }

  /// Looks at the page as a phone and as a desk shows it.
  private func look(at room: Newsroom) async throws {
    let browser = try Chromium()
    for (width, height) in [(360, 780), (800, 1_280), (1_280, 800)] {
      let page = try await browser.page(width: width, height: height)
      try await page.open(room.address)
      try await eventually("the page is there") {
        try await page.text(of: "document.querySelector('.result .hall img')?.naturalWidth") == "1920"
      }
      let over = "document.documentElement.scrollWidth - innerWidth"
      #expect(try await page.text(of: over) == "0", "\(width)")
      if let folder = ProcessInfo.processInfo.environment["PLENARY_PAGES"] {
        try await page.shoot(to: "\(folder)/press-\(width).png")
        try await page.command(
          "Emulation.setEmulatedMedia", #"{"features":[{"name":"prefers-color-scheme","value":"dark"}]}"#)
        _ = try await page.text(of: "document.querySelector('#pictures').scrollIntoView()")
        try await page.shoot(to: "\(folder)/press-dark-\(width).png")
      }
    }
  }

  @Test(
    "What is carried out is what is served, and programs read its feeds",
    .enabled(if: InstalledPrograms.havePicturePress, needs))
  func exported() async throws {
    let room = try await Newsroom()
    let house = room.house
    try await room.add("A01", "Toàn cảnh, \"hội trường\"; đông đủ")
    try await room.add("A02", "Tặng hoa đại biểu", "--embargo", "item 1.12")
    let site = house.workplace.path + "/site"
    let (words, status) = try await Executable.plenary(
      ["press", "export", site, "--library", room.library], port: house.port)
    #expect(status == 0 && words.contains("1 pictures"), "\(words)")
    let names = try #require(FileManager.default.enumerator(atPath: site)?.compactMap { $0 as? String })
    #expect(
      names.contains("vi/index.html") && names.contains("pictures/A01.jpg") && !names.contains { $0.contains("A02") })
    // The hall's language stands first on the page that is served, the operator's in what is carried out.
    for (served, carried) in [
      ("en/results.csv", "results.csv"), ("results.csv", "vi/results.csv"), ("pictures/A01.jpg", "pictures/A01.jpg"),
      ("pictures/A01-small.jpg", "pictures/A01-small.jpg"), ("site.css", "site.css"),
    ] {
      try await eventually("\(served) is \(carried)") {
        try await room.get(served) == FileManager.default.contents(atPath: "\(site)/\(carried)")
      }
    }
    try await house.run("press", "picture", "withdraw", "A01", "--reason", "nhầm người")
    try await house.run("press", "export", site, "--library", room.library)
    #expect(!FileManager.default.fileExists(atPath: site + "/pictures/A01.jpg"))
  }

  @Test(
    "Programs of reporters read the feed and the calendar",
    .enabled(
      if: InstalledPrograms.havePicturePress && hasJudges,
      "needs bwrap, libvips-tools, python3-feedparser and python3-icalendar"))
  func judged() async throws {
    let room = try await Newsroom()
    try await room.add("A01", "Toàn cảnh, \"hội trường\"; đông đủ & <vui>")
    let site = room.house.workplace.path + "/site"
    try await room.house.run("press", "export", site, "--library", room.library)
    let judge = """
      import sys, feedparser, icalendar
      feed = feedparser.parse(open(sys.argv[1] + "/feed.atom", "rb").read())
      assert not feed.bozo, feed.get("bozo_exception")
      assert feed.version == "atom10" and len(feed.entries) == 1 and feed.entries[0].id.startswith("urn:uuid:"), feed
      assert feed.entries[0].enclosures[0].href == "pictures/A01.jpg", feed.entries[0]
      calendar = icalendar.Calendar.from_ical(open(sys.argv[1] + "/programme.ics", "rb").read())
      events = calendar.walk("VEVENT")
      assert len(events) > 30 and len({str(e["UID"]) for e in events}) == len(events), len(events)
      assert all(e.decoded("dtstart") < e.decoded("dtend") for e in events)
      """
    let (words, status) = try Self.python(judge, site)
    #expect(status == 0, "\(words)")
  }
}
