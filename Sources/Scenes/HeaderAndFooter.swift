import Assets
import Congress

/// What stands around every picture: header, clock, the mark for staff, title, foot.
///
/// Header and foot are for those who look for them, and smaller than the content; a title never is.
extension SceneCanvas {
  /// The header line: whose congress it is, and the time.
  mutating func drawHeader() {
    let name = view.congress.name
    let body = words(name.body) + " · "
    // The time, and the mark for staff before it.
    let clockWidth = context.part.hasClock ? width("00:00", size: Grid.headerSize) + 50 + Self.pieceGap : 0
    let setter = TextSetter(measure: context.measure, face: .textBold)
    let titleLeast = width(words(name.shortTitle), size: Grid.headerSize, face: .textBold)
    let mark = context.part.hasClock ? recordingMark(within: grid.width - clockWidth - titleLeast) : nil
    let room = grid.width - clockWidth - (mark.map { $0.width + Self.pieceGap } ?? 0)
    // What is drawn once for two languages names the congress in both.
    let inBoth = [words(name.shortTitle), secondWords(name.shortTitle)].compactMap(\.self).joined(separator: " · ")
    let hasRoomForBoth = width(inBoth, size: Grid.headerSize, face: .textBold) <= room
    let set = setter.restate(
      hasRoomForBoth ? inBoth : words(name.shortTitle), width: room, linesMax: 1, largest: Grid.headerSize,
      floor: Grid.headerSize)
    let title = hasNameWholeOrNot && titleLeast > room ? "" : set.lines.joined()
    let titleWidth = width(title, size: Grid.headerSize, face: .textBold)
    let bodyWidth = width(body, size: Grid.headerSize)
    let hasRoom = bodyWidth + titleWidth <= room
    if hasRoom {
      text(body, x: grid.left, baseline: grid.headerBaseline, size: Grid.headerSize, role: .quiet)
    }
    text(
      title, x: grid.left + (hasRoom ? bodyWidth : 0), baseline: grid.headerBaseline, size: Grid.headerSize,
      face: .textBold, role: .accent)
    if let mark { draw(mark, right: grid.right - clockWidth, baseline: grid.headerBaseline) }
    if context.part.hasClock { drawClock() }
    draw(.fill(Box(x: grid.left, y: grid.ruleY, width: grid.width, height: 2), .line))
  }

  /// The time in the corner.
  ///
  /// It stands still beside dead facts, with the mark for staff.
  private mutating func drawClock() {
    let offset = view.congress.utcOffset
    let moment = momentOfLoss ?? context.nowMS
    let time = figures.time(moment, utcOffset: offset)
    text(
      time, x: grid.right, baseline: grid.headerBaseline, size: Grid.headerSize, role: .quiet, anchor: .trailing)
    if isMarkedUnlinked {
      let left = grid.right - width(time, size: Grid.headerSize) - 50
      draw(.sign(.unlinked, Box(x: left, y: grid.headerBaseline - 31, width: 32, height: 32), .quiet))
    }
    awaitClockAndLink(showsClock: true)
  }

  /// The mark for staff, and what is said of the recording, on pictures without a header.
  mutating func drawCornerMark() {
    if isMarkedUnlinked {
      draw(.sign(.unlinked, Box(x: grid.right - 32, y: cornerBaseline - 32, width: 32, height: 32), .quiet))
    }
    drawRecordingMarkInCorner()
    awaitClockAndLink(showsClock: false)
  }

  /// Where the marks of a corner stand: at the foot, or above what lies over it.
  var cornerBaseline: Int { context.coveredFrom.map { $0 - Self.pieceGap } ?? grid.footBaseline }

  private mutating func awaitClockAndLink(showsClock: Bool) {
    switch context.link {
    case .linked: if showsClock { changes(atMS: (context.nowMS / 60_000 + 1) * 60_000) }
    case .lost(let sinceMS): if !isMarkedUnlinked { changes(atMS: sinceMS + LinkStanding.markAfterMS) }
    }
  }

  /// When the facts died, if they did.
  var momentOfLoss: Int64? { if case .lost(let sinceMS) = context.link { sinceMS } else { nil } }

  /// Whether the loss has lasted long enough to tell staff.
  var isMarkedUnlinked: Bool {
    momentOfLoss.map { context.nowMS - $0 >= LinkStanding.markAfterMS } ?? false
  }

  /// The title under the header, as large as its line allows, on further lines where even the floor is too large.
  ///
  /// - Parameters:
  ///   - aside: A word on the right of the title's line, such as the seconds that are left.
  /// - Returns: What is left for the content.
  @discardableResult
  mutating func drawTitle(_ title: String, aside: String? = nil) -> Box {
    let (block, content) = setTitle(title, aside: aside)
    draw(block, in: Box(x: grid.left, y: grid.titleTop, width: grid.width, height: 0), face: .display, role: .accent)
    if let aside {
      let size = asideSize(of: aside, beside: title)
      text(
        aside, x: grid.right, baseline: grid.titleTop + TypeScale.ascent(ofSize: size), size: size, face: .display,
        anchor: .trailing)
    }
    return content
  }

  /// The size of what stands beside a title: the title's, or so much less that no word of the title is torn for it.
  private func asideSize(of aside: String, beside title: String) -> Int {
    let least = max(Self.titleSizeLeast, floorSize)
    let word = title.split(separator: " ").map { width(String($0), size: least, face: .display) }.max() ?? 0
    return TypeScale.largestSize(
      for: aside, face: .display, within: grid.width - Self.pieceGap - word, from: max(Grid.titleSize, floorSize),
      floor: least, measure: context.measure)
  }

  /// The smallest title in this hall, in design pixels.
  var titleSizeLeast: Int { max(Self.titleSizeLeast, floorSize) }

  /// A title, set, and what it leaves for the content.
  func setTitle(_ title: String, aside: String? = nil) -> (title: TextBlock, content: Box) {
    let largest = max(Grid.titleSize, floorSize)
    let least = max(Self.titleSizeLeast, floorSize)
    let asideWidth =
      aside.map { width($0, size: asideSize(of: $0, beside: title), face: .display) + Self.pieceGap } ?? 0
    let room = grid.width - asideWidth
    let size = TypeScale.largestSize(
      for: title, face: .display, within: room, from: largest, floor: least, measure: context.measure)
    let isOneLine = width(title, size: size, face: .display) <= room
    let block =
      isOneLine
      ? TextBlock(lines: [title], size: size, isWhole: true) : lines(of: title, width: room, size: size)
    let set = block.withoutLoosePoints
    let height = max(set.height, TypeScale.lineHeight(ofSize: Grid.titleSize))
    let top = grid.titleTop + height + Self.titleGap
    return (set, Box(x: grid.left, y: top, width: grid.width, height: grid.contentBottom - footLift - top))
  }

  /// A title over several lines; its parts each on lines of their own where that takes no more of them.
  private func lines(of title: String, width: Int, size: Int) -> TextBlock {
    let setter = TextSetter(measure: context.measure, face: .display)
    let linesMax = (grid.contentBottom - grid.titleTop) * Self.titlePartMax / 100 / TypeScale.lineHeight(ofSize: size)
    let whole = setter.restate(
      title, width: width, linesMax: max(Self.titleLinesMin, linesMax), largest: size, floor: size)
    let parted = title.split(separator: " · ").flatMap {
      setter.wrapEvenly(String($0), size: size, width: width)
    }
    return whole.isWhole && parted.count <= whole.lines.count
      ? TextBlock(lines: parted, size: size, isWhole: true) : whole
  }

  /// The air between a title and what it stands over.
  private static let titleGap = 16
  /// The smallest title, in design pixels.
  private static let titleSizeLeast = 56
  /// How much of a picture beneath its header a title takes at most, in percent; what goes beyond is cut with `…`.
  private static let titlePartMax = 60
  /// How many lines a title may have however low the picture is.
  private static let titleLinesMin = 3

  /// The quiet line at the foot, on the right.
  mutating func drawFoot(_ line: String) {
    text(
      line, x: grid.right, baseline: grid.footBaseline, size: Grid.footSize, role: .quiet, anchor: .trailing)
  }

  /// The quiet lines at the foot, on the left; they leave room for a page's number beside them.
  ///
  /// To be drawn before the title, which tells what is left for the content.
  mutating func drawFootNote(_ line: String) {
    let note = setFootNote(line)
    footLift = note.height - note.lineHeight
    block(note.withoutLoosePoints, x: grid.left, baseline: grid.footBaseline - footLift, face: .text, role: .quiet)
  }

  /// Whether a line at the foot can be set without a word being cut.
  func hasRoomForFootNote(_ line: String) -> Bool { context.secondStrings == nil || setFootNote(line).isWhole }

  private func setFootNote(_ line: String) -> TextBlock {
    let setter = TextSetter(measure: context.measure, face: .text)
    let pageNumber = width(strings[.page, ["page": "99", "count": "99"]], size: Grid.footSize) + Self.pieceGap
    return setter.restate(
      line, width: grid.width - pageNumber, linesMax: 2, largest: Grid.footSize, floor: Grid.footSize)
  }
}
