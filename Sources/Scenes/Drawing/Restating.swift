/// What the hall has read before is cut where there is no room for all of it, and says so.
extension TextSetter {
  /// At most `linesMax` lines that the hall has read before, from size `largest` to `floor`; what goes beyond is cut and
  /// ends with `…` and, where there is room for it, where the whole is to be read.
  public func restate(
    _ text: String, width: Int, linesMax: Int, largest: Int, floor: Int, whole: String? = nil
  ) -> TextBlock {
    let height = linesMax * TypeScale.lineHeight(ofSize: floor)
    let block = fit(text, width: width, height: height, largest: min(largest, floor + 12), floor: floor)
    guard block.lines.count > linesMax || !block.isWhole else { return block }
    return cut(
      Array(wrapFlowing(text, size: floor, width: width).prefix(linesMax)), size: floor, width: width, whole: whole)
  }

  /// A text without the point or the dash at its end.
  private static func unended(_ text: String) -> String {
    text.lastIndex { $0.isLetter || $0.isNumber || $0 == ")" }.map { String(text[...$0]) } ?? text
  }

  /// Lines after which there is more, saying so at their end, and where the whole is to be read.
  func cut(_ lines: [String], size: Int, width: Int, whole: String? = nil) -> TextBlock {
    // The end alone is set anew; on one line there is no room for more than `…`.
    let whole = lines.count > 1 ? whole : nil
    let ending = whole.map { "… " + $0 } ?? "…"
    let kept = max(0, lines.count - 3)
    var words = lines.dropFirst(kept).joined(separator: " ").split(separator: " ")
    while words.count > 1 {
      words.removeLast()
      let end = wrap(Self.unended(words.joined(separator: " ")) + ending, size: size, width: width)
      if end.count <= lines.count - kept {
        return TextBlock(lines: Array(lines.prefix(kept)) + end, size: size, isWhole: false)
      }
    }
    guard whole == nil else { return cut(lines, size: size, width: width) }
    return TextBlock(lines: Array(lines.dropLast()) + ["…"], size: size, isWhole: false)
  }
}
