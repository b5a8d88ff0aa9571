import Assets
import Congress

/// L07: who has the floor, on what, how much time is left, and who is next; full or as a strip at the foot.
extension SceneCanvas {
  mutating func drawSpeaker(_ facts: SpeakerSceneView) {
    isAbout(facts.speaker.code.text)
    drawHeader()
    switch facts.form {
    case .full: drawFullSpeaker(facts)
    case .lowerThird: drawLowerThird(facts)
    }
  }

  /// The largest name, where a wall has the room.
  private static let nameSizeMax = 128

  /// All of it at the largest size at which it fits; else the clock and the name stand, and the rest takes turns; else
  /// all but the clock does.
  private mutating func drawFullSpeaker(_ facts: SpeakerSceneView) {
    let content = drawTitle(strings[facts.clock.progress == .called ? .speakerCalled : .speakerNow])
    let time = time(of: facts.clock)
    for size in textSizes(from: sheet.isLong ? Self.largeTextSize : Self.textSize) {
      let parts = SpeakerParts(self, facts, time, size: size)
      if let whole = parts.arrangements(on: sheet).first(where: { $0.fits(content) }) {
        return whole.draw(&self, content)
      }
    }
    let parts = SpeakerParts(self, facts, time, size: floorSize)
    let rest = [parts.role, parts.speech, parts.next].compactMap { $0 }
    let nameHeight = parts.name.height(content.width)
    let (_, beneath) = content.withoutFoot(content.height - nameHeight - Self.pieceGap / 2, gap: 0)
    if let (text, place) = split(beneath, for: parts.clock, beside: floorSize * 7, linesLeast: 2) {
      parts.name.draw(&self, Box(x: content.x, y: content.y, width: content.width, height: nameHeight))
      parts.clock.draw(&self, place)
      return drawPages(of: rest, in: text)
    }
    guard let (text, place) = split(content, for: parts.clock, beside: floorSize * 7, linesLeast: 2) else {
      return drawPages(of: [parts.name, parts.clock] + rest, in: content)
    }
    parts.clock.draw(&self, place)
    drawPages(of: [parts.name] + rest, in: text)
  }

  /// Where text and clock stand: side by side where the text keeps a width and some lines, else the clock beneath.
  private func split(
    _ box: Box, for clock: Piece, beside widthLeast: Int, linesLeast: Int
  ) -> (text: Box, clock: Box)? {
    let (text, place) = box.withoutTrailing(clock.widthLeast, gap: 2 * Self.pieceGap)
    let heightLeast = linesLeast * TypeScale.lineHeight(ofSize: floorSize)
    if text.width >= widthLeast, clock.fits(place), text.height >= heightLeast { return (text, place) }
    let height = clock.height(box.width)
    guard clock.fits(box), box.height - height - Self.pieceGap >= heightLeast else { return nil }
    let (above, foot) = box.withoutFoot(height, gap: Self.pieceGap)
    return (above, foot)
  }

  /// What the picture of a speaker is made of, at a size.
  private struct SpeakerParts {
    let name: Piece
    let role: Piece?
    let speech: Piece?
    let next: Piece?
    /// Who is next, without what they speak for.
    let nextName: Piece?
    let clock: Piece

    init(_ canvas: SceneCanvas, _ facts: SpeakerSceneView, _ time: SpeakerTime, size: Int) {
      func text(_ words: String, role: Theme.Role = .ink, largest: Int? = nil) -> Piece? {
        words.isEmpty ? nil : canvas.prose(words, role: role, largest: largest ?? size, least: size)
      }
      name = canvas.prose(
        facts.speaker.name, face: .display, largest: max(size, SceneCanvas.nameSizeMax), least: size)
      role = text(canvas.role(of: facts.speaker), role: .quiet)
      speech = facts.speaker.title.flatMap { text(canvas.words($0), largest: size + 12) }
      let label = canvas.strings[.speakerNext] + ": "
      next = facts.next.flatMap { next in
        let unit = next.unit.isEmpty ? canvas.role(of: next) : next.unit
        return text(label + next.name + (unit.isEmpty ? "" : " – " + unit), role: .quiet)
      }
      nextName = facts.next.flatMap { text(label + $0.name, role: .quiet) }
      clock = canvas.clock(time, size: size)
    }

    /// All of it on one page, the best first; what the next one speaks for is the first to go.
    func arrangements(on sheet: Sheet) -> [Piece] {
      let gap = SceneCanvas.pieceGap
      let person = Piece.stack([name, role].compactMap { $0 }, gap: 0)
      return [next, nextName].flatMap { next -> [Piece] in
        let below = [next].compactMap { $0 }
        let spoken = [speech].compactMap { $0 }
        if sheet.isUpright { return [.stack([person, clock] + spoken + below, gap: gap, isSpread: true)] }
        if sheet.isLong {
          return [.beside([.stack([person] + spoken + below, gap: gap, isSpread: true), clock], gap: 3 * gap)]
        }
        func row(_ pieces: [Piece]) -> Piece { .beside([Piece.stack(pieces, gap: gap).centred, clock], gap: 2 * gap) }
        let wide = Piece.stack([person, row(spoken)] + below, gap: gap, isSpread: true)
        let narrow = Piece.stack([person, row(spoken + below)], gap: gap, isSpread: true)
        return speech == nil ? [narrow, wide] : [wide, narrow]
      }
    }
  }

  // MARK: The strip

  private static let stripPadding = 28
  /// How much of a wall a strip takes at most, in percent.
  private static let stripPercentMax = 46

  /// Name, office and unit with the clock over the programme's colours; above it, what is being dealt with.
  private mutating func drawLowerThird(_ facts: SpeakerSceneView) {
    let time = time(of: facts.clock)
    let size = max(floorSize, 56)
    let clock = clock(time, size: size, isOnPanel: false)
    let isStacked = sheet.isUpright || grid.width - clock.widthLeast < size * 9
    let gap = 2 * Self.pieceGap
    let textWidth = isStacked ? grid.width : grid.width - clock.widthLeast - gap
    let name = prose(facts.speaker.name, face: .display, largest: max(size, 116), least: size)
    let role = role(of: facts.speaker)
    let setter = TextSetter(measure: context.measure, face: .text)
    // The strip is as high as it must be; of an office that is too long for it, the lines take turns.
    let most = sheet.height * Self.stripPercentMax / 100
    let clockHeight = clock.height(isStacked ? grid.width : clock.widthLeast)
    let nameHeight = name.height(textWidth)
    let wanted =
      nameHeight + (setter.wrap(role, size: size, width: textWidth).count * TypeScale.lineHeight(ofSize: size))
    let line = TypeScale.lineHeight(ofSize: size)
    let room = max(nameHeight + (role.isEmpty ? 0 : line), most - (isStacked ? clockHeight : 0))
    let textHeight = min(wanted + 24, room)
    let inner = isStacked ? textHeight + Self.stripPadding + clockHeight : max(textHeight, clockHeight)
    let bottom = grid.footBaseline
    let top = bottom - inner - Self.stripPadding
    draw(.fill(Box(x: 0, y: top, width: sheet.width, height: sheet.height - top), .panel))
    draw(.fill(Box(x: 0, y: top, width: sheet.width, height: 8), .accent))
    let content = Box(x: grid.left, y: top + Self.stripPadding, width: grid.width, height: inner)
    let place =
      isStacked
      ? Box(x: content.x, y: content.bottom - clockHeight, width: content.width, height: clockHeight)
      : content.withoutTrailing(clock.widthLeast, gap: gap).part
    drawStripGround(time, around: place, top: top + 8, isStacked: isStacked)
    clock.draw(&self, place)
    let words = Box(
      x: content.x, y: content.y, width: textWidth, height: isStacked ? textHeight : content.height)
    drawStripWords(name, role, in: words, size: size)
    drawItem(facts.item, bottom: top)
  }

  /// The ground beneath a clock whose time is up.
  private mutating func drawStripGround(_ time: SpeakerTime, around box: Box, top: Int, isStacked: Bool) {
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

  /// The item's title in the middle of what is free above the strip, where there is room for it.
  private mutating func drawItem(_ item: LocalizedText?, bottom: Int) {
    guard let item else { return }
    let box = Box(x: grid.left, y: grid.ruleY + 40, width: grid.width, height: bottom - grid.ruleY - 80)
    let setter = TextSetter(measure: context.measure, face: .display)
    let lines = box.height / TypeScale.lineHeight(ofSize: floorSize)
    guard lines > 0 else { return }
    let fitted = setter.fit(words(item), width: box.width, height: box.height, largest: 110, floor: floorSize)
    let block =
      fitted.isWhole
      ? fitted
      : setter.restate(words(item), width: box.width, linesMax: lines, largest: floorSize, floor: floorSize)
    let top = box.y + max(0, box.height - block.height) / 2
    draw(
      block, in: Box(x: box.x, y: top, width: box.width, height: block.height), face: .display, role: .ink,
      anchor: .center)
  }
}
