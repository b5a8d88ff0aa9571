import Assets
import Congress

/// L26: a camera, alone on the wall, or with a scene beside it.
extension SceneCanvas {
  /// A camera that has the wall; where it gives no picture, the item stands for it or the holding picture.
  mutating func drawCamera(_ facts: CameraView) {
    isAbout(facts.camera.text)
    guard let footage = context.playable(facts) else { return drawHolding() }
    setGround(.black)
    draw(.footage(footage, sheet.bounds, frame: context.frames[footage] ?? 0))
    drawCornerMark()
  }
}

extension SceneContext {
  /// The camera of a view, where it gives a picture.
  func playable(_ facts: CameraView) -> Footage? {
    let footage = Footage.camera(facts.camera.text)
    return unplayable.contains(footage) ? nil : footage
  }
}

/// A camera with a scene beside it; the scene alone, on all of the sheet, where the camera gives no picture.
func sceneBesideCamera(
  _ facts: CameraView, _ beside: SceneContent, of view: OutputView, in context: SceneContext
) -> Picture {
  let scene = OutputView(
    output: view.output, congress: view.congress, isSafe: view.isSafe, takenAtMS: view.takenAtMS, content: beside)
  guard let footage = context.playable(facts) else { return sceneInItsLanguages(of: scene, in: context) }
  let parts = CameraSheets(of: context.sheet, hall: view.congress.hall, context.measures)
  let picture = sceneInItsLanguages(of: scene, in: context.on(parts.scene))
  let place = Box(x: parts.origin.x, y: parts.origin.y, width: parts.scene.width, height: parts.scene.height)
  var list = picture.list
  list.commands =
    Array(picture.list.nested(in: place, sheet: parts.scene).dropFirst())
    + [.footage(footage, parts.camera, frame: context.frames[footage] ?? 0)]
  return Picture(
    list: list, label: "L26-camera-\(facts.camera)-\(picture.label)", nextChangeMS: picture.nextChangeMS,
    pages: picture.pages, pageID: "camera-\(facts.camera) \(picture.pageID)", turnedMS: picture.turnedMS)
}

/// Where a camera and the scene beside it stand on a sheet.
///
/// On a long wall the camera has its full height; on a usual one the left half, or the upper part where half of the wall has
/// no room for letters that the last row reads; on an upright one the upper part.
struct CameraSheets {
  let camera: Box
  let scene: Sheet
  /// Where the scene stands.
  let origin: (x: Int, y: Int)

  /// How much of a wall's height a camera has above a scene, in percent, where it is not upright.
  private static let heightPercent = 46
  private static let gap = 40

  init(of sheet: Sheet, hall: HallGeometry, _ measures: Theme.Measures) {
    let halves = HalfSheets(of: sheet, measures)
    let grid = SceneCanvas.Grid(sheet: sheet, marginPercent: measures.marginPercent)
    func wide(_ height: Int) -> Int { height * 16 / 9 }
    if sheet.isLong {
      let width = min(wide(sheet.height), sheet.width * 55 / 100)
      camera = Box(x: 0, y: 0, width: width, height: sheet.height)
      scene = Sheet(
        width: sheet.width - width, height: sheet.height,
        edges: .init(left: Self.gap, right: sheet.width - grid.right, top: grid.hiddenTop, bottom: grid.hiddenBottom))
      origin = (width, 0)
      return
    }
    if !sheet.isUpright, LanguageArrangement(on: sheet, hall: hall, measures: measures) == .beside {
      scene = halves.sheets[1]
      origin = halves.origin
      let width = halves.origin.x - grid.left
      let height = width * 9 / 16
      camera = Box(x: grid.left, y: (sheet.height - height) / 2, width: width, height: height)
      return
    }
    let height = sheet.isUpright ? sheet.width * 9 / 16 : sheet.height * Self.heightPercent / 100
    let width = min(sheet.width, wide(height))
    camera = Box(x: (sheet.width - width) / 2, y: 0, width: width, height: height)
    scene = Sheet(
      width: sheet.width, height: sheet.height - height,
      edges: .init(left: grid.left, right: sheet.width - grid.right, top: 4, bottom: grid.hiddenBottom))
    origin = (0, height)
  }
}
