import Assets
import Foundation
import HallProtocol
import Scenes
import Stage
import Testing

@testable import ScreenApp

/// Goal: each picture that was another than before is noted once, and files say what they are.
///
/// Method: a presenter that says what the test wants; the file is read back.
@Suite struct FrameTimesTests {
  /// Says of each frame whether it is another than before, as it was told.
  private final class Told: Presenter {
    var answers: [Bool]
    private(set) var labels: [String] = []
    private(set) var restored = 0

    init(_ answers: [Bool]) { self.answers = answers }

    func present(_ list: DrawList, label: String) throws -> Bool { try present(MotionFrame(list: list), label: label) }

    func present(_ frame: MotionFrame, label: String) throws -> Bool {
      labels.append(label)
      return answers.removeFirst()
    }

    var presented: Surface? { nil }

    func restore() throws { restored += 1 }
  }

  @Test func aFrameIsNotedWithItsWeightWhereItIsAnotherThanBefore() throws {
    let path = NSTemporaryDirectory() + "frames-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let presenter = Told([true, false, true])
    let times = FrameTimes(of: presenter, path: path)
    let list = DrawList(ground: .black)
    #expect(try times.present(MotionFrame(list: list, weight: 64), label: "a"))
    #expect(try !times.present(MotionFrame(list: list, weight: 128), label: "b"))
    #expect(try times.present(list, label: "c"))
    try times.restore()
    try times.write()
    #expect(presenter.labels == ["a", "b", "c"] && presenter.restored == 1)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.split(separator: " ").compactMap { Int64($0) } }
    #expect(lines.map(\.count) == [3, 3])
    #expect(lines.map(\.last) == [64, Int64(MotionFrame.weightMax)])
    #expect(lines.allSatisfy { $0[1] >= 0 } && lines[0][0] <= lines[1][0])
  }

  @Test func filesAreStillsWithoutADisplayToLookFor() throws {
    let assets = try ScreenAssets(assets: assetsFolder)
    let painter = Painter(
      theme: try assets.theme(named: ScreenAssets.firstTheme), fonts: assets.fonts,
      emblemFolder: assetsFolder + "/emblems")
    let presenter = try PicturePresenter(width: 320, height: 180, painter: painter, folder: nil, screen: "a")
    let place = ScreenPlace.pictures(presenter, QuietWaker())
    #expect(place.paintedSize == (320, 180) && place.lookMS == nil && place.takePointers().isEmpty)
    _ = try place.presenter.present(DrawList(ground: .black), label: "black")
    #expect(place.report.width == 320 && place.report.height == 180)
    #expect(place.report.connector == nil && place.report.parked == nil)
  }
}
