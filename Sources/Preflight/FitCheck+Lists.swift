import Congress
import CongressFiles
import Scenes

/// The pictures of lists: everybody of the roster, everybody who stands for election.
extension FitCheck {
  /// The most organisations of which every page is looked at; of more, those with the longest names: where they have
  /// room, shorter ones have.
  static let organisationsMax = 120

  /// L06 of more organisations than ``organisationsMax``, whose first page has their number.
  var beginnings: [Placed] {
    guard let first = definition.roster.delegates.first else { return [] }
    let rows = organisationRows
    guard rows.count > Self.organisationsMax else { return [] }
    return [(places.delegate(first.code), .organisations(OrganisationsView(rows: rows, asOfMS: 0)))]
  }

  /// Every organisation, as if nobody were here: where somebody is missing the name stands in heavier letters, which need
  /// more room.
  private var organisationRows: [OrganisationsView.Row] {
    var organisations: [String] = []
    var summoned: [String: Int] = [:]
    for delegate in definition.roster.delegates where delegate.kind.isOfficial {
      if summoned.updateValue(summoned[delegate.organisation, default: 0] + 1, forKey: delegate.organisation) == nil {
        organisations.append(delegate.organisation)
      }
    }
    return organisations.map { OrganisationsView.Row(name: $0, present: 0, summoned: summoned[$0] ?? 0) }
  }

  /// L05 and L06.
  var roster: [Placed] {
    guard let first = definition.roster.delegates.first else { return [] }
    let official = definition.roster.delegates.filter(\.kind.isOfficial)
    let year = definition.agenda.days.first.flatMap { Int($0.date.prefix(4)) } ?? 0
    let report = CredentialsReport(official, year: year)
    let all = organisationRows
    let longest =
      all.count > Self.organisationsMax
      ? Array(all.sorted { $0.name.count > $1.name.count }.prefix(Self.organisationsMax)) : all
    let place = places.delegate(first.code)
    return [
      (place, .credentials(CredentialsView(summoned: report, present: report))),
      (place, .organisations(OrganisationsView(rows: longest, asOfMS: 0))),
    ]
  }

  /// L13, L14 and L15 with every prepared candidate elected by everybody.
  var elections: [Placed] {
    let base = definition.roster.delegates.count
    return definition.elections.flatMap { plan -> [Placed] in
      let candidates = Candidate.inOrder(plan.candidates)
      let rows = candidates.map {
        ElectionTableView.Row(name: $0.name, figures: ElectionTableView.Figures(votes: base, isElected: true))
      }
      let papers = ElectionPapersView(
        election: plan.code, title: plan.title, entitled: base, issued: base, collected: base, valid: base,
        invalid: base)
      let table = ElectionTableView(
        election: plan.code, title: plan.title, seats: plan.seats, base: base, needed: base, rows: rows)
      let elected = ElectedView(
        election: plan.code, title: plan.title, seats: plan.seats,
        rows: candidates.map { ElectedView.Row(name: $0.name, votes: base, base: base) })
      let place = places.election(plan.code)
      return [(place, .electionPapers(papers)), (place, .electionTable(table)), (place, .elected(elected))]
    }
  }
}
