/// The `attendance-breakdown` topic: who is here, part by part.
///
/// Invariant: in each of `organisations`, `groups` and `kinds`, the rows add up to the figures of check-in; where people
/// were counted by hand by one of them, `counted` has the count.
public struct AttendanceBreakdown: Sendable, Hashable, Codable {
  /// One part of the summoned: an organisation, a group, a kind, a block.
  public struct Row: Sendable, Hashable, Codable {
    /// What the part is called.
    public let name: String
    /// Official delegates summoned.
    public internal(set) var summoned = 0
    /// In the hall, alternates for those they replace.
    public internal(set) var present = 0
    /// Checked in, out of the hall for now.
    public internal(set) var out = 0
    /// Not checked in yet.
    public internal(set) var pending = 0
    /// Absent with a reason.
    public internal(set) var absentExcused = 0
    /// Absent without one.
    public internal(set) var absentUnexcused = 0
    /// Counted by hand, where that was done part by part.
    public internal(set) var counted: Int?

    /// Whether somebody is missing.
    public var isIncomplete: Bool { (counted ?? present) < summoned }

    init(name: String) { self.name = name }

    mutating func add(_ presence: Presence) {
      summoned += 1
      switch presence {
      case .present: present += 1
      case .out: out += 1
      case .pending: pending += 1
      case .absentExcused: absentExcused += 1
      case .absentUnexcused: absentUnexcused += 1
      }
    }
  }

  /// By organisation, in the roster's order.
  public let organisations: [Row]
  /// By discussion group, in the roster's order.
  public let groups: [Row]
  /// By kind of official delegate.
  public let kinds: [Row]
  /// By block of seats, where people were counted by block; only `counted` is known then.
  public let blocks: [Row]
  /// The count by hand that stands in for check-in, if there is one.
  public let counted: AttendanceCount?
  /// Who sits for whom.
  public let seatings: [Seating]
}

extension CongressState {
  /// Who is here, part by part.
  public var attendanceBreakdown: AttendanceBreakdown {
    let count = attendanceCount
    let roster = definition.roster
    return AttendanceBreakdown(
      organisations: rows(of: roster.byOrganisation, counted: count?.scope == .organisation ? count?.counts : nil),
      groups: rows(of: roster.byGroup, counted: count?.scope == .group ? count?.counts : nil),
      kinds: rows(of: roster.byKind, counted: nil),
      blocks: count?.scope == .block
        ? definition.blocks.map { block in
          var row = AttendanceBreakdown.Row(name: block.code.text)
          row.counted = count?.counts[block.code.text]
          return row
        } : [],
      counted: count, seatings: seatings.all)
  }

  private func rows(of part: RosterPart, counted: [String: Int]?) -> [AttendanceBreakdown.Row] {
    var rows = part.names.map { name in
      var row = AttendanceBreakdown.Row(name: name)
      row.counted = counted?[name]
      return row
    }
    for (index, place) in part.places.enumerated() {
      if let place { rows[place].add(mandate(at: index).presence) }
    }
    return rows
  }
}
