import Assets
import Congress

/// A ballot's record as a page to print and sign (HTML, A4).
struct BallotSheet {
  let record: BallotRecord
  let definition: Definition
  let strings: Strings

  private var figures: Figures { Figures(language: strings.language) }
  private var isVietnamese: Bool { strings.language == Language.vietnamese.rawValue }

  /// The page.
  var text: String {
    PrintedPage(
      title: say("title", ["ballot": .text(record.plan.code.text), "round": "\(record.round)"]),
      heading: [words(definition.name.body), words(definition.name.title) + " " + words(definition.name.ordinal)],
      language: strings.language, sections: [question, attendance, result, blocks, steps].compactMap { $0 },
      signatures: [say("sign.tellers"), say("sign.secretariat"), say("sign.presidium")]
    ).text
  }

  private func words(_ text: LocalizedText) -> String { isVietnamese ? text.vi : text.en ?? text.vi }

  private func say(_ key: String, _ values: [String: Wording.Part] = [:]) -> String {
    strings[Wording("minutes.\(key)", values)]
  }

  private var question: PrintedPage.Section? {
    var rows = [
      [say("question"), words(record.plan.question)],
      [say("method"), strings.text("minutes.method.\(record.plan.method.rawValue)") ?? record.plan.method.rawValue],
      [say("rule"), strings.words(for: record.plan.rule) + " · " + strings.words(for: record.plan.base)],
      [say("state"), strings.text("state.\(record.state.rawValue)") ?? record.state.rawValue],
    ]
    for target in record.plan.targets {
      rows.append([say("target", ["code": .text(target.code.text)]), words(target.text)])
    }
    if let reason = record.reason { rows.append([say("reason"), reason]) }
    return PrintedPage.Section(title: say("section.question"), rows: rows)
  }

  private var attendance: PrintedPage.Section? {
    guard let opening = record.opening else { return nil }
    let facts = opening.attendance
    var rows = [
      [say("summoned"), figures.number(facts.summoned)], [say("present"), figures.number(facts.present)],
      [say("excused"), figures.number(facts.absentExcused)], [say("unexcused"), figures.number(facts.absentUnexcused)],
      [say("out"), figures.number(facts.out)], [say("pending"), figures.number(facts.pending)],
      [
        say("organisations"),
        "\(figures.number(facts.organisationsRepresented))/\(figures.number(facts.organisations))",
      ],
      [say("voters"), figures.number(opening.voters)],
    ]
    for seating in opening.replacements {
      rows.append([say("replaces"), "\(seating.alternate) → \(seating.delegate)"])
    }
    return PrintedPage.Section(title: say("section.attendance", ["time": .text(time(opening.openedMS))]), rows: rows)
  }

  private var result: PrintedPage.Section? {
    guard let outcome = record.outcome else { return nil }
    var rows = record.plan.choices.enumerated().map { index, choice in
      let heads = figures.number(outcome.tally.counts[index])
      let votes = outcome.tally.weights.map { " · " + say("votes", ["count": .text(figures.number($0[index]))]) } ?? ""
      return [
        words(choice.label), heads + votes, figures.percent(hundredths: outcome.shares[index].hundredthsOfPercent),
      ]
    }
    if let paper = outcome.tally.paper {
      for (name, count) in [
        ("issued", paper.issued), ("collected", paper.collected), ("valid", paper.valid), ("invalid", paper.invalid),
      ] {
        rows.append([say(name), figures.number(count), ""])
      }
    }
    rows.append([say("base"), figures.number(outcome.base), ""])
    rows.append([say("needed"), figures.number(outcome.needed), ""])
    rows.append([say("verdict"), strings[outcome.isAdopted ? .resultAdopted : .resultNotAdopted], ""])
    return PrintedPage.Section(title: say("section.result"), rows: rows)
  }

  private var blocks: PrintedPage.Section? {
    guard let blocks = record.outcome?.tally.blocks, !blocks.isEmpty else { return nil }
    let head = [say("block")] + record.plan.choices.map { words($0.label) } + [say("teller")]
    let rows = blocks.map { block in
      [block.block.text] + block.counts.map(figures.number) + [block.teller?.name ?? "–"]
    }
    return PrintedPage.Section(title: say("section.blocks"), rows: [head] + rows)
  }

  private var steps: PrintedPage.Section? {
    PrintedPage.Section(
      title: say("section.steps"),
      rows: record.steps.map { step in
        let name = strings.text("minutes.step.\(step.event)") ?? step.event
        return [time(step.atMS), name, step.actor.map { "\($0.role.rawValue) · \($0.name)" } ?? say("by-itself")]
      })
  }

  private func time(_ ms: Int64) -> String {
    figures.timeWithSeconds(ms, utcOffsetMinutes: definition.utcOffsetMinutes)
  }
}
