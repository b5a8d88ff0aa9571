import Foundation

/// The text of one file of a congress folder, read whole and known to be UTF-8.
struct SourceText {
  /// Everything in the file; a byte order mark at its beginning, which spreadsheets write, is left out.
  let text: String

  /// Reads the log's file from the folder at a path, at most `bytesMax` bytes; reports why where it cannot.
  static func read(inFolder folder: String, bytesMax: Int, log: FileLog) -> SourceText? {
    read(path: folder + "/" + log.file, bytesMax: bytesMax, log: log)
  }

  /// Reads the file at a path.
  static func read(path: String, bytesMax: Int, log: FileLog) -> SourceText? {
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path) else {
      log.report(.fileMissing, line: nil)
      return nil
    }
    // Anything else (a folder, a pipe) could keep the reader waiting for ever.
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      log.report(.notAFile, line: nil)
      return nil
    }
    if let size = (attributes[.size] as? NSNumber)?.intValue, size > bytesMax {
      log.report(.fileTooLarge, ["bytes": "\(size)", "max": "\(bytesMax)"], line: nil)
      return nil
    }
    guard let bytes = try? Data(contentsOf: url) else {
      log.report(.fileUnreadable, line: nil)
      return nil
    }
    // The file may have grown since its size was asked for.
    guard bytes.count <= bytesMax else {
      log.report(.fileTooLarge, ["bytes": "\(bytes.count)", "max": "\(bytesMax)"], line: nil)
      return nil
    }
    return decode(Array(bytes), log: log)
  }

  /// How files begin that offices hand in for a text: Excel's new and old workbooks, and what it calls Unicode text.
  private static let foreignBeginnings: [([UInt8], FileRule)] = [
    ([0x50, 0x4B, 0x03, 0x04], .excelWorkbook), ([0xD0, 0xCF, 0x11, 0xE0], .excelWorkbook),
    ([0xFF, 0xFE], .notUTF8ButUTF16), ([0xFE, 0xFF], .notUTF8ButUTF16),
  ]

  /// Takes bytes as UTF-8; reports the first line that is not.
  static func decode(_ bytes: [UInt8], log: FileLog) -> SourceText? {
    for (beginning, rule) in foreignBeginnings where bytes.starts(with: beginning) {
      log.report(rule, line: nil)
      return nil
    }
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: byteOrderMark) ? bytes.dropFirst(byteOrderMark.count) : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      log.report(.notUTF8, line: firstBadLine(in: content))
      return nil
    }
    return SourceText(text: text)
  }

  private static func firstBadLine(in bytes: ArraySlice<UInt8>) -> Int {
    var line = 1
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    while case .valid(let scalar) = parser.parseScalar(from: &rest) {
      if scalar.first == UInt8(ascii: "\n") { line += 1 }
    }
    return line
  }
}
