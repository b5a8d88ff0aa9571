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

/// How long one change takes until the last of many subscribers has it, durable write included.
struct FanOutBench {
  /// Changes that are not counted, at the beginning.
  static let warmUp = 20

  let stage: BenchStage

  func run(subscribers: Int, changes: Int) async throws {
    let figures = try await measure(subscribers: subscribers, changes: changes, run: "fan-out")
    print("one change to \(subscribers) subscribers, the last one served: \(figures.words)")
  }

  /// From the command to the last of the subscribers.
  /// - Parameters:
  ///   - run: Names the run, so that no command of it is taken for one of another.
  ///   - pace: How the changes follow one another.
  func measure(
    subscribers: Int, changes: Int, run: String, pace: FanOutPace = .asFastAsAcknowledged
  ) async throws -> Measurements {
    let finish = Arrivals()
    var arrivals = finish.last.makeAsyncIterator()
    var channels: [any Channel] = []
    finish.expect(newerThan: 0, from: subscribers)
    for number in 0..<subscribers {
      channels.append(
        try await BareSubscriber.connect(
          port: stage.port, id: "\(run)-\(number)", topic: .attendance, acknowledgesAfterMS: pace.acknowledgesAfterMS
        ) { revision in
          finish.arrived(revision)
        })
    }
    _ = await arrivals.next()
    let (desk, staying) = try await stage.client(ClientIdentity(role: .registration, id: run, topics: []))
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
      try await pace.rest()
    }
    // The next run finds the delegate where this one has.
    if (changes + Self.warmUp).isMultiple(of: 2) { _ = try await change(changes + Self.warmUp + 1, by: desk) }
    staying.cancel()
    for channel in channels { try await channel.close() }
    return Measurements(times)
  }

  private func change(_ number: Int, by desk: HallClient) async throws -> Int64 {
    let command: Command = number.isMultiple(of: 2) ? .delegateStepOut("CT-0002") : .delegateCheckIn("CT-0002")
    return try await desk.mustDo(CommandMessage(id: "\(number)", command: command))
  }
}
