import HallTestSupport
import Congress

extension Agenda {
  /// Two days in the hall's time (+07:00): `N1` with session `S1` (a, b, c a break, d) and `S2` (e, f), `N2` with `S3` (g).
  static var twoDays: Agenda {
    func item(_ code: Code<Item>, _ start: Int64, _ minutes: Int, kind: Item.Kind = .report) -> Item {
      Item(
        code: code, kind: kind, title: LocalizedText(vi: "Mục \(code)"), presenter: nil, plannedStartMS: start,
        plannedMinutes: minutes, ballots: code == "b" ? ["B1", "B2"] : code == "f" ? ["B3"] : [], cue: .item)
    }
    func at(_ day: Int64, _ hour: Int64, _ minute: Int64) -> Int64 {
      midnightMS + ((day * 24 + hour) * 60 + minute) * 60_000
    }
    func session(_ code: Code<Session>, _ items: [Item]) -> Session {
      Session(code: code, title: LocalizedText(vi: "Phiên \(code)"), items: items)
    }
    let first = session(
      "S1",
      [
        item("a", at(0, 8, 0), 30), item("b", at(0, 8, 30), 30), item("c", at(0, 9, 0), 20, kind: .break),
        item("d", at(0, 9, 20), 40),
      ])
    let second = session("S2", [item("e", at(0, 14, 0), 30), item("f", at(0, 14, 30), 30)])
    let third = session("S3", [item("g", at(1, 8, 0), 60)])
    func day(_ code: Code<Day>, _ date: String, _ sessions: [Session]) -> Day {
      Day(code: code, date: date, title: LocalizedText(vi: "Ngày"), sessions: sessions)
    }
    return Agenda(days: [day("N1", "2025-09-26", [first, second]), day("N2", "2025-09-27", [third])])
  }

  /// 2025-09-26 00:00 at +07:00, in ms since 1970 UTC.
  static let midnightMS: Int64 = 1_758_819_600_000
}

extension NewItem {
  /// An item of ten minutes of which only the code matters.
  static func sample(_ code: Code<Item> = "n", start: TimeOfDay? = nil, minutes: Int = 10) -> NewItem {
    NewItem(
      code: code, words: ItemWords(title: LocalizedText(vi: "Mục mới")), start: start, minutes: minutes,
      running: ItemRunning(kind: .report))
  }
}

extension AgendaStep {
  /// Any step, sensible or not.
  static func random(
    in agenda: Agenda, using random: inout SeededRandom, isNested: Bool = false, keepsSessions: Bool = true
  ) -> AgendaStep {
    if random.once(in: 12) {
      return .arrange(.random(in: agenda.outline, using: &random, keepsSessions: keepsSessions))
    }
    let item = random.once(in: 20) ? "9.99" : random.pick(agenda.items).code
    let session = random.once(in: 20) ? "S9" : random.pick(agenda.sessions).code
    let after = random.once(in: 3) ? nil : random.pick(agenda.items).code
    let place = ItemPlace(session: after.flatMap { agenda.session(of: $0)?.code } ?? session, after: after)
    let words = ItemWords(title: LocalizedText(vi: random.pick(["Mục mới", "Tên khác", ""])))
    let reason = random.pick(["", "mất điện", "nhường giờ"])
    switch Int.random(in: 0..<(isNested ? 9 : 14), using: &random) {
    case 0: return .insert(.sample(random.pick(["n1", "n2", "n3", item])), at: place)
    case 1, 2: return .move(item, to: place)
    case 3: return .drop(item, reason: reason)
    case 4: return .restore(item)
    case 5: return .retitle(item, words)
    case 6:
      return .retime(
        item,
        random.pick([
          Retiming(byMinutes: random.pick([1, -1, 10])), Retiming(start: TimeOfDay(text: "09:05")),
          Retiming(minutes: 7),
        ]))
    case 7: return .revise(item, ItemRunning(kind: .report, ballots: random.pick([[], ["B1"]]), endCue: .holding))
    case 8: return .carry(random.once(in: 3) ? .undone(of: session) : .item(item), to: session == "S1" ? "S2" : session)
    case 9: return .hold(reason: reason)
    case 10: return .resume
    case 11: return .adjournItem(reason: reason)
    case 12: return .adjournSession(random.once(in: 2) ? nil : session, reason: reason)
    default:
      let steps = (0..<3).map { _ in AgendaStep.random(in: agenda, using: &random, isNested: true) }
      return .replace(steps, version: agenda.version)
    }
  }
}

extension AgendaOutline {
  /// The outline with one thing different, sensible or not.
  static func random(in outline: AgendaOutline, using random: inout SeededRandom, keepsSessions: Bool) -> AgendaOutline
  {
    var days = outline.days.map { Draft($0) }
    let day = Int.random(in: days.indices, using: &random)
    let number = Int.random(in: 0..<3, using: &random)
    switch Int.random(in: 0..<(keepsSessions ? 6 : 8), using: &random) {
    case 0: days[day].title = random.pick(["Ngày mới", "Ngày khác", ""])
    case 1: days[day].date = random.pick(["2025-09-25", "2025-09-28", "2025-09-26", "2025-02-30"])
    case 2:
      let session = SessionOutline(code: Code("X\(number)"), title: LocalizedText(vi: "Phiên mới"))
      days[day].sessions.insert(session, at: Int.random(in: 0...days[day].sessions.count, using: &random))
    case 3:
      let session = SessionOutline(code: Code("Y\(number)"), title: LocalizedText(vi: "Phiên mới"))
      days.append(Draft(code: Code("M\(number)"), date: "2025-09-2\(number + 7)", sessions: [session]))
    case 4 where !days[day].sessions.isEmpty:
      let session = days[day].sessions.removeFirst()
      days[Int.random(in: days.indices, using: &random)].sessions.append(session)
    case 5: days[day].sessions.shuffle(using: &random)
    case 6: days.remove(at: day)
    default: if !days[day].sessions.isEmpty { days[day].sessions.removeLast() }
    }
    if random.once(in: 2) { days.removeAll { $0.sessions.isEmpty } }
    return AgendaOutline(
      days: days.map { day in
        DayOutline(code: day.code, date: day.date, title: LocalizedText(vi: day.title), sessions: day.sessions)
      })
  }

  private struct Draft {
    let code: Code<Day>
    var date: String
    var title = "Ngày"
    var sessions: [SessionOutline]

    init(code: Code<Day>, date: String, sessions: [SessionOutline]) {
      (self.code, self.date, self.sessions) = (code, date, sessions)
    }

    init(_ day: DayOutline) {
      self.init(code: day.code, date: day.date, sessions: day.sessions)
      title = day.title.vi
    }
  }
}
