import Assets
import Congress
import Documents
import Foundation

/// The press's page in one language.
struct PressSheet {
  let site: PressSite
  let strings: Strings
  /// How the site's top is reached from here: nothing, or `../`.
  let root: String

  var facts: PressFacts { site.facts }
  var language: Language { Language(rawValue: strings.language) ?? .vietnamese }
  var figures: FigureFormat { FigureFormat(language: strings.language) }
  private var utcOffset: UTCOffset { facts.heading.utcOffset }

  func say(_ key: String, _ values: [String: String] = [:]) -> String {
    strings[Wording("press.site.\(key)", values.mapValues { .text($0) })]
  }

  /// A text of the congress in this language, as it stands between marks.
  private func text(_ text: LocalizedText) -> String { Self.escaped(text.text(in: language)) }

  /// A text as it stands between marks and in their attributes.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  /// What the congress is called.
  var title: String {
    let name = facts.heading.name
    return [name.title, name.ordinal, name.term].map { $0.text(in: language) }.joined(separator: " ")
  }

  // MARK: The page

  /// The whole page.
  var html: String {
    let sections = [
      ("results", results), ("elections", elections), ("pictures", pictures), ("documents", documents),
      ("programme", programme),
    ].filter { !$0.1.isEmpty }
    let places = sections.map { "<a href=\"#\($0.0)\">\(Self.escaped(say($0.0)))</a>" }.joined(separator: "\n")
    let content = sections.map { name, content in
      "<section id=\"\(name)\" aria-labelledby=\"\(name)-title\">\n"
        + "<h2 id=\"\(name)-title\">\(Self.escaped(say(name)))</h2>\n\(content)</section>\n"
    }.joined()
    return """
      <!DOCTYPE html>
      <html lang="\(strings.language)">
      <head>
      \(head)
      </head>
      <body>
      <a class="skip" href="#content">\(Self.escaped(say("skip")))</a>
      <header>
      <p class="body">\(text(facts.heading.name.body))</p>
      <h1>\(Self.escaped(title))</h1>
      <p>\(text(facts.heading.name.placeAndDate))</p>
      <p class="as-of">\(Self.escaped(say("as-of", ["time": moment(facts.atMS)]))) \(languages)</p>
      \(rehearsal)<nav aria-label="\(Self.escaped(say("places")))">
      \(places)
      </nav>
      </header>
      \(news)<main id="content">
      \(content.isEmpty ? "<p class=\"nothing\">\(Self.escaped(say("nothing")))</p>\n" : content)</main>
      <footer>
      <p>\(Self.escaped(say("machines")))</p>
      <p><a href="\(root)congress.json">JSON</a> <a href="results.csv">CSV</a> <a href="feed.atom">Atom</a> <a href="programme.ics">iCalendar</a>\(site.script == nil ? " <a href=\"\(root)SHA256SUMS\">SHA-256</a>" : "")</p>
      </footer>
      </body>
      </html>

      """
  }

  private var head: String {
    let policy =
      "default-src 'none'; img-src 'self'; style-src 'self'"
      + (site.script == nil ? "" : "; script-src 'self'; connect-src 'self'")
    return """
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <title>\(Self.escaped(title))</title>
      <link rel="stylesheet" href="\(root)site.css">
      <link rel="alternate" type="application/atom+xml" href="feed.atom" title="\(Self.escaped(title))">
      \(site.script == nil ? "" : "<script type=\"module\" src=\"\(root)press.js\"></script>")
      """
  }

  /// Where a script says that there is something newer.
  private var news: String {
    site.script == nil
      ? ""
      : "<p class=\"news\" role=\"status\" data-facts=\"\(root)congress.json\"><a href=\"\" hidden>\(Self.escaped(say("news")))</a></p>\n"
  }

  private var rehearsal: String {
    guard facts.heading.isRehearsal else { return "" }
    return "<p class=\"rehearsal\">\(Self.escaped(strings[.rehearsalMark] + " – " + strings[.rehearsalNotReal]))</p>\n"
  }

  private var languages: String {
    site.words.enumerated().filter { $0.element.language != strings.language }.map { place, other in
      let folder = place == 0 ? "" : other.language + "/"
      let name = other.text("press.site.language") ?? other.language
      return "<a href=\"\(root)\(folder)\(PressSite.index)\" lang=\"\(other.language)\" "
        + "hreflang=\"\(other.language)\">\(Self.escaped(name))</a>"
    }.joined(separator: " ")
  }

  // MARK: What was published

  private var results: String {
    facts.results.sorted { $0.publishedMS > $1.publishedMS }.map { result in
      let rows = result.choices.indices.map { place in
        "<tr><th scope=\"row\">\(text(result.choices[place].label))</th>"
          + "<td class=\"figure\">\(figures.number(result.outcome.tally.counts[place]))</td>"
          + "<td class=\"figure\">\(share(of: result, at: place))</td></tr>"
      }.joined()
      let verdict = Self.escaped(verdict(of: result))
      return "<article id=\"\(Self.escaped(result.ballot.text))-\(result.round)\" class=\"result \(tone(of: result))\">"
        + "<div><p class=\"code\">\(Self.escaped(heading(of: result)))</p><h3>\(text(result.question))</h3>"
        + "<p class=\"verdict\">\(verdict)</p><table>\(rows)</table>\(rests(of: result))</div>\(hallPictures(ResultPictures.place(of: result)))</article>\n"
    }.joined()
  }

  /// The pictures that the hall had, page by page.
  private func hallPictures(_ place: String) -> String {
    let pages = (site.resultPictures[place] ?? []).indices.map { page in
      let name = Self.escaped(root + ResultPictures.name(place, page: page))
      return "<a href=\"\(name)\"><img src=\"\(name)\" loading=\"lazy\" width=\"\(ResultPictures.width)\" "
        + "height=\"\(ResultPictures.height)\" alt=\"\(Self.escaped(say("hall-picture")))\"></a>"
    }
    return pages.isEmpty ? "" : "<div class=\"hall\">\(pages.joined())</div>"
  }

  private func heading(of result: ResultView) -> String {
    let round = result.round > 1 ? [strings[.ballotRound, ["round": figures.number(result.round)]]] : []
    return ([result.ballot.text] + round + [moment(result.publishedMS)]).joined(separator: " · ")
  }

  func verdict(of result: ResultView) -> String {
    result.isVoided ? strings[.resultVoided] : strings.words(for: result.verdict, choices: result.choices)
  }

  private func tone(of result: ResultView) -> String {
    guard !result.isVoided, let verdict = result.verdict else { return "void" }
    return verdict.isAdoption ? "adopted" : "not-adopted"
  }

  /// The share of a choice in words; nothing of nobody.
  func share(of result: ResultView, at place: Int) -> String {
    result.need == nil ? "" : figures.percent(hundredths: result.outcome.shares[place].hundredthsOfPercent)
  }

  private func rests(of result: ResultView) -> String {
    guard let need = result.need else { return "" }
    let isWeighted = result.outcome.tally.weights != nil
    let words = strings[
      .resultRests,
      [
        "rule": strings.words(for: result.rule), "of": strings.base(result.base.rawValue, isWeighted: isWeighted),
        "needed": figures.number(need.needed), "base": figures.number(need.base),
      ]]
    return "<p class=\"note\">\(Self.escaped(words))</p>"
  }

  private var elections: String {
    facts.elections.map { result in
      let rows = result.list.candidates.enumerated().map { place, candidate in
        let votes = result.outcome.count.votes.indices.contains(place) ? result.outcome.count.votes[place] : 0
        let isElected = !result.isVoided && result.outcome.elected.contains(candidate.code)
        return "<tr><th scope=\"row\">\(Self.escaped(candidate.name))</th>"
          + "<td class=\"figure\">\(figures.number(votes))</td>"
          + "<td>\(isElected ? "<strong>\(Self.escaped(say("elected")))</strong>" : "")</td></tr>"
      }.joined()
      let void = result.isVoided ? "<p class=\"verdict\">\(Self.escaped(strings[.resultVoided]))</p>" : ""
      let papers = say(
        "papers",
        [
          "collected": figures.number(result.collected), "valid": figures.number(result.outcome.count.valid),
          "invalid": figures.number(result.outcome.count.invalid),
        ])
      return
        "<article id=\"\(Self.escaped(result.election.text))-\(result.round)\" class=\"result\"><div><p class=\"code\">"
        + "\(Self.escaped(moment(result.publishedMS)))</p><h3>\(text(result.title))</h3>\(void)<table>\(rows)</table>"
        + "<p class=\"note\">\(Self.escaped(papers))</p></div>\(hallPictures(ResultPictures.place(of: result)))</article>\n"
    }.joined()
  }

  // MARK: Pictures and documents

  private var pictures: String {
    let tiles = facts.pictures.map { picture in
      let code = Self.escaped(picture.code.text)
      let credit = Self.escaped(say("credit", ["credit": picture.credit]))
      guard let image = picture.image, let preview = picture.preview else {
        return
          "<li id=\"\(code)\" class=\"withdrawn\"><p><strong>\(Self.escaped(say("picture-withdrawn")))</strong></p>"
          + "<p>\(text(picture.caption))</p><p class=\"note\">\(code) · \(Self.escaped(picture.reason ?? ""))</p></li>"
      }
      let name = root + PressSite.name(of: picture)
      let size = "\(image.width) × \(image.height) · \(figures.number(max(1, image.bytes >> 10))) kB"
      return
        "<li id=\"\(code)\"><figure><a href=\"\(Self.escaped(name))\"><img src=\"\(Self.escaped(root + PressSite.previewName(of: picture)))\" "
        + "width=\"\(preview.width)\" height=\"\(preview.height)\" loading=\"lazy\" alt=\"\(text(picture.caption))\"></a>"
        + "<figcaption><p>\(text(picture.caption))</p><p class=\"note\">\(credit)</p>"
        + "<p class=\"note\"><a href=\"\(Self.escaped(name))\" download>\(Self.escaped(say("download")))</a> \(code) · \(size)</p>"
        + "</figcaption></figure></li>"
    }
    return tiles.isEmpty ? "" : "<ul class=\"pictures\">\n\(tiles.joined(separator: "\n"))\n</ul>\n"
  }

  private var documents: String {
    facts.documents.map { document in
      let list = document.state == .released ? site.pages[document.code]?.pages ?? [] : []
      let links = list.enumerated().map { index, page in
        let name = root + PressSite.name(of: document, page: index, page.picture.form)
        return
          "<a href=\"\(Self.escaped(name))\" aria-label=\"\(Self.escaped(say("page", ["number": "\(index + 1)"])))\">\(index + 1)</a>"
      }.joined(separator: " ")
      return "<article id=\"\(Self.escaped(document.code.text))\"><h3>\(text(document.title))</h3>"
        + "<p class=\"note\">\(Self.escaped(note(of: document)))</p>"
        + (links.isEmpty ? "" : "<p class=\"pages\">\(links)</p>") + "</article>\n"
    }.joined()
  }

  func note(of document: ReleasedDocumentsView.Line) -> String {
    guard document.state == .released else { return say("withdrawn", ["reason": document.reason ?? ""]) }
    return say(
      "document",
      [
        "document": document.code.text, "version": "\(document.version)", "pages": "\(document.pages?.count ?? 0)",
        "time": moment(document.releasedMS),
      ])
  }

  // MARK: The programme

  private var programme: String {
    facts.agenda.days.map { day in
      let sessions = day.sessions.map { session in
        let items = session.items.map { item in
          let isStruck = if case .dropped = item.progress { true } else { false }
          let title = text(item.title)
          return "<tr><td class=\"figure\">\(figures.time(item.plannedStartMS, utcOffset: utcOffset))</td>"
            + "<td>\(isStruck ? "<s>\(title)</s>" : title)</td></tr>"
        }.joined()
        return "<h4>\(text(session.title))</h4><table>\(items)</table>"
      }.joined()
      let date = date(CivilDate.days(date: day.date))
      return "<article><h3>\(text(day.title)) · \(Self.escaped(date))</h3>\(sessions)</article>\n"
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
}
