import Assets
import Congress
import HallProtocol
public import TerminalUI

/// People whom a search has found, to pick from by number.
struct Found: Sendable, Hashable {
  let query: String
  let people: [RosterView.Person]
  /// How many there are beyond those that are shown too.
  let count: Int
  /// What the one who is picked gets.
  var purpose: Purpose

  /// What people are looked for: to be scanned, to be put right, to be shown a code for their phone.
  enum Purpose: Sendable, Hashable { case scan, correction, phone }
}

/// A presence that is being put right: whose, to what, and then why.
struct Correction: Sendable, Hashable {
  /// What a presence can be put to, by number from 1.
  static let presences: [Presence] = [.present, .out, .absentExcused, .absentUnexcused, .pending]

  let person: RosterView.Person
  var presence: Presence?
}

extension DeskState {
  /// Takes a key; what is to be done outside.
  ///
  /// Nothing happens but by a whole line or a key that no scanner types, so that scans and hands do not mix.
  public mutating func handle(_ key: Key, atMS nowMS: Int64) -> [DeskAction] {
    if isPhoneKeyHeld(key, atMS: nowMS) { return [] }
    let wasLeaving = isLeaving
    isLeaving = false
    if putPhoneCodeAway(by: key) { return [] }
    switch key {
    case .interrupt:
      // Some scanners end what they read with the same character, so one alone does not leave.
      if wasLeaving { return [.leave] }
      isLeaving = true
      tell(Wording("desk.leave-again"), atMS: nowMS)
    case .escape: cancel()
    case .tab where typed.isEmpty: turn(atMS: nowMS)
    case .tab: return endLine(atMS: nowMS)
    case .control("z"): return undo(atMS: nowMS)
    case .control("e"): beginCorrection(atMS: nowMS)
    case Self.phoneKey: return askPhoneCode(atMS: nowMS)
    case .backspace: if !typed.isEmpty { typed.removeLast() }
    case .character(let character):
      takeBackTurn(atMS: nowMS)
      // One more than allowed is kept, so that a line that is too long is not taken for a shorter badge.
      if typed.count <= Self.typedMax { typed.append(character) }
    case .enter: return endLine(atMS: nowMS)
    default: break
    }
    return []
  }

  private mutating func endLine(atMS nowMS: Int64) -> [DeskAction] {
    submit(takeLine(atMS: nowMS), atMS: nowMS)
  }

  /// What has been typed; the next line begins.
  mutating func takeLine(atMS nowMS: Int64) -> String {
    let line = typed.trimmed
    typed = ""
    if !line.isEmpty { lineEndedMS = nowMS }
    return line
  }

  /// Scans count the other way from now on; not where a scanner has only ended its line with a tab behind the Enter.
  private mutating func turn(atMS nowMS: Int64) {
    guard nowMS - lineEndedMS >= Self.scannerGapMS else { return }
    direction = direction == .arriving ? .leaving : .arriving
    turnedMS = nowMS
  }

  /// A tab that a letter follows at once was not pressed: a scanner typed it before what it read.
  private mutating func takeBackTurn(atMS nowMS: Int64) {
    guard let turnedMS, typed.isEmpty else { return }
    self.turnedMS = nil
    if nowMS - turnedMS < Self.scannerGapMS { direction = direction == .arriving ? .leaving : .arriving }
  }

  private mutating func cancel() {
    if !typed.isEmpty {
      typed = ""
    } else if correction != nil || found != nil {
      (correction, found) = (nil, nil)
    } else {
      notice = nil
      forgetLateRefusals()
    }
  }

  /// A whole line: a badge goes before everything else, whatever the desk was in the middle of.
  private mutating func submit(_ line: String, atMS nowMS: Int64) -> [DeskAction] {
    // Scanners that end their lines twice say nothing the second time.
    guard !line.isEmpty else { return [] }
    if let person = knowledge.roster?.person(ofBadge: line), line.count <= Self.typedMax {
      if correction?.presence != nil { tell(Wording("desk.correction-left"), atMS: nowMS) }
      (correction, found) = (nil, nil)
      return scan(person, badge: line, atMS: nowMS)
    }
    if let digest = TabletDigest(scanned: line) { return giveTablet({ .tabletPair($0, digest: digest) }, atMS: nowMS) }
    if let letters = TabletLetters(line) { return giveTablet({ .tabletPair($0, letters: letters) }, atMS: nowMS) }
    if let correction { return correct(correction, with: line, atMS: nowMS) }
    if let found, let number = Int(line), found.people.indices.contains(number - 1) {
      return pick(found.people[number - 1], of: found, atMS: nowMS)
    }
    if found == nil, let number = Int(line), (1...max(1, lateRefusals.count)).contains(number), !lateRefusals.isEmpty {
      return giveAgain(number, atMS: nowMS)
    }
    found = nil
    guard knowledge.roster != nil else {
      guard line.count <= Self.typedMax else { return unknown(line, atMS: nowMS) }
      guard direction == .arriving else {
        tell(Wording("desk.leaving-needs-roster"), atMS: nowMS)
        return []
      }
      return give(.delegateScan(badge: line), about: nil, typed: line, atMS: nowMS)
    }
    let isSearch = line.hasPrefix("/") || line.allSatisfy { $0.isLetter || $0.isWhitespace }
    return isSearch ? search(line, for: .scan, atMS: nowMS) : unknown(line, atMS: nowMS)
  }

  private mutating func unknown(_ line: String, atMS nowMS: Int64) -> [DeskAction] {
    show(
      ScanSign(
        meaning: .unknown, person: nil, typed: String(line.prefix(60)), atMS: nowMS, commandID: nil,
        misreading: knowledge.roster?.misreading(of: line)))
    return []
  }

  private mutating func scan(_ person: RosterView.Person, badge: String?, atMS nowMS: Int64) -> [DeskAction] {
    let command: Command =
      switch direction {
      case .arriving: badge.map { .delegateScan(badge: $0) } ?? .delegateCheckIn(person.code)
      case .leaving: .delegateStepOut(person.code)
      }
    noteWhetherOut(person)
    return give(command, about: person, typed: badge ?? person.code.text, atMS: nowMS)
  }

  /// Gives a tablet to whoever was scanned last: the badge first, then the tablet.
  private mutating func giveTablet(_ command: (Code<Delegate>) -> Command, atMS nowMS: Int64) -> [DeskAction] {
    (correction, found) = (nil, nil)
    guard let person = sign?.person else {
      tell(Wording("desk.tablet-whom"), atMS: nowMS)
      return []
    }
    return give(command(person.code), about: person, typed: person.code.text, atMS: nowMS)
  }

  // MARK: Searching

  mutating func search(_ line: String, for purpose: Found.Purpose, atMS nowMS: Int64) -> [DeskAction] {
    let query = line.hasPrefix("/") ? String(line.dropFirst()).trimmed : line
    guard let (people, count) = knowledge.roster?.found(query), count > 0 else { return unknown(line, atMS: nowMS) }
    found = Found(query: query, people: people, count: count, purpose: purpose)
    return []
  }

  private mutating func pick(_ person: RosterView.Person, of found: Found, atMS nowMS: Int64) -> [DeskAction] {
    self.found = nil
    switch found.purpose {
    case .scan: return scan(person, badge: nil, atMS: nowMS)
    case .phone: return invite(person, atMS: nowMS)
    case .correction:
      correction = Correction(person: person)
      return []
    }
  }

  // MARK: Putting right

  private mutating func beginCorrection(atMS nowMS: Int64) {
    if let found {
      self.found?.purpose = found.purpose == .correction ? .scan : .correction
    } else if let person = sign?.person {
      correction = Correction(person: person)
    } else {
      tell(Wording("desk.correction-whom"), atMS: nowMS)
    }
  }

  private mutating func correct(
    _ correction: Correction, with line: String, atMS nowMS: Int64
  ) -> [DeskAction] {
    guard let presence = correction.presence else {
      guard let number = Int(line), Correction.presences.indices.contains(number - 1) else {
        // Whatever that was, it was no answer; a badge that nobody knows must not become one.
        self.correction = nil
        return unknown(line, atMS: nowMS)
      }
      self.correction?.presence = Correction.presences[number - 1]
      return []
    }
    // A badge behind a half-typed reason, or one that nobody knows, must not become a reason.
    let words = line.split(separator: " ")
    let endsInBadge = words.last.map(endsInBadge) ?? false
    guard words.count > 1, !endsInBadge, line.count <= Self.typedMax else {
      tell(Wording(endsInBadge ? "desk.reason-has-badge" : "desk.reason-short"), atMS: nowMS)
      return []
    }
    self.correction = nil
    let person = correction.person
    return give(
      .delegateCorrect(person.code, presence: presence, reason: line), about: person, typed: person.code.text,
      atMS: nowMS)
  }

  private func endsInBadge(_ word: Substring) -> Bool {
    var rest = word
    while rest.count > 3 {
      if knowledge.roster?.person(ofBadge: String(rest)) != nil { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}

extension String {
  /// The text without spaces around it.
  fileprivate var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }
}
