import Assets
import Foundation
import Scenes
import Stage

/// Makes the picture of pages from a draw list.
///
/// Lines are measured here, with the fonts that the pages get, so that a page lays nothing out anew. Thread: the one of
/// its fonts.
struct PageEncoder {
  let theme: Theme
  let fonts: FontLibrary
  /// The digest of a font's or a picture's file; nothing while it is being read, or cannot be.
  let digest: (PageFile.Source) -> String?

  /// The drawings of the picture that is being made, each once: a hall of seats has hundreds of a kind.
  private var drawings: [[Outline]] = []
  private var numbers: [[Outline]: Int] = [:]

  init(theme: Theme, fonts: FontLibrary, digest: @escaping (PageFile.Source) -> String?) {
    self.theme = theme
    self.fonts = fonts
    self.digest = digest
  }

  /// The picture of a list.
  mutating func picture(
    of list: DrawList, label: String, entrance: Entrance?, motion: Motion, nowMS: Int64
  ) -> PagePicture {
    var files: [String: String] = [:]
    for face in FontFace.allCases { files[face.rawValue] = fonts.file(of: face).flatMap { digest(.font($0)) } }
    (drawings, numbers) = ([], [:])
    let mark = mark(on: list.shape)
    var commands: [PageCommand] = []
    for (index, command) in list.commands.enumerated() {
      guard var made = made(of: command) else { continue }
      if command.isGround(of: list.shape) { made.isGround = true }
      if list.lowerThird?.contains(index) == true { made.isLowerThird = true }
      commands.append(made)
    }
    return PagePicture(
      label: label, width: list.shape.width, height: list.shape.height, ground: theme[list.ground].hex,
      entrance: entrance.map {
        PagePicture.Entrance(page: $0.pageID, ageMS: max(0, nowMS - $0.sinceMS), isCut: $0.isCut)
      },
      motion: motion, fonts: files, drawings: drawings.map { $0.map(PagePicture.Outline.init) }, mark: mark,
      commands: commands)
  }

  /// The bytes of a picture; equal pictures have equal bytes.
  static func bytes(of picture: PagePicture) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(picture)
  }

  /// The sign for staff stands where pictures without a header have it.
  private mutating func mark(on shape: Shape) -> PageCommand {
    let (edge, margin) = (32, 96)
    let box = Box(x: shape.width - margin - edge, y: shape.height - margin + edge / 2, width: edge, height: edge)
    return drawing(Sign.unlinked.outlines(color: theme[.quiet]), in: box)
  }

  private mutating func made(of command: DrawCommand) -> PageCommand? {
    switch command {
    case .fill(let box, let role): PageCommand(paint: .fill, box: box.numbers, color: theme[role].hex)
    case .grey(let box, let level): grey(level, in: box)
    case .gradient(let box, let top, let bottom):
      PageCommand(paint: .gradient, box: box.numbers, color: theme[top].hex, endColor: theme[bottom].hex)
    case .panel(let box, let radius, let role):
      PageCommand(paint: .panel, box: box.numbers, color: theme[role].hex, radius: radius)
    case .bar(let box, let lit, let role):
      PageCommand(
        paint: .bar, box: box.numbers, color: theme[role].hex, radius: DrawCommand.barRadius, lit: lit)
    case .text(let run): line(run)
    case .sign(let sign, let box, let role): drawing(sign.outlines(color: theme[role]), in: box)
    case .ring(let box, _, _, _): drawing(command.ringOutlines(theme: theme) ?? [], in: box)
    case .emblem(let name, let box):
      PageCommand(paint: .picture, box: box.numbers, file: digest(.picture(.emblem(name))))
    case .image(let name, let box):
      PageCommand(paint: .picture, box: box.numbers, file: digest(.picture(.picture(name))))
    // A page has no film; what it shows in its place is laid out without one.
    case .footage(_, let box, _): grey(0, in: box)
    case .backdrop(let name, let box, let veil, let percent):
      PageCommand(
        paint: .backdrop, box: box.numbers, color: theme[veil].hex, file: digest(.picture(.picture(name))),
        percent: percent)
    }
  }

  private func grey(_ level: Int, in box: Box) -> PageCommand {
    let part = UInt8(clamping: level)
    return PageCommand(paint: .fill, box: box.numbers, color: Color(red: part, green: part, blue: part).hex)
  }

  /// A line with the place at which its letters begin, and its length, by the fonts.
  private func line(_ run: TextRun) -> PageCommand? {
    guard !run.text.isEmpty else { return nil }
    // Widths grow exactly with the size, so one size measures all, to a thousandth of it.
    let thousandths = fonts.width(of: run.text, face: run.face, size: 1_000)
    let width = Double(thousandths * run.size) / 1_000
    let left =
      switch run.anchor {
      case .leading: Double(run.x)
      case .center: Double(run.x) - width / 2
      case .trailing: Double(run.x) - width
      }
    return PageCommand(
      paint: .text, color: theme[run.role].hex, text: run.text, left: left, baseline: run.baseline, size: run.size,
      width: width, face: run.face.rawValue)
  }

  private mutating func drawing(_ outlines: [Outline], in box: Box) -> PageCommand {
    let number = numbers[outlines] ?? drawings.count
    if number == drawings.count {
      drawings.append(outlines)
      numbers[outlines] = number
    }
    return PageCommand(paint: .drawing, box: box.numbers, drawing: number)
  }
}

extension PagePicture.Outline {
  fileprivate init(_ outline: Outline) {
    self.init(
      path: outline.path, fill: outline.fill?.hex, stroke: outline.stroke?.hex, strokeWidth: outline.strokeWidth,
      matrix: outline.matrix)
  }
}

extension Box {
  /// Left edge, upper edge, width and height.
  fileprivate var numbers: [Int] { [x, y, width, height] }
}
