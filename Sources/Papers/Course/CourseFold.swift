import Congress

/// The fold of records into the course of a congress.
struct CourseFold {
  private(set) var state: CongressState
  let foundedMS: Int64
  private(set) var sections: [CourseSection] = []
  private(set) var speeches: [RecordedSpeech] = []
  private(set) var everPresent: Set<Code<Delegate>> = []
  private(set) var ballotRounds: [RoundKey<Ballot>: BallotRoundCourse] = [:]
  private(set) var electionRounds: [RoundKey<Election>: ElectionRoundCourse] = [:]
  private var moves: [PresenceMove] = []
  /// The rounds that a section has already.
  private var placedBallots: Set<RoundKey<Ballot>> = []
  private var placedElections: Set<RoundKey<Election>> = []
  /// The speech of each speaker who has the floor or had it.
  private var speechPlaces: [Code<Speaker>: Int] = [:]

  init?(founding record: EventRecord) {
    guard let state = CongressState(founding: record) else { return nil }
    self.state = state
    foundedMS = record.atMS
    everPresent = Set(state.definition.presentAtFounding)
  }

  mutating func take(_ record: EventRecord) {
    let event = record.event
    switch event {
    case .delegatePresenceChanged(let delegate, let presence, _, _, _),
      .delegatePresenceCorrected(let delegate, _, let presence, _):
      note(delegate, presence, record)
    case .attendanceImported(let changes, _): for change in changes { note(change.delegate, change.presence, record) }
    case .ballotVoided(let code, let reason):
      let round = state.ballot(code)?.round ?? 1
      state.apply(record)
      happen(.ballotVoided(code, round: round, reason: reason, sequence: record.sequence), record)
      return noteStep(of: code, record)
    default: break
    }
    state.apply(record)
    if let ballot = event.ballot { return noteStep(of: ballot, record) }
    switch event {
    case .itemStarted(let item): begin(item, record)
    case .itemEnded(let item): end(item, .done, record)
    case .itemRestored(let item, let progress): restore(item, progress, record)
    case .agendaChanged(let change): note(change, record)
    case .electionChanged(let code, let change): note(change, of: code, record)
    case .speakerChanged(let code, _): noteSpeech(of: code, record)
    default: break
    }
  }

  // MARK: Items

  private mutating func begin(_ code: Code<Item>?, _ record: EventRecord) {
    closeAttendance()
    sections.append(
      CourseSection(
        item: code.flatMap { state.agenda[$0] }, session: code.flatMap { state.agenda.session(of: $0)?.code },
        startedMS: record.atMS, sequences: [record.sequence], attendance: state.attendance,
        attendanceAtEnd: state.attendance, moves: moves))
    moves = []
  }

  /// The attendance at the end of the newest section is that of now, where the section has not ended before.
  private mutating func closeAttendance() {
    guard let last = sections.indices.last, sections[last].ending == .open else { return }
    sections[last].attendanceAtEnd = state.attendance
  }

  private mutating func end(_ code: Code<Item>, _ ending: CourseSection.Ending, _ record: EventRecord) {
    guard let index = sections.lastIndex(where: { $0.item?.code == code && $0.ending == .open }) else { return }
    sections[index].attendanceAtEnd = state.attendance
    sections[index].ending = ending
    sections[index].endedMS = record.atMS
    sections[index].sequences.append(record.sequence)
    // It may have got another title meanwhile.
    if let item = state.agenda[code] { sections[index].item = item }
  }

  /// An undo has put an item back.
  private mutating func restore(_ code: Code<Item>, _ progress: ItemProgress, _ record: EventRecord) {
    guard let index = sections.lastIndex(where: { $0.item?.code == code }) else { return }
    switch progress {
    case .pending:
      if sections[index].happenings.isEmpty {
        moves = sections[index].moves + moves
        sections.remove(at: index)
      } else {
        sections[index].item = nil
      }
    case .live:
      sections[index].ending = .open
      sections[index].endedMS = nil
      sections[index].sequences.append(record.sequence)
    case .adjourned: end(code, .adjourned(reason: ""), record)
    case .done, .dropped: break
    }
  }

  private mutating func note(_ change: AgendaChange, _ record: EventRecord) {
    switch change {
    case .held(_, let reason): happen(.held(reason: reason, atMS: record.atMS, sequence: record.sequence), record)
    case .resumed: happen(.resumed(atMS: record.atMS, sequence: record.sequence), record)
    case .adjourned(_, let items, let reason):
      for item in items { end(item, .adjourned(reason: reason), record) }
      happen(.programmeChanged(change, sequence: record.sequence), record)
    default: happen(.programmeChanged(change, sequence: record.sequence), record)
    }
  }

  /// Puts what has happened into the section that is on or, where none is, that came last.
  private mutating func happen(_ happening: CourseSection.Happening, _ record: EventRecord) {
    if sections.isEmpty { begin(nil, record) }
    sections[sections.count - 1].happenings.append(happening)
  }

  // MARK: People

  private mutating func note(_ delegate: Code<Delegate>, _ presence: Presence, _ record: EventRecord) {
    guard let was = state.presence(of: delegate)?.presence, (was == .present) != (presence == .present) else { return }
    if presence == .present { everPresent.insert(delegate) }
    guard let kind = state.definition.roster[delegate]?.kind,
      kind.isOfficial || state.replaced(by: delegate) != nil
    else { return }
    moves.append(PresenceMove(delegate: delegate, isArrival: presence == .present, sequence: record.sequence))
  }

  private mutating func noteSpeech(of code: Code<Speaker>, _ record: EventRecord) {
    guard let entry = state.floor[code], entry.progress != .waiting else {
      // Sent back, taken off the list, or undone: nobody was called.
      if let place = speechPlaces.removeValue(forKey: code) { removeSpeech(at: place) }
      return
    }
    if let place = speechPlaces[code] {
      speeches[place].speaker = entry.speaker
      speeches[place].progress = entry.progress
      speeches[place].sequences.append(record.sequence)
      return
    }
    guard let line = state.speakersView[code] else { return }
    speechPlaces[code] = speeches.count
    speeches.append(
      RecordedSpeech(
        speaker: entry.speaker, name: line.name, unit: line.unit, item: state.agenda.liveItem?.code,
        calledMS: record.atMS, progress: entry.progress, sequences: [record.sequence]))
    happen(.speech(speeches.count - 1), record)
  }

  /// Takes a speech out of the minutes; the places of the others stay.
  private mutating func removeSpeech(at place: Int) {
    for index in sections.indices { sections[index].happenings.removeAll { $0 == .speech(place) } }
  }

  // MARK: Ballots and elections

  private mutating func noteStep(of code: Code<Ballot>, _ record: EventRecord) {
    guard let ballot = state.ballot(code) else { return }
    let key = RoundKey(code: code, number: ballot.round)
    switch record.event {
    // A vote is no step: of ten thousand of them only who has voted is kept.
    case .ballotVoteCast(_, let delegate, _), .ballotVoteSealed(_, let delegate, _):
      ballotRounds[key, default: BallotRoundCourse()].voted.insert(delegate)
      return
    case .ballotAsked, .ballotOpened:
      if placedBallots.insert(key).inserted { happen(.ballot(code, round: key.number), record) }
    default: break
    }
    ballotRounds[key, default: BallotRoundCourse()].steps.append(RecordedStep(record, name: record.event.name))
  }

  private mutating func note(_ change: ElectionChange, of code: Code<Election>, _ record: EventRecord) {
    guard let election = state.election(code) else { return }
    let key = RoundKey(code: code, number: election.rounds.count)
    switch change {
    case .listAdopted, .ballotsIssued, .aborted:
      if placedElections.insert(key).inserted { happen(.election(code, round: key.number), record) }
    case .voided(let round, let reason):
      happen(.electionVoided(code, round: round, reason: reason, sequence: record.sequence), record)
    case .counted(let teller, let count):
      electionRounds[key, default: ElectionRoundCourse()].counts.append(TellerCount(teller: teller, count: count))
    default: break
    }
    electionRounds[key, default: ElectionRoundCourse()].steps
      .append(RecordedStep(record, name: "election.\(change.name)"))
  }
}
