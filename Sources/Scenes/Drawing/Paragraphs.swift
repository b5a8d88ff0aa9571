/// Sets a text whose lines end where somebody ended them: wrap, then shrink to the floor, then page.
struct ParagraphSetter {
  let measure: any TextMeasuring
  let face: FontFace

  /// The lines of a text at a size; an empty one between paragraphs where there was one.
  private func lines(_ text: String, size: Int, width: Int) -> [String] {
    let setter = TextSetter(measure: measure, face: face)
    let paragraphs = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    let only = paragraphs.count == 1
    return paragraphs.flatMap { paragraph in
      let lines =
        only
        ? setter.wrapEvenly(paragraph, size: size, width: width) : setter.wrap(paragraph, size: size, width: width)
      return lines.isEmpty ? [""] : lines
    }
  }

  /// The pages of a text, all of one size, from `largest` down to `floor`; no page begins or ends empty.
  func pages(_ text: String, width: Int, height: Int, largest: Int, floor: Int) -> [TextBlock] {
    var size = max(largest, floor)
    while true {
      let lines = lines(text, size: size, width: width)
      let whole = TextBlock(lines: trimmed(lines[...]), size: size, isWhole: true)
      if whole.height <= height { return [whole] }
      if size == floor { return pages(lines, size: size, height: height) }
      size = max(floor, size - TypeScale.stepPixels)
    }
  }

  /// Lines over pages, as many as fit each.
  private func pages(_ lines: [String], size: Int, height: Int) -> [TextBlock] {
    var pages: [[String]] = []
    var page: [String] = []
    for line in lines where !(page.isEmpty && line.isEmpty) {
      if !page.isEmpty, TextBlock(lines: page + [line], size: size, isWhole: true).height > height {
        pages.append(page)
        page = []
      }
      if !(page.isEmpty && line.isEmpty) { page.append(line) }
    }
    return (pages + [page]).map { TextBlock(lines: trimmed($0[...]), size: size, isWhole: true) }
      .filter { !$0.lines.isEmpty }
  }

  /// Lines without the empty ones at their ends.
  private func trimmed(_ lines: ArraySlice<String>) -> [String] {
    var lines = lines.drop(while: \.isEmpty)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return Array(lines)
  }
}
