import Assets
import Foundation
import Scenes
import Testing

@testable import Stage

/// Goal: text has the width that layout was told, no mark is cut off, and a missing font or letter is said.
///
/// Method: the fonts of the machine; widths against painted pictures.
@Suite struct FontLibraryTests {
  private let fonts: FontLibrary

  init() throws {
    fonts = try FontLibrary()
  }

  @Test func aMissingFamilyIsNamedWithItsPackage() {
    let family = FontFamily("No Such Sans", isBold: true, package: "fonts-no-such")
    let problem = #expect(throws: FontLibrary.Problem.familyIsMissing(family)) {
      try FontLibrary(families: [.text: family])
    }
    #expect(problem?.description.contains("'No Such Sans Bold'") == true)
    #expect(problem?.description.contains("apt-get install fonts-no-such") == true)
  }

  @Test func aFamilyWithoutItsBoldWeightIsMissing() {
    // Noto Sans Symbols 2 has one weight; fontconfig would offer that one.
    let family = FontFamily("Noto Sans Symbols2", isBold: true)
    #expect(throws: FontLibrary.Problem.familyIsMissing(family)) { try FontLibrary(families: [.text: family]) }
  }

  @Test(arguments: FontFace.allCases)
  func everyVietnameseLetterIsThere(face: FontFace) {
    let letters = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY".precomposedStringWithCanonicalMapping
    let marks = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
    let all = letters.flatMap { letter in marks.map { "\(letter)\($0)".precomposedStringWithCanonicalMapping } }
      .joined()
    let text = all + "đĐ0123456789%·–…“”,.:;/()\u{A0}\u{202F}\n\t"
    #expect(fonts.missingCharacters(in: text.unicodeScalars, face: face) == [])
  }

  @Test func missingCharactersAreGivenOnceAndInOrder() {
    #expect(fonts.missingCharacters(in: "会a議✓会\n".unicodeScalars, face: .text).map(String.init) == ["✓", "会", "議"])
  }

  @Test(arguments: FontFace.allCases)
  func aLineIsAsWideAsItWasMeasured(face: FontFace) throws {
    for size in [24, 40, 72, 116, 330] {
      for text in Workshop.words {
        let painted = try fonts.line(key(text, face, size), color: Self.white).picture.width
        let measured = fonts.width(of: text, face: face, size: size)
        #expect(-1...2 ~= painted - measured, "'\(text)' at \(size): painted \(painted), measured \(measured)")
      }
    }
  }

  @Test func widthsGrowEvenlyWithTheSizeAndDigitsAreEquallyWide() {
    let line = "Thông qua Nghị quyết Đại hội đại biểu"
    let wide = fonts.width(of: line, face: .text, size: 1_000)
    for size in 20...200 {
      let expected = Double(wide * size) / 1_000
      #expect(abs(Double(fonts.width(of: line, face: .text, size: size)) - expected) <= 1)
    }
    #expect(Set("0123456789".map { fonts.width(of: "\($0)\($0)", face: .display, size: 100) }).count == 1)
    #expect(fonts.width(of: "", face: .text, size: 40) == 0)
    #expect(fonts.width(of: "AV", face: .text, size: 500) < 2 * fonts.width(of: "A", face: .text, size: 500), "kerned")
  }

  @Test(arguments: [16, 24, 40, 72, 84, 116, 150, 330, 660])
  func stackedMarksAreNotCutOff(size: Int) throws {
    for face in FontFace.allCases {
      let ceiling = try topOfInk("ỘỆẪỨỖỂ", face, size)
      let capital = try topOfInk("OEAUOE", face, size)
      // A tilde over a circumflex is about 0.33 of the em over the capital; cut off it would be less.
      #expect(Double(ceiling - capital) > 0.315 * Double(size) - 1, "\(face) at \(size): \(ceiling) over \(capital)")
    }
  }

  @Test func aPictureHasNoEmptyRowsAndABlankLineHasOne() throws {
    for size in [17, 40, 72, 330] {
      for text in Workshop.words + ["ẪỖỂ", "...", "ÎÏ"] {
        let (picture, extent) = try fonts.line(key(text, .display, size), color: Self.white)
        #expect(picture.width == extent.width && picture.height == extent.height, "'\(text)' at \(size)")
        #expect(picture.inkedRows == 0..<picture.height)
      }
      #expect(try fonts.line(key(" ", .display, size), color: Self.white).extent.height == 1)
    }
  }

  @Test func theCachesStayWithinTheirLimits() throws {
    for number in 0..<(FontLibrary.widthsMax + 500) { _ = fonts.width(of: "\(number)", face: .text, size: 40) }
    for size in 10..<(10 + 2 * FontLibrary.fontsOpenMax) {
      _ = try fonts.line(key("a", .text, size), color: Self.white)
    }
    #expect(fonts.kept.widths == FontLibrary.widthsMax)
    #expect(fonts.kept.fonts == FontLibrary.fontsOpenMax)
  }

  private static let white = Color(red: 255, green: 255, blue: 255)

  private func key(_ text: String, _ face: FontFace, _ size: Int) -> TextKey {
    TextKey(text: text, font: FontKey(face: face, sizeUnits: size * Font.unitsPerPixel))
  }

  /// How far the ink of a line reaches over the baseline, in pixels.
  private func topOfInk(_ text: String, _ face: FontFace, _ size: Int) throws -> Int {
    let (picture, extent) = try fonts.line(key(text, face, size), color: Self.white)
    let top = (0..<picture.height).first { y in (0..<picture.width).contains { picture.coverage(x: $0, y: y) > 40 } }
    return extent.ascent - (top ?? picture.height)
  }
}
