import Congress
import ControlClient
import Foundation
import HallProtocol
import Synchronization

/// How far apart several screens of one output show the same take, and how long after its moment the last one does.
struct TakeBench {
  static let screens = 4
  /// Changes of a figure by which the service learns how long each screen takes.
  static let figures = 12
  /// From one change to the next, in ms: screens start, and what they have shown is published at most once a second.
  static let restMS = 300
  /// How long a take may take on its way to all screens and back, in s.
  static let shownSecondsMax = 10

  let stage: BenchStage

  /// What the screens have said, and what was asked of them.
  private final class Witness: Sendable {
    private let state = Mutex<(asked: TopicUpdate?, screens: [ScreensView.Line])>((nil, []))

    func heard(_ update: TopicUpdate) {
      state.withLock { state in
        if case .output = update.value { state.asked = update }
        if case .screens(let view) = update.value { state.screens = view.screens }
      }
    }

    /// When each screen showed the newest picture, and its moment, once all have shown it.
    var shown: (publishedMS: Int64, momentMS: Int64, shownMS: [Int64])? {
      let (asked, screens) = state.withLock { $0 }
      guard let asked, let momentMS = asked.presentAtMS else { return nil }
      let shown = screens.filter { $0.shownRevision == asked.revision }.compactMap(\.shownAtMS)
      return shown.count == TakeBench.screens ? (asked.atMS, momentMS, shown) : nil
    }
  }

  /// A take of which not every screen has said that it shows it.
  private struct NotShown: Error, CustomStringConvertible {
    let take: Int
    var description: String { "Not all screens have shown take \(take) within \(TakeBench.shownSecondsMax) s." }
  }

  /// What takes have cost, in ms.
  struct Figures {
    /// From the first screen's picture to the last one's.
    let spreads: Measurements
    /// From the event to the moment at which all are to show it.
    let leads: Measurements
    /// From that moment to the last picture.
    let lags: Measurements
  }

  func run(takes: Int) async throws {
    let figures = try await measure(takes: takes, run: "bench")
    print(
      "take on \(Self.screens) screens, first to last picture: \(figures.spreads.words) "
        + "(\(figures.spreads.milliseconds.count) takes)")
    print("take on \(Self.screens) screens, event to its moment: \(figures.leads.words)")
    print("take on \(Self.screens) screens, moment to last picture: \(figures.lags.words)")
  }

  /// Takes that several screens show at one moment.
  /// - Parameter run: Names the run, so that no command of it is taken for one of another.
  func measure(takes: Int, run: String) async throws -> Figures {
    let witness = Witness()
    let (desk, staying) = try await stage.client(
      ClientIdentity(role: .operator, id: "\(run)-takes", topics: [.screens, .output("hall")])
    ) { event in
      if case .topic(let update) = event { witness.heard(update) }
    }
    defer { staying.cancel() }
    var processes: [Process] = []
    defer {
      for process in processes {
        process.terminate()
        process.waitUntilExit()
      }
    }
    for number in 0..<Self.screens {
      let id = "take-\(number)"
      try await desk.mustAssign(Code(id), as: "\(run)-assign-\(number)")
      processes.append(
        try stage.launch(
          "plenary-screen",
          // A picture that fades counts as shown at the fade's end; here the step is measured, not the fade.
          ["--id", id, "--port", "\(stage.port)", "--window", "960x540", "--motion", "none"]))
    }
    try await changeFigures(by: desk, run: run)
    var (spreads, leads, lags): ([Double], [Double], [Double]) = ([], [], [])
    for number in 0..<takes {
      let cue: Cue = number.isMultiple(of: 2) ? .attendance : .programme
      try await desk.mustDo(CommandMessage(id: "\(run)-take-\(number)", command: .cueTake("hall", cue)))
      let deadline = ContinuousClock.now + .seconds(Self.shownSecondsMax)
      while true {
        guard ContinuousClock.now < deadline else { throw NotShown(take: number) }
        try await Task.sleep(for: .milliseconds(Self.restMS))
        guard let (publishedMS, momentMS, shownMS) = witness.shown, let first = shownMS.min(), let last = shownMS.max()
        else {
          continue
        }
        spreads.append(Double(last - first))
        leads.append(Double(momentMS - publishedMS))
        lags.append(Double(last - momentMS))
        break
      }
    }
    return Figures(spreads: Measurements(spreads), leads: Measurements(leads), lags: Measurements(lags))
  }

  /// Shows a figure that changes until the screens have said how long they take for it.
  private func changeFigures(by desk: HallClient, run: String) async throws {
    try await desk.mustTake(.attendance, as: "\(run)-first")
    for number in 0..<Self.figures {
      // Screens start, and one change is shown before the next.
      try await Task.sleep(for: .milliseconds(Self.restMS))
      let command: Command = number.isMultiple(of: 2) ? .delegateStepOut("CT-0004") : .delegateCheckIn("CT-0004")
      try await desk.mustDo(CommandMessage(id: "\(run)-figure-\(number)", command: command))
    }
    try await desk.mustTake(.black, as: "\(run)-last")
    try await Task.sleep(for: .milliseconds(Self.restMS))
  }
}
