import Assets
package import Congress

extension PaperMaker {
  /// The minutes: time and place, who was there, what was dealt with and decided, the end, and what is annexed.
  /// - Parameters:
  ///   - session: The session that they are of; nothing for the whole congress.
  ///   - number: The number that the office has given them.
  package func minutes(of session: Session? = nil, number: String? = nil) -> Paper {
    let annexes = annexes
    var blocks = [heading(1, "opening")] + openingParagraphs(of: session) + [heading(2, "course")]
    blocks += sectionParagraphs
    blocks += [heading(3, "end")] + endParagraphs(of: session, annexes: annexes.count)
    let signed = paper(
      title: words.say("title.minutes"),
      subject: session.map { "\(words.words($0.title)), \(words.congressName)" } ?? words.congressName,
      kind: words.say("kind.record"), number: number, blocks: blocks, signers: (left: .secretariat, right: .presidium))
    var whole = signed
    for (index, annex) in annexes.enumerated() {
      let number = words.say("annex", ["number": "\(index + 1)"])
      whole.blocks += [
        .pageBreak, .paragraph(PaperParagraph("annex.\(annex.key)", .annex, number: number, annex.title)),
      ]
      whole.blocks += annex.blocks
    }
    return whole
  }

  /// What the minutes are of, as their sentences call it.
  private func subject(_ session: Session?) -> String {
    session.map { words.words($0.title) } ?? words.say("the-congress")
  }

  // MARK: Time, place, who was there

  private func openingParagraphs(of session: Session?) -> [PaperBlock] {
    let opening = course.opening
    var blocks: [PaperBlock] = []
    if let opening {
      let values = [
        "what": subject(session), "place": words.place, "begin": words.moment(opening.startedMS),
        "end": words.moment(course.endedMS),
      ]
      let last = course.sections.last { $0.item != nil }?.sequences.suffix(1) ?? []
      blocks.append(
        .paragraph(
          PaperParagraph(
            "time", .body, words.say(course.hasEnded ? "time" : "time-open", values),
            sources: opening.sequences.prefix(1) + last)))
      let people = AttendanceSentences(words: words)
      blocks.append(
        .paragraph(
          PaperParagraph(
            "attendance", .body,
            people.figures(opening.attendance, key: "at-opening", sources: Array(opening.sequences.prefix(1)))
              + [people.quorum(opening.attendance, sources: Array(opening.sequences.prefix(1)))])))
    } else {
      blocks.append(.paragraph(PaperParagraph("time", .body, words.say("time-none", ["place": words.place]))))
    }
    return blocks + words.definition.bodies.map(paragraph)
  }

  private func paragraph(of body: Body) -> PaperBlock {
    let names = body.members.map { member in
      let name = words.raw(member.name)
      return member.office.map { "\(name) (\(words.words($0)))" } ?? name
    }
    return .paragraph(
      PaperParagraph(
        "body.\(body.code.text)", .body,
        words.say(
          "body",
          [
            "body": words.words(body.name), "count": words.number(names.count), "names": names.joined(separator: ", "),
          ]), sources: [1]))
  }

  // MARK: What was dealt with

  private var sectionParagraphs: [PaperBlock] {
    var blocks: [PaperBlock] = []
    var number = 0
    var session: Code<Session>?
    var times: [Code<Item>: Int] = [:]
    for section in course.sections {
      if let code = section.session, code != session, let known = course.state.agenda.session(code) {
        session = code
        blocks.append(
          .paragraph(
            PaperParagraph(
              "session.\(code.text)", .subheading,
              words.say("session", ["session": words.words(known.title), "date": words.date(section.startedMS)]))))
      }
      var key = "between.\(section.sequences.first ?? 0)"
      if let item = section.item {
        number += 1
        times[item.code, default: 0] += 1
        key = "item.\(item.code.text)" + (times[item.code] == 1 ? "" : ".\(times[item.code] ?? 0)")
      }
      let paragraphs = SectionParagraphs(
        section: section, key: key, number: section.item == nil ? nil : "\(number). ", course: course, words: words,
        picks: picks)
      blocks += paragraphs.all.map(PaperBlock.paragraph)
    }
    if blocks.isEmpty { blocks.append(.paragraph(PaperParagraph("nothing", .body, words.say("nothing")))) }
    return blocks
  }

  // MARK: The end

  private func endParagraphs(of session: Session?, annexes: Int) -> [PaperBlock] {
    let values = ["what": subject(session), "end": words.moment(course.endedMS)]
    let last = course.sections.last { $0.item != nil }?.sequences.suffix(1) ?? []
    let end = PaperParagraph(
      "end", .body, words.say(course.hasEnded ? "end" : "end-open", values), sources: Array(last))
    let basis = PaperParagraph(
      "basis", .body,
      words.say(
        "basis",
        [
          "last": words.number(Int(course.state.sequence)), "annexes": words.number(annexes),
          "end": words.layout.textEnd,
        ]),
      sources: [1, course.state.sequence])
    return [.paragraph(end), .paragraph(basis)]
  }
}

/// A list that goes with the minutes.
struct PaperAnnex {
  let key: String
  let title: String
  let blocks: [PaperBlock]
}

extension PaperMaker {
  /// The results of all votes, those of elections, and who was absent; each where there is any.
  private var annexes: [PaperAnnex] {
    var all: [PaperAnnex] = []
    let ballots = course.ballotsPut
    if !ballots.isEmpty {
      all.append(
        PaperAnnex(key: "ballots", title: words.say("annex.ballots"), blocks: [.table(resultsTable(ballots))]))
    }
    let elections = course.electionsHeld.filter { $0.round.outcome != nil }
    if !elections.isEmpty {
      all.append(
        PaperAnnex(
          key: "elections", title: words.say("annex.elections"),
          blocks: elections.flatMap { record -> [PaperBlock] in
            let sentences = ElectionSentences(record: record, words: words)
            let key = "annex.\(record.plan.code.text).\(record.round.number)"
            return [.paragraph(PaperParagraph(key, .caption, Array(sentences.list.prefix(1))))]
              + (sentences.table.map { [.table($0)] } ?? [])
          }))
    }
    let documents = DocumentSentences(course: course, words: words)
    if let table = documents.table {
      all.append(PaperAnnex(key: "documents", title: words.say("annex.documents"), blocks: [.table(table)]))
    }
    // Of an earlier session the newest record does not say who was missing at its end.
    if course.session == nil, let absences = absencesTable {
      all.append(PaperAnnex(key: "absences", title: words.say("annex.absences"), blocks: [.table(absences)]))
    }
    return all
  }

  /// Every vote with its figures, a row each.
  func resultsTable(_ ballots: [BallotRecord]) -> PaperTable {
    let columns = [
      PaperTable.Column(head: words.say("column.number"), width: 6, isCentered: true),
      PaperTable.Column(head: words.say("column.ballot"), width: 9, isCentered: true),
      PaperTable.Column(head: words.say("column.question"), width: 29),
      PaperTable.Column(head: words.say("column.figures"), width: 36),
      PaperTable.Column(head: words.say("column.need"), width: 12, isCentered: true),
      PaperTable.Column(head: words.say("column.verdict"), width: 15, isCentered: true),
    ]
    let rows = ballots.enumerated().map { index, record in
      let figures = record.outcome.map { outcome in
        record.plan.choices.indices.map { place in
          let label = record.plan.choices[place].label.text(in: words.language)
          let count = words.number(outcome.tally.counts[place])
          return record.need == nil
            ? "\(label): \(count)" : "\(label): \(count) (\(words.share(outcome.shares[place])))"
        }.joined(separator: "\n")
      }
      let need = record.need.map { "\(words.number($0.needed))/\(words.number($0.base))" }
      let verdict =
        switch record.state {
        case .published: words.strings.words(for: record.decision, choices: record.plan.choices)
        case .voided: words.strings[.resultVoided]
        default: words.word("state.\(record.state.rawValue)")
        }
      let sequences = record.steps.map(\.sequence)
      return PaperTable.Row(
        cells: [
          "\(index + 1)", record.plan.code.text + (record.round > 1 ? " (\(record.round))" : ""),
          (record.plan.title ?? record.plan.question).text(in: words.language), figures ?? "–", need ?? "–", verdict,
        ], sources: [sequences.first, sequences.last].compactMap(\.self))
    }
    return PaperTable(columns: columns, rows: rows)
  }
}
