import Foundation

/// Where an export goes.
enum ExportFile {
  /// Writes a text to a file, whole or not at all, or to standard output where none is named; nothing in it steers a
  /// terminal, for a file is looked at in one too.
  static func write(_ text: String, to path: String?) throws {
    let text = PrintedText.plain(text)
    guard let path else {
      FileHandle.standardOutput.write(Data(text.utf8))
      return
    }
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw RoomProblem.notWritten(path: path)
    }
  }

  /// A value as JSON for people and scripts.
  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return PrintedText.json(String(decoding: try encoder.encode(value), as: UTF8.self)) + "\n"
  }
}
