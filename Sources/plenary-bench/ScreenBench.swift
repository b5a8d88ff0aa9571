import Congress
import ControlClient
import Foundation
import HallProtocol
import Synchronization

/// What a screen costs: start to first picture, processor and memory while counts change 30 times a second, and idle;
/// and how long the operator's command takes until its picture is on the glass.
struct ScreenBench {
  static let changesPerSecond = 30

  let stage: BenchStage

  /// What a screen has said of itself.
  private final class Witness: Sendable {
    private let state = Mutex<[String: Int64]>([:])
    let shown: AsyncStream<Int64>
    private let didShow: AsyncStream<Int64>.Continuation

    init() { (shown, didShow) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1_000)) }

    func heard(_ view: ScreensView) {
      for screen in view.screens where screen.id == "hall-left" { didShow.yield(screen.shownRevision) }
    }
  }

  func run(seconds: Int) async throws {
    let witness = Witness()
    let (desk, staying) = try await stage.client(
      ClientIdentity(role: .operator, id: "bench", topics: [.screens])
    ) { event in
      if case .topic(let update) = event, case .screens(let view) = update.value { witness.heard(view) }
    }
    defer { staying.cancel() }
    _ = try await desk.send(CommandMessage(id: "take", command: .cueTake("hall", .attendance)))
    var shown = witness.shown.makeAsyncIterator()
    let start = ContinuousClock.now
    let screen = try stage.launch(
      "plenary-screen", ["--id", "hall-left", "--port", "\(stage.port)", "--window", "1920x1080"])
    defer { screen.terminate() }
    while let revision = await shown.next(), revision == 0 {}
    print(
      "screen, start to first picture acknowledged (reports are gathered every 250 ms): "
        + "\(Figures.text((ContinuousClock.now - start).milliseconds)) ms")
    let before = processorSeconds(screen)
    let clock = ContinuousClock()
    for number in 0..<(seconds * Self.changesPerSecond) {
      let next = clock.now + .milliseconds(1_000 / Self.changesPerSecond)
      let command: Command = number.isMultiple(of: 2) ? .delegateStepOut("CT-0003") : .delegateCheckIn("CT-0003")
      _ = try await desk.send(CommandMessage(id: "s\(number)", command: command))
      try await clock.sleep(until: next)
    }
    report("30 changes a second", from: before, to: processorSeconds(screen), seconds: seconds, screen)
    let idle = processorSeconds(screen)
    try await clock.sleep(for: .seconds(seconds))
    report("idle", from: idle, to: processorSeconds(screen), seconds: seconds, screen)
  }

  private func report(_ what: String, from: Double, to: Double, seconds: Int, _ screen: Process) {
    let percent = (to - from) / Double(seconds) * 100
    print("screen, \(what): \(Figures.text(percent)) % of a core, \(memoryMegabytes(screen)) MB resident")
  }

  /// Processor time that a process has used, in seconds.
  private func processorSeconds(_ process: Process) -> Double {
    let stat = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8)) ?? ""
    let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return .nan }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  private func memoryMegabytes(_ process: Process) -> Int {
    let status = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1_024
  }
}
