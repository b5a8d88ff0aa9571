import BrowserDriver
import HallTestSupport
import HallProtocol
import Testing

/// Goal: two web services share the tablets of one hall, and neither misses the other.
///
/// Method: one real service, two real `plenary-web` on two ports, real Chromium; between the death of one and its return a
/// small server stands on its port and writes down how tablets ask for what they missed.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct TwoGatewaysLineTests {
  /// Counts the streams that a page opens, and those that break.
  private static let counting =
    "globalThis.broken = 0; globalThis.EventSource = class extends EventSource { constructor(address) { super(address); "
    + "this.addEventListener('error', () => { globalThis.broken += 1; }); } };"

  /// Listens on a port until a tablet asks for its stream, writes down how, and hangs up.
  private static let listening = #"""
    import socket, sys
    server = socket.create_server(("127.0.0.1", int(sys.argv[1])))
    print("listening", flush=True)
    while True:
        line, _ = server.accept()
        asked = line.recv(65536).decode()
        line.close()
        if asked.startswith("GET /live"):
            print(asked, flush=True)
            break
    """#

  private static func serve(_ house: House, _ port: Int, id: String) async throws -> Executable {
    let web = try Executable(
      "plenary-web", ["--port", "\(house.port)", "--listen", "\(port)", "--id", id, "--no-picture"])
    try await eventually("tablets are served: \(web.words)") { web.words.contains(":\(port)/") }
    return web
  }

  /// A tablet, with cookies of its own by the name of its host.
  private static func page(_ browser: Chromium, _ address: String) async throws -> Chromium.Page {
    let page = try await browser.page(width: 800, height: 1_100)
    try await page.command("Page.enable")
    try await page.command("Page.addScriptToEvaluateOnNewDocument", #"{"source":"\#(counting)"}"#)
    try await page.open(address)
    return page
  }

  @Test("One of two gateways is killed and comes back: its tablets lose nothing, those of the other see nothing of it")
  func oneIsKilled() async throws {
    let house = try await House()
    let (onePort, otherPort) = (try House.freePort(), try House.freePort())
    let one = try await Self.serve(house, onePort, id: "web-1")
    let other = try await Self.serve(house, otherPort, id: "web-2")
    let browser = try Chromium()
    try await house.run("item", "start", "1.10")
    let killed = try await Self.page(browser, "http://127.0.0.1:\(onePort)/")
    try await house.run("tablets", "pair", "CT-0123", try await killed.letters())
    try await killed.reads(".bar .who", "Nguyễn Thị Bích Ngọc")
    let spared = try await Self.page(browser, "http://localhost:\(otherPort)/")
    try await house.run("tablets", "pair", "CT-0124", try await spared.letters())
    try await spared.reads(".bar .who", "Bùi Thị Diễm My")
    // Whose a tablet is, both know.
    let moved = try await Self.page(browser, "http://127.0.0.1:\(otherPort)/")
    try await moved.reads(".bar .who", "Nguyễn Thị Bích Ngọc")
    for page in [killed, spared, moved] {
      try await page.press("[data-place=follow]")
      try await page.reads(".current", "1.10")
      _ = try await page.text(of: "globalThis.isTheSame = 'yes'")
    }
    one.crash()
    let listener = try Executable(path: "/usr/bin/python3", ["-c", Self.listening, "\(onePort)"])
    try await eventually("the tablet asks for what it missed: \(listener.words)") {
      listener.words.lowercased().contains("last-event-id: ")
    }
    #expect(try await listener.exitStatus() == 0, "\(listener.words)")
    // What happens meanwhile, some see at once, and one afterwards.
    try await house.run("item", "start", "1.11")
    try await house.run("delegate", "check-in", "CT-0123")
    for page in [spared, moved] { try await page.reads(".current", "1.11") }
    #expect(try await killed.text(of: "document.querySelector('.current').textContent").contains("1.10"))
    let again = try await Self.serve(house, onePort, id: "web-1")
    try await killed.reads(".current", "1.11")
    try await killed.reads(".attendance", "Đồng chí: có mặt từ")
    // All three go on as one hall.
    try await house.run("ballot", "open", "BQ06")
    try await house.run("ballot", "count", "BQ06", "--for", "470", "--against", "5", "--other", "3")
    for step in ["close", "confirm", "publish"] { try await house.run("ballot", step, "BQ06") }
    for page in [killed, spared, moved] {
      try await page.reads(".result", "THÔNG QUA")
      #expect(try await page.text(of: "globalThis.isTheSame") == "yes", "no page was loaded anew")
    }
    for page in [spared, moved] { #expect(try await page.text(of: "globalThis.broken") == "0") }
    #expect(try await killed.text(of: "globalThis.broken > 0") == "true")
    for web in [again, other] { #expect(try await web.end() == 0, "\(web.words)") }
  }
}
