/// Decides what a step makes of an agenda: refuses, or answers with the change, and changes nothing.
///
/// Everybody who knows the agenda can ask it: the service before it records, consoles before they send.
struct AgendaEditor {
  var agenda: Agenda
  /// The hall's time against UTC, in minutes.
  let utcOffset: UTCOffset
  /// Every ballot there is.
  let ballots: [Code<Ballot>]
  /// The vote that the hall is in the middle of.
  let openBallot: Code<Ballot>?
  /// Whether planned starts are compared only after the last of several steps.
  private(set) var isBatch: Bool

  init(
    agenda: Agenda, utcOffset: UTCOffset, ballots: [Code<Ballot>], openBallot: Code<Ballot>?, isBatch: Bool = false
  ) {
    self.agenda = agenda
    self.isBatch = isBatch
    self.utcOffset = utcOffset
    self.ballots = ballots
    self.openBallot = openBallot
  }

  /// What a step leads to.
  func change(for step: AgendaStep) throws(Rejection) -> AgendaChange {
    switch step {
    case .insert(let new, let place): return .planned(change: try inserting(new, at: place))
    case .move(let code, let place): return .planned(change: try moving(code, to: place))
    case .drop(let code, let reason): return try dropping(code, reason: reason)
    case .restore(let code): return try restoring(code)
    case .retitle(let code, let words): return .planned(change: try retitling(code, words))
    case .retime(let code, let retiming): return .planned(change: try self.retiming(code, retiming))
    case .revise(let code, let running): return .planned(change: try revising(code, running))
    case .carry(let carried, let session): return try carrying(carried, to: session)
    case .arrange(let outline): return try arranging(outline)
    case .replace(let steps, let version): return try replacing(steps, version: version)
    case .hold(let reason): return try holding(reason: reason)
    case .resume: return try resuming()
    case .adjournItem(let reason): return try adjourning(reason: reason)
    case .adjournSession(let code, let reason): return try adjourning(code, reason: reason)
    }
  }

  // MARK: The plan

  private func inserting(_ new: NewItem, at place: ItemPlace) throws(Rejection) -> PlanChange {
    let code = new.code
    guard code.isFit else { throw .agenda(.itemCodeNotFit(code)) }
    guard agenda[code] == nil else { throw .agenda(.itemCodeTaken(code)) }
    let count = agenda.items.count + 1
    guard count <= Agenda.itemsMax else { throw .agenda(.itemsTooMany(count: count)) }
    try check(place)
    try check(new.words, of: code)
    try check(new.running, of: code)
    try checkMinutes(new.minutes, of: code)
    let before = agenda.day(of: place.session).flatMap { neighbours(of: place, in: $0).before }
    let start = new.start.flatMap { moment($0, in: place.session, after: before) }
    let time = ItemTime(startMS: start ?? slotStartMS(at: place), minutes: new.minutes)
    let item = Item(code: code, words: new.words, time: time, running: new.running)
    var edited = self
    edited.agenda.insert(item, at: place)
    try edited.checkOrder(around: code)
    return .inserted(item: item, place: place)
  }

  private func moving(_ code: Code<Item>, to place: ItemPlace) throws(Rejection) -> PlanChange {
    .moved(move: try move(code, to: place))
  }

  /// The way of an item that has not begun to a place of its own; its planned start becomes that of the place.
  private func move(_ code: Code<Item>, to place: ItemPlace) throws(Rejection) -> ItemMove {
    let item = try unbegun(code)
    guard let from = agenda.place(of: code) else { throw .itemUnknown(code) }
    var without = self
    _ = without.agenda.remove(code)
    guard place.after != code, place != from else { throw .agenda(.alreadySo(code)) }
    try without.check(place)
    return ItemMove(
      item: code, from: from, to: place, wasStartMS: item.plannedStartMS, startMS: without.slotStartMS(at: place))
  }

  private func dropping(_ code: Code<Item>, reason: String) throws(Rejection) -> AgendaChange {
    let item = try unbegun(code)
    if let openBallot, item.ballots.contains(openBallot) { throw .ballotStillOpen(openBallot) }
    try checkLength(of: reason)
    return .dropped(item: code, reason: reason)
  }

  private func restoring(_ code: Code<Item>) throws(Rejection) -> AgendaChange {
    guard let item = agenda[code] else { throw .itemUnknown(code) }
    guard item.progress.isDropped else { throw .agenda(.itemNotDropped(code)) }
    for ballot in item.ballots where !isBatch {
      if let other = holder(of: ballot, besides: code) {
        throw .agenda(.ballotOfOtherItem(ballot, item: other.code))
      }
    }
    return .restored(item: code)
  }

  private func retitling(_ code: Code<Item>, _ words: ItemWords) throws(Rejection) -> PlanChange {
    let item = try notDone(code)
    try check(words, of: code)
    guard item.words != words else { throw .agenda(.alreadySo(code)) }
    return .retitled(item: code, was: item.words, became: words)
  }

  private func retiming(_ code: Code<Item>, _ retiming: Retiming) throws(Rejection) -> PlanChange {
    let item = try notDone(code)
    guard let session = agenda.session(of: code) else { throw .itemUnknown(code) }
    let ofDay = agenda.day(of: session.code)?.sessions.flatMap(\.items) ?? []
    let before = ofDay.prefix { $0.code != code }.last
    let startMS = retiming.start.flatMap { moment($0, in: session.code, after: before) } ?? item.plannedStartMS
    if item.progress.isLive, startMS != item.plannedStartMS { throw .agenda(.itemIsLive(code)) }
    let (minutes, isTooFar) = (retiming.minutes ?? item.plannedMinutes).addingReportingOverflow(retiming.byMinutes ?? 0)
    try checkMinutes(isTooFar ? Int.max : minutes, of: code)
    let became = ItemTime(startMS: startMS, minutes: minutes)
    guard became != item.time else { throw .agenda(.alreadySo(code)) }
    var edited = self
    edited.agenda.apply(.retimed(item: code, was: item.time, became: became), utcOffset: utcOffset)
    if startMS != item.plannedStartMS { try edited.checkOrder(around: code) }
    return .retimed(item: code, was: item.time, became: became)
  }

  private func revising(_ code: Code<Item>, _ running: ItemRunning) throws(Rejection) -> PlanChange {
    let item = try notDone(code)
    if let openBallot, item.ballots.contains(openBallot), !running.ballots.contains(openBallot) {
      throw .ballotStillOpen(openBallot)
    }
    try check(running, of: code)
    guard item.running != running else { throw .agenda(.alreadySo(code)) }
    return .revised(item: code, was: item.running, became: running)
  }

  private func carrying(_ carried: AgendaStep.Carried, to code: Code<Session>) throws(Rejection) -> AgendaChange {
    guard agenda.session(code) != nil else { throw unknown(code) }
    var codes: [Code<Item>]
    switch carried {
    case .item(let item):
      _ = try unbegun(item)
      if let session = agenda.session(of: item), session.code == code { throw .agenda(.sessionIsTheSame(code)) }
      codes = [item]
    case .undone(let from):
      guard let session = agenda.session(from) else { throw unknown(from) }
      guard from != code else { throw .agenda(.sessionIsTheSame(code)) }
      codes = session.items.filter(\.progress.isOpen).map(\.code)
      guard !codes.isEmpty else { throw .agenda(.sessionHasNothingLeft(from)) }
    }
    var edited = self
    var moves: [ItemMove] = []
    for item in codes {
      guard let session = edited.agenda.session(code) else { throw unknown(code) }
      let move = try edited.move(item, to: edited.agenda.end(of: session))
      edited.agenda.apply(.moved(move: move), utcOffset: utcOffset)
      moves.append(move)
    }
    return .carried(moves: moves)
  }

  private func replacing(_ steps: [AgendaStep], version: Int) throws(Rejection) -> AgendaChange {
    guard version == agenda.version else { throw .agenda(.versionMoved(expected: version, actual: agenda.version)) }
    guard (1...AgendaStep.stepsMax).contains(steps.count) else { throw .agenda(.stepsOutOfRange(count: steps.count)) }
    var edited = self
    edited.isBatch = true
    var changes: [AgendaChange] = []
    for step in steps {
      guard step.isOfPlan else { throw .agenda(.stepNotOfPlan(step.name)) }
      let change = try edited.change(for: step)
      for part in edited.agenda.parts(of: change, atMS: 0) { edited.agenda.apply(part, utcOffset: utcOffset) }
      changes.append(change)
    }
    edited.isBatch = false
    for item in edited.agenda.items where !item.progress.isDropped {
      for ballot in item.ballots {
        if let other = edited.holder(of: ballot, besides: item.code) {
          throw .agenda(.ballotOfOtherItem(ballot, item: other.code))
        }
      }
    }
    if edited.agenda.outline != agenda.outline {
      try edited.agenda.outline.checkOrderAndSize()
      try edited.checkOrderThroughout()
    }
    for item in edited.agenda.items where agenda[item.code]?.time != item.time {
      try edited.checkOrder(around: item.code)
    }
    return .replaced(changes: changes)
  }

  // MARK: Interruptions

  private func holding(reason: String) throws(Rejection) -> AgendaChange {
    guard let live = agenda.liveItem else { throw .itemNotLive }
    guard !live.progress.isHeld else { throw .agenda(.itemAlreadyHeld(live.code)) }
    try checkLength(of: reason)
    return .held(item: live.code, reason: reason)
  }

  private func resuming() throws(Rejection) -> AgendaChange {
    guard let live = agenda.liveItem else { throw .itemNotLive }
    guard live.progress.isHeld else { throw .agenda(.itemNotHeld(live.code)) }
    return .resumed(item: live.code)
  }

  private func adjourning(reason: String) throws(Rejection) -> AgendaChange {
    guard let live = agenda.liveItem else { throw .itemNotLive }
    try checkNoVote(reason: reason)
    return .adjourned(items: [live.code], reason: reason)
  }

  private func adjourning(_ code: Code<Session>?, reason: String) throws(Rejection) -> AgendaChange {
    let session: Session
    if let code {
      guard let named = agenda.session(code) else { throw unknown(code) }
      session = named
    } else {
      guard let live = agenda.liveItem, let current = agenda.session(of: live.code) else { throw .itemNotLive }
      session = current
    }
    try checkNoVote(reason: reason)
    let items = session.items.filter { $0.progress.isLive || $0.progress == .pending }.map(\.code)
    guard !items.isEmpty else { throw .agenda(.sessionHasNothingLeft(session.code)) }
    return .adjourned(session: session.code, items: items, reason: reason)
  }

  private func checkNoVote(reason: String) throws(Rejection) {
    if let openBallot { throw .ballotStillOpen(openBallot) }
    guard !reason.allSatisfy(\.isWhitespace) else { throw .reasonMissing }
    try checkLength(of: reason)
  }
}

extension AgendaEditor {
  // MARK: What a step may be about

  /// An item that has neither begun nor been struck; one that was put off may be edited.
  private func unbegun(_ code: Code<Item>) throws(Rejection) -> Item {
    let item = try notDone(code)
    if item.progress.isLive { throw .agenda(.itemIsLive(code)) }
    return item
  }

  private func notDone(_ code: Code<Item>) throws(Rejection) -> Item {
    guard let item = agenda[code] else { throw .itemUnknown(code) }
    if item.progress.isDone { throw .agenda(.itemIsDone(code)) }
    if item.progress.isDropped { throw .agenda(.itemIsDropped(code)) }
    return item
  }

  private func unknown(_ session: Code<Session>) -> Rejection {
    .agenda(.sessionUnknown(session, known: agenda.sessions.map(\.code)))
  }

  /// Refuses a place that is none, or that lies before what has been dealt with already.
  private func check(_ place: ItemPlace) throws(Rejection) {
    guard agenda.session(place.session) != nil else { throw unknown(place.session) }
    if let after = place.after, agenda[after] == nil { throw .itemUnknown(after) }
    guard let index = agenda.index(of: place) else {
      throw .agenda(.placeUnknown(place.after ?? "-", session: place.session))
    }
    let items = agenda.items
    guard let last = items.lastIndex(where: \.progress.hasBegun), index <= last else { return }
    throw .agenda(.placeIsPast(items[index].code, reached: items[last].code))
  }

  private func check(_ words: ItemWords, of code: Code<Item>) throws(Rejection) {
    let texts = [words.title, words.shortTitle, words.presenter].compactMap { $0 }
    for text in texts.flatMap({ [$0.vi, $0.en].compactMap { $0 } }) {
      guard (1...ItemWords.charactersMax).contains(text.count), !text.allSatisfy(\.isWhitespace),
        !text.hasControlCharacters
      else { throw .agenda(.itemTextNotFit(code)) }
    }
  }

  private func check(_ running: ItemRunning, of code: Code<Item>) throws(Rejection) {
    for ballot in running.ballots {
      guard ballots.contains(ballot) else { throw .ballotUnknown(ballot, known: ballots) }
      if !isBatch, let other = holder(of: ballot, besides: code) {
        throw .agenda(.ballotOfOtherItem(ballot, item: other.code))
      }
    }
    for cue in [running.cue, running.endCue].compactMap({ $0 }) where !cue.isOfItem {
      throw .agenda(.cueNotOfItem(code, cue: cue))
    }
    if let notes = running.operatorNotes, notes.vi.count > ItemWords.charactersMax {
      throw .agenda(.itemTextNotFit(code))
    }
  }

  /// Another item that a ballot belongs to.
  private func holder(of ballot: Code<Ballot>, besides code: Code<Item>) -> Item? {
    agenda.items.first { $0.code != code && !$0.progress.isDropped && $0.ballots.contains(ballot) }
  }

  private func checkMinutes(_ minutes: Int, of code: Code<Item>) throws(Rejection) {
    guard (0...ItemTime.minutesMax).contains(minutes) else {
      throw .agenda(.minutesOutOfRange(code, minutes: minutes))
    }
  }

  private func checkLength(of reason: String) throws(Rejection) {
    let bytes = reason.utf8.count
    guard bytes <= CommandRequest.reasonBytesMax else { throw .reasonTooLong(bytes: bytes) }
  }

  // MARK: Planned times

  /// The moment of a time of day in a session, behind another item of its day.
  private func moment(_ time: TimeOfDay, in session: Code<Session>, after before: Item?) -> Int64? {
    agenda.day(of: session)?.days.map { days in
      let last = before.map { utcOffset.minutes(atMS: $0.plannedStartMS, fromMidnightOf: days) }
      return utcOffset.moment(days: days, minutes: Day.minutes(of: time.minutes, after: last))
    }
  }

  /// When an item would be planned that stands at a place: at the end of what stands before it in the session, and
  /// never after what follows it that day.
  private func slotStartMS(at place: ItemPlace) -> Int64 {
    guard let day = agenda.day(of: place.session), let session = agenda.session(place.session) else { return 0 }
    let (before, after) = neighbours(of: place, in: day)
    let inSession = session.items.prefix { item in place.after.map { after in item.code != after } ?? false }
    let kept = (inSession + (place.after.flatMap { agenda[$0] }.map { [$0] } ?? [])).last { !$0.progress.isDropped }
    let days = day.days ?? 0
    let midnight = utcOffset.moment(days: days, minutes: 0)
    let least = before?.plannedStartMS ?? midnight
    let wanted = kept?.time.endMS ?? session.items.first?.plannedStartMS ?? before?.time.endMS ?? after?.plannedStartMS
    let start = max(wanted ?? midnight, least)
    let lastMinutes = TimeOfDay.minutesPerDay + Day.nightEndsMinutes - 1
    return min(start, after?.plannedStartMS ?? utcOffset.moment(days: days, minutes: lastMinutes))
  }

  /// What stands before and after a place on its day.
  private func neighbours(of place: ItemPlace, in day: Day) -> (before: Item?, after: Item?) {
    guard let index = agenda.index(of: place) else { return (nil, nil) }
    let items = agenda.items
    let codes = Set(day.sessions.flatMap(\.items).map(\.code))
    let before = index > 0 && codes.contains(items[index - 1].code) ? items[index - 1] : nil
    let after = index < items.count && codes.contains(items[index].code) ? items[index] : nil
    return (before, after)
  }

  /// Refuses a planned start that goes back within its day.
  func checkOrder(around code: Code<Item>) throws(Rejection) {
    guard !isBatch, let item = agenda[code], let session = agenda.session(of: code),
      let items = agenda.day(of: session.code)?.sessions.flatMap(\.items),
      let index = items.firstIndex(where: { $0.code == code })
    else { return }
    let least = index > 0 ? items[index - 1].plannedStartMS : Int64.min
    let most = index + 1 < items.count ? items[index + 1].plannedStartMS : Int64.max
    guard !(least <= item.plannedStartMS && item.plannedStartMS <= most) else { return }
    func time(_ ms: Int64) -> TimeOfDay { TimeOfDay(atMS: ms, utcOffset: utcOffset) }
    throw .agenda(
      .startNotInOrder(
        code, start: time(item.plannedStartMS), least: least == .min ? .midnight : time(least),
        most: most == .max ? TimeOfDay(clamped: .max) : time(most)))
  }
}

extension Cue {
  /// Whether the cue may belong to an item: a scene that is right before anything has been put or counted.
  public var isOfItem: Bool {
    switch self {
    case .holding, .programme, .item, .attendance, .credentials, .organisations, .speaker, .speakers, .body, .pictures,
      .ceremony, .break, .seats(nil), .film, .camera:
      true
    case .seats, .presidium, .question, .voting, .result, .electionPapers, .electionTable, .elected, .notice, .text,
      .fallback,
      .testPattern, .black:
      false
    }
  }
}
