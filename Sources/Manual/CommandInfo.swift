/// What a command line says of itself with `--experimental-dump-help`; only what a manual page needs.
struct CommandHelp: Decodable {
  let command: CommandInfo
}

/// A command with its arguments and subcommands.
struct CommandInfo: Decodable {
  let superCommands: [String]?
  let shouldDisplay: Bool?
  let commandName: String
  let abstract: String?
  let discussion: String?
  let subcommands: [CommandInfo]?
  let arguments: [ArgumentInfo]?

  /// The name as it is typed, from the executable on.
  var path: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }

  /// The subcommands that are told, without the one that only explains the others.
  var told: [CommandInfo] { (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" } }

  /// The arguments that are told.
  var toldArguments: [ArgumentInfo] { (arguments ?? []).filter { $0.shouldDisplay && !$0.isHelp } }

  /// This command and all beneath it, in the order in which they are told.
  var all: [CommandInfo] { [self] + told.flatMap(\.all) }
}

/// One argument, option or flag.
struct ArgumentInfo: Decodable, Hashable {
  enum Kind: String, Decodable {
    case positional, option, flag
  }

  struct Name: Decodable, Hashable {
    enum Kind: String, Decodable {
      case long, short, longWithSingleDash
    }

    let kind: Kind
    let name: String

    /// The name as it is typed.
    var text: String { kind == .long ? "--\(name)" : "-\(name)" }
  }

  let kind: Kind
  let shouldDisplay: Bool
  let isOptional: Bool
  let isRepeating: Bool
  let names: [Name]?
  let valueName: String?
  let defaultValue: String?
  let allValues: [String]?
  let abstract: String?
  let discussion: String?

  var isHelp: Bool { names?.contains { $0.name == "help" || $0.name == "version" } ?? false }

  /// What is typed, without brackets: `--port <port>`, `<ballot>`.
  var usage: String {
    let value = "<\(valueName ?? "value")>"
    switch kind {
    case .positional: return value
    case .option: return "\(names?.first?.text ?? "") \(value)"
    case .flag: return names?.first?.text ?? ""
    }
  }

  /// What is typed, in brackets where it may be left out.
  var synopsis: String {
    let words = usage + (isRepeating ? "..." : "")
    return isOptional ? "[\(words)]" : words
  }
}
