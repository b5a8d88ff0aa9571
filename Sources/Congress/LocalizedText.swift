/// The languages that a hall can be shown in.
public enum Language: String, Sendable, Hashable, Codable, CaseIterable {
  case vietnamese = "vi"
  case english = "en"
}

/// A text of the congress itself (a title, a question, a name of an office) in the languages it was given in.
///
/// Shape: Vietnamese always, English where the organiser wrote one. NFC.
public struct LocalizedText: Sendable, Hashable, Codable {
  /// The Vietnamese text, never empty in a checked congress.
  public let vi: String
  /// The English text, if there is one.
  public let en: String?

  /// A text in Vietnamese and, if given, English.
  public init(vi: String, en: String? = nil) {
    self.vi = vi
    self.en = en
  }

  /// The text in `language`, or in Vietnamese where there is no other.
  public func text(in language: Language) -> String {
    switch language {
    case .vietnamese: vi
    case .english: en ?? vi
    }
  }
}
