package import Archives
import Congress

/// A paper as an Office Open XML document (ECMA-376): Word and LibreOffice open and edit it.
///
/// The same paper gives the same bytes: no clock, no random names, entries of a fixed day.
package struct DocxFile {
  let paper: Paper
  /// Whether the journal's places stand beside each sentence, as comments.
  let hasSources: Bool

  /// A paper to be written.
  package init(_ paper: Paper, hasSources: Bool) {
    self.paper = paper
    self.hasSources = hasSources
  }

  private var layout: PaperLayout { paper.layout }

  /// The whole file.
  package func bytes() throws(ArchiveFault) -> [UInt8] {
    var body = DocxBody(layout: layout, hasSources: hasSources)
    let document = body.document(paper)
    var parts: [(name: String, type: String?, text: String)] = [
      ("[Content_Types].xml", nil, ""),
      ("_rels/.rels", nil, Self.relations(Self.packageRelations)),
      ("word/document.xml", "document.main", document),
      ("word/styles.xml", "styles", DocxStyles(layout: layout, language: paper.language.rawValue).text),
      ("word/settings.xml", "settings", Self.settings),
      ("word/fontTable.xml", "fontTable", fontTable),
      ("word/header1.xml", "header", header(Self.pageNumber)),
      ("word/header2.xml", "header", header(mark.isEmpty ? Self.emptyLine : "")),
    ]
    var relations = Self.documentRelations
    if !body.comments.isEmpty {
      parts.append(("word/comments.xml", "comments", comments(body.comments)))
      relations.append(("rId6", "comments", "comments.xml"))
    }
    parts.append(("word/_rels/document.xml.rels", nil, Self.relations(relations)))
    parts.append(("docProps/core.xml", nil, coreProperties))
    parts[0].text = Self.contentTypes(parts.compactMap { part in part.type.map { (part.name, $0) } })
    // Stored: the digest of a paper is on record, and is to be the same wherever the paper is made again.
    return try ZipWriter.archive(
      of: parts.map { ArchiveEntry(name: $0.name, text: MarkupWriter.declaration + $0.text) }, packing: .stored)
  }

  // MARK: The parts around the text

  private static let schema = "http://schemas.openxmlformats.org"
  static let namespaces =
    "xmlns:w=\"\(schema)/wordprocessingml/2006/main\" xmlns:r=\"\(schema)/officeDocument/2006/relationships\""

  private static let documentRelations: [(id: String, type: String, target: String)] = [
    ("rId1", "styles", "styles.xml"), ("rId2", "settings", "settings.xml"), ("rId3", "fontTable", "fontTable.xml"),
    ("rId4", "header", "header1.xml"), ("rId5", "header", "header2.xml"),
  ]
  private static let packageRelations: [(id: String, type: String, target: String)] = [
    ("rId1", "officeDocument", "word/document.xml"), ("rId2", "core-properties", "docProps/core.xml"),
  ]

  private static func relations(_ all: [(id: String, type: String, target: String)]) -> String {
    let lines = all.map { relation in
      let isOfPackage = relation.type == "core-properties"
      let kind = isOfPackage ? "package/2006/relationships/metadata" : "officeDocument/2006/relationships"
      return "<Relationship Id=\"\(relation.id)\" Type=\"\(schema)/\(kind)/\(relation.type)\" "
        + "Target=\"\(relation.target)\"/>"
    }
    return "<Relationships xmlns=\"\(schema)/package/2006/relationships\">\(lines.joined())</Relationships>"
  }

  private static func contentTypes(_ parts: [(name: String, type: String)]) -> String {
    let overrides = parts.map { part in
      "<Override PartName=\"/\(part.name)\" "
        + "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.\(part.type)+xml\"/>"
    }
    return "<Types xmlns=\"\(schema)/package/2006/content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" + overrides.joined()
      + "<Override PartName=\"/docProps/core.xml\" "
      + "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
  }

  private static let settings =
    "<w:settings \(namespaces)><w:defaultTabStop w:val=\"567\"/><w:characterSpacingControl w:val=\"doNotCompress\"/>"
    + "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
    + "w:val=\"15\"/></w:compat></w:settings>"

  private static let pageNumber =
    "<w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>"
    + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
    + "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
    + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r>"
    + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"

  private static let emptyLine = "<w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr></w:p>"

  /// What stands above the text of a page: its number, and the mark of a paper that counts for nothing.
  private func header(_ text: String) -> String { "<w:hdr \(Self.namespaces)>\(text)\(mark)</w:hdr>" }

  private var mark: String {
    paper.mark.map {
      let run = DocxRun.text(PaperRun(text: $0, isBold: true), look: DocxMeasure.size(layout.font.table))
      return "<w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>\(run)</w:p>"
    } ?? ""
  }

  /// The fonts, and what stands in for them where they are not there.
  private var fontTable: String {
    "<w:fonts \(Self.namespaces)><w:font w:name=\"\(layout.font.family)\"><w:altName w:val=\"\(layout.font.standIn)\"/>"
      + "<w:panose1 w:val=\"02020603050405020304\"/><w:charset w:val=\"00\"/><w:family w:val=\"roman\"/>"
      + "<w:pitch w:val=\"variable\"/></w:font></w:fonts>"
  }

  private var coreProperties: String {
    let properties = "\(Self.schema)/package/2006/metadata/core-properties"
    return "<cp:coreProperties xmlns:cp=\"\(properties)\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      + "xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
      + "<dc:title>\(MarkupWriter.escaped(paper.title))</dc:title><dc:creator>Plenary</dc:creator>"
      + "<dc:identifier>\(MarkupWriter.escaped(paper.congress.text)) 1–\(paper.sequence)</dc:identifier>"
      + "<dc:language>\(paper.language.rawValue)</dc:language>"
      + "<dcterms:created xsi:type=\"dcterms:W3CDTF\">\(Self.date(paper.atMS))</dcterms:created></cp:coreProperties>"
  }

  private func comments(_ texts: [String]) -> String {
    let all = texts.enumerated().map { id, text in
      "<w:comment w:id=\"\(id)\" w:author=\"Plenary\" w:initials=\"P\" w:date=\"\(Self.date(paper.atMS))\">"
        + "<w:p><w:r><w:t xml:space=\"preserve\">\(MarkupWriter.escaped(text))</w:t></w:r></w:p></w:comment>"
    }
    return "<w:comments \(Self.namespaces)>\(all.joined())</w:comments>"
  }

  /// A moment in UTC, as XML has it.
  private static func date(_ ms: Int64) -> String {
    let (days, rest) = (ms / 86_400_000, Int(ms % 86_400_000 / 1_000))
    func digits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let clock = [rest / 3_600, rest / 60 % 60, rest % 60].map(digits).joined(separator: ":")
    return "\(CivilDate.text(daysSince1970: Int(days)))T\(clock)Z"
  }
}
