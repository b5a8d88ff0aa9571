/// From the state to what may be seen of it.
extension CongressState {
  /// What the screens of an output show; an unknown output shows the fallback.
  public func outputView(_ name: Code<Output>) -> OutputView {
    let shown = shown(on: name)
    let content = isSafe ? .fallback : shown.map { openContent(of: $0, on: name) } ?? .fallback
    return OutputView(
      output: name, congress: CongressHeading(definition), isSafe: isSafe, takenAtMS: shown?.takenAtMS ?? 0,
      content: content, lowerThird: shown.flatMap(lowerThirdView), recording: recordingMark(over: content),
      readies: shown.flatMap(filmsToReady), cameras: shown.flatMap(camerasToReady))
  }

  /// One scene as a screen of an output shows it since a moment, whatever is on air there; what is private stands on no
  /// output but the presidium's.
  func outputView(_ name: Code<Output>, showing cue: Cue, takenAtMS: Int64) -> OutputView {
    let isHidden = isSafe || (cue.scene.isPrivate && name != Output.presidium)
    let content = isHidden ? .fallback : content(of: cue, takenAtMS: takenAtMS)
    return OutputView(
      output: name, congress: CongressHeading(definition), isSafe: isSafe, takenAtMS: takenAtMS, content: content,
      recording: recordingMark(over: content))
  }

  /// What an output's screens draw; what is private stands on no output but the presidium's, whatever it follows.
  private func openContent(of shown: Output, on name: Code<Output>) -> SceneContent {
    if shown.onAir.scene.isPrivate, name != Output.presidium { return .fallback }
    return content(of: shown)
  }

  /// What an output has on air; a film is where it has come to.
  func content(of output: Output) -> SceneContent {
    guard let film = output.onAir.film, let playback = output.film else {
      return content(of: output.onAir, takenAtMS: output.takenAtMS)
    }
    return .film(FilmView(film: film.file, rite: film.rite, playback: playback))
  }

  /// The films that are to be ready to be shown though they are not: what stands by, what follows, what SAFE covers.
  private func filmsToReady(of output: Output) -> [String]? {
    let covered = isSafe ? output.onAir.film?.file : nil
    let files = [covered, output.standby?.film?.file, output.onAir.film?.followOn?.film?.file].compactMap(\.self)
    return files.isEmpty ? nil : files
  }

  /// The cameras that are to be connected though they are not shown: what stands by, what SAFE covers.
  private func camerasToReady(of output: Output) -> [Camera]? {
    let cues = [output.standby, isSafe ? output.onAir : nil].compactMap { $0?.camera?.camera }
    let cameras = cues.compactMap(definition.camera)
    return cameras.isEmpty ? nil : cameras
  }

  func content(of cue: Cue, takenAtMS: Int64) -> SceneContent {
    switch cue {
    case .holding: .holding
    case .black: .black
    case .fallback: .fallback
    case .testPattern: .testPattern
    case .attendance: .attendance(attendance)
    case .credentials: .credentials(credentialsView)
    case .organisations: .organisations(OrganisationsView(attendanceBreakdown, asOfMS: attendance.asOfMS))
    case .programme: currentSession.map { .programme(programmeView(of: $0)) } ?? .fallback
    case .item: itemView.map { .item($0) } ?? .holding
    case .speaker(let form): speakerSceneView(form).map { .speaker($0) } ?? content(of: .item, takenAtMS: takenAtMS)
    case .speakers: .speakers(speakersSceneView)
    case .presidium: .presidium(presidiumView)
    case .question(let code): ballot(code).map { .question(QuestionView($0.plan, round: $0.round)) } ?? .fallback
    case .voting(let code): ballot(code).flatMap(votingView).map { .voting($0) } ?? .fallback
    case .result(let code): ballot(code).flatMap { ResultView($0) }.map { .result($0) } ?? .fallback
    case .electionPapers(let code):
      election(code).flatMap { ElectionPapersView($0) }.map { .electionPapers($0) } ?? .fallback
    case .electionTable(let code, let rows, let round):
      election(code).flatMap { ElectionTableView($0, round: round, revealed: rows) }.map { .electionTable($0) }
        ?? .fallback
    case .elected(let code, let round):
      election(code).flatMap { ElectedView($0, round: round) }.map { .elected($0) } ?? .fallback
    case .body(let code):
      definition.body(code).map { .body(BodyView($0, roster: definition.roster)) } ?? .fallback
    case .seats(let code): .seats(seatMapView(of: code))
    case .pictures(let code):
      definition.series(code).map { .pictures(PicturesView(files: $0.files, seconds: $0.seconds)) } ?? .fallback
    case .notice(let text): .notice(TextView(text: text))
    case .text(let title, let text): .text(TextView(title: title, text: text))
    case .break(let until, let place):
      .break(
        BreakView(
          until: until, place: place, takenAtMS: takenAtMS, utcOffset: definition.utcOffset,
          title: titleOfBreak))
    case .ceremony(let rite): .ceremony(CeremonyView(rite: rite))
    case .camera(let camera): cameraView(camera, takenAtMS: takenAtMS).map { .camera($0) } ?? .fallback
    case .film(let film):
      playback(of: cue, takenAtMS: takenAtMS).map {
        .film(FilmView(film: film.file, rite: film.rite, playback: $0))
      } ?? .fallback
    }
  }

  /// What the agenda calls the break that is on: the live item, where it is a break or people are in their groups.
  private var titleOfBreak: LocalizedText? {
    guard let live = agenda.liveItem, [.break, .discussion].contains(live.kind) else { return nil }
    return live.shortTitle ?? live.title
  }

  /// The session of the live item or, between items, of the next one; after the last item, the last session.
  var currentSession: Session? {
    let sessions = agenda.days.flatMap(\.sessions)
    return sessions.first { $0.items.contains { $0.progress.isLive } }
      ?? agenda.nextItem.flatMap { agenda.session(of: $0.code) } ?? sessions.last
  }

  private func programmeView(of session: Session) -> ProgrammeView {
    ProgrammeView(
      session: session.title,
      lines: session.items.map { item in
        ProgrammeView.Line(
          code: item.code, plannedStartMS: item.plannedStartMS, title: item.shortTitle ?? item.title,
          mark: mark(of: item), isChanged: isChanged(item, in: session))
      }, changedMS: session.items.compactMap(\.progress.changedMS).max())
  }

  private var itemView: ItemView? {
    guard let session = currentSession, let live = agenda.liveItem else { return nil }
    let next = session.items.drop { $0.code != live.code }.dropFirst().first { $0.progress == .pending }
    return ItemView(
      session: session.title, title: live.title, presenter: live.presenter, next: next?.shortTitle ?? next?.title)
  }

  func votingView(of ballot: Ballot) -> VotingView? {
    guard let opening = ballot.phase.opening else { return nil }
    var standing = VotingView.Standing.closed
    var held: Int64?
    switch ballot.phase {
    case .open: standing = .open
    case .held(_, _, let heldMS):
      standing = .held
      held = heldMS
    default: break
    }
    return VotingView(
      ballot: ballot.code, question: ballot.plan.question, method: ballot.plan.method,
      choices: ballot.plan.choicesToShow(), standing: standing, voters: opening.voters,
      durationMS: ballot.plan.durationMS, deadlineMS: opening.deadlineMS,
      heldMS: held, round: ballot.round, progress: ballot.phase.progress(of: ballot.plan, blocks: definition.blocks),
      targets: ballot.plan.division(opening.targets))
  }

  /// The programme with plan and actual times, for whoever may see it.
  public var agendaView: AgendaView {
    AgendaView(agenda: agenda.withoutOperatorNotes, utcOffset: definition.utcOffset)
  }

  /// Every ballot with its figures.
  public var ballotsView: BallotsView {
    BallotsView(ballots: ballots.map { BallotView($0, blocks: definition.blocks) })
  }

  /// Every published result.
  public var resultsView: ResultsView {
    ResultsView(
      results: ballots.flatMap { ballot in
        (ballot.earlierRounds + [ballot.phase]).enumerated().compactMap { index, phase in
          ResultView(ballot.plan(ofRound: index + 1), phase, round: index + 1)
        }
      })
  }

  /// What is on air and standing by.
  public var showView: ShowView { showView(undo: undoStandings) }

  /// The show with what could be undone, which not everybody asks for.
  func showView(undo: [UndoStanding]) -> ShowView {
    ShowView(
      congress: definition.id, sequence: sequence, isSafe: isSafe, outputs: outputs, quorum: definition.quorum,
      publishing: definition.publishing, permissions: definition.permissions, driver: driver, isLocked: isLocked,
      undo: undo, screens: screens.map(ScreenLine.init), recording: recordingTurned)
  }
}

/// The `agenda` topic: the whole programme.
public struct AgendaView: Sendable, Hashable, Codable {
  /// The programme and how far it has come.
  public let agenda: Agenda
  /// The hall's time against UTC.
  public let utcOffset: UTCOffset

  private enum CodingKeys: String, CodingKey {
    case agenda
    case utcOffset = "utcOffsetMinutes"
  }

  /// The programme of a congress.
  public init(agenda: Agenda, utcOffset: UTCOffset) {
    self.agenda = agenda
    self.utcOffset = utcOffset
  }
}

/// The `ballots` topic, for those who work on them.
public struct BallotsView: Sendable, Hashable, Codable {
  /// The ballots in the order of the plan.
  public let ballots: [BallotView]

  /// The ballots of a congress.
  public init(ballots: [BallotView]) { self.ballots = ballots }
}

/// One ballot with its figures, for those who work on it.
public struct BallotView: Sendable, Hashable, Codable {
  /// The ballot as it is put in its newest round.
  public let plan: BallotPlan
  /// How far its newest round has come.
  public let state: BallotState
  /// Which round this is, from 1.
  public let round: Int
  /// How many may vote, once it has opened.
  public let voters: Int?
  /// How many have voted on terminals, or which blocks have reported; nothing before the opening and after the count.
  public let progress: VotingProgress?
  /// Where alternates on the roll vote for somebody.
  public let replacements: [Seating]
  /// When a timed vote ends, in ms since 1970 UTC; nothing before the opening and for a vote without a clock.
  public let deadlineMS: Int64?
  /// The role that has confirmed the figures, while they are not published.
  public let confirmedBy: Role?
  /// The attendance frozen when it opened.
  public let attendance: Attendance?
  /// Figures so far with what they would mean, published or not.
  public let outcome: Outcome?
  /// Why it was aborted or voided.
  public let reason: String?
  /// The role that has asked for it to be void, while the other has not agreed.
  public let voidRequestedBy: Role?

  /// A ballot as far as it has come.
  /// - Parameter blocks: The blocks of the hall.
  public init(_ ballot: Ballot, blocks: [Block]) {
    plan = ballot.plan
    state = ballot.state
    round = ballot.round
    let opening = ballot.phase.opening
    voters = opening?.voters
    progress = ballot.phase.progress(of: ballot.plan, blocks: blocks, isForHall: false)
    replacements = opening?.replacements ?? []
    attendance = opening?.attendance
    deadlineMS = opening?.deadlineMS
    let figures = opening.flatMap { opening in
      ballot.phase.tally.map { Outcome(plan: ballot.plan, opening: opening, tally: $0).withoutNames }
    }
    outcome = ballot.plan.told(figures, in: ballot.state)
    switch ballot.phase {
    case .aborted(let reason, _, _), .voided(_, _, _, let reason): self.reason = reason
    default: reason = nil
    }
    if case .confirmed(_, _, let role) = ballot.phase {
      confirmedBy = role
    } else {
      confirmedBy = nil
    }
    if case .published(_, _, _, let request) = ballot.phase {
      voidRequestedBy = request?.role
    } else {
      voidRequestedBy = nil
    }
  }
}

/// The `results` topic, for everybody.
public struct ResultsView: Sendable, Hashable, Codable {
  /// The published results in the order of the plan, oldest round first; voided ones stay.
  public let results: [ResultView]

  /// The published results of a congress.
  public init(results: [ResultView]) { self.results = results }
}

/// The `show` topic, for those who run it.
public struct ShowView: Sendable, Hashable, Codable {
  /// The congress.
  public let congress: Code<Definition>
  /// The newest event.
  public let sequence: Int64
  /// Whether SAFE covers every screen.
  public let isSafe: Bool
  /// On air and standing by, per output.
  public let outputs: [Output]
  /// What it takes to decide.
  public let quorum: QuorumPolicy
  /// How many people it takes to publish a result.
  public let publishing: Publishing
  /// Who may send which command, where that differs from ``CommandName/roles``.
  public let permissions: [Permission]
  /// The operator who runs the show, while somebody has taken it over.
  public let driver: Actor?
  /// Whether every output stays as it is.
  public let isLocked: Bool
  /// How the newest command of everybody stands who follows the show and has something to take back.
  public let undo: [UndoStanding]
  /// The screens that are known, in their order.
  public let screens: [ScreenLine]
  /// How the recording of the hall stands; nothing where it was never recorded.
  public let recording: Recording?

  /// The show as it stands.
  public init(
    congress: Code<Definition>, sequence: Int64, isSafe: Bool, outputs: [Output], quorum: QuorumPolicy,
    publishing: Publishing = .twoPersons, permissions: [Permission] = [], driver: Actor? = nil,
    isLocked: Bool = false, undo: [UndoStanding] = [], screens: [ScreenLine] = [], recording: Recording? = nil
  ) {
    self.congress = congress
    self.sequence = sequence
    self.isSafe = isSafe
    self.outputs = outputs
    self.quorum = quorum
    self.publishing = publishing
    self.permissions = permissions
    self.driver = driver
    self.isLocked = isLocked
    self.undo = undo
    self.screens = screens
    self.recording = recording
  }
}

extension ShowView {
  private enum CodingKeys: String, CodingKey {
    case congress, sequence, isSafe, outputs, quorum, publishing, permissions, driver, isLocked, undo, screens,
      recording
  }

  /// Reads the show; what early services did not tell reads as its default.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      congress: try container.decode(Code.self, forKey: .congress),
      sequence: try container.decode(Int64.self, forKey: .sequence),
      isSafe: try container.decode(Bool.self, forKey: .isSafe),
      outputs: try container.decode([Output].self, forKey: .outputs),
      quorum: try container.decode(QuorumPolicy.self, forKey: .quorum),
      publishing: try container.decodeIfPresent(Publishing.self, forKey: .publishing) ?? .twoPersons,
      permissions: try container.decodeIfPresent([Permission].self, forKey: .permissions) ?? [],
      driver: try container.decodeIfPresent(Actor.self, forKey: .driver),
      isLocked: try container.decodeIfPresent(Bool.self, forKey: .isLocked) ?? false,
      undo: try container.decodeIfPresent([UndoStanding].self, forKey: .undo) ?? [],
      screens: try container.decodeIfPresent([ScreenLine].self, forKey: .screens) ?? [],
      recording: try container.decodeIfPresent(Recording.self, forKey: .recording))
  }
}
