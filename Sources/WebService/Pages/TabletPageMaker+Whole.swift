import Assets
import Congress
import ControlClient
import Foundation
import HallProtocol
import Synchronization

/// The programme of every day and every published result, for whoever asks: too much to be sent to everybody.
struct WholeProgrammePage: Encodable, Hashable, Sendable {
  /// The sessions of all days, in their order.
  let sessions: [TabletPage.ProgrammeCard]
  /// Every published result, the newest first; voided ones stay.
  let results: [TabletPage.ResultCard]
  /// What stands there while nothing has been published.
  let noResults: String
}

extension TabletPageMaker {
  /// The programme of every day and every published result.
  func whole(_ agenda: Agenda, _ results: [ResultView]) -> WholeProgrammePage {
    let sessions = agenda.days.flatMap { day in day.sessions.map { (day: day, session: $0) } }
    return WholeProgrammePage(
      sessions: sessions.map { day, session in
        TabletPage.ProgrammeCard(
          heading: word("programme", ["session": text(session.title), "date": date(of: day)]),
          lines: session.items.map { item in
            TabletPage.ProgrammeCard.Line(
              time: time(startMS(of: item)), mark: mark(of: item).rawValue, title: text(item.title),
              note: note(on: item), badges: results.filter { item.ballots.contains($0.ballot) }.map(badge))
          }, foot: nil)
      },
      results: results.sorted { $0.publishedMS > $1.publishedMS }.map(card), noResults: word("no-results"))
  }

  /// When an item began or, where it has not, is planned to.
  private func startMS(of item: Item) -> Int64 {
    switch item.progress {
    case .live(let startedMS, _), .done(let startedMS, _, _): startedMS
    default: item.plannedStartMS
    }
  }
}

/// The whole programme as it is sent.
///
/// It is made anew where agenda or results are others. Any thread.
final class WholeProgramme: Sendable {
  /// What it is made of, beside what tablets are told.
  static let topics: [Topic] = [.agenda, .results]

  private struct State {
    var revisions: [Int64] = []
    var frames: [Language: LiveFrame] = [:]
  }

  private let state = Mutex(State())

  /// Takes in what the hall's service says.
  func take(_ model: HallModel, words: [Language: Strings], nowMS: Int64) {
    guard case .tablet(let view)? = model[.tablet(.guest)]?.value, let agendas = model[.agenda],
      case .agenda(let agenda) = agendas.value, let published = model[.results],
      case .results(let results) = published.value
    else { return }
    let revisions = [agendas.revision, published.revision]
    guard state.withLock({ $0.revisions != revisions }) else { return }
    let frames = words.compactMapValues { strings in
      try? LiveFrame(
        TabletPageMaker(view: view, strings: strings, nowMS: nowMS).whole(agenda.agenda, results.results))
    }
    state.withLock { $0 = State(revisions: revisions, frames: frames) }
  }

  /// The page of a language; nothing before the hall has been heard.
  subscript(language: Language) -> LiveFrame? { state.withLock { $0.frames[language] } }
}
