public import Scenes
import CSDL

/// A family of fonts by its name, and where a machine gets it from.
public struct FontFamily: Sendable, Hashable {
  /// The family, as fontconfig knows it.
  public let name: String
  /// Whether its bold weight is meant, or else the regular one.
  public let isBold: Bool
  /// The Debian package that has it.
  public let package: String

  /// A family by its name.
  public init(_ name: String, isBold: Bool, package: String = "fonts-noto-core") {
    self.name = name
    self.isBold = isBold
    self.package = package
  }

  /// The families of the house.
  public static let house: [FontFace: FontFamily] = [
    .text: FontFamily("Noto Sans", isBold: false),
    .textBold: FontFamily("Noto Sans", isBold: true),
    .display: FontFamily("Noto Sans Display", isBold: true),
  ]

  /// The family and weight, as people say it.
  var title: String { isBold ? name + " Bold" : name }
}

/// Where a font stands: a file, and which of the fonts in it.
struct FontFile: Sendable, Hashable {
  let path: String
  let index: Int

  /// Finds a family with fontconfig.
  ///
  /// fontconfig always finds something; what it finds is taken only if it is of the family and weight asked for, for
  /// another one would have other widths and might lack the Vietnamese letters. A weight that it would only imitate, by
  /// thickening another, is not of the family either.
  static func find(_ family: FontFamily) throws(FontLibrary.Problem) -> FontFile {
    guard let wanted = FcPatternCreate() else { throw .fontconfigDoesNotWork }
    defer { FcPatternDestroy(wanted) }
    let weight = family.isBold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR
    FcPatternAddString(wanted, FC_FAMILY, family.name)
    FcPatternAddInteger(wanted, FC_WEIGHT, weight)
    FcPatternAddInteger(wanted, FC_SLANT, FC_SLANT_ROMAN)
    FcPatternAddInteger(wanted, FC_WIDTH, FC_WIDTH_NORMAL)
    FcPatternAddBool(wanted, FC_VARIABLE, FcBool(0))
    FcConfigSubstitute(nil, wanted, FcMatchPattern)
    FcDefaultSubstitute(wanted)
    var result = FcResultNoMatch
    guard let match = FcFontMatch(nil, wanted, &result) else { throw .familyIsMissing(family) }
    defer { FcPatternDestroy(match) }
    guard names(of: match).contains(family.name), integer(FC_WEIGHT, of: match) == Int(weight),
      !isThickened(match), let path = string(FC_FILE, 0, of: match)
    else { throw .familyIsMissing(family) }
    return FontFile(path: path, index: integer(FC_INDEX, of: match) ?? 0)
  }

  /// How many names of one font are looked at; Noto has two at most.
  private static let namesMax = 16

  private static func names(of pattern: OpaquePointer) -> [String] {
    (0..<Int32(namesMax)).compactMap { string(FC_FAMILY, $0, of: pattern) }
  }

  private static func string(_ key: String, _ index: Int32, of pattern: OpaquePointer) -> String? {
    var text: UnsafeMutablePointer<FcChar8>?
    guard FcPatternGetString(pattern, key, index, &text) == FcResultMatch, let text else { return nil }
    return String(cString: text)
  }

  private static func isThickened(_ pattern: OpaquePointer) -> Bool {
    var value: FcBool = 0
    return FcPatternGetBool(pattern, FC_EMBOLDEN, 0, &value) == FcResultMatch && value != 0
  }

  private static func integer(_ key: String, of pattern: OpaquePointer) -> Int? {
    var value: Int32 = 0
    return FcPatternGetInteger(pattern, key, 0, &value) == FcResultMatch ? Int(value) : nil
  }
}
