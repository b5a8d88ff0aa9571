import Glibc

/// How wide the C library thinks a letter is: what xterm and tmux go by.
enum LetterWidth {
  private typealias WidthOf = @convention(c) @Sendable (Int32) -> Int32

  /// `wcwidth` of glibc, which the importer does not give.
  private static let widthOf = dlsym(nil, "wcwidth").map { unsafeBitCast($0, to: WidthOf.self) }
  /// The address of a locale with Unicode; never freed.
  private static let locale = Int(bitPattern: newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))

  /// How many columns a scalar takes: 0, 1 or 2; 1 where the library does not know it.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    guard let widthOf, let locale = locale_t(bitPattern: locale) else { return 1 }
    let before = uselocale(locale)
    defer { uselocale(before) }
    let width = widthOf(Int32(bitPattern: scalar.value))
    return width < 0 ? 1 : Int(width)
  }
}
