import Congress
import ControlClient
import Foundation
import HallProtocol
import NIOCore
import Synchronization

/// What many pages of browsers on one screen cost, and whether the hall's own screen notices them.
///
/// Two screens show the hall's picture: one on a display, or in files where there is none, and one on pages. A figure
/// changes again and again, first without any page, then with all of them.
struct PageBench {
  /// How long the hall's screen may take longer in the mean while all pages look on, in ms: the promise of a take.
  static let laterMSMax = 5.0
  /// Changes that are not counted, at the beginning.
  static let warmUp = 10
  /// From one change to the next, in ms: about as often as counts change on a wall.
  static let restMS = 100
  /// How long it is waited for anything, in ms.
  static let waitMSMax = 20_000
  /// How long it is rested between two looks at another process, in ms.
  static let tryMS = 20

  let stage: BenchStage
  let promises: Promises

  /// What the hall's screen has said, and what was asked of it.
  private final class Witness: Sendable {
    private let state = Mutex<(published: [Int64: Int64], shown: [Int64: Int64])>(([:], [:]))

    func heard(_ update: TopicUpdate) {
      state.withLock { state in
        if case .output = update.value { state.published[update.revision] = update.atMS }
        guard case .screens(let view) = update.value else { return }
        for screen in view.screens where screen.id == "hall-left" {
          if let atMS = screen.shownAtMS { state.shown[screen.shownRevision] = atMS }
        }
      }
    }

    /// How long each picture took from its publication to the display, in ms.
    func takeDelays() -> [Double] {
      state.withLock { state in
        let delays = state.shown.compactMap { revision, atMS in state.published[revision].map { Double(atMS - $0) } }
        state = ([:], [:])
        return delays
      }
    }

    var hasShown: Bool { state.withLock { !$0.shown.isEmpty } }
  }

  func run(pages count: Int, changes: Int) async throws {
    let witness = Witness()
    let (desk, staying) = try await stage.client(
      ClientIdentity(role: .operator, id: "bench-pages", topics: [.screens, .output("hall")])
    ) { event in
      if case .topic(let update) = event { witness.heard(update) }
    }
    defer { staying.cancel() }
    try await desk.mustDo(CommandMessage(id: "pages-take", command: .cueTake("hall", .attendance)))
    let port = stage.port + 1
    let hall = try stage.launch(
      "plenary-screen",
      ["--id", "hall-left", "--port", "\(stage.port)", "--window", "1280x720", "--motion", "none"])
    let served = try stage.launch(
      "plenary-screen", ["--id", "hall-right", "--port", "\(stage.port)", "--serve", "\(port)"])
    defer {
      for process in [hall, served] {
        process.terminate()
        process.waitUntilExit()
      }
    }
    try await wait { witness.hasShown }
    let alone = try await measure(served, desk, witness, changes: changes, run: "alone")
    print("page: no page, \(alone.words)")
    let arrivals = Arrivals()
    var last = arrivals.last.makeAsyncIterator()
    var channels: [any Channel] = []
    arrivals.expect(newerThan: 0, from: count)
    for _ in 0..<count {
      channels.append(
        try await BarePage.connect(port: port, waitMSMax: Self.waitMSMax) { arrivals.arrived($0) })
    }
    _ = await last.next()
    let all = try await measure(
      served, desk, witness, changes: changes, run: "all", arrivals: arrivals, pages: count)
    print("page: \(count) pages, \(all.words)")
    for channel in channels { try? await channel.close() }
    promises.hold(
      "the hall's screen with \(count) pages beside it, later by", all.hall.mean - alone.hall.mean,
      atMost: Self.laterMSMax, unit: "ms")
  }

  private struct Figures {
    let hall: Measurements
    let pages: Measurements?
    let processorPercent: Double
    let memoryMegabytes: Double

    var words: String {
      "publication to the hall's display \(hall.words); "
        + (pages.map { "command to the last page \($0.words); " } ?? "")
        + "processor \(Measurements.text(processorPercent)) %, memory \(Measurements.text(memoryMegabytes)) MB"
    }
  }

  private func measure(
    _ served: Process, _ desk: HallClient, _ witness: Witness, changes: Int, run: String, arrivals: Arrivals? = nil,
    pages: Int = 0
  ) async throws -> Figures {
    var last = arrivals?.last.makeAsyncIterator()
    var times: [Double] = []
    let cost = ProcessCost(of: served.processIdentifier)
    var (before, begun) = (cost.processorSeconds, ContinuousClock.now)
    for number in 0..<(changes + Self.warmUp) {
      if number == Self.warmUp {
        _ = witness.takeDelays()
        (before, begun) = (cost.processorSeconds, .now)
      }
      arrivals?.expectNext(from: pages)
      let start = ContinuousClock.now
      let command: Command = number.isMultiple(of: 2) ? .delegateStepOut("CT-0005") : .delegateCheckIn("CT-0005")
      try await desk.mustDo(CommandMessage(id: "pages-\(run)-\(number)", command: command))
      if let arrived = await last?.next(), number >= Self.warmUp { times.append((arrived - start).milliseconds) }
      try await Task.sleep(for: .milliseconds(Self.restMS))
    }
    let elapsed = (ContinuousClock.now - begun).milliseconds / 1_000
    return Figures(
      hall: Measurements(witness.takeDelays()), pages: arrivals == nil ? nil : Measurements(times),
      processorPercent: (cost.processorSeconds - before) / elapsed * 100, memoryMegabytes: cost.memoryMegabytes)
  }

  private func wait(for holds: () -> Bool) async throws {
    let deadline = ContinuousClock.now + .milliseconds(Self.waitMSMax)
    while !holds() {
      guard ContinuousClock.now < deadline else { throw CancellationError() }
      try await Task.sleep(for: .milliseconds(Self.tryMS))
    }
  }
}
