import Assets
import Congress

extension PaperMaker {
  /// The record of a round of a ballot: what was put, who might vote, the figures in words, the verdict.
  package func ballotPaper(_ record: BallotRecord, number: String? = nil) -> Paper {
    let told = BallotSentences(record: record, words: words)
    var blocks = [heading(1, "ballot"), .paragraph(PaperParagraph("question", .body, [told.question, told.course]))]
    blocks += (record.targets.count > 1 ? record.targets : []).map { target in
      .paragraph(
        PaperParagraph(
          "target.\(target.code.text)", .listed, number: "\(target.code.text). ", words.words(target.text)))
    }
    if let opening = record.opening {
      let people = AttendanceSentences(words: words)
      let opened = record.steps.filter { $0.event == "ballot.opened" }.map(\.sequence)
      blocks.append(heading(2, "voters"))
      blocks.append(
        .paragraph(
          PaperParagraph(
            "voters", .body,
            people.figures(opening.attendance, key: "at-report", sources: opened)
              + [people.quorum(opening.attendance, sources: opened)] + [told.attendance].compactMap(\.self))))
    }
    blocks.append(heading(record.opening == nil ? 2 : 3, "result"))
    if let table = figuresTable(record) { blocks.append(.table(table)) }
    let sentences = [told.silentOrPapers, told.need, told.verdict].compactMap(\.self)
    blocks.append(.paragraph(PaperParagraph("result", .body, sentences)))
    blocks += blocksOfHall(record) + named(record)
    blocks += steps(record.steps, heading: record.opening == nil ? 3 : 4)
    return paper(
      title: words.say(record.plan.method == .paper ? "title.papers-ballot" : "title.ballot"),
      subject: words.words(record.plan.title ?? record.plan.question)
        + (record.round > 1 ? " " + words.say("of-round", ["round": "\(record.round)"]) : ""),
      kind: words.say("kind.record"), number: number, blocks: blocks, signers: (left: .tellers, right: .presidium))
  }

  /// Each choice with its figure in figures and in words.
  private func figuresTable(_ record: BallotRecord) -> PaperTable? {
    guard let outcome = record.outcome else { return nil }
    var columns = [
      PaperTable.Column(head: words.say("column.choice"), width: 30),
      PaperTable.Column(head: words.say("column.count"), width: 14, isCentered: true),
      PaperTable.Column(head: words.say("column.in-words"), width: 36),
    ]
    if outcome.tally.weights != nil {
      columns.append(PaperTable.Column(head: words.say("column.votes"), width: 14, isCentered: true))
    }
    columns.append(PaperTable.Column(head: words.say("column.share"), width: 16, isCentered: true))
    let sources = record.steps.filter { ["ballot.counted", "ballot.block-reported"].contains($0.event) }.map(\.sequence)
    let rows = record.plan.choices.indices.map { index in
      let count = outcome.tally.counts[index]
      let votes = outcome.tally.weights.map { [words.number($0[index])] } ?? []
      return PaperTable.Row(
        cells: [
          record.plan.choices[index].label.text(in: words.language), words.number(count),
          NumberWords.text(count, in: words.language),
        ] + votes + [record.need == nil ? "–" : words.share(outcome.shares[index])], sources: sources)
    }
    return PaperTable(columns: columns, rows: rows)
  }

  private func blocksOfHall(_ record: BallotRecord) -> [PaperBlock] {
    guard let counts = record.outcome?.tally.blocks, !counts.isEmpty else { return [] }
    let choices = record.plan.choices.map {
      PaperTable.Column(head: $0.label.text(in: words.language), width: 16, isCentered: true)
    }
    let columns =
      [PaperTable.Column(head: words.say("column.block"), width: 16)] + choices + [
        PaperTable.Column(head: words.say("column.teller"), width: 24)
      ]
    let rows = counts.map { count in
      PaperTable.Row(
        cells: [count.block.text] + count.counts.map(words.number) + [count.teller?.name ?? "–"])
    }
    return [
      .paragraph(PaperParagraph("caption.blocks", .caption, words.say("caption.blocks"))),
      .table(PaperTable(columns: columns, rows: rows)),
    ]
  }

  /// Who voted how, where that is part of the result.
  private func named(_ record: BallotRecord) -> [PaperBlock] {
    guard let roll = record.opening?.roll, let choices = record.outcome?.tally.choices else { return [] }
    let rows = zip(roll, choices).enumerated().map { index, vote in
      let delegate = words.definition.roster[vote.0]
      return PaperTable.Row(cells: [
        "\(index + 1)", delegate?.name ?? vote.0.text, delegate?.organisation ?? "",
        vote.1.map { record.plan.choices[$0].label.text(in: words.language) } ?? "–",
      ])
    }
    return [
      .paragraph(PaperParagraph("caption.named", .caption, words.say("caption.named"))),
      .table(
        PaperTable(
          columns: personColumns + [PaperTable.Column(head: words.say("column.choice"), width: 22)], rows: rows)),
    ]
  }

  /// What happened step by step, and who did it.
  func steps(_ steps: [RecordedStep], heading number: Int) -> [PaperBlock] {
    guard !steps.isEmpty else { return [] }
    let rows = steps.map { step in
      let actor =
        step.actor.map { "\(words.word("role.\($0.role.rawValue)")) · \($0.name)" } ?? words.word("minutes.by-itself")
      return PaperTable.Row(
        cells: [
          words.figures.timeWithSeconds(step.atMS, utcOffset: words.definition.utcOffset),
          words.word("minutes.step.\(step.event)"), actor,
        ], sources: [step.sequence])
    }
    let columns = [
      PaperTable.Column(head: words.say("column.time"), width: 26, isCentered: true),
      PaperTable.Column(head: words.say("column.step"), width: 34),
      PaperTable.Column(head: words.say("column.actor"), width: 34),
    ]
    return [heading(number, "steps"), .table(PaperTable(columns: columns, rows: rows))]
  }
}

extension BallotSentences {
  /// The papers' figures or, of cards and terminals, who did not vote: what the table of choices does not say.
  fileprivate var silentOrPapers: PaperSentence? {
    guard let outcome = record.outcome, let opening = record.opening else { return nil }
    if let paper = outcome.tally.paper {
      let values = [
        "issued": words.spelled(paper.issued), "collected": words.spelled(paper.collected),
        "valid": words.spelled(paper.valid), "invalid": words.spelled(paper.invalid),
      ]
      return PaperSentence(words.say("ballot.papers", values), sources: sources(of: "counted"))
    }
    guard opening.voters > outcome.tally.cast else { return nil }
    return PaperSentence(
      words.say("ballot.silent", ["count": words.spelled(opening.voters - outcome.tally.cast)]),
      sources: sources(of: "counted"))
  }
}
