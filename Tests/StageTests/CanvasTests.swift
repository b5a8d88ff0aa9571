import Assets
import Scenes
import Testing

@testable import Stage

/// Goal: only what has changed is painted, and the picture is the same as if all had been painted.
///
/// Method: examples, then seeded random pairs of lists, pixel for pixel against a full paint.
@Suite struct CanvasTests {
  private let whole = PixelRect(x: 0, y: 0, width: 1_920, height: 1_080)

  /// Bounds for lists of fills: the box itself.
  private func bounds(_ command: DrawCommand) -> PixelRect {
    guard case .fill(let box, _) = command else { return .empty }
    return PixelRect(x: box.x, y: box.y, width: box.width, height: box.height)
  }

  private func pixels(_ command: DrawCommand, _ successor: DrawCommand?) -> [PixelRect] {
    [command, successor].compactMap(\.self).map(bounds)
  }

  private func fill(_ x: Int, _ y: Int = 0, _ role: Theme.Role = .ink) -> DrawCommand {
    .fill(Box(x: x, y: y, width: 10, height: 10), role)
  }

  private func difference(_ old: [DrawCommand], _ new: [DrawCommand]) -> [PixelRect] {
    FrameDifference.rects(
      from: DrawList(commands: old), to: DrawList(commands: new), whole: whole, pixels: pixels)
  }

  @Test func equalListsHaveNothingToPaint() {
    #expect(difference([fill(0), fill(50)], [fill(0), fill(50)]).isEmpty)
    #expect(difference([], []).isEmpty)
  }

  @Test func anotherGroundChangesEverything() {
    let rects = FrameDifference.rects(
      from: DrawList(ground: .ground), to: DrawList(ground: .black), whole: whole, pixels: pixels)
    #expect(rects == [whole])
  }

  @Test func addedRemovedAndChangedCommandsArePaintedWhereTheyAreAndWere() {
    let (one, other) = (bounds(fill(0)), bounds(fill(50)))
    #expect(difference([fill(0)], [fill(0), fill(50)]) == [other])
    #expect(difference([fill(0), fill(50)], [fill(50)]) == [one])
    #expect(Set(difference([fill(0)], [fill(50)])) == [one, other])
    #expect(difference([fill(0)], [fill(0, 0, .accent)]) == [one])
  }

  @Test func anotherOrderIsAChange() {
    let lists = [[fill(0), fill(5), fill(90)], [fill(5), fill(0), fill(90)]]
    let rects = difference(lists[0], lists[1])
    #expect(rects.count == 1 && rects[0].contains(PixelRect(x: 5, y: 0, width: 5, height: 10)))
    #expect(!rects[0].intersects(bounds(fill(90))))
  }

  @Test func oneInsertedCommandDoesNotRepaintThoseBehindIt() {
    let many = (0..<40).map { fill($0 * 20) }
    #expect(difference(many, [fill(0, 500)] + many.dropFirst(0)) == [bounds(fill(0, 500))])
    #expect(difference(many, Array(many[..<20]) + [fill(0, 500)] + many[20...]) == [bounds(fill(0, 500))])
  }

  @Test func figuresThatChangeInTheirPlacesAreFoundAlone() {
    let old = (0..<20).map { fill($0 * 20) }
    let new = old.enumerated().map { $0 % 7 == 3 ? fill($0 * 20, 0, .accent) : $1 }
    #expect(Set(difference(old, new)) == Set([3, 10, 17].map { bounds(old[$0]) }))
  }

  @Test func rectanglesDoNotOverlapAndAreFew() {
    let overlapping = FrameDifference.merged([
      PixelRect(x: 0, y: 0, width: 10, height: 10), PixelRect(x: 30, y: 0, width: 10, height: 10),
      PixelRect(x: 5, y: 5, width: 30, height: 2), .empty,
    ])
    #expect(overlapping == [PixelRect(x: 0, y: 0, width: 40, height: 10)])
    let scattered = (0...FrameDifference.rectsMax).map { fill($0 * 20, $0 * 20) }
    #expect(difference([], scattered).count == 1)
    #expect(difference([], scattered.dropLast()).count == FrameDifference.rectsMax)
  }

  @Test func veryLongListsAreStillCompared() {
    let many = (0..<(FrameDifference.commandsMatchedMax + 10)).map { fill($0 % 190 * 10, $0 / 190 * 10) }
    #expect(difference(many, many.reversed()).count == 1)
    #expect(difference(many, many + [fill(0, 900)]) == [bounds(fill(0, 900))])
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func aPartialRepaintEqualsAFullOne(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let painter = try Workshop.painter()
    let size = [(480, 270), (640, 480), (333, 500), (1_000, 300)][Int(seed % 4)]
    let canvas = Canvas(surface: try Surface(width: size.0, height: size.1), painter: painter)
    var list = DrawList.random(&random)
    for step in 0..<8 {
      let rects = try canvas.show(list)
      let fresh = try Surface(width: size.0, height: size.1)
      try painter.paint(list, on: fresh)
      #expect(canvas.surface.difference(from: fresh) == (0, 0), "seed \(seed) step \(step): \(list), painted \(rects)")
      list = list.changed(&random)
    }
  }

  /// Figures in sentences, in every anchor, and bars, on canvases that need not be whole multiples of the design.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func figuresThatCountAreAsIfAllHadBeenPainted(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let families = [
      FontFamily.house,
      [.text: FontFamily("Noto Serif", isBold: false), .textBold: FontFamily("Noto Serif", isBold: true)],
    ]
    let fonts = try FontLibrary(families: FontFamily.house.merging(families[Int(seed % 2)]) { $1 })
    let painter = Painter(theme: try Workshop.theme(), fonts: fonts, emblemFolder: "/nowhere")
    let size = [(480, 270), (961, 541), (333, 500), (1_000, 300)][Int(seed / 2 % 4)]
    let canvas = Canvas(surface: try Surface(width: size.0, height: size.1), painter: painter)
    let form = ["%", "Tán thành: %", "% %", "Cần 7x% người", "%,%"].randomElement(using: &random) ?? "%"
    let anchor = [TextRun.Anchor.leading, .center, .trailing].randomElement(using: &random) ?? .leading
    let (letters, face) = (
      Int.random(in: 20...400, using: &random), [FontFace.text, .textBold, .display][Int(seed % 3)]
    )
    for step in 0..<12 {
      let figure = "\(Int.random(in: step < 6 ? 470...499 : 0...12_000, using: &random))"
      let list = DrawList(commands: [
        .text(
          TextRun(
            form.replacing("%", with: figure), x: 960, baseline: 500, size: letters, face: face, anchor: anchor)),
        .bar(Box(x: 90, y: 700, width: 1_700, height: 80), lit: .random(in: 0...1_700, using: &random), .agree),
      ])
      try canvas.show(list)
      let fresh = try Surface(width: size.0, height: size.1)
      try painter.paint(list, on: fresh)
      #expect(canvas.surface.difference(from: fresh) == (0, 0), "seed \(seed) step \(step): \(list)")
    }
  }

  @Test func ofAFigureThatCountsOnlyTheDigitsFromTheFirstOtherOneArePainted() throws {
    let canvas = Canvas(surface: try Surface(width: 1_920, height: 1_080), painter: try Workshop.painter())
    func show(_ text: String, lit: Int) throws -> Int {
      let run = TextRun(text, x: 1_800, baseline: 600, size: 336, face: .textBold, anchor: .trailing)
      let bar = DrawCommand.bar(Box(x: 100, y: 800, width: 1_000, height: 80), lit: lit, .agree)
      return try canvas.show(DrawList(commands: [.text(run), bar])).reduce(0) { $0 + $1.width * $1.height }
    }
    _ = try show("1.484", lit: 500)
    let (last, all) = (try show("1.483", lit: 500), try show("2.483", lit: 500))
    #expect(last * 2 < all)
    #expect(try show("2.483", lit: 520) <= 80 * (20 + DrawCommand.barRadius + 2))
    // A letter may look different before another one.
    #expect(try show("2.48x", lit: 520) > last)
  }

  @Test func anEqualListPaintsNothingAndTheFirstPaintsAll() throws {
    let canvas = Canvas(surface: try Surface(width: 320, height: 180), painter: try Workshop.painter())
    let list = DrawList(commands: [.text(TextRun("476", x: 0, baseline: 500, size: 200))])
    #expect(try canvas.show(list) == [canvas.surface.bounds])
    #expect(try canvas.show(list) == [])
    #expect(try canvas.show(DrawList()).count == 1)
  }

  @Test func anotherThemeOrSurfacePaintsAll() throws {
    let painter = try Workshop.painter()
    let canvas = Canvas(surface: try Surface(width: 320, height: 180), painter: painter)
    let list = DrawList(commands: [fill(100, 100)])
    try canvas.show(list)
    painter.theme = try Workshop.theme(ground: Color(red: 1, green: 2, blue: 3))
    #expect(try canvas.show(list) == [canvas.surface.bounds])
    try canvas.move(to: try Surface(width: 640, height: 200))
    #expect(canvas.surface.pixel(x: 0, y: 0) == Color(red: 1, green: 2, blue: 3))
    #expect(try canvas.show(list) == [])
  }

  @Test func aListThatCannotBePaintedLeavesTheLastOne() throws {
    let painter = try Workshop.painter()
    let canvas = Canvas(surface: try Surface(width: 320, height: 180), painter: painter)
    let good = DrawList(commands: [fill(100, 100), fill(500, 500)])
    try canvas.show(good)
    let before = try Surface(width: 320, height: 180)
    before.blit(canvas.surface, x: 0, y: 0)
    let bad = DrawList(commands: [fill(900, 900), .emblem("absent", Box(x: 0, y: 0, width: 90, height: 90))])
    #expect(throws: Painter.Problem.self) { try canvas.show(bad) }
    #expect(canvas.surface.difference(from: before) == (0, 0))
    #expect(try canvas.show(good) == [])
  }
}
