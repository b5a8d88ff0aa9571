/// Lower thirds: shown over what is on air, cleared by hand, and taken off by whatever has no room for one.
extension CongressState {
  /// Clears one output's or, without a name, every one that there is.
  func decideClearLowerThird(on name: Code<Output>?) -> [Event] {
    outputs.filter { $0.lowerThird != nil && (name == nil || $0.name == name) }
      .map { .lowerThirdChanged(output: $0.name, lowerThird: nil) }
  }

  /// The events that put a cue on air; a lower third goes first where the scene has no room for it.
  func taking(_ cue: Cue, on output: Output) -> [Event] {
    let leaves = output.lowerThird != nil && !cue.scene.hasRoomForLowerThird
    let cleared = leaves ? [Event.lowerThirdChanged(output: output.name, lowerThird: nil)] : []
    return cleared + [.cueTaken(output: output.name, cue: cue)]
  }

  mutating func applyLowerThird(_ lowerThird: LowerThird?, on name: Code<Output>, _ record: EventRecord) {
    guard let index = outputs.firstIndex(where: { $0.name == name }) else { return }
    undo.remember(.lowerThird(name, was: outputs[index].lowerThird, became: lowerThird), of: record)
    outputs[index].lowerThird = lowerThird
  }
}

extension ControlView {
  /// Refuses a lower third over what has no room for it, a speaker's where nobody speaks, and to clear what is not there.
  func checkLowerThird(_ command: Command) throws(Rejection) {
    switch command {
    case .lowerThirdShow(let name, let lowerThird):
      let output = try settable(name)
      let scene = output.onAir.scene
      guard scene.hasRoomForLowerThird else { throw .lowerThird(.sceneHasNoRoom(scene, output: name)) }
      if lowerThird == .speaker, speakers.floor.current == nil { throw .speaker(.floorEmpty) }
      if case .notice(let text) = lowerThird { try Cue.Scene.notice.check(text, bytesMax: LowerThird.noticeBytesMax) }
      if output.lowerThird == lowerThird { throw .lowerThird(.alreadyShown(output: name)) }
    case .lowerThirdClear(let name?):
      if try settable(name).lowerThird == nil { throw .lowerThird(.notShown(output: name)) }
    case .lowerThirdClear(nil):
      if show.outputs.allSatisfy({ $0.lowerThird == nil }) { throw .lowerThird(.notShown(output: nil)) }
    default: break
    }
  }
}

extension CongressState {
  /// What an output's lower third says; nothing where it has none, nobody speaks, or the scene has no room.
  func lowerThirdView(of output: Output) -> LowerThirdView? {
    guard !isSafe, output.onAir.scene.hasRoomForLowerThird else { return nil }
    return switch output.lowerThird {
    case .speaker: speakerSceneView(.lowerThird).map { .speaker($0) }
    case .notice(let text): .notice(TextView(text: text))
    case nil: nil
    }
  }
}
