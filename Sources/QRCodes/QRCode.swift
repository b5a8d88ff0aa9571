import CQREncode

/// A QR code: dark and light squares that a camera or a scanner reads a text from.
///
/// Method: ISO/IEC 18004, by libqrencode.
public struct QRCode: Sendable, Hashable {
  /// How much of it may be damaged and is still read: a fourteenth (L), or a seventh (M) with more squares.
  public enum Level: Sendable, Hashable { case low, medium }

  /// The longest text, in bytes: what a phone still reads from a tablet at arm's length.
  public static let textBytesMax = 300
  /// How many light squares there are around it, as the standard wants.
  public static let margin = 4

  /// How many squares an edge has, without the margin.
  public let width: Int
  private let dark: [Bool]

  /// The code of a text; nothing where there is none, or too much of it.
  public init?(_ text: String, level: Level = .medium) {
    let correction = level == .low ? QR_ECLEVEL_L : QR_ECLEVEL_M
    guard !text.isEmpty, text.utf8.count <= Self.textBytesMax,
      let code = QRcode_encodeString(text, 0, correction, QR_MODE_8, 1)
    else { return nil }
    defer { QRcode_free(code) }
    width = Int(code.pointee.width)
    let squares = UnsafeBufferPointer(start: code.pointee.data, count: width * width)
    // The lowest bit says whether a square is dark; the others are the library's own.
    dark = squares.map { $0 & 1 == 1 }
  }

  /// Whether a square is dark; outside, none is.
  public func isDark(x: Int, y: Int) -> Bool {
    (0..<width).contains(x) && (0..<width).contains(y) && dark[y * width + x]
  }

  /// As a drawing that fills whatever it stands in, black on white.
  public var svg: String {
    let edge = width + 2 * Self.margin
    var path = ""
    for y in 0..<width {
      var x = 0
      while x < width {
        guard isDark(x: x, y: y) else {
          x += 1
          continue
        }
        let start = x
        while isDark(x: x, y: y) { x += 1 }
        path += "M\(start + Self.margin) \(y + Self.margin)h\(x - start)v1h-\(x - start)z"
      }
    }
    return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 \(edge) \(edge)' shape-rendering='crispEdges'>"
      + "<rect width='\(edge)' height='\(edge)' fill='#fff'/><path fill='#000' d='\(path)'/></svg>"
  }

  /// As lines of a terminal, two squares above each other in a character: to be shown black on white.
  public var squareLines: [String] {
    let (first, last) = (-Self.margin, width + Self.margin)
    return stride(from: first, to: last, by: 2).map { y in
      (first..<last).map { x in
        switch (isDark(x: x, y: y), isDark(x: x, y: y + 1)) {
        case (true, true): "█"
        case (true, false): "▀"
        case (false, true): "▄"
        case (false, false): " "
        }
      }.joined()
    }
  }

  /// The same with what makes a terminal show them black on white, whatever its colours are.
  public var terminalLines: [String] { squareLines.map { "\u{1B}[30;107m\($0)\u{1B}[0m" } }
}
