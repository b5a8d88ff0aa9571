import Congress
import Foundation
import HallProtocol
import Synchronization
import Testing

/// A client that speaks the protocol line by line over a plain socket, as `nc` would, and can speak it badly.
///
/// Blocking reads happen on a thread of its own; `next` waits for a line and fails the test after two minutes without one.
final class LineClient: Sendable {
  struct Closed: Error {}

  private let descriptor: Int32
  private let lines: AsyncStream<String>
  private let door: Door

  /// Whether the socket is still this client's.
  private final class Door: Sendable {
    private let isOpen = Mutex(true)
    func withLock(_ body: (inout Bool) -> Void) { isOpen.withLock { body(&$0) } }
  }

  /// - Parameter readsNothing: Whether what comes is left where it is, as by a peer that hangs.
  init(port: Int, readsNothing: Bool = false) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.descriptor = descriptor
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(result == 0)
    var patience = timeval(tv_sec: 900, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let (lines, continuation) = AsyncStream.makeStream(of: String.self)
    self.lines = lines
    let door = Door()
    self.door = door
    Thread.detachNewThread {
      var rest: [UInt8] = []
      var chunk = [UInt8](repeating: 0, count: 65_536)
      if readsNothing {
        // Nothing but its end is waited for.
        var end = pollfd(fd: descriptor, events: 0, revents: 0)
        poll(&end, 1, -1)
      }
      while !readsNothing {
        let count = read(descriptor, &chunk, chunk.count)
        guard count > 0 else { break }
        rest += chunk[..<count]
        while let end = rest.firstIndex(of: 10) {
          continuation.yield(String(decoding: rest[..<end], as: UTF8.self))
          rest.removeSubrange(...end)
        }
      }
      continuation.finish()
      // Closed by the thread that reads it, and never touched after that: the number is soon another socket's, and a
      // late read or shutdown would hit that one.
      door.withLock { isOpen in
        isOpen = false
        close(descriptor)
      }
    }
  }

  deinit { door.withLock { if $0 { shutdown(descriptor, Int32(SHUT_RDWR)) } } }

  /// Sends bytes as they are.
  func send(_ text: String) {
    door.withLock { if $0 { sendAll(Array(text.utf8)) } }
  }

  /// Sends bytes from a thread of its own: a service that reads no more keeps whoever sends waiting, and a test's own
  /// threads are those that the service needs.
  func flood(_ text: String, times: Int = 1, thenCloses: Bool = false) {
    Thread.detachNewThread { [self] in
      for _ in 0..<times { send(text) }
      if thenCloses { closeOutput() }
    }
  }

  private func sendAll(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// Says that nothing more will come; answers are still read.
  func closeOutput() { door.withLock { if $0 { shutdown(descriptor, Int32(SHUT_WR)) } } }

  /// Sends a message.
  func say(_ message: ClientMessage) throws {
    send(String(decoding: try JSONEncoder().encode(message), as: UTF8.self) + "\n")
  }

  /// Says hello; asks for so much patience that a busy machine ends no test.
  func hello(_ role: Role, id: String, want: [String]? = nil, have: Holding? = nil) throws {
    let hello = Hello(
      role: role, id: id, token: "token-\(role.rawValue)", want: want, have: have,
      silenceMS: HallLimits.silenceRangeMS.upperBound)
    try say(.hello(hello))
  }

  /// The next message; throws where the connection was closed instead.
  func next() async throws -> ServiceMessage {
    for await line in lines { return try JSONDecoder().decode(ServiceMessage.self, from: Data(line.utf8)) }
    throw Closed()
  }

  /// The next message that is not a ping.
  func nextWord() async throws -> ServiceMessage {
    while true {
      let message = try await next()
      if case .ping = message { continue }
      return message
    }
  }

  /// The next topic value, other messages passed over.
  func nextTopic() async throws -> TopicUpdate {
    while true { if case .topic(let update) = try await next() { return update } }
  }

  /// The next picture of an output, other messages passed over.
  func nextPicture() async throws -> TopicUpdate {
    while true {
      let update = try await nextTopic()
      if case .output = update.value { return update }
    }
  }

  /// Gives a command and waits for its answer, other messages passed over.
  func command(_ id: String, _ command: Command, ifSequence: Int64? = nil) async throws -> Reply.Answer {
    try say(.command(CommandMessage(id: id, command: command, ifSequence: ifSequence)))
    while true {
      if case .reply(let reply) = try await next(), reply.id == id { return reply.answer }
    }
  }

  /// The reason that ends the connection, other messages passed over.
  func closeCode() async throws -> CloseReason.Kind {
    while true { if case .error(let reason) = try await next() { return reason.code } }
  }
}

extension Reply.Answer {
  /// Whether it was done; at which place of the record rests on what screens said meanwhile.
  var isDone: Bool { if case .done = self { true } else { false } }
}
