import Assets
import Congress
import Console
import Papers

/// A ballot's record as a page to print and sign (HTML, A4).
struct BallotSheet {
  let record: BallotRecord
  let words: SheetWords

  private var figures: FigureFormat { words.figures }

  /// The page.
  var text: String {
    words.page(
      title: say("title", ["ballot": .text(record.plan.code.text), "round": "\(record.round)"]),
      sections: [question, attendance, result, blocks, named, words.course(record.steps)], head: record.journalHead)
  }

  private func say(_ key: String, _ values: [String: Wording.Part] = [:]) -> String { words.say(key, values) }

  private var question: PrintedPage.Section? {
    var rows = [
      [say("question"), words.words(record.plan.question)],
      [say("method"), words.word("minutes.method.\(record.plan.method.rawValue)")],
      [
        say("rule"),
        words.strings.words(for: record.plan.rule) + " · " + words.strings.words(forBaseOf: record.plan),
      ],
      [say("state"), words.word("state.\(record.state.rawValue)")],
    ]
    if record.plan.kind == .alternatives {
      rows.append([say("kind"), words.word("minutes.kind.alternatives")])
    }
    for target in record.targets {
      rows.append([say("target", ["code": .text(target.code.text)]), words.words(target.text)])
    }
    for target in record.splitOff ?? [] {
      rows.append([say("target-split-off", ["code": .text(target.code.text)]), words.words(target.text)])
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
        facts.knowsOrganisations
          ? "\(figures.number(facts.organisationsRepresented))/\(figures.number(facts.organisations))"
          : words.strings[.quorumNotCounted],
      ],
      [say("quorum-delegates"), quorum(facts.delegateQuorum)],
      [
        say("quorum-organisations"),
        facts.knowsOrganisations ? quorum(facts.organisationQuorum) : words.strings[.quorumNotCounted],
      ],
      [say("voters"), figures.number(opening.voters)],
    ]
    for seating in opening.replacements {
      rows.append([say("replaces"), "\(seating.alternate) → \(seating.delegate)"])
    }
    return PrintedPage.Section(
      title: say("section.attendance", ["time": .text(words.time(opening.openedMS))]), rows: rows)
  }

  private var result: PrintedPage.Section? {
    guard let outcome = record.outcome else { return nil }
    var rows = record.plan.choices.enumerated().map { index, choice in
      let heads = figures.number(outcome.tally.counts[index])
      let votes = outcome.tally.weights.map { " · " + say("votes", ["count": .text(figures.number($0[index]))]) } ?? ""
      return [
        words.words(choice.label), heads + votes,
        record.need == nil ? "–" : figures.percent(hundredths: outcome.shares[index].hundredthsOfPercent),
      ]
    }
    if let paper = outcome.tally.paper {
      for (name, count) in [
        ("issued", paper.issued), ("collected", paper.collected), ("valid", paper.valid), ("invalid", paper.invalid),
      ] {
        rows.append([say(name), figures.number(count), ""])
      }
    }
    if let need = record.need {
      rows.append([say("base"), figures.number(need.base) + " " + words.strings.words(forBaseOf: record.plan), ""])
      rows.append([say("needed"), figures.number(need.needed), ""])
    }
    rows.append([say("verdict"), words.strings.words(for: record.decision, choices: record.plan.choices), ""])
    return PrintedPage.Section(title: say("section.result"), rows: rows)
  }

  private var blocks: PrintedPage.Section? {
    guard let blocks = record.outcome?.tally.blocks, !blocks.isEmpty else { return nil }
    let head = [say("block")] + record.plan.choices.map { words.words($0.label) } + [say("teller")]
    let rows = blocks.map { block in
      [block.block.text] + block.counts.map(figures.number) + [block.teller?.name ?? "–"]
    }
    return PrintedPage.Section(title: say("section.blocks"), rows: [head] + rows)
  }

  private func quorum(_ line: QuorumLine) -> String {
    "\(figures.number(line.present)) \(line.isMet ? "≥" : "<") \(figures.number(line.needed))"
  }

  /// Who voted how, where that is part of the result.
  private var named: PrintedPage.Section? {
    guard let roll = record.opening?.roll, let choices = record.outcome?.tally.choices else { return nil }
    let rows = zip(roll, choices).map { delegate, choice in
      [
        delegate.text, words.definition.roster[delegate]?.name ?? "",
        choice.map { words.words(record.plan.choices[$0].label) } ?? "–",
      ]
    }
    return PrintedPage.Section(title: say("section.named"), rows: rows)
  }
}
