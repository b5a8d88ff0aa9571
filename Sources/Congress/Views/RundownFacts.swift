/// The `rundown` topic: what the control room alone knows of the programme.
public struct RundownView: Sendable, Hashable, Codable {
  /// What the operator is to mind at one item.
  public struct Note: Sendable, Hashable, Codable {
    /// The item.
    public let item: Code<Item>
    /// What to mind.
    public let text: LocalizedText

    /// A note on an item.
    public init(item: Code<Item>, text: LocalizedText) {
      self.item = item
      self.text = text
    }
  }

  /// A document that goes out by itself.
  public struct Release: Sendable, Hashable, Codable {
    /// The document.
    public let document: Code<Document>
    /// What it is called.
    public let title: LocalizedText
    /// The version that goes out.
    public let version: Int
    /// When.
    public let on: ReleaseMoment
    /// Whether its pages were approved; what is not approved does not go out.
    public let isApproved: Bool
  }

  /// How often the plan has been changed since the founding.
  public let version: Int
  /// The notes, in the order of the programme.
  public let notes: [Note]
  /// What goes out by itself, in the order in which it was filed; nothing where nothing does.
  public let releases: [Release]?

  /// The control room's side of a programme.
  public init(version: Int, notes: [Note], releases: [Release]? = nil) {
    self.version = version
    self.notes = notes
    self.releases = releases
  }

  /// What the operator is to mind at an item, if anything is written.
  public func note(on item: Code<Item>) -> LocalizedText? { notes.first { $0.item == item }?.text }

  /// What goes out as an item begins or one of its ballots opens.
  public func releases(at item: Item) -> [Release] {
    let moments = Set([.item(item.code)] + item.ballots.map(ReleaseMoment.ballot))
    return (releases ?? []).filter { moments.contains($0.on) }
  }
}

extension CongressState {
  /// What the control room alone knows of the programme.
  public var rundownView: RundownView {
    let releases = documents.compactMap { document in
      document.plannedRelease.map {
        RundownView.Release(
          document: document.code, title: document.title, version: document.newest.number, on: $0,
          isApproved: document.state == .approved)
      }
    }
    return RundownView(
      version: agenda.version,
      notes: agenda.items.compactMap { item in
        item.operatorNotes.map { RundownView.Note(item: item.code, text: $0) }
      }, releases: releases.isEmpty ? nil : releases)
  }

  /// How an item's line stands in the programme that the hall sees.
  func mark(of item: Item) -> ProgrammeView.Mark {
    switch item.progress {
    case .pending: agenda.nextItem?.code == item.code ? .next : .pending
    case .live: .now
    case .done: .done
    case .dropped: .struck
    case .adjourned: .adjourned
    }
  }

  /// Whether an item is not as the congress was founded with it: new, in another session, at another time, or under other
  /// words.
  func isChanged(_ item: Item, in session: Session) -> Bool {
    guard let planned = definition.agenda[item.code] else { return true }
    return planned.words != item.words || planned.plannedStartMS != item.plannedStartMS
      || definition.agenda.session(of: item.code)?.code != session.code
  }
}

extension Agenda {
  /// The programme with the operator's notes, for whoever may know them.
  public func with(notesOf view: RundownView) -> Agenda {
    var agenda = self
    for note in view.notes { agenda.change({ $0.code == note.item }) { $0.operatorNotes = note.text } }
    return agenda
  }

  /// The programme as everybody may have it.
  var withoutOperatorNotes: Agenda {
    var agenda = self
    for day in agenda.days.indices {
      for session in agenda.days[day].sessions.indices {
        for item in agenda.days[day].sessions[session].items.indices {
          agenda.days[day].sessions[session].items[item].operatorNotes = nil
        }
      }
    }
    return agenda
  }
}
