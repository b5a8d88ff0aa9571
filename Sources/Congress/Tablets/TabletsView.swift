/// The `tablets` topic: who has which tablet, with what each may be told of its owner.
///
/// For web services, which know a tablet by its digest, and for desks, which give tablets out. Nothing of anybody who has
/// no tablet.
public struct TabletsView: Sendable, Hashable, Codable {
  /// A tablet and its owner.
  public struct Line: Sendable, Hashable, Codable {
    /// What the tablet is known by.
    public let digest: TabletDigest
    /// What opens it, where it locks itself.
    public let seal: TabletDigest?
    /// Since when it is theirs, in ms since 1970 UTC.
    public let sinceMS: Int64
    /// Whose it is.
    public let delegate: Code<Delegate>
    /// Full name.
    public let name: String
    /// The organisation, or empty.
    public let organisation: String
    /// The seat, or empty.
    public let seat: String
    /// What its owner is told.
    public let audience: TabletAudience
    /// Where its owner is.
    public let presence: Presence
    /// Since when, in ms since 1970 UTC.
    public let presenceMS: Int64
    /// The name of whoever its owner sits for, if for anybody.
    public let sitsFor: String?
    /// As whom its owner reads documents; nothing from a service that does not say.
    public let reader: DocumentReader?
  }

  /// The tablets, in the order in which they were given.
  public let lines: [Line]
  /// Those that desks have named by their letters.
  public let requests: [TabletRequest]

  /// Who has which tablet.
  public init(lines: [Line], requests: [TabletRequest]) {
    self.lines = lines
    self.requests = requests
  }
}

extension CongressState {
  /// Who has which tablet.
  public var tablets: TabletStandings { tabletStandings ?? TabletStandings() }

  /// Who has which tablet, with what each may be told of its owner.
  public var tabletsView: TabletsView {
    TabletsView(
      lines: tablets.pairings.compactMap { pairing in
        guard let person = definition.roster[pairing.delegate], let record = presence(of: pairing.delegate) else {
          return nil
        }
        let seated = replaced(by: person.code).flatMap { definition.roster[$0]?.name }
        return TabletsView.Line(
          digest: pairing.digest, seal: pairing.seal, sinceMS: pairing.sinceMS, delegate: person.code,
          name: person.name, organisation: person.organisation, seat: person.seat,
          audience: tabletAudience(of: person), presence: record.presence, presenceMS: record.atMS, sitsFor: seated,
          reader: documentReader(of: person))
      }, requests: tablets.requests)
  }

  /// Folds in what has happened to somebody's tablet.
  mutating func applyTablet(_ change: TabletChange, of delegate: Code<Delegate>, _ record: EventRecord) {
    undo.remember(nil, of: record)
    var all = tablets
    all.apply(change, of: delegate, atMS: record.atMS)
    tabletStandings = all
  }
}
