import Assets
import Congress

/// A scene in two languages, where it is one of words.
///
/// Both are laid out from the same facts at the same moment, so no figure can differ. A page that turns in one half
/// makes another page of the whole: both halves go over to it together.
func sceneInTwoLanguages(of view: OutputView, in context: SceneContext, second: Strings) -> Picture {
  guard !view.content.isDrawnOnce else { return scene(of: view, in: context) }
  let arrangement = LanguageArrangement(on: context.sheet, hall: view.congress.hall, measures: context.measures)
  return arrangement == .inTurn
    ? sceneInTurn(of: view, in: context, second: second) : sceneInHalves(of: view, in: context, second: second)
}

private func sceneInHalves(of view: OutputView, in context: SceneContext, second: Strings) -> Picture {
  let halves = HalfSheets(of: context.sheet, context.measures)
  func half(_ index: Int, pagesInStep: Int = 1) -> Picture {
    var half = context.on(halves.sheets[index])
    (half.strings, half.otherStrings) = index == 0 ? (context.strings, second) : (second, context.strings)
    (half.secondStrings, half.pagesInStep) = (nil, pagesInStep)
    half.part = .half(hasClock: index == halves.clock)
    return scene(of: view, in: half)
  }
  var (left, right) = (half(0), half(1))
  let pages = [left, right].map(\.pages).sorted()
  // A half that has turned all its pages while the other is halfway is arranged otherwise; one after the other is calmer.
  guard pages[1] < 2 * pages[0] else {
    return sceneInTurn(of: view, in: context.on(halves.whole), second: second)
  }
  if left.pages < right.pages { left = half(0, pagesInStep: right.pages) }
  if right.pages < left.pages { right = half(1, pagesInStep: left.pages) }
  var list = left.list
  let place = Box(
    x: halves.origin.x, y: halves.origin.y, width: halves.sheets[1].width, height: halves.sheets[1].height)
  // The ground is the whole wall's.
  list.commands += right.list.nested(in: place, sheet: halves.sheets[1]).dropFirst()
  list.commands += halves.lines.map { .fill($0, .line) }
  return Picture(
    list: list, label: left.label, nextChangeMS: [left, right].compactMap(\.nextChangeMS).min(),
    pages: max(left.pages, right.pages), pageID: "\(left.pageID) \(right.pageID)",
    turnedMS: [left, right].compactMap(\.turnedMS).max())
}

private func sceneInTurn(of view: OutputView, in context: SceneContext, second: Strings) -> Picture {
  pictureInTurn(of: view, in: context, second: second) { scene(of: view, in: $0) }
}

/// The language whose turn it is; each stands as long as a page, from the moment when the cue was taken.
func pictureInTurn(
  of view: OutputView, in context: SceneContext, second: Strings, _ draw: (SceneContext) -> Picture
) -> Picture {
  let lostMS: Int64? = if case .lost(let sinceMS) = context.link { sinceMS } else { nil }
  let turn = max(0, (lostMS ?? context.nowMS) - view.takenAtMS) / Picture.pageMS
  let turnedMS = view.takenAtMS + turn * Picture.pageMS
  let pictures = [context.strings, second].map { strings in
    var whole = context
    (whole.strings, whole.secondStrings, whole.part) = (strings, nil, .turn)
    return draw(whole)
  }
  let index = Int(turn % 2)
  let shown = pictures[index]
  let nextMS = lostMS == nil ? turnedMS + Picture.pageMS : nil
  return Picture(
    list: shown.list, label: shown.label, nextChangeMS: [shown.nextChangeMS, nextMS].compactMap(\.self).min(),
    pages: 2 * max(pictures[0].pages, pictures[1].pages), pageID: "\(shown.pageID) \(index)",
    turnedMS: max(turnedMS, shown.turnedMS ?? turnedMS))
}

extension SceneContent {
  /// Whether a picture is one for both languages: posters, lower thirds and the map of seats have the words of both on
  /// them; what was written for the occasion is in the language of whoever wrote it; pictures, no light and the test
  /// pattern have no words; the monitor is for the presidium, which sits in one language.
  var isDrawnOnce: Bool {
    switch self {
    case .holding, .fallback, .ceremony, .seats, .notice, .text, .pictures, .testPattern, .black, .presidium, .film,
      .camera:
      true
    case .speaker(let facts): facts.form == .lowerThird
    default: false
    }
  }
}
