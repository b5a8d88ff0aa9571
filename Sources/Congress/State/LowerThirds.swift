/// Lower thirds: shown over what is on air, cleared by hand, and taken off by whatever has no room for one.
extension CongressState {
  /// The events that put a cue on air; a lower third goes first where the scene has no room for it.
  func taking(_ cue: Cue, on output: Output) -> [Event] {
    let leaves = output.lowerThird != nil && !cue.hasRoomForLowerThird
    let cleared = leaves ? [Event.lowerThirdChanged(output: output.name, lowerThird: nil)] : []
    return cleared + [.cueTaken(output: output.name, cue: cue)]
  }

  mutating func applyLowerThird(_ lowerThird: LowerThird?, on name: Code<Output>, _ record: EventRecord) {
    guard let index = outputs.firstIndex(where: { $0.name == name }) else { return }
    undo.remember(.lowerThird(name, was: outputs[index].lowerThird, became: lowerThird), of: record)
    outputs[index].lowerThird = lowerThird
  }
}

extension CongressState {
  /// What an output's lower third says; nothing where it has none, nobody speaks, or the scene has no room.
  func lowerThirdView(of output: Output) -> LowerThirdView? {
    guard !isSafe, output.onAir.hasRoomForLowerThird else { return nil }
    return switch output.lowerThird {
    case .speaker: speakerSceneView(.lowerThird).map { .speaker($0) }
    case .notice(let text): .notice(TextView(text: text))
    case .captions: recording.standing == .running ? .captions(.none) : nil
    case nil: nil
    }
  }
}
