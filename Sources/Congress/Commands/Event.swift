/// Something that has happened.
///
/// Events are facts: stored, hashed, and never refused when they are read again.
///
/// Encoded as one key, the event's name, over its facts: `{"ballot.closed":{"ballot":"BQ06"}}`. A shipped name or
/// fact is never changed; new facts are optional.
public enum Event: Sendable, Hashable, Codable {
  case congressFounded(Definition)
  case itemStarted(item: Code<Item>)
  case itemEnded(item: Code<Item>)
  /// An undo put an item back.
  case itemRestored(item: Code<Item>, progress: ItemProgress)
  /// A presence became known; `scannedAtMS` where its badge was scanned before that.
  case delegatePresenceChanged(
    delegate: Code<Delegate>, presence: Presence, reason: String, source: PresenceSource, scannedAtMS: Int64? = nil)
  /// A presence was put right; what had been recorded stays in the record.
  case delegatePresenceCorrected(delegate: Code<Delegate>, was: PresenceRecord, presence: Presence, reason: String)
  case delegateSeated(alternate: Code<Delegate>, delegate: Code<Delegate>)
  case delegateUnseated(alternate: Code<Delegate>, delegate: Code<Delegate>)
  /// A list was taken in: what it changed, and how many lines said nothing new.
  case attendanceImported(changes: [PresenceEntry], unchanged: Int)
  case attendanceCounted(count: AttendanceCount)
  case attendanceUncounted
  case attendanceAdjusted(absentThroughout: Int, reason: String)
  /// What is prepared to be put has changed.
  case ballotPlanned(change: BallotPlanChange)
  case ballotAsked(ballot: Code<Ballot>)
  /// Attendance, roll, replacements and weights are frozen from here on.
  case ballotOpened(
    ballot: Code<Ballot>, attendance: Attendance, roll: [Code<Delegate>], deadlineMS: Int64?,
    replacements: [Seating]? = nil, weights: [Int]? = nil, summonedWeight: Int? = nil)
  case ballotHeld(ballot: Code<Ballot>)
  case ballotResumed(ballot: Code<Ballot>, deadlineMS: Int64?)
  case ballotExtended(ballot: Code<Ballot>, deadlineMS: Int64)
  case ballotClosed(ballot: Code<Ballot>)
  case ballotCounted(ballot: Code<Ballot>, counts: [Int], paper: PaperFigures? = nil, weights: [Int]? = nil)
  case ballotBlockReported(ballot: Code<Ballot>, block: Code<Block>, counts: [Int])
  /// A vote whose choice may be on record: the choice by its key.
  case ballotVoteCast(ballot: Code<Ballot>, delegate: Code<Delegate>, choice: String)
  /// A secret vote: that somebody has voted, and a choice that nobody can read from here.
  case ballotVoteSealed(ballot: Code<Ballot>, delegate: Code<Delegate>, sealed: String)
  /// Somebody arrived while the ballot was open and may vote, for `mandate` where that is another's.
  case ballotRollJoined(ballot: Code<Ballot>, delegate: Code<Delegate>, mandate: Code<Delegate>, weight: Int? = nil)
  /// A target of a block vote was taken out of it and will be put alone.
  case ballotSplit(ballot: Code<Ballot>, target: Code<BallotPlan.Target>, into: Code<Ballot>)
  case ballotConfirmed(ballot: Code<Ballot>, outcome: Outcome)
  case ballotPublished(ballot: Code<Ballot>)
  case ballotAborted(ballot: Code<Ballot>, reason: String)
  case ballotVoidRequested(ballot: Code<Ballot>, role: Role, reason: String)
  case ballotVoided(ballot: Code<Ballot>, reason: String)
  /// A new round, with the keys of its choices where these are fewer: a run-off.
  case ballotRoundBegun(ballot: Code<Ballot>, round: Int, choices: [String]? = nil)
  /// An election that is prepared, or the committee's list for it, has changed.
  case electionPlanned(change: ElectionPlanChange)
  case electionChanged(election: Code<Election>, change: ElectionChange)
  case screenChanged(screen: Code<Screen>, change: ScreenChange)
  /// One screen, or every one, says who it is until a moment.
  case screenIdentified(screen: Code<Screen>?, untilMS: Int64)
  /// What known screens say that they show; decides nothing.
  case screensReported(reports: [ScreenProof])
  case speakerChanged(speaker: Code<Speaker>, change: SpeakerChange)
  case cueStoodBy(output: Code<Output>, cue: Cue?)
  /// Something was laid across the foot of an output's picture or, without it, taken away.
  case lowerThirdChanged(output: Code<Output>, lowerThird: LowerThird?)
  case cueTaken(output: Code<Output>, cue: Cue)
  /// The film of an output runs or stands from now on.
  case filmChanged(output: Code<Output>, motion: FilmPlayback.Motion, loops: Bool)
  /// A screen has opened a film for the first time, and says how long it is.
  case filmMeasured(film: String, lengthMS: Int64)
  case safeTurned(isOn: Bool)
  /// Somebody has taken the show over or, without a name, given it out of hand.
  case driverChanged(driver: Actor?)
  case outputsLocked(isLocked: Bool)
  /// An earlier command was taken back.
  case commandUndone(command: String)
  case agendaChanged(change: AgendaChange)
  /// The clock showed one time and shows another from here on; the order of events is their sequence's.
  case clockCorrected(fromMS: Int64, toMS: Int64)
  /// The minutes of the congress or of a session have come further.
  case minutesChanged(session: Code<Session>? = nil, change: MinutesChange)
  /// A document was filed, approved, released, withdrawn, or read.
  case documentChanged(document: Code<Document>, change: DocumentChange)
  /// A picture for reporters was added, has gone out, or was withdrawn.
  case pressPictureChanged(picture: Code<PressPicture>, change: PressPictureChange)
  /// The recording of the hall stands at something else from here on.
  case recordingTurned(standing: Recording.Standing)
  /// Somebody has been given a tablet, or has it no more.
  case tabletChanged(delegate: Code<Delegate>, change: TabletChange)

  private enum CodingKeys: String, CodingKey {
    case congressFounded = "congress.founded"
    case itemStarted = "item.started"
    case itemEnded = "item.ended"
    case itemRestored = "item.restored"
    case delegatePresenceChanged = "delegate.presence-changed"
    case delegatePresenceCorrected = "delegate.presence-corrected"
    case delegateSeated = "delegate.seated"
    case delegateUnseated = "delegate.unseated"
    case attendanceImported = "attendance.imported"
    case attendanceCounted = "attendance.counted"
    case attendanceUncounted = "attendance.uncounted"
    case attendanceAdjusted = "attendance.adjusted"
    case ballotPlanned = "ballot.planned"
    case ballotAsked = "ballot.asked"
    case ballotOpened = "ballot.opened"
    case ballotHeld = "ballot.held"
    case ballotResumed = "ballot.resumed"
    case ballotExtended = "ballot.extended"
    case ballotClosed = "ballot.closed"
    case ballotCounted = "ballot.counted"
    case ballotBlockReported = "ballot.block-reported"
    case ballotVoteCast = "ballot.vote-cast"
    case ballotVoteSealed = "ballot.vote-sealed"
    case ballotRollJoined = "ballot.roll-joined"
    case ballotSplit = "ballot.split"
    case ballotConfirmed = "ballot.confirmed"
    case ballotPublished = "ballot.published"
    case ballotAborted = "ballot.aborted"
    case ballotVoidRequested = "ballot.void-requested"
    case ballotVoided = "ballot.voided"
    case ballotRoundBegun = "ballot.round-begun"
    case electionPlanned = "election.planned"
    case electionChanged = "election.changed"
    case screenChanged = "screen.changed"
    case screenIdentified = "screen.identified"
    case screensReported = "screens.reported"
    case speakerChanged = "speaker.changed"
    case cueStoodBy = "cue.stood-by"
    case lowerThirdChanged = "lower-third.changed"
    case cueTaken = "cue.taken"
    case filmChanged = "film.changed"
    case filmMeasured = "film.measured"
    case safeTurned = "safe.turned"
    case driverChanged = "driver.changed"
    case outputsLocked = "outputs.locked"
    case commandUndone = "command.undone"
    case agendaChanged = "agenda.changed"
    case clockCorrected = "clock.corrected"
    case minutesChanged = "minutes.changed"
    case documentChanged = "document.changed"
    case pressPictureChanged = "press-picture.changed"
    case recordingTurned = "recording.turned"
    case tabletChanged = "tablet.changed"
  }

  private enum CongressFoundedCodingKeys: String, CodingKey { case _0 = "definition" }

  /// Whether anything is otherwise after it; what is only reported is not.
  public var decides: Bool { if case .screensReported = self { false } else { true } }

  /// The event's name, `noun.what-happened`.
  public var name: String { key.rawValue }

  private var key: CodingKeys {
    switch self {
    case .congressFounded: .congressFounded
    case .itemStarted: .itemStarted
    case .itemEnded: .itemEnded
    case .itemRestored: .itemRestored
    case .delegatePresenceChanged: .delegatePresenceChanged
    case .delegatePresenceCorrected: .delegatePresenceCorrected
    case .delegateSeated: .delegateSeated
    case .delegateUnseated: .delegateUnseated
    case .attendanceImported: .attendanceImported
    case .attendanceCounted: .attendanceCounted
    case .attendanceUncounted: .attendanceUncounted
    case .attendanceAdjusted: .attendanceAdjusted
    case .ballotPlanned: .ballotPlanned
    case .ballotAsked: .ballotAsked
    case .ballotOpened: .ballotOpened
    case .ballotHeld: .ballotHeld
    case .ballotResumed: .ballotResumed
    case .ballotExtended: .ballotExtended
    case .ballotClosed: .ballotClosed
    case .ballotCounted: .ballotCounted
    case .ballotBlockReported: .ballotBlockReported
    case .ballotVoteCast: .ballotVoteCast
    case .ballotVoteSealed: .ballotVoteSealed
    case .ballotRollJoined: .ballotRollJoined
    case .ballotSplit: .ballotSplit
    case .ballotConfirmed: .ballotConfirmed
    case .ballotPublished: .ballotPublished
    case .ballotAborted: .ballotAborted
    case .ballotVoidRequested: .ballotVoidRequested
    case .ballotVoided: .ballotVoided
    case .ballotRoundBegun: .ballotRoundBegun
    case .electionPlanned: .electionPlanned
    case .electionChanged: .electionChanged
    case .screenChanged: .screenChanged
    case .screenIdentified: .screenIdentified
    case .screensReported: .screensReported
    case .speakerChanged: .speakerChanged
    case .cueStoodBy: .cueStoodBy
    case .lowerThirdChanged: .lowerThirdChanged
    case .cueTaken: .cueTaken
    case .filmChanged: .filmChanged
    case .filmMeasured: .filmMeasured
    case .safeTurned: .safeTurned
    case .driverChanged: .driverChanged
    case .outputsLocked: .outputsLocked
    case .commandUndone: .commandUndone
    case .agendaChanged: .agendaChanged
    case .clockCorrected: .clockCorrected
    case .minutesChanged: .minutesChanged
    case .documentChanged: .documentChanged
    case .pressPictureChanged: .pressPictureChanged
    case .recordingTurned: .recordingTurned
    case .tabletChanged: .tabletChanged
    }
  }
}

/// An event with its place, its time and its cause.
public struct EventRecord: Sendable, Hashable, Codable {
  /// Place in the journal, from 1, without gaps.
  public let sequence: Int64
  /// When it happened, in ms since 1970 UTC, by the service's clock.
  public let atMS: Int64
  /// Who caused it; nobody for the founding.
  public let actor: Actor?
  /// The command that caused it, by ``CommandRequest/recordID``; one command may cause several events.
  public let commandID: String?
  /// What happened.
  public let event: Event

  /// An event in its place.
  public init(sequence: Int64, atMS: Int64, actor: Actor?, commandID: String?, event: Event) {
    self.sequence = sequence
    self.atMS = atMS
    self.actor = actor
    self.commandID = commandID
    self.event = event
  }
}
