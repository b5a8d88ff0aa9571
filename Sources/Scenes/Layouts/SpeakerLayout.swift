import Assets
import Congress

/// L07: who has the floor, on what, how much time is left, and who is next; full or as a strip at the foot.
extension SceneCanvas {
  mutating func drawSpeaker(_ facts: SpeakerSceneView) {
    isAbout(facts.speaker.code.text)
    drawHeader()
    switch facts.form {
    case .full: drawFullSpeaker(facts)
    case .lowerThird: drawItem(facts.item, bottom: drawStrip(facts))
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
