public import Scenes

/// Where everything lies on a panel's sheet.
///
/// Pure. The order is that of a glance: what is happening, what it would do, what can be done. What brings a vote to
/// nothing has room of its own between it and the next step.
public struct PanelLayout: Sendable, Hashable {
  static let margin = 44
  static let gap = 20
  /// The height of the head line and of the foot line.
  static let lineHeight = 72
  /// The height of the band in which answers stand, and what a held button would do.
  static let bandHeight = 124
  /// The height of the words over the hall's picture.
  static let captionHeight = 48

  /// Where the item stands, and the link.
  public let head: Box
  /// The question, or what else is happening.
  public let question: Box
  /// The ballot's state and clock.
  public let standing: Box
  /// The figures.
  public let figures: Box
  /// The picture that the hall sees, its caption above it.
  public let hall: Box
  /// Who is here.
  public let attendance: Box
  /// Answers, and what a held button would do.
  public let band: Box
  /// What comes next.
  public let foot: Box
  private let slots: [PanelSlot: Box]

  /// The box of a button's place.
  public subscript(slot: PanelSlot) -> Box { slots[slot] ?? Box(x: 0, y: 0, width: 0, height: 0) }

  /// The place of a button at a point of the sheet.
  public func slot(atX x: Int, y: Int, of buttons: [PanelSlot: PanelButton]) -> PanelSlot? {
    buttons.keys.first { slot in
      let box = self[slot]
      return x >= box.x && x < box.right && y >= box.y && y < box.bottom
    }
  }

  /// The layout of a sheet.
  public init(_ sheet: PanelSheet) { self = sheet.isUpright ? Self(upright: sheet) : Self(lying: sheet) }

  private init(lying sheet: PanelSheet) {
    let (margin, gap) = (Self.margin, Self.gap)
    let width = sheet.width - 2 * margin
    let actionsHeight = 330
    head = Box(x: margin, y: 12, width: width, height: Self.lineHeight)
    foot = Box(x: margin, y: sheet.height - Self.lineHeight, width: width, height: Self.lineHeight)
    let actionsY = foot.y - actionsHeight
    band = Box(x: margin, y: actionsY - gap - Self.bandHeight, width: width, height: Self.bandHeight)
    let (top, bottom) = (head.bottom + 4, band.y - gap)
    let hallWidth = min(440, width * 26 / 100)
    hall = Box(
      x: sheet.width - margin - hallWidth, y: top, width: hallWidth,
      height: Self.captionHeight + hallWidth * Shape.wide.height / Shape.wide.width)
    attendance = Box(x: hall.x, y: hall.bottom + gap, width: hallWidth, height: bottom - hall.bottom - gap)
    let left = width - hallWidth - 2 * gap
    let figuresHeight = 150
    figures = Box(x: margin, y: bottom - figuresHeight, width: left, height: figuresHeight)
    standing = Box(x: margin, y: figures.y - 12 - 64, width: left, height: 64)
    question = Box(x: margin, y: top, width: left, height: standing.y - top - 8)
    let (nextWidth, apartWidth) = (width * 50 / 100, width * 19 / 100)
    let actions = Box(x: margin, y: actionsY, width: width, height: actionsHeight)
    let apart = Box(x: actions.right - apartWidth, y: actionsY, width: apartWidth, height: actionsHeight)
    let besideX = margin + nextWidth + gap
    let free = width * 6 / 100
    let beside = Box(x: besideX, y: actionsY, width: apart.x - free - besideX, height: actionsHeight)
    let reasons = Box(x: margin, y: actionsY, width: beside.right - margin, height: actionsHeight)
    slots = Self.slots(
      next: Box(x: margin, y: actionsY, width: nextWidth, height: actionsHeight), beside: beside, apart: apart,
      reasons: reasons.rows(3, gap: 14))
  }

  private init(upright sheet: PanelSheet) {
    let (margin, gap) = (Self.margin, Self.gap)
    let width = sheet.width - 2 * margin
    // The least sheet is that of 3:4; whatever is more goes to what is read and to what is touched.
    let extra = max(0, sheet.height - 1_440)
    let nextHeight = 176 + extra / 3
    let rowHeight = 98 + extra / 8
    head = Box(x: margin, y: 8, width: width, height: Self.lineHeight)
    foot = Box(x: margin, y: sheet.height - Self.lineHeight, width: width, height: Self.lineHeight)
    // Beneath the next step stands the other one, or nothing; only then comes what ends a vote.
    let apartWidth = width * 60 / 100
    let apart = Box(
      x: sheet.width - margin - apartWidth, y: foot.y - rowHeight, width: apartWidth, height: rowHeight)
    let beside = Box(x: margin, y: apart.y - 2 * gap - rowHeight, width: width, height: rowHeight)
    let next = Box(x: margin, y: beside.y - gap - nextHeight, width: width, height: nextHeight)
    band = Box(x: margin, y: next.y - gap - Self.bandHeight, width: width, height: Self.bandHeight)
    let hallWidth = width * 40 / 100
    let hallHeight = Self.captionHeight + hallWidth * Shape.wide.height / Shape.wide.width
    hall = Box(x: margin, y: band.y - gap - hallHeight, width: hallWidth, height: hallHeight)
    attendance = Box(
      x: hall.right + 2 * gap, y: hall.y, width: width - hallWidth - 2 * gap, height: hallHeight)
    let figuresHeight = 150
    figures = Box(x: margin, y: hall.y - gap - figuresHeight, width: width, height: figuresHeight)
    standing = Box(x: margin, y: figures.y - 10 - 64, width: width, height: 64)
    question = Box(x: margin, y: head.bottom + 4, width: width, height: standing.y - head.bottom - 12)
    let reasons = Box(x: margin, y: next.y, width: width, height: beside.bottom - next.y)
    slots = Self.slots(next: next, beside: beside, apart: apart, reasons: reasons.rows(3, gap: 14))
  }

  private static func slots(next: Box, beside: Box, apart: Box, reasons: [Box]) -> [PanelSlot: Box] {
    var slots: [PanelSlot: Box] = [.next: next, .beside: beside, .apart: apart]
    for (slot, box) in zip(PanelSlot.reasons, reasons) { slots[slot] = box }
    return slots
  }
}

extension Box {
  /// Rows of one height beneath each other.
  fileprivate func rows(_ count: Int, gap: Int) -> [Box] {
    let high = (height - gap * (count - 1)) / max(1, count)
    return (0..<count).map { Box(x: x, y: y + $0 * (high + gap), width: width, height: high) }
  }
}
