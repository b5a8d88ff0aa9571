import Congress
import ControlClient
import Foundation
import HallProtocol
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// What a hall of tablets costs: from a change to the last byte at a tablet, memory, how soon all are back after their
/// web service was killed, and how much later the hall's screens show a take meanwhile.
///
/// The tablets do nothing but read, and stand on the same machine as everything else.
struct TabletBench {
  /// How tablets are connected.
  enum Wire: String, CaseIterable {
    case plain, secured

    /// How long 99 of 100 values may be under way to a tablet, in ms.
    var changeMSMax: Double { self == .plain ? 700 : 1_500 }
  }

  /// How long it may take until all are back, in ms.
  static let returnMSMax: Double = 15_000
  /// How much later the hall may show a take because of the tablets, in ms.
  static let takeLaterMSMax: Double = 5
  /// Changes that are not counted, at the beginning.
  static let warmUp = 3
  /// From one change to the next, in ms: more than the shortest time between two frames.
  static let restMS = 600
  /// How long it is waited for anything, in ms.
  static let waitMSMax = 120_000
  /// How many tablets connect at a time.
  static let connectingMax = 256

  let stage: BenchStage
  let promises: Promises

  /// Measures both wires.
  /// - Parameter takes: How many takes are timed beside the tablets; 0 where there is no display.
  func run(tablets count: Int, changes: Int, takes: Int) async throws {
    let certificate = try BenchCertificate(on: stage)
    let alone = takes > 0 ? try await TakeBench(stage: stage).measure(takes: takes, run: "alone") : nil
    for wire in Wire.allCases {
      try await run(
        wire, certificate: wire == .secured ? certificate : nil, tablets: count, changes: changes, takes: takes,
        alone: alone)
    }
  }

  private func run(
    _ wire: Wire, certificate: BenchCertificate?, tablets count: Int, changes: Int, takes: Int,
    alone: TakeBench.Figures?
  ) async throws {
    let (desk, staying) = try await stage.client(
      ClientIdentity(role: .operator, id: "bench-tablets-\(wire)", topics: []))
    defer { staying.cancel() }
    let port = stage.port + 2
    func serve() throws -> Process {
      try stage.launch(
        "plenary-web",
        ["--port", "\(stage.port)", "--listen", "\(port)", "--tablets-max", "\(count + 100)"]
          + (certificate.map { ["--certificate", $0.certificate, "--certificate-key", $0.key] } ?? []))
    }
    func connect(_ count: Int, _ readers: TabletReaders) async throws -> [any Channel] {
      try await self.connect(count, port, certificate?.trust, readers)
    }
    var web = try serve()
    defer {
      web.terminate()
      web.waitUntilExit()
    }
    let readers = TabletReaders()
    var channels = try await connect(1, readers)
    let emptyMegabytes = ProcessCost(of: web.processIdentifier).memoryMegabytes
    channels += try await connect(count - 1, readers)
    let cost = ProcessCost(of: web.processIdentifier)
    let kilobytes = (cost.memoryMegabytes - emptyMegabytes) * 1_024 / Double(count)
    let (before, begun) = (cost.processorSeconds, ContinuousClock.now)
    var (all, last) = ([Double](), [Double]())
    for number in 0..<(changes + Self.warmUp) {
      let start = ContinuousClock.now
      let arrivals = readers.expect(count)
      let command: Command = number.isMultiple(of: 2) ? .delegateStepOut("CT-0005") : .delegateCheckIn("CT-0005")
      try await desk.mustDo(CommandMessage(id: "tablets-\(wire)-\(number)", command: command))
      let times = await arrivals.all.map { ($0 - start).milliseconds }
      if number >= Self.warmUp {
        all += times
        last.append(times.max() ?? .nan)
      }
      try await Task.sleep(for: .milliseconds(Self.restMS))
    }
    if !(changes + Self.warmUp).isMultiple(of: 2) {
      // The next run finds the delegate where this one has.
      try await desk.mustDo(CommandMessage(id: "tablets-\(wire)-end", command: .delegateCheckIn("CT-0005")))
    }
    let percent = (cost.processorSeconds - before) / ((ContinuousClock.now - begun).milliseconds / 1_000) * 100
    print(
      "tablets: \(count) \(wire), command to a tablet \(Measurements(all).words); to the last one \(Measurements(last).words)"
    )
    print(
      "tablets: memory \(Measurements.text(cost.memoryMegabytes)) MB, \(Measurements.text(kilobytes)) kB each; "
        + "processor \(Measurements.text(percent)) %")
    promises.hold(
      "\(count) \(wire) tablets, change to the last byte, p99", Measurements(all).percentile(99),
      atMost: wire.changeMSMax, unit: "ms")
    if let alone {
      let beside = try await TakeBench(stage: stage).measure(takes: takes, run: "beside-\(wire)")
      print("take beside \(count) \(wire) tablets, moment to last picture: \(beside.lags.words)")
      promises.hold(
        "a take with \(count) \(wire) tablets beside it, later by", beside.lags.mean - alone.lags.mean,
        atMost: Self.takeLaterMSMax, unit: "ms")
    }
    kill(web.processIdentifier, SIGKILL)
    web.waitUntilExit()
    let start = ContinuousClock.now
    web = try serve()
    channels = try await connect(count, readers)
    let returnMS = (ContinuousClock.now - start).milliseconds
    promises.hold("all \(count) \(wire) tablets are back", returnMS, atMost: Self.returnMSMax, unit: "ms")
    for channel in channels { channel.close(promise: nil) }
  }

  /// Connects tablets, and waits until each has been told of the hall.
  private func connect(
    _ count: Int, _ port: Int, _ trust: NIOSSLContext?, _ readers: TabletReaders
  ) async throws -> [any Channel] {
    let arrivals = readers.expect(count)
    let channels = try await withThrowingTaskGroup(of: (any Channel).self) { group in
      var channels: [any Channel] = []
      for number in 0..<count {
        if number >= Self.connectingMax, let channel = try await group.next() { channels.append(channel) }
        group.addTask {
          try await BarePage.connect(port: port, waitMSMax: Self.waitMSMax, trust: trust, mark: "event: room") {
            readers.arrived()
          }
        }
      }
      for try await channel in group { channels.append(channel) }
      return channels
    }
    _ = await arrivals.all
    return channels
  }
}

/// Counts what tablets are told, and when.
final class TabletReaders: Sendable {
  /// What is waited for.
  struct Expectation: Sendable {
    fileprivate let times: AsyncStream<[ContinuousClock.Instant]>

    /// When each tablet was told.
    var all: [ContinuousClock.Instant] {
      get async {
        for await all in times { return all }
        return []
      }
    }
  }

  private struct State {
    var missing = 0
    var times: [ContinuousClock.Instant] = []
    var done: AsyncStream<[ContinuousClock.Instant]>.Continuation?
  }

  private let state = Mutex(State())

  /// Begins to count.
  func expect(_ count: Int) -> Expectation {
    let (times, done) = AsyncStream.makeStream(of: [ContinuousClock.Instant].self)
    state.withLock { $0 = State(missing: count, done: done) }
    return Expectation(times: times)
  }

  /// A tablet has been told.
  func arrived() {
    let now = ContinuousClock.now
    let finished = state.withLock {
      state -> (AsyncStream<[ContinuousClock.Instant]>.Continuation, [ContinuousClock.Instant])? in
      guard state.missing > 0 else { return nil }
      state.times.append(now)
      state.missing -= 1
      guard state.missing == 0, let done = state.done else { return nil }
      return (done, state.times)
    }
    guard let (done, times) = finished else { return }
    done.yield(times)
    done.finish()
  }
}
