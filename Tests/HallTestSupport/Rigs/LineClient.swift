package import Congress
package import Dispatch
import Foundation
package import HallProtocol

/// A client that speaks the protocol line by line, and can speak it badly.
///
/// Every wait is for a line; it ends with the connection.
package final class LineClient: Sendable {
  /// The connection was closed instead.
  package struct Closed: Error {
    package init() {}
  }

  private let wire: any ClientWire

  /// A client at one end of a connection.
  init(_ wire: any ClientWire) { self.wire = wire }

  /// A client on a socket.
  /// - Parameters:
  ///   - readsNothing: Whether what comes is left where it is, as by a peer that hangs.
  ///   - readsAfter: What is waited for before the first read, by a peer with little room for what it has not read.
  package convenience init(port: Int, readsNothing: Bool = false, readsAfter: DispatchSemaphore? = nil) throws {
    self.init(try SocketWire(port: port, readsNothing: readsNothing, readsAfter: readsAfter))
  }

  /// Sends bytes as they are.
  package func send(_ text: String) { wire.send(text) }

  /// Sends bytes from a thread of its own: a service that reads no more keeps whoever sends waiting, and a test's own
  /// threads are those that the service needs.
  package func flood(_ text: String, times: Int = 1, thenCloses: Bool = false) {
    Thread.detachNewThread { [self] in
      for _ in 0..<times { send(text) }
      if thenCloses { closeOutput() }
    }
  }

  /// Says that nothing more will come; answers are still read.
  package func closeOutput() { wire.closeOutput() }

  /// Sends a message.
  package func say(_ message: ClientMessage) throws {
    send(String(decoding: try JSONEncoder().encode(message), as: UTF8.self) + "\n")
  }

  /// Says hello; asks for so much patience that a busy machine ends no test.
  package func hello(_ role: Role, id: String, want: [String]? = nil, have: Holding? = nil) throws {
    let hello = Hello(
      role: role, id: id, token: "token-\(role.rawValue)", want: want, have: have,
      silenceMS: HallLimits.silenceRangeMS.upperBound)
    try say(.hello(hello))
  }

  /// The next message; throws where the connection was closed instead.
  package func next() async throws -> ServiceMessage {
    guard let line = await wire.nextLine() else { throw Closed() }
    return try JSONDecoder().decode(ServiceMessage.self, from: Data(line.utf8))
  }

  /// The next message that is not a ping.
  package func nextWord() async throws -> ServiceMessage {
    while true {
      let message = try await next()
      if case .ping = message { continue }
      return message
    }
  }

  /// The next topic value, other messages passed over.
  package func nextTopic() async throws -> TopicUpdate {
    while true { if case .topic(let update) = try await next() { return update } }
  }

  /// The next picture of an output, other messages passed over.
  package func nextPicture() async throws -> TopicUpdate {
    while true {
      let update = try await nextTopic()
      if case .output = update.value { return update }
    }
  }

  /// Gives a command and waits for its answer, other messages passed over.
  package func command(_ id: String, _ command: Command, ifSequence: Int64? = nil) async throws -> Reply.Answer {
    try say(.command(CommandMessage(id: id, command: command, ifSequence: ifSequence)))
    while true {
      if case .reply(let reply) = try await next(), reply.id == id { return reply.answer }
    }
  }

  /// The reason that ends the connection, other messages passed over.
  package func closeCode() async throws -> CloseReason.Kind {
    while true { if case .error(let reason) = try await next() { return reason.code } }
  }
}

extension Reply.Answer {
  /// Whether it was done; at which place of the record rests on what screens said meanwhile.
  package var isDone: Bool { if case .done = self { true } else { false } }
}
