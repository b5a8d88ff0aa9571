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

  // MARK: A speaker

  /// Name, office and unit with the clock over the programme's colours; returns the strip's upper edge.
  mutating func drawStrip(_ facts: SpeakerSceneView, isBeneath: Bool = false) -> Int {
    let time = time(of: facts.clock)
    let size = max(floorSize, Self.stripTextSize)
    let gap = 2 * Self.pieceGap
    func isNarrow(_ clock: Piece) -> Bool { grid.width - clock.widthLeast - gap < size * 9 }
    // In two languages the figures speak for themselves.
    let whole = clock(time, size: size, isOnPanel: false, hasWord: context.secondStrings == nil)
    let clock =
      isBeneath && !sheet.isUpright && isNarrow(whole)
      ? clock(time, size: size, isOnPanel: false, hasWord: false) : whole
    let isStacked = sheet.isUpright || isNarrow(clock)
    let textWidth = isStacked ? grid.width : grid.width - clock.widthLeast - gap
    let name = prose(facts.speaker.name, face: .display, largest: max(size, 116), least: size)
    let role = roleInAllLanguages(of: facts.speaker)
    let clockHeight = clock.height(isStacked ? grid.width : clock.widthLeast)
    let textHeight = stripTextHeight(
      name, role, size: size, width: textWidth,
      most: sheet.height * (isBeneath ? Self.stripPercentMax.beneath : Self.stripPercentMax.alone) / 100
        - (isStacked ? clockHeight : 0))
    let inner = isStacked ? textHeight + Self.stripPadding + clockHeight : max(textHeight, clockHeight)
    let content = drawStripGround(height: inner)
    let top = content.y - Self.stripPadding
    let place =
      isStacked
      ? Box(x: content.x, y: content.bottom - clockHeight, width: content.width, height: clockHeight)
      : content.withoutTrailing(clock.widthLeast, gap: gap).part
    drawClockGround(time, around: place, top: top + Self.stripEdge, isStacked: isStacked)
    clock.draw(&self, place)
    let words = Box(
      x: content.x, y: content.y, width: textWidth, height: isStacked ? textHeight : content.height)
    drawStripWords(name, role, in: words, size: size)
    return top
  }

  /// The strip is as high as it must be; of an office that is too long for it, the lines take turns.
  private func stripTextHeight(_ name: Piece, _ role: String, size: Int, width: Int, most: Int) -> Int {
    let setter = TextSetter(measure: context.measure, face: .text)
    let line = TypeScale.lineHeight(ofSize: size)
    let nameHeight = name.height(width)
    let wanted = nameHeight + setter.wrap(role, size: size, width: width).count * line
    return min(wanted + 24, max(nameHeight + (role.isEmpty ? 0 : line), most))
  }

  /// The ground beneath a clock whose time is up.
  private mutating func drawClockGround(_ time: SpeakerTime, around box: Box, top: Int, isStacked: Bool) {
    guard time.ground != .panel else { return }
    let left = isStacked ? 0 : box.x - Self.pieceGap
    let upper = isStacked ? box.y : top
    draw(.fill(Box(x: left, y: upper, width: sheet.width - left, height: sheet.height - upper), time.ground))
  }

  /// Name over office and unit, in the middle of the strip's height.
  private mutating func drawStripWords(_ name: Piece, _ role: String, in box: Box, size: Int) {
    let setter = TextSetter(measure: context.measure, face: .text)
    let least = name.height(box.width)
    let pages = setter.pages(
      role, width: box.width, height: max(0, box.height - least), largest: size, floor: size)
    let page = role.isEmpty ? nil : pages[self.page(of: pages.count)]
    let roleHeight = page?.height ?? 0
    let nameHeight = min(least + name.growth(box.width), box.height - roleHeight)
    let top = box.y + max(0, box.height - nameHeight - roleHeight) / 2
    name.draw(&self, Box(x: box.x, y: top, width: box.width, height: nameHeight))
    guard let page else { return }
    draw(
      page, in: Box(x: box.x, y: top + nameHeight, width: box.width, height: roleHeight), face: .text, role: .quiet)
  }
}
