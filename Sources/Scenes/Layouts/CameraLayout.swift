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

/// A camera with a scene beside it, in the first language; the scene alone, on all of the sheet, where the camera gives no
/// picture and where there is no room for both.
func sceneBesideCamera(
  _ facts: CameraView, _ beside: SceneContent, of view: OutputView, in context: SceneContext
) -> Picture {
  let scene = OutputView(
    output: view.output, congress: view.congress, isSafe: view.isSafe, takenAtMS: view.takenAtMS, content: beside,
    recording: view.recording)
  guard let footage = context.playable(facts),
    let parts = CameraSheets(of: context.sheet, hall: view.congress.hall, context.measures)
  else { return sceneInItsLanguages(of: scene, in: context) }
  // There is room for one language.
  var part = context.on(parts.scene)
  part.secondStrings = nil
  let picture = Scenes.scene(of: scene, in: part)
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
/// On a long wall the camera has its full height; on a usual one the left half, or the foot where half of the wall has no
/// room for letters that the last row reads; on an upright one the foot.
struct CameraSheets {
  let camera: Box
  let scene: Sheet
  /// Where the scene stands.
  let origin: (x: Int, y: Int)

  /// How much of a wall's height a camera has beneath a scene, in percent, where it is not upright.
  private static let heightPercent = 40
  /// How many of the smallest lines a scene above a camera must have room for.
  private static let sceneLinesLeast = 5

  /// Nothing where a hall is so deep that there is no room for both.
  init?(of sheet: Sheet, hall: HallGeometry, _ measures: Theme.Measures) {
    let halves = HalfSheets(of: sheet, measures)
    let grid = SceneCanvas.Grid(sheet: sheet, marginPercent: measures.marginPercent)
    if sheet.isLong {
      let width = min(sheet.height * 16 / 9, sheet.width * 55 / 100)
      camera = Box(x: 0, y: 0, width: width, height: sheet.height)
      let side = sheet.width - grid.right
      scene = Sheet(
        width: sheet.width - width, height: sheet.height,
        edges: .init(left: side, right: side, top: grid.hiddenTop, bottom: grid.hiddenBottom))
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
    let width = min(sheet.width, height * 16 / 9)
    let top = sheet.height - height
    camera = Box(x: (sheet.width - width) / 2, y: top, width: width, height: height)
    scene = grid.sheetAbove(top)
    origin = (0, 0)
    let floor = TypeScale.floorSize(for: hall)
    guard top - grid.ruleY >= Self.sceneLinesLeast * TypeScale.lineHeight(ofSize: floor) else { return nil }
  }
}
