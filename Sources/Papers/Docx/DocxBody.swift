import Archives

/// The text of a document, and the comments that belong to it.
struct DocxBody {
  let layout: PaperLayout
  let hasSources: Bool
  /// The comments' texts, by their number.
  private(set) var comments: [String] = []
  /// Whether the next paragraph begins a page.
  private var beginsPage = false

  init(layout: PaperLayout, hasSources: Bool) {
    self.layout = layout
    self.hasSources = hasSources
  }

  mutating func document(_ paper: Paper) -> String {
    var text = ""
    for (index, block) in paper.blocks.enumerated() {
      let isBeforeSignatures =
        if index + 1 < paper.blocks.count, case .signatures = paper.blocks[index + 1] { true } else { false }
      text += self.block(block, isKept: isBeforeSignatures)
    }
    return "<w:document \(DocxFile.namespaces)><w:body>\(text)\(section)</w:body></w:document>"
  }

  private var section: String {
    let page = layout.page
    func twips(_ mm: Int) -> Int { DocxMeasure.twips(mm) }
    let orientation = page.width > page.height ? " w:orient=\"landscape\"" : ""
    return "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId4\"/>"
      + "<w:headerReference w:type=\"first\" r:id=\"rId5\"/>"
      + "<w:pgSz w:w=\"\(twips(page.width))\" w:h=\"\(twips(page.height))\"\(orientation)/>"
      + "<w:pgMar w:top=\"\(twips(page.top))\" w:right=\"\(twips(page.right))\" w:bottom=\"\(twips(page.bottom))\" "
      + "w:left=\"\(twips(page.left))\" w:header=\"\(twips(page.number))\" "
      + "w:footer=\"\(twips(page.number))\" w:gutter=\"0\"/>"
      + "<w:titlePg/></w:sectPr>"
  }

  private mutating func block(_ block: PaperBlock, isKept: Bool) -> String {
    switch block {
    case .head(let left, let right): return head(left, right)
    case .paragraph(let paragraph):
      let text = self.paragraph(paragraph, isKept: isKept)
      return paragraph.style == .subject ? text + subjectRule : text
    case .table(let table): return self.table(table, isKept: isKept)
    case .signatures(let left, let right): return signatures(left, right)
    case .pageBreak:
      beginsPage = true
      return ""
    }
  }

  // MARK: Paragraphs

  private mutating func paragraph(
    _ paragraph: PaperParagraph, isKept: Bool = false, extra: String = "", look: String = ""
  ) -> String {
    let isBold = paragraph.style == .body
    let number = paragraph.number.map { DocxRun.text(PaperRun(text: $0, isBold: isBold), look: look) } ?? ""
    var texts: [String] = []
    for sentence in paragraph.sentences {
      let runs = sentence.runs.map { DocxRun.text($0, look: look) }.joined()
      texts.append(commented(runs, sentence.sources))
    }
    let space = DocxRun.text(PaperRun(text: " "), look: look)
    let kept = (isKept ? "<w:keepNext/>" : "") + (beginsPage ? "<w:pageBreakBefore/>" : "")
    beginsPage = false
    return "<w:p><w:pPr><w:pStyle w:val=\"\(DocxStyles.id(paragraph.style))\"/>\(kept)\(extra)</w:pPr>"
      + number + texts.joined(separator: space) + "</w:p>"
  }

  private mutating func commented(_ runs: String, _ sources: [Int64]) -> String {
    guard hasSources, !sources.isEmpty else { return runs }
    let id = comments.count
    comments.append("№ " + PaperWords.places(sources))
    return "<w:commentRangeStart w:id=\"\(id)\"/>\(runs)<w:commentRangeEnd w:id=\"\(id)\"/>"
      + "<w:r><w:commentReference w:id=\"\(id)\"/></w:r>"
  }

  /// What stands beneath the subject: five dashes, or a drawn line.
  private var subjectRule: String {
    switch layout.subjectRule {
    case .dashes:
      "<w:p><w:pPr>\(DocxMeasure.spacing(after: 6))<w:jc w:val=\"center\"/></w:pPr>"
        + DocxRun.text(PaperRun(text: "-----")) + "</w:p>"
    case .line:
      drawnLine(twips: DocxMeasure.twips(40), width: DocxMeasure.twips(layout.page.textWidth))
        + "<w:p><w:pPr>\(DocxMeasure.spacing(line: 6, after: 0))</w:pPr></w:p>"
    }
  }

  /// A line of a length in the middle of a width: the upper border of a low paragraph between indents.
  private func drawnLine(twips: Int, width: Int) -> String {
    let indent = max(0, (width - twips) / 2)
    return "<w:p><w:pPr><w:pStyle w:val=\"PaperHead\"/>"
      + "<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/></w:pBdr>"
      + "\(DocxMeasure.spacing(before: 2, line: 6, after: 0))"
      + "<w:ind w:left=\"\(indent)\" w:right=\"\(indent)\"/></w:pPr></w:p>"
  }

  // MARK: Two columns

  private mutating func head(_ left: [HeadLine], _ right: [HeadLine]) -> String {
    let width = DocxMeasure.twips(layout.page.textWidth)
    let first = width * layout.head.leftPercent / 100
    return columns([(first, headLines(left, width: first)), (width - first, headLines(right, width: width - first))])
  }

  private mutating func headLines(_ lines: [HeadLine], width: Int) -> String {
    var text = ""
    for line in lines {
      let look = line.look
      let run = (look.isBold ? "<w:b/>" : "") + (look.isItalic ? "<w:i/>" : "") + DocxMeasure.size(look.points)
      let before = look.part == .place ? DocxMeasure.spacing(before: 8, after: 0) : ""
      text += paragraph(line.paragraph, extra: before, look: run)
      guard let rule = look.rule else { continue }
      let whole = min(
        TextWidth.twips(line.paragraph.text, points: look.points, isBold: look.isBold), width - 2 * Self.cellMarginTwips
      )
      text += drawnLine(twips: rule == .text ? whole : whole / 3, width: width)
    }
    return text.isEmpty ? "<w:p/>" : text
  }

  private mutating func signatures(_ left: [PaperParagraph], _ right: [PaperParagraph]) -> String {
    let width = DocxMeasure.twips(layout.page.textWidth)
    var cells: [(Int, String)] = []
    for lines in [left, right] {
      var text = ""
      for line in lines { text += paragraph(line) }
      cells.append((width / 2, text.isEmpty ? "<w:p/>" : text))
    }
    return "<w:p><w:pPr><w:keepNext/>\(DocxMeasure.spacing(after: 6))</w:pPr></w:p>" + columns(cells)
  }

  private static let cellMarginTwips = 28

  /// The room between a cell's sides and its text.
  private static func margins(_ twips: Int) -> String {
    let sides = ["left", "right"].map { "<w:\($0) w:w=\"\(twips)\" w:type=\"dxa\"/>" }
    return "<w:tblCellMar>\(sides.joined())</w:tblCellMar>"
  }

  /// A row without lines around it, which no page divides.
  private func columns(_ cells: [(width: Int, text: String)]) -> String {
    let whole = cells.map(\.width).reduce(0, +)
    return "<w:tbl><w:tblPr><w:tblW w:w=\"\(whole)\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>"
      + "<w:tblLayout w:type=\"fixed\"/>\(Self.margins(Self.cellMarginTwips))</w:tblPr>"
      + "<w:tblGrid>\(cells.map { "<w:gridCol w:w=\"\($0.width)\"/>" }.joined())</w:tblGrid>"
      + "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
      + cells.map { "<w:tc><w:tcPr><w:tcW w:w=\"\($0.width)\" w:type=\"dxa\"/></w:tcPr>\($0.text)</w:tc>" }.joined()
      + "</w:tr></w:tbl>"
  }

  // MARK: Tables

  /// - Parameter isKept: Whether its last rows stay with what follows: nobody signs a page without a line of its text.
  private mutating func table(_ table: PaperTable, isKept: Bool) -> String {
    let whole = DocxMeasure.twips(layout.page.textWidth)
    let shares = max(1, table.columns.map(\.width).reduce(0, +))
    let widths = table.columns.map { whole * $0.width / shares }
    let border = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
      "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
    }.joined()
    var text =
      "<w:tbl><w:tblPr><w:tblW w:w=\"\(widths.reduce(0, +))\" w:type=\"dxa\"/><w:tblBorders>\(border)</w:tblBorders>"
      + "<w:tblLayout w:type=\"fixed\"/>\(Self.margins(70))</w:tblPr><w:tblGrid>\(widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined())</w:tblGrid>"
    let heads = table.columns.map { column in
      PaperRun(text: column.head, isBold: true)
    }
    text += "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    for (run, width) in zip(heads, widths) { text += cell([DocxRun.text(run)], width: width, isCentered: true) }
    text += "</w:tr>"
    for (index, row) in table.rows.enumerated() {
      let stays = isKept && index + Self.rowsKept >= table.rows.count
      text += "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
      if row.isHeading { text += heading(row, width: widths.reduce(0, +), columns: widths.count) }
      for (place, width) in widths.enumerated() where !row.isHeading && row.cells.indices.contains(place) {
        let lines = row.cells[place].split(separator: "\n", omittingEmptySubsequences: false)
          .map { DocxRun.text(PaperRun(text: String($0), isBold: row.isBold)) }
        // What a row stands on is said once, beside its first cell.
        let told = place == 0 ? [commented(lines.joined(), row.sources)] : lines
        text += cell(told, width: width, isCentered: table.columns[place].isCentered, isKept: stays)
      }
      text += "</w:tr>"
    }
    // Between two tables, and behind the last, the format wants a paragraph: so low that it never needs a page of its own.
    return text
      + "</w:tbl><w:p><w:pPr>\(isKept ? "<w:keepNext/>" : "")\(DocxMeasure.spacing(line: 1, after: 6))</w:pPr></w:p>"
  }

  /// How many rows stay with the signatures.
  private static let rowsKept = 2

  /// A row whose one cell goes over every column, and which stays with the row below it.
  private func heading(_ row: PaperTable.Row, width: Int, columns: Int) -> String {
    let run = DocxRun.text(PaperRun(text: row.cells.first ?? "", isBold: true))
    return cell([run], width: width, isCentered: false, isKept: true, columns: columns)
  }

  private func cell(
    _ lines: [String], width: Int, isCentered: Bool, isKept: Bool = false, columns: Int = 1
  ) -> String {
    let look = (isKept ? "<w:keepNext/>" : "") + (isCentered ? "<w:jc w:val=\"center\"/>" : "")
    let paragraphs = lines.map { "<w:p><w:pPr><w:pStyle w:val=\"PaperTable\"/>\(look)</w:pPr>\($0)</w:p>" }
    let span = columns > 1 ? "<w:gridSpan w:val=\"\(columns)\"/>" : ""
    return "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>\(span)<w:vAlign w:val=\"center\"/></w:tcPr>"
      + "\(paragraphs.joined())</w:tc>"
  }
}

/// A run of a document.
enum DocxRun {
  /// - Parameter look: What belongs to every run of its paragraph.
  static func text(_ run: PaperRun, look: String = "") -> String {
    let isBold = run.isBold && !look.contains("<w:b/>")
    let properties = (isBold ? "<w:b/>" : "") + (run.isItalic && !look.contains("<w:i/>") ? "<w:i/>" : "") + look
    return "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")<w:t xml:space=\"preserve\">"
      + "\(MarkupWriter.escaped(run.text))</w:t></w:r>"
  }
}
