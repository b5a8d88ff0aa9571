import Assets
import Congress
import Scenes
import Stage

/// Decides what picture the screen shows now.
///
/// Thread: the loop's.
final class ScreenDirector {
  /// For how long a screen that starts stays dark before it shows that it waits, in ms; where there is a service, its
  /// picture is there before.
  static let darkMS: Int64 = 1_000
  /// How long the last good picture stays for one whose files are still being made, in ms; then it comes without them.
  static let stayMS: Int64 = 1_000
  /// How often a picture is laid out anew at most because a file of it cannot be shown.
  static let roundsMax = 8

  /// The most texts of a face that are known to be whole.
  static let wholeTextsMax = 1_024

  private let mailbox: ScreenMailbox
  private let assets: ScreenAssets
  private let painter: Painter
  private let screen: () -> ScreenFacts
  private let onProblem: (String) -> Void
  private let areStills: Bool
  private let part: PixelRect?
  private let bells: ScreenBells?
  private let footage: FootagePool?
  private var failure: (revisions: [Topic: Int64], problem: String)?
  /// Why files of the picture that is shown cannot be.
  private var unreadable: (revisions: [Topic: Int64], refusals: [PictureName: PictureRefusal])?
  /// The picture whose files are being made, and since when, while the last good one stays.
  private var waits: (revisions: [Topic: Int64], sinceMS: Int64)?
  /// When the last picture that was waited for was ready.
  private var readyMS: Int64 = 0
  private var newestRevisions: [Topic: Int64]?
  /// The newest picture.
  private var newest: (list: DrawList, revisions: [Topic: Int64])?
  /// The letters of the newest picture that no font has.
  private var boxes: (revisions: [Topic: Int64], problem: String?)?
  /// The picture that was looked through last: most of the next one is the same.
  private var lookedThrough: [DrawCommand] = []
  /// The letters that are known to be there, by face; as many as a language has.
  private var letters: [FontFace: Set<Unicode.Scalar>] = [:]
  /// Texts of which all letters are there, by face: most of a picture stays while a figure changes.
  private var wholeTexts: [FontFace: Set<String>] = [:]
  /// The theme whose colours and fonts the painter has.
  private var appliedTheme: String?
  /// What is wrong with the fonts of the theme, if anything is.
  private var fontProblem: String?
  private var startedMS: Int64?
  /// The films in the picture that is shown.
  private var onAir: Set<Footage> = []

  /// - Parameters:
  ///   - part: The part of the picture that the screen shows; all of it without one.
  ///   - areStills: Whether each picture is to be wholly there, however long its files take.
  ///   - bells: What rings for a picture; nothing for a silent screen.
  ///   - footage: The players of films; without it no film is shown.
  init(
    mailbox: ScreenMailbox, assets: ScreenAssets, painter: Painter, part: PixelRect? = nil, areStills: Bool = false,
    bells: ScreenBells? = nil, footage: FootagePool? = nil, onProblem: @escaping (String) -> Void,
    screen: @escaping () -> ScreenFacts
  ) {
    self.areStills = areStills
    self.part = part
    self.bells = bells
    self.footage = footage
    self.onProblem = onProblem
    self.screen = screen
    self.mailbox = mailbox
    self.assets = assets
    self.painter = painter
  }

  /// The revisions whose picture has come and is still being made, if any.
  var awaited: [Topic: Int64]? { waits?.revisions }

  /// The picture of this moment; tagged with the revisions it shows.
  ///
  /// - Returns: The picture; nothing while its files are being made and the last good one stays.
  func nextFrame(nowMS: Int64) throws -> Frame<[Topic: Int64]>? {
    let (showing, link) = mailbox.showing(atMS: nowMS)
    guard let showing else { return firstFrame(nowMS: nowMS, link: link) }
    if newestRevisions != showing.revisions {
      unreadable = nil
      painter.forgetRefusals()
    }
    newestRevisions = showing.revisions
    let hasFailed = failure.map { $0.revisions == showing.revisions } ?? false
    let view = hasFailed ? showing.view.plainFallback : showing.view
    try apply(themeNamed: view.congress.theme)
    bells?.ring(for: showing, atMS: nowMS)
    let wishes = FootageWish.wishes(for: view, stillAtMS: showing.stillAtMS, areStills: areStills)
    let size = screen()
    footage?.want(wishes, width: size.width, height: size.height, nowMS: nowMS)
    onAir = Set(wishes.filter(\.isOnAir).map(\.footage))
    guard let (picture, list) = ready(view, showing, link, nowMS: nowMS) else { return nil }
    newest = (list, showing.revisions)
    // What stands still changes by nothing of its own.
    let changes = [
      showing.nextChangeMS, showing.stillAtMS == nil ? picture.nextChangeMS : nil, footage?.nextLookMS(nowMS: nowMS),
    ]
    return Frame(
      list: list, label: showing.overlay.map { "\($0.label)-\(picture.label)" } ?? picture.label,
      tag: showing.revisions, nextChangeMS: changes.compactMap(\.self).min(),
      entrance: picture.entrance(publishedMS: max(showing.sinceMS, readyMS), isCut: view.comesAtOnce),
      motion: painter.theme.motion.limited(to: mailbox.motion))
  }

  /// The picture of a view with all files that can be shown; without those that are still being made where it may not
  /// wait for them.
  private func ready(
    _ view: OutputView, _ showing: ScreenBriefing.Showing, _ link: LinkStanding, nowMS: Int64
  ) -> (picture: Picture, list: DrawList)? {
    defer { painter.dropUnneeded() }
    let facts = screen()
    let stays = waits.map { $0.revisions != showing.revisions || nowMS - $0.sinceMS < Self.stayMS } ?? true
    let mayWait = areStills || stays && !view.comesAtOnce
    var absent = Set((unreadable?.refusals ?? [:]).keys)
    var laid = lay(view, showing, link, nowMS: nowMS, without: absent)
    var isWaitedFor = false
    for _ in 0..<Self.roundsMax {
      let standing = painter.prepare(laid.list, width: facts.width, height: facts.height)
      footage?.fit(
        laid.list, width: facts.width, height: facts.height,
        letterSize: TypeScale.floorSize(for: view.congress.hall))
      note(standing.refused, of: showing.revisions)
      isWaitedFor = isWaitedFor || !standing.waiting.isEmpty
      let opens = laid.list.opensFootage
      isWaitedFor = isWaitedFor || opens
      if mayWait, standing.refused.isEmpty, opens || !standing.waiting.isEmpty {
        if waits?.revisions != showing.revisions { waits = (showing.revisions, nowMS) }
        return nil
      }
      let news = Set(standing.refused.keys).union(mayWait ? [] : standing.waiting).subtracting(absent)
      guard !news.isEmpty else { break }
      absent.formUnion(news)
      laid = lay(view, showing, link, nowMS: nowMS, without: absent)
    }
    if !isWaitedFor, waits != nil { (waits, readyMS) = (nil, nowMS) }
    return laid
  }

  private func lay(
    _ view: OutputView, _ showing: ScreenBriefing.Showing, _ link: LinkStanding, nowMS: Int64,
    without absent: Set<PictureName>
  ) -> (picture: Picture, list: DrawList) {
    let pictures = absent.compactMap { if case .picture(let name) = $0 { name } else { nil } }
    let emblems = absent.compactMap { if case .emblem(let name) = $0 { name } else { nil } }
    let picture = picture(
      of: view,
      in: SceneContext(
        nowMS: showing.stillAtMS ?? nowMS, strings: assets.strings(view.congress.language),
        measure: painter.fonts, link: link, screen: screen(), unreadablePictures: Set(pictures),
        unreadableEmblems: Set(emblems), secondStrings: view.congress.secondLanguage.map(assets.strings),
        theme: painter.theme, frames: footage?.frames ?? [:], unplayable: footage?.unplayable ?? onAir))
    let facts = screen()
    let seen = part.map {
      Viewport(width: facts.width, height: facts.height, shape: picture.list.shape).box(under: $0)
    }
    return (picture, showing.overlay?.over(picture.list, seen: seen, measure: painter.fonts) ?? picture.list)
  }

  /// Keeps why files cannot be shown, and tells it once.
  private func note(_ refusals: [PictureName: PictureRefusal], of revisions: [Topic: Int64]) {
    let known = unreadable?.refusals ?? [:]
    let news = refusals.filter { known[$0.key] != $0.value }
    guard !news.isEmpty else { return }
    unreadable = (revisions, known.merging(news) { $1 })
    for (name, refusal) in news { onProblem(sentence(for: .pictureCannotBeShown(name, refusal))) }
  }

  /// Reports are English.
  private func sentence(for problem: Painter.Problem) -> String { assets.strings(.english).sentence(for: problem) }

  /// Before the first view: no light, then the house's own calm picture.
  private func firstFrame(nowMS: Int64, link: LinkStanding) -> Frame<[Topic: Int64]> {
    let started = startedMS ?? nowMS
    startedMS = started
    let lightMS = started + Self.darkMS
    guard nowMS >= lightMS else {
      return Frame(list: DrawList(ground: .black), label: "waiting", tag: [:], nextChangeMS: lightMS)
    }
    let markMS = started + LinkStanding.markAfterMS
    return Frame(
      list: houseHolding(screen: screen().id, isMarked: nowMS >= markMS), label: "no-service", tag: [:],
      nextChangeMS: nowMS < markMS ? markMS : nil)
  }

  /// A picture could not be made or painted: the plain one is tried in its place.
  ///
  /// For a file of a series the holding picture stands as long as the file would.
  func failed(_ problem: any Error) {
    guard let newestRevisions else { return }
    if case Painter.Problem.pictureCannotBeShown(let name, let refusal) = problem {
      return note([name: refusal], of: newestRevisions)
    }
    failure = (newestRevisions, "\(problem)")
  }

  /// What kept a picture from being shown as it should be, if anything did.
  func problem(with revisions: [Topic: Int64]) -> String? {
    if let failure, failure.revisions == revisions { return failure.problem }
    if let problem = onAir.compactMap({ footage?.problem(with: $0) }).min() { return problem }
    guard let unreadable, unreadable.revisions == revisions else {
      noteBoxes()
      return boxes.flatMap { $0.revisions == revisions ? $0.problem : nil } ?? fontProblem
    }
    return unreadable.refusals.map { sentence(for: .pictureCannotBeShown($0.key, $0.value)) }.min()
  }

  /// Looks once at each new picture for letters that stand there as boxes; once it is on the display, for it comes no
  /// later for that.
  private func noteBoxes() {
    guard let (list, revisions) = newest, boxes?.revisions != revisions else { return }
    var missing: Set<Unicode.Scalar> = []
    let known = boxes?.problem == nil ? lookedThrough : []
    for (index, command) in list.commands.enumerated() {
      guard case .text(let run) = command, !(known.indices.contains(index) && known[index] == command),
        !wholeTexts[run.face, default: []].contains(run.text)
      else { continue }
      let new = run.text.unicodeScalars.filter { letters[run.face]?.contains($0) != true }
      guard !new.isEmpty else {
        if wholeTexts[run.face, default: []].count >= Self.wholeTextsMax { wholeTexts[run.face] = [] }
        wholeTexts[run.face, default: []].insert(run.text)
        continue
      }
      let absent = painter.fonts.missingCharacters(in: new, face: run.face)
      missing.formUnion(absent)
      letters[run.face, default: []].formUnion(Set(new).subtracting(absent))
    }
    let absent = missing.sorted().map { String($0) }.joined(separator: " ")
    boxes = (revisions, absent.isEmpty ? nil : "No font has \(absent).")
    lookedThrough = list.commands
  }

  private func apply(themeNamed name: String) throws {
    guard appliedTheme != name else { return }
    let theme = try assets.theme(named: name)
    let (fonts, problem) = try assets.fonts(of: theme)
    painter.apply(theme, fonts: fonts)
    (letters, wholeTexts, lookedThrough) = ([:], [:], [])
    bells?.apply(theme.sounds)
    appliedTheme = name
    fontProblem = problem
    if let problem { onProblem(problem) }
  }
}

extension DrawList {
  /// Whether a film in it has no picture yet.
  fileprivate var opensFootage: Bool {
    commands.contains { if case .footage(_, _, let frame) = $0 { frame == 0 } else { false } }
  }
}
