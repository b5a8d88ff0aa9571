import Assets
import Congress

/// What every paper says alike: in which language, by whose clock, with which figures.
struct PaperWords {
  let definition: Definition
  let strings: Strings
  let layout: PaperLayout

  var figures: FigureFormat { FigureFormat(language: strings.language) }
  var language: Language { Language(rawValue: strings.language) ?? .vietnamese }

  /// Words of papers, by their key; values are put in as they are, marks and all.
  func say(_ key: String, _ values: [String: String] = [:]) -> String {
    let key = "papers.\(key)"
    return strings.text(key, values) ?? Wording(key, values.mapValues { .text($0) }).description
  }

  /// A word of the house, by its whole key.
  func word(_ key: String) -> String { strings.text(key) ?? key }

  /// A text in the paper's language; nothing in it is a mark.
  func words(_ text: LocalizedText) -> String { raw(text.text(in: language)) }

  /// What somebody has written; nothing in it is a mark.
  func raw(_ text: String) -> String { PaperMarkup.raw(text) }

  /// The number in figures.
  func number(_ value: Int) -> String { figures.number(value) }

  /// The number in figures and in words: `470 (bốn trăm bảy mươi)`.
  func spelled(_ value: Int) -> String { "\(number(value)) (\(NumberWords.text(value, in: language)))" }

  /// A share of a base: `96,91 %`.
  func share(_ share: Share) -> String { figures.percent(hundredths: share.hundredthsOfPercent) }

  // MARK: Times

  /// A time of day as it is said.
  func time(_ ms: Int64) -> String { figures.spokenTime(ms, utcOffset: definition.utcOffset) }

  /// A time of day and its day as a cell of a table has them.
  func cell(_ ms: Int64) -> String { figures.time(ms, utcOffset: definition.utcOffset) + "\n" + date(ms) }

  /// From when to when, as a cell of a table has it.
  func cell(_ fromMS: Int64, _ toMS: Int64?) -> String {
    let times = [fromMS, toMS].compactMap(\.self).map { figures.time($0, utcOffset: definition.utcOffset) }
    return times.first == times.last ? times.first ?? "" : times.joined(separator: " – ")
  }

  /// A day: `26-9-2025`, with a nought before days below 10 and months below 3.
  func date(_ ms: Int64) -> String { date("date", ms) }

  /// A day as a head has it: `ngày 28 tháng 9 năm 2025`.
  func longDate(_ ms: Int64) -> String { date("long-date", ms) }

  private func date(_ key: String, _ ms: Int64) -> String {
    let parts = CivilDate.text(daysSince1970: definition.utcOffset.days(atMS: ms)).split(separator: "-")
      .compactMap { Int($0) }
    guard parts.count == 3 else { return "" }
    let isVietnamese = language == .vietnamese
    func padded(_ value: Int, below limit: Int) -> String { isVietnamese && value < limit ? "0\(value)" : "\(value)" }
    let month = isVietnamese ? padded(parts[1], below: 3) : word("papers.month.\(parts[1])")
    return say(key, ["day": padded(parts[2], below: 10), "month": month, "year": "\(parts[0])"])
  }

  /// A time of day on its day.
  func moment(_ ms: Int64) -> String { say("moment", ["time": time(ms), "date": date(ms)]) }

  /// From when to when: the day is said where the two are of different ones.
  func span(_ fromMS: Int64, _ toMS: Int64) -> String {
    let isOneDay = definition.utcOffset.days(atMS: fromMS) == definition.utcOffset.days(atMS: toMS)
    if time(fromMS) == time(toMS), isOneDay { return time(fromMS) }
    return "\(time(fromMS)) – \(isOneDay ? time(toMS) : moment(toMS))"
  }

  /// How long something was: `7 phút 12 giây`.
  func duration(_ ms: Int64) -> String {
    let seconds = Int(ms / 1_000)
    let (minutes, rest) = (seconds / 60, seconds % 60)
    if minutes == 0 { return say("seconds", ["seconds": "\(rest)"]) }
    if rest == 0 { return say("minutes", ["minutes": "\(minutes)"]) }
    return say("minutes-seconds", ["minutes": "\(minutes)", "seconds": "\(rest)"])
  }

  /// Places of the journal, neighbours as a range: `812, 815–819`.
  static func places(_ sequences: [Int64]) -> String {
    var ranges: [ClosedRange<Int64>] = []
    for place in sequences {
      if let last = ranges.last, place == last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...place
      } else {
        ranges.append(place...place)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
      .joined(separator: ", ")
  }

  // MARK: People

  /// People as a list of names, with the delegates' honorific where the language has one.
  func comrade(_ name: String) -> String { say("comrade", ["name": raw(name)]) }

  /// A delegate's name; the code where the roster has none.
  func name(of code: Code<Delegate>) -> String { raw(definition.roster[code]?.name ?? code.text) }

  /// Where the congress meets: what stands before the comma of its place and date.
  var place: String {
    let whole = definition.name.placeAndDate.text(in: language)
    return raw(String(whole.prefix { $0 != "," }))
  }

  /// The congress's name in one line.
  var congressName: String {
    let name = definition.name
    return language == .vietnamese
      ? "\(words(name.title)) \(words(name.body)) \(words(name.ordinal)), \(words(name.term))"
      : "\(words(name.title)) \(words(name.ordinal)), \(words(name.body)), \(words(name.term))"
  }
}
