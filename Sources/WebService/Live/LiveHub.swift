import Congress
import NIOCore
import Synchronization

/// Hands the newest of everything to all tablets, and never anything before it.
///
/// It holds one frame of each room and one of each tablet that is somebody's: a tablet is told that there is something
/// newer, and takes what is the newest when it can. Any thread.
final class LiveHub: Sendable {
  /// The tablets of an audience that read one language: they get the same bytes.
  struct Room: Sendable, Hashable {
    let audience: TabletAudience
    let language: Language
  }

  /// Who follows: a tablet by its digest, and the language that it reads.
  struct Seeker: Sendable, Hashable {
    /// Nothing for a browser that keeps no secret.
    let digest: TabletDigest?
    let language: Language
  }

  /// What a tablet is in: its owner's audience, and what it is told of itself in each language.
  struct Member: Sendable, Equatable {
    let audience: TabletAudience
    /// As whom it reads documents.
    let reader: DocumentReader
    let me: [Language: LiveFrame]
  }

  /// The tablets of a reader of documents that read one language.
  private struct ReadingRoom: Hashable {
    let reader: DocumentReader
    let language: Language
  }

  /// A tablet that follows.
  struct Follower: Sendable, Hashable { fileprivate let number: Int }

  /// The longest that a tablet may take for what was written to it, in beats; one that takes longer is let go.
  static let stalledBeatsMax = 3

  private struct Tablet {
    let seeker: Seeker
    let signal: AsyncStream<Void>.Continuation
    let letGo: @Sendable () -> Void
    /// Beats since something was written that has not been taken; nothing while nothing is being written.
    var beatsWriting: Int?
  }

  private struct State {
    var rooms: [Room: LiveFrame] = [:]
    var link: LiveFrame?
    var documents: [ReadingRoom: LiveFrame] = [:]
    /// The tablets that are somebody's.
    var members: [TabletDigest: Member] = [:]
    /// What all others are in.
    var outsider: Member
    var tablets: [Int: Tablet] = [:]
    var lastNumber = 0
    var hasEnded = false
    /// Whether it is known which tablets are somebody's; before that nobody is told that theirs is not.
    var knowsMembers: Bool

    func member(_ seeker: Seeker) -> Member { seeker.digest.flatMap { members[$0] } ?? outsider }
  }

  /// The most tablets at a time.
  let tabletsMax: Int
  private let state: Mutex<State>

  /// - Parameters:
  ///   - tabletsMax: The most tablets at a time.
  ///   - outsider: What a tablet is in that is nobody's.
  ///   - knowsMembers: Whether it is known from the beginning which tablets are somebody's.
  init(
    tabletsMax: Int, knowsMembers: Bool = true, outsider: Member = Member(audience: .guest, reader: .public, me: [:])
  ) {
    self.tabletsMax = tabletsMax
    state = Mutex(State(outsider: outsider, knowsMembers: knowsMembers))
  }

  /// How many tablets follow.
  var count: Int { state.withLock { $0.tablets.count } }

  // MARK: Publishing

  /// Shows a room's newest frame to the tablets in it.
  func publish(_ frame: LiveFrame, in room: Room) {
    signal { state in
      guard state.rooms[room] != frame else { return nil }
      state.rooms[room] = frame
      return { $0.language == room.language && $1.audience == room.audience }
    }
  }

  /// Shows to the tablets of a reader what they may read.
  func publish(_ frame: LiveFrame, of reader: DocumentReader, in language: Language) {
    let room = ReadingRoom(reader: reader, language: language)
    signal { state in
      guard state.documents[room] != frame else { return nil }
      state.documents[room] = frame
      return { $0.language == language && $1.reader == reader }
    }
  }

  /// Shows to everybody whether the hall's service is heard.
  func publish(link frame: LiveFrame) {
    signal { state in
      guard state.link != frame else { return nil }
      state.link = frame
      return { _, _ in true }
    }
  }

  /// Says which tablets are somebody's now; those for which that is another thing than before are told.
  func publish(members: [TabletDigest: Member]) {
    signal { state in
      let before = state.members
      let isFirst = !state.knowsMembers
      guard before != members || isFirst else { return nil }
      (state.members, state.knowsMembers) = (members, true)
      if isFirst { return { _, _ in true } }
      return { seeker, _ in seeker.digest.map { before[$0] != members[$0] } ?? false }
    }
  }

  /// Changes something, and tells those tablets whom it concerns.
  private func signal(_ change: (inout State) -> ((Seeker, Member) -> Bool)?) {
    let signals = state.withLock { state -> [AsyncStream<Void>.Continuation] in
      guard let concerns = change(&state) else { return [] }
      return state.tablets.values.filter { concerns($0.seeker, state.member($0.seeker)) }.map(\.signal)
    }
    for signal in signals { signal.yield() }
  }

  /// What a tablet has not got, in the order in which it is told.
  func news(for seeker: Seeker, since place: LivePlace) -> [(kind: LiveKind, frame: LiveFrame)] {
    let frames = state.withLock { state -> [(LiveKind, LiveFrame?)] in
      guard state.knowsMembers else { return [(.link, state.link)] }
      let member = state.member(seeker)
      let room = state.rooms[Room(audience: member.audience, language: seeker.language)]
      let documents = state.documents[ReadingRoom(reader: member.reader, language: seeker.language)]
      return [(.me, member.me[seeker.language]), (.room, room), (.documents, documents), (.link, state.link)]
    }
    return frames.compactMap { kind, frame in frame.flatMap { place.names[kind] == $0.name ? nil : (kind, $0) } }
  }

  // MARK: Tablets

  /// Takes a tablet in.
  ///
  /// - Parameter letGo: Closes its connection.
  /// - Returns: Who it is, and when it is to look for something newer; nothing where there are too many, or all has ended.
  func join(
    _ seeker: Seeker, letGo: @escaping @Sendable () -> Void
  ) -> (follower: Follower, signals: AsyncStream<Void>)? {
    let (signals, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let number = state.withLock { state -> Int? in
      guard !state.hasEnded, state.tablets.count < tabletsMax else { return nil }
      state.lastNumber += 1
      state.tablets[state.lastNumber] = Tablet(seeker: seeker, signal: signal, letGo: letGo)
      return state.lastNumber
    }
    guard let number else { return nil }
    signal.yield()
    return (Follower(number: number), signals)
  }

  /// Lets a tablet go.
  func leave(_ follower: Follower) {
    state.withLock { $0.tablets.removeValue(forKey: follower.number) }?.signal.finish()
  }

  /// Notes that something is being written to a tablet, or has been taken.
  func note(_ follower: Follower, isWriting: Bool) {
    state.withLock { $0.tablets[follower.number]?.beatsWriting = isWriting ? 0 : nil }
  }

  /// Lets every tablet hear that the hall is there, and lets those go that have taken nothing for too long.
  func beat() {
    let (signals, stalled) = state.withLock { state in
      var stalled: [@Sendable () -> Void] = []
      for (number, tablet) in state.tablets {
        guard let beats = tablet.beatsWriting else { continue }
        state.tablets[number]?.beatsWriting = beats + 1
        if beats + 1 >= Self.stalledBeatsMax { stalled.append(tablet.letGo) }
      }
      return (state.tablets.values.map(\.signal), stalled)
    }
    for letGo in stalled { letGo() }
    for signal in signals { signal.yield() }
  }

  /// Ends the streams of all tablets; nobody is taken in any more.
  func end() {
    let signals = state.withLock { state in
      state.hasEnded = true
      return state.tablets.values.map(\.signal)
    }
    for signal in signals { signal.finish() }
  }
}
