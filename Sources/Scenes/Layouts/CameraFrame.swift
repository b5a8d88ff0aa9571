import Assets
import Congress

/// How a wall is divided between a camera and what a scene says around it.
///
/// On a usual wall the camera stands in the upper left corner, the header and what is loudest beside it, and the words in
/// a band beneath both, so that a name stands under the face that it belongs to. On a long wall and on an upright one
/// there is one column of words, beside the camera or above it.
struct CameraFrame {
  let camera: Box
  /// The header, and what stands beneath it.
  let side: Sheet
  /// Where that stands.
  let sideOrigin: (x: Int, y: Int)
  /// The band at the foot of the wall; nothing where the words stand in the column.
  let band: Sheet?

  /// Between a camera and the words beside it.
  private static let air = 44
  /// How much of a usual wall's height a camera has, in percent, the better first.
  ///
  /// For a camera of an earlier group something is left out.
  private static let heightPercents = [[62, 58, 54], [50, 46, 42], [38, 35]]
  /// How much of a long wall's width a camera has at most, in percent.
  private static let longWidthPercent = 55
  /// The line over the band, and the air beneath it.
  static let bandEdge = 8
  private static let bandAir = 16

  /// The ways to divide a wall in groups, that with the largest camera first.
  static func all(of sheet: Sheet, _ measures: Theme.Measures) -> [[CameraFrame]] {
    let grid = SceneCanvas.Grid(sheet: sheet, marginPercent: measures.marginPercent)
    if sheet.isLong { return [[long(sheet, grid)]] }
    if sheet.isUpright { return [[upright(sheet, grid)]] }
    return heightPercents.map { $0.map { usual(sheet, grid, cameraHeight: sheet.height * $0 / 100) } }
  }

  /// The camera has the full height, and its proportions.
  private static func long(_ sheet: Sheet, _ grid: SceneCanvas.Grid) -> CameraFrame {
    let width = min(sheet.height * 16 / 9, sheet.width * longWidthPercent / 100)
    let height = min(sheet.height, width * 9 / 16)
    let margin = sheet.width - grid.right
    return CameraFrame(
      camera: Box(x: 0, y: (sheet.height - height) / 2, width: width, height: height),
      side: Sheet(
        width: sheet.width - width, height: sheet.height,
        edges: .init(left: margin / 2, right: margin, top: grid.hiddenTop, bottom: grid.hiddenBottom)),
      sideOrigin: (width, 0), band: nil)
  }

  /// The camera has the full width, at the foot.
  private static func upright(_ sheet: Sheet, _ grid: SceneCanvas.Grid) -> CameraFrame {
    let height = sheet.width * 9 / 16
    let top = sheet.height - height
    return CameraFrame(
      camera: Box(x: 0, y: top, width: sheet.width, height: height), side: grid.sheetAbove(top), sideOrigin: (0, 0),
      band: nil)
  }

  private static func usual(_ sheet: Sheet, _ grid: SceneCanvas.Grid, cameraHeight height: Int) -> CameraFrame {
    let width = height * 16 / 9
    let margin = sheet.width - grid.right
    return CameraFrame(
      camera: Box(x: 0, y: 0, width: width, height: height),
      side: Sheet(
        width: sheet.width - width, height: height,
        edges: .init(left: air, right: margin, top: grid.hiddenTop, bottom: 0)),
      sideOrigin: (width, 0),
      band: Sheet(
        width: sheet.width, height: sheet.height - height,
        edges: .init(left: grid.left, right: margin, top: bandEdge + bandAir, bottom: grid.hiddenBottom)))
  }

  /// Where the column stands on the wall.
  var sideBox: Box { Box(x: sideOrigin.x, y: sideOrigin.y, width: side.width, height: side.height) }
}

/// Where a scene that is laid out whole stands above a camera at the foot of a usual wall.
struct CameraAtFoot {
  let camera: Box
  let scene: Sheet

  /// How much of a wall's height a camera has beneath a scene, in percent.
  private static let heightPercent = 40
  /// How many of the smallest lines a scene above a camera must have room for.
  private static let sceneLinesLeast = 5

  /// Nothing where a hall is so deep that there is no room for both.
  init?(of sheet: Sheet, hall: HallGeometry, _ measures: Theme.Measures) {
    let grid = SceneCanvas.Grid(sheet: sheet, marginPercent: measures.marginPercent)
    let height = sheet.height * Self.heightPercent / 100
    let width = min(sheet.width, height * 16 / 9)
    let top = sheet.height - height
    camera = Box(x: (sheet.width - width) / 2, y: top, width: width, height: height)
    scene = grid.sheetAbove(top)
    let floor = TypeScale.floorSize(for: hall)
    guard top - grid.ruleY >= Self.sceneLinesLeast * TypeScale.lineHeight(ofSize: floor) else { return nil }
  }
}
