import Congress

extension ConsoleState {
  /// How much a press of `a` gives, in seconds.
  static let extensionSeconds = 60

  /// What `s` does: call the next speaker, start the clock, stop it, let it run on.
  var speakerStep: SpeakerStep {
    switch control?.speakers.current?.clock.progress.state {
    case .called: .start
    case .speaking: .hold
    case .held: .resume
    case .waiting, .done, .passed, nil: .call(nil)
    }
  }

  /// The name of what `s` does, as the key line has it.
  var speakerStepName: String {
    switch speakerStep {
    case .start: "speaker-start"
    case .hold: "speaker-hold"
    case .resume: "speaker-resume"
    default: "speaker-call"
    }
  }
}
