import Archives

/// How a cell looks, by its number in the list of styles.
enum CellStyle: Int, CaseIterable {
  case plain, text, heading, number, date, time, moment

  /// Formats of numbers: the first two every workbook knows, the others stand in the list.
  private var format: String {
    switch self {
    case .plain: "0"
    case .text, .heading: "49"
    case .number: "1"
    case .date: "164"
    case .time: "20"
    case .moment: "165"
    }
  }

  /// How cells of a column look.
  init(_ contents: SheetDraft.Column.Contents) {
    self =
      switch contents {
      case .text: .text
      case .number: .number
      case .date: .date
      case .time: .time
      }
  }

  /// The list of styles.
  static var sheet: String {
    var writer = MarkupWriter()
    writer.element("styleSheet", ["xmlns": WorkbookWriter.main]) { writer in
      writer.element("numFmts", ["count": "2"]) { writer in
        writer.element("numFmt", ["numFmtId": "164", "formatCode": "dd/mm/yyyy"])
        writer.element("numFmt", ["numFmtId": "165", "formatCode": "dd/mm/yyyy hh:mm:ss"])
      }
      writer.element("fonts", ["count": "2"]) { writer in
        for isBold in [false, true] {
          writer.element("font") { writer in
            if isBold { writer.element("b") }
            writer.element("sz", ["val": "11"])
            writer.element("name", ["val": "Calibri"])
          }
        }
      }
      writer.element("fills", ["count": "3"]) { writer in
        for pattern in ["none", "gray125"] {
          writer.element("fill") { $0.element("patternFill", ["patternType": pattern]) }
        }
        writer.element("fill") { writer in
          writer.element("patternFill", ["patternType": "solid"]) { writer in
            writer.element("fgColor", ["rgb": "FFE7E6E6"])
          }
        }
      }
      writer.element("borders", ["count": "1"]) { writer in
        writer.element("border") { writer in
          for side in ["left", "right", "top", "bottom", "diagonal"] { writer.element(side) }
        }
      }
      writer.element("cellStyleXfs", ["count": "1"]) { writer in
        writer.element("xf", ["numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"])
      }
      writer.element("cellXfs", ["count": "\(allCases.count)"]) { writer in
        for style in allCases { style.write(to: &writer) }
      }
      writer.element("cellStyles", ["count": "1"]) { writer in
        writer.element("cellStyle", ["name": "Normal", "xfId": "0", "builtinId": "0"])
      }
    }
    return writer.text
  }

  private func write(to writer: inout MarkupWriter) {
    let isHeading = self == .heading
    writer.element(
      "xf",
      [
        "numFmtId": format, "fontId": isHeading ? "1" : "0", "fillId": isHeading ? "2" : "0", "borderId": "0",
        "xfId": "0", "applyNumberFormat": "1", "applyFont": "1", "applyFill": "1", "applyAlignment": "1",
      ]
    ) { writer in
      let isText = self == .text || isHeading || self == .plain
      writer.element(
        "alignment",
        [
          "horizontal": isText ? "left" : "center", "vertical": "center",
          "wrapText": self == .text || isHeading ? "1" : "0",
        ])
    }
  }
}
