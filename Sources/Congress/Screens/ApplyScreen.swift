extension CongressState {
  /// Folds in what has happened to a screen.
  ///
  /// None of it is taken back by an undo, for each has its own way back; an undo right after it is refused instead of
  /// reaching past it to something on air.
  mutating func applyScreen(_ id: Code<Screen>, _ change: ScreenChange, _ record: EventRecord) {
    undo.remember(nil, of: record)
    guard let index = screens.firstIndex(where: { $0.id == id }) else {
      if case .assigned(let output) = change { screens.append(ScreenStanding(id: id, output: output)) }
      return
    }
    switch change {
    case .renamed(let name): screens[index].name = name
    case .assigned(let output):
      screens[index].output = output
      // Whoever gives a screen to another output wants to see it there.
      screens[index].mode = .follows
    case .pinned(let cue): screens[index].mode = .pinned(cue: cue, atMS: record.atMS)
    case .frozen: screens[index].mode = .frozen(picture: picture(on: screens[index]), atMS: record.atMS)
    case .followed: screens[index].mode = .follows
    }
  }

  /// Folds in that screens say who they are; that ends by itself, so it does not concern an undo.
  mutating func applyIdentify(_ id: Code<Screen>?, untilMS: Int64) {
    if id == nil { identifyAllUntilMS = untilMS }
    for index in screens.indices where id == nil || screens[index].id == id {
      screens[index].identifyUntilMS = untilMS
    }
  }
}
