import Archives

/// Writes one sheet: headings that stay in sight, a filter over them, texts as texts, and lists to pick from.
struct SheetWriter {
  let sheet: SheetDraft

  init(_ sheet: SheetDraft) { self.sheet = sheet }

  /// Widths of columns, in letters.
  private static let widthRange = 8...48
  /// Columns that a page has room for, and one that stands upright.
  private static let (columnsOfPageMax, columnsOfPortraitMax) = (14, 6)
  /// Rows whose letters are counted for the width of their columns.
  private static let rowsMeasured = 200
  /// The most letters of what is said beside a heading.
  private static let noteCharactersMax = 255

  /// The part of the workbook.
  var text: String {
    var writer = MarkupWriter()
    writer.element("worksheet", ["xmlns": WorkbookWriter.main]) { writer in
      writer.element("sheetPr") { $0.element("pageSetUpPr", ["fitToPage": fitsOnePage ? "1" : "0"]) }
      writer.element("sheetViews") { writer in
        writer.element("sheetView", ["workbookViewId": "0"]) { writer in
          writer.element("pane", ["ySplit": "1", "topLeftCell": "A2", "activePane": "bottomLeft", "state": "frozen"])
        }
      }
      writer.element("sheetFormatPr", ["defaultRowHeight": "18"])
      if !sheet.columns.isEmpty { writeWidths(to: &writer) }
      writer.element("sheetData") { writer in
        write(sheet.columns.map { .text($0.heading) }, row: 1, style: .heading, to: &writer)
        for (place, row) in sheet.rows.enumerated() { write(row, row: place + 2, style: .text, to: &writer) }
      }
      if !sheet.columns.isEmpty {
        let corner = CellAddress(column: sheet.columns.count, row: max(2, sheet.rows.count + 1))
        writer.element("autoFilter", ["ref": "A1:\(corner)"])
        writeChoices(to: &writer)
        writePage(to: &writer)
      }
    }
    return writer.text
  }

  /// Whether a page is as wide as the sheet; a wide one would be too small to be read.
  private var fitsOnePage: Bool { sheet.columns.count <= Self.columnsOfPageMax }

  /// How the list is printed: with lines between its cells, and the number of each page.
  private func writePage(to writer: inout MarkupWriter) {
    let isUpright = sheet.columns.count <= Self.columnsOfPortraitMax
    writer.element("printOptions", ["gridLines": "1"])
    writer.element(
      "pageMargins",
      ["left": "0.5", "right": "0.5", "top": "0.6", "bottom": "0.6", "header": "0.3", "footer": "0.3"])
    writer.element(
      "pageSetup",
      ["paperSize": "9", "orientation": isUpright ? "portrait" : "landscape", "fitToHeight": "0"])
    writer.element("headerFooter") { writer in
      writer.element("oddFooter") { $0.add("&L&A&R&P / &N") }
    }
  }

  private func writeWidths(to writer: inout MarkupWriter) {
    writer.element("cols") { writer in
      for (place, column) in sheet.columns.enumerated() {
        let longest =
          sheet.rows.prefix(Self.rowsMeasured).map { row -> Int in
            guard row.indices.contains(place) else { return 0 }
            return switch row[place] {
            case .text(let text): text.count
            case .number(let number): "\(number)".count
            case .moment(let moment): moment.text.count
            }
          }.max() ?? 0
        let letters = max(column.heading.count + 3, longest + 2)
        let width = min(max(letters, Self.widthRange.lowerBound), Self.widthRange.upperBound)
        let number = "\(place + 1)"
        writer.element(
          "col",
          [
            "min": number, "max": number, "width": "\(width)", "style": "\(CellStyle(column.contents).rawValue)",
            "customWidth": "1",
          ])
      }
    }
  }

  private func write(_ values: [SheetDraft.Value], row: Int, style: CellStyle, to writer: inout MarkupWriter) {
    writer.element("row", ["r": "\(row)"]) { writer in
      for (place, value) in values.enumerated() {
        let address = "\(CellAddress(column: place + 1, row: row))"
        switch value {
        case .text(""): break
        case .text(let text):
          writer.element("c", ["r": address, "s": "\(style.rawValue)", "t": "inlineStr"]) { writer in
            writer.element("is") { writer in
              writer.element("t", ["xml:space": "preserve"]) { $0.add(EscapedLetters.escaped(text)) }
            }
          }
        case .number(let number):
          writer.element("c", ["r": address, "s": "\(CellStyle.number.rawValue)"]) { writer in
            writer.element("v") { $0.add("\(number)") }
          }
        case .moment(let moment):
          let style: CellStyle = moment.daysSince1970 == nil ? .time : moment.seconds == 0 ? .date : .moment
          writer.element("c", ["r": address, "s": "\(style.rawValue)"]) { writer in
            writer.element("v") { $0.add("\(moment.serial)") }
          }
        }
      }
    }
  }

  /// Lists to pick from, and what is said beside the headings.
  private func writeChoices(to writer: inout MarkupWriter) {
    let lists = sheet.columns.enumerated().filter { $0.element.hasList || !$0.element.note.isEmpty }
    guard !lists.isEmpty else { return }
    writer.element("dataValidations", ["count": "\(lists.count)"]) { writer in
      for (place, column) in lists {
        let letters = CellAddress.letters(ofColumn: place + 1)

        let range = "\(letters)2:\(letters)\(CellAddress.rowsMax)"
        let note = String(column.note.prefix(Self.noteCharactersMax))
        writer.element(
          "dataValidation",
          [
            "type": column.hasList ? "list" : "none", "allowBlank": "1", "showInputMessage": note.isEmpty ? "0" : "1",
            "showErrorMessage": column.hasList ? "1" : "0", "prompt": note, "sqref": range,
          ]
        ) { writer in
          guard column.hasList else { return }
          writer.element("formula1") { $0.add("\"\(column.choices.joined(separator: ","))\"") }
        }
      }
    }
  }
}

extension SheetDraft.Column {
  /// Whether its choices can be picked from a list, which Excel takes up to a length.
  fileprivate var hasList: Bool {
    let charactersMax = 250
    let length = choices.reduce(0) { $0 + $1.utf16.count + 1 }
    return !choices.isEmpty && length <= charactersMax && !choices.contains { $0.contains(",") || $0.contains("\"") }
  }
}
