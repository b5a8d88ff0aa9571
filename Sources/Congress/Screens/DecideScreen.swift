/// What becomes of commands about screens.
extension CongressState {
  /// Decides whether screens may say who they are: one or, without one, all, also those that nobody knows.
  func decideIdentify(_ id: Code<Screen>?, atMS: Int64) throws(Rejection) -> [Event] {
    let asked = try id.map { id throws(Rejection) in [try knownScreen(id)] } ?? screens
    if let screen = asked.first(where: showsCeremony) { throw .screen(.ceremonyOnAir(screen.id)) }
    return [.screenIdentified(screen: id, untilMS: atMS + ScreenStanding.identifyMS)]
  }

  /// Decides a step of one screen.
  func decideScreen(_ id: Code<Screen>, _ step: ScreenStep) throws(Rejection) -> [Event] {
    [.screenChanged(screen: id, change: try change(of: id, by: step))]
  }

  private func change(of id: Code<Screen>, by step: ScreenStep) throws(Rejection) -> ScreenChange {
    switch step {
    case .rename(let name):
      try check(name, of: knownScreen(id))
      return .renamed(name: name)
    case .assign(let output):
      try checkAssignment(of: id, to: output)
      return .assigned(output: output)
    case .pin(let cue):
      let screen = try knownScreen(id)
      try check(cue, isForAir: true)
      try checkIsOpen(cue, on: screen.output)
      let cue = pinned(cue)
      if case .pinned(cue, _) = screen.mode { throw .screen(.alreadyPinned(id, cue: cue)) }
      return .pinned(cue: cue)
    case .freeze:
      if case .frozen = try knownScreen(id).mode { throw .screen(.alreadyFrozen(id)) }
      return .frozen
    case .follow:
      let screen = try knownScreen(id)
      if case .follows = screen.mode { throw .screen(.alreadyFollows(id, output: screen.output)) }
      return .followed
    }
  }

  private func knownScreen(_ id: Code<Screen>) throws(Rejection) -> ScreenStanding {
    guard let screen = screen(id) else { throw .screen(.unknown(id, known: screens.map(\.id))) }
    return screen
  }

  /// Whether something may not appear over what a screen shows.
  private func showsCeremony(_ screen: ScreenStanding) -> Bool {
    if isSafe { return false }
    switch screen.mode {
    case .follows: return onAir(screen.output).scene == .ceremony
    case .pinned(let cue, _): return cue.scene == .ceremony
    case .frozen(let picture, _): return picture.content.scene == .ceremony
    }
  }

  private func check(_ name: String, of screen: ScreenStanding) throws(Rejection) {
    let bytes = name.utf8.count
    guard bytes <= ScreenStanding.nameBytesMax else { throw .screen(.nameTooLong(screen.id, bytes: bytes)) }
    let isFit = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard isFit, name.isEmpty || !name.allSatisfy(\.isWhitespace) else { throw .screen(.nameNotFit(screen.id)) }
    guard name != screen.name else { throw .screen(.nameAlreadySo(screen.id, name: name)) }
  }

  /// A screen that nobody knew is taken in by giving it to an output.
  private func checkAssignment(of id: Code<Screen>, to output: Code<Output>) throws(Rejection) {
    guard self.output(output) != nil else { throw .outputUnknown(output, known: outputs.map(\.name)) }
    if let screen = screen(id) {
      guard screen.output != output else { throw .screen(.outputAlreadySo(id, output: output)) }
      return
    }
    let isFit = id.text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control && $0 != "/" }
    guard isFit, (1...ScreenStanding.nameBytesMax).contains(id.text.utf8.count) else {
      throw .screen(.idNotFit(id))
    }
    guard screens.count < ScreenStanding.countMax else { throw .screen(.tooMany) }
  }
}
