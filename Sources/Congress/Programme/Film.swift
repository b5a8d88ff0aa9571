/// A film as a cue names it: a file, what is held while it runs, and what happens at its end.
///
/// Written `opening.mp4`, `anthem.mp4:flag`, `lobby.mp4:loop`, `documentary.mp4:then=item`.
public struct FilmCue: Sendable, Hashable {
  /// The longest file name, in bytes of UTF-8.
  public static let fileBytesMax = 120

  /// The name of a file of `Assets/pictures`, or of the films of a screen's machine.
  public let file: String
  /// What is held while it runs: nothing may appear over it then.
  public let rite: Rite?
  /// What happens at its end.
  public let ending: FilmEnding

  /// A film as a cue names it.
  public init(file: String, rite: Rite? = nil, ending: FilmEnding = .stays) {
    self.file = file
    self.rite = rite
    self.ending = ending
  }
}

/// What happens at the end of a film.
public indirect enum FilmEnding: Sendable, Hashable {
  /// Its last picture stays.
  case stays
  /// It begins again.
  case loops
  /// Something else is taken: the follow-on.
  case takes(Cue)
}

extension FilmCue {
  private static let loop = "loop"
  private static let then = "then="
  private static let plainRite = "ceremony"

  /// Reads what stands after `film:`; nothing where that has not a film's form.
  init?(text: String) {
    var parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let file = parts.first, !file.isEmpty else { return nil }
    var rest = parts.count == 2 ? parts[1] : nil
    parts = rest?.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init) ?? []
    let rite = parts.first.flatMap { $0 == Self.plainRite ? Rite.plain : Rite(rawValue: $0) }
      .flatMap { parts[0] == Rite.plain.rawValue ? nil : $0 }
    if rite != nil { rest = parts.count == 2 ? parts[1] : nil }
    guard let rest else {
      self.init(file: file, rite: rite)
      return
    }
    guard let ending = Self.ending(written: rest) else { return nil }
    self.init(file: file, rite: rite, ending: ending)
  }

  private static func ending(written text: String) -> FilmEnding? {
    if text == loop { return .loops }
    guard text.hasPrefix(then), let cue = Cue(text: String(text.dropFirst(then.count))) else { return nil }
    return .takes(cue)
  }

  /// What stands after `film:`.
  var text: String {
    let rite = rite.map { ":" + ($0 == .plain ? Self.plainRite : $0.rawValue) } ?? ""
    let end: String =
      switch ending {
      case .stays: ""
      case .loops: ":" + Self.loop
      case .takes(let cue): ":" + Self.then + cue.text
      }
    return file + rite + end
  }

  /// The follow-on, if there is one.
  public var followOn: Cue? { if case .takes(let cue) = ending { cue } else { nil } }

  /// A film from a cue's facts; nothing where its follow-on is no cue, or it has both that and a loop.
  init?(_ facts: CueFacts) {
    guard let file = facts.film else { return nil }
    switch (facts.loops, facts.then) {
    case (nil, nil): self.init(file: file, rite: facts.rite)
    case (true, nil): self.init(file: file, rite: facts.rite, ending: .loops)
    case (nil, let then?):
      guard let cue = Cue(text: then) else { return nil }
      self.init(file: file, rite: facts.rite, ending: .takes(cue))
    default: return nil
    }
  }

  /// A cue's facts.
  var facts: CueFacts {
    var facts = CueFacts()
    facts.film = file
    facts.rite = rite
    if ending == .loops { facts.loops = true }
    facts.then = followOn?.text
    return facts
  }
}

extension Cue {
  /// The film that it shows, if it shows one.
  public var film: FilmCue? { if case .film(let film) = self { film } else { nil } }

  /// Whether nothing may appear over it: a ceremony, or a film during one.
  public var isCeremony: Bool { scene == .ceremony || film?.rite != nil }

  /// Whether a lower third may stand with it.
  public var hasRoomForLowerThird: Bool {
    scene.hasRoomForLowerThird && !isCeremony && camera?.beside == nil
  }
}

/// The rules of films that a command may break, each named after the rule.
public enum FilmRule: Sendable, Hashable {
  /// The name is no file's name, or is too long.
  case nameNotFit(String)
  /// What the output shows is no film.
  case notOnAir(output: Code<Output>)
  case alreadyPlays(output: Code<Output>)
  case alreadyPaused(output: Code<Output>)
  case loopAlreadySo(output: Code<Output>)

  /// The rule's stable name, as replies carry it.
  public var code: String {
    switch self {
    case .nameNotFit: "film_name_not_fit"
    case .notOnAir: "film_not_on_air"
    case .alreadyPlays: "film_already_plays"
    case .alreadyPaused: "film_already_paused"
    case .loopAlreadySo: "film_loop_already_so"
    }
  }

  /// The names and numbers by the keys that the rule's sentence uses.
  public var details: [String: Detail] {
    switch self {
    case .nameNotFit(let name):
      ["film": .text(String(name.prefix(60))), "bytesMax": .number(Int64(FilmCue.fileBytesMax))]
    case .notOnAir(let output), .alreadyPlays(let output), .alreadyPaused(let output), .loopAlreadySo(let output):
      ["output": .text(output.text)]
    }
  }
}
