extension CommandRegistry {
  /// The commands about what is on record.
  static let records: [any CommandFamily.Type] = [UndoCommand.self, CorrectClock.self]
}

/// Takes back the sender's newest command.
package struct UndoCommand: CommandBody {
  package static let name = CommandName("command.undo")
  package static let roles: [Role] = [.operator, .registration]
  package static let bare: Self? = Self()
  package static let example = Self()

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    try state.decideUndo(of: context.actor)
  }
}

/// Puts the service's clock right: by the clock of its machine or, where that is wrong too, to a time.
package struct CorrectClock: CommandBody {
  package static let name = CommandName("clock.correct")
  package static let roles: [Role] = [.operator]
  package static let bare: Self? = Self(toMS: nil)
  package static let example = Self(toMS: 1_760_000_000_000)

  /// What it is to show, in ms since 1970 UTC; nothing where nothing can be known of that.
  package let toMS: Int64?

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    guard let toMS else { throw .clock(.isOfRehearsal) }
    guard ClockRule.range.contains(toMS) else { throw .clock(.timeNotFit(toMS)) }
    let differenceMS = toMS - context.atMS
    guard abs(differenceMS) >= ClockRule.differenceMS else { throw .clock(.isRight(differenceMS: differenceMS)) }
    // A vote's deadline is promised to the hall.
    if let openBallot = state.openBallot { throw .ballotStillOpen(openBallot.code) }
    return [.clockCorrected(fromMS: context.atMS, toMS: toMS)]
  }
}

extension Command {
  /// Takes back the sender's newest command.
  public static var commandUndo: Command { Command(UndoCommand()) }

  /// Puts the service's clock right, by the clock of its machine or to a time in ms since 1970 UTC.
  public static func clockCorrect(toMS: Int64?) -> Command { Command(CorrectClock(toMS: toMS)) }
}
