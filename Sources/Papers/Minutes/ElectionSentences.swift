import Assets
import Congress

/// One round of an election in sentences: the list, the papers, who was elected.
struct ElectionSentences {
  let record: ElectionRecord
  let words: PaperWords

  private var round: ElectionRoundView { record.round }

  private func sources(_ events: String...) -> [Int64] {
    record.steps.filter { step in events.contains { "election.\($0)" == step.event } }.map(\.sequence)
  }

  /// What was elected, and who stood.
  var list: [PaperSentence] {
    var all = [
      PaperSentence(
        words.say(
          "election.question",
          [
            "election": words.raw(record.plan.code.text), "title": words.words(record.plan.title),
            "round": "\(round.number)", "kind": words.word("election.kind.\(round.kind.rawValue)"),
            "seats": words.spelled(round.seats),
          ]), sources: sources("list-adopted", "round-begun"))
    ]
    let nominated = record.steps.filter { $0.event == "election.nominated" }
    let withdrawn = record.steps.filter { $0.event == "election.withdrawn" }
    if !nominated.isEmpty || !withdrawn.isEmpty {
      all.append(
        PaperSentence(
          words.say(
            "election.nominations",
            ["nominated": words.number(nominated.count), "withdrawn": words.number(withdrawn.count)]),
          sources: sources("nominated", "supported", "withdrawn", "restored")))
    }
    if let list = round.list {
      all.append(
        PaperSentence(
          words.say(
            "election.list",
            [
              "count": words.number(list.candidates.count), "form": words.word("election.form.\(list.form.rawValue)"),
            ]), sources: sources("list-adopted")))
    }
    return all
  }

  /// The papers, and what it took to be elected.
  var papers: [PaperSentence] {
    guard let issued = round.issued else { return [] }
    var all = [
      PaperSentence(
        words.say(
          "election.issued",
          [
            "issued": words.spelled(issued), "entitled": words.number(round.entitled ?? 0),
            "collected": round.collected.map(words.spelled) ?? PaperMaker.noNumber,
          ]), sources: sources("ballots-issued", "ballots-collected"))
    ]
    if let count = round.outcome?.count {
      all.append(
        PaperSentence(
          words.say(
            "election.counted", ["valid": words.spelled(count.valid), "invalid": words.spelled(count.invalid)]),
          sources: sources("counted", "confirmed")))
    }
    if let base = round.base {
      let text =
        round.needed.map {
          words.say("election.need", ["base": words.number(base), "needed": words.number($0)])
        } ?? words.say("election.need-run-off", ["base": words.number(base)])
      all.append(PaperSentence(text, sources: sources("ballots-issued")))
    }
    return all
  }

  /// Who was elected, from high to low, as it is read out; or why nobody was.
  var result: [PaperSentence] { result(isNamed: true) }

  /// The same; the names may stand in a table.
  func result(isNamed: Bool) -> [PaperSentence] {
    let reason = round.reason.map(words.raw) ?? ""
    switch round.state {
    case .published: return elected(isNamed, sources: sources("confirmed", "published"))
    case .voided:
      return elected(isNamed, sources: sources("confirmed", "published")) + [
        PaperSentence(
          words.say("election.voided", ["voided": words.strings[.resultVoided], "reason": reason]),
          sources: sources("void-requested", "voided"))
      ]
    case .aborted:
      return [PaperSentence(words.say("election.aborted", ["reason": reason]), sources: sources("aborted"))]
    default:
      return [
        PaperSentence(
          words.say("election.unfinished", ["state": words.word("state.\(round.state.rawValue)")]),
          sources: record.steps.map(\.sequence))
      ]
    }
  }

  private func elected(_ isNamed: Bool, sources: [Int64]) -> [PaperSentence] {
    guard let outcome = round.outcome, let list = round.list else { return [] }
    var all: [PaperSentence] = []
    let names = outcome.elected.compactMap { code -> String? in
      guard let place = list.codes.firstIndex(of: code) else { return nil }
      let votes = outcome.count.votes[place]
      return words.say(
        "election.elected-name",
        [
          "name": words.raw(list.candidates[place].name), "votes": words.number(votes),
        ])
    }
    all.append(
      PaperSentence(
        names.isEmpty
          ? words.say("election.nobody")
          : words.say(
            isNamed ? "election.elected" : "election.elected-count",
            [
              "count": words.number(names.count), "seats": words.number(round.seats),
              "names": names.joined(separator: ", "),
            ]), sources: sources))
    if !outcome.tied.isEmpty {
      let tied = outcome.tied.compactMap { code in list.candidates.first { $0.code == code } }.map {
        words.raw($0.name)
      }
      all.append(
        PaperSentence(words.say("election.tied", ["names": tied.joined(separator: ", ")]), sources: sources))
    }
    if outcome.openSeats > 0 {
      all.append(
        PaperSentence(words.say("election.open-seats", ["count": words.number(outcome.openSeats)]), sources: sources))
    }
    return all
  }

  /// The elected from high to low, as they are read out; nothing where nobody is.
  var electedTable: PaperTable? {
    guard let list = round.list, let outcome = round.outcome, !outcome.elected.isEmpty else { return nil }
    let confirmed = sources("confirmed")
    let rows = outcome.elected.enumerated().compactMap { index, code -> PaperTable.Row? in
      guard let place = list.codes.firstIndex(of: code) else { return nil }
      let votes = outcome.count.votes[place]
      return PaperTable.Row(
        cells: [
          "\(index + 1)", list.candidates[place].name, words.number(votes), NumberWords.text(votes, in: words.language),
          words.share(Share(count: votes, base: outcome.base)),
        ], sources: confirmed)
    }
    return PaperTable(
      columns: [
        PaperTable.Column(head: words.say("column.number"), width: 8, isCentered: true),
        PaperTable.Column(head: words.say("column.name"), width: 34),
        PaperTable.Column(head: words.say("column.votes"), width: 12, isCentered: true),
        PaperTable.Column(head: words.say("column.in-words"), width: 34),
        PaperTable.Column(head: words.say("column.share"), width: 14, isCentered: true),
      ], rows: rows)
  }

  /// The votes of everybody who stood, in the order of the list.
  var table: PaperTable? {
    guard let list = round.list, let outcome = round.outcome else { return nil }
    let hasDisagree = outcome.count.disagree != nil
    var columns = [
      PaperTable.Column(head: words.say("column.number"), width: 8, isCentered: true),
      PaperTable.Column(head: words.say("column.name"), width: 40),
      PaperTable.Column(head: words.say("column.votes"), width: 14, isCentered: true),
    ]
    if hasDisagree {
      columns.append(PaperTable.Column(head: words.say("column.disagree"), width: 16, isCentered: true))
    }
    columns += [
      PaperTable.Column(head: words.say("column.share"), width: 16, isCentered: true),
      PaperTable.Column(head: words.say("column.result"), width: 20, isCentered: true),
    ]
    let counted = sources("counted", "confirmed")
    let rows = list.candidates.enumerated().map { place, candidate in
      let votes = outcome.count.votes[place]
      let disagree = outcome.count.disagree.map { [words.number($0[place])] } ?? []
      let isElected = outcome.elected.contains(candidate.code)
      let mark =
        isElected
        ? words.word("election.elected") : outcome.tied.contains(candidate.code) ? words.word("election.tied") : ""
      return PaperTable.Row(
        cells: ["\(place + 1)", candidate.name, words.number(votes)] + disagree
          + [words.share(Share(count: votes, base: outcome.base)), mark],
        sources: counted, isBold: isElected)
    }
    return PaperTable(columns: columns, rows: rows)
  }
}
