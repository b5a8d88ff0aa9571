/// The colours of a hall by what they are for; a theme is data in `Assets/themes/<name>.json`.
///
/// Invariant: every role has a colour; `contrast` between the pairs that carry text is checked by `plenary check`.
public struct Theme: Sendable, Hashable, Codable {
  /// What a colour is for.
  public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
    /// Behind everything.
    case ground
    /// The lower end of a ground that is shaded.
    case groundLow = "ground-low"
    /// Behind figures.
    case panel
    /// The empty part of a bar or ring.
    case track
    /// Thin rules.
    case line
    /// The one thing that is loudest.
    case accent
    /// Text.
    case ink
    /// Text that steps back.
    case quiet
    /// Text on the accent.
    case onAccent = "on-accent"
    /// The choice in favour.
    case agree
    /// The choice against.
    case against
    /// The third choice.
    case other
    /// No light.
    case black
  }

  /// The theme's name, as its file is called.
  public let name: String
  private let colors: [String: Color]

  /// A theme in which every role has a colour; nothing where one is missing.
  public init?(name: String, colors: [Role: Color]) {
    guard Role.allCases.allSatisfy({ colors[$0] != nil }) else { return nil }
    self.name = name
    self.colors = Dictionary(uniqueKeysWithValues: colors.map { ($0.rawValue, $1) })
  }

  /// The colour of a role.
  public subscript(role: Role) -> Color { colors[role.rawValue] ?? Color(red: 0, green: 0, blue: 0) }

  private enum CodingKeys: String, CodingKey { case name, colors }

  /// Reads a theme; the error names the roles that have no colour and the names that are no role.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    colors = try container.decode([String: Color].self, forKey: .colors)
    let missing = Role.allCases.map(\.rawValue).filter { colors[$0] == nil }
    let strangers = colors.keys.filter { Role(rawValue: $0) == nil }.sorted()
    guard missing.isEmpty, strangers.isEmpty else {
      throw DecodingError.dataCorruptedError(
        forKey: .colors, in: container,
        debugDescription: "no colour for [\(missing.joined(separator: ", "))], "
          + "no such role [\(strangers.joined(separator: ", "))]")
    }
  }
}

/// An opaque colour, written `#RRGGBB`.
public struct Color: Sendable, Hashable, Codable {
  /// Red, `0...255`.
  public let red: UInt8
  /// Green, `0...255`.
  public let green: UInt8
  /// Blue, `0...255`.
  public let blue: UInt8

  /// A colour from its parts.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#RRGGBB`.
  public init?(hex: String) {
    guard hex.count == 7, hex.first == "#", let value = UInt32(hex.dropFirst(), radix: 16) else { return nil }
    self.init(red: UInt8(value >> 16 & 0xFF), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }

  /// Reads `#RRGGBB` from a plain string.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let color = Color(hex: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is no colour like #6E0B14")
    }
    self = color
  }

  /// Writes `#RRGGBB`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    let digits = [red, green, blue].map { part in
      let text = String(part, radix: 16, uppercase: true)
      return text.count == 1 ? "0" + text : text
    }
    try container.encode("#" + digits.joined())
  }
}
