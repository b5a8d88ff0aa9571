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

/// A camera with a scene around it; the scene alone, on all of the sheet, where the camera gives no picture and where there
/// is no room for both.
///
/// Of two ways that turn equally few pages, a long and an upright wall show the scene whole.
func sceneBesideCamera(
  _ facts: CameraView, _ beside: SceneContent, of view: OutputView, in context: SceneContext
) -> Picture {
  let scene = OutputView(
    output: view.output, congress: view.congress, isSafe: view.isSafe, takenAtMS: view.takenAtMS, content: beside,
    recording: view.recording)
  guard let footage = context.playable(facts) else { return sceneInItsLanguages(of: scene, in: context) }
  let around = CameraComposition(footage: footage, view: scene, context: context).picture()
  let isUsual = !context.sheet.isLong && !context.sheet.isUpright
  let whole = isUsual && around != nil ? nil : wholeScene(scene, besides: footage, in: context)
  let pictures = [whole, around].compactMap(\.self)
  guard let picture = pictures.min(by: { $0.pages < $1.pages }) else {
    return sceneInItsLanguages(of: scene, in: context)
  }
  return Picture(
    list: picture.list, label: "L26-camera-\(facts.camera)-\(picture.label)", nextChangeMS: picture.nextChangeMS,
    pages: picture.pages, pageID: "camera-\(facts.camera) \(picture.pageID)", turnedMS: picture.turnedMS)
}

/// A scene as it is laid out without a camera, on what one leaves of the wall.
private func wholeScene(_ view: OutputView, besides footage: Footage, in context: SceneContext) -> Picture? {
  let sheet = context.sheet
  let place: (camera: Box, scene: Sheet, box: Box)
  if sheet.isLong || sheet.isUpright {
    guard let frame = CameraFrame.all(of: sheet, context.measures).first?.first else { return nil }
    place = (frame.camera, frame.side, frame.sideBox)
  } else {
    guard let parts = CameraAtFoot(of: sheet, hall: view.congress.hall, context.measures) else { return nil }
    place = (parts.camera, parts.scene, parts.scene.bounds)
  }
  let part = context.on(place.scene)
  let second = view.content.isDrawnOnce ? nil : part.secondStrings
  // There is room for one language at a time.
  let picture =
    second.map { pictureInTurn(of: view, in: part, second: $0) { scene(of: view, in: $0) } }
    ?? scene(of: view, in: part)
  var list = picture.list
  list.commands =
    Array(picture.list.nested(in: place.box, sheet: place.scene).dropFirst())
    + [.footage(footage, place.camera, frame: context.frames[footage] ?? 0)]
  return Picture(
    list: list, label: picture.label, nextChangeMS: picture.nextChangeMS, pages: picture.pages, pageID: picture.pageID,
    turnedMS: picture.turnedMS)
}
