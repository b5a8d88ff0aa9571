import Congress
import NIOCore

/// Reads JSON in the plain form in which the house writes it, without a JSON decoder.
///
/// For what is small and waits for nobody: a command, a figure that has changed. A JSON decoder takes longer to begin with
/// such a line than the service takes to decide it. Whatever is unusual (an escape, a fraction, a key twice, a space
/// between values, many keys) is refused with ``NotPlain``, which says nothing to people: the JSON decoder reads the line
/// then, and has the words. It never reads a line otherwise: tests hold the two against each other.
struct PlainDecoder: Decoder {
  /// The most objects and lists that stand in one another.
  private static let depthMax = 8
  /// The most keys of an object: each is looked for one after the other.
  private static let keysMax = 48

  /// What is not read here.
  struct NotPlain: Error {}

  /// A value as it was written.
  enum Value {
    case nothing
    case bool(Bool)
    case number(Int64)
    case text(String)
    case list([Value])
    case object([(key: String, value: Value)])
  }

  let value: Value
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  init(_ value: Value) { self.value = value }

  /// What bytes say, where they are that plain; nothing is left over.
  /// - Parameter isASCII: Whether letters beyond ASCII are unusual: what people send is looked at closely first
  ///   (``LineText``).
  static func read<Message: Decodable>(_ type: Message.Type, from bytes: UnsafeRawBufferPointer, isASCII: Bool = false)
    -> Message?
  {
    var scanner = JSONScanner(bytes: bytes)
    guard let value = try? value(&scanner, isASCII: isASCII, depth: 1), scanner.isAtEnd else { return nil }
    return try? Message(from: PlainDecoder(value))
  }

  private static func value(_ scanner: inout JSONScanner, isASCII: Bool, depth: Int) throws -> Value {
    if let text = text(&scanner, isASCII: isASCII) { return .text(text) }
    if let number = scanner.number() { return .number(number) }
    if scanner.take("{") { return .object(try object(&scanner, isASCII: isASCII, depth: depth)) }
    if scanner.take("[") { return .list(try list(&scanner, isASCII: isASCII, depth: depth)) }
    if scanner.take(word: "true") { return .bool(true) }
    if scanner.take(word: "false") { return .bool(false) }
    if scanner.take(word: "null") { return .nothing }
    throw NotPlain()
  }

  private static func object(
    _ scanner: inout JSONScanner, isASCII: Bool, depth: Int
  ) throws -> [(key: String, value: Value)] {
    var object: [(key: String, value: Value)] = []
    guard !scanner.take("}") else { return object }
    repeat {
      guard depth <= depthMax, object.count < keysMax, let key = text(&scanner, isASCII: isASCII), scanner.take(":"),
        !object.contains(where: { $0.key == key })
      else { throw NotPlain() }
      object.append((key, try value(&scanner, isASCII: isASCII, depth: depth + 1)))
    } while scanner.take(",")
    guard scanner.take("}") else { throw NotPlain() }
    return object
  }

  private static func list(_ scanner: inout JSONScanner, isASCII: Bool, depth: Int) throws -> [Value] {
    var list: [Value] = []
    guard !scanner.take("]") else { return list }
    repeat {
      guard depth <= depthMax else { throw NotPlain() }
      list.append(try value(&scanner, isASCII: isASCII, depth: depth + 1))
    } while scanner.take(",")
    guard scanner.take("]") else { throw NotPlain() }
    return list
  }

  private static func text(_ scanner: inout JSONScanner, isASCII: Bool) -> String? {
    (isASCII ? scanner.string() : scanner.text()).flatMap { $0.utf8.count <= RecordedText.textBytesMax ? $0 : nil }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let object) = value else { throw NotPlain() }
    return KeyedDecodingContainer(PlainObject(object: object))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .list(let list) = value else { throw NotPlain() }
    return PlainList(list: list)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { self }
}

extension PlainDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool { if case .nothing = value { true } else { false } }

  func decode(_ type: Bool.Type) throws -> Bool {
    guard case .bool(let isTrue) = value else { throw NotPlain() }
    return isTrue
  }

  func decode(_ type: String.Type) throws -> String {
    guard case .text(let text) = value else { throw NotPlain() }
    return text
  }

  // Each fits without rounding.
  func decode(_ type: Double.Type) throws -> Double { Double(try integer() as Int32) }
  func decode(_ type: Float.Type) throws -> Float { Float(try integer() as Int16) }
  func decode(_ type: Int.Type) throws -> Int { try integer() }
  func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
  func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
  func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
  func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
  func decode(_ type: UInt.Type) throws -> UInt { try integer() }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }
  func decode<T: Decodable>(_ type: T.Type) throws -> T { try T(from: self) }

  private func integer<Number: FixedWidthInteger>() throws -> Number {
    guard case .number(let number) = value, let number = Number(exactly: number) else { throw NotPlain() }
    return number
  }
}
