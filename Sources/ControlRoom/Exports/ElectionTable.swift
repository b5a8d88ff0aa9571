import Assets
import Congress
import CongressFiles
import Papers

/// An election's record as rows for a spreadsheet: `part,code,name,votes,disagree,share,by`.
struct ElectionTable {
  let record: ElectionRecord
  let words: SheetWords

  /// The whole record as comma-separated text.
  var text: String {
    var table = CommaSeparatedText()
    table.add(["part", "code", "name", "votes", "disagree", "share", "by"])
    for (name, value) in facts { table.add(["fact", name, value, "", "", "", ""]) }
    addCandidates(to: &table)
    for count in record.counts { add(count, to: &table) }
    for step in record.steps {
      let actor = step.actor.map { "\($0.role.rawValue)/\($0.name)" } ?? ""
      table.add(["step", step.event, words.time(step.atMS), "", "", "", actor])
    }
    return table.text
  }

  private var facts: [(String, String)] {
    let round = record.round
    let numbers: [(String, Int?)] = [
      ("seats", round.seats), ("summoned", round.attendance?.summoned), ("entitled", round.entitled),
      ("issued", round.issued), ("collected", round.collected), ("valid", round.outcome?.count.valid),
      ("invalid", round.outcome?.count.invalid), ("absentThroughout", round.absentThroughout), ("base", round.base),
      ("needed", round.needed),
    ]
    let texts = [
      ("election", record.plan.code.text), ("title", record.plan.title.vi), ("round", "\(round.number)"),
      ("kind", round.kind.rawValue), ("state", round.state.rawValue),
    ]
    return texts + numbers.compactMap { name, value in value.map { (name, "\($0)") } }
      + (round.reason.map { [("reason", $0)] } ?? []) + (record.journalHead.map { [("journalHead", $0)] } ?? [])
  }

  private func addCandidates(to table: inout CommaSeparatedText) {
    guard let list = record.round.list else { return }
    let figures = words.figures
    for (place, candidate) in list.candidates.enumerated() {
      let count = record.round.outcome?.count
      let votes = count.flatMap { $0.votes.indices.contains(place) ? $0.votes[place] : nil }
      let disagree = count?.disagree.flatMap { $0.indices.contains(place) ? $0[place] : nil }
      let share = votes.map { Share(count: $0, base: record.round.base ?? 0).hundredthsOfPercent }
      table.add([
        part(of: candidate.code), candidate.code.text, candidate.name, votes.map(String.init) ?? "",
        disagree.map(String.init) ?? "",
        share.map { figures.percent(hundredths: $0).filter { $0 != "\u{202F}" } } ?? "", "",
      ])
    }
  }

  private func part(of code: Code<Candidate>) -> String {
    guard let outcome = record.round.outcome else { return "candidate" }
    return outcome.elected.contains(code) ? "elected" : outcome.tied.contains(code) ? "tied" : "not-elected"
  }

  private func add(_ count: TellerCount, to table: inout CommaSeparatedText) {
    for (candidate, votes) in zip(record.round.list?.candidates ?? [], count.count.votes) {
      table.add(["count", candidate.code.text, candidate.name, "\(votes)", "", "", count.teller])
    }
  }
}
