import Assets
import Congress

/// L22: pictures that follow each other, each whole, never cut and never stretched.
extension SceneCanvas {
  /// The picture that stands now; the holding picture where its file cannot be shown.
  ///
  /// Beside dead facts the series stands still, as pages do.
  mutating func drawPictures(_ facts: PicturesView) {
    let moment = momentOfLoss ?? context.nowMS
    let index = facts.index(afterMS: moment - view.takenAtMS)
    if facts.files.count > 1, momentOfLoss == nil {
      let standsMS = Int64(max(1, facts.seconds)) * 1_000
      let turn = max(0, moment - view.takenAtMS) / standsMS
      changes(atMS: view.takenAtMS + (turn + 1) * standsMS)
    }
    guard facts.files.indices.contains(index), !context.unreadablePictures.contains(facts.files[index]) else {
      return drawHolding()
    }
    setGround(.black)
    draw(.image(facts.files[index], sheet.bounds))
    drawCornerMark()
  }
}
