import Assets
import Congress

/// `agenda.yaml`: days, sessions and items.
struct AgendaFile {
  /// The days that could be read, in order.
  let days: [Day]
  /// The codes of the days, in order.
  let dayCodes: [Placed<String>]
  /// The codes of the sessions, in order.
  let sessionCodes: [Placed<String>]
  /// The codes of the items, in order.
  let items: [Placed<String>]
  /// What the presidium is reminded of, item by item.
  let notes: [ItemNote]
  /// Every ballot that an item names, in order.
  let ballots: [Placed<String>]
  /// Whether `ballots` has everything that items name; where not, a ballot that is not among them may still be used.
  let hasEveryBallot: Bool

  /// The file's name.
  static let fileName = "agenda.yaml"

  /// Reads the file, whose times are the hall's; reports everything that is wrong in it.
  static func read(_ root: YamlValue, zone: HallZone) -> AgendaFile? {
    var reader = AgendaReader(log: root.log, zone: zone)
    guard let fields = root.fields(of: .agenda, required: ["days"]), let days = fields["days"] else { return nil }
    return reader.read(days)
  }
}

/// Reads an agenda from the top down, keeping what must be compared across days.
private struct AgendaReader {
  let log: FileLog
  let zone: HallZone
  private var dayCodes: [Placed<String>] = []
  private var sessionCodes: [Placed<String>] = []
  private var itemCodes: [Placed<String>] = []
  private var ballots: [Placed<String>] = []
  private var notes: [ItemNote] = []
  private var hasEveryBallot = true
  private var itemCount = 0
  /// The date before, as written and in days since 1970.
  private var lastDate: (text: String, days: Int)?

  init(log: FileLog, zone: HallZone) {
    self.log = log
    self.zone = zone
  }

  mutating func read(_ value: YamlValue) -> AgendaFile? {
    guard let entries = value.list(count: 1...FileLimits.daysMax) else { return nil }
    var days: [Day] = []
    for entry in entries {
      if let day = readDay(entry) { days.append(day) }
    }
    log.reportRepeats(of: .day, in: dayCodes)
    log.reportRepeats(of: .session, in: sessionCodes)
    log.reportRepeats(of: .item, in: itemCodes)
    if itemCount > FileLimits.itemsMax {
      value.report(.itemsTooMany, ["count": "\(itemCount)", "max": "\(FileLimits.itemsMax)"])
    }
    return AgendaFile(
      days: days, dayCodes: dayCodes, sessionCodes: sessionCodes, items: itemCodes, notes: notes, ballots: ballots,
      hasEveryBallot: hasEveryBallot)
  }

  private mutating func readDay(_ entry: YamlValue) -> Day? {
    guard let fields = entry.fields(of: .day, required: ["id", "date", "title", "sessions"]) else {
      hasEveryBallot = false
      return nil
    }
    let code = fields["id"]?.code()
    if let code { dayCodes.append(code) }
    let date = readDate(fields)
    let title = fields["title"]?.localizedText()
    var clock = DayClock(days: date?.days, zone: zone)
    var sessions: [Session] = []
    for entry in entries(of: fields["sessions"], count: 1...FileLimits.sessionsPerDayMax) {
      if let session = readSession(entry, clock: &clock) { sessions.append(session) }
    }
    guard let code, let date, let title else { return nil }
    return Day(code: Code(code.value), date: date.text, title: title, sessions: sessions)
  }

  private mutating func readDate(_ fields: YamlFields) -> (text: String, days: Int)? {
    let years = FileLimits.yearsRange
    let expected = FileRule.expectedDate.with(["least": "\(years.lowerBound)", "most": "\(years.upperBound)"])
    let date = fields["date"]?.reading(expected) { text in
      CivilTime.days(date: text).map { (text: text, days: $0) }
    }
    if let date, let lastDate, date.days <= lastDate.days {
      fields["date"]?.report(.dayNotInOrder, ["date": .text(date.text), "last": .text(lastDate.text)])
    }
    if let date { lastDate = date }
    return date
  }

  private mutating func readSession(_ entry: YamlValue, clock: inout DayClock) -> Session? {
    guard let fields = entry.fields(of: .session, required: ["id", "title", "items"]) else {
      hasEveryBallot = false
      return nil
    }
    let code = fields["id"]?.code()
    if let code { sessionCodes.append(code) }
    let title = fields["title"]?.localizedText()
    var items: [Item] = []
    for entry in entries(of: fields["items"], count: 1...FileLimits.itemsMax) {
      itemCount += 1
      if let item = readItem(entry, clock: &clock) { items.append(item) }
    }
    guard let code, let title else { return nil }
    return Session(code: Code(code.value), title: title, items: items)
  }

  private mutating func readItem(_ entry: YamlValue, clock: inout DayClock) -> Item? {
    let required = ["id", "start", "minutes", "kind", "title", "cue"]
    let optional = ["shortTitle", "presenter", "ballots", "endCue", "followOn", "operatorNotes", "notes"]
    guard let fields = entry.fields(of: .item, required: required, optional: optional) else {
      hasEveryBallot = false
      return nil
    }
    let code = fields["id"]?.code()
    if let code { itemCodes.append(code) }
    let start = fields["start"].flatMap { clock.readStart($0) }
    let minutes = fields["minutes"]?.integer(in: FileLimits.itemMinutesRange)
    let kind = fields["kind"]?.word(Item.Kind.self)
    let title = fields["title"]?.localizedText()
    let shortTitle = fields["shortTitle"]?.localizedText()
    let presenter = fields["presenter"]?.localizedText()
    let cue = fields["cue"].flatMap { readCue($0) }
    if let code, let note = fields["notes"]?.localizedText() {
      notes.append(ItemNote(item: Code(code.value), text: note))
    }
    let itemBallots = readBallots(fields["ballots"])
    let endCue = fields["endCue"].flatMap { readCue($0) }
    let followOn = fields["followOn"]?.word(FollowOn.self)
    let operatorNotes = fields["operatorNotes"]?.localizedText()
    guard let code, let start, let days = clock.days, let minutes, let kind, let title, let cue
    else { return nil }
    return Item(
      code: Code(code.value), kind: kind, title: title, shortTitle: shortTitle, presenter: presenter,
      plannedStartMS: clock.utcOffset.moment(days: days, minutes: start),
      plannedMinutes: minutes, ballots: itemBallots.map { Code($0.value) }, cue: cue, endCue: endCue,
      followOn: followOn, operatorNotes: operatorNotes)
  }

  /// A word of the list, a film or a camera.
  private func readCue(_ value: YamlValue) -> Cue? {
    let known = ItemCue.allCases.map(\.rawValue)
    let words = (known + [Cue.Scene.film.usage, Cue.Scene.camera.usage]).joined(separator: ", ")
    return value.reading(FileRule.expectedWord.with(["known": .text(words)]), names: known) { text in
      if let word = ItemCue(rawValue: text) { return word.cue }
      return Cue(text: text).flatMap { $0.film == nil && $0.camera == nil ? nil : $0 }
    }
  }

  private mutating func readBallots(_ value: YamlValue?) -> [Placed<String>] {
    guard let value else { return [] }
    let entries = entries(of: value, count: 0...BallotPlan.ballotsMax)
    let codes = entries.compactMap { $0.code() }
    if codes.count < entries.count { hasEveryBallot = false }
    ballots += codes
    return codes
  }

  /// The entries of a list that may hold ballots somewhere below.
  private mutating func entries(of value: YamlValue?, count: ClosedRange<Int>) -> [YamlValue] {
    guard let entries = value?.list(count: count) else {
      hasEveryBallot = false
      return []
    }
    return entries
  }
}

/// The planned times of one day, which only ever go on, past midnight too.
private struct DayClock {
  /// The day, in days since 1970; nothing where its date could not be read.
  let days: Int?
  /// How the hall's clocks go on that day and in the night after it.
  let utcOffset: UTCOffset
  private var last: (text: String, minutes: Int)?

  init(days: Int?, zone: HallZone) {
    self.days = days
    utcOffset = days.map { zone.utcOffset(near: $0) } ?? 0
  }

  /// Reads when an item starts, in minutes since midnight.
  mutating func readStart(_ value: YamlValue) -> Int? {
    let start = value.reading(FileRule.expectedTime.with()) { text in
      CivilTime.minutes(timeOfDay: text).map { (text: text, minutes: $0) }
    }
    guard let start else { return nil }
    let minutes = Day.minutes(of: start.minutes, after: last?.minutes)
    if let last, minutes < last.minutes {
      value.report(.itemNotInOrder, ["time": .text(start.text), "last": .text(last.text)])
    }
    last = (start.text, minutes)
    return minutes
  }
}

/// What the hall may be shown when an item starts: scenes that are right before anything has been put or counted.
private enum ItemCue: String, CaseIterable {
  case holding, programme, item, attendance, credentials, organisations, speaker, speakers
  case flag = "ceremony:flag"
  case silence = "ceremony:silence"

  var cue: Cue {
    switch self {
    case .holding: .holding
    case .programme: .programme
    case .item: .item
    case .attendance: .attendance
    case .credentials: .credentials
    case .organisations: .organisations
    case .speaker: .speaker(.full)
    case .speakers: .speakers
    case .flag: .ceremony(.flag)
    case .silence: .ceremony(.silence)
    }
  }
}
