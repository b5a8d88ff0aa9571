/// The official delegates of a roster in parts: by organisation, by discussion group, by kind.
///
/// It follows from the roster and is worked out once, so that counting part by part compares no names.
struct RosterPart: Sendable {
  /// What the parts are called, in order of first appearance.
  let names: [String]
  /// The place in `names` of everybody on the roster; nothing for whoever is not official.
  let places: [Int?]

  /// The parts by what `name` says of each.
  init(_ delegates: [Delegate], by name: (Delegate) -> String) {
    var names: [String] = []
    var known: [String: Int] = [:]
    places = delegates.map { delegate in
      guard delegate.kind.isOfficial else { return nil }
      let name = name(delegate)
      let place = known[name] ?? names.count
      if place == names.count {
        known[name] = place
        names.append(name)
      }
      return place
    }
    self.names = names
  }
}

/// Where everybody on a roster sits: the rows of the hall, and each one's place in them.
///
/// It follows from the roster and is worked out once, so that a map of seats takes no names apart.
struct SeatPlan: Sendable {
  /// Where somebody sits.
  enum Place: Sendable, Hashable {
    /// A seat of a row, both from 0.
    case seat(row: Int, number: Int)
    /// A guest, whom no map shows.
    case notOnMap
    /// No seat of that form, or one that another has as well: counted, and not drawn.
    case unseated
  }

  /// A row with the number of its last seat.
  struct Row: Sendable, Hashable {
    let name: String
    let width: Int
  }

  /// The rows, front to back; those behind ``SeatMapView/rowsMax`` are not drawn.
  let rows: [Row]
  /// Where each on the roster sits.
  let places: [Place]

  /// The plan of a roster.
  init(_ delegates: [Delegate]) {
    var widths: [String: Int] = [:]
    var taken: Set<SeatName> = []
    let seats = delegates.map { delegate -> SeatName? in
      guard delegate.kind != .guest, let seat = SeatName(delegate.seat), taken.insert(seat).inserted else { return nil }
      widths[seat.row] = max(widths[seat.row] ?? 0, seat.number)
      return seat
    }
    rows = widths.sorted { ($0.key.count, $0.key) < ($1.key.count, $1.key) }.map { Row(name: $0.key, width: $0.value) }
    let places = Dictionary(rows.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.places = zip(delegates, seats).map { delegate, seat in
      if delegate.kind == .guest { return .notOnMap }
      guard let seat, let row = places[seat.row] else { return .unseated }
      return .seat(row: row, number: seat.number - 1)
    }
  }
}
