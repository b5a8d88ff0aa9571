/// Who is to speak, who speaks, who has spoken: everybody on the speakers' list, in its order.
///
/// Invariant: codes are unique; at most one has the floor; at most ``speakersMax`` are on the list.
public struct Floor: Sendable, Hashable, Codable {
  /// The most speakers of a congress, those who have spoken among them.
  public static let speakersMax = 500

  /// Somebody on the list and how far they have come.
  public struct Entry: Sendable, Hashable, Codable {
    /// Who it is.
    public internal(set) var speaker: Speaker
    /// How far they have come.
    public internal(set) var progress: SpeechProgress

    /// Somebody on the list.
    public init(speaker: Speaker, progress: SpeechProgress = .waiting) {
      self.speaker = speaker
      self.progress = progress
    }
  }

  /// An entry with its place on the list, from 0.
  struct Slot: Sendable, Hashable, Codable {
    let place: Int
    let entry: Entry
  }

  /// Everybody on the list, in its order.
  public private(set) var entries: [Entry]

  /// When something on the list last changed, in ms since 1970 UTC: from then on its pages are turned anew.
  var changedMS: Int64?

  /// A list on which everybody waits.
  public init(speakers: [Speaker] = []) { self.init(entries: speakers.map { Entry(speaker: $0) }) }

  /// A list as it stands.
  init(entries: [Entry]) { self.entries = entries }

  /// Whoever has the floor.
  public var current: Entry? { entries.first { $0.progress.state.hasFloor } }

  /// Whoever is called next while an item is dealt with: the first who waits for that item or for none.
  ///
  /// Those who wait for another item stay until it is on, or until they are called by code.
  public func next(at item: Code<Item>?) -> Entry? {
    entries.first { $0.progress == .waiting && ($0.speaker.item == nil || $0.speaker.item == item) }
  }

  /// The entry with `code`, if it is on the list.
  public subscript(code: Code<Speaker>) -> Entry? { slot(code)?.entry }

  /// The entry with `code` and its place.
  func slot(_ code: Code<Speaker>) -> Slot? {
    entries.firstIndex { $0.speaker.code == code }.map { Slot(place: $0, entry: entries[$0]) }
  }

  /// A code that is not on the list, such as `PB01`.
  var freeCode: Code<Speaker> {
    let taken = Set(entries.map(\.speaker.code))
    var number = 1
    while taken.contains(Self.code(number)) { number += 1 }
    return Self.code(number)
  }

  private static func code(_ number: Int) -> Code<Speaker> { Code(number < 10 ? "PB0\(number)" : "PB\(number)") }

  // MARK: Changing

  /// Folds a change in; one that does not fit changes nothing.
  mutating func apply(_ change: SpeakerChange, to code: Code<Speaker>, atMS: Int64) {
    switch change {
    case .requested(let speaker):
      guard slot(code) == nil else { return }
      entries.append(Entry(speaker: speaker))
    case .removed: entries.removeAll { $0.speaker.code == code }
    case .moved(let before): move(code, before: before)
    case .restored(let place, let entry):
      entries.removeAll { $0.speaker.code == code }
      guard let entry else { return }
      entries.insert(entry, at: min(max(0, place ?? entries.count), entries.count))
    case .extended(let seconds):
      changeEntry(code) { $0.speaker.allottedSeconds = seconds }
    case .called, .returned, .begun, .held, .resumed, .ended:
      changeEntry(code) { entry in
        if let progress = entry.progress.after(change, atMS: atMS) { entry.progress = progress }
      }
    }
  }

  /// Takes in that the clock was put right: whoever speaks has used as much time as before.
  mutating func shiftClocks(byMS: Int64) {
    for index in entries.indices {
      guard case .speaking(let sinceMS, let usedMS) = entries[index].progress else { continue }
      entries[index].progress = .speaking(sinceMS: sinceMS + byMS, usedMS: usedMS)
    }
  }

  private mutating func changeEntry(_ code: Code<Speaker>, _ change: (inout Entry) -> Void) {
    guard let index = entries.firstIndex(where: { $0.speaker.code == code }) else { return }
    change(&entries[index])
  }

  private mutating func move(_ code: Code<Speaker>, before: Code<Speaker>?) {
    guard let slot = slot(code), before != code else { return }
    entries.remove(at: slot.place)
    let place = before.flatMap { before in entries.firstIndex { $0.speaker.code == before } } ?? entries.count
    entries.insert(slot.entry, at: place)
  }
}

extension SpeechProgress {
  /// What follows a change, or nothing where the change does not fit.
  fileprivate func after(_ change: SpeakerChange, atMS: Int64) -> SpeechProgress? {
    switch (change, self) {
    case (.called, .waiting): .called
    case (.returned, .called): .waiting
    case (.begun, .called): .speaking(sinceMS: atMS, usedMS: 0)
    case (.held, .speaking): .held(usedMS: usedMS(atMS: atMS))
    case (.resumed, .held(let usedMS)): .speaking(sinceMS: atMS, usedMS: usedMS)
    case (.ended, .called): .passed
    case (.ended, .speaking), (.ended, .held): .done(usedMS: usedMS(atMS: atMS))
    default: nil
    }
  }
}
