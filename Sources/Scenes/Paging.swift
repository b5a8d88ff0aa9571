import Assets
import Congress

/// Pages that turn by time: all screens of an output at the same moment, page 1 first when the cue is taken.
extension SceneCanvas {
  /// How long a page stands, in ms.
  static let pageMS: Int64 = 12_000

  /// The page that stands now, from 0.
  ///
  /// Beside dead facts no page is turned.
  /// - Parameter changedMS: When what is shown became another; page 1 stands anew from then.
  mutating func page(of count: Int, changedMS: Int64? = nil) -> Int {
    tellPages(count)
    // The last page stands while the other half goes on.
    let round = max(count, context.pagesInStep)
    guard round > 1 else { return 0 }
    let startMS = max(view.takenAtMS, changedMS ?? view.takenAtMS)
    // Where languages take turns a page stands until each has had its own.
    let standsMS = Self.pageMS * (context.part == .turn ? 2 : 1)
    let turn = max(0, (momentOfLoss ?? context.nowMS) - startMS) / standsMS
    if momentOfLoss == nil { changes(atMS: startMS + (turn + 1) * standsMS) }
    let page = min(Int(turn % Int64(round)), count - 1)
    tellPage(page, turnedMS: startMS + turn * standsMS)
    return page
  }

  /// The page's number at the foot, where there is more than one.
  mutating func drawPageNumber(_ page: Int, of count: Int) {
    tellPages(count)
    guard count > 1 else { return }
    drawFoot(strings[.page, ["page": "\(page + 1)", "count": "\(count)"]])
  }
}

extension Picture {
  /// How long a page stands, in ms.
  public static let pageMS = SceneCanvas.pageMS
}

/// Rows of a list over pages: as many as fit, in order, never a part of one.
enum ListPages {
  /// The rows of each page; one empty page where there is nothing.
  static func ranges(of heights: [Int], within available: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var first = 0
    var height = 0
    for (index, row) in heights.enumerated() {
      if index > first, height + row > available {
        ranges.append(first..<index)
        (first, height) = (index, 0)
      }
      height += row
    }
    return ranges + [first..<heights.count]
  }
}
