/// One answer that a ballot offers.
public struct Choice: Sendable, Hashable, Codable {
  /// The sign by which the hall knows the choice; never colour alone.
  public enum Sign: String, Sendable, Hashable, Codable, CaseIterable {
    case agree, against, other
  }

  /// The word by which commands name the choice: `for`, `against`, `other`.
  public let key: String
  /// What the hall reads.
  public let label: LocalizedText
  /// The sign beside the label.
  public let sign: Sign
  /// Whose colour the sign and the bar have: that of its own sign, where nothing else is said.
  public let color: Sign
  /// Whether it is an alternative that can be adopted; nothing says that it is.
  private let adoptable: Bool?

  /// Whether it can be adopted, among alternatives: what is none of them, such as "other opinion", cannot.
  public var isAdoptable: Bool { adoptable ?? true }

  /// A choice from its parts.
  public init(key: String, label: LocalizedText, sign: Sign, color: Sign? = nil, isAdoptable: Bool = true) {
    self.key = key
    self.label = label
    self.sign = sign
    self.color = color ?? sign
    adoptable = isAdoptable ? nil : false
  }

  /// The same with a sign and its colour.
  func signed(_ sign: Sign) -> Choice { Choice(key: key, label: label, sign: sign, isAdoptable: isAdoptable) }

  /// The three choices of an open vote at a Party congress.
  public static let standard = [
    Choice(key: "for", label: LocalizedText(vi: "Tán thành", en: "In favour"), sign: .agree),
    Choice(key: "against", label: LocalizedText(vi: "Không tán thành", en: "Against"), sign: .against),
    Choice(key: "other", label: LocalizedText(vi: "Ý kiến khác", en: "Other opinion"), sign: .other),
  ]
}

extension Choice {
  private enum CodingKeys: String, CodingKey { case key, label, sign, color, adoptable }

  /// Reads a choice; without a colour it has its sign's.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      key: try container.decode(String.self, forKey: .key),
      label: try container.decode(LocalizedText.self, forKey: .label),
      sign: try container.decode(Sign.self, forKey: .sign),
      color: try container.decodeIfPresent(Sign.self, forKey: .color),
      isAdoptable: try container.decodeIfPresent(Bool.self, forKey: .adoptable) ?? true)
  }
}
