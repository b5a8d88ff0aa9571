import Assets
import Congress

/// The agenda of a meeting as a programme: its tree from the top down, one item after another.
struct MeetingProgramme {
  private let meeting: Meeting
  private let start: MeetingText.Moment
  private let ballots: [Int: String]
  /// The codes of items, by what they are about: `topic/3`.
  private(set) var codes: [String: String] = [:]
  private(set) var report = ImportReport()

  private var rows = GivenTable(kind: .agenda)
  private var given = GivenCodes()
  private var day = 0
  private var minutes: Int

  /// How long an item is of which nothing is said, in minutes.
  private static let minutesStandard = 10
  /// When a day begins that the meeting does not speak of, and when the one before it ends.
  private static let (firstMinute, lastMinute) = (8 * 60, 22 * 60)
  /// Items within one another: a tree that goes round ends here.
  private static let depthMax = 12

  init(_ meeting: Meeting, start: MeetingText.Moment, ballots: [Int: String]) {
    self.meeting = meeting
    self.start = start
    self.ballots = ballots
    minutes = start.minutes
  }

  mutating func table() -> GivenTable {
    let items = meeting["agenda_item"]
    let ids = Set(items.map(\.id))
    let roots = items.filter { item in item.whole("parent_id").map { !ids.contains($0) } ?? true }
    let children = Dictionary(grouping: items, by: { $0.whole("parent_id") ?? 0 })
    add(roots, number: "", depth: 0, children: children)
    if rows.rows.isEmpty {
      let name = MeetingText.plain(meeting.meeting.text("name") ?? "1", max: 200)
      add(
        code: "1", title: name, kind: .report, ballot: nil, minutes: Self.minutesStandard, notes: "", place: "meeting")
    }
    if !items.isEmpty {
      let values: [String: Wording.Part] = [
        "column": .wording(Wording("exchange.word.times")), "found": "–",
        "value": .text("\(start.date) \(Self.time(start.minutes))"),
      ]
      report.toDecide.append(ImportLine(place: "agenda_item", said: ExchangeNote.valueFilled.with(values)))
    }
    return rows
  }

  private mutating func add(
    _ items: [Meeting.Thing], number: String, depth: Int, children: [Int: [Meeting.Thing]]
  ) {
    guard depth < Self.depthMax else { return }
    let ordered = items.sorted { ($0.number("weight") ?? 0, $0.id) < ($1.number("weight") ?? 0, $1.id) }
    var place = 0
    for item in ordered {
      guard item.text("type") != "hidden" else {
        leave(item, reason: "hidden-item")
        continue
      }
      place += 1
      let own = number.isEmpty ? "\(place)" : "\(number).\(place)"
      add(item, number: own)
      add(children[item.id] ?? [], number: own, depth: depth + 1, children: children)
    }
  }

  private mutating func add(_ item: Meeting.Thing, number: String) {
    guard let reference = item.reference("content_object_id"),
      let content = meeting.thing(reference.collection, reference.id)
    else { return leave(item, reason: "content-missing") }
    let written = item.text("item_number") ?? ""
    let code = given.unique(MeetingText.code(written) ?? number)
    codes["\(reference.collection)/\(reference.id)"] = code
    let ballot = reference.collection == "motion" ? ballots[reference.id] : nil
    let kind: Item.Kind =
      switch reference.collection {
      case "motion", "assignment": .vote
      case "motion_block": .discussion
      default: .report
      }
    let seconds = item.whole("duration") ?? 0
    let notes = item.text("type") == "internal" ? "OpenSlides: internal" : ""
    add(
      code: code, title: MeetingText.plain(content.text("title") ?? code), kind: kind, ballot: ballot,
      minutes: seconds > 0 ? min(1_440, max(1, seconds / 60)) : Self.minutesStandard,
      notes: notes, place: item.place)
    if let text = content.text("text"), reference.collection == "topic", !MeetingText.plain(text).isEmpty {
      leave(content, reason: "text-of-topic")
    }
  }

  private mutating func add(
    code: String, title: String, kind: Item.Kind, ballot: String?, minutes length: Int, notes: String, place: String
  ) {
    if minutes > Self.lastMinute, minutes > start.minutes || day > 0 {
      day += 1
      minutes = Self.firstMinute
    }
    let date = (CivilDate.days(date: start.date) ?? 0) + day
    let name = MeetingText.plain(meeting.meeting.text("name") ?? "1", max: 200)
    rows.add(
      [
        .day: "N\(day + 1)", .date: CivilDate.text(daysSince1970: date), .dayTitle: name, .session: "N\(day + 1)A",
        .sessionTitle: name, .code: code, .start: Self.time(minutes), .minutes: "\(length)", .kind: kind.rawValue,
        .title: title, .ballots: ballot ?? "", .cue: "item", .operatorNotes: notes,
      ], place: RowPlace(row: place))
    minutes += length
  }

  private mutating func leave(_ thing: Meeting.Thing, reason: String) {
    let content = thing.reference("content_object_id").flatMap { meeting.thing($0.collection, $0.id) } ?? thing
    let values: [String: Wording.Part] = [
      "value": .text(MeetingText.plain(content.text("title") ?? content.place, max: 60)),
      "reason": .wording(Wording("exchange.reason.\(reason)")),
    ]
    report.leftOut.append(ImportLine(place: thing.place, said: ExchangeNote.thingLeft.with(values)))
  }

  private static func time(_ minutes: Int) -> String {
    let (hour, minute) = (minutes / 60 % 24, minutes % 60)
    return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
  }
}
