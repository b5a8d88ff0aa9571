import Assets
import Yams

/// One YAML file as a tree of values that know their lines.
enum YamlDocument {
  /// Hands the root of a YAML text to `body`; reports why, and answers nothing, where the text is no YAML.
  ///
  /// The root must not leave `body`: values find out about their anchors only while the parser lives.
  static func read<Result>(_ source: SourceText, log: FileLog, body: (YamlValue) -> Result?) -> Result? {
    guard hasOnlyOrdinaryCharacters(source.text, log: log) else { return nil }
    do {
      let parser = try Parser(yaml: source.text)
      return try withExtendedLifetime(parser) {
        guard let root = try parser.singleRoot() else {
          log.report(.yamlEmpty, line: nil)
          return nil
        }
        return body(YamlValue(subject: FileRule.subjectFile.with(), node: root, line: root.mark?.line ?? 1, log: log))
      }
    } catch let error as YamlError {
      report(error, log: log)
    } catch {
      log.report(.yamlUnreadable, ["reason": "\(error)"], line: nil)
    }
    return nil
  }

  /// Control characters stop a YAML parser, and strange line breaks would shift the lines of everything after them;
  /// so both are looked for first.
  private static func hasOnlyOrdinaryCharacters(_ text: String, log: FileLog) -> Bool {
    var line = 1
    var badLines: [Int] = []
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      // A carriage return is ordinary only where the line feed follows at once.
      if isAfterReturn, scalar != "\n" { badLines.append(line) }
      isAfterReturn = scalar == "\r"
      switch scalar {
      case "\n": line += 1
      case "\t", "\r": break
      default:
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: badLines.append(line)
        default: break
        }
      }
    }
    if isAfterReturn { badLines.append(line) }
    for line in Set(badLines).sorted() {
      log.report(.controlCharacter, line: line)
    }
    return badLines.isEmpty
  }

  private static func report(_ error: YamlError, log: FileLog) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      var values: [String: Wording.Part] = ["reason": .text(problem)]
      if let context {
        values["context"] = .text(context.text)
        values["line"] = "\(context.mark.line)"
      }
      log.report(context == nil ? .notYaml : .notYamlWithin, values, line: mark.line)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.sorted().map { "'\($0)'" }.joined(separator: ", ")
      log.report(.keyTwice, ["keys": .text(keys)], line: context.mark.line)
    case .reader(let problem, _, _, _):
      log.report(.yamlUnreadable, ["reason": "\(problem)"], line: nil)
    default:
      log.report(.yamlUnreadable, ["reason": "\(error)"], line: nil)
    }
  }
}
