import Assets
import Congress
import TerminalUI

extension DeskPage {
  /// The newest sign: a band with its mark and word, and whom it is about.
  func signLines(isTall: Bool) -> [Line] {
    guard let sign = state.sign else { return [Line(), Line("   " + say("desk.ready"), .quiet), Line()] }
    let style = style(of: sign.manner)
    let word = Line("   \(sign.mark)  \(strings[sign.word].uppercased())", style).fitted(to: size.columns).styled(style)
    let band = Line(String(repeating: " ", count: size.columns), style)
    var lines = isTall ? [band, word, band, Line()] : [word]
    if let person = sign.person {
      lines.append(Line([Span("   \(person.name.uppercased())", .strong), Span("   \(person.code)", .quiet)]))
      lines.append(Line("   " + person.organisation))
      lines.append(Line("   " + place(of: person).joined(separator: " · ")))
    } else {
      lines += [Line("   \(sign.typed)", .strong), Line(), Line()]
    }
    let details = wrapped(detail(of: sign), behind: "   ", style == .goodSign ? .good : .warning)
    return lines + details + (isTall && details.count == 1 ? [Line()] : [])
  }

  /// As what somebody comes, and where they sit.
  func place(of person: RosterView.Person) -> [String] {
    let seat = person.seat.isEmpty ? "" : say("desk.seat", ["seat": person.seat])
    return [say("desk.kind.\(person.kind.rawValue)"), person.group, seat].filter { !$0.isEmpty }
  }

  /// What stands under the name: since when, for whom, why not.
  private func detail(of sign: ScanSign) -> String {
    switch sign.meaning {
    case .already(let sinceMS?): say("desk.detail.already", ["time": serviceClock(sinceMS)])
    case .already: say("desk.detail.already-unknown")
    case .alternate(let delegate?): say("desk.detail.alternate-seated", ["name": delegate])
    case .alternate: say("desk.detail.alternate-free")
    case .guest: say("desk.detail.guest")
    case .replaced(let name): say("desk.detail.replaced", ["name": name])
    case .unknown: sign.misreading.map { strings[$0.wording] } ?? say("desk.detail.unknown")
    case .waiting: waitingDetail(of: sign)
    case .corrected(let presence): say("desk.presence.\(presence.rawValue)")
    case .refused(let rule, let message): strings.refusal(rule.code, rule.details.mapValues(\.description)) ?? message
    case .notKept(let wording): strings[wording]
    case .notPresent: say("desk.detail.not-present")
    case .tablet(let isAwaited): say(isAwaited ? "desk.detail.tablet-awaited" : "desk.detail.tablet")
    case .code: say("desk.detail.code", ["minutes": "\(TabletInvitation.goodForMS / 60_000)"])
    case .noCode(let wording): strings[wording]
    case .sending, .codeAsked, .welcome, .back, .out, .undone: ""
    }
  }

  /// While the service is away the desk says what it last heard, and that it is not sure.
  private func waitingDetail(of sign: ScanSign) -> String {
    let isIn = sign.person.flatMap { state.knowledge.presence(of: $0.code) } == .present
    return say(isIn ? "desk.detail.waiting-in" : "desk.detail.waiting")
  }

  private func style(of manner: ScanSign.Manner) -> Style {
    switch manner {
    case .good: .goodSign
    case .other: .otherSign
    case .warning: .shout
    case .alarm: .alarmSign
    case .quiet: .selected
    }
  }

  // MARK: Below the sign

  /// Those who were found, else the scans that came too late, else the last signs.
  func lowerLines(rows: Int) -> [Line] {
    guard rows > 1 else { return [] }
    if let found = state.found { return foundLines(found) }
    return state.lateRefusals.isEmpty ? recentLines(rows: rows) : lateLines(rows: rows)
  }

  private func foundLines(_ found: Found) -> [Line] {
    let key =
      switch found.purpose {
      case .scan: "desk.found"
      case .correction: "desk.found-correct"
      case .phone: "desk.found-phone"
      }
    let more = found.count - found.people.count
    let title = say(key, ["query": found.query, "count": figures.number(found.count)])
    let people = found.people.enumerated().map { number, person in
      Line([
        Span(" \(number + 1) ", .accent), Span(" \(mark(of: person)) "),
        Span(person.name.padded(to: 24) + " ", .strong),
        Span(person.code.text.padded(to: 9)), Span("\(person.organisation) · \(person.group)", .quiet),
      ])
    }
    let rest = more > 0 ? [Line(" " + say("desk.found-more", ["count": figures.number(more)]), .quiet)] : []
    return [Line(" " + title, .accent)] + people + rest
  }

  /// Each scan that had waited and was refused: who, when, and why, as many as there is room for.
  private func lateLines(rows: Int) -> [Line] {
    var lines = [Line(" " + say("desk.late"), .accent)]
    for (number, late) in state.lateRefusals.enumerated() {
      let reason = detail(of: late.sign)
      let why = wrapped(reason.isEmpty ? strings[late.sign.word] : reason, behind: "     ", .alarm)
      let left = state.lateRefusals.count - number
      guard lines.count + 1 + why.count + (left > 1 ? 1 : 0) <= rows || number == 0 else {
        return lines + [Line(" " + say("desk.late-more", ["count": figures.number(left)]), .quiet)]
      }
      lines += [lateLine(late.sign, number: number + 1)] + why
    }
    return lines
  }

  private func lateLine(_ sign: ScanSign, number: Int) -> Line {
    Line([
      Span(" \(number) ", .accent), Span("\(clock(sign.atMS)) ", .quiet), Span("\(sign.mark) ", .alarm),
      Span((sign.person?.name ?? sign.typed).padded(to: 28) + " ", .strong),
      Span(sign.person?.code.text ?? "", .quiet),
    ])
  }

  /// Where somebody was when last heard, as one character.
  private func mark(of person: RosterView.Person) -> String {
    switch state.knowledge.presence(of: person.code) {
    case .present: "✓"
    case .out: "→"
    case .absentExcused, .absentUnexcused: "✕"
    case .pending: "○"
    case nil: " "
    }
  }

  private func recentLines(rows: Int) -> [Line] {
    let before = state.signs.dropLast().suffix(rows - 1).reversed()
    guard !before.isEmpty else { return [] }
    return [Line(" " + say("desk.recent"), .quiet)]
      + before.map { sign in
        let style: Style = sign.manner == .alarm ? .alarm : sign.manner == .warning ? .warning : .plain
        return Line([
          Span(" \(clock(sign.atMS)) ", .quiet), Span("\(sign.mark) ", style),
          Span((sign.person?.name ?? sign.typed).padded(to: 28) + " "),
          Span((sign.person?.code.text ?? "").padded(to: 9), .quiet), Span(" \(strings[sign.word])", style),
        ])
      }
  }
}
