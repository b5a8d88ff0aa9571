import Assets
import Congress

/// What lies across the foot of a picture: a speaker with the clock, or a notice; the scene stands above it, whole.
extension SceneCanvas {
  private static let stripPadding = 28
  /// How much of a wall a strip takes at most, in percent: the only picture, and beneath a scene.
  private static let stripPercentMax = (alone: 46, beneath: 34)
  /// How many lines of the smallest letters a scene above a strip must have room for.
  private static let sceneLinesLeast = 5
  /// The line that parts a strip from what is above it.
  private static let stripEdge = 8
  private static let stripTextSize = 56

  /// Draws a lower third beneath a scene; returns its upper edge, or nothing where a hall is so deep that there is no
  /// room for both.
  mutating func draw(beneath lowerThird: LowerThirdView) -> Int? {
    let top =
      switch lowerThird {
      case .speaker(let facts): drawStrip(facts, isBeneath: true)
      case .notice(let facts): drawStrip(facts.text)
      case .captions(let facts): drawCaptions(facts.text)
      }
    return top - grid.ruleY >= Self.sceneLinesLeast * TypeScale.lineHeight(ofSize: floorSize) ? top : nil
  }

  /// A strip with room for content of a height, that much of it from the foot's line upwards.
  private mutating func drawStripGround(height: Int) -> Box {
    let top = grid.footBaseline - height - Self.stripPadding
    draw(.fill(Box(x: 0, y: top, width: sheet.width, height: sheet.height - top), .panel))
    draw(.fill(Box(x: 0, y: top, width: sheet.width, height: Self.stripEdge), .accent))
    return Box(x: grid.left, y: top + Self.stripPadding, width: grid.width, height: height)
  }

  // MARK: A notice

  /// A text in its lines; of one that is too long for the strip, they take turns.
  private mutating func drawStrip(_ text: String) -> Int {
    let size = max(floorSize, Self.stripTextSize)
    let setter = TextSetter(measure: context.measure, face: .textBold)
    let most = max(
      TypeScale.lineHeight(ofSize: size), sheet.height * Self.stripPercentMax.beneath / 100 - Self.stripPadding)
    let pages = setter.pages(text, width: grid.width, height: most, largest: size + 16, floor: size)
    let height = pages.map(\.height).max() ?? 0
    let content = drawStripGround(height: height)
    let page = pages[page(of: pages.count)]
    let top = content.y + (content.height - page.height) / 2
    draw(
      page, in: Box(x: content.x, y: top, width: content.width, height: page.height), face: .textBold, role: .ink,
      anchor: .center)
    return content.y - Self.stripPadding
  }

  // MARK: Captions

  /// How many lines of words there are.
  private static let captionLines = 2

  /// The newest words, in two lines: the strip is as high before they come, so that the scene above it stays where it is.
  private mutating func drawCaptions(_ text: String) -> Int {
    let size = max(floorSize, Self.stripTextSize)
    let setter = TextSetter(measure: context.measure, face: .textBold)
    let lineHeight = TypeScale.lineHeight(ofSize: size)
    let content = drawStripGround(height: Self.captionLines * lineHeight)
    let lines = Array(setter.wrap(text, size: size, width: content.width).suffix(Self.captionLines))
    let block = TextBlock(lines: lines, size: size, isWhole: true)
    draw(
      block, in: Box(x: content.x, y: content.y, width: content.width, height: lines.count * lineHeight),
      face: .textBold, role: .ink, anchor: .leading)
    return content.y - Self.stripPadding
  }

  // MARK: A speaker

  /// Name, office and unit with the clock over the programme's colours; returns the strip's upper edge.
  mutating func drawStrip(_ facts: SpeakerSceneView, isBeneath: Bool = false) -> Int {
    let time = time(of: facts.clock)
    let size = max(floorSize, Self.stripTextSize)
    let gap = 2 * Self.pieceGap
    func isNarrow(_ clock: Piece) -> Bool { grid.width - clock.widthLeast - gap < size * 9 }
    // Beneath the name it stands on the same edge, beside it on the other.
    let anchor: TextRun.Anchor = sheet.isUpright ? .leading : .trailing
    let whole = clock(time, size: size, isOnPanel: false, anchor: anchor)
    let clock =
      isBeneath && !sheet.isUpright && isNarrow(whole)
      ? clock(time, size: size, isOnPanel: false, hasWord: false, anchor: anchor) : whole
    let isStacked = sheet.isUpright || isNarrow(clock)
    let textWidth = isStacked ? grid.width : grid.width - clock.widthLeast - gap
    let name = prose(facts.speaker.name, face: .display, largest: max(size, 116), least: size)
    let clockHeight = clock.height(isStacked ? grid.width : clock.widthLeast)
    let percent = isBeneath ? Self.stripPercentMax.beneath : Self.stripPercentMax.alone
    let most = sheet.height * percent / 100 - (isStacked ? clockHeight : 0)
    let nameHeight = name.height(textWidth)
    let role = stripRole(of: facts.speaker, size: size, width: textWidth, height: most - nameHeight)
    // The strip is as high as it must be, and a little more where it can be.
    let least = nameHeight + (role.map(\.height).max() ?? 0)
    let textHeight = max(least, min(least + 24, most))
    let inner = isStacked ? textHeight + Self.stripPadding + clockHeight : max(textHeight, clockHeight)
    let content = drawStripGround(height: inner)
    let top = content.y - Self.stripPadding
    let beside = content.withoutTrailing(clock.widthLeast, gap: gap).part
    let place =
      isStacked
      ? Box(x: content.x, y: content.bottom - clockHeight, width: content.width, height: clockHeight) : beside
    drawClockGround(time, around: place, top: top + Self.stripEdge, isStacked: isStacked)
    clock.draw(&self, place)
    let words = Box(
      x: content.x, y: content.y, width: textWidth, height: isStacked ? textHeight : content.height)
    drawStripWords(name, role, in: words)
    return top
  }

  /// What somebody speaks for, as pages of a strip: office and unit on lines of their own, in both languages where
  /// there is room; where there is none for both of them, one after the other, neither torn.
  private func stripRole(of speaker: SpeakerFacts, size: Int, width: Int, height: Int) -> [TextBlock] {
    let setter = TextSetter(measure: context.measure, face: .text)
    func block(_ texts: [String]) -> TextBlock {
      let lines = texts.flatMap { setter.wrapEvenly($0, size: size, width: width) }
      return TextBlock(lines: lines, size: size, isWhole: true)
    }
    let unit = speaker.unit.isEmpty ? nil : speaker.unit
    let parts = [speaker.office.map { words($0) }, unit].compactMap(\.self)
    let inBoth = [speaker.office.map(officeInAllLanguages), unit].compactMap(\.self)
    guard !parts.isEmpty else { return [] }
    let whole = [inBoth, parts, [parts.joined(separator: " – ")]].map(block)
    return whole.first { $0.height <= height }.map { [$0] }
      ?? parts.flatMap { setter.pages($0, width: width, height: height, largest: size, floor: size) }
  }

  /// The ground beneath a clock whose time is up.
  private mutating func drawClockGround(_ time: SpeakerTime, around box: Box, top: Int, isStacked: Bool) {
    guard time.ground != .panel else { return }
    // As much of it stands left of the clock as right of it, as far as the words leave room.
    let left = isStacked ? 0 : box.x - min(sheet.width - box.right, Self.pieceGap)
    let upper = isStacked ? box.y - Self.stripPadding : top
    draw(.fill(Box(x: left, y: upper, width: sheet.width - left, height: sheet.height - upper), time.ground))
  }

  /// Name over office and unit, in the middle of the strip's height; the name is as large on every page.
  private mutating func drawStripWords(_ name: Piece, _ role: [TextBlock], in box: Box) {
    let least = name.height(box.width)
    let page = role.isEmpty ? nil : role[self.page(of: role.count)]
    let roleHeight = role.map(\.height).max() ?? 0
    let nameHeight = min(least + name.growth(box.width), box.height - roleHeight)
    let top = box.y + max(0, box.height - nameHeight - roleHeight) / 2
    name.draw(&self, Box(x: box.x, y: top, width: box.width, height: nameHeight))
    guard let page else { return }
    draw(
      page, in: Box(x: box.x, y: top + nameHeight, width: box.width, height: roleHeight), face: .text, role: .quiet)
  }
}
