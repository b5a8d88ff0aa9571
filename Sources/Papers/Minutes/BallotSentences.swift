import Assets
import Congress

/// One round of a ballot in sentences: what was put, how, with which figures, and what the hall was told.
struct BallotSentences {
  let record: BallotRecord
  let words: PaperWords

  /// Everything about it, in order.
  var all: [PaperSentence] { [question, course] + [attendance, figures, need, verdict].compactMap(\.self) }

  /// The places of its steps of one kind.
  func sources(of event: String) -> [Int64] { sources(event) }

  private func sources(_ events: String...) -> [Int64] {
    record.steps.filter { step in events.contains { "ballot.\($0)" == step.event } }.map(\.sequence)
  }

  private func time(of event: String) -> String? {
    record.steps.last { $0.event == "ballot.\(event)" }.map { words.time($0.atMS) }
  }

  /// The name that people know the round by: `BQ06 (lần 2)`.
  var name: String {
    let code = words.raw(record.plan.code.text)
    return record.round == 1 ? code : words.say("ballot.round", ["ballot": code, "round": "\(record.round)"])
  }

  /// What was put.
  var question: PaperSentence {
    var text = words.say("ballot.question", ["ballot": name, "question": words.words(record.plan.question)])
    if record.targets.count > 1 {
      text += " " + words.say("ballot.targets", ["count": words.number(record.targets.count)])
    }
    if let splitOff = record.splitOff {
      let codes = splitOff.map { words.raw($0.code.text) }.joined(separator: ", ")
      text += " " + words.say("ballot.split-off", ["codes": codes])
    }
    return PaperSentence(text, sources: sources("asked", "opened", "split"))
  }

  /// By which method, and from when to when.
  var course: PaperSentence {
    let method = words.word("minutes.method.\(record.plan.method.rawValue)")
    guard let opened = time(of: "opened") else {
      return PaperSentence(words.say("ballot.not-opened"), sources: sources("asked", "aborted"))
    }
    guard let closed = time(of: "closed") else {
      return PaperSentence(
        words.say("ballot.opened", ["method": method, "from": opened]), sources: sources("opened"))
    }
    return PaperSentence(
      words.say("ballot.course", ["method": method, "from": opened, "to": closed]), sources: sources("opened", "closed")
    )
  }

  /// Who was there and might vote.
  var attendance: PaperSentence? {
    guard let opening = record.opening else { return nil }
    return PaperSentence(
      words.say("ballot.voters", ["voters": words.spelled(opening.voters)]), sources: sources("opened", "roll-joined"))
  }

  /// The figures, each with its share.
  var figures: PaperSentence? {
    guard let outcome = record.outcome else { return nil }
    let parts = record.plan.choices.indices.map { index in
      let label = words.words(record.plan.choices[index].label)
      let count = words.spelled(outcome.tally.counts[index])
      let votes = outcome.tally.weights.map { words.say("ballot.votes", ["count": words.number($0[index])]) } ?? ""
      guard record.need != nil else { return words.say("ballot.count", ["label": label, "count": count + votes]) }
      return words.say(
        "ballot.share", ["label": label, "count": count + votes, "share": words.share(outcome.shares[index])])
    }
    var text = words.say("ballot.figures", ["parts": parts.joined(separator: "; ")])
    if let paper = outcome.tally.paper {
      let figures = [
        "issued": words.number(paper.issued), "collected": words.number(paper.collected),
        "valid": words.number(paper.valid), "invalid": words.number(paper.invalid),
      ]
      text = words.say("ballot.papers", figures) + " " + text
    } else if let opening = record.opening, opening.voters > outcome.tally.cast {
      text += " " + words.say("ballot.silent", ["count": words.number(opening.voters - outcome.tally.cast)])
    }
    return PaperSentence(text, sources: sources("counted", "block-reported"))
  }

  /// What had to be reached.
  var need: PaperSentence? {
    guard let need = record.need else { return nil }
    return PaperSentence(
      words.say(
        "ballot.need",
        [
          "base": words.number(need.base), "of": words.strings.words(forBaseOf: record.plan),
          "rule": words.strings.words(for: record.plan.rule), "needed": words.number(need.needed),
        ]), sources: sources("opened", "counted"))
  }

  /// What was decided, as the hall was told; and why, where nothing was.
  var verdict: PaperSentence? {
    let reason = record.reason.map(words.raw) ?? ""
    switch record.state {
    case .published:
      return PaperSentence(
        words.say("ballot.verdict", ["verdict": verdictWords]), sources: sources("confirmed", "published"))
    case .counted, .confirmed:
      return PaperSentence(
        words.say("ballot.unpublished", ["verdict": verdictWords]), sources: sources("counted", "confirmed"))
    case .aborted:
      return PaperSentence(words.say("ballot.aborted", ["reason": reason]), sources: sources("aborted"))
    case .voided:
      return PaperSentence(
        words.say("ballot.voided", ["voided": words.strings[.resultVoided], "reason": reason]),
        sources: sources("void-requested", "voided"))
    case .ready, .asked, .open, .held, .closed:
      return PaperSentence(
        words.say("ballot.unfinished", ["state": words.word("state.\(record.state.rawValue)")]),
        sources: record.steps.map(\.sequence))
    }
  }

  /// The verdict as the domain announces it.
  var verdictWords: String { words.raw(words.strings.words(for: record.decision, choices: record.plan.choices)) }
}
