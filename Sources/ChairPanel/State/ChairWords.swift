public import Assets
public import Congress
import ControlClient
import Console

/// The exact effect of what a chair may do, in words; the panel and the command line say the same.
public enum ChairWords {
  /// What a step would do.
  /// - Parameter screens: How many screens show the hall's output.
  public static func effect(of step: ChairStep, control: ControlView, screens: Int) -> Wording {
    var values: [String: Wording.Part] = ["screens": .text("\(screens)")]
    if let code = step.ballot {
      let round = control.ballot(code)?.round ?? 1
      values["ballot"] = .text(code.text)
      values["round"] = .text("\(round)")
      if case .revote = step { values["round"] = .text("\(round + 1)") }
    }
    if let code = step.election {
      let round = control.election(code)?.rounds.count ?? 1
      values["election"] = .text(code.text)
      values["round"] = .text("\(round)")
      if case .nextRound = step { values["round"] = .text("\(round + 1)") }
    }
    if let code = step.speaker { values["name"] = .text(control.speakers[code]?.name ?? code.text) }
    if case .break(_, let until) = step { values["until"] = .text(until.description) }
    if case .revote(let code) = step, let runOff = control.ballot(code)?.runOff {
      values["choices"] = .alternatives(runOff)
      return Wording("chair.effect.run-off", values)
    }
    guard case .open = step else { return Wording("chair.effect.\(step.name)", values) }
    values["present"] = .text("\(control.attendance.present)")
    return Wording("chair.effect.open" + control.attendance.quorum.keySuffix, values)
  }

  /// Why nothing is next.
  public static func words(for wait: ChairOffer.Wait, in strings: Strings) -> String {
    switch wait {
    case .figures: strings[Wording("chair.wait.figures")]
    case .papers: strings[Wording("chair.wait.papers")]
    case .nothing: strings[Wording("chair.wait.nothing")]
    case .rule(let rule): strings.refusal(rule.code, rule.details.mapValues(\.description)) ?? rule.code
    }
  }

  /// What an ending would do for a reason.
  public static func effect(of ending: ChairEnding, control: ControlView, reason: Wording) -> Wording {
    var values = values(of: ending, control: control)
    values["reason"] = .wording(reason)
    let asked = voidAskedBy(of: ending, control: control)
    return Wording("chair.effect.\(ending.name)" + (asked == .operator ? "-agreed" : ""), values)
  }

  /// What a step is about, for the line under its name: the values of its effect, in fewer words.
  static func about(_ effect: Wording) -> Wording {
    Wording("chair.about." + effect.key.dropFirst("chair.effect.".count), effect.values)
  }

  /// What stands over the reasons of an ending.
  static func heading(of ending: ChairEnding, control: ControlView) -> Wording {
    Wording("chair.reasons.\(ending.name)", values(of: ending, control: control))
  }

  /// A reason that can be chosen, by its number from 1.
  static func reason(_ number: Int, of ending: ChairEnding) -> Wording {
    Wording("chair.reason.\(ending.name).\(number)")
  }

  /// Who has asked for the result to be void that an ending would take back.
  private static func voidAskedBy(of ending: ChairEnding, control: ControlView) -> Role? {
    switch ending {
    case .abort, .abortElection: nil
    case .void(let code): control.ballot(code)?.voidRequestedBy
    case .voidElection(let code): control.election(code)?.voidRequestedBy
    }
  }

  private static func values(of ending: ChairEnding, control: ControlView) -> [String: Wording.Part] {
    switch ending {
    case .abort(let code), .void(let code):
      ["ballot": .text(code.text), "round": .text("\(control.ballot(code)?.round ?? 1)")]
    case .abortElection(let code), .voidElection(let code):
      ["election": .text(code.text), "round": .text("\(control.election(code)?.rounds.count ?? 1)")]
    }
  }
}

extension PanelState {
  /// The exact effect of a button that has to be held.
  func effect(of button: PanelButton) -> Wording? {
    guard let control = model.control else { return nil }
    switch button {
    case .step(let step):
      let hall = control.show.outputs.first?.name
      return ChairWords.effect(of: step, control: control, screens: model.screenCount(of: hall))
    case .reason(let ending, let number):
      return ChairWords.effect(of: ending, control: control, reason: ChairWords.reason(number, of: ending))
    case .openReasons, .back: return nil
    }
  }

  /// What a step is about, for the line under its name.
  func about(_ step: ChairStep) -> Wording? { effect(of: .step(step)).map(ChairWords.about) }

  /// What stands over the reasons of an ending.
  func heading(of ending: ChairEnding) -> Wording? {
    model.control.map { ChairWords.heading(of: ending, control: $0) }
  }

  /// What stands for as long as it is so: one of two has asked for a result to be void.
  var standing: Wording? {
    if let election, let role = election.voidRequestedBy {
      let key = role == actor.role ? "chair.void-election-waits" : "chair.void-election-asked"
      return Wording(key, ["election": .text(election.code.text)])
    }
    guard let ballot, let role = ballot.voidRequestedBy else { return nil }
    let values = ["ballot": Wording.Part.text(ballot.plan.code.text)]
    return Wording(role == actor.role ? "chair.void-waits" : "chair.void-asked", values)
  }
}
