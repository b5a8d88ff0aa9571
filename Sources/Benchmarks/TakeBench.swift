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
      _ = try await desk.send(
        CommandMessage(id: "\(run)-assign-\(number)", command: .screenAssign(Code(id), "hall")))
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
      _ = try await desk.send(CommandMessage(id: "\(run)-take-\(number)", command: .cueTake("hall", cue)))
      let deadline = ContinuousClock.now + .seconds(10)
      while ContinuousClock.now < deadline {
        try await Task.sleep(for: .milliseconds(300))
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
    _ = try await desk.send(CommandMessage(id: "\(run)-first", command: .cueTake("hall", .attendance)))
    for number in 0..<Self.figures {
      // Screens start, and one change is shown before the next.
      try await Task.sleep(for: .milliseconds(300))
      let command: Command = number.isMultiple(of: 2) ? .delegateStepOut("CT-0004") : .delegateCheckIn("CT-0004")
      _ = try await desk.send(CommandMessage(id: "\(run)-figure-\(number)", command: command))
    }
    _ = try await desk.send(CommandMessage(id: "\(run)-last", command: .cueTake("hall", .black)))
    try await Task.sleep(for: .milliseconds(300))
  }
}
