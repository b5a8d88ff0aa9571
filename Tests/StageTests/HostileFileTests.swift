import Assets
import Foundation
import Scenes
import Synchronization
import Testing

@testable import Stage

/// Goal: no file stops a wall: whatever a file does to those who read it, it is refused with its true reason, in every
/// language by its name, and the loop goes on meanwhile.
///
/// Method: hostile files made in a folder, at the gate, through a painter that waits and through one with a maker.
@Suite(.serialized) struct HostileFileTests {
  private struct NothingCame: Error {}

  private func withAssets<Result>(_ body: (_ assets: String) throws -> Result) throws -> Result {
    try Workshop.withFolder { folder in
      for name in ["emblems", "pictures"] {
        try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
      }
      return try body(folder)
    }
  }

  private func list(_ command: DrawCommand) -> DrawList { DrawList(ground: .black, commands: [command]) }

  /// A series of pictures with a pipe held the loop for ever; an emblem that is a folder ended the screen.
  @Test(arguments: HostileFiles.all)
  func aHostileFileIsRefusedWithItsTrueReason(file: HostileFiles.Case) throws {
    try withAssets { folder in
      let path = "\(folder)/pictures/\(file.name)"
      try file.make(path)
      let order = PictureOrder(path: path, form: .fitting(width: 1_280, height: 720))
      let refusal = try #require(throws: PictureRefusal.self) { try order.made() }
      #expect(file.isRefused(refusal), "\(file.name): \(refusal)")
      // A name without a place in the house's words would be told as its key.
      for language in ["en", "vi"] {
        let words = try Strings(language: language, assets: Self.assets)
        let told = words.sentence(for: Painter.Problem.pictureCannotBeShown(.picture(file.name), refusal))
        #expect(told.contains("'\(file.name)'") && !told.contains("picture.fault"), "\(told)")
        #expect(!told.contains("{") && !told.contains(folder), "\(told)")
      }
    }
  }

  @Test func aFileThatItsOwnerAloneMayReadIsToldAsThat() throws {
    try withAssets { folder in
      let path = folder + "/pictures/closed.png"
      try Surface(width: 4, height: 4).writePNG(to: path)
      chmod(path, 0)
      // The superuser reads everything.
      guard geteuid() != 0 else { return }
      let order = PictureOrder(path: path, form: .natural)
      #expect(throws: PictureRefusal.cannotBeRead(reason: "Permission denied")) { try order.made() }
    }
  }

  @Test func whatAFileIsIsToldByItsContentAndNotByItsName() throws {
    try withAssets { folder in
      try Surface(width: 8, height: 4).writePNG(to: folder + "/pictures/really-png.svg")
      let made = try Surface.load(folder + "/pictures/really-png.svg", fitting: 16, 16)
      #expect((made.width, made.height) == (16, 8))
    }
  }

  /// Waits for the maker's waking, and asks again.
  private func standing(
    of list: DrawList, _ painter: Painter, _ waker: QuietWaker, until isOver: (PictureStanding) -> Bool
  ) throws -> PictureStanding {
    for _ in 0..<100 {
      let standing = painter.prepare(list, width: 320, height: 180)
      if isOver(standing) { return standing }
      _ = waker.sleep(atMost: 60_000)
    }
    throw NothingCame()
  }

  private func darkPainter(_ folder: String) throws -> (painter: Painter, waker: QuietWaker) {
    let (maker, waker) = (PictureMaker(), QuietWaker())
    maker.wakes(waker)
    let painter = Painter(
      theme: try Workshop.theme(), fonts: try FontLibrary(), emblemFolder: folder + "/emblems", maker: maker)
    return (painter, waker)
  }

  @Test func aPictureIsLeftOutUntilItIsReadyAndThenStandsThereAsIfItHadBeenWaitedFor() throws {
    try withAssets { folder in
      let file = try Surface(width: 64, height: 36)
      file.fill(Color(red: 200, green: 20, blue: 10))
      try file.writePNG(to: folder + "/pictures/a.png")
      let list = list(.image("a.png", Shape.wide.bounds))
      let (painter, waker) = try darkPainter(folder)
      let canvas = Canvas(surface: try Surface(width: 320, height: 180), painter: painter)
      let first = painter.prepare(list, width: 320, height: 180)
      #expect(first.waiting == [.picture("a.png")] && first.refused.isEmpty)
      try canvas.show(list)
      let isThereAtOnce = canvas.isWhole
      _ = try standing(of: list, painter, waker) { $0.waiting.isEmpty }
      #expect(try canvas.show(list).isEmpty == isThereAtOnce, "the same list is painted again where something lacked")
      #expect(canvas.isWhole)
      let waited = try Surface(width: 320, height: 180)
      try Workshop.painter(emblemFolder: folder + "/emblems").paint(list, on: waited)
      #expect(canvas.surface.difference(from: waited) == (0, 0))
    }
  }

  @Test func whatIsRefusedIsLeftOutAndLookedAtAgainOnceTheFileHasChanged() throws {
    try withAssets { folder in
      let path = folder + "/pictures/a.png"
      try HostileFiles.write(Array("no picture".utf8), path)
      let list = list(.image("a.png", Shape.wide.bounds))
      let (painter, waker) = try darkPainter(folder)
      let refused = try standing(of: list, painter, waker) { !$0.refused.isEmpty }
      #expect(refused.refused == [.picture("a.png"): .isNoPicture])
      try painter.paint(list, on: try Surface(width: 320, height: 180))
      #expect(painter.isWhole, "there is nothing to wait for")
      try Surface(width: 64, height: 36).writePNG(to: path)
      #expect(!painter.prepare(list, width: 320, height: 180).refused.isEmpty)
      painter.forgetRefusals()
      let mended = try standing(of: list, painter, waker) { $0.waiting.isEmpty }
      #expect(mended == PictureStanding())
    }
  }

  /// One drawing that takes all the time there is kept those behind it waiting.
  @Test func aPictureThatNobodyWantsAnyMoreIsGivenUpForTheNext() throws {
    try withAssets { folder in
      try HostileFiles.write(HostileFiles.drawing(paths: 20_000), folder + "/pictures/slow.svg")
      try Surface(width: 64, height: 36).writePNG(to: folder + "/pictures/a.png")
      let (painter, waker) = try darkPainter(folder)
      let slow = list(.image("slow.svg", Shape.wide.bounds))
      #expect(painter.prepare(slow, width: 1_920, height: 1_080).waiting == [.picture("slow.svg")])
      painter.dropUnneeded()
      let next = try standing(of: list(.image("a.png", Shape.wide.bounds)), painter, waker) { standing in
        painter.dropUnneeded()
        return standing.waiting.isEmpty
      }
      #expect(next == PictureStanding())
      #expect(painter.prepare(slow, width: 1_920, height: 1_080).refused.isEmpty, "it was given up, not refused")
    }
  }

  private static let assets = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Assets"
}
