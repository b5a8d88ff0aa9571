/// A tablet in somebody's hands: whose it is, and what it is known by.
public struct TabletPairing: Sendable, Hashable, Codable {
  /// Whose it is.
  public let delegate: Code<Delegate>
  /// What it is known by.
  public let digest: TabletDigest
  /// When it was given, in ms since 1970 UTC.
  public let sinceMS: Int64
  /// What opens it after it has locked itself; nothing where it does not lock itself.
  ///
  /// Made of the tablet's secret and the number that its owner has chosen; good for nothing without the secret.
  public internal(set) var seal: TabletDigest?
}

/// A tablet that a desk has named by its letters, and that no web service has found yet.
public struct TabletRequest: Sendable, Hashable, Codable {
  /// Whose it is to be.
  public let delegate: Code<Delegate>
  /// The letters that it shows.
  public let letters: TabletLetters
  /// When the desk said so, in ms since 1970 UTC.
  public let atMS: Int64
}

/// A ticket that a desk has shown to somebody as a code: whoever opens it first, within five minutes, has made the device
/// that they hold theirs.
///
/// The ticket itself is on the desk's screen and nowhere else; here is its SHA-256.
public struct TabletInvitation: Sendable, Hashable, Codable {
  /// How long a ticket is good, in ms.
  public static let goodForMS: Int64 = 300_000

  /// Whose device it is to be.
  public let delegate: Code<Delegate>
  /// What the ticket is known by.
  public let ticket: TabletDigest
  /// When it was shown, in ms since 1970 UTC.
  public let atMS: Int64
  /// When it was opened, in ms since 1970 UTC; nothing before.
  public internal(set) var openedMS: Int64?
}

/// Who has which tablet.
///
/// Invariant: nobody has two tablets, no tablet belongs to two people, and nobody has two requests; in the order in which
/// they came about.
public struct TabletStandings: Sendable, Hashable, Codable {
  /// The tablets that are in somebody's hands.
  public internal(set) var pairings: [TabletPairing] = []
  /// Those that are looked for.
  public internal(set) var requests: [TabletRequest] = []

  /// The newest ticket of everybody to whom one was shown; nothing before the first, as in early snapshots.
  var invitationsShown: [TabletInvitation]?

  /// Nobody has a tablet.
  init() {}

  /// The newest ticket of everybody to whom one was shown.
  public var invitations: [TabletInvitation] { invitationsShown ?? [] }

  /// Somebody's tablet.
  public func pairing(of delegate: Code<Delegate>) -> TabletPairing? { pairings.first { $0.delegate == delegate } }

  /// The tablet with a digest.
  public func pairing(_ digest: TabletDigest) -> TabletPairing? { pairings.first { $0.digest == digest } }

  /// Folds in what has happened.
  mutating func apply(_ change: TabletChange, of delegate: Code<Delegate>, atMS: Int64) {
    switch change {
    case .requested(let letters):
      requests.removeAll { $0.delegate == delegate || $0.letters == letters }
      requests.append(TabletRequest(delegate: delegate, letters: letters, atMS: atMS))
    case .paired(let digest):
      requests.removeAll { $0.delegate == delegate }
      pairings.removeAll { $0.delegate == delegate || $0.digest == digest }
      pairings.append(TabletPairing(delegate: delegate, digest: digest, sinceMS: atMS))
    case .invited(let ticket):
      let others = invitations.filter { $0.delegate != delegate && $0.ticket != ticket }
      invitationsShown = others + [TabletInvitation(delegate: delegate, ticket: ticket, atMS: atMS)]
    case .accepted(let ticket):
      invitationsShown = invitations.map { invitation in
        var invitation = invitation
        if invitation.ticket == ticket { invitation.openedMS = atMS }
        return invitation
      }
    case .sealed(let seal):
      guard let place = pairings.firstIndex(where: { $0.delegate == delegate }) else { return }
      pairings[place].seal = seal
    case .ended:
      requests.removeAll { $0.delegate == delegate }
      // Whoever has a ticket still and is to have no device has no use of it.
      if invitationsShown != nil { invitationsShown?.removeAll { $0.delegate == delegate && $0.openedMS == nil } }
      pairings.removeAll { $0.delegate == delegate }
    }
  }
}

/// What has happened to somebody's tablet; the fact of every `tablet.changed` event.
///
/// A shipped name or fact is never changed; new facts are optional.
public enum TabletChange: Sendable, Hashable, Codable {
  /// A desk has named it by its letters.
  case requested(letters: TabletLetters)
  /// It is this person's; what they had before is theirs no more, nor is it anybody else's.
  case paired(digest: TabletDigest)
  /// Its owner has chosen a number that opens it; nothing for none any more.
  case sealed(seal: TabletDigest?)
  /// A desk has shown its owner a ticket for a device of their own.
  case invited(ticket: TabletDigest)
  /// That ticket was opened; the device is theirs with the next event.
  case accepted(ticket: TabletDigest)
  /// It is nobody's.
  case ended
}

/// The rules of tablets that a command may break.
///
/// The words for people stand in `Assets/strings` under `refusal.<code>`, with ``details`` in their places.
public enum TabletRule: Sendable, Hashable {
  /// This person has this tablet.
  case alreadyTheirs(name: String)
  /// This person has no tablet.
  case hasNone(name: String)
  /// Nobody has this tablet.
  case nobodys
  /// No desk has named these letters.
  case lettersNotNamed
  /// A desk has named these letters too long ago.
  case lettersTooOld(seconds: Int)

  /// No desk has shown this ticket, or it has shown a newer one since.
  case ticketUnknown
  /// The ticket was opened already; it is good once.
  case ticketUsed
  /// The ticket was shown too long ago.
  case ticketTooOld(minutes: Int)

  /// The rule's stable name, as replies carry it.
  public var code: String {
    switch self {
    case .alreadyTheirs: "tablet_already_theirs"
    case .hasNone: "tablet_has_none"
    case .nobodys: "tablet_nobodys"
    case .lettersNotNamed: "tablet_letters_not_named"
    case .lettersTooOld: "tablet_letters_too_old"
    case .ticketUnknown: "tablet_ticket_unknown"
    case .ticketUsed: "tablet_ticket_used"
    case .ticketTooOld: "tablet_ticket_too_old"
    }
  }

  /// Names and numbers by the keys that the rule's sentence uses.
  public var details: [String: Detail] {
    switch self {
    case .alreadyTheirs(let name), .hasNone(let name): ["name": .text(name)]
    case .nobodys, .lettersNotNamed, .ticketUnknown, .ticketUsed: [:]
    case .ticketTooOld(let minutes): ["minutes": .number(Int64(minutes))]
    case .lettersTooOld(let seconds): ["seconds": .number(Int64(seconds))]
    }
  }
}
