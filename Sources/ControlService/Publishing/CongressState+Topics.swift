import Congress
import HallProtocol

extension CongressState {
  /// The outputs whose screens show a take of one at the same moment: those that show what it shows.
  func outputsTaken(with name: Code<Output>) -> Set<Code<Output>> {
    let leading = shown(on: name)?.name
    return Set(outputs.map(\.name).filter { shown(on: $0)?.name == leading })
  }

  /// The newest value of a topic; nothing for what the state does not hold.
  func value(of topic: Topic) -> TopicValue? {
    switch topic {
    case .output(let name): .output(outputView(name))
    case .screen(let id): .screen(screenView(id))
    case .agenda: .agenda(agendaView)
    case .attendance: .attendance(attendance)
    case .attendanceBreakdown: .attendanceBreakdown(attendanceBreakdown)
    case .credentials: .credentials(credentialsView)
    case .ballots: .ballots(ballotsView)
    case .terminals: .terminals(terminalsView)
    case .presences: .presences(presencesView)
    case .results: .results(resultsView)
    case .elections: .elections(electionsView)
    case .electionResults: .electionResults(electionResultsView)
    case .speakers: .speakers(speakersView)
    case .recording: .recording(recording)
    case .show: .show(showView)
    case .rundown: .rundown(rundownView)
    case .documents: .documents(documentsView)
    case .documentsReleased(let reader): .documentsReleased(releasedDocuments(to: reader))
    case .documentsSealed: .documentsSealed(sealedDocuments)
    case .pressPictures: .pressPictures(pressPicturesView)
    case .pressPicturesReleased: .pressPicturesReleased(releasedPressPictures)
    case .roster: .roster(rosterView)
    case .votes(let ballot): .votes(namedVotes(in: ballot))
    case .tablets: .tablets(tabletsView)
    case .tablet(let audience): tabletView(for: audience).map { .tablet($0) }
    case .screens, .controlRoom, .captions, .journal, .legal: nil
    }
  }
}
