import Assets
import Congress
import Documents
import Foundation

/// What programs of reporters read: a feed, a calendar, and a table, in one language.
struct PressFeeds {
  let sheet: PressSheet

  private var facts: PressFacts { sheet.facts }

  /// A row for each choice of each result.
  var table: String {
    var lines = ["ballot,round,question,choice,count,share,verdict,published"]
    for result in facts.results {
      for place in result.choices.indices {
        let cells = [
          result.ballot.text, "\(result.round)", result.question.text(in: sheet.language),
          result.choices[place].label.text(in: sheet.language), "\(result.outcome.tally.counts[place])",
          sheet.share(of: result, at: place), sheet.verdict(of: result), Self.timestamp(result.publishedMS),
        ]
        lines.append(cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ","))
      }
    }
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  // MARK: Atom

  private struct Entry {
    /// What it stays known by.
    let name: String
    let atMS: Int64
    let title: String
    let link: String
    /// The file that belongs to it: its name, type and length.
    var enclosure: (name: String, type: String, bytes: Int)?
  }

  private var entries: [Entry] {
    let results = facts.results.map { result in
      Entry(
        // A result that is declared void is told of again.
        name: "result:\(result.ballot):\(result.round):\(result.isVoided)", atMS: result.publishedMS,
        title: "\(result.question.text(in: sheet.language)): \(sheet.verdict(of: result))",
        link: "index.html#\(result.ballot)-\(result.round)")
    }
    let elections = facts.elections.map { result in
      let elected = result.outcome.elected.compactMap { code in
        result.list.candidates.first { $0.code == code }?.name
      }
      let verdict =
        result.isVoided
        ? sheet.strings[.resultVoided] : "\(sheet.say("elections")): \(elected.joined(separator: ", "))"
      return Entry(
        name: "election:\(result.election):\(result.round):\(result.isVoided)", atMS: result.publishedMS,
        title: "\(result.title.text(in: sheet.language)) – \(verdict)",
        link: "index.html#\(result.election)-\(result.round)")
    }
    let documents = facts.documents.map { document in
      Entry(
        name: "document:\(document.code):\(document.version):\(document.state.rawValue)", atMS: document.releasedMS,
        title: "\(document.title.text(in: sheet.language)) – \(sheet.note(of: document))",
        link: "index.html#\(document.code)")
    }
    let pictures = facts.pictures.map { picture in
      let caption = "\(picture.caption.text(in: sheet.language)) (\(picture.credit))"
      return Entry(
        name: "picture:\(picture.code):\(picture.state.rawValue)", atMS: picture.releasedMS,
        title: picture.image == nil ? "\(sheet.say("picture-withdrawn")): \(caption)" : caption,
        link: "index.html#\(picture.code)",
        enclosure: picture.image.map { (sheet.root + PressSite.name(of: picture), "image/jpeg", $0.bytes) })
    }
    return (results + elections + documents + pictures).sorted { ($0.atMS, $0.name) > ($1.atMS, $1.name) }
  }

  /// The feed of everything that was published, newest first.
  var atom: String {
    let entries = entries
    let written = entries.map { entry in
      let enclosure =
        entry.enclosure.map { file in
          "<link rel=\"enclosure\" type=\"\(file.type)\" length=\"\(file.bytes)\" href=\"\(PressSheet.escaped(file.name))\"/>"
        } ?? ""
      let title = PressSheet.escaped(entry.title)
      return "<entry><id>\(identifier(entry.name))</id><title>\(title)</title>"
        + "<updated>\(Self.timestamp(entry.atMS))</updated><link href=\"\(PressSheet.escaped(entry.link))\"/>\(enclosure)"
        + "<summary>\(title)</summary></entry>"
    }
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(sheet.strings.language)">
      <id>\(identifier("feed:\(sheet.strings.language)"))</id>
      <title>\(PressSheet.escaped(sheet.title))</title>
      <updated>\(Self.timestamp(entries.first?.atMS ?? facts.atMS))</updated>
      <author><name>\(PressSheet.escaped(facts.heading.name.body.text(in: sheet.language)))</name></author>
      <link rel="self" type="application/atom+xml" href="feed.atom"/>
      <link rel="alternate" type="text/html" href="index.html"/>
      \(written.joined(separator: "\n"))
      </feed>

      """
  }

  /// A name that stays the same wherever the feed is read, and is that of no other congress: a UUID of its digest.
  private func identifier(_ name: String) -> String {
    let whole = "\(facts.heading.name.body.vi)\n\(facts.heading.name.title.vi)\n\(facts.heading.name.term.vi)\n\(name)"
    var digits = Array(DocumentLibrary.digest(of: Data(whole.utf8)).prefix(32))
    // Version 8 of RFC 9562: made in a way of one's own.
    (digits[12], digits[16]) = ("8", "8")
    let groups = [8, 4, 4, 4, 12]
    var start = 0
    let parts = groups.map { length -> String in
      defer { start += length }
      return String(digits[start..<start + length])
    }
    return "urn:uuid:" + parts.joined(separator: "-")
  }

  // MARK: iCalendar

  /// The programme as a calendar.
  var calendar: String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Plenary//Press//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
      "X-WR-CALNAME:\(Self.calendarText(sheet.title))",
    ]
    for item in facts.agenda.items {
      if case .dropped = item.progress { continue }
      let endMS = item.plannedStartMS + Int64(item.plannedMinutes) * 60_000
      lines += [
        "BEGIN:VEVENT", "UID:\(item.code)-\(identifier("congress").suffix(12))@plenary.invalid",
        "DTSTAMP:\(Self.compact(facts.atMS))", "DTSTART:\(Self.compact(item.plannedStartMS))",
        "DTEND:\(Self.compact(endMS))", "SUMMARY:\(Self.calendarText(item.title.text(in: sheet.language)))",
        "END:VEVENT",
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

  // MARK: Times

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
