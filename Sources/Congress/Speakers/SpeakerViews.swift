/// The `speakers` topic: the list in its order, for those who run the floor.
public struct SpeakersView: Sendable, Hashable, Codable {
  /// Somebody on the list.
  public struct Line: Sendable, Hashable, Codable {
    /// Who it is, as entered.
    public let speaker: Speaker
    /// The name.
    public let name: String
    /// What they speak for; may be empty.
    public let unit: String
    /// The clock; it says since when it runs.
    public let clock: SpeakerClock

    /// A line of the list.
    public init(speaker: Speaker, name: String, unit: String, clock: SpeakerClock) {
      self.speaker = speaker
      self.name = name
      self.unit = unit
      self.clock = clock
    }
  }

  /// The list in its order.
  public let lines: [Line]
  /// Whoever is called next, if anybody waits.
  public let next: Code<Speaker>?

  /// A list in its order.
  public init(lines: [Line] = [], next: Code<Speaker>? = nil) {
    self.lines = lines
    self.next = next
  }

  /// Whoever has the floor.
  public var current: Line? { lines.first { $0.clock.progress.state.hasFloor } }

  /// The line with `code`, if it is on the list.
  public subscript(code: Code<Speaker>) -> Line? { lines.first { $0.speaker.code == code } }

  /// The list as commands are judged by it.
  var floor: Floor { Floor(entries: lines.map { .init(speaker: $0.speaker, progress: $0.clock.progress) }) }
}

/// A speaker as the hall is told.
public struct SpeakerFacts: Sendable, Hashable, Codable {
  /// The speaker's code.
  public let code: Code<Speaker>
  /// The name.
  public let name: String
  /// The office held, if the hall is told one.
  public let office: LocalizedText?
  /// What they speak for; may be empty.
  public let unit: String
  /// The title of the speech, if it has one.
  public let title: LocalizedText?

  /// A speaker from all parts.
  public init(
    code: Code<Speaker>, name: String, office: LocalizedText? = nil, unit: String, title: LocalizedText? = nil
  ) {
    self.code = code
    self.name = name
    self.office = office
    self.unit = unit
    self.title = title
  }
}

/// L07: who has the floor, the clock, and who is next.
public struct SpeakerSceneView: Sendable, Hashable, Codable {
  /// How much of the picture is taken.
  public let form: SpeakerForm
  /// Who has the floor.
  public let speaker: SpeakerFacts
  /// The clock.
  public let clock: SpeakerClock
  /// Who is next, if anybody waits.
  public let next: SpeakerFacts?
  /// The item that is being dealt with.
  public let item: LocalizedText?

  /// A speaker's picture.
  public init(
    form: SpeakerForm, speaker: SpeakerFacts, clock: SpeakerClock, next: SpeakerFacts?, item: LocalizedText?
  ) {
    self.form = form
    self.speaker = speaker
    self.clock = clock
    self.next = next
    self.item = item
  }
}

/// L08: the speakers of the item that is on: who has spoken, who speaks, who waits.
public struct SpeakersSceneView: Sendable, Hashable, Codable {
  /// Somebody on the list.
  public struct Line: Sendable, Hashable, Codable {
    /// Who it is.
    public let speaker: SpeakerFacts
    /// How they stand.
    public let state: SpeakerState
    /// Whether they are next.
    public let isNext: Bool

    /// A line of the list.
    public init(speaker: SpeakerFacts, state: SpeakerState, isNext: Bool) {
      self.speaker = speaker
      self.state = state
      self.isNext = isNext
    }
  }

  /// The item that is being dealt with.
  public let item: LocalizedText?
  /// The list in its order.
  public let lines: [Line]
  /// When the list last changed, in ms since 1970 UTC: from then on its pages are turned anew.
  public let changedMS: Int64?

  /// A list in its order.
  public init(item: LocalizedText?, lines: [Line], changedMS: Int64? = nil) {
    self.item = item
    self.lines = lines
    self.changedMS = changedMS
  }
}

extension CongressState {
  /// The speakers' list, for those who run the floor.
  public var speakersView: SpeakersView {
    SpeakersView(
      lines: floor.entries.map {
        SpeakersView.Line(
          speaker: $0.speaker, name: name(of: $0.speaker), unit: unit(of: $0.speaker), clock: clock(of: $0))
      }, next: nextSpeaker?.speaker.code)
  }

  /// Whoever is called next.
  private var nextSpeaker: Floor.Entry? { floor.next(at: agenda.liveItem?.code) }

  private func clock(of entry: Floor.Entry) -> SpeakerClock {
    SpeakerClock(
      allottedMS: Int64(entry.speaker.allottedSeconds) * 1_000,
      warningMS: Int64(definition.speaking.warningSeconds) * 1_000,
      overtimeMS: Int64(definition.speaking.overtimeSeconds) * 1_000, progress: entry.progress)
  }

  private func facts(of speaker: Speaker) -> SpeakerFacts {
    SpeakerFacts(
      code: speaker.code, name: name(of: speaker), office: speaker.office, unit: unit(of: speaker),
      title: speaker.title)
  }

  /// The picture of whoever has the floor; nothing while nobody has.
  func speakerSceneView(_ form: SpeakerForm) -> SpeakerSceneView? {
    floor.current.map { current in
      SpeakerSceneView(
        form: form, speaker: facts(of: current.speaker), clock: clock(of: current),
        next: nextSpeaker.map { facts(of: $0.speaker) }, item: agenda.liveItem.map { $0.shortTitle ?? $0.title })
    }
  }

  /// The list of the item that is on; with whoever has the floor, whatever item they were planned for.
  var speakersSceneView: SpeakersSceneView {
    let item = agenda.liveItem
    let next = nextSpeaker?.speaker.code
    let shown = floor.entries.filter { entry in
      let isHere = entry.speaker.item == nil || entry.speaker.item == item?.code
      return entry.progress.state.hasFloor || isHere
    }
    return SpeakersSceneView(
      item: item.map { $0.shortTitle ?? $0.title },
      lines: shown.map {
        .init(speaker: facts(of: $0.speaker), state: $0.progress.state, isNext: $0.speaker.code == next)
      }, changedMS: floor.changedMS)
  }
}
