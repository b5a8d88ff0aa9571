import Assets
import Scenes
import Testing

@testable import Stage

/// Goal: a fade comes from exactly what stood there, goes through nothing but the two pictures, and ends in exactly the
/// picture that would stand there without it.
///
/// Method: every pixel of seeded random pictures in the middle and at the end, also where another picture, another
/// figure, an error or another surface comes in between.
@Suite struct CrossfadeTests {
  private static let size = (width: 320, height: 180)

  private func surface() throws -> Surface { try Surface(width: Self.size.width, height: Self.size.height) }

  private func copy(_ picture: Surface) throws -> Surface {
    let copy = try surface()
    copy.copy(picture)
    return copy
  }

  /// The pixels that are not between those of two others, in one of red, green and blue.
  private func pixelsOutside(_ mixed: Surface, between one: Surface, and other: Surface) -> Int {
    var count = 0
    for y in 0..<mixed.height {
      for x in 0..<mixed.width {
        let (low, middle, high) = (one.pixel(x: x, y: y), mixed.pixel(x: x, y: y), other.pixel(x: x, y: y))
        func isBetween(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool { min(a, c) <= b && b <= max(a, c) }
        let isInside =
          isBetween(low.red, middle.red, high.red) && isBetween(low.green, middle.green, high.green)
          && isBetween(low.blue, middle.blue, high.blue)
        if !isInside { count += 1 }
      }
    }
    return count
  }

  @Test func aMixtureIsExactAtBothEndsAndBetweenThemOtherwise() throws {
    let (black, white, mixed) = (
      try Surface(width: 256, height: 1), try Surface(width: 256, height: 1), try Surface(width: 256, height: 1)
    )
    for level in 0..<256 {
      black.row(0)[level] = UInt32(level) << 16 | UInt32(255 - level)
      white.row(0)[level] = UInt32(255 - level) << 16 | UInt32(level) << 8 | UInt32(255 - level)
    }
    for weight in 0...256 {
      mixed.blend(from: black, to: white, weight: weight, in: mixed.bounds)
      for level in 0..<256 {
        let pixel = mixed.pixel(x: level, y: 0)
        #expect(Int(pixel.red) == (level * (256 - weight) + (255 - level) * weight) / 256)
        #expect(Int(pixel.green) == level * weight / 256)
        #expect(Int(pixel.blue) == 255 - level, "what is the same in both does not change")
      }
    }
  }

  @Test func aMixtureChangesNothingOutsideItsRectangle() throws {
    let (one, other, mixed) = (try surface(), try surface(), try surface())
    other.fill(Color(red: 255, green: 255, blue: 255))
    mixed.blend(from: one, to: other, weight: 256, in: PixelRect(x: 300, y: -5, width: 100, height: 20))
    #expect(mixed.ink(on: Color(red: 0, green: 0, blue: 0)) == PixelRect(x: 300, y: 0, width: 20, height: 15))
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func differencesHoldEveryPixelThatDiffersAndDoNotOverlap(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let painter = try Workshop.painter()
    let (one, other) = (try surface(), try surface())
    let list = DrawList.random(&random)
    try painter.paint(list, on: one)
    try painter.paint(list.changed(&random), on: other)
    let rects = one.differences(from: other)
    for (index, rect) in rects.enumerated() {
      #expect(!rects[..<index].contains { $0.intersects(rect) }, "seed \(seed)")
      one.blend(from: other, to: other, weight: 0, in: rect)
    }
    #expect(one.difference(from: other) == (0, 0), "seed \(seed): \(rects)")
    #expect(one.differences(from: other).isEmpty, "seed \(seed)")
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func aFadeGoesThroughNothingElseAndEndsInThePlainPicture(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let painter = try Workshop.painter()
    let canvas = Canvas(surface: try surface(), painter: painter)
    var list = DrawList.random(&random)
    try canvas.show(list)
    for step in 0..<4 {
      let before = try copy(canvas.surface)
      list = .random(&random)
      let plain = try surface()
      try painter.paint(list, on: plain)
      #expect(try canvas.show(MotionFrame(list: list, weight: 0, beginsFade: true, nextMS: 1)).count >= 0)
      #expect(canvas.surface.difference(from: before) == (0, 0), "seed \(seed) step \(step): the start")
      _ = try canvas.show(MotionFrame(list: list, weight: Int.random(in: 1..<256, using: &random), nextMS: 2))
      #expect(pixelsOutside(canvas.surface, between: before, and: plain) == 0, "seed \(seed) step \(step)")
      // Every other fade is followed by the next in its middle.
      guard step % 2 == 0 else { continue }
      _ = try canvas.show(MotionFrame(list: list))
      #expect(canvas.surface.difference(from: plain) == (0, 0), "seed \(seed) step \(step): the end")
      #expect(try canvas.show(MotionFrame(list: list)) == [], "nothing is painted any more")
    }
    _ = try canvas.show(MotionFrame(list: list))
    let plain = try surface()
    try painter.paint(list, on: plain)
    #expect(canvas.surface.difference(from: plain) == (0, 0), "seed \(seed)")
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func whatChangesInTheMiddleOfAFadeIsInItsEnd(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let painter = try Workshop.painter()
    let canvas = Canvas(surface: try surface(), painter: painter)
    try canvas.show(DrawList.random(&random))
    var list = DrawList.random(&random)
    _ = try canvas.show(MotionFrame(list: list, weight: 0, beginsFade: true, nextMS: 1))
    for weight in [60, 120, 180] {
      list = list.changed(&random)
      _ = try canvas.show(MotionFrame(list: list, weight: weight, nextMS: 1))
    }
    // A cut ends the fade as well as its last moment does.
    let isCut = seed % 2 == 0
    if isCut { list = .random(&random) }
    _ = try canvas.show(MotionFrame(list: list))
    let plain = try surface()
    try painter.paint(list, on: plain)
    #expect(canvas.surface.difference(from: plain) == (0, 0), "seed \(seed)")
  }

  @Test func whatIsHandedOverHoldsEverythingThatChanged() throws {
    let painter = try Workshop.painter()
    let canvas = Canvas(surface: try surface(), painter: painter)
    let window = try surface()
    var random = SplitMix64(seed: 7)
    func present(_ frame: MotionFrame) throws {
      for rect in try canvas.show(frame) { window.blend(from: canvas.surface, to: canvas.surface, weight: 0, in: rect) }
      #expect(window.difference(from: canvas.surface) == (0, 0))
    }
    try present(MotionFrame(list: .random(&random)))
    for _ in 0..<6 {
      var list = DrawList.random(&random)
      for weight in [0, 40, 90, 200, 256] {
        try present(
          MotionFrame(list: list, weight: weight, beginsFade: weight == 0, nextMS: weight == 256 ? nil : 1))
        if weight == 40 { list = list.changed(&random) }
      }
    }
  }

  @Test func aPictureThatCannotBePaintedDoesNotBeginToCome() throws {
    let canvas = Canvas(surface: try surface(), painter: try Workshop.painter())
    let good = DrawList(commands: [.fill(Box(x: 100, y: 100, width: 500, height: 500), .ink)])
    try canvas.show(good)
    let before = try copy(canvas.surface)
    let bad = DrawList(commands: [.emblem("absent", Box(x: 0, y: 0, width: 90, height: 90))])
    #expect(throws: Painter.Problem.self) {
      try canvas.show(MotionFrame(list: bad, weight: 0, beginsFade: true, nextMS: 1))
    }
    #expect(canvas.surface.difference(from: before) == (0, 0))
    _ = try canvas.show(MotionFrame(list: good))
    #expect(canvas.surface.difference(from: before) == (0, 0))
  }

  @Test func anotherSurfaceInTheMiddleOfAFadeShowsThePictureThatCame() throws {
    let painter = try Workshop.painter()
    let canvas = Canvas(surface: try surface(), painter: painter)
    try canvas.show(DrawList())
    let list = DrawList(commands: [.fill(Box(x: 100, y: 100, width: 500, height: 500), .ink)])
    _ = try canvas.show(MotionFrame(list: list, weight: 0, beginsFade: true, nextMS: 1))
    try canvas.move(to: try Surface(width: 400, height: 400))
    let plain = try Surface(width: 400, height: 400)
    try painter.paint(list, on: plain)
    #expect(canvas.surface.difference(from: plain) == (0, 0))
    #expect(try canvas.show(MotionFrame(list: list, weight: 100, nextMS: 2)) == [])
  }
}
