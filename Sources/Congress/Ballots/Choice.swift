/// One answer that a ballot offers.
public struct Choice: Sendable, Hashable, Codable {
  /// The sign, and with it the colour, by which the hall knows the choice; never colour alone.
  public enum Sign: String, Sendable, Hashable, Codable, CaseIterable {
    case agree, against, other
  }

  /// The word by which commands name the choice: `for`, `against`, `other`.
  public let key: String
  /// What the hall reads.
  public let label: LocalizedText
  /// The sign beside the label.
  public let sign: Sign

  /// A choice from its parts.
  public init(key: String, label: LocalizedText, sign: Sign) {
    self.key = key
    self.label = label
    self.sign = sign
  }

  /// The three choices of an open vote at a Party congress.
  public static let standard = [
    Choice(key: "for", label: LocalizedText(vi: "Tán thành", en: "In favour"), sign: .agree),
    Choice(key: "against", label: LocalizedText(vi: "Không tán thành", en: "Against"), sign: .against),
    Choice(key: "other", label: LocalizedText(vi: "Ý kiến khác", en: "Other opinion"), sign: .other),
  ]
}
