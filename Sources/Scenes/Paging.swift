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
    guard count > 1 else { return 0 }
    let startMS = max(view.takenAtMS, changedMS ?? view.takenAtMS)
    let turn = max(0, (momentOfLoss ?? context.nowMS) - startMS) / Self.pageMS
    if momentOfLoss == nil { changes(atMS: startMS + (turn + 1) * Self.pageMS) }
    let page = Int(turn % Int64(count))
    tellPage(page, turnedMS: startMS + turn * Self.pageMS)
    return page
  }

  /// The page's number at the foot, where there is more than one.
  mutating func drawPageNumber(_ page: Int, of count: Int) {
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

/// A row of a list: a name of one or more lines, with figures beside its first.
struct ListRow {
  /// The air between two rows, in design pixels.
  static let gap = 10

  /// The name, set.
  let name: TextBlock

  /// The height of the row with its air, in design pixels.
  var height: Int { name.height + Self.gap }

  /// Where the letters of the first line stand in a row that begins at `top`.
  func baseline(top: Int) -> Int { top + (name.lineHeight + Self.gap) / 2 + name.size * 36 / 100 }
}

extension SceneCanvas {
  /// The height that a list has, from under the title to above the foot.
  static let listHeight = Grid.contentBottom - Grid.contentTop

  /// Names as rows of one size, the floor's; a name too long for its column takes further lines.
  func rows(_ names: [String], width: Int, face: FontFace = .text) -> [ListRow] {
    let setter = TextSetter(measure: context.measure, face: face)
    return names.map { name in
      ListRow(
        name: TextBlock(lines: setter.wrapEvenly(name, size: floorSize, width: width), size: floorSize, isWhole: true))
    }
  }

  /// The quiet line at the foot, on the left, as large as its room allows.
  mutating func drawFootNote(_ line: String) {
    let setter = TextSetter(measure: context.measure, face: .text)
    let note = setter.restate(line, width: Grid.width - 340, linesMax: 1, largest: Grid.footSize, floor: 40)
    block(note, baseline: Grid.footBaseline, face: .text, role: .quiet)
  }
}
