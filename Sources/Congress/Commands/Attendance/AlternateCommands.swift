extension CommandRegistry {
  /// The commands about alternates.
  static let alternates: [any CommandFamily.Type] = [SeatAlternate.self, UnseatAlternate.self]
}

/// An alternate sits for an absent delegate.
struct SeatAlternate: CommandBody {
  static let name = CommandName("delegate.seat")
  static let roles: [Role] = [.operator, .registration]
  static let isDriving = false
  static let example = Self(alternate: "A1", delegate: "D1")

  /// Who sits.
  let alternate: Code<Delegate>
  /// For whom.
  let delegate: Code<Delegate>

  var subject: String? { alternate.text }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let (person, _) = try state.known(alternate)
    let (absent, record) = try state.known(delegate)
    guard person.kind == .alternate else { throw .notAnAlternate(alternate, name: person.name, kind: person.kind) }
    guard absent.kind.isOfficial else { throw .notAMandate(delegate, name: absent.name, kind: absent.kind) }
    guard record.presence.isAbsence else { throw .delegateNotAbsent(delegate, name: absent.name) }
    if let other = state.alternate(for: delegate) {
      throw .delegateReplaced(delegate, name: absent.name, alternate: other)
    }
    if let other = state.replaced(by: alternate) {
      throw .alternateSeatedAlready(alternate, name: person.name, for: other)
    }
    return [.delegateSeated(alternate: alternate, delegate: delegate)]
      + state.joining(alternate, asSeatedFor: delegate)
  }
}

/// An alternate no longer sits for anybody.
struct UnseatAlternate: CommandBody {
  static let name = CommandName("delegate.unseat")
  static let roles: [Role] = [.operator, .registration]
  static let isDriving = false
  static let example = Self(alternate: "A1")

  /// Who sits.
  let alternate: Code<Delegate>

  var subject: String? { alternate.text }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let (person, _) = try state.known(alternate)
    guard let delegate = state.replaced(by: alternate) else {
      throw .alternateNotSeated(alternate, name: person.name)
    }
    return [.delegateUnseated(alternate: alternate, delegate: delegate)]
  }
}

extension Command {
  /// An alternate sits for an absent delegate.
  public static func delegateSeat(alternate: Code<Delegate>, for delegate: Code<Delegate>) -> Command {
    Command(SeatAlternate(alternate: alternate, delegate: delegate))
  }

  /// An alternate no longer sits for anybody.
  public static func delegateUnseat(alternate: Code<Delegate>) -> Command {
    Command(UnseatAlternate(alternate: alternate))
  }
}
