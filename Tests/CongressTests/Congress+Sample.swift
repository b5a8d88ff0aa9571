import Congress
import HallTestSupport
import Foundation

extension Definition {
  /// A small congress: two sessions, four items, three ballots, three outputs, a guest and an alternate.
  ///
  /// Official delegates are `D1`, `D2`…, two from each organisation; the first `present` of them are in the hall.
  static func sample(
    delegates: Int = 6, present: Int = 5, quorum: QuorumPolicy = QuorumPolicy(policy: .off),
    ballots: [BallotPlan] = BallotPlan.samples, elections: [ElectionPlan] = ElectionPlan.samples,
    publishing: Publishing = .onePerson, blocks: [Block] = [], permissions: [Permission] = [],
    agenda: Agenda = .sample, speakers: [Speaker] = Speaker.samples,
    outputs: [Output] = [Output(name: "hall"), Output(name: "lobby", follows: "hall"), Output(name: "press")],
    notes: [ItemNote] = [], bodies: [Body] = Body.samples,
    series: [PictureSeries] = [PictureSeries(code: "opening", files: ["lotus"], seconds: 8)],
    badge: BadgeReading? = nil, ballotDefaults: BallotDefaults? = nil,
    cameras: [Camera]? = [Camera(code: "podium", source: "/dev/video0")]
  ) -> Definition {
    let officials = (1...delegates).map { number in
      Delegate.sample(Code("D\(number)"), kind: .appointed, organisation: "Chi bộ \((number + 1) / 2)")
    }
    let others = [
      Delegate.sample("G1", kind: .guest, organisation: "Khách mời"),
      Delegate.sample("A1", kind: .alternate, organisation: "Chi bộ 1"),
    ]
    return .test(
      id: "sample", people: officials + others, present: min(present, delegates), quorum: quorum,
      publishing: publishing, outputs: outputs, screens: [Screen(id: "hall-left", output: "hall")], blocks: blocks,
      permissions: permissions, agenda: agenda, ballots: ballots, elections: elections, bodies: bodies, series: series,
      speakers: speakers, notes: notes, badge: badge, ballotDefaults: ballotDefaults, cameras: cameras)
  }
}

extension Body {
  /// A presidium of one delegate and one who is none.
  static let samples = [
    Body(
      code: "presidium", name: LocalizedText(vi: "Đoàn Chủ tịch"),
      members: [
        Member(name: "Đại biểu D1", office: LocalizedText(vi: "Trưởng đoàn"), delegate: "D1"),
        Member(name: "Khách mời"),
      ])
  ]
}

extension Delegate {
  /// Somebody of whom only code, right and organisation matter.
  static func sample(_ code: Code<Delegate>, kind: Kind, organisation: String) -> Delegate {
    .test(code, kind: kind, organisation: organisation, sex: .female)
  }
}

extension Agenda {
  /// Two sessions: `1.01`, `1.02` (with ballots `B1` and `B2`) and `1.03`; then `2.01` (with ballot `B3`).
  static var sample: Agenda {
    func item(_ code: Code<Item>, _ kind: Item.Kind, _ cue: Cue, _ ballots: [Code<Ballot>] = []) -> Item {
      Item(
        code: code, kind: kind, title: LocalizedText(vi: "Mục \(code)"), presenter: nil, plannedStartMS: 0,
        plannedMinutes: 15, ballots: ballots, cue: cue)
    }
    let first = Session(
      code: "S1", title: LocalizedText(vi: "Phiên trù bị"),
      items: [
        item("1.01", .ceremony, .holding), item("1.02", .vote, .item, ["B1", "B2"]), item("1.03", .report, .programme),
      ])
    let second = Session(
      code: "S2", title: LocalizedText(vi: "Phiên bế mạc"), items: [item("2.01", .vote, .attendance, ["B3"])])
    let day = Day(code: "N1", date: "2025-09-26", title: LocalizedText(vi: "Ngày một"), sessions: [first, second])
    return Agenda(days: [day])
  }
}

extension BallotPlan {
  /// `B1`: more than half of the summoned.
  ///
  /// `B2`: at least two thirds of those present, 30 s. `B3`: more than half of the votes cast, two choices.
  /// The samples with a clock for `B1` too.
  static var timedSamples: [BallotPlan] {
    [BallotPlan(code: "B1", question: samples[0].question, durationMS: 60_000)] + samples.dropFirst()
  }

  static var samples: [BallotPlan] {
    let question = LocalizedText(vi: "Thông qua chương trình", en: "Adopt the programme")
    let choices = [
      Choice(key: "yes", label: LocalizedText(vi: "Đồng ý"), sign: .agree),
      Choice(key: "no", label: LocalizedText(vi: "Không đồng ý"), sign: .against),
    ]
    return [
      BallotPlan(code: "B1", question: question),
      BallotPlan(
        code: "B2", question: question, base: .present, rule: PassRule(.atLeast, .twoThirds), durationMS: 30_000),
      BallotPlan(code: "B3", question: question, choices: choices, base: .cast),
    ]
  }
}

extension Definition {
  /// The sample congress with every way to vote: `B4` by block, `B5` named, `B6` open, `B7` secret, `B8` on paper, `B9`
  /// over three targets, `B10` weighted, `B11` closing itself after 30 s, `B12` of alternatives; all but `B4` admit late arrivals.
  static func everyMethod(
    quorum: QuorumPolicy = QuorumPolicy(policy: .off), present: Int = 5, publishing: Publishing = .onePerson
  ) -> Definition {
    let question = LocalizedText(vi: "Thông qua chương trình", en: "Adopt the programme")
    func plan(_ code: Code<Ballot>, _ method: BallotPlan.Method, _ base: BallotPlan.Base = .summoned) -> BallotPlan {
      BallotPlan(code: code, question: question, method: method, base: base, admitsLateArrivals: method != .blockCount)
    }
    let targets = (1...3).map { BallotPlan.Target(code: Code("\($0)"), text: LocalizedText(vi: "Chỉ tiêu \($0)")) }
    let ballots =
      BallotPlan.samples + [
        plan("B4", .blockCount), plan("B5", .electronicNamed), plan("B6", .electronicOpen, .cast),
        plan("B7", .electronicSecret, .present), plan("B8", .paper, .valid),
        BallotPlan(code: "B9", question: question, targets: targets),
        BallotPlan(code: "B10", question: question, method: .electronicOpen, interim: .live, isWeighted: true),
        BallotPlan(
          code: "B11", question: question, method: .electronicSecret, durationMS: 30_000, closesItself: true,
          allowsChange: false),
        BallotPlan(
          code: "B12", question: question, choices: AlternativesTests.choices(4, withOther: true), base: .valid,
          kind: .alternatives),
      ]
    let name = LocalizedText(vi: "Khối")
    return .sample(
      present: present, quorum: quorum, ballots: ballots, publishing: publishing,
      blocks: [Block(code: "A", name: name, teller: "teller-1", seats: 3), Block(code: "B", name: name)])
  }
}

extension Actor {
  static let control = Actor(role: .operator, name: "control-1")
  static let otherControl = Actor(role: .operator, name: "control-2")
  static let podium = Actor(role: .chair, name: "podium")
  static let desk = Actor(role: .registration, name: "desk-1")
  static let teller = Actor(role: .teller, name: "teller-1")
  static let gateway = Actor(role: .voter, name: "gateway")
  static let wall = Actor(role: .screen, name: "hall-left")
  static let minutes = Actor(role: .observer, name: "minutes")
  static let web = Actor(role: .gateway, name: "web")
  /// Somebody in every role.
  static let everybody = [control, podium, desk, teller, gateway, wall, minutes, web]
}

/// A congress under way: the state, and every record that led to it, as the service would have stored them.
struct Hall {
  private(set) var state: CongressState
  private(set) var records: [EventRecord]
  /// What the service's clock shows; every command comes a second after the one before.
  private(set) var nowMS: Int64 = 1_700_000_000_000
  private var commandCount = 0

  init(_ definition: Definition = .sample()) throws {
    let founding = EventRecord(
      sequence: 1, atMS: nowMS, actor: nil, commandID: nil, event: .congressFounded(definition))
    records = [founding]
    state = try CongressState.replaying(records)
  }

  /// A congress after commands of the operator, none of which may be refused.
  init(_ definition: Definition = .sample(), after commands: Command...) throws {
    try self.init(definition)
    for command in commands { try run(command) }
  }

  /// How much later each command comes, in ms.
  static let stepMS: Int64 = 1_000

  /// Lets time pass.
  mutating func wait(milliseconds: Int64) { nowMS += milliseconds }

  /// The lock of secret votes; a hall may lose it.
  var urn: any BallotSealing = TestUrn()

  /// Runs a command as the service does: decide, store, apply.
  @discardableResult
  mutating func run(_ command: Command, as actor: Actor = .control, ifSequence: Int64? = nil) throws(Rejection)
    -> [Event]
  {
    nowMS += Self.stepMS
    commandCount += 1
    let id = "command-\(commandCount)"
    let request = CommandRequest(id: id, actor: actor, atMS: nowMS, ifSequence: ifSequence, command: command)
    let events = try state.decide(request, sealing: urn)
    for event in events { store(event, actor: actor, commandID: id) }
    return events
  }

  /// Stores and applies an event that no command would lead to: what another software may have written.
  mutating func store(_ event: Event, actor: Actor? = nil, commandID: String? = nil) {
    let record = EventRecord(
      sequence: state.sequence + 1, atMS: nowMS, actor: actor, commandID: commandID, event: event)
    records.append(record)
    state.apply(record)
  }

  /// The state of a ballot, by name.
  func ballot(_ code: Code<Ballot>) -> BallotState? { state.ballot(code)?.state }

  /// How far an item has come.
  func progress(_ code: Code<Item>) -> ItemProgress? { state.agenda[code]?.progress }

  /// Where a delegate is.
  func presence(_ code: Code<Delegate>) -> Presence? { state.presence(of: code)?.presence }
}

/// A lock that seals without any secret, so that tests can look into it.
struct TestUrn: BallotSealing {
  func seal(_ choice: Int, of delegate: Code<Delegate>, in round: SealedRound) -> String? {
    "\(round.ballot)/\(round.number)/\(delegate)/\(choice)"
  }

  func open(_ sealed: String, of delegate: Code<Delegate>, in round: SealedRound) -> Int? {
    let prefix = "\(round.ballot)/\(round.number)/\(delegate)/"
    return sealed.hasPrefix(prefix) ? Int(sealed.dropFirst(prefix.count)) : nil
  }
}

extension CongressState {
  /// The state that records lead to, from the founding on.
  static func replaying(_ records: [EventRecord]) throws -> CongressState {
    guard let founding = records.first, var state = CongressState(founding: founding) else {
      throw SampleError(description: "the first record founds no congress")
    }
    state.apply(records.dropFirst())
    return state
  }
}

/// A test that is itself wrong.
struct SampleError: Error, CustomStringConvertible {
  let description: String
}

/// JSON with sorted keys, as the journal hashes it.
func json(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// What a value becomes when it is written as JSON and read again.
func throughJSON<Value: Codable>(_ value: Value) throws -> Value { try decode(Value.self, try json(value)) }

/// Reads a value from JSON.
func decode<Value: Decodable>(_: Value.Type, _ text: String) throws -> Value {
  try JSONDecoder().decode(Value.self, from: Data(text.utf8))
}
