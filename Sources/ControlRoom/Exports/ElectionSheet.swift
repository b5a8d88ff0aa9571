import Assets
import Congress

/// An election's record as a page to print and sign (HTML, A4).
struct ElectionSheet {
  let record: ElectionRecord
  let definition: Definition
  let strings: Strings

  private var figures: Figures { Figures(language: strings.language) }
  private var isVietnamese: Bool { strings.language == Language.vietnamese.rawValue }

  /// The page.
  var text: String {
    PrintedPage(
      title: say("election-title", ["round": "\(record.round.number)"]),
      heading: [words(definition.name.body), words(definition.name.title) + " " + words(definition.name.ordinal)],
      language: strings.language, sections: [election, papers, result, elected, steps].compactMap { $0 },
      signatures: [say("sign.tellers"), say("sign.secretariat"), say("sign.presidium")]
    ).text
  }

  private func words(_ text: LocalizedText) -> String { isVietnamese ? text.vi : text.en ?? text.vi }

  private func say(_ key: String, _ values: [String: Wording.Part] = [:]) -> String {
    strings[Wording("minutes.\(key)", values)]
  }

  private func word(_ key: String) -> String { strings.text(key) ?? key }

  private var election: PrintedPage.Section? {
    let round = record.round
    var rows = [
      [say("question"), words(record.plan.title)],
      [say("round"), word("election.kind.\(round.kind.rawValue)")],
      [say("seats"), figures.number(round.seats)],
      [say("state"), word("state.\(round.state.rawValue)")],
    ]
    if let list = round.list {
      rows.append([say("candidates"), figures.number(list.candidates.count)])
      rows.append([say("form"), word("election.form.\(list.form.rawValue)")])
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

  private var steps: PrintedPage.Section? {
    PrintedPage.Section(
      title: say("section.steps"),
      rows: record.steps.map { step in
        [
          figures.timeWithSeconds(step.atMS, utcOffsetMinutes: definition.utcOffsetMinutes),
          strings.text("minutes.step.\(step.event)") ?? step.event,
          step.actor.map { "\($0.role.rawValue) · \($0.name)" } ?? say("by-itself"),
        ]
      })
  }
}
