package import Congress

/// Everybody who may come, found by badge and by name.
package struct DeskRoster: Sendable {
  /// The most people that a search shows.
  static let foundMax = 9

  let view: RosterView
  private let placeByBadge: [String: Int]
  private let placeByCode: [Code<Delegate>: Int]
  private let names: [FoldedName]

  /// The people of a roster.
  package init(_ view: RosterView) {
    self.view = view
    var badges: [String: Int] = [:]
    // As the service finds them: a code goes before what another's badge holds.
    for (place, person) in view.people.enumerated() { badges[Roster.folded(badge: person.code.text)] = place }
    for (place, person) in view.people.enumerated() {
      if let badge = person.badge.map(Roster.folded), badges[badge] == nil { badges[badge] = place }
    }
    placeByBadge = badges
    placeByCode = Dictionary(view.people.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    names = view.people.map { FoldedName($0.name) }
  }

  /// Whoever's badge a scanner reads: as it is or, where that is nobody's, without what scanners put around it.
  package func person(ofBadge text: String) -> RosterView.Person? {
    person(ofBadgeAsItIs: text) ?? view.badge.flatMap { person(ofBadgeAsItIs: $0.stripped(text)) }
  }

  private func person(ofBadgeAsItIs text: String) -> RosterView.Person? {
    placeByBadge[Roster.folded(badge: text)].map { view.people[$0] }
  }

  /// Why a line that is nobody's badge may have come so, where it would be somebody's otherwise.
  func misreading(of line: String) -> Misreading? {
    let plain = VietnameseKeys.undone(in: line)
    if plain != line, person(ofBadge: plain) != nil { return .typingVietnamese(meant: plain) }
    let isKept = { (character: Character) in character.isLetter || character.isNumber }
    if let first = line.firstIndex(where: isKept), let last = line.lastIndex(where: isKept) {
      let core = String(line[first...last])
      let around = line[..<first] + line[line.index(after: last)...]
      if core != line, person(ofBadge: core) != nil { return .surrounded(by: String(around), meant: core) }
    }
    // A code has figures; a line with figures and Vietnamese letters is one that was typed through them.
    let hasFigures = line.contains { $0.isNumber }
    return plain != line && hasFigures ? .typingVietnamese(meant: plain) : nil
  }

  subscript(code: Code<Delegate>) -> RosterView.Person? { placeByCode[code].map { view.people[$0] } }

  /// Somebody whose name a search finds.
  private struct Match {
    let rank: Int
    let name: VietnameseName
    let place: Int

    func isBefore(_ other: Match) -> Bool {
      if rank != other.rank { return rank < other.rank }
      if name != other.name { return name < other.name }
      return place < other.place
    }
  }

  /// Those whose names a text finds, given names first, in Vietnamese order; and how many there are in all.
  func found(_ text: String) -> (people: [RosterView.Person], count: Int) {
    let query = FoldedName(text)
    var matches: [Match] = []
    for (place, name) in names.enumerated() {
      guard let rank = name.rank(for: query) else { continue }
      matches.append(Match(rank: rank, name: VietnameseName(view.people[place].name), place: place))
    }
    matches.sort { $0.isBefore($1) }
    return (matches.prefix(Self.foundMax).map { view.people[$0.place] }, matches.count)
  }
}
