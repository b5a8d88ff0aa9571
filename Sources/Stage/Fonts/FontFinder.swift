public import Scenes
public import Assets
import CSDL

/// A family of fonts by its name, and where a machine gets it from.
public struct FontFamily: Sendable, Hashable {
  /// The family, as fontconfig knows it.
  public let name: String
  /// Which of its weights is meant.
  public let weight: Theme.Typeface.Weight
  /// The Debian package that has it; nothing where only the organiser knows.
  public let package: String?

  /// A family by its name.
  public init(_ name: String, isBold: Bool, package: String? = "fonts-noto-core") {
    self.name = name
    weight = isBold ? .bold : .regular
    self.package = package
  }

  /// The family of a theme's face.
  public init(_ face: Theme.Typeface) {
    name = face.family
    weight = face.weight
    package = nil
  }

  /// The families of a theme; the house's where it says nothing.
  public static func families(of theme: Theme) -> [FontFace: FontFamily] {
    let own: [FontFace: Theme.Typeface?] = [
      .text: theme.fonts.text, .textBold: theme.fonts.textBold, .display: theme.fonts.display,
    ]
    return house.merging(own.compactMapValues { $0.map(FontFamily.init) }) { $1 }
  }

  /// The families of the house.
  public static let house: [FontFace: FontFamily] = [
    .text: FontFamily("Noto Sans", isBold: false),
    .textBold: FontFamily("Noto Sans", isBold: true),
    .display: FontFamily("Noto Sans Display", isBold: true),
  ]

  /// The family and weight, as people say it.
  public var title: String {
    let words =
      weight == .regular ? [] : weight.rawValue.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return ([name] + words).joined(separator: " ")
  }
}

/// Where a font stands: a file, and which of the fonts in it.
public struct FontFile: Sendable, Hashable {
  /// The file.
  public let path: String
  /// Which of the fonts in it, from 0.
  public let index: Int

  /// Finds a family with fontconfig.
  ///
  /// fontconfig always finds something; what it finds is taken only if it is of the family and weight asked for, for
  /// another one would have other widths and might lack the Vietnamese letters. A weight that it would only imitate, by
  /// thickening another, is not of the family either.
  static func find(_ family: FontFamily) throws(FontLibrary.Problem) -> FontFile {
    guard let wanted = FcPatternCreate() else { throw .fontconfigDoesNotWork }
    defer { FcPatternDestroy(wanted) }
    let weight = family.weight.code
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

extension Theme.Typeface.Weight {
  /// How fontconfig counts it.
  fileprivate var code: Int32 {
    switch self {
    case .regular: FC_WEIGHT_REGULAR
    case .medium: FC_WEIGHT_MEDIUM
    case .semiBold: FC_WEIGHT_DEMIBOLD
    case .bold: FC_WEIGHT_BOLD
    case .extraBold: FC_WEIGHT_EXTRABOLD
    case .black: FC_WEIGHT_BLACK
    }
  }
}

extension FontFamily {
  /// The names of the families with Vietnamese letters that this machine has, in order.
  public static func installedNames() -> [String] {
    guard let wanted = FcPatternCreate(), let fields = FcObjectSetCreate() else { return [] }
    defer {
      FcPatternDestroy(wanted)
      FcObjectSetDestroy(fields)
    }
    FcPatternAddString(wanted, FC_LANG, "vi")
    FcPatternAddBool(wanted, FC_SCALABLE, FcBool(1))
    FcObjectSetAdd(fields, FC_FAMILY)
    guard let found = FcFontList(nil, wanted, fields) else { return [] }
    defer { FcFontSetDestroy(found) }
    var names: Set<String> = []
    for index in 0..<Int(found.pointee.nfont) {
      guard let pattern = found.pointee.fonts[index] else { continue }
      var text: UnsafeMutablePointer<FcChar8>?
      guard FcPatternGetString(pattern, FC_FAMILY, 0, &text) == FcResultMatch, let text else { continue }
      names.insert(String(cString: text))
    }
    return names.sorted()
  }
}
