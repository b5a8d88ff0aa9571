import ArgumentParser
import ChairPanel
import Congress
import Foundation

/// What only the chair's panel takes.
struct ChairPanelOptions: ParsableArguments {
  @Option(name: .customLong("hall"), help: "With --chair: the output that is shown small (else hall).")
  var hallOutput: String?

  @Option(
    help: "With --chair: language of the panel, vi or en (else PLENARY_LANGUAGE, LANG).",
    transform: {
      guard let language = Language(rawValue: $0) else { throw ValidationError("'\($0)' is neither vi nor en.") }
      return language
    })
  var language: Language?

  /// For tests on a machine so busy that a finger cannot be lifted in time.
  @Option(
    name: .customLong("held-ms"),
    help: ArgumentHelp("With --chair: how long a finger stays on a button, in ms.", visibility: .hidden))
  var heldMS: Int64 = PanelState.holdMS

  /// Refuses a language that there is not: whoever asks for one is not to get another without a word.
  func validate() throws {
    guard language == nil, let named = ProcessInfo.processInfo.environment["PLENARY_LANGUAGE"], !named.isEmpty else {
      return
    }
    guard !Language.allCases.contains(where: { named.lowercased().hasPrefix($0.rawValue) }) else { return }
    let known = Language.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("PLENARY_LANGUAGE is '\(named.prefix(20))'; there are \(known).")
  }

  /// The output that the hall sees.
  var hall: Code<Output> { Code(hallOutput ?? "hall") }

  /// Whether any of it was given.
  var isGiven: Bool { hallOutput != nil || language != nil }

  /// The language of the panel.
  var chosen: Language {
    if let language { return language }
    let environment = ProcessInfo.processInfo.environment
    let named = environment["PLENARY_LANGUAGE"] ?? environment["LC_ALL"] ?? environment["LANG"] ?? ""
    return named.hasPrefix("en") ? .english : .vietnamese
  }
}
