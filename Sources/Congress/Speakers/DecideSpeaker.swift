extension CongressState {
  /// Decides what a step of the speakers' list leads to, at a moment in ms since 1970 UTC.
  func decideSpeaker(_ step: SpeakerStep, atMS: Int64) throws(Rejection) -> [Event] {
    switch step {
    case .request(let request): return [try decideRequest(request)]
    case .remove(let code):
      try checkWaits(listed(code))
      return [.speakerChanged(speaker: code, change: .removed)]
    case .move(let code, let before): return [try decideMove(code, before: before)]
    case .call, .next, .start, .hold, .resume, .extend, .end:
      return try floor.changes(for: step, item: agenda.liveItem?.code, atMS: atMS, name: name(of:))
        .map { Event.speakerChanged(speaker: $0.speaker, change: $0.change) }
    }
  }

  /// What a speaker is called.
  func name(of speaker: Speaker) -> String {
    switch speaker.person {
    case .delegate(let code): definition.roster[code]?.name ?? code.text
    case .guest(let name, _): name
    }
  }

  /// What a speaker speaks for: the organisation of a delegate.
  func unit(of speaker: Speaker) -> String {
    switch speaker.person {
    case .delegate(let code): definition.roster[code]?.organisation ?? ""
    case .guest(_, let unit): unit
    }
  }

  // MARK: The list

  private func listed(_ code: Code<Speaker>) throws(Rejection) -> Floor.Entry {
    guard let entry = floor[code] else {
      let known = floor.entries.filter { $0.progress == .waiting }.map(\.speaker.code)
      throw .speaker(.unknown(code, known: known))
    }
    return entry
  }

  private func checkWaits(_ entry: Floor.Entry) throws(Rejection) {
    guard entry.progress == .waiting else {
      throw .speaker(.inWrongState(entry.speaker.code, state: entry.progress.state, needed: [.waiting]))
    }
  }

  private func decideRequest(_ request: SpeakerRequest) throws(Rejection) -> Event {
    switch request.person {
    case .delegate(let code): if definition.roster[code] == nil { throw .delegateUnknown(code) }
    case .guest(let name, let unit):
      try check(name, as: .name)
      if !unit.isEmpty { try check(unit, as: .unit) }
    }
    if let office = request.office { try check(office, as: .office) }
    if let title = request.title { try check(title, as: .title, charactersMax: Speaker.titleCharactersMax) }
    if let item = request.item, agenda[item] == nil { throw .itemUnknown(item) }
    let seconds = request.seconds ?? definition.speaking.seconds
    guard Speaker.secondsRange.contains(seconds) else { throw .speaker(.secondsOutOfRange(seconds)) }
    let speaker = Speaker(
      code: floor.freeCode, person: request.person, office: request.office.map { LocalizedText(vi: $0) },
      title: request.title.map { LocalizedText(vi: $0) }, item: request.item, allottedSeconds: seconds)
    let waiting = floor.entries.first {
      $0.progress == .waiting && $0.speaker.isSamePerson(as: speaker) && $0.speaker.item == speaker.item
    }
    if let waiting { throw .speaker(.waitsAlready(waiting.speaker.code, name: name(of: speaker))) }
    guard floor.entries.count < Floor.speakersMax else { throw .speaker(.tooMany) }
    return .speakerChanged(speaker: speaker.code, change: .requested(speaker: speaker))
  }

  private func decideMove(_ code: Code<Speaker>, before: Code<Speaker>?) throws(Rejection) -> Event {
    try checkWaits(listed(code))
    if let before { try checkWaits(listed(before)) }
    var moved = floor
    moved.apply(.moved(before: before), to: code, atMS: newestMS)
    guard moved != floor else { throw .speaker(.movedNowhere(code)) }
    return .speakerChanged(speaker: code, change: .moved(before: before))
  }

  /// Refuses a text that is empty, too long, or holds anything that is no letter.
  private func check(
    _ text: String, as part: SpeakerRule.Text, charactersMax: Int = Speaker.nameCharactersMax
  ) throws(Rejection) {
    let isFit = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard isFit, !text.allSatisfy(\.isWhitespace), text.count <= charactersMax else {
      throw .speaker(.textNotFit(part, charactersMax: charactersMax))
    }
  }
}

// MARK: The floor

extension Floor {
  /// One change of one speaker.
  struct Step: Sendable, Hashable {
    let speaker: Code<Speaker>
    let change: SpeakerChange
  }

  /// What calling, timing or ending leads to; the service decides by it, and panels grey by it.
  /// - Parameters:
  ///   - item: The item that is being dealt with.
  ///   - name: What a speaker is called, for refusals.
  func changes(
    for step: SpeakerStep, item: Code<Item>?, atMS: Int64, name: (Speaker) -> String
  ) throws(Rejection) -> [Step] {
    switch step {
    case .call(let code): return try calling(code, item: item, name: name)
    case .next:
      guard let next = next(at: item) else { throw .speaker(.nobodyWaits) }
      let ending = current.map { [Step(speaker: $0.speaker.code, change: .ended)] } ?? []
      return ending + [Step(speaker: next.speaker.code, change: .called)]
    case .start: return [try timing(.begun, from: .called)]
    case .hold: return [try timing(.held, from: .speaking)]
    case .resume: return [try timing(.resumed, from: .held)]
    case .end: return [try timing(.ended, from: .called, .speaking, .held)]
    case .extend(let seconds): return [try extending(by: seconds, atMS: atMS)]
    case .request, .remove, .move: return []
    }
  }

  private func calling(
    _ code: Code<Speaker>?, item: Code<Item>?, name: (Speaker) -> String
  ) throws(Rejection) -> [Step] {
    if let current, current.progress != .called {
      throw .speaker(.floorTaken(current.speaker.code, name: name(current.speaker)))
    }
    let called: Entry
    if let code {
      guard let entry = self[code] else {
        throw .speaker(.unknown(code, known: entries.filter { $0.progress == .waiting }.map(\.speaker.code)))
      }
      called = entry
    } else {
      guard let entry = next(at: item) else { throw .speaker(.nobodyWaits) }
      called = entry
    }
    guard called.progress == .waiting else {
      throw .speaker(.inWrongState(called.speaker.code, state: called.progress.state, needed: [.waiting]))
    }
    let returning = current.map { [Step(speaker: $0.speaker.code, change: .returned)] } ?? []
    return returning + [Step(speaker: called.speaker.code, change: .called)]
  }

  private func timing(_ change: SpeakerChange, from needed: SpeakerState...) throws(Rejection) -> Step {
    guard let current else { throw .speaker(.floorEmpty) }
    let code = current.speaker.code
    guard needed.contains(current.progress.state) else {
      throw .speaker(.inWrongState(code, state: current.progress.state, needed: needed))
    }
    return Step(speaker: code, change: change)
  }

  private func extending(by seconds: Int, atMS: Int64) throws(Rejection) -> Step {
    guard let current else { throw .speaker(.floorEmpty) }
    // Far outside of any range a sum could overflow.
    let most = Speaker.secondsRange.upperBound
    guard seconds != 0, (-most...most).contains(seconds) else { throw .speaker(.secondsOutOfRange(seconds)) }
    let allotted = current.speaker.allottedSeconds + seconds
    let used = Int((current.progress.usedMS(atMS: atMS) + 999) / 1_000)
    guard seconds > 0 || allotted >= used else { throw .speaker(.extensionBelowUsed(seconds: seconds, used: used)) }
    guard Speaker.secondsRange.contains(allotted) else { throw .speaker(.secondsOutOfRange(allotted)) }
    return Step(speaker: current.speaker.code, change: .extended(allottedSeconds: allotted))
  }
}
