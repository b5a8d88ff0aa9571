/// A manual page in the language of man(7), made from what a command line says of itself.
struct ManualPage {
  /// An option that so many of the commands take is told once, under all of them.
  static let commonShare = 2

  let command: CommandInfo
  /// What the page says beside the commands: a heading and its paragraphs.
  let chapters: [(title: String, paragraphs: [String])]
  /// The names of the other pages.
  let others: [String]

  /// The page.
  var text: String {
    var lines = [#".TH \#(Self.escaped(command.commandName.uppercased())) 1 "" "Plenary" "Plenary Manual""#]
    lines += [".SH NAME", Self.escaped(command.commandName) + " \\- " + Self.escaped(trimmed(command.abstract ?? ""))]
    lines += [".SH SYNOPSIS"] + synopsis(command)
    if let discussion = command.discussion { lines += [".SH DESCRIPTION"] + Self.paragraph(discussion) }
    let own = command.toldArguments
    if !own.isEmpty { lines += [".SH OPTIONS"] + own.flatMap(entry) }
    let leaves = command.all.dropFirst()
    let common = commonArguments(Array(leaves))
    if !leaves.isEmpty {
      lines.append(".SH COMMANDS")
      for leaf in leaves { lines += section(leaf, without: Set(common)) }
    }
    if !common.isEmpty {
      lines += [".SH COMMON OPTIONS"] + Self.paragraph("These are taken by most commands.")
      lines += common.flatMap(entry)
    }
    for chapter in chapters {
      lines += [".SH \(Self.escaped(chapter.title))"] + chapter.paragraphs.flatMap(Self.paragraph)
    }
    if !others.isEmpty {
      lines += [".SH SEE ALSO", others.map { ".BR \(Self.escaped($0)) (1)" }.joined(separator: " ,\n")]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ leaf: CommandInfo, without common: Set<ArgumentInfo>) -> [String] {
    var lines = [".SS \(Self.escaped(leaf.path))"]
    // A command that only holds others is told by its sentence; they follow it.
    if leaf.told.isEmpty { lines += synopsis(leaf, without: common) }
    if let abstract = leaf.abstract, !abstract.isEmpty { lines += Self.paragraph(abstract) }
    if let discussion = leaf.discussion, !discussion.isEmpty { lines += Self.paragraph(discussion) }
    return lines + (leaf.told.isEmpty ? leaf.toldArguments.filter { !common.contains($0) }.flatMap(entry) : [])
  }

  /// What at least one in ``commonShare`` of the commands that do something takes.
  private func commonArguments(_ leaves: [CommandInfo]) -> [ArgumentInfo] {
    let doers = leaves.filter(\.told.isEmpty)
    guard doers.count > 1 else { return [] }
    var counts: [ArgumentInfo: Int] = [:]
    for argument in doers.flatMap({ Set($0.toldArguments) }) { counts[argument, default: 0] += 1 }
    var seen: Set<ArgumentInfo> = []
    return doers.flatMap(\.toldArguments).filter { argument in
      counts[argument, default: 0] * Self.commonShare >= doers.count && seen.insert(argument).inserted
    }
  }

  private func synopsis(_ command: CommandInfo, without common: Set<ArgumentInfo> = []) -> [String] {
    let arguments = command.toldArguments.filter { !common.contains($0) }.map(\.synopsis)
    let rest = command.told.isEmpty ? arguments : arguments + ["<command>"]
    return [".nh", ".ad l", ".B \(Self.escaped(command.path))"] + rest.map(Self.escaped) + [".ad", ".hy"]
  }

  private func entry(_ argument: ArgumentInfo) -> [String] {
    let names = argument.names?.map(\.text) ?? []
    let term =
      switch argument.kind {
      case .positional: argument.usage
      case .flag: names.joined(separator: ", ")
      case .option: names.joined(separator: ", ") + " <\(argument.valueName ?? "value")>"
      }
    var words = argument.abstract ?? ""
    // A sentence that names them all itself is enough.
    if let values = argument.allValues, !values.allSatisfy(words.contains) {
      words += " (\(values.joined(separator: ", ")))"
    }
    if let value = argument.defaultValue { words += " Default: \(value)." }
    return [".TP", ".B \(Self.escaped(term))", Self.escaped(words.isEmpty ? "–" : words)]
      + (argument.discussion.map { [Self.escaped($0)] } ?? [])
  }

  private func trimmed(_ sentence: String) -> String {
    sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }

  private static func paragraph(_ text: String) -> [String] {
    text.split(separator: "\n").flatMap { [".PP", escaped(String($0))] }
  }

  /// A text in which nothing means anything to roff.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "\n": escaped += " "
      default: escaped.append(character)
      }
    }
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }
}
