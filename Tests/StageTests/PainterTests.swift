import Assets
import Foundation
import Scenes
import Testing

@testable import Stage

/// Goal: every command stands where the design says, at any size of the picture.
///
/// Method: one command on a plain ground; its ink is looked for pixel by pixel.
@Suite struct PainterTests {
  private let painter: Painter
  private let ground: Color

  init() throws {
    painter = try Workshop.painter()
    ground = painter.theme[.ground]
  }

  private func painted(_ commands: [DrawCommand], width: Int = 960, height: Int = 540) throws -> Surface {
    let surface = try Surface(width: width, height: height)
    try painter.paint(DrawList(commands: commands), on: surface)
    return surface
  }

  @Test(arguments: [(1_024, 768), (1_000, 281), (540, 960), (768, 480)])
  func theDesignIsCentredAndTheGroundFillsTheRest(width: Int, height: Int) throws {
    let whole = PixelRect(x: 0, y: 0, width: width, height: height)
    let frame = [Box(x: 0, y: 0, width: 100, height: 1_080), Box(x: 1_820, y: 0, width: 100, height: 1_080)]
    let ink = try painted(frame.map { .fill($0, .ink) }, width: width, height: height).ink(on: ground)
    #expect(ink.width == width || ink.height == height)
    #expect(abs(ink.x - (whole.right - ink.right)) <= 1 && abs(ink.y - (whole.bottom - ink.bottom)) <= 1)
    #expect(abs(Double(ink.width) / Double(ink.height) - 16.0 / 9.0) < 0.02)
  }

  @Test func aShadeOfTheWholeDesignHasNoSeamToTheBars() throws {
    let surface = try painted(
      [.gradient(Box(x: 0, y: 0, width: 1_920, height: 1_080), top: .ink, bottom: .ink)], width: 400, height: 400)
    #expect(surface.ink(on: painter.theme[.ink]).isEmpty)
  }

  @Test func boxesThatTouchInTheDesignTouchOnThePictureAndRulesNeverVanish() throws {
    for width in [300, 768, 1_367, 1_920] {
      let viewport = Viewport(width: width, height: width * 9 / 16)
      for x in 0..<200 {
        let (left, right) = (Box(x: x, y: 0, width: 7, height: 2), Box(x: x + 7, y: 0, width: 7, height: 2))
        #expect(viewport.rect(left).right == viewport.rect(right).x)
        #expect(viewport.rect(Box(x: x, y: x, width: 1, height: 1)).isEmpty == false)
      }
    }
  }

  @Test(arguments: [0.4, 1, 1.37, 2])
  func theInkOfEveryCommandStaysInItsBounds(scale: Double) throws {
    let (width, height) = (Int(1_920 * scale), Int(1_080 * scale))
    let viewport = Viewport(width: width, height: height)
    var random = SplitMix64(seed: 7)
    for index in 0..<24 {
      let command = DrawCommand.random(&random)
      let bounds = try painter.bounds(of: command, in: viewport).intersection(viewport.bounds)
      let ink = try painted([command], width: width, height: height).ink(on: ground)
      #expect(bounds.contains(ink), "command \(index): \(command) inks \(ink), said \(bounds)")
    }
  }

  @Test func lettersStandOnTheirBaselineWhateverIsBesideThem() throws {
    for scale in [1, 2] {
      for size in [40, 72, 150, 330] {
        for text in ["H", "HẪỖ", "jH", "ỘH"] {
          let run = TextRun(text, x: 300, baseline: 700, size: size, face: .display)
          let surface = try painted([.text(run)], width: 1_920 * scale, height: 1_080 * scale)
          let stem = try stemColumn(of: text, run, surface)
          let (on, under) = (surface.pixel(x: stem, y: 700 * scale - 1), surface.pixel(x: stem, y: 700 * scale))
          #expect(on == painter.theme[.ink] && under == ground, "'\(text)' at \(size) × \(scale)")
        }
      }
    }
  }

  @Test(arguments: FontFace.allCases)
  func aLetterThatReachesOutToTheLeftMovesNothing(face: FontFace) throws {
    let fonts = try FontLibrary()
    func width(_ text: String) -> Int { fonts.width(of: text, face: face, size: 330) }
    /// Where the last stem of a line ends that starts at column 300.
    func end(_ text: String) throws -> Int {
      let run = TextRun(text, x: 300, baseline: 700, size: 330, face: face)
      return try painted([.text(run)], width: 1_920, height: 1_080).ink(on: ground).right
    }
    #expect(abs(try end("jH") - end("H") - (width("HjH") - width("HH"))) <= 1)
  }

  /// A column in the left stem of the line's H: at half the capital's height, the H is where the line starts or ends.
  private func stemColumn(of text: String, _ run: TextRun, _ surface: Surface) throws -> Int {
    let viewport = Viewport(width: surface.width, height: surface.height)
    let bounds = try painter.bounds(of: .text(run), in: viewport)
    let row = viewport.y(run.baseline) - Int(viewport.length(run.size)) / 10
    let columns = (bounds.x..<bounds.right).filter { surface.pixel(x: $0, y: row) == painter.theme[.ink] }
    let edge = text.hasPrefix("H") ? columns.first : columns.last
    return try #require(edge) + (text.hasPrefix("H") ? 1 : -1)
  }

  @Test func anchorsHoldTheirPoint() throws {
    for text in ["476", "Đại hội", "THÔNG QUA"] {
      func ink(_ anchor: TextRun.Anchor) throws -> PixelRect {
        let run = TextRun(text, x: 960, baseline: 540, size: 100, anchor: anchor)
        return try painted([.text(run)], width: 1_920, height: 1_080).ink(on: ground)
      }
      let (leading, center, trailing) = (try ink(.leading), try ink(.center), try ink(.trailing))
      #expect(0..<15 ~= leading.x - 960, "a side bearing at most")
      #expect(0..<15 ~= 960 - trailing.right)
      #expect(abs((center.x + center.right) / 2 - 960) < 10)
    }
  }

  @Test func aGradientKeepsTheMeanOfEachRowAndNeverShowsABand() throws {
    let surface = try painted([.gradient(Box(x: 0, y: 0, width: 1_920, height: 1_080), top: .ground, bottom: .panel)])
    let (top, bottom) = (painter.theme[.ground], painter.theme[.panel])
    var rowsInARow = 0
    for y in 0..<surface.height {
      let greens = (0..<64).map { Int(surface.pixel(x: $0, y: y).green) }
      let share = (Double(y) + 0.5) / Double(surface.height)
      let exact = Double(top.green) + (Double(bottom.green) - Double(top.green)) * share
      #expect(abs(Double(greens.reduce(0, +)) / 64 - exact) < 0.51, "row \(y)")
      #expect(greens.allSatisfy { abs(Double($0) - exact) < 1 }, "row \(y)")
      rowsInARow = Set(greens).count == 1 ? rowsInARow + 1 : 0
      #expect(rowsInARow < 8, "row \(y): a band")
    }
  }

  @Test func aPanelHasRoundSmoothCornersAndIsPlainInside() throws {
    let color = painter.theme[.accent]
    let surface = try painted(
      [.panel(Box(x: 200, y: 200, width: 600, height: 400), radius: 60, .accent)], width: 1_920, height: 1_080)
    #expect(surface.ink(on: ground) == PixelRect(x: 200, y: 200, width: 600, height: 400))
    for (x, y) in [(201, 201), (798, 201), (201, 598), (798, 598)] { #expect(surface.pixel(x: x, y: y) == ground) }
    for (x, y) in [(500, 200), (200, 400), (500, 400), (799, 400), (500, 599), (219, 219)] {
      #expect(surface.pixel(x: x, y: y) == color)
    }
    let between = (200..<260).filter { ![ground, color].contains(surface.pixel(x: $0, y: 206)) }
    #expect(between.count > 0, "the corner is smoothed")
  }

  @Test(arguments: Sign.allCases)
  func everySignFillsMostOfItsBoxAndNothingBeside(sign: Sign) throws {
    for edge in [24, 60, 300] {
      let box = Box(x: 100, y: 100, width: edge, height: edge)
      let ink = try painted([.sign(sign, box, .ink)], width: 1_920, height: 1_080).ink(on: ground)
      #expect(PixelRect(x: 100, y: 100, width: edge, height: edge).contains(ink))
      #expect(max(ink.width, ink.height) * 100 > 70 * edge, "\(sign) at \(edge): \(ink)")
    }
  }

  @Test(arguments: [0, 1, 125, 250, 400, 500, 625, 999, 1_000])
  func aRingIsLitClockwiseFromTheTop(lit: Int) throws {
    let box = Box(x: 100, y: 100, width: 400, height: 400)
    let surface = try painted([.ring(box, thickness: 40, lit: lit, .accent)], width: 1_920, height: 1_080)
    for share in stride(from: 5, to: 1_000, by: 10) where abs(share - lit) > 3 {
      let angle = Double(share) / 1_000 * 2 * Double.pi
      let (x, y) = (300 + Int((180 * sin(angle)).rounded()), 300 - Int((180 * cos(angle)).rounded()))
      let expected = share < lit ? painter.theme[.accent] : painter.theme[.track]
      #expect(surface.pixel(x: x, y: y) == expected, "at \(share)")
    }
    #expect(surface.pixel(x: 300, y: 300) == ground)
  }

  @Test func anEmblemIsCentredInItsBoxAndAWrongNameIsAnError() throws {
    try Workshop.withFolder { folder in
      let svg =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><rect width='10' height='10' fill='#fff'/></svg>"
      try Data(svg.utf8).write(to: URL(filePath: folder + "/square.svg"))
      let painter = try Workshop.painter(emblemFolder: folder)
      let surface = try Surface(width: 1_920, height: 1_080)
      try painter.paint(
        DrawList(commands: [.emblem("square", Box(x: 100, y: 100, width: 300, height: 100))]), on: surface)
      #expect(surface.ink(on: ground) == PixelRect(x: 200, y: 100, width: 100, height: 100))
      for name in ["absent", "../square", "", ".hidden"] {
        #expect(throws: (any Error).self) {
          try painter.paint(DrawList(commands: [.emblem(name, Box(x: 0, y: 0, width: 9, height: 9))]), on: surface)
        }
      }
      #expect(surface.pixel(x: 0, y: 0) == ground && surface.pixel(x: 250, y: 150) != ground, "nothing was painted")
    }
  }

  @Test func whatIsKeptOfTextAndShapesStaysBounded() throws {
    let surface = try Surface(width: 480, height: 270)
    let limit = max(Painter.stampBytesMin, Painter.stampPicturesMax * surface.byteCount)
    for number in 0..<600 {
      let text = TextRun("Đại biểu thứ \(number)", x: 0, baseline: 500, size: 400, face: .display)
      let ring = DrawCommand.ring(Box(x: 0, y: 0, width: 900, height: 900), thickness: 40, lit: number, .accent)
      try painter.paint(DrawList(commands: [.text(text), ring]), on: surface)
      #expect(painter.stampBytes <= limit)
    }
    #expect(painter.stampBytes > limit / 2, "it is used as well")
    for number in 0..<(StampStore.extentsMax + 100) {
      let text = TextRun("\(number)", x: 0, baseline: 500, size: 40)
      try painter.paint(DrawList(commands: [.text(text)]), on: surface)
    }
    #expect(painter.extentCount == StampStore.extentsMax)
  }
}
