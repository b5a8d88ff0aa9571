import Assets
public import Congress
public import ControlClient
import HallProtocol

/// A registration desk at one moment: whom it knows, what is typed, what waits to be sent, what it says.
///
/// Pure: time comes in with every call, what is to be done goes out as ``DeskAction``. Every command is kept on disk
/// first and sent then, one after the other in the order of the scans; it is forgotten once it has been answered.
public struct DeskState: Sendable {
  /// Which way a scan counts.
  enum Direction: Sendable, Hashable { case arriving, leaving }

  /// The most commands that wait; further scans are refused aloud.
  public static let waitingMax = 5_000
  /// Keys that come sooner than this after a line belong to it, in ms: a scanner typed them.
  static let scannerGapMS: Int64 = 150
  /// The most characters of a line; a longer one is no badge.
  static let typedMax = 512
  /// A scan that waited so long behind others says when it was made, in ms, as does every one that had to be kept; the
  /// others count from when they come.
  static let lateAfterMS: Int64 = 2_000
  /// How many signs are remembered.
  static let recentMax = 60
  /// How many refusals of commands that had waited are remembered until somebody has dealt with them: as many as can wait.
  static let lateRefusalsMax = waitingMax
  /// Refusals of a service that cannot just now: the command is sent again.
  static let passingRefusals: Set<String> = [
    "too_many_waiting", "shutting_down", "journal_failed", "outcome_unknown",
    "no_leader", "not_leader", "written_by_another",
  ]

  /// Who is at the desk.
  public private(set) var actor: Actor
  /// What the service has said.
  public private(set) var knowledge: DeskKnowledge
  /// Commands on disk that have no answer yet, oldest first.
  public private(set) var waiting: [QueuedCommand]
  /// What is told for a moment, and until when.
  var notice: (wording: Wording, untilMS: Int64)?
  /// What is being typed.
  var typed = ""
  var direction = Direction.arriving
  /// Whether the next Ctrl-C leaves.
  var isLeaving = false
  /// When a line was last ended, by the local clock in ms since 1970 UTC.
  var lineEndedMS: Int64 = 0
  /// When a tab last turned the direction, by the same clock; nothing once a letter has followed it.
  var turnedMS: Int64?
  /// People to pick from by number.
  var found: Found?
  var correction: Correction?
  /// The code that is shown for a phone, or asked for.
  var phoneCode: PhoneCode?
  /// When the key for codes was last heard, by the local clock in ms since 1970 UTC; 0 once another has followed.
  var phoneKeyMS: Int64 = 0
  /// Whether the desk knows where phones open its codes.
  let showsCodes: Bool
  /// What the desk says, newest last.
  private(set) var signs: [ScanSign] = []
  /// Refusals of commands that had waited, which nobody has dealt with, oldest first.
  private(set) var lateRefusals: [LateRefusal] = []
  /// Those who were out when they were last scanned here.
  private(set) var wasOut: Set<Code<Delegate>> = []
  private var underWay: String?
  private var sent: Set<String>
  /// Commands that had to be kept because they could not be sent, or of which nobody knows whether they came.
  private var kept: Set<String>
  /// This desk's commands that were done and could be taken back, newest last.
  private var done: [(command: QueuedCommand, person: RosterView.Person?)] = []
  private let run: String
  private var commandCount = 0

  /// A desk that has just been started.
  /// - Parameters:
  ///   - run: Unique among all runs of all desks; ids of commands begin with it.
  ///   - waiting: What waited on disk, oldest first; it may have been sent before.
  ///   - roster: Whom the desk knew when it last ran.
  ///   - showsCodes: Whether it knows where phones open its codes.
  public init(
    actor: Actor, run: String, waiting: [QueuedCommand] = [], roster: RosterView? = nil, showsCodes: Bool = false,
    atMS nowMS: Int64
  ) {
    self.actor = actor
    self.showsCodes = showsCodes
    self.run = run
    self.waiting = waiting
    sent = Set(waiting.map(\.id))
    kept = sent
    knowledge = DeskKnowledge(atMS: nowMS, roster: roster)
  }

  /// The sign that is to be seen.
  var sign: ScanSign? { signs.last }

  /// The congress that the desk works for, as far as it knows.
  var congress: Code<Definition>? { knowledge.roster?.view.congress }

  /// The congress of the oldest that waits, where it is another than that of the service: nothing is sent until that is
  /// cleared up.
  var foreignCongress: Code<Definition>? {
    guard knowledge.model.isLinked, knowledge.isRosterCurrent, let congress else { return nil }
    return waiting.first?.congress.flatMap { $0 == congress ? nil : $0 }
  }

  /// Whether the service is there and is the one that the scans are meant for.
  var canSend: Bool { knowledge.model.isLinked && knowledge.isRosterCurrent && foreignCongress == nil }

  // MARK: What comes in

  /// Takes in what the link to the service says.
  public mutating func hear(_ event: LinkEvent, atMS nowMS: Int64) -> [DeskAction] {
    knowledge.hear(event, atMS: nowMS)
    if case .up(let welcome) = event { actor = welcome.name(actor) }
    var actions: [DeskAction] = []
    if case .topic(let update) = event, case .roster(let view) = update.value { actions.append(.remember(view)) }
    if case .down = event {
      for place in signs.indices where signs[place].meaning == .sending { signs[place].meaning = .waiting }
      kept.formUnion(waiting.map(\.id))
    }
    return actions + pump(atMS: nowMS)
  }

  /// Takes in what became of a command.
  public mutating func settle(_ id: String, _ outcome: CommandOutcome, atMS nowMS: Int64) -> [DeskAction] {
    guard underWay == id, let place = waiting.firstIndex(where: { $0.id == id }) else { return [] }
    underWay = nil
    switch outcome {
    case .notSent, .unknown: return []
    case .refused(let rule, _) where Self.passingRefusals.contains(rule.code): return []
    case .done, .refused: break
    }
    let command = waiting.remove(at: place)
    sent.remove(id)
    kept.remove(id)
    note(outcome, of: command, atMS: nowMS)
    return [.forget(id)] + pump(atMS: nowMS)
  }

  /// Lets time pass: notices go, and what could not be sent is tried again.
  public mutating func pass(atMS nowMS: Int64) -> [DeskAction] {
    if let notice, nowMS >= notice.untilMS { self.notice = nil }
    endPhoneCode(atMS: nowMS)
    return pump(atMS: nowMS)
  }

  /// A command could not be kept: nothing was recorded, and it is not sent.
  mutating func notKept(_ id: String, _ wording: Wording) {
    waiting.removeAll { $0.id == id }
    if underWay == id { underWay = nil }
    mark(id, .notKept(wording))
  }

  /// Says what became of a command where the desk shows it.
  mutating func mark(_ id: String, _ meaning: ScanSign.Meaning) {
    guard let place = signs.lastIndex(where: { $0.commandID == id }) else { return }
    signs[place].meaning = meaning
  }

  // MARK: Commands

  /// Keeps a command and sends it as soon as it is its turn.
  mutating func give(_ command: Command, about person: RosterView.Person?, typed: String, atMS nowMS: Int64)
    -> [DeskAction]
  {
    guard waiting.count < Self.waitingMax else {
      let full = Wording("desk.queue-full", ["count": .text("\(waiting.count)")])
      show(ScanSign(meaning: .notKept(full), person: person, typed: typed, atMS: nowMS, commandID: nil))
      return []
    }
    let command = QueuedCommand(id: nextCommandID(), congress: congress, atMS: nowMS, command: command)
    waiting.append(command)
    if !canSend { kept.insert(command.id) }
    let meaning: ScanSign.Meaning = canSend ? .sending : .waiting
    show(ScanSign(meaning: meaning, person: person, typed: typed, atMS: nowMS, commandID: command.id))
    return [.keep(command)] + pump(atMS: nowMS)
  }

  mutating func nextCommandID() -> String {
    commandCount += 1
    return "\(run)-\(commandCount)"
  }

  /// Sends the oldest command where nothing is under way; one that comes late says when it was given, by the service's
  /// clock, which has to be known for that.
  private mutating func pump(atMS nowMS: Int64) -> [DeskAction] {
    guard canSend, underWay == nil, let first = waiting.first else { return [] }
    let isLate = kept.contains(first.id) || nowMS - first.atMS >= Self.lateAfterMS
    guard !isLate || knowledge.model.knowsClock else { return [] }
    underWay = first.id
    sent.insert(first.id)
    return [.send(isLate ? first.scanned(atMS: knowledge.model.serviceMS(atMS: first.atMS)) : first)]
  }

  /// Takes back what was done last here: out of the queue where it was never sent, else by the service.
  mutating func undo(atMS nowMS: Int64) -> [DeskAction] {
    if let last = waiting.last {
      guard !sent.contains(last.id) else {
        tell(Wording("desk.undo-waiting"), atMS: nowMS)
        return []
      }
      waiting.removeLast()
      let sign = signs.last { $0.commandID == last.id }
      show(ScanSign(meaning: .undone, person: sign?.person, typed: sign?.typed ?? "", atMS: nowMS, commandID: nil))
      return [.forget(last.id)]
    }
    guard let last = done.last else {
      tell(Wording("desk.undo-empty"), atMS: nowMS)
      return []
    }
    return give(.commandUndo, about: last.person, typed: "", atMS: nowMS)
  }

  private mutating func note(_ outcome: CommandOutcome, of command: QueuedCommand, atMS nowMS: Int64) {
    let place = signs.lastIndex { $0.commandID == command.id }
    let person = place.flatMap { signs[$0].person } ?? person(of: command.command)
    let meaning: ScanSign.Meaning
    switch outcome {
    case .refused(let rule, let message): meaning = self.meaning(of: rule, message: message)
    default:
      meaning = self.meaning(ofDone: command.command, person: person)
      if command.command == .commandUndo {
        _ = done.popLast()
      } else {
        noteDone(command, about: person)
      }
    }
    if let place {
      let wasWaiting = signs[place].meaning == .waiting
      signs[place].meaning = meaning
      if wasWaiting { noteLate(signs[place], of: command) }
    } else {
      let sign = ScanSign(meaning: meaning, person: person, typed: "", atMS: command.atMS, commandID: command.id)
      noteLate(sign, of: command)
    }
  }

  /// Remembers a command as this desk's newest, which is what an undo is about.
  mutating func noteDone(_ command: QueuedCommand, about person: RosterView.Person?) {
    done.append((command, person))
    if done.count > Self.recentMax { done.removeFirst() }
  }

  /// A refusal that comes when the person has gone on must not be overlooked.
  private mutating func noteLate(_ sign: ScanSign, of command: QueuedCommand) {
    switch sign.meaning {
    case .refused, .replaced, .unknown, .notPresent:
      lateRefusals.append(LateRefusal(sign: sign, command: command.command))
      if lateRefusals.count > Self.lateRefusalsMax { lateRefusals.removeFirst() }
    default: break
    }
  }

  /// Notes whether somebody who is scanned now comes back: what the service says after the scan no longer tells.
  mutating func noteWhetherOut(_ person: RosterView.Person) {
    if knowledge.presence(of: person.code) == .out {
      wasOut.insert(person.code)
    } else {
      wasOut.remove(person.code)
    }
  }

  mutating func forgetLateRefusals() { lateRefusals = [] }

  /// Gives a scan again that came too late to count from when it was made: it counts from now on.
  mutating func giveAgain(_ number: Int, atMS nowMS: Int64) -> [DeskAction] {
    guard lateRefusals.indices.contains(number - 1) else { return [] }
    let late = lateRefusals.remove(at: number - 1)
    return give(late.command, about: late.sign.person, typed: late.sign.typed, atMS: nowMS)
  }

  mutating func show(_ sign: ScanSign) {
    signs.append(sign)
    if signs.count > Self.recentMax { signs.removeFirst() }
  }

  mutating func tell(_ wording: Wording, atMS nowMS: Int64) { notice = (wording, nowMS + 6_000) }
}

/// What a desk wants done outside itself, in this order.
public enum DeskAction: Sendable, Hashable {
  /// Write a command to the disk; where that fails, ``DeskState/notKept(_:_:)``.
  case keep(QueuedCommand)
  /// Send a command and tell what became of it.
  case send(QueuedCommand)
  /// A command has been answered, or taken back before it was sent: it need not be kept any longer.
  case forget(String)
  /// Keep whom the desk knows for a start without the service.
  case remember(RosterView)
  /// Make a ticket for somebody's phone and have the service put it on record, under the id of a command:
  /// ``DeskState/settle(_:ticket:_:)``.
  case invite(QueuedCommand.ID, Code<Delegate>)
  /// End.
  case leave
}
