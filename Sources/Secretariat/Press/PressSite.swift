import Assets
import Congress
import Documents
import Foundation

/// The press's site as files: pages, tables for machines, feeds; to be carried out of a closed network.
///
/// Pure: the same facts give the same files. Every link is relative, nothing is of elsewhere, and nothing runs.
struct PressSite {
  let facts: PressFacts
  /// The pages of each document that may be shown, by its code.
  let pages: [Code<Document>: PageList]
  let strings: Strings

  private var language: Language { Language(rawValue: strings.language) ?? .vietnamese }
  private var figures: FigureFormat { FigureFormat(language: strings.language) }
  private var utcOffset: UTCOffset { facts.heading.utcOffset }

  private func say(_ key: String, _ values: [String: String] = [:]) -> String {
    strings[Wording("press.\(key)", values.mapValues { .text($0) })]
  }

  /// The files by their names, but for pictures.
  func files() throws -> [String: Data] {
    var files = [
      "index.html": Data(html.utf8), "feed.atom": Data(atom.utf8), "programme.ics": Data(calendar.utf8),
      "results.csv": Data(table.utf8), "site.css": Data(PressPage.style.utf8),
    ]
    files["congress.json"] = try json()
    return files
  }

  /// The pictures that belong to it: where each goes, and its digest.
  var pictures: [(name: String, digest: String)] {
    facts.documents.flatMap { document in
      (pages[document.code]?.pages ?? []).enumerated().map { index, page in
        (Self.name(of: document, page: index, page.picture.form), page.picture.digest)
      }
    }
  }

  private static func name(
    of document: ReleasedDocumentsView.Line, page: Int, _ form: PageList.Picture.Form
  ) -> String { "documents/\(document.code)-\(document.version)/\(page + 1).\(form.rawValue)" }

  // MARK: For people

  private var title: String {
    let name = facts.heading.name
    return [name.title, name.ordinal, name.term].map { $0.text(in: language) }.joined(separator: " ")
  }

  private var html: String {
    var body = "<p class=\"body\">\(PressPage.escaped(facts.heading.name.body.text(in: language)))</p>\n"
    body += "<h1>\(PressPage.escaped(title))</h1>\n"
    body += "<p>\(PressPage.escaped(facts.heading.name.placeAndDate.text(in: language)))</p>\n"
    if facts.heading.isRehearsal {
      body +=
        "<p class=\"rehearsal\">\(PressPage.escaped(strings[.rehearsalMark] + " – " + strings[.rehearsalNotReal]))</p>\n"
    }
    body += "<p class=\"note\">\(PressPage.escaped(say("site.as-of", ["time": moment(facts.atMS)])))</p>\n"
    body += section("results", resultsHTML) + section("elections", electionsHTML)
    body += section("documents", documentsHTML) + section("programme", programmeHTML)
    return PressPage.page(title: title, language: strings.language, body: body)
  }

  private func section(_ key: String, _ content: String) -> String {
    content.isEmpty
      ? "" : "<section id=\"\(key)\">\n<h2>\(PressPage.escaped(say("site.\(key)")))</h2>\n\(content)</section>\n"
  }

  private var resultsHTML: String {
    facts.results.map { result in
      let rows = result.choices.indices.map { place in
        "<tr><td>\(PressPage.escaped(result.choices[place].label.text(in: language)))</td>"
          + "<td class=\"figure\">\(figures.number(result.outcome.tally.counts[place]))</td>"
          + "<td class=\"figure\">\(result.need == nil ? "" : figures.percent(hundredths: result.outcome.shares[place].hundredthsOfPercent))</td></tr>"
      }.joined()
      let round = result.round > 1 ? " (\(result.round))" : ""
      return "<article id=\"\(PressPage.escaped(result.ballot.text))-\(result.round)\">"
        + "<h3>\(PressPage.escaped(result.question.text(in: language)))\(round)</h3>"
        + "<p class=\"verdict\">\(PressPage.escaped(verdict(of: result)))</p><table>\(rows)</table>"
        + "<p class=\"note\">\(PressPage.escaped(say("site.published", ["time": moment(result.publishedMS)])))</p></article>\n"
    }.joined()
  }

  private func verdict(of result: ResultView) -> String {
    result.isVoided ? strings[.resultVoided] : strings.words(for: result.verdict, choices: result.choices)
  }

  private var electionsHTML: String {
    facts.elections.map { result in
      let names = result.outcome.elected.compactMap { code in
        result.list.candidates.first { $0.code == code }?.name
      }
      let elected = names.map { "<li>\(PressPage.escaped($0))</li>" }.joined()
      let void = result.isVoided ? "<p class=\"verdict\">\(PressPage.escaped(strings[.resultVoided]))</p>" : ""
      return
        "<article><h3>\(PressPage.escaped(result.title.text(in: language)))</h3>\(void)<ol>\(elected)</ol></article>\n"
    }.joined()
  }

  private var documentsHTML: String {
    facts.documents.map { document in
      let head =
        "<h3>\(PressPage.escaped(document.title.text(in: language)))</h3>"
        + "<p class=\"note\">\(PressPage.escaped(note(of: document)))</p>"
      let pictures = (pages[document.code]?.pages ?? []).enumerated().map { index, page in
        "<a href=\"\(Self.name(of: document, page: index, page.picture.form))\">\(index + 1)</a>"
      }.joined(separator: " ")
      return
        "<article id=\"\(PressPage.escaped(document.code.text))\">\(head)<p class=\"pages\">\(pictures)</p></article>\n"
    }.joined()
  }

  private func note(of document: ReleasedDocumentsView.Line) -> String {
    guard document.state == .released else {
      return say("site.withdrawn", ["reason": document.reason ?? ""])
    }
    return say(
      "site.document",
      [
        "document": document.code.text, "version": "\(document.version)", "pages": "\(document.pages?.count ?? 0)",
        "time": moment(document.releasedMS),
      ])
  }

  private var programmeHTML: String {
    facts.agenda.days.map { day in
      let sessions = day.sessions.map { session in
        let items = session.items.map { item in
          let isStruck = if case .dropped = item.progress { true } else { false }
          let text = PressPage.escaped(item.title.text(in: language))
          return "<tr><td class=\"figure\">\(figures.time(item.plannedStartMS, utcOffset: utcOffset))</td>"
            + "<td>\(isStruck ? "<s>\(text)</s>" : text)</td></tr>"
        }.joined()
        return "<h4>\(PressPage.escaped(session.title.text(in: language)))</h4><table>\(items)</table>"
      }.joined()
      return
        "<article><h3>\(PressPage.escaped(day.title.text(in: language))) · \(date(CivilDate.days(date: day.date)))</h3>\(sessions)</article>\n"
    }.joined()
  }

  private func moment(_ ms: Int64) -> String {
    "\(figures.time(ms, utcOffset: utcOffset)), \(date(utcOffset.days(atMS: ms)))"
  }

  /// A day as people write it: 26-9-2025, or 2025-09-26 in English.
  private func date(_ days: Int?) -> String {
    guard let days else { return "" }
    let text = CivilDate.text(daysSince1970: days)
    guard language == .vietnamese else { return text }
    return text.split(separator: "-").reversed().map { $0.drop { $0 == "0" } }.joined(separator: "-")
  }

  // MARK: For machines

  private struct Whole: Encodable {
    let congress: String
    let atMS: Int64
    let isRehearsal: Bool
    let results: [ResultView]
    let documents: [ReleasedDocumentsView.Line]
    let agenda: Agenda
  }

  private func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return try encoder.encode(
      Whole(
        congress: title, atMS: facts.atMS, isRehearsal: facts.heading.isRehearsal, results: facts.results,
        documents: facts.documents, agenda: facts.agenda))
  }

  /// A row for each choice of each result.
  private var table: String {
    var lines = ["ballot,round,question,choice,count,share,verdict,published"]
    for result in facts.results {
      for place in result.choices.indices {
        let cells = [
          result.ballot.text, "\(result.round)", result.question.text(in: language),
          result.choices[place].label.text(in: language), "\(result.outcome.tally.counts[place])",
          result.need == nil ? "" : figures.percent(hundredths: result.outcome.shares[place].hundredthsOfPercent),
          verdict(of: result), Self.timestamp(result.publishedMS),
        ]
        lines.append(cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ","))
      }
    }
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  private var atom: String {
    let results = facts.results.map { result in
      (
        id: "result:\(result.ballot):\(result.round)", atMS: result.publishedMS,
        title: "\(result.question.text(in: language)): \(verdict(of: result))",
        link: "index.html#\(result.ballot)-\(result.round)"
      )
    }
    let documents = facts.documents.map { document in
      (
        id: "document:\(document.code):\(document.version)", atMS: document.releasedMS,
        title: "\(document.title.text(in: language)) – \(note(of: document))", link: "index.html#\(document.code)"
      )
    }
    let entries = (results + documents).sorted { ($0.atMS, $0.id) > ($1.atMS, $1.id) }.map { entry in
      """
      <entry><id>urn:plenary:\(PressPage.escaped(entry.id))</id><title>\(PressPage.escaped(entry.title))</title>\
      <updated>\(Self.timestamp(entry.atMS))</updated><link href="\(PressPage.escaped(entry.link))"/></entry>
      """
    }
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(strings.language)">
      <id>urn:plenary:press</id><title>\(PressPage.escaped(title))</title>\
      <updated>\(Self.timestamp(facts.atMS))</updated><author><name>\(PressPage.escaped(facts.heading.name.body.text(in: language)))</name></author>
      \(entries.joined(separator: "\n"))
      </feed>

      """
  }

  private var calendar: String {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Plenary//Press//VI", "CALSCALE:GREGORIAN"]
    for item in facts.agenda.items {
      if case .dropped = item.progress { continue }
      let endMS = item.plannedStartMS + Int64(item.plannedMinutes) * 60_000
      lines += [
        "BEGIN:VEVENT", "UID:\(item.code)@plenary", "DTSTAMP:\(Self.compact(facts.atMS))",
        "DTSTART:\(Self.compact(item.plannedStartMS))", "DTEND:\(Self.compact(endMS))",
        "SUMMARY:\(Self.calendarText(item.title.text(in: language)))", "END:VEVENT",
      ]
    }
    return (lines + ["END:VCALENDAR"]).flatMap(Self.folded).joined(separator: "\r\n") + "\r\n"
  }

  /// Lines of a calendar are 75 bytes at most; what is longer goes on in the next behind a space.
  static func folded(_ line: String) -> [String] {
    var lines: [String] = []
    var (current, bytes) = ("", 0)
    for character in line {
      let length = character.utf8.count
      if bytes + length > 74 {
        lines.append(current)
        (current, bytes) = (" ", 1)
      }
      current.append(character)
      bytes += length
    }
    return lines + [current]
  }

  private static func calendarText(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
      .replacing("\n", with: "\\n")
  }

  /// A moment of UTC as feeds write it: `2025-09-26T07:55:00Z`.
  static func timestamp(_ ms: Int64) -> String {
    let seconds = ms >= 0 ? ms / 1_000 : (ms - 999) / 1_000
    let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let rest = seconds - days * 86_400
    func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(CivilDate.text(daysSince1970: Int(days)))T\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  /// The same as calendars write it: `20250926T075500Z`.
  private static func compact(_ ms: Int64) -> String {
    timestamp(ms).replacing("-", with: "").replacing(":", with: "")
  }
}
