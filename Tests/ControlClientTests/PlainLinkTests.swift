import Foundation
import Glibc
import HallProtocol
import NIOCore
import Synchronization
import Testing

@testable import ControlClient

/// Goal: a connection that its user reads loses no line and no order, tells its end once, and holds nobody up.
///
/// Method: a real connection on this machine, which a thread sleeps on as a screen's loop does.
@Suite struct PlainLinkTests {
  /// What a connection has told.
  private final class Told: Sendable {
    private struct State {
      var pings: [Int64] = []
      var ends: [(loss: LinkLoss?, error: (any Error)?)] = []
    }

    private let state = Mutex(State())
    let (ended, didEnd) = AsyncStream.makeStream(of: Void.self)

    var pings: [Int64] { state.withLock { $0.pings } }
    var ends: [(loss: LinkLoss?, error: (any Error)?)] { state.withLock { $0.ends } }

    func took(_ message: ServiceMessage) -> LinkLoss? {
      switch message {
      case .ping(let atMS):
        state.withLock { $0.pings.append(atMS) }
        return nil
      case .error(let reason): return .refused(reason)
      default: return .cancelled
      }
    }

    func end(_ loss: LinkLoss?, _ error: (any Error)?) {
      state.withLock { $0.ends.append((loss, error)) }
      didEnd.yield()
    }

    func untilEnd() async { for await _ in ended { return } }
  }

  private func link(to far: FarSide, _ told: Told) async throws -> PlainLink {
    let link = try await PlainLink.connect(
      far.bootstrap, host: "127.0.0.1", port: far.port, onMessage: { told.took($0) }, onEnd: { told.end($0, $1) })
    await far.accept()
    return link
  }

  /// Sleeps on a connection as a loop does, until it has ended.
  private func attend(_ link: PlainLink, until told: Told) {
    Thread.detachNewThread {
      while told.ends.isEmpty {
        let events = Int16(link.isWaitingToSend ? POLLIN | POLLOUT : POLLIN)
        var watched = pollfd(fd: link.descriptor, events: events, revents: 0)
        // What another thread gives while nobody waits for room is sent with the next look.
        let lookMS: Int32 = 20
        poll(&watched, 1, lookMS)
        link.proceed()
      }
    }
  }

  private func ping(_ number: Int) -> String { #"{"at":\#(number),"type":"ping"}"# }

  @Test func linesThatComeInAnyPiecesAreTakenInTheirOrder() async throws {
    let (far, told) = (try await FarSide(isReading: true), Told())
    let link = try await link(to: far, told)
    attend(link, until: told)
    let count = 40_000
    let text = (0..<count).map { ping($0) + ($0 % 3 == 0 ? "\r\n" : "\n\n") }.joined()
    #expect(text.utf8.count > PlainLink.chunkBytes * PlainLink.chunksMax)
    let bytes = Array(text.utf8)
    var (place, size) = (0, 1)
    while place < bytes.count {
      try await far.say(bytes[place..<min(bytes.count, place + size)])
      (place, size) = (place + size, size * 3 + 1)
    }
    try await far.hangUp()
    await told.untilEnd()
    #expect(told.pings == (0..<Int64(count)).map(\.self))
    #expect(told.ends.count == 1 && told.ends.allSatisfy { $0.loss == nil && $0.error == nil })
    await far.end()
  }

  @Test func linesOfManyThreadsArriveWholeAndInOrderWhereTheOtherSideReadsLate() async throws {
    let (far, told) = (try await FarSide(isReading: false), Told())
    let link = try await link(to: far, told)
    attend(link, until: told)
    let (threads, lines, bytes) = (4, 120, 8_000)
    await withTaskGroup(of: Void.self) { group in
      for thread in 0..<threads {
        group.addTask {
          for number in 0..<lines {
            if thread == 0, number == lines / 2 { await far.startReading() }
            let mark = "\(thread) \(number) "
            link.send(ByteBuffer(string: mark + String(repeating: "x", count: bytes - mark.count) + "\n"))
          }
        }
      }
    }
    link.send(ByteBuffer(string: "last\n"))
    let arrived = try await far.lines(through: "last")
    #expect(arrived.count == threads * lines && arrived.allSatisfy { $0.utf8.count == bytes })
    for thread in 0..<threads {
      let numbers = arrived.filter { $0.hasPrefix("\(thread) ") }.compactMap { Int($0.split(separator: " ")[1]) }
      #expect(numbers == Array(0..<lines))
    }
    #expect(!link.isWaitingToSend)
    link.close()
    await told.untilEnd()
    await far.end()
  }

  @Test func whoeverTakesNothingForTooLongIsLeft() async throws {
    let (far, told) = (try await FarSide(isReading: false), Told())
    let link = try await link(to: far, told)
    let line = ByteBuffer(repeating: UInt8(ascii: "x"), count: 1 << 20)
    for _ in 0...(PlainLink.waitingBytesMax >> 20) + 8 { link.send(line) }
    link.proceed()
    #expect(told.ends.count == 1)
    await far.end()
  }

  @Test func aLineThatCannotBeReadEndsItAndNothingIsTakenAfterIt() async throws {
    let (far, told) = (try await FarSide(isReading: true), Told())
    let link = try await link(to: far, told)
    attend(link, until: told)
    try await far.say("\(ping(1))\nnonsense\n\(ping(2))\n".utf8)
    await told.untilEnd()
    link.proceed()
    #expect(told.pings == [1])
    #expect(told.ends.count == 1 && told.ends.first?.error is LineError)
    await far.end()
  }

  /// It was read by the network's thread before the connection was taken over.
  @Test func whyAServiceRefusesAtOnceIsHeard() throws {
    let told = Told()
    let reason = CloseReason(code: .tooManyConnections, message: "Full.")
    let said = try MessageCodec().line(ServiceMessage.error(reason))
    let link = PlainLink(
      descriptor: -1, arrived: said, onMessage: { told.took($0) }, onEnd: { told.end($0, $1) })
    link.proceed()
    link.proceed()
    #expect(told.ends.count == 1 && told.ends.first?.loss == .refused(reason))
  }

  /// Why was lost where the network's thread had seen the end before the connection was taken over.
  @Test func whyIsHeardOfWhoeverClosesAtOnce() async throws {
    let reason = CloseReason(code: .tooManyConnections, message: "Full.")
    let far = try await FarSide(isReading: true, refusal: try MessageCodec().line(ServiceMessage.error(reason)))
    for _ in 0..<200 {
      let told = Told()
      let link = try await link(to: far, told)
      attend(link, until: told)
      await told.untilEnd()
      #expect(told.ends.count == 1 && told.ends.first?.loss == .refused(reason))
    }
    await far.end()
  }

  @Test func anAnswerInTLSIsKnownForWhatItIs() async throws {
    let (far, told) = (try await FarSide(isReading: true), Told())
    let link = try await link(to: far, told)
    attend(link, until: told)
    try await far.say([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x46])
    try await far.hangUp()
    await told.untilEnd()
    #expect(told.ends.first?.error as? LineError == .answeredInTLS)
    await far.end()
  }

  @Test func nothingIsToldOnceItIsFinished() async throws {
    let (far, told) = (try await FarSide(isReading: true), Told())
    let link = try await link(to: far, told)
    try await far.say("\(ping(1))\n".utf8)
    link.finish()
    try await far.hangUp()
    link.proceed()
    #expect(told.pings.isEmpty && told.ends.isEmpty)
    await far.end()
  }
}
