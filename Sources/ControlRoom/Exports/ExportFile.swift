import Foundation

/// Where an export goes.
package enum ExportFile {
  /// Writes a text to a file, whole or not at all, or to standard output where none is named; nothing in it steers a
  /// terminal, for a file is looked at in one too.
  package static func write(_ text: String, to path: String?) throws {
    let data = Data(PrintedText.plain(text).utf8)
    do {
      guard let path else { return try FileHandle.standardOutput.write(contentsOf: data) }
      try data.write(to: URL(filePath: path), options: .atomic)
    } catch {
      let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      // Whoever reads has had enough, as 'head' has; anything else has lost a part of it.
      if path == nil, cause?.code == Int(EPIPE) { return }
      throw RoomProblem.notWritten(path: path ?? "/dev/stdout")
    }
  }

  /// A value as JSON for people and scripts.
  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return PrintedText.json(String(decoding: try encoder.encode(value), as: UTF8.self)) + "\n"
  }
}
