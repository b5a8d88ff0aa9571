import Congress
import ControlClient
import HallProtocol
import NIOCore
import Synchronization

/// How long one change takes until the last of many subscribers has it, durable write included.
struct FanOutBench {
  /// Changes that are not counted, at the beginning.
  static let warmUp = 20

  let stage: BenchStage

  /// Counts who has received something newer than a revision, and says when the last one has.
  private final class Finish: Sendable {
    private let state = Mutex((revision: Int64(0), missing: 0))
    private let done: AsyncStream<ContinuousClock.Instant>.Continuation
    let arrivals: AsyncStream<ContinuousClock.Instant>

    init() { (arrivals, done) = AsyncStream.makeStream() }

    /// Waits for so many arrivals of something newer.
    func expect(newerThan revision: Int64, from count: Int) { state.withLock { $0 = (revision, count) } }

    func arrived(_ revision: Int64) {
      let isLast = state.withLock { state in
        guard revision > state.revision else { return false }
        state.missing -= 1
        return state.missing == 0
      }
      if isLast { done.yield(.now) }
    }
  }

  func run(subscribers: Int, changes: Int) async throws {
    let finish = Finish()
    var arrivals = finish.arrivals.makeAsyncIterator()
    var channels: [any Channel] = []
    finish.expect(newerThan: 0, from: subscribers)
    for number in 0..<subscribers {
      channels.append(
        try await BareSubscriber.connect(port: stage.port, id: "observer-\(number)", topic: .attendance) { revision in
          finish.arrived(revision)
        })
    }
    _ = await arrivals.next()
    let (desk, staying) = try await stage.client(ClientIdentity(role: .registration, id: "fan-out", topics: []))
    // The first change tells the sequence; nobody else changes anything.
    var newest = try await change(0, by: desk)
    var times: [Double] = []
    for number in 1...(changes + Self.warmUp) {
      // The value of the change before may still be on its way to somebody; it is not newer than itself.
      finish.expect(newerThan: newest, from: subscribers)
      let start = ContinuousClock.now
      newest = try await change(number, by: desk)
      guard let last = await arrivals.next() else { break }
      if number > Self.warmUp { times.append((last - start).milliseconds) }
    }
    staying.cancel()
    for channel in channels { try await channel.close() }
    print("one change to \(subscribers) subscribers, the last one served: \(Figures(times).words)")
  }

  private func change(_ number: Int, by desk: HallClient) async throws -> Int64 {
    let command: Command = number.isMultiple(of: 2) ? .delegateStepOut("CT-0002") : .delegateCheckIn("CT-0002")
    return try await desk.mustDo(CommandMessage(id: "\(number)", command: command))
  }
}
