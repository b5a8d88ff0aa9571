import Archives
import Documents
import Foundation

/// What a DOCX holds beside its words: looked at before any program opens it.
struct DocxParts {
  /// Documents: a report with pictures; everything in it together is not out of proportion.
  static let limits = ArchiveLimits(
    archiveBytesMax: 64 << 20, entriesMax: 5_000, entryBytesMax: 128 << 20, totalBytesMax: 256 << 20, ratioMax: 200)
  /// The most fonts that are looked up.
  static let fontsMax = 12
  /// The most things of a network that are told of.
  static let linksMax = 5

  let remarks: [PageRemark]
  let pagesSaid: Int?
  let fonts: [String]

  init(_ bytes: Data) throws(PressProblem) {
    let entries: [ArchiveEntry]
    do throws(ArchiveFault) {
      // All of it is unpacked here, within limits, before anybody does it without.
      entries = try ZipReader.entries(of: Array(bytes), limits: Self.limits)
    } catch {
      if case .encrypted = error { throw .encrypted }
      throw .archive("\(error)")
    }
    let parts = Dictionary(entries.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    guard parts["[Content_Types].xml"] != nil, let document = parts["word/document.xml"] else { throw .notADocument }
    guard !entries.contains(where: { $0.name.lowercased().hasSuffix("vbaproject.bin") }) else { throw .macros }
    var remarks = try Self.links(in: entries).prefix(Self.linksMax).map { PageRemark(kind: .notFetched, value: $0) }
    var isTracked = false
    var named: Set<String> = []
    for part in [document, parts["word/styles.xml"]].compactMap(\.self) {
      try Self.read(part) { name, attributes in
        if name == "ins" || name == "del" { isTracked = true }
        if name == "rFonts" { named.formUnion(["ascii", "hAnsi"].compactMap { attributes[$0] }) }
      }
    }
    if isTracked { remarks.append(PageRemark(kind: .trackedChanges)) }
    self.remarks = remarks
    fonts = Array(named.sorted().prefix(Self.fontsMax))
    pagesSaid = parts["docProps/app.xml"].flatMap(Self.pages)
  }

  /// What the document names that is not in it, but for links that somebody clicks on.
  private static func links(in entries: [ArchiveEntry]) throws(PressProblem) -> [String] {
    var links: Set<String> = []
    for entry in entries where entry.name.hasSuffix(".rels") {
      try read(entry.bytes) { name, attributes in
        guard name == "Relationship", attributes["TargetMode"] == "External",
          attributes["Type"]?.hasSuffix("/hyperlink") != true
        else { return }
        links.insert(String((attributes["Target"] ?? "").prefix(200)))
      }
    }
    return links.sorted()
  }

  private static func pages(in part: [UInt8]) -> Int? {
    var (isThere, text) = (false, "")
    try? MarkupReader.read(part) { event in
      switch event {
      case .begin(let name, _): isThere = name == "Pages"
      case .text(let piece): if isThere { text += piece }
      case .end: isThere = false
      }
    }
    return Int(text)
  }

  private static func read(
    _ part: [UInt8], _ body: (String, [String: String]) -> Void
  ) throws(PressProblem) {
    do {
      try MarkupReader.read(part) { event in
        // Names of attributes come with their prefix, which is the writer's choice.
        if case .begin(let name, let attributes) = event {
          let plain = attributes.map { ($0.key.split(separator: ":").last.map(String.init) ?? $0.key, $0.value) }
          body(name, Dictionary(plain, uniquingKeysWith: { first, _ in first }))
        }
      }
    } catch {
      throw .damaged("\(error)")
    }
  }
}
