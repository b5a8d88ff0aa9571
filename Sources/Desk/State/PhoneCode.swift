import Assets
import Congress
public import ControlClient
import HallProtocol
import TerminalUI

/// A code by which a phone of somebody's own becomes theirs: on the page from the service's answer to the next key.
struct PhoneCode: Sendable, Hashable {
  /// The command that puts it on record.
  let command: QueuedCommand.ID
  /// Whose phone it is to be.
  let person: RosterView.Person
  /// Until when it is good, by the local clock in ms since 1970 UTC; counted from the key, so the service counts longer.
  let untilMS: Int64
  /// What is shown; nothing before the service has put it on record.
  var ticket: TabletTicket?
}

extension DeskState {
  /// The key for codes twice within this time, in ms, and no other between: one that is held down, which asks once.
  static let heldKeyMS: Int64 = 1_000
  /// The key that asks for a code.
  static let phoneKey = Key.control("p")

  // MARK: Keys

  /// Whether a key is that for codes, still held down since it was last heard.
  mutating func isPhoneKeyHeld(_ key: Key, atMS nowMS: Int64) -> Bool {
    guard key == Self.phoneKey else {
      phoneKeyMS = 0
      return false
    }
    defer { phoneKeyMS = nowMS }
    return nowMS - phoneKeyMS < Self.heldKeyMS
  }

  /// Puts the code away, also one that is still to come: whoever is next must not find it.
  /// - Returns: Whether that is all that the key does. What is typed and scanned goes on, so that no badge is cut.
  mutating func putPhoneCodeAway(by key: Key) -> Bool {
    guard let code = phoneCode else { return false }
    phoneCode = nil
    guard code.ticket != nil else { return false }
    switch key {
    case .character, .interrupt: return false
    default: return true
    }
  }

  /// A code for whoever the desk shows, for who is typed, or for who is picked of those that a search has found; nobody is
  /// recorded as present by it.
  mutating func askPhoneCode(atMS nowMS: Int64) -> [DeskAction] {
    let line = takeLine(atMS: nowMS)
    if !line.isEmpty {
      (correction, found) = (nil, nil)
      if let person = knowledge.roster?.person(ofBadge: line) { return invite(person, atMS: nowMS) }
      return search(line, for: .phone, atMS: nowMS)
    }
    if let found {
      self.found?.purpose = found.purpose == .phone ? .scan : .phone
      return []
    }
    guard let person = correction?.person ?? sign?.person else {
      tell(Wording("desk.phone-whom"), atMS: nowMS)
      return []
    }
    correction = nil
    return invite(person, atMS: nowMS)
  }

  /// Asks the service to put a code on record, which is shown once that is done.
  ///
  /// Without the service there is none, and none is kept for later: it would be good for five minutes that nobody knows.
  mutating func invite(_ person: RosterView.Person, atMS nowMS: Int64) -> [DeskAction] {
    guard showsCodes, canSend else {
      let why = Wording(showsCodes ? "desk.detail.no-code-link" : "tablet.invite.no-page")
      show(ScanSign(meaning: .noCode(why), person: person, typed: person.code.text, atMS: nowMS, commandID: nil))
      return []
    }
    let command = nextCommandID()
    phoneCode = PhoneCode(command: command, person: person, untilMS: nowMS + TabletInvitation.goodForMS)
    show(ScanSign(meaning: .codeAsked, person: person, typed: person.code.text, atMS: nowMS, commandID: command))
    return [.invite(command, person.code)]
  }

  // MARK: What became of it

  /// Takes in what became of a ticket that the service was to put on record.
  public mutating func settle(
    _ command: QueuedCommand.ID, ticket: TabletTicket, _ outcome: CommandOutcome, atMS nowMS: Int64
  ) {
    let isWaitedFor = phoneCode?.command == command
    guard let person = signs.last(where: { $0.commandID == command })?.person else { return }
    switch outcome {
    case .done:
      mark(command, .code)
      let invitation = Command.tabletInvite(person.code, ticket: ticket.digest)
      noteDone(QueuedCommand(id: command, congress: congress, atMS: nowMS, command: invitation), about: person)
      if isWaitedFor { phoneCode?.ticket = ticket }
    case .refused(let rule, let message): mark(command, meaning(of: rule, message: message))
    case .notSent, .unknown: mark(command, .noCode(Wording("desk.detail.no-code-link")))
    }
    if isWaitedFor, outcome != .done { phoneCode = nil }
  }

  /// No ticket could be made.
  mutating func noTicket(_ command: QueuedCommand.ID) {
    if phoneCode?.command == command { phoneCode = nil }
    mark(command, .noCode(Wording("tablet.invite.no-page")))
  }

  /// A code that is good no longer goes by itself.
  mutating func endPhoneCode(atMS nowMS: Int64) {
    if let code = phoneCode, nowMS >= code.untilMS { phoneCode = nil }
  }
}
