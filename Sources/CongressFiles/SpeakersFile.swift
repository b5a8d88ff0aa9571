import Assets
import Congress

/// `speakers.yaml`: whoever is planned to speak, in order, of a congress that has such a list.
struct SpeakersFile {
  /// The speakers that are right, in the order of the file, with what other files must confirm.
  let entries: [Entry]

  /// One speaker; delegate and item are still to be looked up.
  struct Entry {
    let code: Placed<String>
    let delegate: Placed<String>?
    let name: String?
    let unit: String?
    let office: LocalizedText?
    let title: LocalizedText?
    let item: Placed<String>?
    let seconds: Int?
  }

  /// The file's name.
  static let fileName = "speakers.yaml"

  /// Reads the file; reports everything that is wrong in it.
  static func read(_ root: YamlValue) -> SpeakersFile? {
    guard let fields = root.fields(of: .speakers, required: ["speakers"]),
      let values = fields["speakers"]?.list(count: 0...Floor.speakersMax)
    else { return nil }
    var codes: [Placed<String>] = []
    let entries = values.compactMap { value -> Entry? in
      let optional = ["delegate", "name", "unit", "office", "title", "item", "seconds"]
      guard let fields = value.fields(of: .speaker, required: ["id"], optional: optional) else { return nil }
      let code = fields["id"]?.code()
      if let code { codes.append(code) }
      return readEntry(fields, code: code)
    }
    root.log.reportRepeats(of: .speaker, in: codes)
    return SpeakersFile(entries: entries)
  }

  private static func readEntry(_ fields: YamlFields, code: Placed<String>?) -> Entry? {
    let delegate = fields["delegate"]?.code()
    let name = fields["name"]?.text(charactersMax: Speaker.nameCharactersMax)
    let unit = fields["unit"]?.text(charactersMax: Speaker.nameCharactersMax)
    let office = fields["office"]?.localizedText()
    let title = fields["title"]?.localizedText()
    let item = fields["item"]?.code()
    let seconds = fields["seconds"]?.integer(in: Speaker.secondsRange)
    if fields["delegate"] != nil {
      // Name and unit of a delegate stand in the roster, and nowhere a second time.
      for key in ["name", "unit"] { fields[key]?.report(.notBeside, ["key": "delegate"]) }
    } else if fields["name"] == nil, let code {
      fields["id"]?.log.report(.speakerUnnamed, ["speaker": .text(code.value)], line: code.line)
    }
    guard let code else { return nil }
    return Entry(
      code: code, delegate: delegate, name: name, unit: unit, office: office, title: title, item: item,
      seconds: seconds)
  }

  // MARK: Against the other files

  /// The speakers; reports delegates and items that cannot be found.
  func speakers(roster: RosterFile, agenda: AgendaFile?, rules: SpeakingRules, log: FileLog) -> [Speaker] {
    let delegates = Set(roster.people.map(\.code.text))
    let items = agenda?.items.map(\.value)
    return entries.compactMap { entry in
      if let item = entry.item, let items, !items.contains(item.value) {
        let values: [String: Wording.Part] = [
          "item": .text(item.value), "file": .text(AgendaFile.fileName), "end": .end(meaning: item.value, among: items),
        ]
        log.report(.itemUnknown, values, line: item.line)
      }
      if let delegate = entry.delegate, !delegates.contains(delegate.value), roster.lacks(delegate.value) {
        log.report(
          .speakerNotOnRoster, ["delegate": .text(delegate.value), "file": .text(RosterFile.fileName)],
          line: delegate.line)
      }
      let guest = entry.name.map { Speaker.Person.guest(name: $0, unit: entry.unit ?? "") }
      guard let person = entry.delegate.map({ .delegate(Code($0.value)) }) ?? guest else { return nil }
      return Speaker(
        code: Code(entry.code.value), person: person, office: entry.office, title: entry.title,
        item: entry.item.map { Code($0.value) }, allottedSeconds: entry.seconds ?? rules.seconds)
    }
  }
}

extension SpeakingRules {
  /// Reads `speaking` of `congress.yaml`; what is left out is as in ``standard``.
  static func read(_ value: YamlValue) -> SpeakingRules? {
    guard
      let fields = value.fields(
        of: .speaking, required: [], optional: ["seconds", "warningSeconds", "overtimeSeconds"])
    else { return nil }
    func seconds(_ key: String, _ range: ClosedRange<Int>, else standard: Int) -> Int? {
      guard let value = fields[key] else { return standard }
      return value.integer(in: range)
    }
    let given = seconds("seconds", Speaker.secondsRange, else: standard.seconds)
    let warning = seconds("warningSeconds", FileLimits.speakingMarginSecondsRange, else: standard.warningSeconds)
    let overtime = seconds("overtimeSeconds", FileLimits.speakingMarginSecondsRange, else: standard.overtimeSeconds)
    guard let given, let warning, let overtime else { return nil }
    return SpeakingRules(seconds: given, warningSeconds: warning, overtimeSeconds: overtime)
  }
}
