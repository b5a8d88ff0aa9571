import Congress
import HallProtocol

/// What a session does about what it hears: hello first, then commands and acknowledgements, silence ends it.
///
/// A pure state machine: no socket, no clock; it returns actions that ``ClientSession`` carries out.
struct SessionMachine {
  /// What is to be done.
  enum Action: Sendable, Hashable {
    case welcome(Authenticator.Grant)
    case submit(CommandMessage, atMS: Int64, Actor)
    /// The topics' newest values may go now.
    case offer([Topic])
    case shown(Topic, Acknowledgement, atMS: Int64)
    case reported(ScreenReport, atMS: Int64)
    /// Whoever listens to the hall tells its newest words.
    case captioned(Caption, atMS: Int64)
    /// Somebody wants to see what a screen shows.
    case shoot(ShotRequest)
    /// A screen answers with what it shows.
    case pictured(ScreenPicture)
    case heard(atMS: Int64)
    case ping(atMS: Int64)
    case pong(atMS: Int64, nowMS: Int64)
    /// The session is over; the peer is told why.
    case close(CloseReason)
  }

  private enum Phase {
    case greeting(sinceMS: Int64)
    case live(Authenticator.Grant, hello: Hello)
    case closed
  }

  private let authenticator: Authenticator
  /// How many times as fast as time the service's clock runs; all limits are of time.
  private let speed: Int64
  private let helloMS: Int64
  let release: GateRelease
  private var phase: Phase
  private var gates = TopicGates()
  /// Of a screen that may be given to another output.
  private var assignment: Assignment?
  private var heardMS: Int64
  private var pingedMS: Int64
  /// What the clock showed last.
  private var seenMS: Int64
  private var commandsWaiting = 0
  private var journalReading: JournalReading?

  /// What says where a screen belongs: its output's picture waits for that, or the screen would be shown a picture of an
  /// output that it does not know to be its own.
  private struct Assignment {
    let ownTopic: Topic
    /// The revision of its own topic that the picture waits for.
    var revision: Int64 = 0
  }

  private struct JournalReading {
    /// Whether records came in while the read was under way.
    var isOvertaken = false
  }

  init(
    authenticator: Authenticator, startMS: Int64, speed: Int = 1, helloMS: Int64 = HallLimits.helloMS,
    release: GateRelease = .acknowledged
  ) {
    self.authenticator = authenticator
    self.helloMS = helloMS
    self.release = release
    self.speed = Int64(speed)
    phase = .greeting(sinceMS: startMS)
    heardMS = startMS
    pingedMS = startMS
    seenMS = startMS
  }

  /// Who this is, once welcomed.
  var grant: Authenticator.Grant? { if case .live(let grant, _) = phase { grant } else { nil } }

  /// What the session follows, in the order in which it is told; also after its end.
  var topics: [Topic] { gates.indices.map { gates[$0] } }

  /// The places of those topics.
  var places: Range<Int> { gates.indices }

  /// The topic at a place.
  func topic(at place: Int) -> Topic { gates[place] }

  /// What tells a screen where it belongs; nothing for whoever belongs nowhere else.
  var ownTopic: Topic? { assignment?.ownTopic }

  /// Whether the session is over.
  var isClosed: Bool { if case .closed = phase { true } else { false } }

  /// Ends the session.
  mutating func close() { phase = .closed }

  /// Takes a message.
  mutating func received(_ message: ClientMessage, nowMS: Int64) -> [Action] {
    forgiveJump(to: nowMS)
    heardMS = nowMS
    switch phase {
    case .closed: return []
    case .greeting: return greeted(message)
    case .live(let grant, _): return received(message, from: grant, nowMS: nowMS)
    }
  }

  private mutating func greeted(_ message: ClientMessage) -> [Action] {
    guard case .hello(let hello) = message else {
      return [.close(CloseReason(code: .helloExpected, message: "The first line must be a hello."))]
    }
    do throws(CloseReason) {
      let grant = try authenticator.admit(hello)
      phase = .live(grant, hello: hello)
      return [.welcome(grant)]
    } catch {
      return [.close(error)]
    }
  }

  private mutating func received(_ message: ClientMessage, from grant: Authenticator.Grant, nowMS: Int64) -> [Action] {
    switch message {
    case .hello: return [.close(CloseReason(code: .helloTwice, message: "Hello is said once."))]
    case .ping(let atMS):
      return [.pong(atMS: atMS, nowMS: nowMS)] + (grant.output == nil ? [] : [.heard(atMS: nowMS)])
    case .pong: return grant.output == nil ? [] : [.heard(atMS: nowMS)]
    case .report(let report): return grant.output == nil ? [] : [.reported(report, atMS: nowMS)]
    case .caption(let caption): return grant.actor.role == .operator ? [.captioned(caption, atMS: nowMS)] : []
    case .shot(let request): return [.shoot(request)]
    case .picture(let picture): return grant.output == nil ? [] : [.pictured(picture), .heard(atMS: nowMS)]
    case .acknowledge(let acknowledgement): return acknowledged(acknowledgement, by: grant, nowMS: nowMS)
    case .command(let message):
      commandsWaiting += 1
      return [.submit(message, atMS: nowMS, grant.actor)]
    }
  }

  private mutating func acknowledged(
    _ acknowledgement: Acknowledgement, by grant: Authenticator.Grant, nowMS: Int64
  ) -> [Action] {
    guard let topic = Topic(name: acknowledgement.topic),
      let isOpen = gates[topic]?.acknowledge(acknowledgement.revision)
    else { return [] }
    var actions: [Action] = []
    if grant.output != nil, topic.concernsScreens { actions.append(.shown(topic, acknowledgement, atMS: nowMS)) }
    // What a screen is told of itself may have kept its picture waiting.
    if isOpen { actions.append(.offer(topic.isOfOneScreen && grant.isAssigned ? grant.topics : [topic])) }
    return actions
  }

  /// A value has left this end; the peer's own word is waited for where it gives one.
  /// - Returns: The topics whose newest values may go now.
  mutating func flushed(_ topic: Topic, _ revision: Int64) -> [Topic] {
    guard release == .flushed, !isClosed, gates[topic]?.acknowledge(revision) == true else { return [] }
    return [topic]
  }

  /// Opens the gates for what the client wants, at what it says it holds from this epoch.
  ///
  /// A revision above the newest is of a journal that has been put back since; nothing of it is held.
  mutating func welcomed(epoch: String, newest: (Topic) -> Int64) {
    guard case .live(let grant, let hello) = phase else { return }
    assignment = grant.isAssigned ? Assignment(ownTopic: .screen(Code(grant.actor.name))) : nil
    let held = hello.have?.epoch == epoch ? hello.have?.topics ?? [:] : [:]
    for topic in grant.topics {
      let revision = held[topic.name] ?? 0
      gates[topic] = TopicGate(heldRevision: revision <= newest(topic) ? revision : 0)
    }
  }

  /// Gives a screen's session to another output: its topic is sent from the beginning, the one before no more.
  /// - Parameter revision: The revision of the screen's own topic that tells it so.
  mutating func assign(to output: Code<Output>, as revision: Int64) {
    guard case .live(let grant, let hello) = phase, grant.isAssigned, let before = grant.output else { return }
    phase = .live(grant.assigned(to: output), hello: hello)
    gates.exchange(.output(before), for: .output(output))
    assignment?.revision = revision
  }

  /// Whether a topic's value at `revision` may go now; if so, it counts as under way.
  mutating func opens(_ topic: Topic, for revision: Int64) -> Bool {
    guard topic.isOfOneScreen || !isAwaitingAssignment else { return false }
    return gates[topic]?.offer(revision) ?? false
  }

  /// Whether the screen has not been sent where it belongs.
  private var isAwaitingAssignment: Bool {
    guard let assignment, let gate = gates[assignment.ownTopic] else { return false }
    return gate.sentRevision < assignment.revision
  }

  /// Where to read the journal topic on from; nothing while a read or a value is under way.
  mutating func beginJournalRead() -> Int64? {
    guard let gate = gates[.journal], gate.underWay == nil else { return nil }
    guard journalReading == nil else {
      journalReading?.isOvertaken = true
      return nil
    }
    journalReading = JournalReading()
    return gate.sentRevision
  }

  /// Ends a read of the journal topic.
  /// - Returns: Whether more came in during a read that found nothing, so that it must be made again.
  mutating func endJournalRead(lastSequence: Int64?) -> Bool {
    let isOvertaken = journalReading?.isOvertaken ?? false
    journalReading = nil
    if let lastSequence { _ = gates[.journal]?.offer(lastSequence) }
    return isOvertaken && lastSequence == nil
  }

  /// Whether so many commands are under way that the next line has to wait.
  var isWindowFull: Bool { commandsWaiting >= ServiceLimits.commandsUnderWayMax }

  /// Whether a command has not been answered yet.
  var isAwaitingAnswers: Bool { commandsWaiting > 0 }

  /// Takes note that a command was answered.
  mutating func answered() { commandsWaiting -= 1 }

  /// Where the clock was put right between two looks, or the machine stood still, nobody was silent meanwhile.
  private mutating func forgiveJump(to nowMS: Int64) {
    let jumpMS = nowMS - seenMS
    seenMS = nowMS
    guard jumpMS < 0 || jumpMS / speed > ServiceLimits.tickMS * 4 else { return }
    heardMS += jumpMS
    pingedMS += jumpMS
    if case .greeting(let sinceMS) = phase { phase = .greeting(sinceMS: sinceMS + jumpMS) }
  }

  /// Looks for silence.
  mutating func ticked(nowMS: Int64) -> [Action] {
    forgiveJump(to: nowMS)
    switch phase {
    case .closed: return []
    case .greeting(let sinceMS):
      guard (nowMS - sinceMS) / speed >= helloMS else { return [] }
      return [.close(CloseReason(code: .helloTooLate, message: "No hello came within \(helloMS) ms."))]
    case .live(let grant, _):
      let silenceMS = (nowMS - heardMS) / speed
      guard silenceMS < grant.silenceMS else {
        return [.close(CloseReason(code: .silent, message: "Nothing was heard for \(silenceMS) ms. Send a ping."))]
      }
      guard silenceMS * 2 >= grant.silenceMS, (nowMS - pingedMS) / speed >= HallLimits.pingIntervalMS else { return [] }
      pingedMS = nowMS
      return [.ping(atMS: nowMS)]
    }
  }
}
