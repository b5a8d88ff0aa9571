import Assets
import Congress

/// A step of a ballot as the vote panel offers it, by the digit that takes it.
enum VoteStep: Int, CaseIterable, Sendable {
  case ask = 1
  case open, pause, close, figures, confirm, publish, end, revote

  /// The command that the step would send for a ballot, as far as it needs nothing typed; else one that stands for it.
  func command(for ballot: BallotView) -> Command {
    let code = ballot.plan.code
    return switch self {
    case .ask: .ballotAsk(code)
    case .open: .ballotOpen(code)
    case .pause: ballot.state == .held ? .ballotResume(code) : .ballotHold(code)
    case .close: .ballotClose(code)
    case .figures:
      ballot.plan.method == .blockCount
        ? .ballotReportBlock(code, block: "", counts: [:]) : .ballotCount(code, counts: [:])
    case .confirm: .ballotConfirm(code)
    case .publish: .ballotPublish(code)
    case .end:
      ballot.state == .published ? .ballotVoid(code, reason: "…") : .ballotAbort(code, reason: "…")
    case .revote: .ballotRevote(code)
    }
  }

  /// The key of the step's name in `Assets/strings`.
  func nameKey(for ballot: BallotView) -> String {
    let name =
      switch self {
      case .ask: "ask"
      case .open: "open"
      case .pause: ballot.state == .held ? "resume" : "hold"
      case .close: "close"
      case .figures: "figures"
      case .confirm: "confirm"
      case .publish: "publish"
      case .end: ballot.state == .published ? "void" : "abort"
      case .revote: "revote"
      }
    return "console.step.\(name)"
  }

  /// Whether the step cannot be taken back, and so is armed.
  var isArmed: Bool {
    switch self {
    case .ask, .pause, .figures: false
    case .open, .close, .confirm, .publish, .end, .revote: true
    }
  }
}

extension ControlView {
  /// Why a step of a ballot is not legal now; nothing where it is.
  func brokenRule(by step: VoteStep, of ballot: BallotView, actor: Actor) -> BrokenRule? {
    brokenRule(by: step.command(for: ballot), of: actor)
  }
}
