import Congress
import ControlClient
import Foundation
import HallProtocol

/// A screen beside a browser on the same display, in turns: start to picture, change to pixels, processor and memory.
struct ScreenPeerBench {
  static let (width, height) = (1_920, 1_080)
  static let changesPerSecond = 30
  /// How long a picture has to stand still to count as the last, in ms.
  static let stillMS = 1_500
  static let startMaxMS = 20_000
  static let changeMaxMS = 1_000
  /// Between two changes that are timed; so long that both have come to rest.
  static let restMS = 60

  let stage: BenchStage
  let promises: Promises

  /// What one of the two has cost.
  struct Cost {
    var startMS: [Double] = []
    var changeMS: [Double] = []
    var processorPercent: [Double] = []
    var memoryMegabytes: [Double] = []

    mutating func add(_ other: Cost) {
      startMS += other.startMS
      changeMS += other.changeMS
      processorPercent += other.processorPercent
      memoryMegabytes += other.memoryMegabytes
    }
  }

  func run(rounds: Int, changes: Int, seconds: Int) async throws {
    var (ours, browser) = (Cost(), Cost())
    for round in 0..<rounds {
      try await browser.add(measureBrowser(changes: changes, seconds: seconds))
      try await ours.add(measureScreen(round: round, changes: changes, seconds: seconds))
    }
    hold("start to picture", ours.startMS, browser.startMS, atMost: 0.25, unit: "ms")
    hold("command to changed pixels", ours.changeMS, browser.changeMS, atMost: 0.5, unit: "ms")
    hold(
      "\(Self.changesPerSecond) counts a second, of a core", ours.processorPercent, browser.processorPercent,
      atMost: 0.125, unit: "%")
    hold("memory", ours.memoryMegabytes, browser.memoryMegabytes, atMost: 0.125, unit: "MB")
  }

  private func hold(_ name: String, _ ours: [Double], _ theirs: [Double], atMost ratio: Double, unit: String) {
    let (own, other) = (Measurements(ours), Measurements(theirs))
    print(
      "\(name): \(Measurements.text(own.percentile(50))) \(unit) (p90 \(Measurements.text(own.percentile(90)))), browser "
        + "\(Measurements.text(other.percentile(50))) \(unit) (p90 \(Measurements.text(other.percentile(90))))")
    promises.hold(name, own.percentile(50) / other.percentile(50), atMost: ratio, unit: "× a browser")
  }

  private func measureBrowser(changes: Int, seconds: Int) async throws -> Cost {
    let display = try await VirtualDisplay(width: Self.width, height: Self.height)
    defer { display.end() }
    let page = try await BrowserPeer()
    let start = ContinuousClock.now
    let process = try page.start(on: display.name, width: Self.width, height: Self.height)
    defer {
      process.end()
      page.removeProfile()
    }
    let cost = try await measure(
      display, process.processID, BrowserPeer.executable, since: start, changes, seconds
    ) { page.show(100 + $0) }
    await page.end()
    return cost
  }

  private func measureScreen(round: Int, changes: Int, seconds: Int) async throws -> Cost {
    let display = try await VirtualDisplay(width: Self.width, height: Self.height)
    defer { display.end() }
    let (desk, staying) = try await stage.client(ClientIdentity(role: .operator, id: "peers", topics: []))
    defer { staying.cancel() }
    try await desk.mustDo(BenchStage.somebodyIsOut)
    // From the round before it may still be on air.
    for (id, cue) in [("black-\(round)", Cue.black), ("take-\(round)", .attendance)] {
      try await desk.mustDo(CommandMessage(id: id, command: .cueTake("hall", cue)))
    }
    let start = ContinuousClock.now
    let screen = "plenary-screen"
    let process = try stage.launch(
      screen, ["--id", "hall-left", "--port", "\(stage.port)", "--full-screen"], environment: ["DISPLAY": display.name])
    defer {
      process.terminate()
      process.waitUntilExit()
    }
    return try await measure(display, process.processIdentifier, screen, since: start, changes, seconds) { number in
      let command: Command = number.isMultiple(of: 2) ? .delegateStepOut("CT-0003") : .delegateCheckIn("CT-0003")
      try await desk.mustDo(CommandMessage(id: "\(round)-\(number)", command: command))
    }
  }

  /// What whoever paints on a display costs from its start on.
  private func measure(
    _ display: VirtualDisplay, _ processID: Int32, _ name: String, since start: ContinuousClock.Instant, _ changes: Int,
    _ seconds: Int, change: (Int) async throws -> Void
  ) async throws -> Cost {
    var cost = Cost()
    let empty = display.look()
    guard display.wait(forOtherThan: empty, atMostMS: Self.startMaxMS) != nil else {
      throw PeerProcess.NotReady(what: name, waitedMS: Self.startMaxMS)
    }
    cost.startMS.append((display.settled(afterMS: Self.stillMS, atMostMS: Self.startMaxMS) - start).milliseconds)
    for number in 0..<changes {
      let seen = display.look()
      let sent = ContinuousClock.now
      async let shown = Self.look(at: display, forOtherThan: seen)
      try await change(number)
      guard let shown = await shown else { throw NothingChanged() }
      cost.changeMS.append((shown - sent).milliseconds)
      try await Task.sleep(for: .milliseconds(Self.restMS + number % 17))
    }
    let before = ProcessCost(of: processID).processorSeconds
    let (clock, begun) = (ContinuousClock(), ContinuousClock.now)
    for number in 0..<(seconds * Self.changesPerSecond) {
      try await change(changes + number)
      try await clock.sleep(until: begun + .milliseconds((number + 1) * 1_000 / Self.changesPerSecond))
    }
    let after = ProcessCost(of: processID)
    let elapsed = (ContinuousClock.now - begun).milliseconds / 1_000
    cost.processorPercent.append((after.processorSeconds - before) / elapsed * 100)
    cost.memoryMegabytes.append(after.memoryMegabytes)
    return cost
  }

  private struct NothingChanged: Error, CustomStringConvertible {
    var description: String { "A change did not come to the display within \(ScreenPeerBench.changeMaxMS) ms." }
  }

  @concurrent
  private static func look(
    at display: VirtualDisplay, forOtherThan seen: [UInt8]
  ) async -> ContinuousClock.Instant? {
    display.wait(forOtherThan: seen, atMostMS: changeMaxMS)
  }
}
