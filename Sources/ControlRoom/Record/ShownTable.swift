package import Assets
import Congress
import CongressFiles

/// What stood on every output from when to when, as rows for a spreadsheet.
struct ShownTable {
  let record: ShownRecord
  let strings: Strings
  /// The head of the journal that this was read from, `SEQUENCE:HASH`; nothing where it was not told.
  let journalHead: String?

  /// The whole record as comma-separated text; an end that has not come is empty.
  var text: String {
    var table = CommaSeparatedText()
    table.add([
      "output", "layout", "scene", "cue", "safe", "from", "to", "seconds", "by", "sequence", "changes", "shown_last",
      "lower_third", "screen", "standing", "heard", "shown_at", "problem",
    ])
    let words = SceneWords(strings: strings, utcOffset: record.utcOffset)
    for span in record.spans {
      table.add([
        span.output.text, span.content.scene.layout, span.content.scene.rawValue, span.cue?.text ?? "",
        span.isSafe ? "yes" : "no", time(span.fromMS), span.toMS.map(time) ?? "",
        span.toMS.map { "\(($0 - span.fromMS) / 1_000)" } ?? "",
        span.actor.map { "\($0.role.rawValue)/\($0.name)" } ?? "",
        "\(span.sequence)", "\(span.changes)", words.lines(span.content).joined(separator: " | "),
        span.lowerThird.map(words.line) ?? "", span.screen?.id.text ?? "", span.screen?.standing.rawValue ?? "",
        span.screen?.hearing.rawValue ?? "", span.screen?.shownAtMS.map(time) ?? "", span.screen?.problem ?? "",
      ])
    }
    table.add(journalHead: journalHead)
    return table.text
  }

  private func time(_ ms: Int64) -> String {
    FigureFormat(language: strings.language).timeWithSeconds(ms, utcOffset: record.utcOffset)
  }
}

extension ShownRecord {
  /// One span in words, for papers.
  package struct Row: Sendable {
    /// The screen or, of an output as a whole, the output.
    package let place: String
    /// Since when, in ms since 1970 UTC.
    package let fromMS: Int64
    /// Until when; nothing where it still stood.
    package let toMS: Int64?
    /// What it showed last, line by line.
    package let lines: [String]
    /// The journal's place that began it.
    package let sequence: Int64
  }

  /// Every span in words, in the order in which it came.
  package func rows(in strings: Strings) -> [Row] {
    let words = SceneWords(strings: strings, utcOffset: utcOffset)
    return spans.map { span in
      Row(
        place: span.screen?.id.text ?? span.output.text, fromMS: span.fromMS, toMS: span.toMS,
        lines: words.lines(span.content) + [span.lowerThird.map(words.line)].compactMap(\.self), sequence: span.sequence
      )
    }
  }
}
