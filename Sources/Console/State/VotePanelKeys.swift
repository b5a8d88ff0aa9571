import ControlClient
import Assets
import Congress
import TerminalUI

extension ConsoleState {
  /// Takes a key while the vote panel is open; SAFE works here as everywhere, and a key that does nothing says so.
  mutating func handle(_ key: Key, inPanelAt step: VoteStep, atMS nowMS: Int64) -> [ConsoleAction] {
    switch key {
    case .up: return choose(VoteStep(rawValue: step.rawValue - 1) ?? step)
    case .down: return choose(VoteStep(rawValue: step.rawValue + 1) ?? step)
    case .left, .right:
      chooseBallot(by: key == .left ? -1 : 1)
      return []
    case .escape, .character("v"):
      view = .rundown
      chosenBallot = nil
      return []
    case .character("?"):
      view = .help
      return []
    case .enter:
      guard admits(key, gapMS: Self.heldGapMS, atMS: nowMS) else { return [] }
      return take(step, key: key, atMS: nowMS)
    case .character("!"), .character("r"), .character("h"): return fire(key, atMS: nowMS)
    case .character("n"), .character("m"): return typeQuestion(isNew: key == .character("n"), key: key, atMS: nowMS)
    case .character(let character):
      guard character.isASCII, let step = character.wholeNumberValue.flatMap(VoteStep.init) else { break }
      view = .votes(step)
      guard admits(key, gapMS: Self.heldGapMS, atMS: nowMS) else { return [] }
      return take(step, key: key, atMS: nowMS)
    default: break
    }
    withhold("console.panel-key", ["key": .text(key.label)], atMS: nowMS)
    return []
  }

  /// Begins to type a question: one that nobody had foreseen, for the item that is on, or the ballot's own, mended.
  private mutating func typeQuestion(isNew: Bool, key: Key, atMS nowMS: Int64) -> [ConsoleAction] {
    guard model.isLinked, let control else {
      withhold("console.no-link", ["key": .text(key.label)], atMS: nowMS)
      return []
    }
    if isNew {
      entry = FigureEntry(newBallotIn: control.agenda.liveItem?.code)
    } else if let ballot {
      entry = FigureEntry(mending: ballot.plan)
    } else {
      withhold("console.no-ballot", atMS: nowMS)
    }
    return []
  }

  private mutating func choose(_ step: VoteStep) -> [ConsoleAction] {
    view = .votes(step)
    return []
  }

  private mutating func chooseBallot(by step: Int) {
    guard let ballots = control?.ballots, let place = ballots.firstIndex(where: { $0.plan.code == ballot?.plan.code })
    else { return }
    chosenBallot = ballots[min(max(0, place + step), ballots.count - 1)].plan.code
  }

  /// Takes a step of the ballot in hand: at once, armed, or after what has to be typed.
  mutating func take(_ step: VoteStep, key: Key, atMS nowMS: Int64) -> [ConsoleAction] {
    guard model.isLinked, let control else {
      withhold("console.no-link", ["key": .text(key.label)], atMS: nowMS)
      return []
    }
    guard let ballot else {
      withhold("console.no-ballot", atMS: nowMS)
      return []
    }
    if let rule = control.brokenRule(by: step, of: ballot, actor: actor) {
      tell(.refused(rule, message: nil), atMS: nowMS)
      return []
    }
    if let entry = FigureEntry(step, for: ballot) {
      self.entry = entry
      return []
    }
    let command = step.command(for: ballot)
    guard step.isArmed else { return request(command, atMS: nowMS) }
    return arm(.send(command), prompt(for: command, of: ballot), key: key, atMS: nowMS)
  }

  /// The exact effect of a step, in words.
  private func prompt(for command: Command, of ballot: BallotView) -> Wording {
    var values: [String: Wording.Part] = [
      "ballot": .text(ballot.plan.code.text), "round": .text("\(ballot.round)"),
      "screens": .text("\(screenCount(of: control?.show.outputs.first?.name))"),
    ]
    switch command.body {
    case is OpenBallot:
      values["present"] = .text("\(control?.attendance.present ?? 0)")
      return Wording("console.arm.open" + (control?.attendance.quorum ?? .notMet).keySuffix, values)
    case let abort as AbortBallot: values["reason"] = .text(abort.reason.text)
    case let void as VoidBallot: values["reason"] = .text(void.reason.text)
    case is RevoteBallot:
      values["round"] = .text("\(ballot.round + 1)")
      guard let runOff = ballot.runOff else { break }
      values["choices"] = .alternatives(runOff)
      return Wording("console.arm.run-off", values)
    default: break
    }
    let step = command.name.rawValue.split(separator: ".").last.map(String.init) ?? ""
    return Wording("console.arm.\(step)", values)
  }

  // MARK: Typing

  /// Takes a key while figures, a reason or a question are typed.
  mutating func type(_ key: Key, atMS nowMS: Int64) -> [ConsoleAction] {
    if key == .escape {
      entry = nil
      tell(.said(Wording("console.cancelled")), atMS: nowMS)
      return []
    }
    guard var entry else { return [] }
    let isComplete = entry.take(key)
    self.entry = isComplete ? nil : entry
    guard isComplete else { return [] }
    let command = entry.command
    let missing = missingLetters(command.hallTexts.joined())
    guard missing.isEmpty else {
      // What was typed stays, to be written otherwise.
      self.entry = entry
      withhold("console.letters-missing", ["letters": .text(missing.joined(separator: " "))], atMS: nowMS)
      return []
    }
    switch entry.purpose {
    case .abort(let code), .void(let code):
      guard let ballot = control?.ballot(code) else { break }
      return arm(.send(command), prompt(for: command, of: ballot), key: key, atMS: nowMS)
    case .newBallot: ballotsBefore = Set(control?.ballots.map(\.plan.code) ?? [])
    case .figures, .block, .question: break
    }
    return request(command, atMS: nowMS)
  }
}
