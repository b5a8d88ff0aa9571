import Archives
import Assets
import CongressFiles
import Foundation
import Sheets

/// A file that was given, taken apart into its tables.
enum SourceFile {
  /// The most bytes of a text with columns.
  static let textBytesMax = 16 << 20

  /// The tables of a file.
  /// - Throws: ``ImportLine`` with what is wrong with the file as a whole.
  static func tables(of bytes: [UInt8], named file: String) throws(ImportProblem) -> [SourceTable] {
    let isWorkbook = bytes.starts(with: [0x50, 0x4B]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    guard !bytes.isEmpty else { throw ImportProblem(file, .fileEmpty) }
    if isWorkbook {
      do throws(WorkbookFault) {
        return try WorkbookReader.read(bytes).sheets.map(SourceTable.init)
      } catch { throw problem(of: error, file: file) }
    }
    guard bytes.count <= textBytesMax else {
      throw ImportProblem(file, .fileTooLarge, ["max": "\(textBytesMax >> 20)"])
    }
    let text = try text(of: bytes, named: file)
    if text.drop(while: \.isWhitespace).first == "{" { return try TablesJSON.tables(of: text, named: file) }
    let list = OfficeList(text, file: file)
    if let problem = list.problems.first {
      throw ImportProblem(line: ImportLine(place: problem.place, said: problem.fault))
    }
    return [SourceTable(list, file: file)]
  }

  /// A text as Excel writes it: UTF-8, or what Excel calls Unicode text (UTF-16).
  static func text(of bytes: [UInt8], named file: String) throws(ImportProblem) -> String {
    let marks: [([UInt8], String.Encoding)] = [([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian)]
    for (mark, encoding) in marks where bytes.starts(with: mark) {
      guard let text = String(bytes: bytes.dropFirst(mark.count), encoding: encoding) else { break }
      return text
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else { throw ImportProblem(file, .textNotUTF8) }
    return text
  }

  private static func problem(of fault: WorkbookFault, file: String) -> ImportProblem {
    switch fault {
    case .oldOrLocked: ImportProblem(file, .workbookOldOrLocked)
    case .notAWorkbook: ImportProblem(file, .workbookNone)
    case .archive(.encrypted): ImportProblem(file, .workbookEncrypted)
    case .archive(.notAnArchive), .archive(.damaged), .archive(.entryTwice), .archive(.notWritten), .markup,
      .partMissing, .partBroken:
      ImportProblem(file, .workbookDamaged, ["reason": .text("\(fault)")])
    case .archive, .tooMany: ImportProblem(file, .workbookTooLarge, ["reason": .text("\(fault)")])
    }
  }
}

/// What is wrong with a file as a whole, so that nothing of it can be looked at.
public struct ImportProblem: Error, Sendable, Hashable {
  /// What is said of it.
  public let line: ImportLine

  init(line: ImportLine) { self.line = line }

  init(_ place: String, _ note: ExchangeNote, _ values: [String: Wording.Part] = [:]) {
    line = ImportLine(place: place, said: note.with(values))
  }
}
