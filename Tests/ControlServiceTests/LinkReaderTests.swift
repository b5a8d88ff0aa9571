import Congress
import ControlClient
import Foundation
import Glibc
import HallProtocol
import HallTestSupport
import Settings
import Synchronization
import Testing

/// Goal: whoever reads a client's connection, it is let in and answered; even where the one that should read hangs.
///
/// Method: a real service, and readers that sleep on the connection, that hang, and that do not want it.
@Suite struct LinkReaderTests {
  private final class Reader: LinkReader {
    let isReading: Bool
    /// Whether it never looks at the connection that it has taken over.
    let hangs: Bool
    private let link = Mutex<PlainLink?>(nil)
    private let takings = Mutex(0)

    init(isReading: Bool, hangs: Bool = false) { (self.isReading, self.hangs) = (isReading, hangs) }

    var takeCount: Int { takings.withLock { $0 } }
    var isHolding: Bool { link.withLock { $0 != nil } }

    func read(_ link: PlainLink?) {
      self.link.withLock { $0 = link }
      guard let link else { return }
      takings.withLock { $0 += 1 }
      guard !hangs else { return }
      Thread.detachNewThread { [self] in
        while self.link.withLock({ $0 === link }) {
          var watched = pollfd(fd: link.descriptor, events: Int16(POLLIN), revents: 0)
          let lookMS: Int32 = 20
          poll(&watched, 1, lookMS)
          link.proceed()
        }
      }
    }
  }

  private func isAnswered(by service: RunningService, _ reader: Reader) async throws -> Bool {
    let (events, continuation) = AsyncStream.makeStream(of: LinkEvent.self)
    let client = HallClient(
      identity: ClientIdentity(role: .operator, id: "control-1", topics: [.show]),
      settings: ClientSettings(host: "127.0.0.1", port: service.port, token: "token-operator", security: .open),
      nowMS: { Int64(Date().timeIntervalSince1970 * 1_000) }, reader: reader
    ) { continuation.yield($0) }
    let link = Task { await client.run() }
    for await event in events {
      guard case .up = event else { continue }
      let reply = try await client.send(CommandMessage(id: "c1", command: .driverTake))
      link.cancel()
      #expect(await link.value == .cancelled)
      return reply.id == "c1"
    }
    return false
  }

  @Test(arguments: [(true, false), (true, true), (false, false)])
  func aClientIsAnsweredWhoeverReads(isReading: Bool, hangs: Bool) async throws {
    try await RunningService.with { service in
      let reader = Reader(isReading: isReading, hangs: hangs)
      let wasAnswered = try await isAnswered(by: service, reader)
      #expect(wasAnswered)
      #expect(reader.takeCount == (isReading ? 1 : 0))
      #expect(!reader.isHolding, "what has ended is let go")
    }
  }
}
