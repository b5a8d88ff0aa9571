import Assets
import Congress

/// `elections.yaml`: the elections of a congress that holds any.
struct ElectionsFile {
  /// The elections that are right, in the order of the file, with what other files must confirm.
  let entries: [Entry]

  /// One election; its candidates' names are still to be looked up.
  struct Entry {
    let code: Placed<String>
    let title: LocalizedText
    let seats: Int
    let form: ElectionForm
    let listBallot: Placed<String>?
    let candidates: [WrittenCandidate]
  }

  /// A candidate as written: a delegate's code, or a code and the name of somebody who is no delegate.
  struct WrittenCandidate {
    let code: Placed<String>
    let name: String?
  }

  /// The file's name.
  static let fileName = "elections.yaml"

  /// Reads the file; reports everything that is wrong in it.
  static func read(_ root: YamlValue) -> ElectionsFile? {
    guard let fields = root.fields(of: .elections, required: ["elections"]),
      let values = fields["elections"]?.list(count: 0...ElectionPlan.electionsMax)
    else { return nil }
    var codes: [Placed<String>] = []
    let entries = values.compactMap { value -> Entry? in
      let required = ["id", "title", "seats", "form", "candidates"]
      guard let fields = value.fields(of: .election, required: required, optional: ["listBallot"]) else { return nil }
      let code = fields["id"]?.code()
      if let code { codes.append(code) }
      return readEntry(fields, code: code)
    }
    root.log.reportRepeats(of: .election, in: codes)
    return ElectionsFile(entries: entries)
  }

  private static func readEntry(_ fields: YamlFields, code: Placed<String>?) -> Entry? {
    let title = fields["title"]?.localizedText()
    let seats = fields["seats"]?.integer(in: ElectionPlan.seatsRange)
    let form = fields["form"]?.word(ElectionForm.self)
    let listBallot = fields["listBallot"]?.code()
    let candidates = fields["candidates"].flatMap(readCandidates)
    guard let code, let title, let seats, let form, let candidates else { return nil }
    return Entry(
      code: code, title: title, seats: seats, form: form, listBallot: listBallot, candidates: candidates)
  }

  private static func readCandidates(_ value: YamlValue) -> [WrittenCandidate]? {
    guard let entries = value.list(count: 0...ElectionPlan.candidatesMax) else { return nil }
    let candidates = entries.compactMap { entry -> WrittenCandidate? in
      guard entry.isGroup else { return entry.code().map { WrittenCandidate(code: $0, name: nil) } }
      guard let fields = entry.fields(of: .candidate, required: ["code", "name"]) else { return nil }
      let code = fields["code"]?.code()
      let name = fields["name"]?.text(charactersMax: Candidate.nameCharactersMax)
      guard let code, let name else { return nil }
      return WrittenCandidate(code: code, name: name)
    }
    value.log.reportRepeats(of: .candidate, in: candidates.map(\.code))
    return candidates
  }

  // MARK: Against the other files

  /// The elections with their candidates' names; reports who cannot be found.
  func plans(roster: RosterFile, log: FileLog) -> [ElectionPlan] {
    let names = Dictionary(roster.people.map { ($0.code.text, $0.name) }, uniquingKeysWith: { first, _ in first })
    return entries.map { entry in
      ElectionPlan(
        code: Code(entry.code.value), title: entry.title, seats: entry.seats, form: entry.form,
        listBallot: entry.listBallot.map { Code($0.value) },
        candidates: entry.candidates.compactMap { Self.candidate($0, names: names, roster: roster, log: log) })
    }
  }

  private static func candidate(
    _ written: WrittenCandidate, names: [String: String], roster: RosterFile, log: FileLog
  ) -> Candidate? {
    let code = written.code.value
    let values: [String: Wording.Part] = ["candidate": .text(code), "file": .text(RosterFile.fileName)]
    switch (written.name, names[code]) {
    case (nil, let name?), (let name?, nil): return Candidate(code: Code(code), name: name)
    case (nil, nil) where !roster.lacks(code): break
    case (nil, nil): log.report(.candidateNotOnRoster, values, line: written.code.line)
    case (_?, _?): log.report(.candidateOnRoster, values, line: written.code.line)
    }
    return nil
  }

  /// Reports every list ballot that is not there.
  func checkListBallots(against ballots: BallotsFile, log: FileLog) {
    let known = ballots.codes.map(\.value)
    for use in entries.compactMap(\.listBallot) where ballots.hasEveryCode && !known.contains(use.value) {
      let values: [String: Wording.Part] = [
        "ballot": .text(use.value), "file": .text(BallotsFile.fileName), "end": .end(meaning: use.value, among: known),
      ]
      log.report(.ballotUnknown, values, line: use.line)
    }
  }
}
