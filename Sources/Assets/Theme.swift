import FoundationEssentials
import Glibc

/// The colours of a hall by what they are for, its faces and measures, and how its pictures move; a theme is data in
/// `Assets/themes/<name>.json`.
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
  /// How its pictures move; ``Motion/calm`` where the file says nothing of it.
  public let motion: Motion
  /// Its faces; where one is not said, the house's stands.
  public let fonts: Fonts
  /// Its margins and corners; ``Measures/standard`` where the file says nothing of them.
  public let measures: Measures
  /// A picture behind posters; nothing where the ground is plain.
  public let background: Background?
  /// What rings; nothing where the file says nothing of it.
  public let sounds: Sounds
  private let colors: [String: Color]

  /// A theme in which every role has a colour; nothing where one is missing.
  public init?(
    name: String, colors: [Role: Color], motion: Motion = .calm, fonts: Fonts = Fonts(),
    measures: Measures = .standard, background: Background? = nil,
    sounds: Sounds = Sounds()
  ) {
    self.sounds = sounds
    self.fonts = fonts
    self.measures = measures
    self.background = background
    guard Role.allCases.allSatisfy({ colors[$0] != nil }) else { return nil }
    self.name = name
    self.motion = motion
    self.colors = Dictionary(uniqueKeysWithValues: colors.map { ($0.rawValue, $1) })
  }

  /// The colour of a role.
  public subscript(role: Role) -> Color { colors[role.rawValue] ?? Color(red: 0, green: 0, blue: 0) }

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case name, colors, motion, fonts, measures, background, sounds
  }

  /// Reads a theme; the error names the roles that have no colour, the names that are no role, and a wrong field.
  public init(from decoder: any Decoder) throws {
    let reader = try ThemeReader(decoder, of: "theme", keys: CodingKeys.self)
    let container = reader.container
    name = try reader.text(.name)
    motion = try container.decodeIfPresent(Motion.self, forKey: .motion) ?? .calm
    fonts = try container.decodeIfPresent(Fonts.self, forKey: .fonts) ?? Fonts()
    measures = try container.decodeIfPresent(Measures.self, forKey: .measures) ?? .standard
    background = try container.decodeIfPresent(Background.self, forKey: .background)
    sounds = try container.decodeIfPresent(Sounds.self, forKey: .sounds) ?? Sounds()
    guard let texts = try? container.decode([String: String].self, forKey: .colors) else {
      throw reader.wrong(.colors, "has a colour like \"#6E0B14\" for every role: \(Self.roleNames)")
    }
    colors = texts.compactMapValues(Color.init(hex:))
    let faults = Self.faults(of: texts)
    guard faults.isEmpty else {
      throw DecodingError.dataCorruptedError(
        forKey: .colors, in: container, debugDescription: "colors: " + faults.joined(separator: "; "))
    }
  }

  private static let roleNames = Role.allCases.map(\.rawValue).joined(separator: ", ")

  /// What is wrong with the colours as they are written.
  private static func faults(of texts: [String: String]) -> [String] {
    let missing = Role.allCases.map(\.rawValue).filter { texts[$0] == nil }
    let strangers = texts.keys.filter { Role(rawValue: $0) == nil }.sorted()
    let wrong = texts.filter { Color(hex: $1) == nil }.sorted { $0.key < $1.key }
    return wrong.map { "\($0) is '\($1)', which is no colour like #6E0B14" }
      + (missing.isEmpty ? [] : ["no colour for [\(missing.joined(separator: ", "))]"])
      + (strangers.isEmpty ? [] : ["no such role [\(strangers.joined(separator: ", "))]; there are \(roleNames)"])
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
    try container.encode(hex)
  }

  /// The colour as `#RRGGBB`.
  public var hex: String {
    let digits = [red, green, blue].map { part in
      let text = String(part, radix: 16, uppercase: true)
      return text.count == 1 ? "0" + text : text
    }
    return "#" + digits.joined()
  }
}

extension Theme {
  /// Which roles carry text, and on what; each pair needs the contrast of text.
  public static let textPairs: [(text: Role, ground: Role)] = [
    (.ink, .ground), (.quiet, .ground), (.accent, .ground), (.ink, .groundLow), (.quiet, .groundLow),
    (.accent, .groundLow), (.ink, .panel), (.quiet, .panel), (.accent, .panel), (.agree, .panel), (.against, .panel),
    (.other, .panel), (.onAccent, .accent),
  ]
  /// Which roles stand on a poster.
  public static let posterRoles: [Role] = [.ink, .quiet, .accent]
  /// The contrast that text needs against what it stands on.
  public static let textContrastMin = 7.0

  /// What is wrong with a theme's file.
  public enum Problem: LocalizedProblem, Sendable, Hashable, CustomStringConvertible {
    case unknown(name: String, known: [String])
    case unreadable(path: String, reason: String)

    /// One sentence that says what would work.
    public var wording: Wording {
      switch self {
      case .unknown(let name, let known):
        Wording("check.theme-unknown", ["theme": .text(name), "known": .text(known.joined(separator: ", "))])
      case .unreadable(let path, let reason):
        Wording("check.theme-unreadable", ["file": .text(path), "reason": .text(reason)])
      }
    }

    /// The wording, for logs.
    public var description: String { wording.description }
  }

  /// Reads the theme of that name.
  public init(named name: String, assets: String) throws(Problem) {
    let folder = assets + "/themes"
    let path = "\(folder)/\(name).json"
    guard FileManager.default.fileExists(atPath: path) else {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      throw .unknown(name: name, known: files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted())
    }
    let theme: Theme
    do {
      theme = try JSONDecoder().decode(Theme.self, from: Data(contentsOf: URL(filePath: path)))
    } catch let error as DecodingError {
      if case .dataCorrupted(let context) = error {
        let words = context.debugDescription
        throw .unreadable(path: path, reason: words.hasSuffix(".") ? String(words.dropLast()) : words)
      }
      throw .unreadable(path: path, reason: "\(error)")
    } catch {
      throw .unreadable(path: path, reason: "\(error)")
    }
    guard theme.name == name else {
      throw .unreadable(path: path, reason: "name is '\(theme.name)' where the file is that of '\(name)'")
    }
    self = theme
  }
}

extension Theme {
  /// The colour nearest to that of a role with which it is read on all that it stands on; nothing where lighter and
  /// darker are both in vain.
  public func legibleColor(for role: Role) -> Color? {
    let grounds = Self.textPairs.filter { $0.text == role }.map { self[$0.ground] }
    let poles = [UInt8.max, 0].map { Color(red: $0, green: $0, blue: $0) }
    for percent in 0...100 {
      for pole in poles {
        let mixed = self[role].mixed(with: pole, percent: percent)
        if grounds.allSatisfy({ mixed.contrast(with: $0) >= Self.textContrastMin }) { return mixed }
      }
    }
    return nil
  }
}

extension Color {
  /// So many percent of another colour in it.
  fileprivate func mixed(with other: Color, percent: Int) -> Color {
    func part(_ one: UInt8, _ other: UInt8) -> UInt8 {
      UInt8((Int(one) * (100 - percent) + Int(other) * percent) / 100)
    }
    return Color(red: part(red, other.red), green: part(green, other.green), blue: part(blue, other.blue))
  }

  /// The contrast of two colours after WCAG 2: 1 for equal colours, 21 for black on white.
  public func contrast(with other: Color) -> Double {
    let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }

  private var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let value = Double(part) / 255
      return value <= 0.04045 ? value / 12.92 : Glibc.pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
