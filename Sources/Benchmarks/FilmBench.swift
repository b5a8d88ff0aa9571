import Congress
import ControlClient
import Foundation
import HallProtocol
import Synchronization

/// How soon SAFE stands over a film and over a camera, also while their player hangs.
struct FilmBench {
  static let film = "frames.mp4"
  /// How soon SAFE has to stand on the display, in ms.
  static let safeMSMax = 200.0
  /// How long a film or a camera plays before SAFE covers it, in ms: some pictures, as between two presses.
  static let playedMS = 500
  /// The films of the package's tests.
  static let films = "Tests/SystemTests/Clips"

  let stage: BenchStage
  let promises: Promises

  /// What the screen has said, and what was asked of it.
  private final class Witness: Sendable {
    private let state = Mutex<(asked: TopicUpdate?, screen: ScreensView.Line?)>((nil, nil))

    func heard(_ update: TopicUpdate) {
      state.withLock { state in
        if case .output = update.value { state.asked = update }
        if case .screens(let view) = update.value { state.screen = view.screens.first { $0.id == "hall-left" } }
      }
    }

    /// How long after its publication what a command has brought stood on the display, in ms, once it does.
    /// - Parameter sequence: What the service has answered the command.
    func shownAfterMS(_ sequence: Int64) -> Double? {
      let (asked, screen) = state.withLock { $0 }
      guard let asked, asked.revision >= sequence, let screen, screen.shownRevision == asked.revision,
        let shownMS = screen.shownAtMS
      else {
        return nil
      }
      return Double(shownMS - asked.atMS)
    }

    /// Whether a camera gives pictures: until then it is told what keeps it.
    var isCameraSeen: Bool {
      state.withLock { $0.screen?.report?.films?.contains { $0.film.hasPrefix("camera:") } != true }
    }

    var isFilmReady: Bool {
      state.withLock { $0.screen?.report?.films?.contains { $0.film == FilmBench.film && $0.lengthMS != nil } == true }
    }
  }

  func run(rounds: Int) async throws {
    let witness = Witness()
    let (desk, staying) = try await stage.client(
      ClientIdentity(role: .operator, id: "bench-films", topics: [.screens, .output("hall")])
    ) { event in
      if case .topic(let update) = event { witness.heard(update) }
    }
    defer { staying.cancel() }
    let screen = try stage.launch(
      "plenary-screen",
      ["--id", "hall-left", "--port", "\(stage.port)", "--window", "1920x1080", "--films", Self.films])
    defer {
      screen.terminate()
      screen.waitUntilExit()
    }
    let film = Cue.film(FilmCue(file: Self.film, ending: .loops))
    try await desk.mustDo(CommandMessage(id: "film-standby", command: .cueStandby("hall", film)))
    guard try await Self.wait(until: { witness.isFilmReady }) else { throw NotReady() }
    let camera = Cue.camera(CameraCue(BenchStage.camera))
    for (number, (cue, isHeld)) in [(film, false), (film, true), (camera, false), (camera, true)].enumerated() {
      if !isHeld {
        let taken = try await desk.mustDo(CommandMessage(id: "film-take-\(number)", command: .cueTake("hall", cue)))
        guard try await Self.wait(until: { witness.shownAfterMS(taken) != nil && witness.isCameraSeen }) else {
          throw NotReady()
        }
      }
      var times: [Double] = []
      for round in 0..<rounds {
        try await Task.sleep(for: .milliseconds(Self.playedMS))
        if isHeld { for player in try Self.players(of: screen) { kill(player, SIGSTOP) } }
        let covered = try await desk.mustDo(CommandMessage(id: "film-safe-\(number)-\(round)", command: .safeOn))
        guard try await Self.wait(until: { witness.shownAfterMS(covered) != nil }) else { throw NotReady() }
        times.append(witness.shownAfterMS(covered) ?? .infinity)
        for player in try Self.players(of: screen) { kill(player, SIGCONT) }
        let shown = try await desk.mustDo(CommandMessage(id: "film-on-\(number)-\(round)", command: .safeOff))
        guard try await Self.wait(until: { witness.shownAfterMS(shown) != nil }) else { throw NotReady() }
      }
      let what = "SAFE over a " + (cue == film ? "film" : "camera") + (isHeld ? " whose player hangs" : "")
      print("\(what), event to display: \(Measurements(times).words)")
      promises.hold(what, times.max() ?? .infinity, atMost: Self.safeMSMax, unit: "ms")
    }
  }

  private struct NotReady: Error, CustomStringConvertible {
    var description: String { "The screen has not shown the film, or SAFE." }
  }

  private static func wait(until isSo: () -> Bool) async throws -> Bool {
    let deadline = ContinuousClock.now + .seconds(30)
    while ContinuousClock.now < deadline {
      if isSo() { return true }
      try await Task.sleep(for: .milliseconds(20))
    }
    return false
  }

  /// The processes that play films for a screen: its children.
  private static func players(of screen: Process) throws -> [pid_t] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { pid_t($0) }.filter { process in
      let line = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
      let facts = line.drop { $0 != ")" }.split(separator: " ")
      return line.contains("(plenary-player)") && facts.count > 2 && facts[2] == "\(screen.processIdentifier)"
    }
  }
}
