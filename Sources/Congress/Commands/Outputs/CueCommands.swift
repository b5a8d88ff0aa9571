extension CommandRegistry {
  /// The commands that put pictures on outputs.
  static let cues: [any CommandFamily.Type] = [StandByCue.self, TakeCue.self, ClearStandby.self]
}

/// Lets a cue stand by on an output.
struct StandByCue: CommandBody {
  static let name = CommandName("cue.standby")
  static let roles: [Role] = [.operator]
  static let example = Self(output: "hall", cue: .attendance)
  static let facets: Facets = [.agenda, .ballots, .elections]

  /// The output.
  let output: Code<Output>
  /// What stands by.
  let cue: Cue

  static func offers(in state: CongressState) -> [Self] {
    state.offeredCues.map { Self(output: $0.output, cue: $0.cue) }
  }

  var subject: String? { "\(output) \(cue.key)" }
  var brief: String? { "\(output) \(cue.text)" }
  var hallTexts: [String] { cue.hallTexts }
  var cueNamed: Cue? { cue }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    _ = try state.settable(output)
    try state.check(cue, isForAir: false)
    try state.checkIsOpen(cue, on: output)
    return [.cueStoodBy(output: output, cue: cue)]
  }
}

/// Takes a cue at once or, without one, what stands by.
package struct TakeCue: CommandBody {
  package static let name = CommandName("cue.take")
  package static let roles: [Role] = [.operator, .chair]
  package static let example = Self(output: "hall", cue: .attendance)
  package static let facets: Facets = [.agenda, .ballots, .elections, .outputs, .lock]

  /// The output.
  package let output: Code<Output>
  /// What is taken.
  package let cue: Cue?

  package static func offers(in state: CongressState) -> [Self] {
    // Until when a break lasts is typed.
    let others = [Cue.attendance, .break(until: .midnight, place: nil)]
    return state.ownOutputs.flatMap { output in
      [nil, output.standby].map { Self(output: output.name, cue: $0) }
        + others.map { Self(output: output.name, cue: $0) }
    } + state.offeredCues.map { Self(output: $0.output, cue: $0.cue) }
  }

  package var subject: String? { cue.map { "\(output) \($0.key)" } ?? output.text }
  package var brief: String? { cue.map { "\(output) \($0.text)" } ?? output.text }
  package var hallTexts: [String] { cue?.hallTexts ?? [] }
  package var cueNamed: Cue? { cue }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let output = try state.settable(output)
    guard let taken = cue ?? output.standby else { throw .standbyEmpty(output.name) }
    try state.check(taken, isForAir: true)
    try state.checkIsOpen(taken, on: output.name)
    let pinned = state.pinned(taken)
    guard pinned != output.onAir else { throw .cueAlreadyOnAir(taken) }
    let clears = output.standby == taken
    return state.taking(pinned, on: output) + (clears ? [.cueStoodBy(output: output.name, cue: nil)] : [])
  }
}

/// Takes away what stands by.
struct ClearStandby: CommandBody {
  static let name = CommandName("cue.clear")
  static let roles: [Role] = [.operator]
  static let example = Self(output: "hall")
  static let facets: Facets = .outputs

  /// The output.
  let output: Code<Output>

  static func offers(in state: CongressState) -> [Self] { state.ownOutputs.map { Self(output: $0.name) } }

  var subject: String? { output.text }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    guard try state.settable(output).standby != nil else { throw .standbyEmpty(output) }
    return [.cueStoodBy(output: output, cue: nil)]
  }
}

extension CongressState {
  /// The output of that name, where it shows what it is told and not what another shows.
  func settable(_ name: Code<Output>) throws(Rejection) -> Output {
    guard let output = output(name) else { throw .outputUnknown(name, known: outputs.map(\.name)) }
    if let followed = output.follows { throw .outputFollows(name, followed: followed) }
    return output
  }

  /// The outputs that show what they are told.
  var ownOutputs: [Output] { outputs.filter { $0.follows == nil } }

  /// What the programme has to be shown, on each output.
  fileprivate var offeredCues: [(output: Code<Output>, cue: Cue)] {
    var seen: Set<Cue> = []
    let cues = agenda.items.map(\.cue).filter { seen.insert($0).inserted }
    return ownOutputs.flatMap { output in cues.map { (output.name, $0) } }
  }
}

extension Cue {
  /// What it shows and of what, without typed texts and times.
  fileprivate var key: String {
    let facts = facts
    let subjects = [
      facts.ballot?.text, facts.election?.text, facts.body?.text, facts.series?.text, facts.rite?.rawValue,
      facts.film, facts.camera?.text, facts.beside,
    ]
    return ([scene.rawValue] + subjects.compactMap(\.self)).joined(separator: " ")
  }

  /// What is typed in it and a hall will read.
  var hallTexts: [String] { [facts.text, facts.title, facts.place].compactMap(\.self) }
}

extension Command {
  /// Lets a cue stand by on an output.
  public static func cueStandby(_ output: Code<Output>, _ cue: Cue) -> Command {
    Command(StandByCue(output: output, cue: cue))
  }

  /// Takes a cue at once or, without one, what stands by.
  public static func cueTake(_ output: Code<Output>, _ cue: Cue?) -> Command {
    Command(TakeCue(output: output, cue: cue))
  }

  /// Takes away what stands by.
  public static func cueClear(_ output: Code<Output>) -> Command { Command(ClearStandby(output: output)) }
}
