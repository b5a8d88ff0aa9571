import Congress
import HallProtocol

/// What answers mean at a desk.
extension DeskState {
  /// What a command that is done means for whom it is about.
  func meaning(ofDone command: Command, person: RosterView.Person?) -> ScanSign.Meaning {
    switch command.body {
    case is StepOutDelegate: return .out
    case let correction as CorrectPresence: return .corrected(correction.presence)
    case is UndoCommand: return .undone
    case let pairing as PairTablet: return .tablet(isAwaited: pairing.isAwaited)
    default: break
    }
    guard let person else { return .welcome }
    // What was last heard is from before the command, or from just after it.
    switch person.kind {
    case .guest: return .guest
    case .alternate: return .alternate(seatedFor: knowledge.replaced(by: person.code).map(name))
    case .exOfficio, .elected, .appointed: return wasOut.contains(person.code) ? .back : .welcome
    }
  }

  /// What a refusal means.
  func meaning(of rule: BrokenRule, message: String) -> ScanSign.Meaning {
    switch rule.code {
    case "delegate_already_present":
      if case .number(let sinceMS) = rule.details["sinceMS"] { return .already(sinceMS: sinceMS) }
      return .already(sinceMS: nil)
    case "delegate_replaced":
      return .replaced(by: rule.details["alternate"].map { name(Code($0.description)) } ?? "")
    case "delegate_not_present": return .notPresent
    case "badge_unknown", "delegate_unknown": return .unknown
    default: return .refused(rule, message: message)
    }
  }

  /// Whom a command is about, as far as the desk knows.
  func person(of command: Command) -> RosterView.Person? {
    guard let roster = knowledge.roster else { return nil }
    switch command.body {
    case let scan as ScanBadge: return roster.person(ofBadge: scan.badge)
    case let checkIn as CheckInDelegate: return roster[checkIn.delegate]
    case let stepOut as StepOutDelegate: return roster[stepOut.delegate]
    case let correction as CorrectPresence: return roster[correction.delegate]
    case let pairing as PairTablet: return roster[pairing.delegate]
    default: return nil
    }
  }

  /// Somebody's name, or the code where the desk does not know them.
  func name(_ code: Code<Delegate>) -> String { knowledge.roster?[code]?.name ?? code.text }
}
