/// L06: who is here, organisation by organisation.
public struct OrganisationsView: Sendable, Hashable, Codable {
  /// One organisation.
  public struct Row: Sendable, Hashable, Codable {
    /// What it is called.
    public let name: String
    /// Official delegates in the hall.
    public let present: Int
    /// Official delegates summoned.
    public let summoned: Int

    /// Whether somebody is missing.
    public var isIncomplete: Bool { present < summoned }

    /// One organisation's figures.
    public init(name: String, present: Int, summoned: Int) {
      self.name = name
      self.present = present
      self.summoned = summoned
    }
  }

  /// The organisations in the roster's order.
  public let rows: [Row]
  /// When a presence last changed, in ms since 1970 UTC.
  public let asOfMS: Int64

  /// Organisations with their figures.
  public init(rows: [Row], asOfMS: Int64) {
    self.rows = rows
    self.asOfMS = asOfMS
  }

  /// What is known of each organisation: what was counted there by hand, or who has checked in.
  public init(_ breakdown: AttendanceBreakdown, asOfMS: Int64) {
    self.init(
      rows: breakdown.organisations.map {
        Row(name: $0.name, present: $0.counted ?? $0.present, summoned: $0.summoned)
      }, asOfMS: asOfMS)
  }
}
