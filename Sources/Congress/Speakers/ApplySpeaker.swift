extension CongressState {
  /// Folds in what has happened to a speaker, and remembers how to take it back.
  mutating func applySpeaker(_ code: Code<Speaker>, _ change: SpeakerChange, _ record: EventRecord) {
    let was = floor.slot(code)
    floor.apply(change, to: code, atMS: record.atMS)
    let became = floor.slot(code)
    guard was != became else { return }
    floor.changedMS = record.atMS
    undo.remember(.speaker(code, was: was, became: became), of: record)
  }
}
