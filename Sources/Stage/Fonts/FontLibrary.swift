public import Assets
public import Scenes

/// The fonts of the house, found once and opened in the sizes that are needed.
///
/// Thread: one at a time; make a library for each thread that measures or paints. It needs no display.
public final class FontLibrary: TextMeasuring {
  /// What is wrong with the fonts.
  public enum Problem: Error, Sendable, Hashable {
    case fontconfigDoesNotWork
    case familyIsMissing(FontFamily)
    case fontCannotBeOpened(path: String, reason: String)
    case textCannotBeDrawn(String)
  }

  /// How many fonts are open at once, beside the one of each face that measures.
  public static let fontsOpenMax = 24
  /// How many widths are remembered.
  public static let widthsMax = 8_192
  /// From this size on, letters stand on whole pixels: nobody sees the difference, and each is drawn only once.
  private static let wholePixelsFrom = 40

  private let files: [FontFace: FontFile]
  private let rulers: [FontFace: Font]
  /// The families that this machine does not have, by the faces for which the house's stand in.
  public let missing: [FontFace: FontFamily]
  /// What has been found out with these fonts.
  public let memory: SettingMemory? = SettingMemory()
  private var fonts = BoundedCache<FontKey, Font>(costMax: fontsOpenMax)
  private var widths = BoundedCache<WidthKey, Int>(costMax: widthsMax)

  /// The em of the fonts that measure, in pixels.
  ///
  /// Widths grow exactly with the size, so one size measures all.
  private static let rulerPixels = 1_000

  /// Finds the fonts.
  ///
  /// - Throws: ``Problem/familyIsMissing(_:)`` with the family and the Debian package that has it.
  public convenience init(families: [FontFace: FontFamily] = FontFamily.house) throws(Problem) {
    try self.init(families, orElse: [:])
  }

  /// Finds the fonts of a theme; for a family that is missing the house's stands in.
  public convenience init(for theme: Theme) throws(Problem) {
    try self.init(FontFamily.families(of: theme), orElse: FontFamily.house)
  }

  private init(_ families: [FontFace: FontFamily], orElse others: [FontFace: FontFamily]) throws(Problem) {
    var (files, rulers): ([FontFace: FontFile], [FontFace: Font]) = ([:], [:])
    var missing: [FontFace: FontFamily] = [:]
    for (face, family) in families {
      let file: FontFile
      do throws(Problem) {
        file = try FontFile.find(family)
      } catch {
        guard let other = others[face], other != family else { throw error }
        file = try FontFile.find(other)
        missing[face] = family
      }
      files[face] = file
      rulers[face] = try Font(file, sizeUnits: Self.rulerPixels * Font.unitsPerPixel, hinting: .none)
    }
    self.files = files
    self.rulers = rulers
    self.missing = missing
  }

  /// The advance width of one line in design pixels, rounded up; 0 for a line that cannot be set.
  ///
  /// Where the ink is wider than the advance, it is the ink's. Painted, the line is as wide within two pixels.
  public func width(of text: String, face: FontFace, size: Int) -> Int {
    let key = WidthKey(text: ExactText(text), face: face)
    let measured = widths.value(for: key) ?? measure(key)
    return (measured * size + Self.rulerPixels - 1) / Self.rulerPixels
  }

  /// Where the font of a face stands; every face has one.
  public func file(of face: FontFace) -> FontFile? { files[face] }

  /// How high lower-case letters of a face are, in thousandths of the size.
  public func bodyHeightThousandths(of face: FontFace) -> Int { rulers[face]?.reach(of: "x").above ?? 0 }

  /// How far the letters with the highest stacks and the lowest dots of a face reach, in thousandths of the size.
  public func stackHeightThousandths(of face: FontFace) -> Int {
    let reaches = "ỘỆẪỨỖậọợgp".unicodeScalars.compactMap { rulers[face]?.reach(of: $0) }
    return (reaches.map(\.above).max() ?? 0) + (reaches.map(\.beneath).max() ?? 0)
  }

  private func measure(_ key: WidthKey) -> Int {
    let width = rulers[key.face]?.width(of: key.text.text) ?? 0
    widths.insert(width, for: key)
    return width
  }

  /// The characters that a face cannot draw, each once, in the order of their numbers.
  ///
  /// Control characters are never painted and never missing. Spaces are looked up like letters, for a space that the
  /// font lacks is painted as a box.
  public func missingCharacters(
    in scalars: some Sequence<Unicode.Scalar>, face: FontFace
  ) -> [Unicode.Scalar] {
    guard let ruler = rulers[face] else { return [] }
    return Set(scalars).filter { $0.properties.generalCategory != .control && !ruler.has($0) }.sorted()
  }

  /// A line as a transparent picture, and where it stands.
  func line(_ key: TextKey, color: Color) throws(Problem) -> (picture: Surface, extent: TextExtent) {
    guard let line = try font(key.font).line(key.text, color: color) else { throw .textCannotBeDrawn(key.text) }
    return line
  }

  /// How many fonts and widths are kept at the moment.
  var kept: (fonts: Int, widths: Int) { (fonts.count, widths.count) }

  private func font(_ key: FontKey) throws(Problem) -> Font {
    if let open = fonts.value(for: key) { return open }
    guard let file = files[key.face] else { throw .fontCannotBeOpened(path: key.face.rawValue, reason: "no such face") }
    let isLarge = key.sizeUnits >= Self.wholePixelsFrom * Font.unitsPerPixel
    let font = try Font(file, sizeUnits: key.sizeUnits, hinting: isLarge ? .upright : .uprightBetweenPixels)
    fonts.insert(font, for: key)
    return font
  }
}

@available(*, unavailable)
extension FontLibrary: Sendable {}

/// A face at a size of `sizeUnits` / `Font.unitsPerPixel` pixels.
struct FontKey: Sendable, Hashable {
  let face: FontFace
  let sizeUnits: Int
}

/// A line at a size in pixels.
struct TextKey: Sendable, Hashable {
  let text: String
  let font: FontKey
}

private struct WidthKey: Hashable {
  let text: ExactText
  let face: FontFace
}

extension FontLibrary.Problem: CustomStringConvertible {
  /// One English sentence that says what would help.
  public var description: String {
    switch self {
    case .fontconfigDoesNotWork: "Fonts cannot be looked up: fontconfig does not start."
    case .familyIsMissing(let family):
      "The font '\(family.title)' is missing."
        + (family.package.map { " The Debian package \($0) has it: sudo apt-get install \($0)." } ?? "")
    case .fontCannotBeOpened(let path, let reason): "The font \(path) cannot be opened: \(reason)."
    case .textCannotBeDrawn(let text): "The text '\(text.prefix(60))' of \(text.count) characters cannot be drawn."
    }
  }
}
