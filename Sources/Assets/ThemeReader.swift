/// Reads a group of a theme, and says which field of it is wrong and what would work.
struct ThemeReader<Keys: CodingKey & CaseIterable & RawRepresentable> where Keys.RawValue == String {
  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  let container: KeyedDecodingContainer<Keys>
  private let group: String

  /// Refuses keys that the group does not have.
  init(_ decoder: any Decoder, of group: String, keys: Keys.Type) throws {
    self.group = group
    let known = Keys.allCases.map(\.rawValue).joined(separator: ", ")
    guard let all = try? decoder.container(keyedBy: AnyKey.self) else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: "\(group): it is a group in braces, { }, with \(known)"))
    }
    container = try decoder.container(keyedBy: keys)
    let strangers = all.allKeys.map(\.stringValue).filter { Keys(rawValue: $0) == nil }.sorted()
    guard strangers.isEmpty else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: "\(group): no such key [\(strangers.joined(separator: ", "))]; there are \(known)"))
    }
  }

  func wrong(_ key: Keys, _ words: String) -> DecodingError {
    .dataCorruptedError(forKey: key, in: container, debugDescription: "\(group): \(key.rawValue) \(words)")
  }

  func words(for range: ClosedRange<Int>, of unit: String? = nil) -> String {
    "is a whole number \(unit.map { "of \($0) " } ?? "")from \(range.lowerBound) to \(range.upperBound)"
  }

  /// A number of a range; nothing where the key is not there.
  func number(_ key: Keys, in range: ClosedRange<Int>, of unit: String? = nil) throws -> Int? {
    guard container.contains(key) else { return nil }
    guard let value = try? container.decode(Int.self, forKey: key), range ~= value else {
      throw wrong(key, words(for: range, of: unit))
    }
    return value
  }

  /// A text that has to be there.
  func text(_ key: Keys) throws -> String {
    guard let value = try? container.decode(String.self, forKey: key) else { throw wrong(key, "is a text") }
    return value
  }
}
