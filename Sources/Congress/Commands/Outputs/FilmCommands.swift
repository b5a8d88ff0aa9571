extension CommandRegistry {
  /// The commands about films on air.
  static let films: [any CommandFamily.Type] = [PlayFilm.self, PauseFilm.self, RestartFilm.self, LoopFilm.self]
}

/// Lets the film of an output run on; from its beginning where it has come to its end.
struct PlayFilm: FilmCommand {
  static let name = CommandName("film.play")
  static let example = Self(output: "hall")

  /// The output.
  let output: Code<Output>

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let film = try state.filmOnAir(output)
    guard !film.isRunning(atMS: context.atMS) else { throw .film(.alreadyPlays(output: output)) }
    let fromMS = film.isOver(atMS: context.atMS) ? 0 : film.positionMS(atMS: context.atMS)
    let zeroAtMS = context.atMS + FilmPlayback.leadMS - fromMS
    return [.filmChanged(output: output, motion: .plays(zeroAtMS: zeroAtMS), loops: film.loops)]
  }
}

/// Stops the film of an output where it is.
struct PauseFilm: FilmCommand {
  static let name = CommandName("film.pause")
  static let example = Self(output: "hall")

  /// The output.
  let output: Code<Output>

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let film = try state.filmOnAir(output)
    guard film.isRunning(atMS: context.atMS) else { throw .film(.alreadyPaused(output: output)) }
    let standsAtMS = film.positionMS(atMS: context.atMS)
    return [.filmChanged(output: output, motion: .stands(atMS: standsAtMS), loops: film.loops)]
  }
}

/// Brings the film of an output back to its start: it runs from there where it ran, and else stands there.
struct RestartFilm: FilmCommand {
  static let name = CommandName("film.restart")
  static let example = Self(output: "hall")

  /// The output.
  let output: Code<Output>

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let film = try state.filmOnAir(output)
    let isRunning = film.isRunning(atMS: context.atMS)
    let motion: FilmPlayback.Motion =
      isRunning ? .plays(zeroAtMS: context.atMS + FilmPlayback.leadMS) : .stands(atMS: 0)
    return [.filmChanged(output: output, motion: motion, loops: film.loops)]
  }
}

/// Lets the film of an output begin again at its end, or not any more.
struct LoopFilm: CommandBody {
  static let name = CommandName("film.loop")
  static let roles: [Role] = [.operator]
  static let example = Self(output: "hall", isOn: true)
  static let facets: Facets = [.outputs, .lock]

  /// The output.
  let output: Code<Output>
  /// Whether it begins again.
  let isOn: Bool

  static func offers(in state: CongressState) -> [Self] {
    state.ownOutputs.filter { $0.film != nil }
      .flatMap { output in [true, false].map { Self(output: output.name, isOn: $0) } }
  }

  var subject: String? { "\(output) \(isOn ? "on" : "off")" }
  var brief: String? { output.text }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let film = try state.filmOnAir(output)
    guard film.loops != isOn else { throw .film(.loopAlreadySo(output: output)) }
    var motion = film.motion
    // It goes on from where it is, however often it has begun.
    if case .plays = motion { motion = .plays(zeroAtMS: context.atMS - film.positionMS(atMS: context.atMS)) }
    return [.filmChanged(output: output, motion: motion, loops: isOn)]
  }
}

/// A command that says which output's film it is about, and nothing else.
protocol FilmCommand: CommandBody {
  /// The output.
  var output: Code<Output> { get }
  /// About the film of an output.
  init(output: Code<Output>)
}

extension FilmCommand {
  static var roles: [Role] { [.operator] }
  static var facets: Facets { [.outputs, .lock] }

  static func offers(in state: CongressState) -> [Self] {
    state.ownOutputs.filter { $0.film != nil }.map { Self(output: $0.name) }
  }

  var subject: String? { output.text }
}

extension CongressState {
  /// How the film of an output runs, where it shows one.
  fileprivate func filmOnAir(_ name: Code<Output>) throws(Rejection) -> FilmPlayback {
    guard let film = try settable(name).film else { throw .film(.notOnAir(output: name)) }
    return film
  }
}

extension Command {
  /// Lets the film of an output run on.
  public static func filmPlay(_ output: Code<Output>) -> Command { Command(PlayFilm(output: output)) }
  /// Stops the film of an output where it is.
  public static func filmPause(_ output: Code<Output>) -> Command { Command(PauseFilm(output: output)) }
  /// Brings the film of an output back to its start.
  public static func filmRestart(_ output: Code<Output>) -> Command { Command(RestartFilm(output: output)) }
  /// Lets the film of an output begin again at its end, or not any more.
  public static func filmLoop(_ output: Code<Output>, isOn: Bool) -> Command {
    Command(LoopFilm(output: output, isOn: isOn))
  }
}
