import ControlService
import HallProtocol
import NIOCore
import NIOPosix
import Synchronization

/// The client's end of a connection, as far as a test speaks through it.
package protocol ClientWire: Sendable {
  /// Sends text as it is.
  func send(_ text: String)
  /// The next line; nothing once the other end has closed.
  func nextLine() async -> String?
  /// Says that nothing more will come; answers are still read.
  func closeOutput()
}

/// A connection in memory: one end for the test, the other the port of a session.
final class MemoryWire: ClientWire {
  private let inbox: Inbox
  private let eventLoop: any EventLoop
  private let port: NIOLoopBound<MemoryPort>
  /// Makes the service do something; nothing where it does so by itself.
  private let step: (@Sendable () async -> Void)?

  /// What has come for the client and has not been read.
  final class Inbox: Sendable {
    private struct State {
      var lines: [String] = []
      var bytes = 0
      var isFinished = false
    }

    private let state = Mutex(State())
    private let arrivals: AsyncStream<Void>
    private let arrived: AsyncStream<Void>.Continuation

    init() { (arrivals, arrived) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    var bytes: Int { state.withLock { $0.bytes } }
    var isFinished: Bool { state.withLock { $0.isFinished && $0.lines.isEmpty } }

    func add(_ line: String) {
      state.withLock { state in
        guard !state.isFinished else { return }
        state.lines.append(line)
        state.bytes += line.utf8.count
      }
      arrived.yield()
    }

    func finish() {
      state.withLock { $0.isFinished = true }
      arrived.yield()
    }

    func take() -> String? {
      state.withLock { state in
        guard !state.lines.isEmpty else { return nil }
        let line = state.lines.removeFirst()
        state.bytes -= line.utf8.count
        return line
      }
    }

    func change() async {
      var arrivals = arrivals.makeAsyncIterator()
      _ = await arrivals.next()
    }
  }

  private init(
    inbox: Inbox, eventLoop: any EventLoop, port: NIOLoopBound<MemoryPort>, step: (@Sendable () async -> Void)?
  ) {
    self.inbox = inbox
    self.eventLoop = eventLoop
    self.port = port
    self.step = step
  }

  deinit { eventLoop.execute { [port] in port.value.close() } }

  /// Connects to a service.
  static func open(
    to service: ControlService, on eventLoop: any EventLoop = MultiThreadedEventLoopGroup.singleton.any(),
    _ connecting: HallRig.Connecting, step: (@Sendable () async -> Void)? = nil
  ) async throws -> MemoryWire {
    let inbox = Inbox()
    let opened = eventLoop.submit {
      let port = MemoryPort(inbox: inbox, release: connecting.release, eventLoop: eventLoop)
      port.begin(service)
      return NIOLoopBound(port, eventLoop: eventLoop)
    }
    // A loop that does nothing by itself is made to.
    await step?()
    return MemoryWire(inbox: inbox, eventLoop: eventLoop, port: try await opened.get(), step: step)
  }

  func send(_ text: String) { eventLoop.execute { [port] in port.value.arrived(text) } }

  func closeOutput() { eventLoop.execute { [port] in port.value.inputEnds() } }

  func nextLine() async -> String? {
    while true {
      if let line = inbox.take() { return line }
      if inbox.isFinished { return nil }
      if let step { await step() } else { await inbox.change() }
    }
  }
}

/// The service's end of a connection in memory.
///
/// Thread: its event loop alone.
private final class MemoryPort: SessionPort {
  let address = "127.0.0.1"
  let release: GateRelease
  private let inbox: MemoryWire.Inbox
  private let eventLoop: any EventLoop
  private var session: ClientSession?
  private var outgoing: [(line: ByteBuffer, whenFlushed: (() -> Void)?)] = []
  private var incoming = ByteBuffer()
  private var lineBytesMax = 0
  private var isReading = true
  private var isInputOver = false

  init(inbox: MemoryWire.Inbox, release: GateRelease, eventLoop: any EventLoop) {
    self.inbox = inbox
    self.release = release
    self.eventLoop = eventLoop
  }

  func begin(_ service: ControlService) {
    let session = service.session(through: self, on: eventLoop)
    self.session = session
    session.began()
  }

  func arrived(_ text: String) {
    incoming.writeString(text)
    read()
  }

  func inputEnds() {
    isInputOver = true
    read()
  }

  private func read() {
    while isReading, let session {
      guard let end = incoming.readableBytesView.firstIndex(of: UInt8(ascii: "\n")) else { break }
      let length = end - incoming.readerIndex
      guard length <= lineBytesMax, let line = incoming.readSlice(length: length) else { break }
      incoming.moveReaderIndex(forwardBy: 1)
      if length > 0 { session.received(line) }
    }
    guard isReading, let session else { return }
    if incoming.readableBytes > lineBytesMax {
      incoming.clear()
      session.received(.lineTooLong(bytesMax: lineBytesMax))
    } else if isInputOver {
      session.inputEnded()
    }
  }

  var isTakingLines: Bool { inbox.bytes < ServiceLimits.unreadBytesMax }

  func write(_ line: ByteBuffer, whenFlushed: (() -> Void)?) { outgoing.append((line, whenFlushed)) }

  func flush() {
    let lines = outgoing
    outgoing = []
    for (line, whenFlushed) in lines {
      inbox.add(String(buffer: line).trimmingEnd)
      // Never in the middle of what the session is at.
      if let whenFlushed {
        let called = NIOLoopBound(whenFlushed, eventLoop: eventLoop)
        eventLoop.execute { called.value() }
      }
    }
  }

  func setReading(_ isWanted: Bool) {
    isReading = isWanted
    guard isWanted else { return }
    let port = NIOLoopBound(self, eventLoop: eventLoop)
    eventLoop.execute { port.value.read() }
  }

  func setLineLimit(bytesMax: Int) { lineBytesMax = bytesMax }

  func closeOutput() {
    inbox.finish()
    // The peer closes its side, too.
    let port = NIOLoopBound(self, eventLoop: eventLoop)
    eventLoop.execute { port.value.session?.inputEnded() }
  }

  func close() {
    inbox.finish()
    let port = NIOLoopBound(self, eventLoop: eventLoop)
    eventLoop.execute { port.value.end() }
  }

  private func end() {
    session?.ended()
    session = nil
  }
}

extension String {
  /// Without the line feed at the end.
  fileprivate var trimmingEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
