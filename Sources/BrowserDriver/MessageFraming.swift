import Foundation

/// Cuts what a browser writes into its messages, each ended by a zero byte.
///
/// Pure: bytes come in as they were read, in parts of any length.
struct MessageFraming {
  /// How long a message may be, in bytes: a picture of a 4K display in Base64 has its place.
  static let messageBytesMax = 1 << 26

  private let bytesMax: Int
  private var begun = Data()

  /// Nothing has been read yet.
  init(bytesMax: Int = messageBytesMax) { self.bytesMax = bytesMax }

  /// Takes in what was read; the messages that end in it, without their zero byte.
  mutating func take(_ bytes: Data) throws(BrowserProblem) -> [Data] {
    var (messages, rest) = ([Data](), bytes)
    while let end = rest.firstIndex(of: 0) {
      try append(rest[..<end])
      messages.append(begun)
      begun = Data()
      rest = rest[(end + 1)...]
    }
    try append(rest)
    return messages
  }

  private mutating func append(_ bytes: Data) throws(BrowserProblem) {
    guard begun.count + bytes.count <= bytesMax else { throw .messageTooLong(bytesMax: bytesMax) }
    begun.append(bytes)
  }
}
