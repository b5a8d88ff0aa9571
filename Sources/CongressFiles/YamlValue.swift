import Assets
import Congress
import Yams

/// One value of a YAML file, with the words and the line by which problems speak of it.
///
/// Every reading answers nothing where the value is not what was asked for, and has reported why by then; so a key that
/// may be left out reads the same way as one that is wrong, and only the log knows the difference. Values are taken as
/// written: `07:00` and `2025-09-26` are texts, whatever YAML would make of them.
struct YamlValue {
  /// What problems call it, at the beginning of a sentence: `'minutes'`.
  let subject: Wording
  /// The value as YAML has it.
  let node: Node
  /// Where it stands; for a group or a list under a key, where the key stands.
  let line: Int
  /// Where its problems go.
  let log: FileLog

  /// Reports what is wrong with this value.
  func report(_ rule: FileRule, _ values: [String: Wording.Part] = [:]) { report(rule.with(values)) }

  private func report(_ fault: Wording, end: Wording.Part = .rule(.endsPlainly)) {
    log.report(subject, fault, end: end, line: line)
  }

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

  /// The name of a picture, with its ending.
  func pictureName() -> String? { text(fault: TextRules.fault(inPictureName:)) }

  /// The name of a document's file, with its ending.
  func documentName() -> String? { text(fault: TextRules.fault(inDocumentName:)) }

  /// A text in one language or both: `{ vi: …, en: … }`, or the Vietnamese text alone.
  func localizedText() -> LocalizedText? {
    guard isGroup else { return text().map { LocalizedText(vi: $0) } }
    guard let fields = fields(of: .text, required: ["vi"], optional: ["en"]) else { return nil }
    let english = fields["en"]?.text()
    return fields["vi"]?.text().map { LocalizedText(vi: $0, en: english) }
  }

  private func text(fault: (String) -> Wording?) -> String? {
    guard let scalar = scalar(expected: FileRule.expectedText.with()) else { return nil }
    if let fault = fault(scalar.string) {
      report(fault)
      return nil
    }
    return scalar.string
  }

  // MARK: Numbers and words

  /// A whole number, written plainly.
  func integer(in range: ClosedRange<Int>) -> Int? {
    let expected = FileRule.expectedNumber.with(["least": "\(range.lowerBound)", "most": "\(range.upperBound)"])
    guard let scalar = scalar(expected: expected) else { return nil }
    // Digits with a sign or leading noughts mean different numbers to different readers of YAML.
    guard scalar.style == .plain, let number = Int(scalar.string), String(number) == scalar.string,
      range.contains(number)
    else {
      report(.notExpected, ["found": Self.shown(scalar), "expected": .wording(expected)])
      return nil
    }
    return number
  }

  /// One word of a fixed list.
  func word<Word: RawRepresentable & CaseIterable>(_: Word.Type) -> Word? where Word.RawValue == String {
    let known = Word.allCases.map(\.rawValue)
    return reading(
      FileRule.expectedWord.with(["known": .text(known.joined(separator: ", "))]), names: known, Word.init(rawValue:))
  }

  /// A text that `read` understands; `expected` says what that is, `names` what may be suggested.
  func reading<Result>(_ expected: Wording, names: [String] = [], _ read: (String) -> Result?) -> Result? {
    guard let scalar = scalar(expected: expected) else { return nil }
    if let result = read(scalar.string) { return result }
    report(
      FileRule.notExpected.with(["found": Self.shown(scalar), "expected": .wording(expected)]),
      end: .end(meaning: scalar.string, among: names))
    return nil
  }

  // MARK: Lists and groups

  /// The entries of a list; a list of the wrong length is reported, and read all the same.
  func list(count range: ClosedRange<Int>) -> [YamlValue]? {
    guard isWrittenOut() else { return nil }
    guard case .sequence(let sequence) = node else {
      report(.notExpected, ["found": kind, "expected": .rule(.expectedList)])
      return nil
    }
    if !range.contains(sequence.count) {
      report(
        sequence.count == 1 ? .entryOne : .entries,
        ["count": "\(sequence.count)", "least": "\(range.lowerBound)", "most": "\(range.upperBound)"])
    }
    let subject = FileRule.subjectEntry.with(["list": .wording(subject)])
    return sequence.prefix(range.upperBound).map {
      YamlValue(subject: subject, node: $0, line: $0.mark?.line ?? line, log: log)
    }
  }

  /// The fields of a group of keys; `thing` is what the group stands for.
  func fields(of thing: FileThing, required: [String], optional: [String] = []) -> YamlFields? {
    guard isWrittenOut() else { return nil }
    guard case .mapping(let mapping) = node else {
      let expected = FileRule.expectedGroup.with([
        "group": thing.group, "keys": .text(required.joined(separator: ", ")),
      ])
      report(.notExpected, ["found": kind, "expected": .wording(expected)])
      return nil
    }
    return YamlFields(mapping, of: thing, required: required, optional: optional, line: line, log: log)
  }

  // MARK: What a value is

  /// Whether a group of keys stands here.
  var isGroup: Bool { node.mapping != nil }

  private func scalar(expected: Wording) -> Node.Scalar? {
    guard isWrittenOut() else { return nil }
    guard case .scalar(let scalar) = node else {
      report(.notExpected, ["found": kind, "expected": .wording(expected)])
      return nil
    }
    guard scalar.style != .plain || !["", "~", "null", "Null", "NULL"].contains(scalar.string) else {
      report(.noValue, ["expected": .wording(expected)])
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
      report(.notWrittenOut)
      return false
    }
    return true
  }

  private var kind: Wording.Part {
    switch node {
    case .scalar(let scalar): Self.shown(scalar)
    case .mapping: .rule(.kindGroup)
    case .sequence: .rule(.kindList)
    case .alias: .rule(.kindAlias)
    }
  }

  private static func shown(_ scalar: Node.Scalar) -> Wording.Part {
    let text = scalar.string.count > 60 ? "\(scalar.string.prefix(60))…" : scalar.string
    return .rule(scalar.style == .plain ? .kindText : .kindQuoted, ["text": .text(text)])
  }
}

/// The values of a group of keys, by key.
struct YamlFields {
  private let values: [String: YamlValue]
  /// Where the group begins.
  let line: Int

  /// Takes the known keys of a group; reports the unknown ones and those that are missing.
  init(
    _ mapping: Node.Mapping, of thing: FileThing, required: [String], optional: [String], line: Int, log: FileLog
  ) {
    let known = required + optional
    var values: [String: YamlValue] = [:]
    for (key, value) in mapping {
      let keyLine = key.mark?.line ?? line
      guard let name = key.scalar?.string, known.contains(name) else {
        let found = key.scalar?.string ?? "{…}"
        let end = Wording.Part.end(meaning: found, amongOnly: known)
        log.report(.keyUnknown, ["key": "\(found.prefix(60))", "group": thing.group, "end": end], line: keyLine)
        continue
      }
      let valueLine = value.scalar.flatMap { $0.mark?.line } ?? keyLine
      values[name] = YamlValue(
        subject: FileRule.subjectKey.with(["name": .text(name)]), node: value, line: valueLine, log: log)
    }
    for name in required where values[name] == nil {
      log.report(.keyMissing, ["key": .text(name), "group": thing.group], line: line)
    }
    self.values = values
    self.line = line
  }

  /// The value of a key; nothing where it is missing.
  subscript(key: String) -> YamlValue? { values[key] }
}
