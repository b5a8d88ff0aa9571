import Assets
import Congress
import Papers

/// An election's record as a page to print and sign (HTML, A4).
struct ElectionSheet {
  let record: ElectionRecord
  let words: SheetWords

  private var figures: FigureFormat { words.figures }

  /// The page.
  var text: String {
    words.page(
      title: say("election-title", ["round": "\(record.round.number)"]),
      sections: [election, papers, result, elected, words.course(record.steps)], head: record.journalHead)
  }

  private func say(_ key: String, _ values: [String: Wording.Part] = [:]) -> String { words.say(key, values) }

  private var election: PrintedPage.Section? {
    let round = record.round
    var rows = [
      [say("question"), words.words(record.plan.title)],
      [say("round"), words.word("election.kind.\(round.kind.rawValue)")],
      [say("seats"), figures.number(round.seats)],
      [say("state"), words.word("state.\(round.state.rawValue)")],
    ]
    if let list = round.list {
      rows.append([say("candidates"), figures.number(list.candidates.count)])
      rows.append([say("form"), words.word("election.form.\(list.form.rawValue)")])
    }
    if let reason = round.reason { rows.append([say("reason"), reason]) }
    return PrintedPage.Section(title: say("section.election"), rows: rows)
  }

  private var papers: PrintedPage.Section? {
    let round = record.round
    guard let attendance = round.attendance else { return nil }
    let numbers: [(String, Int?)] = [
      ("summoned", attendance.summoned), ("present", attendance.present), ("absent-throughout", round.absentThroughout),
      ("issued", round.issued), ("collected", round.collected), ("valid", round.outcome?.count.valid),
      ("invalid", round.outcome?.count.invalid), ("base", round.base), ("needed", round.needed),
    ]
    let rows = numbers.compactMap { key, value in value.map { [say(key), figures.number($0)] } }
    return PrintedPage.Section(title: say("section.papers"), rows: rows)
  }

  private var result: PrintedPage.Section? {
    guard let list = record.round.list, let outcome = record.round.outcome else { return nil }
    let hasDisagree = outcome.count.disagree != nil
    let head =
      ["", say("candidate"), say("votes-column")] + (hasDisagree ? [say("disagree")] : []) + [say("share"), ""]
    let rows = list.candidates.enumerated().map { place, candidate -> [String] in
      let votes = outcome.count.votes[place]
      let disagree = outcome.count.disagree.map { [figures.number($0[place])] } ?? []
      let share = Share(count: votes, base: outcome.base).hundredthsOfPercent
      return ["\(place + 1)", candidate.name, figures.number(votes)] + disagree
        + [figures.percent(hundredths: share), mark(candidate.code, outcome)]
    }
    return PrintedPage.Section(title: say("section.result"), rows: [head] + rows)
  }

  private func mark(_ code: Code<Candidate>, _ outcome: ElectionOutcome) -> String {
    outcome.elected.contains(code) ? say("elected") : outcome.tied.contains(code) ? say("tied") : ""
  }

  /// The elected from high to low, as they are read out.
  private var elected: PrintedPage.Section? {
    guard let list = record.round.list, let outcome = record.round.outcome, !outcome.elected.isEmpty else { return nil }
    let rows = outcome.elected.enumerated().compactMap { place, code -> [String]? in
      guard let index = list.codes.firstIndex(of: code) else { return nil }
      return ["\(place + 1)", list.candidates[index].name, figures.number(outcome.count.votes[index])]
    }
    return PrintedPage.Section(title: say("section.elected"), rows: rows)
  }
}
