extension CommandRegistry {
  /// The commands of a desk that reads badges.
  static let badges: [any CommandFamily.Type] = [CheckInDelegate.self, StepOutDelegate.self, ScanBadge.self]
}

/// A delegate is here.
package struct CheckInDelegate: CommandBody {
  package static let name = CommandName("delegate.check-in")
  package static let roles: [Role] = [.operator, .registration]
  package static let isDriving = false
  package static let example = Self(delegate: "D1", scannedAtMS: 1_760_000_000_000)

  /// Who it is.
  package let delegate: Code<Delegate>
  /// When the badge was scanned, where that was before the command came, as ``ScanTime`` has it.
  package let scannedAtMS: Int64?

  package var subject: String? { delegate.text }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let (person, record) = try state.known(delegate)
    guard record.presence != .present else {
      throw .delegateAlreadyPresent(delegate, name: person.name, sinceMS: record.atMS)
    }
    try state.checkNotReplaced(person)
    let scannedAtMS = try state.moment(ofScan: scannedAtMS, of: person, known: record, atMS: context.atMS)
    return [
      .delegatePresenceChanged(
        delegate: delegate, presence: .present, reason: "", source: .badge, scannedAtMS: scannedAtMS)
    ] + state.joining(delegate)
  }
}

/// A delegate is out for now.
package struct StepOutDelegate: CommandBody {
  package static let name = CommandName("delegate.step-out")
  package static let roles: [Role] = [.operator, .registration]
  package static let isDriving = false
  package static let example = Self(delegate: "D1", scannedAtMS: 1_760_000_000_000)

  /// Who it is.
  package let delegate: Code<Delegate>
  /// When the badge was scanned, where that was before the command came, as ``ScanTime`` has it.
  package let scannedAtMS: Int64?

  package var subject: String? { delegate.text }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let (person, record) = try state.known(delegate)
    guard record.presence == .present else { throw .delegateNotPresent(delegate, name: person.name) }
    let scannedAtMS = try state.moment(ofScan: scannedAtMS, of: person, known: record, atMS: context.atMS)
    return [
      .delegatePresenceChanged(
        delegate: delegate, presence: .out, reason: "", source: .badge, scannedAtMS: scannedAtMS)
    ]
  }
}

/// A badge as a scanner types it; the delegate's code itself is a badge too.
package struct ScanBadge: CommandBody {
  package static let name = CommandName("delegate.scan")
  package static let roles: [Role] = [.operator, .registration]
  package static let isDriving = false
  package static let example = Self(badge: "T0193", scannedAtMS: 1_760_000_000_000)

  /// What the scanner read.
  package let badge: String
  /// When the badge was scanned, where that was before the command came, as ``ScanTime`` has it.
  package let scannedAtMS: Int64?

  package var subject: String? { badge }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    guard badge.utf8.count <= CommandRequest.reasonBytesMax else { throw .reasonTooLong(bytes: badge.utf8.count) }
    guard let index = state.definition.index(ofScanned: badge) else { throw .badgeUnknown(badge) }
    let delegate = state.definition.roster.delegates[index].code
    return try CheckInDelegate(delegate: delegate, scannedAtMS: scannedAtMS).events(in: state, context)
  }
}

extension Command {
  /// A delegate is here.
  public static func delegateCheckIn(_ delegate: Code<Delegate>, scannedAtMS: Int64? = nil) -> Command {
    Command(CheckInDelegate(delegate: delegate, scannedAtMS: scannedAtMS))
  }

  /// A delegate is out for now.
  public static func delegateStepOut(_ delegate: Code<Delegate>, scannedAtMS: Int64? = nil) -> Command {
    Command(StepOutDelegate(delegate: delegate, scannedAtMS: scannedAtMS))
  }

  /// A badge as a scanner reads it.
  public static func delegateScan(badge: String, scannedAtMS: Int64? = nil) -> Command {
    Command(ScanBadge(badge: badge, scannedAtMS: scannedAtMS))
  }

  /// The command as one that says when its badge was scanned, in ms since 1970 UTC by the service's clock; commands without
  /// a badge stay as they are.
  public func scanned(atMS scannedAtMS: Int64) -> Command {
    switch body {
    case let body as CheckInDelegate: .delegateCheckIn(body.delegate, scannedAtMS: scannedAtMS)
    case let body as StepOutDelegate: .delegateStepOut(body.delegate, scannedAtMS: scannedAtMS)
    case let body as ScanBadge: .delegateScan(badge: body.badge, scannedAtMS: scannedAtMS)
    default: self
    }
  }
}
