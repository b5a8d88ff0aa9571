import Congress
import ControlClient
import HallProtocol
import NIOCore

/// How the changes of a fan-out follow one another.
enum FanOutPace {
  /// Each as soon as everybody has the one before, who acknowledge at once.
  case asFastAsAcknowledged
  /// As on a wall: acknowledged once it is painted, and the next one comes after that.
  case painted

  /// Longer than it takes to serve everybody.
  private static let paintedMS: Int64 = 25
  private static let restMS = 75

  var acknowledgesAfterMS: Int64 { self == .painted ? Self.paintedMS : 0 }

  /// Waits until the next change may come.
  func rest() async throws { if self == .painted { try await Task.sleep(for: .milliseconds(Self.restMS)) } }
}

/// A house with many subscribers, whose changes are timed one by one.
protocol FanOut {
  /// Makes one change; how long it took until the last of the subscribers had it, in ms.
  func change() async throws -> Double
  /// Ends what it has opened.
  func end() async throws
}

/// How long one change takes until the last of many subscribers has it, durable write included.
struct FanOutBench {
  /// Changes that are not counted, at the beginning.
  static let warmUp = 20

  let stage: BenchStage

  func run(subscribers: Int, changes: Int) async throws {
    let house = try await HallFanOut(
      stage: stage, subscribers: subscribers, run: "fan-out-\(subscribers)", pace: .asFastAsAcknowledged)
    let figures = try await Self.measure([house], changes: changes, pace: .asFastAsAcknowledged)[0]
    print("one change to \(subscribers) subscribers, the last one served: \(figures.words)")
  }

  /// The changes of several houses, in turns, so that whatever else the machine does meets all of them; ends them.
  static func measure(_ houses: [any FanOut], changes: Int, pace: FanOutPace) async throws -> [Measurements] {
    var times = [[Double]](repeating: [], count: houses.count)
    for number in 1...(changes + warmUp) {
      for (place, house) in houses.enumerated() {
        let time = try await house.change()
        if number > warmUp { times[place].append(time) }
        try await pace.rest()
      }
    }
    for house in houses { try await house.end() }
    return times.map(Measurements.init)
  }
}

/// The service with its subscribers; a delegate is checked in and out.
final class HallFanOut: FanOut {
  private let subscribers: Int
  private let finish = Arrivals()
  private var arrivals: AsyncStream<ContinuousClock.Instant>.Iterator
  private var channels: [any Channel] = []
  private let desk: HallClient
  private let staying: Task<Void, Never>
  private var number = 0
  private var newest: Int64 = 0

  /// Connects all subscribers.
  /// - Parameters:
  ///   - run: Names the run, so that no command of it is taken for one of another.
  ///   - pace: How the changes follow one another.
  init(stage: BenchStage, subscribers: Int, run: String, pace: FanOutPace) async throws {
    self.subscribers = subscribers
    arrivals = finish.last.makeAsyncIterator()
    (desk, staying) = try await stage.client(ClientIdentity(role: .registration, id: run, topics: []))
    finish.expect(newerThan: 0, from: subscribers)
    for number in 0..<subscribers {
      channels.append(
        try await BareSubscriber.connect(
          port: stage.port, id: "\(run)-\(number)", topic: .attendance, acknowledgesAfterMS: pace.acknowledgesAfterMS,
          onRevision: finish.arrived))
    }
    _ = await arrivals.next(isolation: #isolation)
    // The first change tells the sequence; nobody else changes anything.
    newest = try await checkInOrOut()
  }

  func change() async throws -> Double {
    // The value of the change before may still be on its way to somebody; it is not newer than itself.
    finish.expect(newerThan: newest, from: subscribers)
    let start = ContinuousClock.now
    newest = try await checkInOrOut()
    guard let last = await arrivals.next(isolation: #isolation) else { throw CancellationError() }
    return (last - start).milliseconds
  }

  func end() async throws {
    // The next run finds the delegate where this one has.
    if !number.isMultiple(of: 2) { _ = try await checkInOrOut() }
    staying.cancel()
    for channel in channels { try await channel.close() }
  }

  private func checkInOrOut() async throws -> Int64 {
    defer { number += 1 }
    let command: Command = number.isMultiple(of: 2) ? .delegateStepOut("CT-0002") : .delegateCheckIn("CT-0002")
    return try await desk.mustDo(CommandMessage(id: "\(number)", command: command))
  }
}
