/// Where an output's line has what changes.
struct OutputPlaces {
  let numbers: [String: Int64]
  let topic: String
  /// The bytes of the line before and after the content, from where the value begins.
  let before: Range<Int>
  let content: Range<Int>
  let after: Range<Int>

  /// The parts of an output's line as the service writes it: `value` is last, and each key is there once.
  init?(in bytes: UnsafeRawBufferPointer) {
    var scanner = JSONScanner(bytes: bytes)
    var (numbers, topic, type): ([String: Int64], String?, String?) = ([:], nil, nil)
    guard scanner.take("{") else { return nil }
    while let key = scanner.string(), scanner.take(":") {
      switch key {
      case "at", "presentAt", "revision":
        guard numbers[key] == nil, let number = scanner.number() else { return nil }
        numbers[key] = number
      case "topic":
        guard topic == nil, let text = scanner.string(), text.hasPrefix("output.") else { return nil }
        topic = text
      case "type":
        guard type == nil, let text = scanner.string(), text == "topic" else { return nil }
        type = text
      case "value":
        let start = scanner.place
        guard let topic, type != nil, let content = Self.content(&scanner), scanner.take("}"), scanner.isAtEnd else {
          return nil
        }
        (self.numbers, self.topic, self.content) = (numbers, topic, content)
        (before, after) = (start..<content.lowerBound, content.upperBound..<bytes.count)
        return
      default: return nil
      }
      guard scanner.take(",") else { return nil }
    }
    return nil
  }

  /// Steps over an output's value; says where its content stands in it.
  private static func content(_ scanner: inout JSONScanner) -> Range<Int>? {
    var content: Range<Int>?
    guard scanner.take("{") else { return nil }
    repeat {
      guard let key = scanner.string(), scanner.take(":"), let value = scanner.skipValue() else { return nil }
      guard key == "content" else { continue }
      guard content == nil else { return nil }
      content = value
    } while scanner.take(",")
    return scanner.take("}") ? content : nil
  }
}
