/// How the agenda of a changed file differs from the one that is run: the steps that lead from one to the other.
///
/// The steps are what an import shows and what it sends. What was dealt with stays as it happened; a file that says
/// otherwise is not a difference but a ``Conflict``.
public struct AgendaDifference: Sendable, Hashable {
  /// What a file may not change.
  public enum Conflict: Sendable, Hashable {
    /// An item that is done or on is not in the file.
    case begunItemMissing(Code<Item>)
    /// An item that is done or on stands elsewhere in the file.
    case begunItemMoved(Code<Item>)
    /// The words or the start of an item that is done, or the start of the one that is on, are different in the file.
    case begunItemChanged(Code<Item>)
    /// A step would be refused.
    case refused(Rejection, Code<Item>?)

    /// The item that it is about.
    public var item: Code<Item>? {
      switch self {
      case .begunItemMissing(let item), .begunItemMoved(let item), .begunItemChanged(let item): item
      case .refused(_, let item): item
      }
    }
  }

  /// What leads from the agenda to the file's, in order.
  public private(set) var steps: [AgendaStep] = []
  /// What each step leads to.
  public private(set) var changes: [AgendaChange] = []
  /// What the file may not say.
  public private(set) var conflicts: [Conflict] = []
  private var agenda: Agenda
  private let utcOffset: UTCOffset
  private let ballots: [Code<Ballot>]

  /// What leads from an agenda to that of a file, where these ballots are known.
  public init(from agenda: Agenda, to file: Agenda, utcOffset: UTCOffset, ballots: [Code<Ballot>]) {
    self.agenda = agenda
    self.ballots = ballots
    self.utcOffset = utcOffset
    // What is new is there before anything is put into it; what goes stands until all that stays has left it.
    arrange(file.outline.joined(with: agenda.outline))
    guard conflicts.isEmpty else { return }
    dropWhatIsMissing(in: file)
    for session in file.sessions { place(session) }
    for item in file.items { change(to: item) }
    guard conflicts.isEmpty else { return }
    arrange(file.outline)
    guard conflicts.isEmpty, !steps.isEmpty else { return }
    self.agenda = agenda
    take(.replace(steps, version: agenda.version), isWhole: true)
  }

  // MARK: Days and sessions

  private mutating func arrange(_ outline: AgendaOutline) {
    if outline != agenda.outline { add(.arrange(outline)) }
  }

  // MARK: What is missing

  /// Drops what the file does not have; what stands in a session that goes will go with it.
  private mutating func dropWhatIsMissing(in file: Agenda) {
    let kept = Set(file.sessions.map(\.code))
    for session in agenda.sessions {
      for item in session.items where file[item.code] == nil {
        switch item.progress {
        case .live, .done: conflicts.append(.begunItemMissing(item.code))
        case .pending, .adjourned: if kept.contains(session.code) { add(.drop(item.code, reason: "")) }
        case .dropped: break
        }
      }
    }
  }

  // MARK: Places

  /// Puts the items of a session where the file has them; those in the longest run that keeps its order stay, and what
  /// has begun stays before all others.
  private mutating func place(_ session: Session) {
    let current = agenda.session(session.code)?.items ?? []
    let places = session.items.compactMap { item in current.firstIndex { $0.code == item.code } }
    let kept = Set(
      HeaviestRun.of(places) { current[$0].isFixed ? current.count + 1 : 1 }.map { current[$0].code })
    var last: Code<Item>?
    for item in session.items {
      let place = ItemPlace(session: session.code, after: last)
      last = item.code
      guard let known = agenda[item.code] else {
        add(.insert(NewItem(item, utcOffset: utcOffset), at: place))
        continue
      }
      guard !kept.contains(item.code) else { continue }
      if known.isFixed {
        conflicts.append(.begunItemMoved(item.code))
      } else if known.progress.isDropped {
        add(.restore(item.code))
        if agenda.place(of: item.code) != place { add(.move(item.code, to: place)) }
      } else {
        // What was put off is dealt with anew where the file puts it.
        if known.progress.isAdjourned, agenda.session(of: item.code)?.code != session.code {
          add(.carry(.item(item.code), to: session.code))
        }
        if agenda.place(of: item.code) != place { add(.move(item.code, to: place)) }
      }
    }
  }

  // MARK: What items say

  private mutating func change(to item: Item) {
    guard let known = agenda[item.code] else { return }
    if known.progress.isDone {
      if known.words != item.words || known.plannedStartMS != item.plannedStartMS {
        conflicts.append(.begunItemChanged(item.code))
      }
      return
    }
    if known.progress.isDropped { add(.restore(item.code)) }
    if known.words != item.words { add(.retitle(item.code, item.words)) }
    if known.time != item.time { changeTime(of: known, to: item) }
    let running = item.running.keeping(splitsOf: known)
    if known.running != running { add(.revise(item.code, running)) }
  }

  private mutating func changeTime(of known: Item, to item: Item) {
    guard !known.progress.isLive || known.plannedStartMS == item.plannedStartMS else {
      conflicts.append(.begunItemChanged(item.code))
      return
    }
    let isLater = known.plannedStartMS != item.plannedStartMS
    let start = isLater ? TimeOfDay(atMS: item.plannedStartMS, utcOffset: utcOffset) : nil
    let minutes = known.plannedMinutes != item.plannedMinutes ? item.plannedMinutes : nil
    add(.retime(item.code, Retiming(start: start, minutes: minutes)))
  }

  /// Takes a step, and the agenda as it is after it.
  private mutating func add(_ step: AgendaStep) {
    steps.append(step)
    take(step, isWhole: false)
  }

  private mutating func take(_ step: AgendaStep, isWhole: Bool) {
    let editor = AgendaEditor(
      agenda: agenda, utcOffset: utcOffset, ballots: ballots, openBallot: nil, isBatch: !isWhole)
    do throws(Rejection) {
      let change = try editor.change(for: step)
      if !isWhole { changes.append(change) }
      for part in agenda.parts(of: change, atMS: 0) { agenda.apply(part, utcOffset: utcOffset) }
    } catch {
      conflicts.append(.refused(error, step.item ?? error.item))
    }
  }
}

extension AgendaStep {
  /// The item that the step is about, if it is about one.
  public var item: Code<Item>? {
    switch self {
    case .insert(let new, _): new.code
    case .move(let item, _), .drop(let item, _), .restore(let item), .retitle(let item, _), .retime(let item, _),
      .revise(let item, _), .carry(.item(let item), _):
      item
    case .carry(.undone, _), .arrange, .replace, .hold, .resume, .adjournItem, .adjournSession: nil
    }
  }
}

extension Rejection {
  /// The item whose place among others is not right.
  fileprivate var item: Code<Item>? {
    switch self {
    case .agenda(.startNotInOrder(let item, _, _, _)), .agenda(.ballotOfOtherItem(_, let item)): item
    default: nil
    }
  }
}

extension ItemRunning {
  /// The running with the ballots that were taken out of block votes meanwhile; no file knows them.
  fileprivate func keeping(splitsOf known: Item) -> ItemRunning {
    let all = ballots.flatMap { ballot in
      [ballot] + known.ballots.filter { !ballots.contains($0) && $0.text.hasPrefix(ballot.text + ".") }
    }
    return ItemRunning(
      kind: kind, ballots: all, cue: cue, endCue: endCue, followOn: followOn, operatorNotes: operatorNotes)
  }
}

extension Item {
  /// Whether nothing may move it: it is on or done.
  fileprivate var isFixed: Bool { progress.isLive || progress.isDone }
}

extension NewItem {
  /// An item of a file as one that is to be put into the agenda.
  init(_ item: Item, utcOffset: UTCOffset) {
    self.init(
      code: item.code, words: item.words,
      start: TimeOfDay(atMS: item.plannedStartMS, utcOffset: utcOffset), minutes: item.plannedMinutes,
      running: item.running)
  }
}
