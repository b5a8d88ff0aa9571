import BrowserDriver
import Congress
import Foundation

/// How soon a page of a document stands on a tablet when nobody answers it any more.
///
/// Method: the sample's draft report, made into pages by the press, is released to a delegate's tablet in a real Chromium.
/// Once all of it is kept there, the service and the web service are killed, and the tablet's page is loaded anew. Then
/// pages are turned by keys: one after the other without a rest, forth and back; and by number, to pages that are far from
/// those that the tablet has made ready, so that each comes from the store. Each turn is timed on the page, from the key as
/// the browser took it until the picture has been painted.
struct PageTurnBench {
  /// How long a turn may take, in ms.
  ///
  /// Of turns to a neighbour it holds the slowest, and no percentile: whoever reads sees each of them. Of pages far away,
  /// which nobody leafs through, it holds the median: a picture of theirs is read, opened and decoded after the key.
  static let turnMSMax: Double = 100
  /// How long nobody presses anything before a page is chosen by its number, in ms: nobody writes one sooner, and the
  /// neighbours of the page before are ready by then.
  static let writeMS = 500
  /// How much slower the processor of an inexpensive tablet is taken to be; measured, and not promised.
  static let slowdown = 4
  /// How long a turn may take at all before the run fails, in ms.
  static let turnWaitMS = 10_000
  /// The display of the tablet, in pixels.
  static let (width, height) = (1_280, 800)
  /// Of fewer pages none is far from those that a tablet has made ready.
  static let pagesMin = 11
  /// Whose tablet it is.
  static let delegate: Code<Delegate> = "CT-0123"
  /// The document, its file in the congress folder and its title there.
  static let document: Code<Document> = "BC01"
  static let (file, title) = ("bao-cao-chinh-tri.docx", "Dự thảo Báo cáo chính trị")

  let stage: BenchStage
  let promises: Promises

  private struct Failure: Error, CustomStringConvertible { let description: String }

  private var library: String { stage.folder + "/reading-library" }
  private var port: Int { stage.port + 4 }

  /// Turns all pages of the document, as often as rounds are wanted.
  func run(rounds: Int) async throws {
    guard Chromium.isInstalled else {
      return print("page turn: no '\(Chromium.executable)' is installed, not measured; 'make bench' installs it")
    }
    let count = try release()
    let (web, _) = try await stage.start(
      "plenary-web",
      ["--port", "\(stage.port)", "--listen", "\(port)", "--library", library, "--spread", "0", "--no-picture"],
      until: ":\(port)/")
    defer { end(web) }
    let browser = try Chromium(profile: stage.folder + "/browser")
    defer { browser.end() }
    let page = try await browser.page(width: Self.width, height: Self.height)
    try await keep(count, on: page)
    stage.crash()
    end(web)
    try await page.reloadsAlone(at: 1, of: count)
    _ = try await page.text(of: PageTurnScript.text)
    var pictures = PagePictures()
    for slowdown in [1, Self.slowdown] {
      try await page.command("Emulation.setCPUThrottlingRate", #"{"rate":\#(slowdown)}"#)
      var (near, far) = ([Double](), [Double]())
      for _ in 0..<rounds {
        near += try await leaf(through: count, on: page, &pictures)
        far += try await jump(through: count, on: page, &pictures)
      }
      let slowed = slowdown == 1 ? "" : ", processor slowed \(slowdown) times"
      let (turns, jumps) = (Measurements(near), Measurements(far))
      print("page turn: nobody answers, to a neighbour, \(near.count) times\(slowed), key to picture \(turns.words)")
      print("page turn: nobody answers, to a page far away, \(far.count) times\(slowed), key to picture \(jumps.words)")
      guard slowdown == 1 else { continue }
      promises.hold(
        "a page turned with nobody there, the slowest", turns.percentile(100), atMost: Self.turnMSMax, unit: "ms")
      promises.hold(
        "a page far away chosen with nobody there, p50", jumps.percentile(50), atMost: Self.turnMSMax, unit: "ms")
    }
  }

  // MARK: Before

  /// Files, approves and releases the document; how many pages it has.
  private func release() throws -> Int {
    let code = Self.document.text
    let filed = [
      "document", "add", "\(stage.congress)/documents/\(Self.file)", "--code", code, "--title", Self.title, "--kind",
      "report", "--audience", "delegate", "--library", library,
    ]
    for command in [filed, ["document", "approve", code, "1"], ["document", "release", code]] {
      try stage.plenary(command)
    }
    let words = try stage.plenary(["document", "list", "--json"])
    let documents = try JSONDecoder().decode([Document].self, from: Data(words.utf8))
    guard let count = documents.first(where: { $0.code == Self.document })?.newest.pages.count, count >= Self.pagesMin
    else { throw Failure(description: "The report has fewer pages than \(Self.pagesMin): \(words)") }
    return count
  }

  /// Ends the web service without a word; does nothing a second time.
  private func end(_ web: Process) {
    if web.isRunning { kill(web.processIdentifier, SIGKILL) }
    web.waitUntilExit()
  }

  /// Makes the page the delegate's tablet, and waits until it keeps itself and all of the document.
  private func keep(_ count: Int, on page: Chromium.Page) async throws {
    try await page.open("http://127.0.0.1:\(port)/")
    try stage.plenary(["tablets", "pair", Self.delegate.text, try await page.letters()])
    // The pages, and what there is to know of all of them.
    try await page.keeps(parts: count + 1)
    try await page.keepsItself(with: Self.title)
  }

  // MARK: Turning

  /// Turns from the first page to the last and back, each turn as soon as the one before has been seen.
  private func leaf(
    through count: Int, on page: Chromium.Page, _ pictures: inout PagePictures
  ) async throws -> [Double] {
    _ = try await turn(page, to: 1, &pictures) { try await page.press(.home) }
    var times: [Double] = []
    for (key, numbers) in [
      (Chromium.Page.Key.arrowRight, Array(2...count)), (.arrowLeft, (1..<count).reversed()),
    ] {
      for number in numbers { times.append(try await turn(page, to: number, &pictures) { try await page.press(key) }) }
    }
    return times
  }

  /// Goes once to every page by its number, each far from the one before.
  private func jump(
    through count: Int, on page: Chromium.Page, _ pictures: inout PagePictures
  ) async throws -> [Double] {
    var times: [Double] = []
    for number in Self.farOrder(of: count) {
      try await Task.sleep(for: .milliseconds(Self.writeMS))
      times.append(try await turn(page, to: number, &pictures) { try await choose(number, on: page) })
    }
    return times
  }

  /// All pages in an order in which none is one of the last three before it, nor a neighbour of those.
  ///
  /// Always the same number of pages on, from the last to the first again, where it ends.
  static func farOrder(of count: Int) -> [Int] {
    func divisor(_ one: Int, _ other: Int) -> Int { other == 0 ? one : divisor(other, one % other) }
    func isFar(_ way: Int) -> Bool { (2...count - 2).contains(way % count) }
    let step = (2..<count).first { divisor(count, $0) == 1 && isFar($0) && isFar(2 * $0) && isFar(3 * $0) } ?? 1
    return (1...count).map { 1 + $0 * step % count }
  }

  /// Goes to a page by its number, as somebody writes it.
  private func choose(_ number: Int, on page: Chromium.Page) async throws {
    _ = try await page.text(of: "(field => { field.focus(); field.select(); })(document.querySelector('footer input'))")
    try await page.type("\(number)")
    try await page.press(.enter)
  }

  /// Turns to a page; how long it took, in ms.
  /// - Throws: Where another page stands there, or none.
  private func turn(
    _ page: Chromium.Page, to number: Int, _ pictures: inout PagePictures, by press: () async throws -> Void
  ) async throws -> Double {
    let label = Chromium.Page.label(ofPage: number)
    _ = try await page.text(of: "globalThis.turning = globalThis.turned('\(label)', \(Self.turnWaitMS)), ''")
    try await press()
    let words = try await page.outcome(of: "globalThis.turning")
    guard let milliseconds = Double(words) else { throw Failure(description: "A turn took '\(words)' ms.") }
    try pictures.take(number, try await page.outcome(of: "globalThis.pictureDigest()"))
    return milliseconds
  }
}
