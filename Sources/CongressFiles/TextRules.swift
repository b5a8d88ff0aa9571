import Assets
import Congress
import Foundation

/// What every text of a congress folder must be, so that it can be shown, compared and searched without surprises.
enum TextRules {
  /// What is wrong with a text, as the end of a sentence about it, or nothing.
  ///
  /// Invisible characters are refused like control characters: they come with text that was copied from a page, and
  /// two names that look the same are then two names.
  static func fault(inText text: String, charactersMax: Int) -> Wording? {
    if text.isEmpty { return FileRule.empty.with() }
    if text.count > charactersMax {
      return FileRule.tooLong.with(["count": "\(text.count)", "max": "\(charactersMax)"])
    }
    if let invisible = text.unicodeScalars.first(where: isInvisible) {
      return FileRule.invisible.with(["character": .text(name(of: invisible))])
    }
    if let word = firstDecomposedWord(in: text) {
      return FileRule.decomposed.with(["word": "\(word)"])
    }
    if text.first?.isWhitespace == true || text.last?.isWhitespace == true {
      return FileRule.spaceAround.with()
    }
    return nil
  }

  /// What is wrong with a code, as the end of a sentence about it, or nothing.
  static func fault(inCode text: String) -> Wording? {
    if let fault = fault(inText: text, charactersMax: FileLimits.codeCharactersMax) { return fault }
    if text.contains(where: \.isWhitespace) { return FileRule.spaceWithin.with() }
    return nil
  }

  /// What is wrong with the name of a theme or an emblem, as the end of a sentence about it, or nothing.
  static func fault(inFileName text: String) -> Wording? {
    if let fault = fault(inCode: text) { return fault }
    // Nothing that could lead out of the folder of themes or emblems.
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
      default: false
      }
    }
    return isPlain ? nil : FileRule.notAFileName.with(["text": .text(text)])
  }

  /// The endings of pictures that a screen reads.
  static let pictureEndings = ["jpg", "jpeg", "png", "svg"]

  /// What is wrong with the name of a picture, as the end of a sentence about it, or nothing.
  static func fault(inPictureName text: String) -> Wording? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, pictureEndings.contains(String(parts[1])), fault(inFileName: String(parts[0])) == nil else {
      return FileRule.notAPictureName.with(["text": .text(text)])
    }
    return nil
  }

  /// What is wrong with the name of a document's file, as the end of a sentence about it, or nothing.
  static func fault(inDocumentName text: String) -> Wording? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, DocumentFile.Form(rawValue: String(parts[1])) != nil,
      fault(inFileName: String(parts[0])) == nil
    else { return FileRule.notADocumentName.with(["text": .text(text)]) }
    return nil
  }

  /// What is wrong with a reason, which may be left out and is kept as it was written.
  static func fault(inReason text: String, bytesMax: Int) -> Wording? {
    let bytes = text.utf8.count
    if bytes > bytesMax { return FileRule.tooLong.with(["count": "\(bytes)", "max": "\(bytesMax)"]) }
    guard let invisible = text.unicodeScalars.first(where: isInvisible) else { return nil }
    return FileRule.invisible.with(["character": .text(name(of: invisible))])
  }

  /// What is wrong with a cell of a spreadsheet as a text, as the end of a sentence about it, or nothing.
  ///
  /// A formula that found nothing, a number that was shortened and a reference to an empty cell read like any name.
  static func fault(inCell text: String) -> Wording? {
    // Of tens of thousands of texts hardly any begins so.
    guard let first = text.utf8.first, first == UInt8(ascii: "#") || isDigit(first) else { return nil }
    if text == "0" { return FileRule.spreadsheetZero.with() }
    if text.hasPrefix("#"), text.allSatisfy({ $0 == "#" }) || spreadsheetErrors.contains(text) {
      return FileRule.spreadsheetError.with(["text": .text(text)])
    }
    if isShortenedNumber(text) { return FileRule.spreadsheetNumber.with(["text": .text(text)]) }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether a text is a number as spreadsheets shorten one: `4.85E+02`.
  private static func isShortenedNumber(_ text: String) -> Bool {
    let parts = text.split(separator: "+", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, parts[1].utf8.allSatisfy(isDigit), let mark = parts[0].last,
      mark == "E" || mark == "e"
    else { return false }
    let digits = parts[0].dropLast().split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    return digits.count <= 2 && digits.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }
  }

  /// What spreadsheets show in place of a value that they could not work out.
  private static let spreadsheetErrors: Set<String> = [
    "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!",
    "#GETTING_DATA",
  ]

  /// A sentence in which characters that nobody sees, and that could steer a terminal, stand by their names.
  static func visible(_ sentence: String) -> String {
    guard sentence.unicodeScalars.contains(where: isInvisible) else { return sentence }
    return sentence.unicodeScalars.reduce(into: "") { shown, scalar in
      if isInvisible(scalar) { shown += name(of: scalar) } else { shown.unicodeScalars.append(scalar) }
    }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The first word whose letters are not composed: `==` on strings cannot tell, so scalars are compared.
  private static func firstDecomposedWord(in text: String) -> Substring? {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    return text.split(separator: " ").first { word in
      !word.unicodeScalars.elementsEqual(String(word).precomposedStringWithCanonicalMapping.unicodeScalars)
    }
  }
}
