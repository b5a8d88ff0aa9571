/// Where an item stands: in a session, behind another item of it or, without one, at its beginning.
public struct ItemPlace: Sendable, Hashable, Codable {
  /// The session.
  public let session: Code<Session>
  /// The item before it.
  public let after: Code<Item>?

  /// A place in a session.
  public init(session: Code<Session>, after: Code<Item>?) {
    self.session = session
    self.after = after
  }
}

extension Agenda {
  /// Every session of every day, in order.
  public var sessions: [Session] { days.flatMap(\.sessions) }

  /// The session with `code`, if there is one.
  public func session(_ code: Code<Session>) -> Session? { sessions.first { $0.code == code } }

  /// The session that an item stands in.
  public func session(of code: Code<Item>) -> Session? {
    sessions.first { $0.items.contains { $0.code == code } }
  }

  /// The day of a session.
  public func day(of session: Code<Session>) -> Day? {
    days.first { $0.sessions.contains { $0.code == session } }
  }

  /// Where an item stands.
  public func place(of code: Code<Item>) -> ItemPlace? {
    guard let session = session(of: code), let index = session.items.firstIndex(where: { $0.code == code }) else {
      return nil
    }
    return ItemPlace(session: session.code, after: index > 0 ? session.items[index - 1].code : nil)
  }

  /// The place behind the last item of a session.
  public func end(of session: Session) -> ItemPlace {
    ItemPlace(session: session.code, after: session.items.last?.code)
  }

  /// How many items stand before a place; nothing where there is no such place.
  func index(of place: ItemPlace) -> Int? {
    var before = 0
    for session in sessions {
      guard session.code == place.session else {
        before += session.items.count
        continue
      }
      guard let after = place.after else { return before }
      return session.items.firstIndex { $0.code == after }.map { before + $0 + 1 }
    }
    return nil
  }

  /// Takes an item out; a code that names none changes nothing.
  mutating func remove(_ code: Code<Item>) -> Item? {
    for day in days.indices {
      for session in days[day].sessions.indices {
        if let index = days[day].sessions[session].items.firstIndex(where: { $0.code == code }) {
          return days[day].sessions[session].items.remove(at: index)
        }
      }
    }
    return nil
  }

  /// Puts an item at a place; one that is not there is taken as the end of its session, an unknown session as no place.
  mutating func insert(_ item: Item, at place: ItemPlace) {
    for day in days.indices {
      for session in days[day].sessions.indices where days[day].sessions[session].code == place.session {
        let items = days[day].sessions[session].items
        let index = place.after.map { after in
          items.firstIndex { $0.code == after }.map { $0 + 1 } ?? items.count
        }
        days[day].sessions[session].items.insert(item, at: index ?? 0)
        return
      }
    }
  }
}
