extension CommandRegistry {
  /// The commands about tablets.
  static let tablets: [any CommandFamily.Type] = [
    PairTablet.self, RevokeTablet.self, ClaimTablet.self, UnpairTablet.self, SealTablet.self, InviteTablet.self,
    AcceptTablet.self,
  ]
}

/// What a desk has of a tablet: what a scanner read off it, or the letters that it shows.
package enum TabletSign: Sendable, Hashable, Codable {
  case digest(TabletDigest)
  case letters(TabletLetters)

  /// Reads a digest, or letters.
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    if let digest = TabletDigest(text: text) ?? TabletDigest(scanned: text) {
      self = .digest(digest)
    } else {
      self = .letters(try TabletLetters(from: decoder))
    }
  }

  /// Writes the digest, or the letters.
  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .digest(let digest): try digest.encode(to: encoder)
    case .letters(let letters): try letters.encode(to: encoder)
    }
  }
}

/// Gives a tablet to a delegate; the tablet shows whose it is.
package struct PairTablet: CommandBody {
  package static let name = CommandName("tablet.pair")
  package static let roles: [Role] = [.operator, .registration]
  package static let isDriving = false
  package static let facets: Facets = []
  package static let example = Self(delegate: "D1", tablet: .digest(.example))

  /// Whose it is from now on.
  package let delegate: Code<Delegate>
  /// What the desk has of it.
  package let tablet: TabletSign

  package var brief: String? { delegate.text }

  /// Whether the tablet has still to be found by its letters.
  package var isAwaited: Bool { if case .letters = tablet { true } else { false } }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let (person, _) = try state.known(delegate)
    switch tablet {
    case .digest(let digest):
      guard state.tablets.pairing(of: delegate)?.digest != digest else {
        throw .tablet(.alreadyTheirs(name: person.name))
      }
      return [.tabletChanged(delegate: delegate, change: .paired(digest: digest))]
    case .letters(let letters): return [.tabletChanged(delegate: delegate, change: .requested(letters: letters))]
    }
  }
}

/// Takes a tablet from a delegate: from then on it is nobody's.
package struct RevokeTablet: CommandBody {
  package static let name = CommandName("tablet.revoke")
  package static let roles: [Role] = [.operator, .registration]
  package static let isDriving = false
  package static let facets: Facets = []
  package static let example = Self(delegate: "D1")

  /// Whose it is no more.
  package let delegate: Code<Delegate>

  package var subject: String? { delegate.text }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let (person, _) = try state.known(delegate)
    guard
      state.tablets.pairing(of: delegate) != nil || state.tablets.requests.contains(where: { $0.delegate == delegate })
    else { throw .tablet(.hasNone(name: person.name)) }
    return [.tabletChanged(delegate: delegate, change: .ended)]
  }
}

/// A web service has found the tablet that shows the letters which a desk has named.
package struct ClaimTablet: CommandBody {
  package static let name = CommandName("tablet.claim")
  package static let roles: [Role] = [.operator, .gateway]
  package static let rolesPossible: [Role] = [.operator, .gateway]
  package static let isDriving = false
  package static let facets: Facets = []
  package static let example = Self(letters: .example, digest: .example)

  /// The letters that it shows.
  package let letters: TabletLetters
  /// What it is known by.
  package let digest: TabletDigest

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    guard let request = state.tablets.requests.first(where: { $0.letters == letters }) else {
      throw .tablet(.lettersNotNamed)
    }
    guard context.atMS - request.atMS <= TabletLetters.goodForMS else {
      throw .tablet(.lettersTooOld(seconds: Int(TabletLetters.goodForMS / 1_000)))
    }
    return [.tabletChanged(delegate: request.delegate, change: .paired(digest: digest))]
  }
}

/// Puts on record that a desk has shown a delegate a ticket, to make a device of their own theirs.
package struct InviteTablet: CommandBody {
  package static let name = CommandName("tablet.invite")
  package static let roles: [Role] = [.operator, .registration]
  package static let isDriving = false
  package static let facets: Facets = []
  package static let example = Self(delegate: "D1", ticket: .example)

  /// Whose device it is to be.
  package let delegate: Code<Delegate>
  /// What the ticket is known by.
  package let ticket: TabletDigest

  package var brief: String? { delegate.text }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    _ = try state.known(delegate)
    // A ticket is made of random bits: one that is known already was copied from somewhere.
    guard !state.tablets.invitations.contains(where: { $0.ticket == ticket }) else { throw .tablet(.ticketUsed) }
    return [.tabletChanged(delegate: delegate, change: .invited(ticket: ticket))]
  }
}

/// Somebody has opened the ticket that a desk has shown: the device that they hold is theirs.
package struct AcceptTablet: CommandBody {
  package static let name = CommandName("tablet.accept")
  package static let roles: [Role] = [.operator, .gateway]
  package static let rolesPossible: [Role] = [.operator, .gateway]
  package static let isDriving = false
  package static let facets: Facets = []
  package static let example = Self(ticket: .example, digest: .example)

  /// What the ticket is known by.
  package let ticket: TabletDigest
  /// What the device is known by.
  package let digest: TabletDigest

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    guard let invitation = state.tablets.invitations.first(where: { $0.ticket == ticket }) else {
      throw .tablet(.ticketUnknown)
    }
    guard invitation.openedMS == nil else { throw .tablet(.ticketUsed) }
    guard context.atMS - invitation.atMS <= TabletInvitation.goodForMS else {
      throw .tablet(.ticketTooOld(minutes: Int(TabletInvitation.goodForMS / 60_000)))
    }
    return [
      .tabletChanged(delegate: invitation.delegate, change: .accepted(ticket: ticket)),
      .tabletChanged(delegate: invitation.delegate, change: .paired(digest: digest)),
    ]
  }
}

/// What a web service asks for of a tablet that is somebody's.
private protocol OnPairedTablet: CommandBody {
  /// What the tablet is known by.
  var digest: TabletDigest { get }
}

extension OnPairedTablet {
  package static var roles: [Role] { [.operator, .gateway] }
  package static var rolesPossible: [Role] { [.operator, .gateway] }
  package static var isDriving: Bool { false }
  package static var facets: Facets { [] }

  /// Whose it is.
  fileprivate func owner(in state: CongressState) throws(Rejection) -> Code<Delegate> {
    guard let pairing = state.tablets.pairing(digest) else { throw .tablet(.nobodys) }
    return pairing.delegate
  }
}

/// Whoever holds a tablet has said that it is not theirs any more.
package struct UnpairTablet: OnPairedTablet {
  package static let name = CommandName("tablet.unpair")
  package static let example = Self(digest: .example)

  package let digest: TabletDigest

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    [.tabletChanged(delegate: try owner(in: state), change: .ended)]
  }
}

/// Whoever holds a tablet has chosen a number that opens it after it has locked itself, or wants none any more.
package struct SealTablet: OnPairedTablet {
  package static let name = CommandName("tablet.seal")
  package static let example = Self(digest: .example, seal: .example)

  package let digest: TabletDigest
  /// Made of the tablet's secret and the number; nothing for none.
  package let seal: TabletDigest?

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    [.tabletChanged(delegate: try owner(in: state), change: .sealed(seal: seal))]
  }
}

extension TabletDigest {
  /// For examples.
  fileprivate static var example: Self {
    Self(bytes: Array(repeating: 0xAA, count: byteCount)) ?? Self(repeating: "a")
  }

  private init(repeating digit: Character) { text = String(repeating: digit, count: 2 * Self.byteCount) }
}

extension TabletLetters {
  /// For examples.
  fileprivate static var example: Self { Self(random: { _ in 0 }) }
}

extension Command {
  /// Gives a tablet to a delegate, by what a scanner read off it.
  public static func tabletPair(_ delegate: Code<Delegate>, digest: TabletDigest) -> Command {
    Command(PairTablet(delegate: delegate, tablet: .digest(digest)))
  }

  /// Gives a tablet to a delegate, by the letters that it shows.
  public static func tabletPair(_ delegate: Code<Delegate>, letters: TabletLetters) -> Command {
    Command(PairTablet(delegate: delegate, tablet: .letters(letters)))
  }

  /// Puts on record that a desk has shown a delegate a ticket.
  public static func tabletInvite(_ delegate: Code<Delegate>, ticket: TabletDigest) -> Command {
    Command(InviteTablet(delegate: delegate, ticket: ticket))
  }

  /// Somebody has opened a ticket on the device that they hold.
  public static func tabletAccept(ticket: TabletDigest, digest: TabletDigest) -> Command {
    Command(AcceptTablet(ticket: ticket, digest: digest))
  }

  /// Takes a tablet from a delegate.
  public static func tabletRevoke(_ delegate: Code<Delegate>) -> Command { Command(RevokeTablet(delegate: delegate)) }

  /// The tablet that shows the letters is this one.
  public static func tabletClaim(letters: TabletLetters, digest: TabletDigest) -> Command {
    Command(ClaimTablet(letters: letters, digest: digest))
  }

  /// The tablet is nobody's any more.
  public static func tabletUnpair(_ digest: TabletDigest) -> Command { Command(UnpairTablet(digest: digest)) }

  /// The tablet is opened by another number, or by none.
  public static func tabletSeal(_ digest: TabletDigest, seal: TabletDigest?) -> Command {
    Command(SealTablet(digest: digest, seal: seal))
  }
}
