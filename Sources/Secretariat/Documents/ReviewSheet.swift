import Assets
import Congress
import Documents
import Rendering

/// The pages of a version on one page of a browser, with what is otherwise than in the version before.
///
/// Pure: the same pages give the same text. Nothing on it is of elsewhere, and nothing runs.
struct ReviewSheet {
  /// The most words of a change that stand in a line.
  private static let changeCharactersMax = 160

  let document: Document
  let version: DocumentVersion
  let list: PageList
  let older: Int?
  let differences: PageDifferences?
  let strings: Strings

  /// The file of a page's picture.
  static func name(of page: PageList.Page, at index: Int) -> String { "\(index + 1).\(page.picture.form.rawValue)" }

  private func say(_ key: String, _ values: [String: String] = [:]) -> String {
    strings[Wording("document.\(key)", values.mapValues { .text($0) })]
  }

  /// Which pages are other, in a line; nothing for a first version.
  var summary: [String] {
    guard let older, let differences else { return [] }
    let pages = differences.pages.map { "\($0.number)" }.joined(separator: ", ")
    return [
      say(pages.isEmpty ? "unchanged-pages" : "changed-pages", ["version": "\(older)", "pages": pages])
    ]
  }

  /// What is other on each page, a line a change.
  var changes: [String] {
    (differences?.pages ?? []).flatMap { page in
      [say("page", ["number": "\(page.number)"])]
        + (page.changes.isEmpty
          ? ["  " + say("looks-other")] : page.changes.flatMap { lines(of: $0).map { "  " + $0 } })
    }
  }

  private func lines(of change: PageDifferences.Change) -> [String] {
    [("− ", change.removed), ("+ ", change.added)].filter { !$0.1.isEmpty }.map { mark, words in
      mark + (words.count > Self.changeCharactersMax ? words.prefix(Self.changeCharactersMax) + "…" : words)
    }
  }

  /// The page of a browser.
  var html: String {
    let language = Language(rawValue: strings.language) ?? .vietnamese
    let title = "\(document.code) · \(document.title.text(in: language)) · \(say("column.version")) \(version.number)"
    let pages = list.pages.enumerated().map { index, page in figure(page, at: index) }.joined(separator: "\n")
    let notes = summary + list.remarks.map { "! " + strings[$0.wording] }
    return """
      <!DOCTYPE html>
      <html lang="\(strings.language)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'unsafe-inline'">
      <title>\(Self.escaped(title))</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <header><h1>\(Self.escaped(title))</h1>
      <p class="digest">SHA-256 \(version.file.digest)</p>
      \(notes.map { "<p>\(Self.escaped($0))</p>" }.joined(separator: "\n"))
      \(links)
      </header>
      \(pages)
      </body>
      </html>

      """
  }

  /// One link to each page that is other, so that nobody looks for them among a hundred.
  private var links: String {
    let pages = (differences?.pages ?? []).map { "<a href=\"#page\($0.number)\">\($0.number)</a>" }
    return pages.isEmpty ? "" : "<nav>\(pages.joined(separator: " "))</nav>"
  }

  private func figure(_ page: PageList.Page, at index: Int) -> String {
    let other = differences?.pages.first { $0.number == index + 1 }
    func share(_ value: Int, of whole: Int) -> String {
      let hundredths = whole == 0 ? 0 : value * 10_000 / whole
      return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)%"
    }
    let marks = (other?.changes ?? []).flatMap(\.boxes).filter { $0.count == 4 }.map { box in
      "<i style=\"left:\(share(box[0], of: page.width));top:\(share(box[1], of: page.height));"
        + "width:\(share(box[2] - box[0], of: page.width));height:\(share(box[3] - box[1], of: page.height))\"></i>"
    }
    let words = other.map { other in
      other.changes.isEmpty
        ? "<p>\(Self.escaped(say("looks-other")))</p>"
        : other.changes.map { change in
          let removed = change.removed.isEmpty ? "" : "<del>\(Self.escaped(change.removed))</del> "
          return "<p>\(removed)\(change.added.isEmpty ? "" : "<ins>\(Self.escaped(change.added))</ins>")</p>"
        }.joined()
    }
    return """
      <section id="page\(index + 1)"\(other == nil ? "" : " class=\"other\"")>
      <figure><img src="\(Self.name(of: page, at: index))" alt="">\(marks.joined())</figure>
      <aside><h2>\(Self.escaped(say("page", ["number": "\(index + 1)"])))</h2>\(words ?? "")</aside>
      </section>
      """
  }

  private static let style = """
    body{margin:0;font:16px/1.5 sans-serif;background:#e9e7e2;color:#1d1b18}
    header{padding:24px 32px;background:#fff;border-bottom:3px solid #a32020}
    h1{font-size:22px;margin:0 0 4px}h2{font-size:15px;margin:0 0 8px;color:#6b655c}
    header p{margin:4px 0}.digest{font:12px monospace;color:#6b655c}
    nav a{display:inline-block;min-width:28px;padding:2px 0;text-align:center;background:#ffe9a8;color:#1d1b18;border-radius:4px}
    section{display:flex;gap:24px;max-width:1240px;margin:24px auto;padding:0 24px}
    figure{position:relative;margin:0;flex:0 0 min(840px,70%);background:#fff;box-shadow:0 1px 6px #0003}
    figure img{display:block;width:100%}
    figure i{position:absolute;background:#ffd54a66;outline:1px solid #d99a00}
    aside{flex:1;min-width:180px;font-size:14px;overflow-wrap:anywhere}
    .other h2::before{content:"● ";color:#d98500}
    del{color:#a32020}ins{color:#156b2c;text-decoration:none;background:#d9f2df}
    """

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
