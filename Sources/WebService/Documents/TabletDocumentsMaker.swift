import Assets
import Congress

/// Puts what a reader may read into words.
///
/// Pure: the same facts and language give the same.
struct TabletDocumentsMaker {
  /// What is known of the pages of a version beside what is on record.
  struct PageFacts: Sendable, Hashable {
    /// Whether this web service has them.
    var isHere = false
    /// Which are other than in the version before.
    var changed: [Int]?
  }

  /// The most parts of a list of pages that are written out: `4, 7, 12–15`.
  static let rangesMax = 12

  let readable: ReadableDocuments
  let reader: DocumentReader
  /// The programme, for the titles and the order of items; nothing until it is known.
  let agenda: Agenda?
  let utcOffset: UTCOffset
  let strings: Strings
  /// By the digests of the pages.
  let facts: [String: PageFacts]
  /// How the pages are sealed for the reader, by their digests.
  let sealings: [String: (name: String, key: String)]
  let spreadSeconds: Int

  private var language: Language { Language(rawValue: strings.language) ?? .vietnamese }

  /// All of it.
  var documents: TabletDocuments {
    let lines = readable.lines(for: reader)
    let order = agenda?.items ?? []
    let first = { (line: ReleasedDocumentsView.Line) in order.first { line.items.contains($0.code) } }
    let general = lines.filter { first($0) == nil }
    var groups: [TabletDocuments.Group] = []
    if !general.isEmpty { groups.append(.init(title: word("general"), documents: general.map(self.line))) }
    for item in order {
      let own = lines.filter { first($0)?.code == item.code }
      guard !own.isEmpty else { continue }
      let title = word("of-item", ["item": item.code.text, "title": text(item.shortTitle ?? item.title)])
      groups.append(.init(title: title, documents: own.map(self.line)))
    }
    let waiting = readable.waiting(for: reader).compactMap { pages in
      sealings[pages.digest].map { TabletDocuments.Waiting(sealed: $0.name, count: pages.count) }
    }
    // What is sealed says nothing, not even in which order it was filed.
    return TabletDocuments(
      groups: groups, waiting: waiting.sorted { $0.sealed < $1.sealed }, spreadSeconds: spreadSeconds)
  }

  private func line(_ line: ReleasedDocumentsView.Line) -> TabletDocuments.Line {
    let known = line.pages.flatMap { facts[$0.digest] }
    let isHere = known?.isHere ?? false
    let changed = known?.changed
    let time = FigureFormat(language: strings.language).time(line.releasedMS, utcOffset: utcOffset)
    let date = CivilDate.text(daysSince1970: utcOffset.days(atMS: line.releasedMS)).split(separator: "-")
      .map { Int($0) ?? 0 }
    let remark =
      line.state == .withdrawn
      ? word("withdrawn", ["reason": line.reason ?? ""]) : isHere ? nil : word("elsewhere")
    return TabletDocuments.Line(
      code: line.code.text, title: text(line.title), kind: strings.text("document.kind.\(line.kind.rawValue)") ?? "",
      version: line.version, isWithdrawn: line.state == .withdrawn,
      facts: word(
        "version", ["version": "\(line.version)", "day": "\(date[2])", "month": "\(date[1])", "time": time]),
      length: line.pages.map { word("length", ["count": "\($0.count)"]) },
      changes: line.earlier.flatMap { earlier in changed.map { changes(in: $0, since: earlier.number) } },
      changedPages: changed ?? [], note: line.note, remark: remark, items: line.items.map(\.text),
      pages: isHere
        ? line.pages.flatMap { pages in
          readable.allows(.page, of: pages.digest, to: reader)
            ? TabletDocuments.Pages(
              digest: pages.digest, count: pages.count, sealed: sealings[pages.digest]?.name,
              key: sealings[pages.digest]?.key) : nil
        } : nil)
  }

  private func changes(in pages: [Int], since number: Int) -> String {
    guard !pages.isEmpty else { return word("changes-none", ["version": "\(number)"]) }
    return word("changes", ["version": "\(number)", "pages": Self.ranges(of: pages)])
  }

  /// Pages as people write them: `4, 7, 12–15`.
  static func ranges(of pages: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for page in pages.sorted() {
      if let last = ranges.last, page <= last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, page)
      } else {
        ranges.append(page...page)
      }
    }
    let texts = ranges.prefix(rangesMax).map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
    }
    return texts.joined(separator: ", ") + (ranges.count > rangesMax ? ", …" : "")
  }

  private func word(_ key: String, _ values: [String: String] = [:]) -> String {
    strings.text("tablet.document.\(key)", values) ?? key
  }

  private func text(_ text: LocalizedText) -> String { text.text(in: language) }
}
