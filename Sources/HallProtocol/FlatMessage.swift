import NIOCore

/// Reads the small messages that come a thousand at a time (acknowledgements, pings, pongs) without a JSON decoder, and
/// writes those that go out as often (acknowledgements, answers) without an encoder.
///
/// Takes one flat JSON object whose values are integers and plain strings; whatever is unusual (an escape, a nested
/// value, a fraction, a key twice, another type) gives nothing, and the JSON decoder reads the line. It never reads a
/// line otherwise than the decoder would: a test holds the two against each other.
enum FlatMessage {
  /// The message of a line, where the line is that simple.
  static func read(_ line: ByteBuffer) -> ClientMessage? {
    line.withUnsafeReadableBytes { bytes in
      var scanner = JSONScanner(bytes: bytes)
      return fields(of: &scanner).flatMap(message)
    }
  }

  /// The line of an acknowledgement, where it is that simple: the one that the encoder would write.
  static func line(_ acknowledgement: Acknowledgement) -> ByteBuffer? {
    let topic = acknowledgement.topic
    guard isPlain(topic), acknowledgement.problem == nil else { return nil }
    let shownAt = acknowledgement.shownAt.map { ",\"shownAt\":\($0)" } ?? ""
    return ByteBuffer(
      string: "{\"revision\":\(acknowledgement.revision)\(shownAt),\"topic\":\"\(topic)\",\"type\":\"ack\"}\n")
  }

  /// The line of an answer, where it is that simple: the one that the encoder would write.
  static func line(_ reply: Reply) -> ByteBuffer? {
    guard case .done(let sequence) = reply.answer, isPlain(reply.id) else { return nil }
    return ByteBuffer(string: "{\"id\":\"\(reply.id)\",\"ok\":true,\"sequence\":\(sequence),\"type\":\"reply\"}\n")
  }

  /// Whether a text stands in JSON as it is.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy {
      (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
  }

  private static func message(_ fields: Fields) -> ClientMessage? {
    switch fields.type {
    case "ack":
      guard let topic = fields.topic, let revision = fields.revision else { return nil }
      return .acknowledge(
        Acknowledgement(topic: topic, revision: revision, shownAt: fields.shownAt, problem: fields.problem))
    case "ping": return fields.at.map { .ping(atMS: $0) }
    case "pong":
      guard let at = fields.at, let now = fields.now else { return nil }
      return .pong(atMS: at, nowMS: now)
    default: return nil
    }
  }

  /// One flat object from the first byte to the last.
  private static func fields(of scanner: inout JSONScanner) -> Fields? {
    var fields = Fields()
    guard scanner.take("{") else { return nil }
    repeat {
      guard let key = scanner.string(), scanner.take(":") else { return nil }
      if let text = scanner.string() {
        guard fields.take(text, for: key) else { return nil }
      } else {
        guard let number = scanner.number(), fields.take(number, for: key) else { return nil }
      }
    } while scanner.take(",")
    guard scanner.take("}"), scanner.isAtEnd else { return nil }
    return fields
  }

  /// The values of the keys that the small messages have.
  private struct Fields {
    var type: String?
    var topic: String?
    var problem: String?
    var revision: Int64?
    var shownAt: Int64?
    var at: Int64?
    var now: Int64?

    /// Takes a text; false for a key that has none, or has one already.
    mutating func take(_ text: String, for key: String) -> Bool {
      switch key {
      case "type": return Self.set(&type, text)
      case "topic": return Self.set(&topic, text)
      case "problem": return Self.set(&problem, text)
      default: return false
      }
    }

    /// Takes a number; false for a key that has none, or has one already.
    mutating func take(_ number: Int64, for key: String) -> Bool {
      switch key {
      case "revision": return Self.set(&revision, number)
      case "shownAt": return Self.set(&shownAt, number)
      case "at": return Self.set(&at, number)
      case "now": return Self.set(&now, number)
      default: return false
      }
    }

    private static func set<Value>(_ field: inout Value?, _ value: Value) -> Bool {
      guard field == nil else { return false }
      field = value
      return true
    }
  }
}
