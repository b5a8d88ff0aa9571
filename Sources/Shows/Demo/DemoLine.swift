import Foundation

/// One line of the demo's story as JSON; what does not belong to a line is left out.
struct DemoLine: Encodable {
  /// What happens now, in words.
  var step: String?
  /// The command that was carried out, as one would type it.
  var command: String?
  /// The sequence that the command led to.
  var sequence: Int64?
  /// The files of the pictures that were written.
  var pictures: [String]?
  /// The folder they are in.
  var folder: String?

  /// The line.
  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
