import Foundation

/// The workbooks that office programs have written, for tests.
enum OfficeWorkbook: String, CaseIterable {
  case libreOffice = "libreoffice"
  case openpyxl
  case openpyxl1904 = "openpyxl-1904"

  /// The whole file.
  var bytes: [UInt8] {
    get throws {
      let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Workbooks")
      return Array(try Data(contentsOf: folder.appending(path: rawValue + ".xlsx")))
    }
  }
}
