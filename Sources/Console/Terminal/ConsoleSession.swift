public import Assets
public import Congress
public import ControlClient
import Dispatch
import Foundation
import HallProtocol

/// A console in a terminal: reads keys and the service, draws what has changed, sends commands.
///
/// Thin: everything that could be wrong is decided by ``ConsoleState`` and drawn by ``ConsolePage``. The network runs
/// beside it and never waits for the terminal.
public struct ConsoleSession: Sendable {
  /// How often the page is looked over for ages and clocks, in ms.
  static let tickMS: Int64 = 250
  /// How long a console that was told to end may take before it is ended, in ms.
  static let endMS = 2_000

  /// What the others see it come with.
  public static let client = "console"

  private let actor: Actor
  private let watches: Bool
  private let settings: ClientSettings
  private let strings: Strings
  private let inbox = ConsoleInbox()

  /// A console of somebody at a service.
  /// - Parameter watches: Whether it leaves the show alone also where nobody drives.
  public init(actor: Actor, watches: Bool = false, settings: ClientSettings, strings: Strings) {
    self.actor = actor
    self.watches = watches
    self.settings = settings
    self.strings = strings
  }

  /// Runs until the operator leaves, the terminal is gone or the process is told to end; the terminal is then as it was.
  /// - Throws: ``TerminalProblem``.
  public func run() async throws {
    let terminal = try Terminal()
    try terminal.takeOver()
    defer { terminal.restore() }
    let sources = listen(to: terminal)
    defer { for source in sources { source.cancel() } }
    let inbox = inbox
    let client = HallClient(
      identity: ClientIdentity(role: actor.role, id: actor.name, topics: Knowledge.topics, client: Self.client),
      settings: settings,
      nowMS: Self.nowMS
    ) { inbox.post(.link($0)) }
    let link = Task { _ = await client.run() }
    let clock = Task {
      while (try? await Task.sleep(for: .milliseconds(Self.tickMS))) != nil { inbox.post(.tick) }
    }
    defer {
      link.cancel()
      clock.cancel()
    }
    try await serve(terminal, client)
  }

  private func serve(_ terminal: Terminal, _ client: HallClient) async throws {
    var state = ConsoleState(actor: actor, watches: watches, atMS: Self.nowMS())
    var keys = KeyReader()
    var painter = TerminalPainter(hasColours: ProcessInfo.processInfo.environment["NO_COLOR"] == nil)
    var size = terminal.size
    draw(state, size, with: &painter, on: terminal)
    for await _ in inbox.wakes {
      for input in inbox.take() {
        let nowMS = Self.nowMS()
        switch input {
        case .bytes(let bytes):
          guard press(keys.read(bytes, atMS: nowMS), &state, client) else { return }
          flushLater(keys, atMS: nowMS)
        case .link(let event): _ = carryOut(state.hear(event, atMS: nowMS), client)
        case .settled(let number, let outcome): state.settle(number, outcome, atMS: nowMS)
        case .tick:
          guard press(keys.flush(atMS: nowMS), &state, client) else { return }
          state.pass(atMS: nowMS)
        case .resized:
          size = terminal.size
          painter.forget()
        case .resumed:
          try terminal.takeOver()
          painter.forget()
        case .ended: return
        }
      }
      if state.isOver { return }
      draw(state, size, with: &painter, on: terminal)
    }
  }

  /// Hands keys to the state and carries out what it wants; whether the console goes on.
  private func press(_ keys: [Key], _ state: inout ConsoleState, _ client: HallClient) -> Bool {
    for key in keys {
      guard carryOut(state.handle(key, atMS: Self.nowMS()), client) else { return false }
    }
    return true
  }

  /// Carries out what the state wants; whether the console goes on.
  private func carryOut(_ actions: [ConsoleAction], _ client: HallClient) -> Bool {
    for action in actions {
      switch action {
      case .leave: return false
      case .send(let number, let command): send(command, number: number, through: client)
      }
    }
    return true
  }

  private func send(_ command: Command, number: Int, through client: HallClient) {
    let message = CommandMessage(id: UUID().uuidString, command: command)
    Task { [inbox] in
      let outcome: CommandOutcome
      do {
        outcome = CommandOutcome(try await client.send(message).answer)
      } catch HallClient.SendFailure.lostBeforeAnswer {
        outcome = .unknown
      } catch {
        outcome = .notSent
      }
      inbox.post(.settled(number: number, outcome))
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
    _ state: ConsoleState, _ size: PageSize, with painter: inout TerminalPainter, on terminal: Terminal
  ) {
    // Where the terminal takes nothing, this page is skipped; the next one has everything.
    guard terminal.isWritable() else { return }
    let page = ConsolePage(state, size: size, strings: strings, atMS: Self.nowMS())
    let output = painter.paint(page.lines)
    guard !output.isEmpty else { return }
    if !terminal.write(output) { painter.forget() }
  }

  /// Keys and signals, each put into the inbox.
  private func listen(to terminal: Terminal) -> [any DispatchSourceProtocol] {
    let inbox = inbox
    let keys = DispatchSource.makeReadSource(fileDescriptor: 0, queue: DispatchQueue(label: "plenary.console.keys"))
    keys.setEventHandler { @Sendable in
      // Where the terminal is gone, the console ends, and with it this source.
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
  @Sendable private static func nowMS() -> Int64 { Int64(Date().timeIntervalSince1970 * 1_000) }
}
