/// The styles of a document: an office changes one, and every paragraph of its kind follows.
struct DocxStyles {
  let layout: PaperLayout
  let language: String

  var text: String {
    let font = layout.font
    let scripts = ["ascii", "hAnsi", "cs", "eastAsia"].map { " w:\($0)=\"\(font.family)\"" }
    let family = "<w:rFonts\(scripts.joined())/>"
    let tongue = language == "vi" ? "vi-VN" : "en-GB"
    let defaults =
      "<w:docDefaults><w:rPrDefault><w:rPr>\(family)\(DocxMeasure.size(font.body))<w:lang w:val=\"\(tongue)\"/>"
      + "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    let all =
      [style("Normal", name: "Normal", isDefault: true)] + PaperParagraph.Style.allCases.map(style)
      + [header, tableText]
    return "<w:styles \(DocxFile.namespaces)>\(defaults)\(all.joined())</w:styles>"
  }

  /// A style's name in a document.
  static func id(_ style: PaperParagraph.Style) -> String {
    "Paper" + style.rawValue.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  private func style(
    _ id: String, name: String, isDefault: Bool = false, paragraph: String = "", run: String = ""
  ) -> String {
    "<w:style w:type=\"paragraph\"\(isDefault ? " w:default=\"1\"" : "") w:styleId=\"\(id)\">"
      + "<w:name w:val=\"\(name)\"/>\(isDefault ? "" : "<w:basedOn w:val=\"Normal\"/>")<w:qFormat/>"
      + "<w:pPr>\(paragraph)</w:pPr><w:rPr>\(run)</w:rPr></w:style>"
  }

  private func style(_ style: PaperParagraph.Style) -> String {
    let spacing = layout.spacing
    let lines = DocxMeasure.spacing(line: spacing.line, after: spacing.after)
    let indent = "<w:ind w:firstLine=\"\(DocxMeasure.twips(spacing.indent))\"/>"
    let (paragraph, run): (String, String) =
      switch style {
      case .head: ("<w:spacing w:before=\"0\" w:after=\"0\"/><w:jc w:val=\"center\"/>", "")
      case .title:
        (
          "<w:keepNext/>" + DocxMeasure.spacing(before: 12, after: 0) + "<w:jc w:val=\"center\"/>",
          "<w:b/>" + DocxMeasure.size(layout.font.title)
        )
      case .annex:
        (
          "<w:keepNext/>" + DocxMeasure.spacing(after: 8) + "<w:jc w:val=\"center\"/>",
          "<w:b/>" + DocxMeasure.size(layout.font.subject)
        )
      case .subject:
        (
          "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"0\"/><w:jc w:val=\"center\"/>",
          "<w:b/>" + DocxMeasure.size(layout.font.subject)
        )
      case .heading: ("<w:keepNext/>" + lines + indent, "<w:b/>")
      case .subheading: ("<w:keepNext/>" + lines + indent, "<w:b/><w:i/>")
      case .body, .note: (lines + indent + "<w:jc w:val=\"both\"/>", style == .note ? "<w:i/>" : "")
      case .listed:
        (DocxMeasure.spacing(line: spacing.line, after: spacing.after / 2) + indent + "<w:jc w:val=\"both\"/>", "")
      case .caption:
        ("<w:keepNext/>" + DocxMeasure.spacing(before: 6, line: spacing.line, after: spacing.after), "<w:b/>")
      case .signFor: ("<w:keepNext/><w:keepLines/><w:jc w:val=\"center\"/>", "<w:b/>")
      case .signOffice:
        ("<w:keepNext/><w:keepLines/>" + DocxMeasure.spacing(after: 66) + "<w:jc w:val=\"center\"/>", "")
      case .signName: ("<w:keepLines/><w:jc w:val=\"center\"/>", "<w:b/>")
      }
    let id = Self.id(style)
    return self.style(id, name: id, paragraph: paragraph, run: run)
  }

  private var header: String {
    style("Header", name: "header", paragraph: "<w:jc w:val=\"center\"/>", run: DocxMeasure.size(layout.font.body))
  }

  private var tableText: String {
    style(
      "PaperTable", name: "PaperTable", paragraph: DocxMeasure.spacing(before: 2, after: 2),
      run: DocxMeasure.size(layout.font.table))
  }
}

/// Lengths as a document writes them.
enum DocxMeasure {
  /// mm in twentieths of a point.
  static func twips(_ mm: Int) -> Int { (mm * 14_400 + 127) / 254 }

  /// A size of letters, in half points.
  static func size(_ points: Int) -> String { "<w:sz w:val=\"\(points * 2)\"/><w:szCs w:val=\"\(points * 2)\"/>" }

  /// The room around a paragraph and from line to line, in points.
  static func spacing(before: Int = 0, line: Int? = nil, after: Int) -> String {
    let lines = line.map { " w:line=\"\($0 * 20)\" w:lineRule=\"exact\"" } ?? ""
    return "<w:spacing w:before=\"\(before * 20)\" w:after=\"\(after * 20)\"\(lines)/>"
  }
}
