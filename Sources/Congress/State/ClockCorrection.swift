/// The rules of the service's clock that a command may break.
///
/// The words for people stand in `Assets/strings` under `refusal.<code>`, with ``details`` in their places.
public enum ClockRule: Sendable, Hashable {
  /// The clock differs by less than can be put right, in ms.
  case isRight(differenceMS: Int64)
  /// No clock says that time, in ms since 1970 UTC.
  case timeNotFit(Int64)
  /// A rehearsal's clock runs as it was told.
  case isOfRehearsal

  /// The least difference that is put right, in ms.
  public static let differenceMS: Int64 = 1_000
  /// From 2000 to 2100.
  static let range: ClosedRange<Int64> = 946_684_800_000...4_102_444_800_000

  /// The rule's stable name, as replies carry it.
  public var code: String {
    switch self {
    case .isRight: "clock_is_right"
    case .timeNotFit: "clock_time_not_fit"
    case .isOfRehearsal: "clock_is_of_rehearsal"
    }
  }

  /// The numbers by the keys that the rule's sentence uses.
  public var details: [String: Detail] {
    switch self {
    case .isRight(let differenceMS): ["differenceMS": .number(differenceMS)]
    case .timeNotFit(let ms): ["ms": .number(ms)]
    case .isOfRehearsal: [:]
    }
  }
}

extension CongressState {
  /// Takes in that the clock shows another time from here on.
  ///
  /// What runs has run as long as before: the item that is on, a speaker's time, how long pictures have stood. What is
  /// known of people is known since now at the latest, or it would be newer than whatever is scanned from here on. What is
  /// over stays as it is on record.
  mutating func applyClock(fromMS: Int64, toMS: Int64) {
    let byMS = toMS - fromMS
    newestMS = toMS
    if let live = agenda.liveItem { agenda.setProgress(live.progress.shifted(byMS: byMS), of: live.code) }
    floor.shiftClocks(byMS: byMS)
    for index in outputs.indices { outputs[index].takenAtMS += outputs[index].takenAtMS == 0 ? 0 : byMS }
    for index in outputs.indices { outputs[index].film = outputs[index].film?.shifted(byMS: byMS) }
    for index in screens.indices { screens[index].shift(byMS: byMS) }
    identifyAllUntilMS = identifyAllUntilMS == 0 ? 0 : identifyAllUntilMS + byMS
    for index in presences.indices { presences[index] = presences[index].known(latestMS: toMS) }
    headcount.know(latestMS: toMS)
  }
}

extension ItemProgress {
  /// The progress of a live item by a clock that was put right; otherwise unchanged.
  fileprivate func shifted(byMS: Int64) -> ItemProgress {
    guard case .live(let startedMS, let held) = self else { return self }
    let moved = held.map {
      HeldTime(pastMS: $0.pastMS, sinceMS: $0.sinceMS.map { $0 + byMS }, reason: $0.reason)
    }
    return .live(startedMS: startedMS + byMS, held: moved)
  }
}

extension ScreenStanding {
  fileprivate mutating func shift(byMS: Int64) {
    if identifyUntilMS != 0 { identifyUntilMS += byMS }
    switch mode {
    case .follows: break
    case .pinned(let cue, let atMS): mode = .pinned(cue: cue, atMS: atMS + byMS)
    case .frozen(let picture, let atMS): mode = .frozen(picture: picture, atMS: atMS + byMS)
    }
  }
}

extension PresenceRecord {
  fileprivate func known(latestMS: Int64) -> PresenceRecord {
    guard atMS > latestMS || (recordedMS ?? latestMS) > latestMS else { return self }
    return PresenceRecord(
      presence: presence, reason: reason, atMS: min(atMS, latestMS), source: source,
      recordedMS: recordedMS.map { min($0, latestMS) })
  }
}
