/// How the pictures of a hall move: data of the theme.
///
/// Invariant: no motion lasts longer than ``longestMS``.
public struct Motion: Sendable, Hashable, Codable {
  /// How a motion gathers and loses speed.
  public enum Easing: String, Sendable, Hashable, Codable, CaseIterable {
    /// The same speed throughout.
    case linear
    /// Quick at first, then slower.
    case out
    /// Slow at first, quicker, then slow again.
    case inOut = "in-out"

    /// How much of a motion is done, `0...whole`, after `elapsed` of `duration`.
    ///
    /// Exact in integers: all of it only at the end, and never less than before.
    public func part(of whole: Int, elapsed: Int, duration: Int) -> Int {
      guard elapsed < duration, duration > 0 else { return whole }
      let (e, d) = (max(0, elapsed), duration)
      return switch self {
      case .linear: whole * e / d
      case .out: whole * e * (2 * d - e) / (d * d)
      case .inOut: whole * e * e * (3 * d - 2 * e) / (d * d * d)
      }
    }
  }

  /// How much of the theme's motion a screen takes part in.
  public enum Setting: String, Sendable, Hashable, CaseIterable {
    /// Pictures change at once.
    case none
    /// Pictures cross-fade; nothing grows.
    case reduced
    /// As the theme says.
    case full
  }

  /// The longest that anything moves, in ms; beyond, a hall would wait for its figures.
  public static let longestMS = 1_000
  /// No motion at all.
  public static let none = Motion(fadeMS: 0, growMS: 0, easing: .linear)
  /// The motion of a theme that says nothing of it.
  public static let calm = Motion(fadeMS: 320, growMS: 400, easing: .inOut)

  /// How long one picture takes to turn into the next, in ms; 0 for at once.
  public let fadeMS: Int
  /// How long a bar takes to grow to a new figure, in ms; 0 for at once.
  public let growMS: Int
  /// How both gather and lose speed.
  public let easing: Easing

  /// A motion; durations are brought into `0...longestMS`.
  public init(fadeMS: Int, growMS: Int, easing: Easing) {
    self.fadeMS = min(max(0, fadeMS), Self.longestMS)
    self.growMS = min(max(0, growMS), Self.longestMS)
    self.easing = easing
  }

  /// As much of it as a screen takes part in.
  public func limited(to setting: Setting) -> Motion {
    switch setting {
    case .none: .none
    case .reduced: Motion(fadeMS: fadeMS, growMS: 0, easing: easing)
    case .full: self
    }
  }

  private enum CodingKeys: String, CodingKey, CaseIterable { case fadeMS, growMS, easing }

  /// Reads a motion; the error names a key that is none, a duration out of range, an easing that there is not.
  public init(from decoder: any Decoder) throws {
    let reader = try ThemeReader(decoder, of: "motion", keys: CodingKeys.self)
    func duration(_ key: CodingKeys) throws -> Int {
      let range = 0...Self.longestMS
      guard let value = try reader.number(key, in: range, of: "milliseconds") else {
        throw reader.wrong(key, reader.words(for: range, of: "milliseconds"))
      }
      return value
    }
    fadeMS = try duration(.fadeMS)
    growMS = try duration(.growMS)
    guard let easing = Easing(rawValue: try reader.text(.easing)) else {
      throw reader.wrong(.easing, "is one of " + Easing.allCases.map(\.rawValue).joined(separator: ", "))
    }
    self.easing = easing
  }
}
