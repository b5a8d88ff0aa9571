import Congress
import Crypto
import Foundation
import NIOCore
import Settings

/// A value that tablets follow, encoded once for all of them.
struct LiveFrame: Sendable {
  /// The most bytes of the name of a frame.
  static let nameBytes = 8

  /// What stays the same while the value does, also over a restart and on another machine: some hexadecimal digits of its
  /// digest.
  let name: String
  /// The value as JSON.
  let json: ByteBuffer

  /// Encodes a value; equal values give equal frames.
  init(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(value)
    json = ByteBuffer(bytes: data)
    name = HexadecimalText.text(Array(SHA256.hash(data: data).prefix(Self.nameBytes)))
  }
}

extension LiveFrame: Equatable {
  static func == (left: Self, right: Self) -> Bool { left.name == right.name }
}

/// What a tablet has, by the names of the frames: `room.me.link.documents`, in the order in which they are told.
///
/// The id of an event, which a browser says again when it comes back, and the place from which a long poll goes on.
struct LivePlace: Sendable, Hashable {
  /// The longest that is read, in bytes.
  static let bytesMax = 128

  /// The names by kind; nothing for what it has not.
  var names: [LiveKind: String] = [:]

  /// A tablet that has nothing.
  init() {}

  /// Reads what a browser says that it has; what cannot be read is nothing.
  init(_ text: String?) {
    guard let text, text.utf8.count <= Self.bytesMax else { return }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == LiveKind.allCases.count else { return }
    for (kind, part) in zip(LiveKind.allCases, parts) where !part.isEmpty { names[kind] = String(part) }
  }

  /// As it is written.
  var text: String { LiveKind.allCases.map { names[$0] ?? "" }.joined(separator: ".") }
}

/// What a tablet follows.
enum LiveKind: String, Sendable, Hashable, CaseIterable {
  /// What its audience is told of the hall.
  case room
  /// What it is told of itself.
  case me
  /// Whether the hall's service is heard.
  case link
  /// What it may read.
  case documents
}
