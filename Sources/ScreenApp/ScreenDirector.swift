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

  private let mailbox: ScreenMailbox
  private let wardrobe: Wardrobe
  private let painter: Painter
  private let screen: () -> ScreenFacts
  private let onProblem: (String) -> Void
  private var failure: (revisions: [Topic: Int64], problem: String)?
  /// Why pictures of the series that is shown cannot be, by their files.
  private var unreadable: (revisions: [Topic: Int64], reasons: [String: String])?
  private var newestRevisions: [Topic: Int64]?
  /// The letters of the newest picture that no font has.
  private var boxes: (revisions: [Topic: Int64], problem: String?)?
  /// The letters that are known to be there, by face; as many as a language has.
  private var letters: [FontFace: Set<Unicode.Scalar>] = [:]
  /// The theme whose colours and fonts the painter has.
  private var dressedIn: String?
  /// What is wrong with the fonts of the theme, if anything is.
  private var fontProblem: String?
  private var startedMS: Int64?

  init(
    mailbox: ScreenMailbox, wardrobe: Wardrobe, painter: Painter, onProblem: @escaping (String) -> Void,
    screen: @escaping () -> ScreenFacts
  ) {
    self.onProblem = onProblem
    self.screen = screen
    self.mailbox = mailbox
    self.wardrobe = wardrobe
    self.painter = painter
  }

  /// The picture of this moment; tagged with the revisions it shows.
  func nextFrame(nowMS: Int64) throws -> Frame<[Topic: Int64]> {
    let (showing, link) = mailbox.showing(atMS: nowMS)
    guard let showing else { return firstFrame(nowMS: nowMS, link: link) }
    newestRevisions = showing.revisions
    let hasFailed = failure.map { $0.revisions == showing.revisions } ?? false
    let view = hasFailed ? showing.view.plainFallback : showing.view
    if unreadable?.revisions != showing.revisions { unreadable = nil }
    try dress(in: view.congress.theme)
    let picture = picture(
      of: view,
      in: SceneContext(
        nowMS: showing.stillAtMS ?? nowMS, strings: wardrobe.strings(view.congress.language),
        measure: painter.fonts, link: link, screen: screen(),
        unreadablePictures: Set((unreadable?.reasons ?? [:]).keys),
        secondStrings: view.congress.secondLanguage.map(wardrobe.strings), theme: painter.theme))
    let list = showing.overlay?.over(picture.list, measure: painter.fonts) ?? picture.list
    noteBoxes(in: list, of: showing.revisions)
    // What stands still changes by nothing of its own.
    let changes = [showing.nextChangeMS, showing.stillAtMS == nil ? picture.nextChangeMS : nil]
    return Frame(
      list: list, label: showing.overlay.map { "\($0.label)-\(picture.label)" } ?? picture.label,
      tag: showing.revisions, nextChangeMS: changes.compactMap(\.self).min(),
      entrance: picture.entrance(publishedMS: showing.sinceMS, isCut: view.comesAtOnce),
      motion: painter.theme.motion.limited(to: mailbox.motion))
  }

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
    if case Painter.Problem.pictureCannotBeShown(let name, _) = problem {
      unreadable = (newestRevisions, (unreadable?.reasons ?? [:]).merging([name: "\(problem)"]) { $1 })
      return
    }
    failure = (newestRevisions, "\(problem)")
  }

  /// What kept a picture from being shown as it should be, if anything did.
  func problem(with revisions: [Topic: Int64]) -> String? {
    if let failure, failure.revisions == revisions { return failure.problem }
    guard let unreadable, unreadable.revisions == revisions else {
      return boxes.flatMap { $0.revisions == revisions ? $0.problem : nil } ?? fontProblem
    }
    return unreadable.reasons.sorted { $0.key < $1.key }.first?.value
  }

  /// Looks once at each new picture for letters that stand there as boxes.
  private func noteBoxes(in list: DrawList, of revisions: [Topic: Int64]) {
    guard boxes?.revisions != revisions else { return }
    var missing: Set<Unicode.Scalar> = []
    for case .text(let run) in list.commands {
      let new = run.text.unicodeScalars.filter { letters[run.face]?.contains($0) != true }
      guard !new.isEmpty else { continue }
      let absent = painter.fonts.missingCharacters(in: new, face: run.face)
      missing.formUnion(absent)
      letters[run.face, default: []].formUnion(Set(new).subtracting(absent))
    }
    let absent = missing.sorted().map { String($0) }.joined(separator: " ")
    boxes = (revisions, absent.isEmpty ? nil : "No font has \(absent).")
  }

  private func dress(in name: String) throws {
    guard dressedIn != name else { return }
    let theme = try wardrobe.theme(named: name)
    let (fonts, problem) = try wardrobe.fonts(of: theme)
    painter.dress(in: theme, fonts: fonts)
    letters = [:]
    dressedIn = name
    fontProblem = problem
    if let problem { onProblem(problem) }
  }
}

extension ScreenOverlay {
  /// What it is, for file names and reports.
  var label: String {
    switch self {
    case .identity: "identify"
    case .unknown: "unknown"
    }
  }
}

extension OutputView {
  /// Whether it is shown at once, whatever moves: SAFE, the fallback, and no light.
  var comesAtOnce: Bool { isSafe || content == .fallback || content == .black }

  /// The fallback of this output, without anything that could be missing.
  var plainFallback: OutputView {
    OutputView(
      output: output,
      congress: CongressHeading(
        name: congress.name, language: congress.language, utcOffset: congress.utcOffset,
        theme: Wardrobe.firstTheme, emblem: nil, hall: congress.hall, isRehearsal: congress.isRehearsal,
        secondLanguage: congress.secondLanguage),
      isSafe: isSafe, content: .fallback)
  }
}
