import Assets
public import Congress

/// From what an output shows to its picture.
///
/// Pure: the same view and context give the same picture. A scene stands above a lower third, laid out for the sheet
/// that is left of the wall, so that nothing of it is covered; the mark of a rehearsal comes over everything. Where the
/// congress has two languages the scene is in both, and so are the words of the lower third, which stands there once.
public func picture(of view: OutputView, in context: SceneContext) -> Picture {
  var picture =
    view.lowerThird.map { scene(of: view, above: $0, in: context) } ?? sceneInItsLanguages(of: view, in: context)
  if view.congress.isRehearsal {
    var mark = SceneCanvas(view: view, context: context)
    mark.drawRehearsalMark()
    picture.list.commands += mark.picture.list.commands
  }
  return picture
}

/// A scene with a lower third at the foot of its sheet; the two turn their pages each by itself.
///
/// Where a hall is too deep for both, the lower third stands alone for as long as it is there.
private func scene(of view: OutputView, above lowerThird: LowerThirdView, in context: SceneContext) -> Picture {
  let wall = SceneCanvas(view: view, context: context).grid
  var strip = SceneCanvas(view: view, context: context.on(sheetOfStrip(of: view, in: context)))
  let top = strip.draw(beneath: lowerThird)
  guard let top else { return sceneInItsLanguages(of: view.showing(lowerThird), in: context) }
  let foot = strip.picture
  // A film keeps the wall, and the lower third stands over it.
  var above = view.content.isFootage ? context : context.on(wall.sheetAbove(top))
  if view.content.isFootage { above.coveredFrom = top }
  let scene = sceneInItsLanguages(of: view, in: above)
  var list = scene.list
  list.lowerThird = list.commands.count..<list.commands.count + foot.list.commands.count
  list.commands += foot.list.commands
  return Picture(
    list: list, label: "\(scene.label)+\(lowerThird.label)",
    nextChangeMS: [scene.nextChangeMS, foot.nextChangeMS].compactMap(\.self).min(), pages: max(scene.pages, foot.pages),
    pageID: "\(scene.pageID)+\(lowerThird.label)\(foot.pageID.drop { $0 != "#" })",
    turnedMS: [scene.turnedMS, foot.turnedMS].compactMap(\.self).max())
}

/// What a lower third is laid out on: its edges are those of the halves above it, where there are halves.
private func sheetOfStrip(of view: OutputView, in context: SceneContext) -> Sheet {
  let sheet = context.sheet
  guard context.secondStrings != nil, !view.content.isDrawnOnce,
    LanguageArrangement(on: sheet, hall: view.congress.hall, measures: context.measures) == .beside,
    let outer = HalfSheets(of: sheet, context.measures).sheets[0].edges
  else { return sheet }
  return Sheet(
    width: sheet.width, height: sheet.height,
    edges: .init(left: outer.left, right: outer.left, top: outer.top, bottom: outer.bottom))
}

/// One scene on its sheet, in two languages where the context has two.
func sceneInItsLanguages(of view: OutputView, in context: SceneContext) -> Picture {
  context.secondStrings.map { sceneInTwoLanguages(of: view, in: context, second: $0) } ?? scene(of: view, in: context)
}

extension OutputView {
  /// The same with a lower third in the scene's place.
  fileprivate func showing(_ lowerThird: LowerThirdView) -> OutputView {
    let content: SceneContent =
      switch lowerThird {
      case .speaker(let facts): .speaker(facts)
      case .notice(let facts): .notice(facts)
      case .captions(let facts): .notice(TextView(text: facts.text))
      }
    return OutputView(
      output: output, congress: congress, isSafe: isSafe, takenAtMS: takenAtMS, content: content,
      recording: recording)
  }
}

/// One scene on its sheet, in one language or drawn once for both.
func scene(of view: OutputView, in context: SceneContext) -> Picture {
  var canvas = SceneCanvas(view: view, context: context)
  switch view.content {
  case .holding: canvas.drawHolding()
  case .programme(let facts): canvas.drawProgramme(facts)
  case .item(let facts): canvas.drawItem(facts)
  case .attendance(let facts): canvas.drawAttendance(facts)
  case .credentials(let facts): canvas.drawCredentials(facts)
  case .organisations(let facts): canvas.drawOrganisations(facts)
  case .speaker(let facts): canvas.drawSpeaker(facts)
  case .speakers(let facts): canvas.drawSpeakers(facts)
  case .presidium(let facts): canvas.drawPresidium(facts)
  case .question(let facts): canvas.drawQuestion(facts)
  case .voting(let facts): canvas.drawVoting(facts)
  case .result(let facts): canvas.drawResult(facts)
  case .electionPapers(let facts): canvas.drawElectionPapers(facts)
  case .electionTable(let facts): canvas.drawElectionTable(facts)
  case .elected(let facts): canvas.drawElected(facts)
  case .notice(let facts): canvas.drawNotice(facts)
  case .break(let facts): canvas.drawBreak(facts)
  case .text(let facts): canvas.drawTextPage(facts)
  case .body(let facts): canvas.drawBody(facts)
  case .seats(let facts): canvas.drawSeats(facts)
  case .pictures(let facts): canvas.drawPictures(facts)
  case .fallback: canvas.drawFallback()
  case .testPattern: canvas.drawTestPattern()
  case .ceremony(let facts): canvas.drawCeremony(facts)
  case .black: canvas.drawBlack()
  case .film(let facts): canvas.drawFilm(facts)
  case .camera(let facts):
    if let beside = facts.beside { return sceneBesideCamera(facts, beside, of: view, in: context) }
    canvas.drawCamera(facts)
  }
  return canvas.picture
}
