import Assets
import Congress
import CongressFiles
import Scenes
import Stage

/// What is wrong with pictures, and what would be on walls that there need not be.
struct FitFindings {
  var problems: [CheckProblem] = []
  var notes: [CheckProblem] = []
}

/// Draws every picture that a congress can show, on every wall, with its own texts and the hall's fonts, and says which
/// text is cut, leaves the picture, touches another, or is smaller than the last row reads.
struct FitCheck {
  /// How near text may come to the edge of a picture, in design pixels.
  static let edge = 40

  let definition: Definition
  let places: FilePlaces
  private let strings: Strings
  private let secondStrings: Strings?
  private let fonts: FontLibrary
  private let theme: Theme
  private let walls: [Shape]

  init(
    definition: Definition, places: FilePlaces, strings: Strings, secondStrings: Strings?, fonts: FontLibrary,
    theme: Theme, walls: [Shape]
  ) {
    self.theme = theme
    self.secondStrings = secondStrings
    self.walls = walls
    self.definition = definition
    self.places = places
    self.strings = strings
    self.fonts = fonts
  }

  /// What was found, each with the place it comes from; what several pictures or walls share is told once, with the walls
  /// where it is not that of all.
  ///
  /// - Parameter mattering: What is found on none of these is only noted.
  /// - Parameter progress: Is told how many of how many pictures have been looked at.
  func findings(onWallsThatMatter mattering: [Shape], progress: (_ done: Int, _ all: Int) -> Void) -> FitFindings {
    var order: [Fault] = []
    var shapes: [Fault: Set<Shape>] = [:]
    let (whole, begun) = (pictures, beginnings)
    for (index, picture) in (whole + begun).enumerated() {
      progress(index, whole.count + begun.count)
      // What is only begun has its number looked at, on the walls that there are.
      for wall in index < whole.count ? walls : mattering {
        for fault in faults(of: picture.content, on: wall, at: picture.place, isWhole: index < whole.count) {
          if shapes[fault] == nil { order.append(fault) }
          shapes[fault, default: []].insert(wall)
        }
      }
    }
    var findings = FitFindings()
    for fault in order {
      let found = walls.filter { shapes[fault]?.contains($0) ?? false }
      let on = found.count == walls.count ? "" : " (\(found.map(\.rawValue).joined(separator: ", ")))"
      let values = fault.values.merging(["layout": .text(fault.layout + on)]) { value, _ in value }
      let told = CheckProblem(place: fault.place, fault: Wording("check.\(fault.rule)", values))
      if !fault.isNote, found.contains(where: mattering.contains) {
        findings.problems.append(told)
      } else {
        findings.notes.append(told)
      }
    }
    return findings
  }

  /// One thing that is wrong with a picture, on whatever wall.
  private struct Fault: Hashable {
    let place: String
    let layout: String
    let rule: String
    let values: [String: Wording.Part]
    /// Whether it can be shown all the same, on whatever wall.
    var isNote = false
  }

  typealias Placed = (place: String, content: SceneContent)

  private var pictures: [Placed] {
    [(places.key("name"), .holding), (places.key("name"), .fallback)] + sessions + ballots + roster + elections
      + speakers
  }

  private var sessions: [Placed] {
    var pictures: [Placed] = []
    for session in definition.agenda.days.flatMap(\.sessions) {
      for (index, item) in session.items.enumerated() {
        let lines = session.items.enumerated().map { place, line in
          ProgrammeView.Line(
            code: line.code, plannedStartMS: line.plannedStartMS, title: line.shortTitle ?? line.title,
            mark: place < index ? .done : place == index ? .now : .pending)
        }
        let place = places.item(item.code)
        pictures.append((place, .programme(ProgrammeView(session: session.title, lines: lines))))
        let next = session.items.dropFirst(index + 1).first
        let facts = ItemView(
          session: session.title, title: item.title, presenter: item.presenter,
          next: next?.shortTitle ?? next?.title)
        pictures.append((place, .item(facts)))
      }
    }
    return pictures
  }

  private var ballots: [Placed] {
    let everybody = definition.roster.delegates.map { _ in PresenceRecord(presence: .present, atMS: 0, source: .roster)
    }
    let attendance = Attendance(roster: definition.roster, presences: everybody, policy: definition.quorum)
    let opening = Opening(attendance: attendance, roll: [], openedMS: 0, deadlineMS: nil)
    return definition.ballots.flatMap { plan -> [Placed] in
      let voting = VotingView(
        ballot: plan.code, question: plan.question, method: plan.method, choices: plan.choicesToShow(),
        standing: .open, voters: attendance.present, durationMS: plan.durationMS, deadlineMS: plan.durationMS,
        heldMS: nil, targets: TargetDivision(count: plan.targets.count, splitOff: []))
      // The verdict that names the longest alternative is the one that wants the most room.
      let longest = plan.choices.indices.filter { plan.choices[$0].isAdoptable }
        .max { plan.choices[$0].label.vi.count < plan.choices[$1].label.vi.count }
      let winner = plan.kind == .alternatives ? longest ?? 0 : 0
      let counts = plan.choices.indices.map { $0 == winner ? attendance.present : 0 }
      let outcome = Outcome(plan: plan, opening: opening, tally: Tally(counts: counts))
      let result = ResultView(plan: plan, outcome: outcome, publishedMS: 0, isVoided: false)
      let place = places.ballot(plan.code)
      return [(place, .question(QuestionView(plan))), (place, .voting(voting)), (place, .result(result))]
    }
  }

  /// What is wrong with any page of a picture, or with its first.
  private func faults(of content: SceneContent, on wall: Shape, at place: String, isWhole: Bool) -> [Fault] {
    let view = OutputView(
      output: "hall", congress: CongressHeading(definition), isSafe: false, content: content)
    func picture(atMS nowMS: Int64) -> Picture {
      Scenes.picture(
        of: view,
        in: SceneContext(
          nowMS: nowMS, strings: strings, measure: fonts, link: .linked, shape: wall,
          secondStrings: secondStrings, theme: theme))
    }
    let first = picture(atMS: 0)
    let others = (1..<(isWhole ? max(1, Int64(first.pages)) : 1)).map { picture(atMS: $0 * Picture.pageMS) }
    let turning = turning(content, first, at: place).map { [$0] } ?? []
    return ([first] + others).flatMap { faults(of: $0, layout: content.scene.layout, at: place) } + turning
  }

  /// A result that turns pages: its question is long and has no title that would stand in its place, or that is long, too.
  private func turning(_ content: SceneContent, _ picture: Picture, at place: String) -> Fault? {
    guard case .result(let facts) = content, picture.pages > 1 else { return nil }
    return Fault(
      place: place, layout: content.scene.layout, rule: facts.title == nil ? "result-turns" : "title-turns",
      values: ["ballot": .text(facts.ballot.text)], isNote: true)
  }

  private func faults(of picture: Picture, layout: String, at place: String) -> [Fault] {
    let runs = picture.list.commands.compactMap { if case .text(let run) = $0 { run } else { nil } }
    let extents = runs.map(extent)
    let floor = TypeScale.floorSize(for: definition.hall)
    var faults: [Fault] = []
    func report(_ rule: String, _ values: [String: Wording.Part]) {
      faults.append(Fault(place: place, layout: layout, rule: rule, values: values))
    }
    for (index, run) in runs.enumerated() {
      if run.text.hasSuffix("…") {
        report("too-long", ["end": "\(run.text.suffix(24))"])
      }
      if extents[index].left < Self.edge || extents[index].right > picture.list.shape.width - Self.edge {
        report("too-wide", ["text": .text(run.text)])
      }
      if run.size < floor, run.size != Picture.headerAndFooterSize {
        report("too-small", ["text": .text(run.text), "size": "\(run.size)", "least": "\(floor)"])
      }
      for other in runs.indices.dropFirst(index + 1) where touches(extents[index], extents[other]) {
        report("touching", ["text": .text(run.text), "other": .text(runs[other].text)])
      }
    }
    return faults
  }

  private typealias Extent = (left: Int, right: Int, baseline: Int)

  private func extent(of run: TextRun) -> Extent {
    let width = fonts.width(of: run.text, face: run.face, size: run.size)
    switch run.anchor {
    case .leading: return (run.x, run.x + width, run.baseline)
    case .center: return (run.x - width / 2, run.x + width - width / 2, run.baseline)
    case .trailing: return (run.x - width, run.x, run.baseline)
    }
  }

  /// Whether two runs of one line run into each other; lines above each other keep their distance by the layouts.
  private func touches(_ one: Extent, _ two: Extent) -> Bool {
    one.baseline == two.baseline && one.left < two.right - 2 && two.left < one.right - 2
  }
}
