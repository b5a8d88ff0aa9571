/// What has happened to the agenda; the fact of every `agenda.changed` event.
///
/// Each says what was and what became of it, so the history of the agenda is readable from the record alone. Encoded as
/// one key, the change's name, over its facts. A shipped name or fact is never changed; new facts are optional.
public enum AgendaChange: Sendable, Hashable, Codable {
  /// One thing of the plan is different.
  case planned(change: PlanChange)
  /// Items were carried to another session, where they are dealt with anew.
  case carried(moves: [ItemMove])
  /// An item was struck; it stays to be seen.
  case dropped(item: Code<Item>, reason: String)
  /// An item that was struck stands again.
  case restored(item: Code<Item>)
  /// Days and sessions were set out anew; what stood in sessions that are gone went with them, last first.
  case arranged(was: AgendaOutline, became: AgendaOutline, removed: [PlacedItem])
  /// A changed file was taken in.
  case replaced(changes: [AgendaChange])
  /// The item that is on was interrupted.
  case held(item: Code<Item>, reason: String)
  case resumed(item: Code<Item>)
  /// Items were put off: one or, with `session`, all of it that were not done.
  case adjourned(session: Code<Session>? = nil, items: [Code<Item>], reason: String)

  /// Whether the plan is another one afterwards, not only how far it has come.
  public var isOfPlan: Bool {
    switch self {
    case .planned, .carried, .dropped, .restored, .arranged, .replaced: true
    case .held, .resumed, .adjourned: false
    }
  }
}

/// One thing of the plan, before and after.
public enum PlanChange: Sendable, Hashable, Codable {
  case inserted(item: Item, place: ItemPlace)
  /// An undo took away what was inserted, or an item went with its session.
  case removed(item: Item, place: ItemPlace)
  case moved(move: ItemMove)
  case retitled(item: Code<Item>, was: ItemWords, became: ItemWords)
  case retimed(item: Code<Item>, was: ItemTime, became: ItemTime)
  case revised(item: Code<Item>, was: ItemRunning, became: ItemRunning)
  /// Days and sessions, once all that stood in those that go is gone.
  case arranged(was: AgendaOutline, became: AgendaOutline)

  /// What takes the change back.
  var inverse: PlanChange {
    switch self {
    case .inserted(let item, let place): .removed(item: item, place: place)
    case .removed(let item, let place): .inserted(item: item, place: place)
    case .moved(let move): .moved(move: move.inverse)
    case .retitled(let item, let was, let became): .retitled(item: item, was: became, became: was)
    case .retimed(let item, let was, let became): .retimed(item: item, was: became, became: was)
    case .revised(let item, let was, let became): .revised(item: item, was: became, became: was)
    case .arranged(let was, let became): .arranged(was: became, became: was)
    }
  }
}

/// An item's way from one place to another, with the planned starts that belong to them.
public struct ItemMove: Sendable, Hashable, Codable {
  /// The item.
  public let item: Code<Item>
  /// Where it stood.
  public let from: ItemPlace
  /// Where it stands.
  public let to: ItemPlace
  /// When it was planned, in ms since 1970 UTC.
  public let wasStartMS: Int64
  /// When it is planned, in ms since 1970 UTC.
  public let startMS: Int64

  /// A move from its parts.
  public init(item: Code<Item>, from: ItemPlace, to: ItemPlace, wasStartMS: Int64, startMS: Int64) {
    self.item = item
    self.from = from
    self.to = to
    self.wasStartMS = wasStartMS
    self.startMS = startMS
  }

  /// The way back.
  var inverse: ItemMove {
    ItemMove(item: item, from: to, to: from, wasStartMS: startMS, startMS: wasStartMS)
  }
}

/// The smallest parts of a change, each of which can be taken back by itself.
enum AgendaPart {
  case plan(PlanChange)
  case progress(Code<Item>, ItemProgress)
}

extension Agenda {
  /// A change in its parts, in order.
  func parts(of change: AgendaChange, atMS: Int64) -> [AgendaPart] {
    switch change {
    case .planned(let change): [.plan(change)]
    case .carried(let moves): moves.flatMap { [.plan(.moved(move: $0)), .progress($0.item, .pending)] }
    case .dropped(let item, _): [.progress(item, .dropped(atMS: atMS))]
    case .restored(let item): [.progress(item, .pending)]
    case .arranged(let was, let became, let removed):
      removed.map { .plan(.removed(item: $0.item, place: $0.place)) } + [.plan(.arranged(was: was, became: became))]
    case .replaced(let changes): changes.flatMap { parts(of: $0, atMS: atMS) }
    case .held(let item, let reason): progress(of: [item]) { $0.holding(atMS: atMS, reason: reason) }
    case .resumed(let item): progress(of: [item]) { $0.resuming(atMS: atMS) }
    case .adjourned(_, let items, _): progress(of: items) { $0.adjourning(atMS: atMS) }
    }
  }

  private func progress(of items: [Code<Item>], _ change: (ItemProgress) -> ItemProgress) -> [AgendaPart] {
    items.compactMap { code in self[code].map { .progress(code, change($0.progress)) } }
  }

  /// Folds a part in; what it is about and is not there changes nothing.
  mutating func apply(_ part: AgendaPart, utcOffset: UTCOffset) {
    switch part {
    case .progress(let code, let progress): setProgress(progress, of: code)
    case .plan(let change): apply(change, utcOffset: utcOffset)
    }
  }

  /// Folds one change of the plan in.
  mutating func apply(_ change: PlanChange, utcOffset: UTCOffset) {
    switch change {
    case .inserted(let item, let place): if self[item.code] == nil { insert(item, at: place) }
    case .removed(let item, _): _ = remove(item.code)
    case .moved(let move):
      guard session(move.to.session) != nil, var item = remove(move.item) else { return }
      item.plannedStartMS = move.startMS
      insert(item, at: move.to)
    case .retitled(let item, _, let became): self.change({ $0.code == item }) { $0.words = became }
    case .retimed(let item, _, let became): self.change({ $0.code == item }) { $0.time = became }
    case .revised(let item, _, let became): self.change({ $0.code == item }) { $0.running = became }
    case .arranged(_, let became): arrange(became, utcOffset: utcOffset)
    }
  }

  /// Whether days and sessions can be as they were: nothing has begun that would have another day, or stands in what would go.
  private func canGoBack(to was: AgendaOutline) -> Bool {
    let kept = Set(was.sessions.map(\.code))
    return (try? checkBegun(under: was)) != nil && sessions.allSatisfy { kept.contains($0.code) || $0.items.isEmpty }
  }

  /// Whether a change of the plan is still as it was made, on an item that is not done.
  func stands(_ change: PlanChange) -> Bool {
    func isOpen(_ code: Code<Item>) -> Bool { self[code].map { !$0.progress.isDone } ?? false }
    return switch change {
    case .inserted(let item, let place): self[item.code] == item && self.place(of: item.code) == place
    case .removed(let item, _): self[item.code] == nil
    case .moved(let move):
      place(of: move.item) == move.to && self[move.item]?.plannedStartMS == move.startMS
        && self[move.item]?.progress.isLive == false && isOpen(move.item)
    case .retitled(let item, _, let became): isOpen(item) && self[item]?.words == became
    case .retimed(let item, _, let became): isOpen(item) && self[item]?.time == became
    case .revised(let item, _, let became): isOpen(item) && self[item]?.running == became
    case .arranged(let was, let became): outline == became && canGoBack(to: was)
    }
  }
}
