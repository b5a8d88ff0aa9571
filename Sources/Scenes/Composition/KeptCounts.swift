import Assets
import Congress

/// A page of counts as it was laid out, so that another one with other figures need not be.
struct KeptCounts {
  /// What stands around a page, and how much room it has: everything that its layout depends on beside its words.
  struct Surroundings: Equatable {
    private let congress: CongressHeading
    private let recording: Recording.Standing?
    private let languages: [Strings?]
    private let part: LanguagePart
    private let pagesInStep: Int
    private let shape: Shape
    private let sheet: Sheet
    private let measures: Theme.Measures
    private let coveredFrom: Int?
    private let minute: Int64

    /// Nothing where the link is lost: what is then said of it changes by itself.
    init?(of view: OutputView, in context: SceneContext) {
      guard context.link == .linked else { return nil }
      (congress, recording) = (view.congress, view.recording)
      languages = [context.strings, context.secondStrings, context.otherStrings]
      (part, pagesInStep) = (context.part, context.pagesInStep)
      (shape, sheet, measures, coveredFrom) = (context.shape, context.sheet, context.measures, context.coveredFrom)
      minute = context.nowMS / 60_000
    }
  }

  let surroundings: Surroundings
  let page: CountPage
  let picture: Picture
  /// How many of its commands are the header's.
  let headerCount: Int

  /// The same with the figures of another page; nothing where that has to be laid out by itself.
  func showing(_ other: CountPage, by memory: SettingMemory, _ measure: any TextMeasuring) -> KeptCounts? {
    guard let changes = page.figures(changedBy: other) else { return nil }
    var list = picture.list
    for index in list.commands.indices.dropFirst(headerCount) {
      guard case .text(let run) = list.commands[index],
        let change = changes.first(where: { $0.old == run.text })
      else { continue }
      // A font of a theme may have digits that are not as wide as each other.
      guard memory.hasEvenDigits(run.face, measure) else { return nil }
      list.commands[index] = .text(run.saying(change.new))
    }
    return KeptCounts(
      surroundings: surroundings, page: other, picture: picture.showing(list), headerCount: headerCount)
  }
}

extension SceneCanvas {
  /// Draws a page of counts beneath its header; where only figures have changed since the last one, in the same places.
  ///
  /// - Parameter draw: Lays it out, from nothing but the page and what the canvas has around it.
  mutating func drawKeeping(_ page: CountPage, _ draw: (_ canvas: inout SceneCanvas) -> Void) {
    let memory = context.measure.memory
    let surroundings = memory == nil ? nil : KeptCounts.Surroundings(of: view, in: context)
    let measure = context.measure
    if let surroundings, let memory,
      let kept = memory.counts(in: surroundings, changed: { $0.showing(page, by: memory, measure) })
    {
      return stand(as: kept.picture)
    }
    drawHeader()
    let headerCount = picture.list.commands.count
    draw(&self)
    // Pages turn by themselves.
    guard let surroundings, picture.pages == 1 else { return }
    memory?.keep(
      KeptCounts(surroundings: surroundings, page: page, picture: picture, headerCount: headerCount))
  }
}

extension TextRun {
  fileprivate func saying(_ text: String) -> TextRun {
    TextRun(text, x: x, baseline: baseline, size: size, face: face, role: role, anchor: anchor)
  }
}

extension Picture {
  fileprivate func showing(_ list: DrawList) -> Picture {
    var picture = self
    picture.list = list
    return picture
  }
}
