import Dispatch
import Foundation

/// What happens on a full-screen page: keys, messages and time in, lines out.
///
/// Everything that could be wrong is decided here; ``TerminalSession`` only carries it to and from a terminal. The page is
/// drawn when something has changed and when a second turns, at no other time.
public protocol TerminalProgram: SendableMetatype {
  /// What reaches the page beside keys.
  associatedtype Message: Sendable

  /// Takes keys; whether the page goes on. Times are local, in ms since 1970 UTC.
  mutating func press(_ keys: [Key], atMS nowMS: Int64) -> Bool
  /// Takes a message.
  mutating func hear(_ message: Message, atMS nowMS: Int64)
  /// Whether nobody misses anything where a message is seen only when the next second turns; asked before it is heard.
  func canWait(_ message: Message) -> Bool
  /// Lets time pass; whether the page is another now than by its clocks and ages.
  mutating func pass(atMS nowMS: Int64) -> Bool
  /// Whether the page is to end now.
  var isOver: Bool { get }
  /// Whether a scanner types on the page.
  static var isScanned: Bool { get }
  /// The page, exactly as large as its terminal.
  func lines(_ size: PageSize, atMS nowMS: Int64) -> [Line]
}

extension TerminalProgram {
  /// A page goes on until its keys end it.
  public var isOver: Bool { false }
  /// Keys are pressed by hand.
  public static var isScanned: Bool { false }
  /// Every message is seen at once.
  public func canWait(_ message: Message) -> Bool { false }
}

/// A page that has the whole terminal until whoever sits there leaves, the terminal is gone or the process is told to
/// end; the terminal is then as it was.
public struct TerminalSession<Program: TerminalProgram>: Sendable {
  /// How often the page is looked over for ages and clocks, in ms.
  static var tickMS: Int64 { 250 }
  /// How long a program that was told to end may take before it is ended, in ms.
  static var endMS: Int { 2_000 }

  private let inbox: TerminalInbox<Program.Message>

  /// A page that gets its messages through an inbox.
  public init(inbox: TerminalInbox<Program.Message>) { self.inbox = inbox }

  /// Runs until the end.
  /// - Throws: ``TerminalProblem``.
  public func run(_ program: inout Program) async throws {
    let terminal = try Terminal()
    try terminal.takeOver()
    defer { terminal.restore() }
    let sources = listen(to: terminal)
    defer { for source in sources { source.cancel() } }
    let clock = Task { [inbox] in
      while (try? await Task.sleep(for: .milliseconds(Self.tickMS))) != nil { inbox.post(.tick) }
    }
    defer { clock.cancel() }
    try await serve(&program, on: terminal)
  }

  private func serve(_ program: inout Program, on terminal: Terminal) async throws {
    var keys = KeyReader(isScanned: Program.isScanned)
    var painter = TerminalPainter(hasColours: ProcessInfo.processInfo.environment["NO_COLOR"] == nil)
    var size = terminal.size
    var times = DrawingTimes()
    draw(program, size, with: &painter, on: terminal, at: &times)
    for await _ in inbox.wakes {
      for input in inbox.take() {
        let nowMS = Self.nowMS()
        switch input {
        case .bytes(let bytes):
          guard program.press(keys.read(bytes, atMS: nowMS), atMS: nowMS) else { return }
          flushLater(keys, atMS: nowMS)
          times.isDue = true
        case .message(let message):
          times.isDue = !program.canWait(message) || times.isDue
          program.hear(message, atMS: nowMS)
        case .tick:
          let late = keys.flush(atMS: nowMS)
          guard program.press(late, atMS: nowMS) else { return }
          times.isDue = program.pass(atMS: nowMS) || !late.isEmpty || times.isDue
        case .resized:
          size = terminal.size
          painter.forget()
          times.isDue = true
        case .resumed:
          try terminal.takeOver()
          painter.forget()
          times.isDue = true
        case .ended: return
        }
      }
      if program.isOver { return }
      draw(program, size, with: &painter, on: terminal, at: &times)
    }
  }

  /// A lone escape is a key once nothing has followed it for a moment.
  private func flushLater(_ keys: KeyReader, atMS nowMS: Int64) {
    guard let flushMS = keys.flushMS else { return }
    Task { [inbox] in
      try? await Task.sleep(for: .milliseconds(max(1, flushMS - nowMS + 1)))
      inbox.post(.tick)
    }
  }

  private func draw(
    _ program: Program, _ size: PageSize, with painter: inout TerminalPainter, on terminal: Terminal,
    at times: inout DrawingTimes
  ) {
    let nowMS = Self.nowMS()
    guard times.isDue(atMS: nowMS) else { return }
    // Where the terminal takes nothing, this page is skipped; the next one has everything.
    guard terminal.isWritable() else { return }
    times.note(atMS: nowMS)
    let output = painter.paint(program.lines(size, atMS: nowMS))
    guard !output.isEmpty else { return }
    if !terminal.write(output) { painter.forget() }
  }

  /// Keys and signals, each put into the inbox.
  private func listen(to terminal: Terminal) -> [any DispatchSourceProtocol] {
    let inbox = inbox
    let keys = DispatchSource.makeReadSource(fileDescriptor: 0, queue: DispatchQueue(label: "plenary.terminal.keys"))
    keys.setEventHandler { @Sendable in
      // Where the terminal is gone, the page ends, and with it this source.
      guard let bytes = Terminal.read() else { return inbox.post(.ended) }
      if !bytes.isEmpty { inbox.post(.bytes(bytes)) }
    }
    keys.resume()
    let ends = [SIGINT, SIGTERM, SIGHUP].map { number in
      Self.on(number) {
        inbox.post(.ended)
        // A terminal that takes nothing must not keep the process alive.
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(Self.endMS)) {
          terminal.restore()
          exit(0)
        }
      }
    }
    let others = [Self.on(SIGWINCH) { inbox.post(.resized) }, Self.on(SIGCONT) { inbox.post(.resumed) }]
    return [keys] + ends + others
  }

  private static func on(_ number: Int32, _ work: @escaping @Sendable () -> Void) -> any DispatchSourceProtocol {
    // SIGCONT and SIGWINCH do nothing by themselves; ignoring the others leaves them to the source.
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler(handler: work)
    source.resume()
    return source
  }

  /// The local clock, in ms since 1970 UTC.
  public static func nowMS() -> Int64 { Int64(Date().timeIntervalSince1970 * 1_000) }
}
