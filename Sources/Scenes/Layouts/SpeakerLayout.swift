import Assets
import Congress

/// L07: who has the floor, on what, how much time is left, and who is next; full or as a strip at the foot.
extension SceneCanvas {
  private enum Measure {
    /// The least height of the clock's panel: figures that are read from the last row, and a word under them.
    static let clockHeight = 260
    /// Between name and panel, and between panel and the next speaker.
    static let gap = 26
    /// The smallest letter of what is said beside a name: office and unit.
    static let besideMin = 56
    /// The smallest letter of the next speaker's line, which the list has told before.
    static let nextMin = 48
  }

  mutating func drawSpeaker(_ facts: SpeakerSceneView) {
    isAbout(facts.speaker.code.text)
    drawHeader()
    switch facts.form {
    case .full: drawFullSpeaker(facts)
    case .lowerThird: drawLowerThird(facts)
    }
  }

  // MARK: The whole picture

  private mutating func drawFullSpeaker(_ facts: SpeakerSceneView) {
    let content = drawTitle(strings[facts.clock.progress == .called ? .speakerCalled : .speakerNow])
    let nextTop = content.bottom - TypeScale.lineHeight(ofSize: floorSize) + 20
    let bottom = facts.next == nil ? content.bottom : nextTop - Measure.gap
    let nameTop = content.y
    var top = drawName(facts.speaker, top: nameTop, height: bottom - Measure.clockHeight - Measure.gap - nameTop)
    top += Measure.gap
    let clock = Box(x: grid.right - grid.width * 36 / 100, y: top, width: grid.width * 36 / 100, height: bottom - top)
    drawClock(facts.clock, in: clock)
    if let title = facts.speaker.title {
      let setter = TextSetter(measure: context.measure, face: .text)
      let pages = setter.pages(
        words(title), width: clock.x - 64 - grid.left, height: bottom - top, largest: floorSize + 12,
        floor: floorSize)
      let page = pages[page(of: pages.count)]
      // In the middle of the clock beside it.
      top += max(0, bottom - top - page.height) / 2
      block(page, x: grid.left, baseline: top + page.lineHeight * 80 / 100, face: .text)
    }
    if let next = facts.next { drawNext(next, top: nextTop) }
  }

  /// Name, office and unit within a height; returns where they end.
  private mutating func drawName(_ speaker: SpeakerFacts, top: Int, height: Int) -> Int {
    let texts = TextSetter(measure: context.measure, face: .text)
    let role = role(of: speaker)
    let besides = role.isEmpty ? 0 : texts.wrap(role, size: floorSize, width: grid.width).count
    let names = TextSetter(measure: context.measure, face: .display)
    // Where office and unit take two lines, the name leaves them the room.
    let name = names.fit(
      speaker.name, width: grid.width, height: besides > 1 ? TypeScale.lineHeight(ofSize: 96) : height / 2,
      largest: besides > 1 ? 96 : 128, floor: floorSize)
    block(name, x: grid.left, baseline: top + name.lineHeight * 80 / 100, face: .display)
    let end = top + name.height
    let linesMax = max(1, (top + height - end) / TypeScale.lineHeight(ofSize: floorSize))
    guard besides > 0 else { return end }
    let lines = texts.restate(
      role, width: grid.width, linesMax: min(2, linesMax), largest: floorSize, floor: floorSize)
    block(
      TextBlock(lines: lines.lines, size: floorSize, isWhole: lines.isWhole), x: grid.left,
      baseline: end + TypeScale.lineHeight(ofSize: floorSize) * 76 / 100, face: .text, role: .quiet)
    return end + lines.lines.count * TypeScale.lineHeight(ofSize: floorSize)
  }

  /// One line as large as its room allows, cut with `…` only where it is too long for the smallest letter.
  private func line(_ words: String, width: Int, floor: Int = Measure.besideMin) -> TextBlock {
    let size = TypeScale.largestSize(
      for: words, face: .text, within: width, from: floorSize, floor: floor, measure: context.measure)
    let setter = TextSetter(measure: context.measure, face: .text)
    let line = setter.restate(words, width: width, linesMax: 1, largest: size, floor: size)
    return TextBlock(lines: line.lines, size: size, isWhole: line.isWhole)
  }

  /// The time in figures, with a word and a sign under it.
  private mutating func drawClock(_ clock: SpeakerClock, in box: Box) {
    let time = time(of: clock)
    draw(.panel(box, radius: Self.panelRadius, time.ground))
    let inner = box.width - 2 * 32
    let wordSize = floorSize
    let figuresHeight = box.height - TypeScale.lineHeight(ofSize: wordSize) - 24
    // Every time of the same length has the same size, so that nothing jumps when a digit is wider.
    let size = TypeScale.largestSize(
      for: time.figures.count > 5 ? "+00:00" : "00:00", face: .display, within: inner,
      from: max(120, min(260, figuresHeight * 86 / 100)), floor: 96, measure: context.measure)
    let center = box.x + box.width / 2
    let middle = box.y + figuresHeight / 2
    text(
      time.figures, x: center, baseline: middle + size * 36 / 100, size: size, face: .display, role: time.role,
      anchor: .center)
    drawSigned(time, centerX: center, baseline: box.bottom - 40, width: inner, largest: wordSize, floor: 48)
  }

  private mutating func drawNext(_ next: SpeakerFacts, top: Int) {
    let baseline = top + TypeScale.lineHeight(ofSize: floorSize) * 74 / 100
    let label = strings[.speakerNext] + ": "
    let unit = next.unit.isEmpty ? role(of: next) : next.unit
    let words = next.name + (unit.isEmpty ? "" : " – " + unit)
    // The label and the name are one line, and of one size.
    let size = line(label + words, width: grid.width, floor: Measure.nextMin).size
    text(label, x: grid.left, baseline: baseline, size: size, role: .quiet)
    let left = grid.left + width(label, size: size)
    let setter = TextSetter(measure: context.measure, face: .text)
    block(
      setter.restate(words, width: grid.right - left, linesMax: 1, largest: size, floor: size), x: left,
      baseline: baseline, face: .text)
  }

  // MARK: The strip

  /// Name and unit with the clock over the programme's colours; above it, what is being dealt with.
  private mutating func drawLowerThird(_ facts: SpeakerSceneView) {
    let height = sheet.height * 34 / 100
    let strip = Box(x: 0, y: sheet.bottom - height, width: sheet.width, height: height)
    draw(.fill(strip, .panel))
    draw(.fill(Box(x: strip.x, y: strip.y, width: strip.width, height: 8), .accent))
    let clockWidth = grid.width * 26 / 100
    drawStripClock(facts.clock, in: Box(x: grid.right - clockWidth, y: strip.y, width: clockWidth, height: height))
    let room = grid.width - clockWidth - 48
    let size = TypeScale.largestSize(
      for: facts.speaker.name, face: .display, within: room, from: 116, floor: floorSize, measure: context.measure)
    let names = TextSetter(measure: context.measure, face: .display)
    let name = names.restate(facts.speaker.name, width: room, linesMax: 1, largest: size, floor: size)
    let role = stripLines(role(of: facts.speaker), width: room)
    // Name and role stand together in the middle of the strip.
    var top = strip.y + 8 + (height - 8 - TypeScale.lineHeight(ofSize: size) - role.height) / 2
    block(
      TextBlock(lines: name.lines, size: size, isWhole: true), x: grid.left,
      baseline: top + TypeScale.lineHeight(ofSize: size) * 80 / 100, face: .display)
    top += TypeScale.lineHeight(ofSize: size)
    block(role, x: grid.left, baseline: top + role.lineHeight * 76 / 100, face: .text, role: .quiet)
    drawItem(facts.item, bottom: strip.y)
  }

  /// Office and unit in one line or, where that is too long, in two smaller ones.
  private func stripLines(_ words: String, width: Int) -> TextBlock {
    guard !words.isEmpty else { return TextBlock(lines: [], size: floorSize, isWhole: true) }
    let one = line(words, width: width)
    guard !one.isWhole else { return one }
    let size = min(floorSize, Measure.besideMin)
    let setter = TextSetter(measure: context.measure, face: .text)
    return setter.restate(words, width: width, linesMax: 2, largest: size, floor: size)
  }

  private mutating func drawStripClock(_ clock: SpeakerClock, in box: Box) {
    let time = time(of: clock)
    if time.ground != .panel {
      draw(
        .fill(Box(x: box.x - 20, y: box.y + 8, width: sheet.right - box.x + 20, height: box.height - 8), time.ground))
    }
    let center = box.x + box.width / 2
    let size = TypeScale.largestSize(
      for: time.figures.count > 5 ? "+00:00" : "00:00", face: .display, within: box.width - 24, from: 160, floor: 72,
      measure: context.measure)
    let baseline = box.y + 8 + (box.height - 8) * 52 / 100
    text(
      time.figures, x: center, baseline: baseline, size: size, face: .display, role: time.role, anchor: .center)
    drawSigned(
      time, centerX: center, baseline: baseline + 94, width: box.width - 24, largest: 60, floor: 48)
  }

  /// The item's title in the middle of what is free above the strip.
  private mutating func drawItem(_ item: LocalizedText?, bottom: Int) {
    guard let item else { return }
    let top = grid.ruleY + 40
    let setter = TextSetter(measure: context.measure, face: .display)
    let block = setter.fit(
      words(item), width: grid.width * 86 / 100, height: bottom - top - 80, largest: 110, floor: floorSize)
    let first = top + (bottom - top - block.height) / 2 + block.lineHeight * 80 / 100
    self.block(block, x: grid.left + grid.width / 2, baseline: first, face: .display, role: .ink, anchor: .center)
  }
}
