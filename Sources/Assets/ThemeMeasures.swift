extension Theme {
  /// The measures of a theme's pictures.
  public struct Measures: Sendable, Hashable, Codable {
    /// How wide margins may be, in percent of a picture's width; less is hidden by some screens.
    public static let marginPercentRange = 4...12
    /// How round the corners of panels may be, in design pixels.
    public static let cornerRadiusRange = 0...48
    /// The measures of a theme that says nothing of them.
    public static let standard = Measures(marginPercent: 5, cornerRadius: 14)

    /// What stays free at either side, in percent of a picture's width.
    public let marginPercent: Int
    /// The round corners of panels, in design pixels.
    public let cornerRadius: Int

    /// Measures, brought into their ranges.
    public init(marginPercent: Int, cornerRadius: Int) {
      func within(_ range: ClosedRange<Int>, _ value: Int) -> Int {
        min(max(range.lowerBound, value), range.upperBound)
      }
      self.marginPercent = within(Self.marginPercentRange, marginPercent)
      self.cornerRadius = within(Self.cornerRadiusRange, cornerRadius)
    }

    private enum CodingKeys: String, CodingKey, CaseIterable { case marginPercent, cornerRadius }

    /// Reads measures; the error names a key that is none and a measure out of range.
    public init(from decoder: any Decoder) throws {
      let reader = try ThemeReader(decoder, of: "measures", keys: CodingKeys.self)
      let standard = Self.standard
      marginPercent = try reader.number(.marginPercent, in: Self.marginPercentRange) ?? standard.marginPercent
      cornerRadius = try reader.number(.cornerRadius, in: Self.cornerRadiusRange) ?? standard.cornerRadius
    }
  }

  /// A picture behind posters, dimmed by the ground's colour so that the words over it are read.
  public struct Background: Sendable, Hashable, Codable {
    /// How much of the ground's colour may lie over the picture, in percent; with less no words could be read.
    public static let veilPercentRange = 40...98

    /// The file's name in `Assets/pictures`, such as `hall.jpg`.
    public let picture: String
    /// How much of the ground's colour lies over it, in percent.
    public let veilPercent: Int

    /// A picture beneath a veil.
    public init(picture: String, veilPercent: Int) {
      self.picture = picture
      self.veilPercent = min(max(Self.veilPercentRange.lowerBound, veilPercent), Self.veilPercentRange.upperBound)
    }

    private enum CodingKeys: String, CodingKey, CaseIterable { case picture, veilPercent }

    /// Reads a background; the error names a key that is none, a name that is no file's, and a veil out of range.
    public init(from decoder: any Decoder) throws {
      let reader = try ThemeReader(decoder, of: "background", keys: CodingKeys.self)
      let name = try reader.text(.picture)
      let isName = !name.contains("/") && !name.hasPrefix(".")
      guard isName, [".jpg", ".png", ".svg"].contains(where: name.hasSuffix) else {
        throw reader.wrong(.picture, "is the name of a file of Assets/pictures that ends in .jpg, .png or .svg")
      }
      picture = name
      guard let veil = try reader.number(.veilPercent, in: Self.veilPercentRange) else {
        throw reader.wrong(.veilPercent, reader.words(for: Self.veilPercentRange))
      }
      veilPercent = veil
    }
  }

  /// The family and weight of one face.
  public struct Typeface: Sendable, Hashable, Codable {
    /// How heavy letters are.
    public enum Weight: String, Sendable, Hashable, Codable, CaseIterable {
      case regular, medium
      case semiBold = "semi-bold"
      case bold
      case extraBold = "extra-bold"
      case black
    }

    /// How long the name of a family may be, in characters.
    public static let familyCharactersMax = 64

    /// The family, as fontconfig knows it.
    public let family: String
    /// How heavy it is.
    public let weight: Weight

    /// A face of a family.
    public init(family: String, weight: Weight) {
      self.family = family
      self.weight = weight
    }

    private enum CodingKeys: String, CodingKey, CaseIterable { case family, weight }

    /// Reads a face; the error names a key that is none, a family without a name, and a weight that there is not.
    public init(from decoder: any Decoder) throws {
      let reader = try ThemeReader(decoder, of: "fonts", keys: CodingKeys.self)
      family = try reader.text(.family)
      guard 1...Self.familyCharactersMax ~= family.count else {
        throw reader.wrong(.family, "has 1 to \(Self.familyCharactersMax) characters")
      }
      guard let weight = Weight(rawValue: try reader.text(.weight)) else {
        throw reader.wrong(.weight, "is one of " + Weight.allCases.map(\.rawValue).joined(separator: ", "))
      }
      self.weight = weight
    }
  }

  /// The faces of a theme; where one is not said, the house's stands.
  public struct Fonts: Sendable, Hashable, Codable {
    /// Running text.
    public let text: Typeface?
    /// Running text that is stressed.
    public let textBold: Typeface?
    /// Titles and figures.
    public let display: Typeface?

    /// Faces; without more, the house's.
    public init(text: Typeface? = nil, textBold: Typeface? = nil, display: Typeface? = nil) {
      self.text = text
      self.textBold = textBold
      self.display = display
    }

    private enum CodingKeys: String, CodingKey, CaseIterable { case text, textBold, display }

    /// Reads the faces; the error names one that there is not.
    public init(from decoder: any Decoder) throws {
      let container = try ThemeReader(decoder, of: "fonts", keys: CodingKeys.self).container
      text = try container.decodeIfPresent(Typeface.self, forKey: .text)
      textBold = try container.decodeIfPresent(Typeface.self, forKey: .textBold)
      display = try container.decodeIfPresent(Typeface.self, forKey: .display)
    }
  }
}
