/// The `tablet.<audience>` topic: what the tablets of one audience are told of the hall, whole and of one moment.
///
/// No figure of a choice stands in it that has not been published, no question that has not been put, and nothing that
/// the operator alone is to mind.
public struct TabletView: Sendable, Hashable, Codable {
  /// What is being put to the vote.
  public enum Vote: Sendable, Hashable, Codable {
    /// The question is put; the vote has not been opened.
    case asked(QuestionView)
    /// The vote is open, on hold, or over without a published result.
    case voting(VotingView)
  }

  /// Who is told.
  public let audience: TabletAudience
  /// Names, language and time of the congress.
  public let congress: CongressHeading
  /// The day that is on, or comes next; the last one after all.
  public let day: Day
  /// The session of it that is on, or comes next.
  public let session: Code<Session>
  /// The item that comes next.
  public let next: Code<Item>?
  /// What is being put to the vote, if anything is.
  public let vote: Vote?
  /// The published results but for those of other days' items, in the order of publication; voided ones stay.
  public let results: [ResultView]
  /// Whoever was elected in the elections of which a round is published, in the order of the plan.
  public let elected: [ElectedView]
  /// Whoever has the floor, and who is next; guests are not told who is next.
  public let speaker: SpeakerSceneView?
  /// The speakers of the item that is on, in their order; none for guests.
  public let speakers: [SpeakersSceneView.Line]
  /// Who is here.
  public let attendance: Attendance
  /// What the presidium is reminded of at this item; none for others.
  public let notes: [LocalizedText]
  /// What the hall sees; nothing for a congress without any output.
  public let hall: OutputView?
}

extension TabletView {
  /// The programme of the day, for whoever judges how late it is.
  public var agenda: Agenda { Agenda(days: [day]) }

  /// The session that is on, or comes next.
  public var currentSession: Session? { day.sessions.first { $0.code == session } }
}

extension CongressState {
  /// What the tablets of an audience are told; nothing for a congress without any session.
  public func tabletView(for audience: TabletAudience) -> TabletView? {
    let agenda = agenda.withoutOperatorNotes
    guard let session = currentSession,
      let day = agenda.days.first(where: { $0.sessions.contains { $0.code == session.code } })
    else { return nil }
    let otherDays = agenda.days.filter { $0.code != day.code }
    let otherBallots = Set(otherDays.flatMap(\.sessions).flatMap(\.items).flatMap(\.ballots))
    let floor = speakerSceneView(.full)
    return TabletView(
      audience: audience, congress: CongressHeading(definition), day: day, session: session.code,
      next: agenda.nextItem?.code, vote: voteBeforeTablets,
      results: resultsView.results.filter { !otherBallots.contains($0.ballot) }
        .sorted { $0.publishedMS < $1.publishedMS },
      elected: elections.compactMap { ElectedView($0, round: nil) },
      speaker: audience == .guest ? floor?.withoutNext : floor,
      speakers: audience == .guest ? [] : speakersSceneView.lines, attendance: attendance,
      notes: audience == .presidium
        ? definition.notes.filter { $0.item == agenda.liveItem?.code }.map(\.text) : [],
      hall: hall.map { outputView($0.name) })
  }

  /// The vote that is before the hall: the one that is open, or the first that was put and has no result yet.
  private var voteBeforeTablets: TabletView.Vote? {
    let put = ballots.filter { ballot in
      [.asked, .open, .held, .closed, .counted, .confirmed].contains(ballot.state)
    }
    guard let ballot = put.first(where: { [.open, .held].contains($0.state) }) ?? put.first else { return nil }
    return votingView(of: ballot).map { .voting($0) } ?? .asked(QuestionView(ballot.plan, round: ballot.round))
  }
}

extension SpeakerSceneView {
  /// The same for whoever is not told who is next.
  fileprivate var withoutNext: SpeakerSceneView {
    SpeakerSceneView(form: form, speaker: speaker, clock: clock, next: nil, item: item)
  }
}
