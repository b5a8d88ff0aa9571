public import Assets
public import Congress
import CongressFiles
import Foundation

/// A congress that is only beginning to be prepared: what must be known before there is a folder.
public struct NewCongress: Sendable, Hashable {
  /// The code, such as `can-tho-2025`.
  public let id: String
  /// The body that holds it.
  public let body: String
  /// What kind of congress it is.
  public let title: String
  /// Which congress of the body, or for which years; may be empty.
  public let term: String
  /// Where it meets.
  public let place: String
  /// The first day, `yyyy-MM-dd`.
  public let date: String
  /// How many days.
  public let days: Int
  /// The language of the hall.
  public let language: Language
  /// The hall's time zone, or its offset from UTC.
  public let timeZone: String

  /// A congress from what is known of it.
  public init(
    id: String, body: String, title: String, term: String, place: String, date: String, days: Int, language: Language,
    timeZone: String
  ) {
    self.id = id
    self.body = body
    self.title = title
    self.term = term
    self.place = place
    self.date = date
    self.days = days
    self.language = language
    self.timeZone = timeZone
  }

  /// The first day of a congress of which none is known: it has to be put right.
  public static let dateUnknown = "2030-01-01"
  /// The time zone where none is said.
  public static let timeZoneStandard = "Asia/Ho_Chi_Minh"
  /// How many days may be asked for.
  public static let daysRange = 1...14

  /// The files of a commented folder, by name.
  /// - Parameters:
  ///   - assets: The folder of words and templates.
  ///   - strings: The language of the comments and of what stands in the templates.
  public func files(assets: String, strings: Strings) throws(ImportProblem) -> [String: String] {
    var files: [String: String] = [:]
    for name in FolderFiles.names where name != "roster.csv" {
      let path = "\(assets)/templates/\(strings.language)/\(name)"
      guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8) else {
        throw ImportProblem(path, .fileUnreadable)
      }
      files[name] = filled(text)
    }
    files["agenda.yaml", default: ""] += AgendaText(programme(strings)).text.text
    files["roster.csv"] = roster(strings)
    return files
  }

  private func filled(_ template: String) -> String {
    let values = [
      "id": id, "body": body, "title": title, "term": term.isEmpty ? title : term, "placeAndDate": placeAndDate,
      "timeZone": timeZone,
    ]
    var text = template.replacing("@language@", with: language.rawValue)
    for (name, value) in values { text = text.replacing("@\(name)@", with: PlacedText.quoted(value)) }
    return text
  }

  private var placeAndDate: String {
    let parts = date.split(separator: "-")
    let written = parts.count == 3 ? "\(parts[2])/\(parts[1])/\(parts[0])" : date
    return place.isEmpty ? written : "\(place), \(written)"
  }

  /// A programme to begin with: every day is opened, worked through and closed.
  private func programme(_ strings: Strings) -> GivenTable {
    func say(_ key: String, _ values: [String: Wording.Part] = [:]) -> String {
      strings[Wording("exchange.new.\(key)", values)]
    }
    let items: [(key: String, start: String, minutes: Int, kind: Item.Kind, cue: String)] = [
      ("reception", "07:30", 30, .reception, "attendance"), ("opening", "08:00", 15, .ceremony, "holding"),
      ("attendance", "08:15", 15, .attendance, "attendance"), ("vote", "08:30", 15, .vote, "item"),
      ("report", "08:45", 45, .report, "item"), ("break", "09:30", 15, .break, "programme"),
      ("discussion", "09:45", 75, .discussion, "speaker"), ("closing", "11:00", 15, .closing, "holding"),
    ]
    let first = CivilDate.days(date: date) ?? 0
    var table = GivenTable(kind: .agenda)
    for day in 1...max(1, days) {
      for (place, item) in items.enumerated() where day == 1 || item.key != "vote" {
        table.add([
          .day: "N\(day)", .date: CivilDate.text(daysSince1970: first + day - 1),
          .dayTitle: say("day", ["number": "\(day)"]), .session: "N\(day)A", .sessionTitle: say("session"),
          .code: "\(day).0\(place + 1)", .start: item.start, .minutes: "\(item.minutes)", .kind: item.kind.rawValue,
          .title: say("item.\(item.key)"), .ballots: item.key == "vote" ? "BQ01" : "", .cue: item.cue,
        ])
      }
    }
    return table
  }

  /// Three people who are to be replaced by those who come.
  private func roster(_ strings: Strings) -> String {
    var table = GivenTable(kind: .roster)
    let organisation = strings[Wording("exchange.new.organisation")]
    for (number, kind) in [Delegate.Kind.exOfficio, .elected, .alternate].enumerated() {
      table.add([
        .code: "DB-000\(number + 1)", .name: strings[Wording("exchange.new.person", ["number": "\(number + 1)"])],
        .kind: kind.rawValue, .organisation: organisation, .sex: number == 1 ? "f" : "m", .ethnicity: "Kinh",
        .birthYear: "1980", .partyYear: "2005",
      ])
    }
    return TableFiles.files(of: table).first?.text.text ?? ""
  }
}
