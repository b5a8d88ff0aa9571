/// A sentence that waits for its language: the key of a text, and the values that go into its places.
///
/// A room that finds something says what it found as a wording; who shows it to people puts it into their language with
/// ``Strings/subscript(_:)-(Wording)``. A value may be a wording itself (`expected a list`), so that no room glues
/// halves of sentences together in one language.
public struct Wording: Sendable, Hashable, CustomStringConvertible {
  /// What goes into one place.
  public enum Part: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The same in every language: a code, a number, what somebody wrote.
    case text(String)
    /// In the language of the whole.
    case wording(Wording)
    /// What somebody wrote in several languages, by language; in Vietnamese where the language is missing.
    case written([String: String])

    /// A text.
    public init(stringLiteral text: String) { self = .text(text) }
  }

  /// The key of the text, as in `Assets/strings`.
  public let key: String
  /// What goes into its places, by name.
  public let values: [String: Part]

  /// A text and what goes into it.
  public init(_ key: String, _ values: [String: Part] = [:]) {
    self.key = key
    self.values = values
  }

  /// The key and its values, for logs.
  public var description: String {
    guard !values.isEmpty else { return key }
    let values = values.sorted { $0.key < $1.key }.map { name, part in
      switch part {
      case .text(let text): "\(name): '\(text)'"
      case .wording(let wording): "\(name): \(wording)"
      case .written(let texts): "\(name): '\(texts["vi"] ?? "")'"
      }
    }
    return "\(key)(\(values.joined(separator: ", ")))"
  }
}

/// An error that knows the sentence it is told in.
public protocol LocalizedProblem: Error {
  /// One sentence that says what was wrong, where, and what would work.
  var wording: Wording { get }
}

extension Strings {
  /// An error in words: its sentence in this language where it has one.
  public func sentence(for error: any Error) -> String {
    (error as? any LocalizedProblem).map { self[$0.wording] } ?? "\(error)"
  }

  /// A wording in this language; its key stands where there is no text, so that a gap is seen and nothing is lost.
  public subscript(wording: Wording) -> String {
    let values = wording.values.mapValues { part in
      switch part {
      case .text(let text): text
      case .wording(let inner): self[inner]
      case .written(let texts): texts[language] ?? texts["vi"] ?? ""
      }
    }
    return text(wording.key, values) ?? wording.description
  }
}
