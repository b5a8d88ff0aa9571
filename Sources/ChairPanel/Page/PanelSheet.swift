public import Scenes

/// The sheet on which a panel is laid out, and how it lies on a window.
///
/// Invariant: the shorter side has 1080 design pixels and the sheet has the window's proportions, up to 12:5; a window
/// that is longer still has bars. Pure.
public struct PanelSheet: Sendable, Hashable {
  /// The shorter side, in design pixels.
  public static let shorterSide = 1_080
  /// The longest longer side, in design pixels.
  public static let longerSideMax = 2_592

  /// Width of the sheet, in design pixels.
  public let width: Int
  /// Height of the sheet, in design pixels.
  public let height: Int
  private let pixelWidth: Int
  private let pixelHeight: Int

  /// The sheet of a window of some pixels.
  public init(pixelWidth: Int, pixelHeight: Int) {
    self.pixelWidth = max(1, pixelWidth)
    self.pixelHeight = max(1, pixelHeight)
    let (short, long) = (min(self.pixelWidth, self.pixelHeight), max(self.pixelWidth, self.pixelHeight))
    let longer = min(Self.longerSideMax, (Self.shorterSide * long + short / 2) / short)
    width = pixelWidth >= pixelHeight ? longer : Self.shorterSide
    height = pixelWidth >= pixelHeight ? Self.shorterSide : longer
  }

  /// Whether it stands upright.
  public var isUpright: Bool { height > width }

  /// Pixels for each design pixel.
  private var scale: Double { min(Double(pixelWidth) / Double(width), Double(pixelHeight) / Double(height)) }

  /// The place on the sheet of a pixel of the window.
  public func point(x: Int, y: Int) -> (x: Int, y: Int) {
    let left = (Double(pixelWidth) - Double(width) * scale) / 2
    let top = (Double(pixelHeight) - Double(height) * scale) / 2
    return (Int(((Double(x) - left) / scale).rounded(.down)), Int(((Double(y) - top) / scale).rounded(.down)))
  }

  /// The pixel of the window in the middle of a box of the sheet.
  public func pixel(inTheMiddleOf box: Box) -> (x: Int, y: Int) {
    let left = (Double(pixelWidth) - Double(width) * scale) / 2
    let top = (Double(pixelHeight) - Double(height) * scale) / 2
    return (
      Int(left + Double(box.x + box.width / 2) * scale), Int(top + Double(box.y + box.height / 2) * scale)
    )
  }

  /// Where the sheet lies in the design pixels in which draw lists are painted.
  ///
  /// Lists are laid out for the hall's wide walls; on a window of other proportions their design lies in the middle, and
  /// what is drawn beyond its edges stands beside it.
  public var frame: Box {
    let (wide, high) = (Double(Shape.wide.width), Double(Shape.wide.height))
    let design = min(Double(pixelWidth) / wide, Double(pixelHeight) / high)
    let (own, tall) = (Double(width) * scale / design, Double(height) * scale / design)
    return Box(
      x: Int(((wide - own) / 2).rounded()), y: Int(((high - tall) / 2).rounded()), width: Int(own.rounded()),
      height: Int(tall.rounded()))
  }
}
