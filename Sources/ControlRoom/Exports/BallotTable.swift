import Assets
import Congress
import CongressFiles
import Papers

/// A ballot's record as rows for a spreadsheet: `part,name,count,votes,share,by`.
struct BallotTable {
  let record: BallotRecord
  let words: SheetWords

  /// The whole record as comma-separated text.
  var text: String {
    var table = CommaSeparatedText()
    table.add(["part", "name", "count", "votes", "share", "by"])
    for (name, value) in facts { table.add(["fact", name, value, "", "", ""]) }
    addChoices(to: &table)
    for target in record.targets { table.add(["target", target.code.text, target.text.vi, "", "", ""]) }
    for target in record.splitOff ?? [] {
      table.add(["target-split-off", target.code.text, target.text.vi, "", "", ""])
    }
    for block in record.outcome?.tally.blocks ?? [] {
      for (choice, count) in zip(record.plan.choices, block.counts) {
        table.add(["block \(block.block)", choice.key, "\(count)", "", "", block.teller?.name ?? ""])
      }
    }
    for (delegate, choice) in named { table.add(["vote", delegate.text, choice ?? "", "", "", ""]) }
    for step in record.steps {
      table.add([
        "step", step.event, words.time(step.atMS), "", "", step.actor.map { "\($0.role.rawValue)/\($0.name)" } ?? "",
      ])
    }
    return table.text
  }

  private var facts: [(String, String)] {
    let plan = record.plan
    var facts = [
      ("ballot", plan.code.text), ("round", "\(record.round)"), ("state", record.state.rawValue),
      ("question", plan.question.vi), ("method", plan.method.rawValue), ("base", plan.base.rawValue),
      ("rule", "\(plan.rule.comparison.rawValue) \(plan.rule.part.numerator)/\(plan.rule.part.denominator)"),
    ]
    if let opening = record.opening {
      facts += [
        ("summoned", "\(opening.attendance.summoned)"), ("present", "\(opening.attendance.present)"),
        (
          "organisationsRepresented",
          opening.attendance.knowsOrganisations ? "\(opening.attendance.organisationsRepresented)" : ""
        ), ("voters", "\(opening.voters)"),
      ]
    }
    facts.append(("kind", plan.kind.rawValue))
    if let need = record.need { facts += [("baseCount", "\(need.base)"), ("needed", "\(need.needed)")] }
    if let outcome = record.outcome {
      if let decision = record.decision {
        facts += [("verdict", decision.name), ("isAdopted", "\(decision.isAdoption)")]
        facts += decision.places.map { ("alternative", plan.choices[$0].key) }
      } else {
        facts.append(("verdict", "none"))
      }
      if let paper = outcome.tally.paper {
        facts += [
          ("issued", "\(paper.issued)"), ("collected", "\(paper.collected)"), ("valid", "\(paper.valid)"),
          ("invalid", "\(paper.invalid)"),
        ]
      }
    }
    if let reason = record.reason { facts.append(("reason", reason)) }
    if let head = record.journalHead { facts.append(("journalHead", head)) }
    return facts
  }

  private func addChoices(to table: inout CommaSeparatedText) {
    guard let outcome = record.outcome else { return }
    let figures = words.figures
    for (index, choice) in record.plan.choices.enumerated() {
      let percent = figures.percent(hundredths: outcome.shares[index].hundredthsOfPercent)
      let share = record.need == nil ? "" : percent
      table.add([
        "choice", choice.key, "\(outcome.tally.counts[index])", outcome.tally.weights.map { "\($0[index])" } ?? "",
        share.filter { $0 != "\u{202F}" }, "",
      ])
    }
  }

  /// Who voted how; only a named vote has that in its result.
  private var named: [(Code<Delegate>, String?)] {
    guard let roll = record.opening?.roll, let choices = record.outcome?.tally.choices else { return [] }
    return zip(roll, choices).map { ($0, $1.map { record.plan.choices[$0].key }) }
  }
}
