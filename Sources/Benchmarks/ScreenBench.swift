import Congress
import ControlClient
import Dispatch
import Foundation
import HallProtocol
import Synchronization

/// What a screen costs: start to first picture, then processor, memory and frame times while counts change 30 times a
/// second, while pictures fade into each other, and idle; in full HD and in 4K.
struct ScreenBench {
  static let changesPerSecond = 30
  /// From one take to the next; the shipped themes fade in less than half of it.
  static let takeMS = 700
  /// The screens, which the congress knows: one that it does not would show the holding picture alone.
  static let screens = [("hall-left", width: 1_920, height: 1_080), ("hall-right", width: 3_840, height: 2_160)]

  let stage: BenchStage

  /// What a screen has said of itself.
  private final class Witness: Sendable {
    let shown: AsyncStream<(id: String, revision: Int64)>
    private let didShow: AsyncStream<(id: String, revision: Int64)>.Continuation

    init() { (shown, didShow) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1_000)) }

    func heard(_ view: ScreensView) {
      for screen in view.screens where screen.isConnected { didShow.yield((screen.id, screen.shownRevision)) }
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
    try await desk.mustDo(BenchStage.somebodyIsOut)
    var shown = witness.shown.makeAsyncIterator()
    for (id, width, height) in Self.screens {
      let name = "\(width)x\(height)"
      try await take(.attendance, by: desk, id: "start \(name)")
      let times = NSTemporaryDirectory() + "plenary-bench-frames-\(getpid())"
      let start = ContinuousClock.now
      let screen = try stage.launch(
        "plenary-screen",
        ["--id", id, "--port", "\(stage.port)", "--window", name, "--frame-times", times])
      defer { screen.terminate() }
      while let (shownBy, revision) = await shown.next(), shownBy != id || revision == 0 {}
      print(
        "screen \(name), start to first picture acknowledged (reports are gathered every 250 ms): "
          + "\(Measurements.text((ContinuousClock.now - start).milliseconds)) ms")
      let phases = try await watch(screen, desk: desk, name: name, seconds: seconds)
      screen.terminate()
      screen.waitUntilExit()
      report(phases, frames: try FrameLine.read(times), name: name, copyMS: Self.copyMS(bytes: width * height * 4))
      try? FileManager.default.removeItem(atPath: times)
    }
  }

  /// A stretch of time in which one thing went on.
  private struct Phase {
    let what: String
    let startUS: Int64
    let endUS: Int64
    let processorSeconds: Double
    let memoryMegabytes: Int
  }

  private func watch(_ screen: Process, desk: HallClient, name: String, seconds: Int) async throws -> [Phase] {
    let changes = try await phase("30 count changes a second", of: screen) {
      try await repeated(seconds * Self.changesPerSecond, everyMS: 1_000 / Self.changesPerSecond) { number in
        let command: Command = number.isMultiple(of: 2) ? .delegateStepOut("CT-0003") : .delegateCheckIn("CT-0003")
        try await desk.mustDo(CommandMessage(id: "s\(name)\(number)", command: command))
      }
    }
    let fades = try await phase("cross-fading", of: screen) {
      try await repeated(seconds * 1_000 / Self.takeMS, everyMS: Self.takeMS) { number in
        try await take(number.isMultiple(of: 2) ? .programme : .attendance, by: desk, id: "f\(name)\(number)")
      }
    }
    let idle = try await phase("idle", of: screen) { try await Task.sleep(for: .seconds(seconds)) }
    return [changes, fades, idle]
  }

  private func take(_ cue: Cue, by desk: HallClient, id: String) async throws {
    try await desk.mustTake(cue, as: id)
  }

  private func repeated(_ count: Int, everyMS: Int, _ body: (Int) async throws -> Void) async throws {
    let clock = ContinuousClock()
    let start = clock.now
    for number in 0..<count {
      try await body(number)
      try await clock.sleep(until: start + .milliseconds((number + 1) * everyMS))
    }
  }

  private func phase(_ what: String, of screen: Process, _ body: () async throws -> Void) async throws -> Phase {
    // What went on before has come to rest.
    try await Task.sleep(for: .seconds(1))
    let (before, startUS) = (processorSeconds(screen), FrameLine.nowUS)
    try await body()
    return Phase(
      what: what, startUS: startUS, endUS: FrameLine.nowUS, processorSeconds: processorSeconds(screen) - before,
      memoryMegabytes: memoryMegabytes(screen))
  }

  private func report(_ phases: [Phase], frames: [FrameLine], name: String, copyMS: Double) {
    for phase in phases {
      let seconds = Double(phase.endUS - phase.startUS) / 1_000_000
      let own = frames.filter { phase.startUS...phase.endUS ~= $0.atUS }
      print(
        "screen \(name), \(phase.what): \(Measurements.text(phase.processorSeconds / seconds * 100)) % of a core, "
          + "\(phase.memoryMegabytes) MB resident, \(own.count) frames")
      guard !own.isEmpty else { continue }
      let times = Measurements(own.map(\.tookMS))
      print(
        "  a frame: \(times.words); median \(Measurements.text(times.percentile(50) / copyMS)) × a copy of the picture")
      let gaps = zip(own, own.dropFirst()).filter { $1.isFading }.map { Double($1.atUS - $0.atUS) / 1_000 }
      if !gaps.isEmpty { print("  from frame to frame within a fade: \(Measurements(gaps).words)") }
    }
  }

  /// How long this machine takes to copy so many bytes, in ms: the yardstick that other machines compare by.
  private static func copyMS(bytes: Int) -> Double {
    let (from, to) = (
      [UInt8](repeating: 1, count: bytes), UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    )
    defer { to.deallocate() }
    let times = (0..<21).map { _ in
      let start = ContinuousClock.now
      from.withUnsafeBytes { bytes in bytes.baseAddress.map { to.copyMemory(from: $0, byteCount: bytes.count) } }
      return (ContinuousClock.now - start).milliseconds
    }
    return Measurements(times).percentile(50)
  }

  private func processorSeconds(_ process: Process) -> Double {
    ProcessCost(of: process.processIdentifier).processorSeconds
  }

  private func memoryMegabytes(_ process: Process) -> Int {
    let status = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1_024
  }
}

/// A frame as a screen has noted it.
struct FrameLine {
  /// When it was on the display, by the machine's monotonic clock.
  let atUS: Int64
  /// How long it took to get there, in ms.
  let tookMS: Double
  /// Whether something of the picture before was in it, or would have been a moment earlier.
  let isFading: Bool

  /// Reads what `plenary-screen --frame-times` has written.
  static func read(_ path: String) throws -> [FrameLine] {
    var wasFading = false
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap { line in
      let numbers = line.split(separator: " ").compactMap { Int64($0) }
      guard numbers.count == 3 else { return nil }
      // The first frame of a fade follows a rest, the last one the frame before it.
      let isFading = wasFading
      wasFading = numbers[2] < 256
      return FrameLine(atUS: numbers[0], tookMS: Double(numbers[1]) / 1_000, isFading: isFading)
    }
  }

  /// Now, by the machine's monotonic clock.
  static var nowUS: Int64 {
    Int64(DispatchTime.now().uptimeNanoseconds / 1_000)
  }
}
