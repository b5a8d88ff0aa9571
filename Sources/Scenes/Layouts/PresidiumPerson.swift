import Assets
import Congress

/// Who has the floor on the presidium's monitor: name, office and unit, the title of the speech, and who is next.
extension SceneCanvas {
  /// A person's words in one set of sizes.
  private struct PersonSetting {
    let blocks: [(block: TextBlock, face: FontFace, role: Theme.Role)]
    let next: TextBlock?
    /// The air after each of them.
    var gap = 8

    var height: Int { blocks.reduce(0) { $0 + $1.block.height + gap } + (next.map(\.height) ?? 0) }
  }

  /// Sizes of the name and of the rest, the largest first.
  private static let personSizes: [(name: Int, rest: Int)] = [
    (Scale.large, Scale.title), (Scale.large, 56), (76, Scale.text), (Scale.title, 42), (56, Scale.label),
    (Scale.text, Scale.floor), (Scale.floor, Scale.floor),
  ]

  /// Draws a person as large as all of it fits; where not all does, name and office stay whole, and the rest is cut as
  /// far as it must be, the title of the speech first.
  mutating func drawPerson(_ speaker: SpeakerFacts, next: SpeakerFacts?, in box: Box, width: Int) {
    let x = box.x + Scale.padding
    let top = box.y + Scale.padding + TypeScale.lineHeight(ofSize: Scale.label)
    let height = box.bottom - Scale.padding / 2 - top
    let setting = person(speaker, next, width: width, height: height)
    var line = top
    for (block, face, role) in setting.blocks {
      draw(block, in: Box(x: x, y: line, width: width, height: block.height), face: face, role: role)
      line += block.height + setting.gap
    }
    guard let next = setting.next else { return }
    draw(next, in: Box(x: x, y: top + height - next.height, width: width, height: 0), face: .text, role: .quiet)
  }

  private func person(_ speaker: SpeakerFacts, _ next: SpeakerFacts?, width: Int, height: Int) -> PersonSetting {
    for sizes in Self.personSizes {
      let setting = whole(speaker, next, sizes: sizes, width: width)
      if setting.height <= height { return setting }
    }
    return cut(speaker, next, width: width, height: height)
  }

  private func told(_ speaker: SpeakerFacts) -> [(words: String, face: FontFace, role: Theme.Role)] {
    [
      (speaker.name, .display, .ink), (role(of: speaker), .text, .quiet),
      (speaker.title.map { words($0) } ?? "", .text, .ink),
    ].filter { !$0.0.isEmpty }
  }

  private func told(_ next: SpeakerFacts?) -> String? { next.map { "\(strings[.speakerNext]): \($0.name)" } }

  /// Everything that there is to tell, in sizes.
  private func whole(
    _ speaker: SpeakerFacts, _ next: SpeakerFacts?, sizes: (name: Int, rest: Int), width: Int
  ) -> PersonSetting {
    func block(_ words: String, _ face: FontFace, _ size: Int) -> TextBlock {
      let setter = TextSetter(measure: context.measure, face: face)
      return TextBlock(lines: setter.wrapEvenly(words, size: size, width: width), size: size, isWhole: true)
    }
    return PersonSetting(
      blocks: told(speaker).enumerated().map { index, told in
        (block(told.words, told.face, index == 0 ? sizes.name : sizes.rest), told.face, told.role)
      }, next: told(next).map { block($0, .text, min(sizes.rest, Scale.text)) })
  }

  /// As much as there is room for at the floor, in the order of what matters.
  private func cut(_ speaker: SpeakerFacts, _ next: SpeakerFacts?, width: Int, height: Int) -> PersonSetting {
    let lineHeight = TypeScale.lineHeight(ofSize: Scale.floor)
    var left = height / lineHeight
    func block(_ words: String, _ face: FontFace, linesMax: Int) -> TextBlock? {
      guard linesMax > 0 else { return nil }
      let set = TextSetter(measure: context.measure, face: face).restate(
        words, width: width, linesMax: linesMax, largest: Scale.floor, floor: Scale.floor)
      left -= set.lines.count
      return set
    }
    let all = told(speaker)
    let officeLines = TextSetter(measure: context.measure, face: .text).wrapEvenly(
      role(of: speaker), size: Scale.floor, width: width
    ).count
    var name = all.first.flatMap { block($0.words, $0.face, linesMax: left) }
    // A name is larger than the rest as long as that has some lines.
    for size in [Scale.title, 56, Scale.text, 42] {
      let lines = TextSetter(measure: context.measure, face: .display).wrapEvenly(
        speaker.name, size: size, width: width)
      let larger = TextBlock(lines: lines, size: size, isWhole: true)
      let more = (larger.height - (name?.height ?? 0) + lineHeight - 1) / lineHeight
      guard left - more >= max(4, officeLines + 1) else { continue }
      (name, left) = (larger, left - more)
      break
    }
    let following = told(next).flatMap { block($0, .text, linesMax: min(1, left - officeLines)) }
    var blocks = name.map { [($0, FontFace.display, Theme.Role.ink)] } ?? []
    for told in all.dropFirst() {
      let most = told.words == role(of: speaker) ? officeLines : 2
      if let set = block(told.words, told.face, linesMax: min(most, left)) {
        blocks.append((set, told.face, told.role))
      }
    }
    return PersonSetting(blocks: blocks, next: following, gap: 0)
  }
}
