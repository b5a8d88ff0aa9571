/// A page for the minutes: a heading, sections of rows, and lines to sign on; HTML that prints on A4.
struct PrintedPage {
  /// Rows under a title.
  struct Section {
    let title: String
    let rows: [[String]]
  }

  let title: String
  let heading: [String]
  let language: String
  let sections: [Section]
  let signatures: [String]
  /// What stands in small letters beneath the signatures.
  var footnote: String?

  /// The whole page, by itself: no picture, font or script from elsewhere.
  var text: String {
    """
    <!DOCTYPE html>
    <html lang="\(language)">
    <head>
    <meta charset="utf-8">
    <title>\(Self.escaped(title))</title>
    <style>
    @page { size: A4; margin: 20mm }
    body { font: 11pt/1.4 "Noto Serif", "Times New Roman", serif; color: #000; max-width: 170mm; margin: 0 auto }
    header { text-align: center; margin-bottom: 8mm }
    header p { margin: 0; font-weight: bold }
    h1 { font-size: 15pt; margin: 5mm 0 0 }
    h2 { font-size: 11pt; margin: 6mm 0 1mm; break-after: avoid }
    table { width: 100%; border-collapse: collapse; break-inside: auto }
    tr { break-inside: avoid }
    td { border: 0.3mm solid #000; padding: 1mm 2mm; vertical-align: top }
    td:not(:first-child) { font-variant-numeric: tabular-nums }
    footer { display: flex; justify-content: space-between; margin-top: 12mm; break-inside: avoid }
    footer div { width: 31%; text-align: center; padding-bottom: 28mm; border-bottom: 0.3mm solid #000 }
    .footnote { font-size: 8pt; margin-top: 8mm; overflow-wrap: anywhere }
    </style>
    </head>
    <body>
    <header>
    \(heading.map { "<p>\(Self.escaped($0))</p>" }.joined(separator: "\n"))
    <h1>\(Self.escaped(title))</h1>
    </header>
    \(sections.map(Self.table).joined(separator: "\n"))
    <footer>
    \(signatures.map { "<div>\(Self.escaped($0))</div>" }.joined(separator: "\n"))
    </footer>
    \(footnote.map { "<p class=\"footnote\">\(Self.escaped($0))</p>" } ?? "")
    </body>
    </html>

    """
  }

  private static func table(_ section: Section) -> String {
    let rows = section.rows.map { row in
      "<tr>" + row.map { "<td>\(escaped($0))</td>" }.joined() + "</tr>"
    }
    return "<h2>\(escaped(section.title))</h2>\n<table>\n\(rows.joined(separator: "\n"))\n</table>"
  }

  /// Text as HTML: whatever somebody has written into a reason stays text.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
