/// Sets a text whose lines end where somebody ended them: wrap, then shrink to the floor, then page.
struct ParagraphSetter {
  let measure: any TextMeasuring
  let face: FontFace

  /// Up to so many letters lines are broken evenly; of a longer text nobody sees it, and it takes long.
  private static let evenLettersMax = 240

  /// The lines of a text at a size; an empty one between paragraphs where there was one.
  private func lines(_ text: String, size: Int, width: Int) -> [String] {
    let setter = TextSetter(measure: measure, face: face)
    let paragraphs = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    let only = text.count <= Self.evenLettersMax
    return paragraphs.flatMap { paragraph in
      let lines =
        only
        ? setter.wrapEvenly(paragraph, size: size, width: width)
        : setter.wrapFlowing(paragraph, size: size, width: width)
      return lines.isEmpty ? [""] : lines
    }
  }

  /// A text set into columns of one size, page after page.
  struct Setting {
    let columns: Int
    let blocks: [TextBlock]
  }

  /// How many letters a line of a column holds at least before there is another column beside it: shorter lines are
  /// read more easily.
  private static let columnEms = 24

  /// A text in as many columns as a box has room for, all of one size, from `largest` down to `floor`; no column begins
  /// or ends empty.
  func pages(_ text: String, in box: Box, largest: Int, floor: Int) -> Setting {
    var size = max(largest, floor)
    while true {
      let columns = max(1, box.width / (size * Self.columnEms))
      let width = box.columns(columns, gap: 2 * SceneCanvas.pieceGap).first?.width ?? box.width
      if size == floor || TypeScale.canFit(text, size: size, width: width, height: box.height * columns) {
        let lines = lines(text, size: size, width: width)
        let whole = TextBlock(lines: trimmed(lines[...]), size: size, isWhole: true)
        if whole.height <= box.height {
          guard text.count <= Self.evenLettersMax, !text.contains(where: \.isNewline) else {
            return Setting(columns: 1, blocks: [whole])
          }
          let setter = TextSetter(measure: measure, face: face)
          let untorn = setter.untorn(whole, text, width: width, height: box.height, floor: floor)
          return Setting(columns: 1, blocks: [untorn])
        }
        let blocks = pages(lines, size: size, height: box.height)
        if size == floor || blocks.count <= columns { return Setting(columns: columns, blocks: blocks) }
      }
      size = max(floor, size - TypeScale.stepPixels)
    }
  }

  /// The first so many blocks of a setting; the last says that there was more, and where the whole is to be read.
  func cut(_ set: Setting, to count: Int, in box: Box, whole: String) -> Setting {
    var kept = Array(set.blocks.prefix(count))
    guard set.blocks.count > count, let last = kept.popLast() else { return set }
    let width = box.columns(set.columns, gap: 2 * SceneCanvas.pieceGap).first?.width ?? box.width
    let cut = TextSetter(measure: measure, face: face).cut(last.lines, size: last.size, width: width, whole: whole)
    return Setting(columns: set.columns, blocks: kept + [cut])
  }

  /// The pages of a text in one column.
  func pages(_ text: String, width: Int, height: Int, largest: Int, floor: Int) -> [TextBlock] {
    pages(text, in: Box(x: 0, y: 0, width: width, height: height), largest: largest, floor: floor).blocks
  }

  /// How much of a page must be full, in percent, so that a paragraph which does not fit begins the next.
  private static let fullPercentLeast = 50

  /// Lines over pages, as many as fit each; a paragraph stays whole where that does not leave a page half empty.
  private func pages(_ lines: [String], size: Int, height: Int) -> [TextBlock] {
    func high(_ lines: [String]) -> Int { TextBlock(lines: lines, size: size, isWhole: true).height }
    var pages: [[String]] = []
    var page: [String] = []
    for (index, line) in lines.enumerated() where !(page.isEmpty && line.isEmpty) {
      let begins = index > 0 && lines[index - 1].isEmpty && !line.isEmpty
      let paragraph = begins ? Array(lines[index...].prefix { !$0.isEmpty }) : [line]
      let isFull = high(page) * 100 >= height * Self.fullPercentLeast
      let turns = high(page + paragraph) > height && high(paragraph) <= height && isFull
      if !page.isEmpty, turns || high(page + [line]) > height {
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
