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
  private static let nameSizeMax = 132
  /// The sizes that a name has before clock and words grow, the largest that has room.
  private static let nameSizes = [112, 100, 88]

  /// The sizes of a name that are tried beside words of a size: the larger ones where it stands on one line.
  private func nameSizes(_ name: String, from size: Int) -> [Int] {
    guard !sheet.isLong else { return [] }
    return Self.nameSizes.filter { $0 > size && width(name, size: $0, face: .display) <= grid.width }
  }

  /// All of it at the largest size at which it fits; else the clock and the name stand, and the rest takes turns; else
  /// all but the clock does.
  private mutating func drawFullSpeaker(_ facts: SpeakerSceneView) {
    let content = drawTitle(strings[facts.clock.progress == .called ? .speakerCalled : .speakerNow])
    let time = time(of: facts.clock)
    let second = otherCanvas
    for size in textSizes(from: sheet.isLong ? Self.largeTextSize : Self.textSize) {
      let pieces = wholeSpeaker(facts, time, size: size)
      let otherPieces = second?.wholeSpeaker(facts, time, size: size)
      if let piece = firstFitting(pieces, otherPieces, in: content) { return piece.draw(&self, content) }
    }
    let parts = SpeakerParts(self, facts, time, size: floorSize)
    let rest = [parts.role, parts.speech, parts.next].compactMap { $0 }
    // A larger name must not make more pages.
    let names = nameSizes(facts.speaker.name, from: floorSize).map {
      SpeakerParts(self, facts, time, size: floorSize, name: $0).name
    }
    let places = (names + [parts.name]).compactMap { name in placeBeneath(name, parts.clock, in: content) }
    func pages(_ place: (name: Piece, text: Box, clock: Box)) -> [[Piece]] {
      Piece.pages(rest, width: place.text.width, height: place.text.height, gap: Self.pieceGap)
    }
    if let last = places.last, let place = places.first(where: { pages($0).count <= pages(last).count }) {
      place.name.draw(
        &self, Box(x: content.x, y: content.y, width: content.width, height: place.name.height(content.width)))
      let highest = pages(place).map { Piece.stack($0, gap: Self.pieceGap).height(place.text.width) }.max() ?? 0
      // What no page needs makes the clock beneath it larger.
      let spare = place.clock.y > place.text.y ? max(0, place.text.height - highest) : 0
      let raised = min(spare, parts.clock.growth(place.clock.width))
      parts.clock.draw(&self, place.clock.raised(raised))
      return drawPages(of: rest, in: place.text.withoutFoot(raised, gap: 0).rest)
    }
    guard let (text, place) = split(content, for: parts.clock, beside: floorSize * 7, linesLeast: 2) else {
      return drawPages(of: [parts.name, parts.clock] + rest, in: content)
    }
    parts.clock.draw(&self, place)
    drawPages(of: [parts.name] + rest, in: text)
  }

  /// All of it on one page at a size, arranged in every way, the better first.
  private func wholeSpeaker(_ facts: SpeakerSceneView, _ time: SpeakerTime, size: Int) -> [Piece] {
    let large = nameSizes(facts.speaker.name, from: size).map {
      SpeakerParts(self, facts, time, size: size, name: $0)
    }
    let all = large + [SpeakerParts(self, facts, time, size: size)]
    // What the next one speaks for is worth more than a larger name.
    return [false, true].flatMap { isBrief in all.flatMap { $0.arrangements(on: sheet, isNextBrief: isBrief) } }
  }

  /// Where the clock and what takes turns beside it stand beneath a name; nothing where there is no room for both.
  private func placeBeneath(
    _ name: Piece, _ clock: Piece, in content: Box
  ) -> (name: Piece, text: Box, clock: Box)? {
    let beneath = content.withoutHead(name.height(content.width) + Self.pieceGap / 2)
    return split(beneath, for: clock, beside: floorSize * 7, linesLeast: 2).map { (name, $0.text, $0.clock) }
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

    init(
      _ canvas: SceneCanvas, _ facts: SpeakerSceneView, _ time: SpeakerTime, size: Int, name nameSize: Int? = nil
    ) {
      func text(_ words: String, role: Theme.Role = .ink, largest: Int? = nil) -> Piece? {
        words.isEmpty ? nil : canvas.prose(words, role: role, largest: largest ?? size, least: size)
      }
      name = canvas.prose(
        facts.speaker.name, face: .display, largest: nameSize ?? max(size, SceneCanvas.nameSizeMax),
        least: nameSize ?? size)
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

    /// All of it on one page, the best first.
    ///
    /// - Parameter isNextBrief: Whether it is left out what the next one speaks for.
    func arrangements(on sheet: Sheet, isNextBrief: Bool) -> [Piece] {
      let gap = SceneCanvas.pieceGap
      let person = Piece.stack([name, role].compactMap { $0 }, gap: 0)
      let below = [isNextBrief ? nextName : next].compactMap { $0 }
      let spoken = [speech].compactMap { $0 }
      if sheet.isUpright { return [.stack([person, clock] + spoken + below, gap: gap, isSpread: true)] }
      if sheet.isLong {
        return [.beside([.stack([person] + spoken + below, gap: gap, isSpread: true), clock], gap: 3 * gap)]
      }
      func row(_ pieces: [Piece]) -> Piece { .beside([Piece.stack(pieces, gap: gap).centred, clock], gap: 2 * gap) }
      let wide = Piece.stack([person, row(spoken)] + below, gap: gap, isSpread: true)
      let narrow = Piece.stack([person, row(spoken + below)], gap: gap, isSpread: true)
      // The clock is the larger the more lines stand beside it.
      return [narrow, wide]
    }
  }

  /// The item's title in the middle of what is free above the strip, where there is room for it.
  private mutating func drawItem(_ item: LocalizedText?, bottom: Int) {
    guard let item else { return }
    let box = Box(x: grid.left, y: grid.ruleY + 40, width: grid.width, height: bottom - grid.ruleY - 80)
    let setter = TextSetter(measure: context.measure, face: .display)
    let title = [words(item), secondWords(item)].compactMap(\.self).joined(separator: "\u{A0}· ")
    let lines = box.height / TypeScale.lineHeight(ofSize: floorSize)
    guard lines > 0 else { return }
    let fitted = setter.fit(title, width: box.width, height: box.height, largest: 110, floor: floorSize)
    let block =
      fitted.isWhole
      ? fitted
      : setter.restate(title, width: box.width, linesMax: lines, largest: floorSize, floor: floorSize)
    let top = box.y + max(0, box.height - block.height) / 2
    draw(
      block, in: Box(x: box.x, y: top, width: box.width, height: block.height), face: .display, role: .ink,
      anchor: .center)
  }
}
