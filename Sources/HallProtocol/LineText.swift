import Congress
import Foundation
import NIOCore

/// The text of a line, looked at before the line is read: what it may not hold is refused, what is composed otherwise
/// is composed anew.
///
/// One letter can be written in several ways (`á` as one character or as two), and what is stored under one of them is
/// not found under another. So a line is brought into Unicode's composed form (NFC) as a whole; its JSON is ASCII and
/// stays as it is. A line of plain ASCII costs one look at each byte.
struct LineText {
  /// The line, in the composed form.
  let line: ByteBuffer
  /// Whether it came in another form.
  let wasComposed: Bool

  /// Looks at a line.
  /// - Throws: ``LineError/badLine(_:)`` with the character and its place.
  init(_ line: ByteBuffer) throws(LineError) {
    let scan = try line.withUnsafeReadableBytes { bytes throws(LineError) in try Scan(bytes) }
    guard scan.isPlain else {
      guard let text = String(validating: line.readableBytesView, as: UTF8.self) else {
        throw .badLine("it is not UTF-8.")
      }
      for (place, scalar) in text.unicodeScalars.enumerated() where scalar.isSteering && scalar.value >= 0x7F {
        throw Self.refusal(of: scalar.value, at: place)
      }
      let written = scan.hasLetterEscapes ? Self.unescaped(text) : text
      let composed = written.precomposedStringWithCanonicalMapping
      wasComposed = !composed.utf8.elementsEqual(written.utf8)
      self.line = wasComposed || scan.hasLetterEscapes ? ByteBuffer(string: composed) : line
      return
    }
    self.line = line
    wasComposed = false
  }

  private static func refusal(of value: UInt32, at place: Int) -> LineError {
    let digits = String(value, radix: 16, uppercase: true)
    let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return .badLine("it holds the control character U+\(code) at place \(place); texts hold none.")
  }

  /// The line with its letters that are written as escapes (`\u00e1`) written as they are.
  private static func unescaped(_ text: String) -> String {
    var units: [UInt16] = []
    var rest = Array(text.utf16)[...]
    let backslash = UInt16(UInt8(ascii: "\\"))
    while let unit = rest.popFirst() {
      guard unit == backslash, let kind = rest.popFirst() else {
        units.append(unit)
        continue
      }
      if kind == UInt16(UInt8(ascii: "u")), rest.count >= 4,
        let value = UInt16(String(decoding: rest.prefix(4), as: UTF16.self), radix: 16), value >= 0x80
      {
        units.append(value)
        rest = rest.dropFirst(4)
      } else {
        units += [unit, kind]
      }
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// One look at each byte of a line.
  private struct Scan {
    /// Whether every byte is ASCII and no letter is written as an escape.
    private(set) var isPlain = true
    /// Whether a letter beyond ASCII is written as an escape.
    private(set) var hasLetterEscapes = false

    private var isInText = false
    private var start = 0
    private var lastText = 0..<0

    init(_ bytes: UnsafeRawBufferPointer) throws(LineError) {
      var place = 0
      while place < bytes.count {
        switch bytes[place] {
        case UInt8(ascii: "\""): try quote(bytes, at: place)
        case UInt8(ascii: "\\") where isInText:
          try escape(bytes, at: place)
          place += 1
        case 0x7F: throw LineText.refusal(of: 0x7F, at: place)
        case 0x80...: isPlain = false
        default: break
        }
        place += 1
      }
    }

    /// A text begins or ends; one that is too long is refused, but for the picture of a screen.
    private mutating func quote(_ bytes: UnsafeRawBufferPointer, at place: Int) throws(LineError) {
      if isInText {
        guard place - start <= RecordedText.textBytesMax || isPicture(bytes) else {
          throw .badLine("a text has more than \(RecordedText.textBytesMax) bytes.")
        }
        lastText = start..<place
      } else {
        start = place + 1
      }
      isInText.toggle()
    }

    private func isPicture(_ bytes: UnsafeRawBufferPointer) -> Bool { bytes[lastText].elementsEqual("png".utf8) }

    private mutating func escape(_ bytes: UnsafeRawBufferPointer, at place: Int) throws(LineError) {
      guard place + 1 < bytes.count else { return }
      switch bytes[place + 1] {
      case UInt8(ascii: "b"): throw LineText.refusal(of: 0x08, at: place)
      case UInt8(ascii: "f"): throw LineText.refusal(of: 0x0C, at: place)
      case UInt8(ascii: "r"): throw LineText.refusal(of: 0x0D, at: place)
      case UInt8(ascii: "u"):
        guard place + 5 < bytes.count,
          let value = UInt32(String(decoding: bytes[(place + 2)..<(place + 6)], as: UTF8.self), radix: 16)
        else { return }
        if let scalar = Unicode.Scalar(value), scalar.isSteering { throw LineText.refusal(of: value, at: place) }
        if value >= 0x80 {
          isPlain = false
          hasLetterEscapes = true
        }
      default: break
      }
    }
  }
}
