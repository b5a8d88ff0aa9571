import Dispatch
import Foundation
import Scenes
import Stage

/// Notes how long each frame takes, for measurements: a line for each in a file, written when the screen ends.
///
/// A line has the moment at which the frame was on the display, in µs of the machine's monotonic clock, how long it took to
/// get there, in µs, and how much of it was the picture that comes, `0...256`. Thread: the loop's.
final class FrameTimes: Presenter {
  /// How many frames are noted at most; those beyond are only shown.
  static let framesMax = 1_000_000

  private let presenter: any Presenter
  private let path: String
  private var lines: [String] = []

  init(of presenter: any Presenter, path: String) {
    self.presenter = presenter
    self.path = path
  }

  func present(_ list: DrawList, label: String) throws -> Bool {
    try present(MotionFrame(list: list), label: label)
  }

  func present(_ frame: MotionFrame, label: String) throws -> Bool {
    let startUS = Self.nowUS
    let isAnother = try presenter.present(frame, label: label)
    let endUS = Self.nowUS
    if isAnother, lines.count < Self.framesMax { lines.append("\(endUS) \(endUS - startUS) \(frame.weight)") }
    return isAnother
  }

  var presented: Surface? { presenter.presented }

  func restore() throws { try presenter.restore() }

  /// Writes what was noted.
  func write() throws { try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: path)) }

  private static var nowUS: Int64 {
    Int64(DispatchTime.now().uptimeNanoseconds / 1_000)
  }
}
