/// Where the panels of the presidium's monitor stand: in columns on wide screens, beneath each other on upright ones.
struct PresidiumPlaces {
  let now: Box
  let following: Box
  let inHand: Box
  let time: Box
  let hall: Box
  let notes: Box

  private typealias Scale = SceneCanvas.Scale

  init(_ sheet: Sheet) {
    let area = Box(
      x: Scale.margin, y: Scale.margin, width: sheet.width - 2 * Scale.margin, height: sheet.height - 2 * Scale.margin)
    if sheet.isUpright {
      let side = Self.columns(of: area, percents: [60, 40])
      let hallHeight = Self.hallHeight(width: side[0].width)
      let rows = Self.rows(of: area, heights: [200, 330, 190, nil, hallHeight])
      (time, now, following, inHand) = (rows[0], rows[1], rows[2], rows[3])
      (hall, notes) = (side[0].row(like: rows[4]), side[1].row(like: rows[4]))
      return
    }
    if sheet.isLong {
      let columns = Self.columns(of: area, percents: [36, 36, 28])
      let left = Self.rows(of: columns[0], heights: [360, 240, nil])
      let right = Self.rows(of: columns[2], heights: [280, nil])
      (now, following, notes) = (left[0], left[1], left[2])
      inHand = columns[1]
      (time, hall) = (right[0], right[1])
      return
    }
    let columns = Self.columns(of: area, percents: sheet.width < sheet.height * 3 / 2 ? [60, 40] : [63, 37])
    let left = Self.rows(of: columns[0], heights: [area.height * 32 / 100, area.height * 17 / 100, nil])
    let right = Self.rows(
      of: columns[1], heights: [area.height * 26 / 100, Self.hallHeight(width: columns[1].width), nil])
    (now, following, inHand) = (left[0], left[1], left[2])
    (time, hall, notes) = (right[0], right[1], right[2])
  }

  private static let labelHeight = Scale.label * 2 + 12
  /// On the left the picture stands beneath the label's first letter.
  private static let frame = Scale.padding

  private static func hallHeight(width: Int) -> Int {
    (width - 2 * frame) * Shape.wide.height / Shape.wide.width + labelHeight + frame
  }

  /// Where the hall's picture stands in its panel, beneath the label.
  static func picture(in box: Box) -> Box {
    let (width, height) = (box.width - 2 * frame, box.height - labelHeight - frame)
    let fitting = min(width, height * Shape.wide.width / Shape.wide.height)
    return Box(
      x: box.x + (box.width - fitting) / 2, y: box.y + labelHeight, width: fitting,
      height: fitting * Shape.wide.height / Shape.wide.width)
  }

  private static func columns(of box: Box, percents: [Int]) -> [Box] {
    let width = box.width - Scale.gap * (percents.count - 1)
    var left = box.x
    return percents.map { percent in
      defer { left += width * percent / 100 + Scale.gap }
      return Box(x: left, y: box.y, width: width * percent / 100, height: box.height)
    }
  }

  /// Rows of heights beneath each other; the one without a height takes what is left.
  private static func rows(of box: Box, heights: [Int?]) -> [Box] {
    let rest = box.height - heights.compactMap(\.self).reduce(0, +) - Scale.gap * (heights.count - 1)
    var top = box.y
    return heights.map { height in
      defer { top += (height ?? rest) + Scale.gap }
      return Box(x: box.x, y: top, width: box.width, height: height ?? rest)
    }
  }
}

extension Box {
  /// The part of a column that is as high as a row.
  fileprivate func row(like row: Box) -> Box { Box(x: x, y: row.y, width: width, height: row.height) }
}
