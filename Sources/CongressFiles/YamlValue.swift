import Congress
import Yams

/// One value of a YAML file, with the words and the line by which problems speak of it.
///
/// Every reading answers nothing where the value is not what was asked for, and has reported why by then; so a key that
/// may be left out reads the same way as one that is wrong, and only the log knows the difference. Values are taken as
/// written: `07:00` and `2025-09-26` are texts, whatever YAML would make of them.
struct YamlValue {
  /// What problems call it, at the beginning of a sentence: `'minutes'`.
  let subject: String
  /// The value as YAML has it.
  let node: Node
  /// Where it stands; for a group or a list under a key, where the key stands.
  let line: Int
  /// Where its problems go.
  let log: FileLog

  /// Reports what is wrong with this value.
  func report(_ fault: String) { log.report("\(subject) \(fault).", line: line) }

  // MARK: Texts

  /// A text that may be shown.
  func text(charactersMax: Int = FileLimits.textCharactersMax) -> String? {
    text { TextRules.fault(inText: $0, charactersMax: charactersMax) }
  }

  /// A code: a text without spaces.
  func code() -> Placed<String>? {
    text(fault: TextRules.fault(inCode:)).map { Placed(value: $0, line: line) }
  }

  /// The name of a theme or an emblem.
  func fileName() -> String? { text(fault: TextRules.fault(inFileName:)) }

  /// A text in one language or both: `{ vi: …, en: … }`, or the Vietnamese text alone.
  func localizedText() -> LocalizedText? {
    guard node.mapping != nil else { return text().map { LocalizedText(vi: $0) } }
    guard let fields = fields(of: "a text", required: ["vi"], optional: ["en"]) else { return nil }
    let english = fields["en"]?.text()
    return fields["vi"]?.text().map { LocalizedText(vi: $0, en: english) }
  }

  private func text(fault: (String) -> String?) -> String? {
    guard let scalar = scalar(expected: "a text") else { return nil }
    if let fault = fault(scalar.string) {
      report(fault)
      return nil
    }
    return scalar.string
  }

  // MARK: Numbers and words

  /// A whole number, written plainly.
  func integer(in range: ClosedRange<Int>) -> Int? {
    let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    guard let scalar = scalar(expected: expected) else { return nil }
    // Digits with a sign or leading noughts mean different numbers to different readers of YAML.
    guard scalar.style == .plain, let number = Int(scalar.string), String(number) == scalar.string,
      range.contains(number)
    else {
      report("is \(Self.shown(scalar)); expected \(expected)")
      return nil
    }
    return number
  }

  /// One word of a fixed list.
  func word<Word: RawRepresentable & CaseIterable>(_: Word.Type) -> Word? where Word.RawValue == String {
    let known = Word.allCases.map(\.rawValue)
    return reading("one of \(known.joined(separator: ", "))", names: known, Word.init(rawValue:))
  }

  /// A text that `read` understands; `expected` says what that is, `names` what may be suggested.
  func reading<Result>(_ expected: String, names: [String] = [], _ read: (String) -> Result?) -> Result? {
    guard let scalar = scalar(expected: expected) else { return nil }
    if let result = read(scalar.string) { return result }
    let hint = NearestName.suggestion(for: scalar.string, among: names).map { "; did you mean '\($0)'?" }
    log.report("\(subject) is \(Self.shown(scalar)); expected \(expected)\(hint ?? ".")", line: line)
    return nil
  }

  // MARK: Lists and groups

  /// The entries of a list; a list of the wrong length is reported, and read all the same.
  func list(count range: ClosedRange<Int>) -> [YamlValue]? {
    guard isWrittenOut() else { return nil }
    guard case .sequence(let sequence) = node else {
      report("is \(kind); expected a list")
      return nil
    }
    if !range.contains(sequence.count) {
      let count = "\(sequence.count) \(sequence.count == 1 ? "entry" : "entries")"
      report("has \(count); expected \(range.lowerBound) to \(range.upperBound)")
    }
    return sequence.prefix(range.upperBound).map {
      YamlValue(subject: "An entry of \(subject)", node: $0, line: $0.mark?.line ?? line, log: log)
    }
  }

  /// The fields of a group of keys; `what` is what the group stands for, as problems say it: `an item`.
  func fields(of what: String, required: [String], optional: [String] = []) -> YamlFields? {
    guard isWrittenOut() else { return nil }
    guard case .mapping(let mapping) = node else {
      report("is \(kind); expected \(what) with the keys \(required.joined(separator: ", "))")
      return nil
    }
    return YamlFields(mapping, of: what, required: required, optional: optional, line: line, log: log)
  }

  // MARK: What a value is

  private func scalar(expected: String) -> Node.Scalar? {
    guard isWrittenOut() else { return nil }
    guard case .scalar(let scalar) = node else {
      report("is \(kind); expected \(expected)")
      return nil
    }
    guard scalar.style != .plain || !["", "~", "null", "Null", "NULL"].contains(scalar.string) else {
      report("has no value; expected \(expected)")
      return nil
    }
    return scalar
  }

  /// Anchors, aliases and tags make one value mean another than the one that stands there, so they are not read.
  private func isWrittenOut() -> Bool {
    let tag =
      switch node {
      case .scalar(let scalar): scalar.tag.description
      case .mapping(let mapping): mapping.tag.description
      case .sequence(let sequence): sequence.tag.description
      case .alias(let alias): alias.tag.description
      }
    guard node.anchor == nil, tag.isEmpty || tag == "tag:yaml.org,2002:str" else {
      report("has an anchor, an alias or a tag ('&', '*' or '!'); expected the value itself")
      return false
    }
    return true
  }

  private var kind: String {
    switch node {
    case .scalar(let scalar): Self.shown(scalar)
    case .mapping: "a group of keys"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }

  private static func shown(_ scalar: Node.Scalar) -> String {
    let text = scalar.string.count > 60 ? "\(scalar.string.prefix(60))…" : scalar.string
    return scalar.style == .plain ? "'\(text)'" : "the quoted text '\(text)'"
  }
}

/// The values of a group of keys, by key.
struct YamlFields {
  private let values: [String: YamlValue]
  /// Where the group begins.
  let line: Int

  /// Takes the known keys of a group; reports the unknown ones and those that are missing.
  init(
    _ mapping: Node.Mapping, of what: String, required: [String], optional: [String], line: Int, log: FileLog
  ) {
    let known = required + optional
    var values: [String: YamlValue] = [:]
    for (key, value) in mapping {
      let keyLine = key.mark?.line ?? line
      guard let name = key.scalar?.string, known.contains(name) else {
        let found = key.scalar.map { "'\($0.string.prefix(60))'" } ?? "that is no text"
        let hint = key.scalar.flatMap { NearestName.suggestion(for: $0.string, among: known) }
        let expected = hint.map { "did you mean '\($0)'?" } ?? "expected only \(known.joined(separator: ", "))."
        log.report("Unknown key \(found) in \(what); \(expected)", line: keyLine)
        continue
      }
      let valueLine = value.scalar.flatMap { $0.mark?.line } ?? keyLine
      values[name] = YamlValue(subject: "'\(name)'", node: value, line: valueLine, log: log)
    }
    for name in required where values[name] == nil {
      log.report("Key '\(name)' is missing in \(what).", line: line)
    }
    self.values = values
    self.line = line
  }

  /// The value of a key; nothing where it is missing.
  subscript(key: String) -> YamlValue? { values[key] }
}
