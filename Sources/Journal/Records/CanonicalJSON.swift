import FoundationEssentials

/// JSON in which the same value has the same bytes in every process: keys sorted, slashes as they are.
enum CanonicalJSON {
  private static let encoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()

  private static let decoder = JSONDecoder()

  /// The bytes of a value; `name` says what it is, for the refusal's words.
  static func encode(_ value: some Encodable, named name: String) throws(JournalError) -> Data {
    do {
      return try encoder.encode(value)
    } catch {
      throw .valueNotEncodable(value: name, reason: "\(error)")
    }
  }

  /// The value of some bytes.
  static func decode<Value: Decodable>(_ type: Value.Type, from bytes: Data) throws -> Value {
    try decoder.decode(type, from: bytes)
  }
}
