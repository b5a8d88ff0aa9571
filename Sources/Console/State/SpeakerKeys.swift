import Congress

extension ConsoleState {
  /// How much a press of `a` gives, in seconds.
  static let extensionSeconds = 60

  /// What `s` does: call the next speaker, start the clock, stop it, let it run on.
  var speakerStep: Command {
    switch control?.speakers.current?.clock.progress.state {
    case .called: .speakerStart
    case .speaking: .speakerHold
    case .held: .speakerResume
    case .waiting, .done, .passed, nil: .speakerCall(nil)
    }
  }

  /// The name of what `s` does, as the key line has it.
  var speakerStepName: String {
    switch speakerStep {
    case .speakerStart: "speaker-start"
    case .speakerHold: "speaker-hold"
    case .speakerResume: "speaker-resume"
    default: "speaker-call"
    }
  }
}
