import Congress

/// A congress that is run by commands, as the service runs it: decided, recorded, applied.
struct SampleSession {
  private(set) var state: CongressState
  private(set) var records: [EventRecord]
  private var commandCount = 0

  init?(_ definition: Definition = SampleCongress.definition()) {
    let founding = SampleCongress.founding(definition)
    guard let state = CongressState(founding: founding) else { return nil }
    self.state = state
    records = [founding]
  }

  /// Runs a command; a refused one leaves everything as it was.
  mutating func run(_ command: Command) {
    commandCount += 1
    let request = CommandRequest(
      id: "command-\(commandCount)", actor: Actor(role: .operator, name: "control-1"),
      atMS: SampleCongress.foundedMS + Int64(commandCount) * 1_000, command: command)
    guard let events = try? state.decide(request) else { return }
    for event in events {
      let record = EventRecord(
        sequence: state.sequence + 1, atMS: request.atMS, actor: request.actor, commandID: request.id, event: event)
      state.apply(record)
      records.append(record)
    }
  }

  /// Runs commands drawn at random, many of which are refused.
  mutating func run(randomCommands count: Int, using random: inout SplitMix64) {
    for _ in 0..<count { run(.random(using: &random)) }
  }
}

/// Random numbers that are the same for the same seed.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension Command {
  fileprivate static func random(using random: inout SplitMix64) -> Command {
    let delegate = SampleCongress.delegateCode(Int.random(in: 1...12, using: &random))
    let ballot: Code<Ballot> = Bool.random(using: &random) ? "BQ01" : "BQ02"
    switch Int.random(in: 0..<24, using: &random) {
    case 0..<8: return .delegateCheckIn(delegate)
    case 8: return .delegateStepOut(delegate)
    case 9: return .delegateMarkAbsent(delegate, reason: Bool.random(using: &random) ? "ốm" : "")
    case 10: return .itemNext
    case 11: return .ballotAsk(ballot)
    case 12, 13: return .ballotOpen(ballot)
    case 14: return .ballotHold(ballot)
    case 15: return .ballotResume(ballot)
    case 16: return .ballotClose(ballot)
    case 17:
      return .ballotCount(ballot, counts: ["for": Int.random(in: 0...5, using: &random), "against": 1, "other": 0])
    case 18: return .ballotConfirm(ballot)
    case 19: return .ballotPublish(ballot)
    case 20: return .cueStandby("hall", .attendance)
    case 21: return .cueTake("hall", nil)
    case 22: return Bool.random(using: &random) ? .safeOn : .safeOff
    default: return .commandUndo
    }
  }
}
