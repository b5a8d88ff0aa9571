/// How far an item has come.
public enum ItemProgress: Sendable, Hashable, Codable {
  /// Not begun.
  case pending
  /// Being dealt with, since `startedMS`; `held` where it was interrupted.
  case live(startedMS: Int64, held: HeldTime? = nil)
  /// Dealt with, from `startedMS` to `endedMS`; for `heldMS` of that it was interrupted.
  case done(startedMS: Int64, endedMS: Int64, heldMS: Int64? = nil)
  /// Struck from the programme, where it stays to be seen.
  case dropped(atMS: Int64)
  /// Put off, begun or not; it waits to be started again or carried to another session.
  case adjourned(startedMS: Int64?, atMS: Int64)

  /// When it last began, ended, or was put off, in ms since 1970 UTC; nothing where it was not dealt with.
  public var changedMS: Int64? {
    switch self {
    case .pending, .dropped: nil
    case .live(let startedMS, _): startedMS
    case .done(_, let endedMS, _): endedMS
    case .adjourned(_, let atMS): atMS
    }
  }

  /// Whether it is being dealt with.
  public var isLive: Bool { if case .live = self { true } else { false } }

  /// Whether it has been dealt with.
  public var isDone: Bool { if case .done = self { true } else { false } }

  /// Whether it is struck.
  public var isDropped: Bool { if case .dropped = self { true } else { false } }

  /// Whether it was put off.
  public var isAdjourned: Bool { if case .adjourned = self { true } else { false } }

  /// Whether it is interrupted now.
  public var isHeld: Bool { if case .live(_, let held?) = self { held.sinceMS != nil } else { false } }

  /// Whether it is being dealt with, has been, or was begun and then put off.
  public var hasBegun: Bool {
    switch self {
    case .live, .done: true
    case .adjourned(let startedMS, _): startedMS != nil
    case .pending, .dropped: false
    }
  }

  /// Whether it may still be started.
  public var isOpen: Bool { self == .pending || isAdjourned }
}

/// The interruptions of an item that is being dealt with.
public struct HeldTime: Sendable, Hashable, Codable {
  /// How long interruptions that are over lasted together, in ms.
  public let pastMS: Int64
  /// Since when it is interrupted, in ms since 1970 UTC; nothing while it goes on.
  public let sinceMS: Int64?
  /// Why it was interrupted last; may be empty.
  public let reason: String

  /// Interruptions from their parts.
  public init(pastMS: Int64 = 0, sinceMS: Int64?, reason: String = "") {
    self.pastMS = pastMS
    self.sinceMS = sinceMS
    self.reason = reason
  }

  /// How long all of them have lasted until a moment, in ms; a clock that was set back takes nothing off.
  public func totalMS(atMS nowMS: Int64) -> Int64 { pastMS + (sinceMS.map { max(0, nowMS - $0) } ?? 0) }
}

extension ItemProgress {
  /// The progress of a live item with an interruption begun; otherwise unchanged.
  func holding(atMS nowMS: Int64, reason: String) -> ItemProgress {
    guard case .live(let startedMS, let held) = self else { return self }
    return .live(
      startedMS: startedMS, held: HeldTime(pastMS: held?.totalMS(atMS: nowMS) ?? 0, sinceMS: nowMS, reason: reason))
  }

  /// The progress of a live item that goes on; otherwise unchanged.
  func resuming(atMS nowMS: Int64) -> ItemProgress {
    guard case .live(let startedMS, let held?) = self else { return self }
    return .live(
      startedMS: startedMS, held: HeldTime(pastMS: held.totalMS(atMS: nowMS), sinceMS: nil, reason: held.reason))
  }

  /// The progress of a live item that has ended; otherwise unchanged.
  func ending(atMS nowMS: Int64) -> ItemProgress {
    guard case .live(let startedMS, let held) = self else { return self }
    return .done(startedMS: startedMS, endedMS: nowMS, heldMS: held?.totalMS(atMS: nowMS))
  }

  /// The progress of an item that is put off; done and dropped ones stay as they are.
  func adjourning(atMS nowMS: Int64) -> ItemProgress {
    switch self {
    case .live(let startedMS, _): .adjourned(startedMS: startedMS, atMS: nowMS)
    case .pending: .adjourned(startedMS: nil, atMS: nowMS)
    case .done, .dropped, .adjourned: self
    }
  }
}

extension Agenda {
  /// The session that the item ended last belongs to, where nothing of it is left; nothing where something is.
  public var sessionJustOver: Code<Session>? {
    let ended = items.compactMap { item -> (code: Code<Item>, atMS: Int64)? in
      guard item.progress.isDone || item.progress.isAdjourned else { return nil }
      return item.progress.changedMS.map { (item.code, $0) }
    }
    guard let last = ended.max(by: { $0.atMS < $1.atMS }), let session = session(of: last.code),
      !session.items.contains(where: { $0.progress.isLive || $0.progress == .pending })
    else { return nil }
    return session.code
  }
}
