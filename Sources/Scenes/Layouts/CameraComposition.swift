import Assets
import Congress

/// A camera with what a scene says around it: the largest camera is taken beside which all of it stands on one page.
///
/// In two languages the camera stands still while they take turns.
struct CameraComposition {
  let footage: Footage
  /// The scene alone.
  let view: OutputView
  let context: SceneContext

  /// How a wall is divided, the size of its words, and one of the ways in which a scene stands around a camera.
  struct Choice {
    let frame: CameraFrame
    let size: Int
    let way: Int
    /// Whether all of it stands on one page.
    let isWhole: Bool
  }

  /// What the choice rests on.
  ///
  /// A clock may become wider from one second to the next, and not between two pictures of one.
  struct Wall: Equatable {
    let view: OutputView
    let sheet: Sheet
    let measures: Theme.Measures
    let languages: [String]
    let second: Int64
    let isLinked: Bool
  }

  private var wall: Wall {
    Wall(
      view: view, sheet: context.sheet, measures: context.measures,
      languages: [context.strings, context.secondStrings].compactMap(\.self).map(\.language),
      second: context.nowMS / 1_000, isLinked: context.link == .linked)
  }

  private var choice: Choice? {
    guard let memory = context.measure.memory else { return best }
    return memory.choice(on: wall) { best }
  }

  /// The picture; nothing for a scene that is always laid out whole, and where what is loudest has no room beside a camera.
  func picture() -> Picture? {
    guard let choice else { return nil }
    guard let second = context.secondStrings else { return picture(choice, in: context) }
    return pictureInTurn(of: view, in: context, second: second) { picture(choice, in: $0) }
  }

  /// The words keep the size that they have on a whole wall, where the hall does not ask for more; where the camera leaves
  /// room they are larger.
  private var best: Choice? {
    let frames = CameraFrame.all(of: context.sheet, context.measures)
    let canvas = SceneCanvas(view: view, context: context)
    let sizes = canvas.textSizes()
    for size in sizes {
      guard let choice = frames.lazy.compactMap({ firstFitting($0, size) }).first else { continue }
      guard size == sizes.first else { return choice }
      let larger = canvas.textSizes(from: SceneCanvas.largeTextSize).prefix { $0 > size }
      return larger.lazy.compactMap { firstFitting([choice.frame], $0, way: choice.way) }.first ?? choice
    }
    return onFewestPages(frames.flatMap(\.self), canvas.floorSize)
  }

  /// The ways in every language: there are as many in each.
  private func ways(_ size: Int) -> [[(canvas: SceneCanvas, company: CameraCompany)]] {
    let all = languages.map { context in
      var canvas = SceneCanvas(view: view, context: context)
      let companies = canvas.cameraCompanies(size: size)
      return (canvas, companies: companies)
    }
    let count = all.map(\.companies.count).min() ?? 0
    return (0..<count).map { index in all.map { ($0, $1[index]) } }
  }

  /// The first way that fits in every language, in the first frame that has room for it.
  private func firstFitting(_ frames: [CameraFrame], _ size: Int, way: Int? = nil) -> Choice? {
    for (index, inLanguages) in ways(size).enumerated() where way ?? index == index {
      let frame = frames.first { frame in
        inLanguages.allSatisfy { CameraPage($0, frame, $1, isWhole: true).fits }
      }
      if let frame { return Choice(frame: frame, size: size, way: index, isWhole: true) }
    }
    return nil
  }

  /// The way and the frame that take the fewest pages.
  private func onFewestPages(_ frames: [CameraFrame], _ size: Int) -> Choice? {
    let all = ways(size).enumerated().flatMap { index, inLanguages in
      frames.compactMap { frame -> (count: Int, choice: Choice)? in
        let pages = inLanguages.map { CameraPage($0, frame, $1, isWhole: false) }
        guard pages.allSatisfy(\.fits), let count = pages.map(\.pagesCount).max() else { return nil }
        return (count, Choice(frame: frame, size: size, way: index, isWhole: false))
      }
    }
    return all.min { $0.count < $1.count }?.choice
  }

  /// One for each language.
  private var languages: [SceneContext] {
    [context.strings, context.secondStrings].compactMap(\.self).map { strings in
      var context = context
      (context.strings, context.secondStrings) = (strings, nil)
      return context
    }
  }

  private func picture(_ choice: Choice, in context: SceneContext) -> Picture {
    var canvas = SceneCanvas(view: view, context: context)
    let company = canvas.cameraCompanies(size: choice.size)[choice.way]
    var page = CameraPage(canvas, choice.frame, company, isWhole: choice.isWhole)
    page.draw()
    return page.picture(of: footage, frame: context.frames[footage] ?? 0)
  }
}

/// One page of a camera with what stands around it, in one language.
private struct CameraPage {
  let frame: CameraFrame
  let company: CameraCompany
  /// Whether all words stand on it; else those turn pages that may.
  let isWhole: Bool
  /// The header and what stands beneath it.
  private var side: SceneCanvas
  /// The foot of the wall; without one the words stand in the column.
  private var band: SceneCanvas?

  /// Between the parts of a column.
  private static let columnGap = 12
  /// How wide a column is at least, in sizes of its smallest letter.
  private static let sideEmsLeast = 6
  /// Between what stands beside the camera and the band.
  private static let sideAir = 16

  /// - Parameter canvas: That to which the company has told what changes.
  init(_ canvas: SceneCanvas, _ frame: CameraFrame, _ company: CameraCompany, isWhole: Bool) {
    (self.frame, self.isWhole) = (frame, isWhole)
    self.company = frame.band == nil ? company.column : company
    side = canvas.moved(to: frame.side)
    side.hasNameWholeOrNot = true
    band = frame.band.map { canvas.moved(to: $0) }
    guard let note = company.footNote else { return }
    if band == nil { side.drawFootNote(note) } else { band?.drawFootNote(note) }
  }

  /// Where the words of a canvas end: a page's number and a note have their line.
  private func bottom(of canvas: SceneCanvas) -> Int {
    isWhole && company.footNote == nil ? canvas.grid.footBaseline : canvas.grid.contentBottom - canvas.footLift
  }

  /// Where the column has its content.
  private var sideBox: Box {
    let grid = side.grid
    let box = company.title.map { side.setTitle($0).content } ?? grid.contentWithoutFoot
    return box.lengthened(to: band == nil ? bottom(of: side) : side.sheet.height - Self.sideAir)
  }

  private func bandBox(_ band: SceneCanvas) -> Box {
    let top = band.grid.hiddenTop
    return Box(x: band.grid.left, y: top, width: band.grid.width, height: bottom(of: band) - top)
  }

  /// Whether there is room for it.
  var fits: Bool {
    guard side.grid.width >= Self.sideEmsLeast * side.floorSize else { return false }
    if let title = company.title {
      let setter = TextSetter(measure: side.context.measure, face: .display)
      guard setter.widestWord(title, size: side.titleSizeLeast) <= side.grid.width else { return false }
    }
    guard let band else { return hasRoom(with: company.aside, in: sideBox) }
    return company.aside.fits(sideBox) && hasRoom(with: nil, in: bandBox(band))
  }

  /// What stands in a box on one page.
  ///
  /// - Parameter aside: What stands beside the camera, where there is one column.
  private func whole(_ aside: Piece?) -> Piece {
    let aside = aside.map { [$0] } ?? []
    let pieces = company.isAsideLast ? company.words + aside : aside + company.words
    return .stack(pieces, gap: aside.isEmpty ? 0 : Self.columnGap, isSpread: !aside.isEmpty)
  }

  /// What stays while the rest turns pages.
  private func fixed(_ aside: Piece?) -> Piece {
    .stack((aside.map { [$0] } ?? []) + company.lead, gap: aside == nil ? 0 : Self.columnGap)
  }

  private func hasRoom(with aside: Piece?, in box: Box) -> Bool {
    if isWhole { return whole(aside).fits(box) }
    let fixed = fixed(aside)
    return fixed.fits(box) && fixed.height(box.width) + TypeScale.lineHeight(ofSize: side.floorSize) <= box.height
      && company.rest.allSatisfy { $0.widthLeast <= box.width }
  }

  mutating func draw() {
    side.drawHeader()
    if let title = company.title { side.drawTitle(title) }
    let box = sideBox
    guard var band else { return drawWords(with: company.aside, in: box, on: &side) }
    company.aside.draw(&side, box)
    band.setGround(.panel)
    drawWords(with: nil, in: bandBox(band), on: &band)
    self.band = band
  }

  private func drawWords(with aside: Piece?, in box: Box, on canvas: inout SceneCanvas) {
    guard !isWhole else { return (aside == nil ? whole(nil).centred : whole(aside)).draw(&canvas, box) }
    let (place, turning) = places(with: aside, in: box)
    fixed(aside).draw(&canvas, place)
    let pages = pages(in: turning)
    let page = canvas.page(of: pages.count)
    if pages.indices.contains(page) { Piece.stack(pages[page], gap: 0).draw(&canvas, turning) }
    canvas.drawPageNumber(page, of: pages.count)
  }

  /// The place of what stays, and that of what turns pages.
  private func places(with aside: Piece?, in box: Box) -> (fixed: Box, turning: Box) {
    let height = fixed(aside).height(box.width)
    guard company.isRestFirst, aside == nil else {
      return (box.withoutFoot(box.height - height, gap: 0).rest, box.withoutHead(height))
    }
    let (turning, fixed) = box.withoutFoot(height, gap: 0)
    return (fixed, turning)
  }

  private func pages(in box: Box) -> [[Piece]] {
    Piece.pages(company.rest, width: box.width, height: box.height, gap: 0)
  }

  /// Over how many pages it is.
  var pagesCount: Int {
    guard !isWhole else { return 1 }
    guard let band else { return pages(in: places(with: company.aside, in: sideBox).turning).count }
    return pages(in: places(with: nil, in: bandBox(band)).turning).count
  }

  /// Everything on the wall.
  func picture(of footage: Footage, frame number: Int) -> Picture {
    let (beside, beneath) = (side.picture, band?.picture)
    var list = beside.list
    list.commands =
      beside.list.nested(in: frame.sideBox, sheet: frame.side).dropFirst()
      + [.footage(footage, frame.camera, frame: number)]
    if let band = frame.band, let beneath {
      let box = Box(x: 0, y: frame.side.height, width: band.width, height: band.height)
      list.commands += beneath.list.nested(in: box, sheet: band)
      list.commands.append(
        .fill(Box(x: 0, y: box.y, width: box.width, height: CameraFrame.bandEdge), .accent))
    }
    let turning = beneath ?? beside
    return Picture(
      list: list, label: beside.label,
      nextChangeMS: [beside.nextChangeMS, beneath?.nextChangeMS].compactMap(\.self).min(), pages: turning.pages,
      pageID: "\(beside.label)\(turning.pageID.drop { $0 != "#" })", turnedMS: turning.turnedMS)
  }
}
