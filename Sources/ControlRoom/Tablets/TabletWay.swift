import Assets

/// By which way tablets trust the page, and so what it can do: on a closed network nobody can ask an authority.
///
/// Source: the guide `Tablets`, "Certificates on a closed network".
enum TabletWay: String, Sendable, Hashable, CaseIterable {
  /// A name of the office's own, with a certificate of an authority that every device knows.
  case knownName = "known-name"
  /// The hall's own authority, which has to be put into each device before.
  case ownAuthority = "own-authority"
  /// In the open, over the network.
  case plain
  /// In the open, within this machine.
  case thisMachine = "this-machine"
  /// No device will open it.
  case broken

  /// What the page can do.
  struct Abilities: Sendable, Hashable {
    /// Follow the hall live.
    let follows: Bool
    /// Be given to a delegate.
    let isPaired: Bool
    /// Keep documents, to be read where the network is lost.
    let keepsDocuments: Bool
    /// Take part in secret votes.
    let votesSecretly: Bool
  }

  /// What the page can do.
  var abilities: Abilities {
    switch self {
    case .knownName, .ownAuthority, .thisMachine:
      Abilities(follows: true, isPaired: true, keepsDocuments: true, votesSecretly: true)
    case .plain: Abilities(follows: true, isPaired: false, keepsDocuments: false, votesSecretly: false)
    case .broken: Abilities(follows: false, isPaired: false, keepsDocuments: false, votesSecretly: false)
    }
  }
}

/// What is known of the page's address and certificate, and what follows from it.
struct TabletCheck: Sendable, Hashable {
  /// How the certificate stands against the hall's own authority.
  enum Signature: Sendable, Hashable {
    /// The hall's own authority has signed it, for this name and for today.
    case own
    /// Another has.
    case other
    /// It is for other names.
    case otherName
    /// It is not good today.
    case otherDays
  }

  /// How many days before its end a certificate is told to be about to end.
  static let endNearDays: Int64 = 14

  /// The name that tablets type.
  let host: String
  /// Whether it is this machine's alone.
  let isLoopback: Bool
  /// How the certificate stands; nothing where there is none.
  let signature: Signature?
  /// In how many days it ends; nothing where there is none.
  let daysLeft: Int64?
  /// The addresses that the name leads to.
  let addresses: [String]
  /// The addresses of this machine.
  let ownAddresses: [String]

  /// Which way holds here.
  var way: TabletWay {
    switch signature {
    case nil: isLoopback ? .thisMachine : .plain
    case .otherName, .otherDays: .broken
    case .own: .ownAuthority
    case .other: .knownName
    }
  }

  /// What stands in the way, or soon will.
  var warnings: [Wording] {
    var warnings: [Wording] = []
    let host = Wording.Part.text(host)
    switch signature {
    case .otherName: warnings.append(Wording("tablet.check.other-name", ["host": host]))
    case .otherDays: warnings.append(Wording("tablet.check.other-days"))
    case .own, .other, nil: break
    }
    if let daysLeft, 0..<Self.endNearDays ~= daysLeft {
      warnings.append(Wording("tablet.check.ends-soon", ["days": "\(daysLeft)"]))
    }
    if addresses.isEmpty {
      warnings.append(Wording("tablet.check.no-address", ["host": host]))
    } else if !isLoopback, Set(addresses).isDisjoint(with: ownAddresses) {
      warnings.append(
        Wording(
          "tablet.check.elsewhere",
          ["host": host, "addresses": .text(addresses.joined(separator: ", "))]))
    }
    return warnings
  }

  /// All of it in words: the way, what the page can do, what stands in the way.
  func lines(in strings: Strings) -> [String] {
    let abilities = way.abilities
    let can: [(String, Bool)] = [
      ("follows", abilities.follows), ("pairs", abilities.isPaired), ("keeps", abilities.keepsDocuments),
      ("votes", abilities.votesSecretly),
    ]
    return [strings[Wording("tablet.check.way.\(way.rawValue)", ["host": .text(host)])]]
      + can.map { key, isAble in "  \(isAble ? "✓" : "✕") \(strings[Wording("tablet.check.\(key)")])" }
      + warnings.map { "! " + strings[$0] }
  }
}
