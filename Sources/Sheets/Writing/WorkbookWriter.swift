public import Archives

/// Writes Excel workbooks: the same sheets give the same bytes.
///
/// Every text is written as text in a cell that is formatted as text, so that nothing becomes a formula, a number or a
/// date, not even when somebody types over it: a code stays `007`.
public enum WorkbookWriter {
  /// A workbook of sheets, the first of them in front.
  /// - Throws: ``ArchiveFault/notWritten(reason:)``.
  public static func workbook(of sheets: [SheetDraft]) throws(ArchiveFault) -> [UInt8] {
    var entries = [
      ArchiveEntry(name: "[Content_Types].xml", text: contentTypes(sheets.count)),
      ArchiveEntry(name: "_rels/.rels", text: roots),
      ArchiveEntry(name: "xl/workbook.xml", text: outline(sheets)),
      ArchiveEntry(name: "xl/_rels/workbook.xml.rels", text: relations(sheets.count)),
      ArchiveEntry(name: "xl/styles.xml", text: CellStyle.sheet),
    ]
    for (place, sheet) in sheets.enumerated() {
      entries.append(ArchiveEntry(name: "xl/worksheets/sheet\(place + 1).xml", text: SheetWriter(sheet).text))
    }
    return try ZipWriter.archive(of: entries)
  }

  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006/"
  private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."

  private static func contentTypes(_ sheetCount: Int) -> String {
    var writer = MarkupWriter()
    writer.element("Types", ["xmlns": package + "content-types"]) { writer in
      let relations = "application/vnd.openxmlformats-package.relationships+xml"
      writer.element("Default", ["Extension": "rels", "ContentType": relations])
      writer.element("Default", ["Extension": "xml", "ContentType": "application/xml"])
      writer.element("Override", ["PartName": "/xl/workbook.xml", "ContentType": type + "sheet.main+xml"])
      writer.element("Override", ["PartName": "/xl/styles.xml", "ContentType": type + "styles+xml"])
      for number in 1...max(1, sheetCount) {
        let part = "/xl/worksheets/sheet\(number).xml"
        writer.element("Override", ["PartName": part, "ContentType": type + "worksheet+xml"])
      }
    }
    return writer.text
  }

  private static var roots: String {
    var writer = MarkupWriter()
    writer.element("Relationships", ["xmlns": package + "relationships"]) { writer in
      writer.element("Relationship", ["Id": "rId1", "Type": office + "/officeDocument", "Target": "xl/workbook.xml"])
    }
    return writer.text
  }

  private static func relations(_ sheetCount: Int) -> String {
    var writer = MarkupWriter()
    writer.element("Relationships", ["xmlns": package + "relationships"]) { writer in
      for number in 1...max(1, sheetCount) {
        let target = "worksheets/sheet\(number).xml"
        writer.element("Relationship", ["Id": "rId\(number)", "Type": office + "/worksheet", "Target": target])
      }
      writer.element("Relationship", ["Id": "rIdStyles", "Type": office + "/styles", "Target": "styles.xml"])
    }
    return writer.text
  }

  private static func outline(_ sheets: [SheetDraft]) -> String {
    var writer = MarkupWriter()
    var taken: Set<String> = []
    let names = sheets.enumerated().map { tabName($0.element.name, place: $0.offset, taken: &taken) }
    writer.element("workbook", ["xmlns": main, "xmlns:r": office]) { writer in
      writer.element("sheets") { writer in
        for (place, name) in names.enumerated() {
          writer.element("sheet", ["name": name, "sheetId": "\(place + 1)", "r:id": "rId\(place + 1)"])
        }
      }
      // The headings stand on every page that is printed.
      writer.element("definedNames") { writer in
        for (place, name) in names.enumerated() {
          writer.element("definedName", ["name": "_xlnm.Print_Titles", "localSheetId": "\(place)"]) { writer in
            writer.add("'\(name)'!$1:$1")
          }
        }
      }
    }
    return writer.text
  }

  /// The most letters of a tab's name.
  private static let tabCharactersMax = 31

  private static func tabName(_ name: String, place: Int, taken: inout Set<String>) -> String {
    let plain = String(name.filter { !"[]:*?/\\'".contains($0) }.prefix(tabCharactersMax - 4))
    var tab = plain.isEmpty ? "Sheet\(place + 1)" : plain
    if !taken.insert(tab.lowercased()).inserted {
      tab += " \(place + 1)"
      taken.insert(tab.lowercased())
    }
    return tab
  }
}
