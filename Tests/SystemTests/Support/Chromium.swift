import Foundation
import Synchronization
import Testing

/// A real browser without a window, driven over two pipes by the Chrome DevTools Protocol.
///
/// Method: `--remote-debugging-pipe` reads messages from descriptor 3 and writes them to 4, each ended by a zero byte; no
/// port is opened, and nobody else can drive it.
final class Chromium: Sendable {
  /// What a page is asked for the name of the picture that it shows with all of its files; nothing while one is on its way.
  static let wholePictureLabel =
    "(canvas => canvas?.dataset.whole === 'true' ? canvas.dataset.label : '')(document.querySelector('canvas'))"

  /// A name of this machine over which pages count as read by others, as on a network without TLS.
  static let openHost = "hall.lan"

  /// The answer to a command, or what went wrong.
  struct Failure: Error, CustomStringConvertible { let description: String }

  /// A page of the browser.
  final class Page: BrowserPage {
    private let browser: Chromium
    private let session: String

    fileprivate init(browser: Chromium, session: String) {
      self.browser = browser
      self.session = session
    }

    /// Does a command of the protocol, with its parameters as JSON.
    @discardableResult
    func command(_ method: String, _ parameters: String = "{}") async throws -> Data {
      try await browser.command(method, parameters, session: session)
    }

    func open(_ address: String) async throws { try await command("Page.navigate", #"{"url":"\#(address)"}"#) }

    func reload() async throws { try await command("Page.reload") }

    func resize(width: Int, height: Int) async throws {
      try await command(
        "Emulation.setDeviceMetricsOverride",
        #"{"width":\#(width),"height":\#(height),"deviceScaleFactor":1,"mobile":false}"#)
    }

    func text(of expression: String) async throws -> String {
      struct Answer: Decodable {
        struct Result: Decodable {
          struct Value: Decodable { let value: String? }
          let result: Value
        }
        let result: Result
      }
      let quoted = String(decoding: try JSONEncoder().encode("String(\(expression) ?? '')"), as: UTF8.self)
      let data = try await command("Runtime.evaluate", #"{"expression":\#(quoted),"returnByValue":true}"#)
      return try JSONDecoder().decode(Answer.self, from: data).result.result.value ?? ""
    }

    /// Writes what stands on the page as a PNG.
    ///
    /// A picture that a script has painted comes to the glass with the frame after the next; a shot before that has the
    /// picture before.
    func shoot(to path: String) async throws {
      let frames = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
      try await command("Runtime.evaluate", #"{"expression":"\#(frames)","awaitPromise":true}"#)
      struct Answer: Decodable {
        struct Result: Decodable { let data: String }
        let result: Result
      }
      let data = try await command("Page.captureScreenshot", #"{"format":"png"}"#)
      let png = try #require(Data(base64Encoded: try JSONDecoder().decode(Answer.self, from: data).result.data))
      try png.write(to: URL(filePath: path))
    }
  }

  private struct State {
    var lastID = 0
    var answers: [Int: Data] = [:]
  }

  private let workplace: Workplace
  private let process: pid_t
  private let (input, output): (FileHandle, FileHandle)
  private let state = Mutex(State())

  /// Starts a browser.
  init() throws {
    workplace = try Workplace()
    let (commands, answers) = (Pipe(), Pipe())
    process = try Self.spawn(
      [
        "chromium", "--headless", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--no-first-run", "--disable-dev-shm-usage", "--host-resolver-rules=MAP \(Self.openHost) 127.0.0.1",
        "--user-data-dir=\(workplace.path)", "about:blank",
      ], leaving: workplace.path, reading: commands.fileHandleForReading.fileDescriptor,
      writing: answers.fileHandleForWriting.fileDescriptor)
    (input, output) = (commands.fileHandleForWriting, answers.fileHandleForReading)
    try commands.fileHandleForReading.close()
    try answers.fileHandleForWriting.close()
    let descriptor = output.fileDescriptor
    Thread.detachNewThread { [weak self] in Self.read(descriptor) { self?.took($0) } }
  }

  deinit {
    // With all that it has started: those write into its folder, too.
    kill(-process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  /// Opens a page of a size.
  func page(width: Int, height: Int) async throws -> Page {
    struct Created: Decodable {
      struct Result: Decodable { let targetId: String }
      let result: Result
    }
    struct Attached: Decodable {
      struct Result: Decodable { let sessionId: String }
      let result: Result
    }
    let created = try JSONDecoder().decode(
      Created.self, from: try await command("Target.createTarget", #"{"url":"about:blank"}"#))
    let attached = try JSONDecoder().decode(
      Attached.self,
      from: try await command(
        "Target.attachToTarget", #"{"targetId":"\#(created.result.targetId)","flatten":true}"#))
    let page = Page(browser: self, session: attached.result.sessionId)
    try await page.resize(width: width, height: height)
    return page
  }

  fileprivate func command(_ method: String, _ parameters: String, session: String? = nil) async throws -> Data {
    let id = state.withLock { state in
      state.lastID += 1
      return state.lastID
    }
    let ofSession = session.map { #","sessionId":"\#($0)""# } ?? ""
    let message = #"{"id":\#(id),"method":"\#(method)","params":\#(parameters)\#(ofSession)}"#
    try input.write(contentsOf: Data(message.utf8) + [0])
    try await eventually("the browser answers \(method)") { state.withLock { $0.answers[id] != nil } }
    let answer = try #require(state.withLock { $0.answers.removeValue(forKey: id) })
    struct Broken: Decodable {
      struct Fault: Decodable { let message: String }
      let error: Fault?
    }
    if let fault = try JSONDecoder().decode(Broken.self, from: answer).error {
      throw Failure(description: "\(method): \(fault.message)")
    }
    return answer
  }

  private func took(_ message: Data) {
    struct Head: Decodable { let id: Int? }
    guard let id = (try? JSONDecoder().decode(Head.self, from: message))?.id else { return }
    state.withLock { $0.answers[id] = message }
  }

  /// Reads messages until the browser ends.
  private static func read(_ descriptor: Int32, onMessage: (Data) -> Void) {
    var (message, part) = (Data(), [UInt8](repeating: 0, count: 1 << 16))
    while true {
      let count = Glibc.read(descriptor, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      for piece in part[..<count].split(separator: 0, omittingEmptySubsequences: false).enumerated() {
        if piece.offset > 0 {
          onMessage(message)
          message = Data()
        }
        message.append(contentsOf: piece.element)
      }
    }
  }

  /// Starts a program, and a group of processes with it, with two pipes as its descriptors 3 and 4.
  /// - Parameter folder: Where it may leave temporary files.
  private static func spawn(
    _ arguments: [String], leaving folder: String, reading: Int32, writing: Int32
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Above both, so that neither takes the other's place.
    let (from, to) = (fcntl(reading, F_DUPFD, 64), fcntl(writing, F_DUPFD, 64))
    defer {
      close(from)
      close(to)
    }
    posix_spawn_file_actions_adddup2(&actions, from, 3)
    posix_spawn_file_actions_adddup2(&actions, to, 4)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    var words = arguments.map { strdup($0) } + [nil]
    let environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": folder]) { $1 }
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var process = pid_t()
    let status = posix_spawnp(&process, arguments[0], &actions, &attributes, &words, &variables)
    guard status == 0 else {
      throw Failure(description: "\(arguments[0]) does not start: \(String(cString: strerror(status)))")
    }
    return process
  }
}
