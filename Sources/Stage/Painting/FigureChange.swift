import Scenes

extension TextRun {
  /// The beginning that stays as it is where another run takes this one's place, up to the first digit that is another;
  /// nothing where more than figures differ.
  ///
  /// Between digits no letter changes its form for what follows, as a letter before another one may.
  func beginningKept(by other: TextRun) -> Substring? {
    guard
      x == other.x, baseline == other.baseline, size == other.size, face == other.face, role == other.role,
      anchor == other.anchor
    else { return nil }
    let (old, new) = (text.utf8, other.text.utf8)
    guard old.count == new.count, let first = zip(old.indices, new.indices).first(where: { old[$0] != new[$1] })?.0,
      first > old.startIndex, Self.isFigure(old[old.index(before: first)])
    else { return nil }
    let differs = zip(old[first...], new[first...]).allSatisfy { $0 == $1 || Self.isFigure($0) && Self.isFigure($1) }
    return differs ? text[..<first] : nil
  }

  /// Whether a byte of UTF-8 is part of a figure: a digit, or what stands between digits.
  private static func isFigure(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: " "): true
    default: false
    }
  }
}
