import Assets
import Congress
import HallTestSupport
import ControlClient
import Foundation
import HallProtocol
import TerminalUI
import Testing

@testable import Desk

/// A desk at a congress without a network: what it sends is decided and applied as the service does, ids and all, and
/// what changes is told to it at once, but where the link is down.
struct FrontDesk {
  /// The desk's clock and the service's are one, in ms since 1970 UTC; 07:42:00 in the hall.
  var nowMS: Int64 = 1_758_847_320_000
  var state: DeskState
  private(set) var congress: CongressState
  /// What stands on the disk, oldest first.
  private(set) var disk: [QueuedCommand]
  /// Every id that was sent, each time.
  private(set) var sent: [String] = []
  private(set) var hasLeft = false
  /// Whether the service tells its time when it lets the desk in.
  var tellsClock = true
  /// Whether the disk takes anything.
  var diskWorks = true
  /// Whether an answer comes back; where not, the command is carried out and its answer waits.
  var answers = true
  private var unanswered: [(String, CommandOutcome)] = []
  private var unansweredTickets: [(String, TabletTicket, CommandOutcome)] = []
  /// The tickets that were made, oldest first.
  private(set) var tickets: [TabletTicket] = []
  private var answered: [String: CommandOutcome] = [:]
  private var toDo: [DeskAction] = []
  private var isBusy = false
  private var lost: Set<String> = []

  /// A desk that has just been started.
  init(
    isLinked: Bool = true, disk: [QueuedCommand] = [], roster: RosterView? = nil, run: String = "r1",
    showsCodes: Bool = true
  ) throws {
    let founding = EventRecord(
      sequence: 1, atMS: nowMS - 3_600_000, actor: nil, commandID: nil, event: .congressFounded(.frontDesk))
    congress = try #require(CongressState(founding: founding))
    self.disk = disk
    state = DeskState(
      actor: Actor(role: .registration, name: "desk-1"), run: run, waiting: disk, roster: roster,
      showsCodes: showsCodes,
      atMS: nowMS)
    if isLinked { link() }
  }

  /// The service lets the desk in and tells everything.
  mutating func link() {
    hear(.up(Welcome(epoch: "E1", sequence: congress.sequence, now: nowMS, mode: .live, topics: [])))
    if tellsClock { hear(.clock(ServiceClock())) }
    tell(.roster(congress.rosterView))
    tellPresences()
  }

  mutating func lose() {
    hear(.down(.closed))
    if let id = sent.last, state.waiting.first?.id == id { carryOut(state.settle(id, .unknown, atMS: nowMS)) }
    for (id, ticket, _) in unansweredTickets { state.settle(id, ticket: ticket, .unknown, atMS: nowMS) }
    unansweredTickets = []
  }

  mutating func hear(_ event: LinkEvent) { carryOut(state.hear(event, atMS: nowMS)) }

  mutating func tell(_ value: TopicValue) {
    hear(.topic(TopicUpdate(revision: congress.sequence, atMS: nowMS, value: value)))
  }

  private mutating func tellPresences() {
    tell(.presences(congress.presencesView))
    tell(.attendance(congress.attendance))
  }

  /// Somebody elsewhere sends a command.
  mutating func elsewhere(_ command: Command) throws {
    try decide(command, id: "e\(congress.sequence)", as: Actor(role: .operator, name: "control-1"))
    if state.knowledge.model.isLinked { tellPresences() }
  }

  private mutating func decide(_ command: Command, id: String, as actor: Actor) throws {
    let request = CommandRequest(id: id, actor: actor, atMS: nowMS, command: command)
    for event in try congress.decide(request) {
      congress.apply(
        EventRecord(
          sequence: congress.sequence + 1, atMS: nowMS, actor: actor, commandID: request.recordID, event: event))
    }
  }

  /// Types lines, each ended as a scanner ends it.
  mutating func scan(_ lines: String...) {
    for line in lines {
      nowMS += 200
      for character in line { press(.character(character)) }
      press(.enter)
    }
  }

  mutating func press(_ keys: Key...) {
    for key in keys { carryOut(state.handle(key, atMS: nowMS)) }
  }

  /// Answers that were held back come.
  mutating func answerNow() {
    answers = true
    let waiting = unanswered
    unanswered = []
    for (id, outcome) in waiting { carryOut(state.settle(id, outcome, atMS: nowMS)) }
    for (id, ticket, outcome) in unansweredTickets { state.settle(id, ticket: ticket, outcome, atMS: nowMS) }
    unansweredTickets = []
  }

  private mutating func carryOut(_ actions: [DeskAction]) {
    // What follows from one action is done after those that came with it, as messages come to a real desk.
    toDo += actions
    guard !isBusy else { return }
    isBusy = true
    defer { isBusy = false }
    while !toDo.isEmpty {
      let action = toDo.removeFirst()
      switch action {
      case .keep(let command):
        if diskWorks {
          disk.append(command)
        } else {
          lost.insert(command.id)
          state.notKept(command.id, Wording("desk.file.not-writable", ["file": "f", "reason": "r"]))
        }
      case .send(let command): if !lost.contains(command.id) { serve(command) }
      case .forget(let id): disk.removeAll { $0.id == id }
      case .remember: break
      case .invite(let id, let person): invite(person, id: id)
      case .leave: hasLeft = true
      }
    }
  }

  /// As the service: an id that was answered before gets the first answer again.
  private mutating func serve(_ command: QueuedCommand) {
    sent.append(command.id)
    let outcome = answered[command.id] ?? decided(command)
    answered[command.id] = outcome
    if answers {
      carryOut(state.settle(command.id, outcome, atMS: nowMS))
    } else {
      unanswered.append((command.id, outcome))
    }
  }

  /// Makes a ticket of bytes that anybody could guess, each of other ones.
  private mutating func invite(_ person: Code<Delegate>, id: String) {
    let bytes = (0..<TabletTicket.randomBytes).map { UInt8(16 * tickets.count + $0) }
    guard let page = Self.page, let ticket = TabletTicket(at: page, random: bytes) else { return }
    tickets.append(ticket)
    sent.append(id)
    let command = Command.tabletInvite(person, ticket: ticket.digest)
    let outcome = decided(QueuedCommand(id: id, congress: nil, atMS: nowMS, command: command))
    if answers {
      state.settle(id, ticket: ticket, outcome, atMS: nowMS)
    } else {
      unansweredTickets.append((id, ticket, outcome))
    }
  }

  /// Where its phones open the page.
  static let page = TabletsAddress("https://daihoi.example.gov.vn")

  private mutating func decided(_ command: QueuedCommand) -> CommandOutcome {
    do {
      try decide(command.command, id: command.id, as: state.actor)
      if answers { tellPresences() }
      return .done
    } catch let rejection as Rejection {
      return .refused(BrokenRule(rejection), message: rejection.code)
    } catch {
      return .refused(BrokenRule(code: "\(error)", details: [:]), message: "\(error)")
    }
  }

  /// What is known of somebody at the service.
  func presence(_ code: Code<Delegate>) -> Presence? { congress.presence(of: code)?.presence }

  func page(_ columns: Int, _ rows: Int, language: Language = .vietnamese) throws -> String {
    try DeskPage(
      state, size: PageSize(columns: columns, rows: rows), strings: Self.strings(language), atMS: nowMS
    ).text
  }

  static let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    .standardizedFileURL.path

  static func strings(_ language: Language) throws -> Strings {
    try Strings(language: language.rawValue, assets: package + "/Assets")
  }
}

extension Definition {
  /// Six delegates, two alternates, one guest.
  static let frontDesk: Definition = {
    func person(
      _ code: Code<Delegate>, _ name: String, _ kind: Delegate.Kind = .appointed, seat: String = "",
      badge: String? = nil
    ) -> Delegate {
      .test(
        code, name: name, kind: kind, organisation: "Đảng bộ xã Nhơn Ái", group: "Tổ 3", seat: seat, badge: badge)
    }
    let people = [
      person("CT-1", "Nguyễn Văn Hòa", .exOfficio, seat: "A01"), person("CT-2", "Trần Thị Hoà", seat: "A02"),
      person("CT-3", "Đặng Hoàng Yến", .elected, seat: "B07", badge: "QR-77/α"), person("CT-4", "Lê Văn Đức"),
      person("CT-5", "Nguyễn Thị Vân"), person("CT-6", "Hoàng Văn Nam"), person("DK-1", "Phạm Thị Lan", .alternate),
      person("DK-2", "Võ Minh Quân", .alternate), person("KM-1", "Bùi Quang Huy", .guest),
    ]
    return .test(id: "can-tho-2025", people: people, present: 0, quorum: QuorumPolicy(policy: .warn))
  }()
}
