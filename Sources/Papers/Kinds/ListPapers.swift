import Assets
package import Congress

extension PaperMaker {
  /// Everybody who may vote, and where they are.
  package func attendancePaper() -> Paper {
    list("attendance", opening: figures(course.state.attendance), table: attendanceTable, signer: .secretariat)
  }

  /// Who is not in the hall, since when and why.
  package func absencesPaper() -> Paper {
    list("absences", opening: figures(course.state.attendance), table: absencesTable, signer: .secretariat)
  }

  private func figures(_ attendance: Attendance) -> [PaperSentence] {
    let latest = [course.state.sequence]
    let asOf = PaperSentence(words.say("as-of", ["time": words.moment(course.state.newestMS)]), sources: latest)
    return [asOf] + AttendanceSentences(words: words).figures(attendance, key: "at-report", sources: latest)
  }

  /// Who spoke, at which item, for how long, in the order in which they were called.
  package func speakersPaper() -> Paper {
    let shown = Set(
      course.sections.flatMap(\.happenings).compactMap { if case .speech(let place) = $0 { place } else { nil } })
    let speeches = course.speeches.indices.filter(shown.contains).map { course.speeches[$0] }
    let rows = speeches.enumerated().map { index, speech in
      let item = speech.item.flatMap { course.state.agenda[$0] }.map {
        ($0.shortTitle ?? $0.title).text(in: words.language)
      }
      return PaperTable.Row(
        cells: [
          "\(index + 1)", words.cell(speech.calledMS),
          [speech.name, speech.speaker.office?.text(in: words.language), speech.unit].compactMap(\.self)
            .filter { !$0.isEmpty }.joined(separator: "\n"),
          [item, speech.speaker.title?.text(in: words.language)].compactMap(\.self).joined(separator: "\n"),
          speech.usedMS.map(words.duration) ?? words.word("state.\(speech.progress.state.rawValue)"),
        ], sources: speech.sequences)
    }
    let table = PaperTable(
      columns: [
        PaperTable.Column(head: words.say("column.number"), width: 8, isCentered: true),
        PaperTable.Column(head: words.say("column.time"), width: 18, isCentered: true),
        PaperTable.Column(head: words.say("column.speaker"), width: 30),
        PaperTable.Column(head: words.say("column.topic"), width: 34),
        PaperTable.Column(head: words.say("column.duration"), width: 16, isCentered: true),
      ], rows: rows)
    let opening = PaperSentence(words.say("speeches", ["count": words.spelled(speeches.count)]))
    return list("speakers", opening: [opening], table: rows.isEmpty ? nil : table, signer: .secretariat)
  }

  /// The programme as it really went: planned and real times, and what became of each item.
  package func programmePaper() -> Paper {
    var rows: [PaperTable.Row] = []
    for day in course.state.agenda.days {
      for session in day.sessions {
        rows.append(
          PaperTable.Row(cells: ["", session.title.text(in: words.language), "", "", ""], isBold: true))
        rows += session.items.map(programmeRow)
      }
    }
    let table = PaperTable(
      columns: [
        PaperTable.Column(head: words.say("column.number"), width: 9, isCentered: true),
        PaperTable.Column(head: words.say("column.question"), width: 46),
        PaperTable.Column(head: words.say("column.planned"), width: 17, isCentered: true),
        PaperTable.Column(head: words.say("column.real"), width: 20, isCentered: true),
        PaperTable.Column(head: words.say("column.result"), width: 16, isCentered: true),
      ], rows: rows)
    return list("programme", opening: [], table: table, signer: .secretariat)
  }

  private func programmeRow(_ item: Item) -> PaperTable.Row {
    let sections = course.sections.filter { $0.item?.code == item.code }
    let real = sections.map { section in
      words.cell(section.startedMS, section.endedMS)
    }
    let standing =
      switch item.progress {
      case .pending: "pending"
      case .live: "live"
      case .done: "done"
      case .dropped: "dropped"
      case .adjourned: "adjourned"
      }
    return PaperTable.Row(
      cells: [
        item.code.text, item.title.text(in: words.language), words.cell(item.plannedStartMS, nil),
        real.isEmpty ? "–" : real.joined(separator: "\n"), words.say("item-state.\(standing)"),
      ], sources: sections.flatMap(\.sequences))
  }

  /// What stood on a screen or an output from when to when.
  package struct ShownRow: Sendable {
    package let place: String
    package let fromMS: Int64
    package let toMS: Int64?
    package let lines: [String]
    package let sequence: Int64

    /// A picture in its time; `lines` says what it showed.
    package init(place: String, fromMS: Int64, toMS: Int64?, lines: [String], sequence: Int64) {
      self.place = place
      self.fromMS = fromMS
      self.toMS = toMS
      self.lines = lines
      self.sequence = sequence
    }
  }

  /// What stood on the screens.
  package func screensPaper(_ shown: [ShownRow]) -> Paper {
    let rows = shown.map { row in
      PaperTable.Row(
        cells: [
          row.place, words.cell(row.fromMS),
          row.toMS.map { words.duration($0 - row.fromMS) } ?? "–", row.lines.joined(separator: "\n"),
        ], sources: [row.sequence])
    }
    let table = PaperTable(
      columns: [
        PaperTable.Column(head: words.say("column.screen"), width: 16),
        PaperTable.Column(head: words.say("column.from"), width: 18, isCentered: true),
        PaperTable.Column(head: words.say("column.duration"), width: 18, isCentered: true),
        PaperTable.Column(head: words.say("column.shown"), width: 54),
      ], rows: rows)
    return list("screens", opening: [], table: rows.isEmpty ? nil : table, signer: .secretariat)
  }

  /// What the congress has adopted, each with the figures by which it did: an extract for its resolution.
  /// - Parameter ballots: The ballots whose questions are extracted; every adopted one where none is named.
  package func resolutionPaper(of ballots: [Code<Ballot>] = [], number: String? = nil) -> Paper {
    let adopted = course.ballotsPut.filter { record in
      record.state == .published && record.decision?.isAdoption == true
        && (ballots.isEmpty || ballots.contains(record.plan.code))
    }
    var blocks: [PaperBlock] = [
      .paragraph(PaperParagraph("opening", .body, words.say("resolution.opening", ["congress": words.congressName])))
    ]
    for (index, record) in adopted.enumerated() {
      let told = BallotSentences(record: record, words: words)
      let choice = (record.decision?.places.first).map { words.words(record.plan.choices[$0].label) }
      let text = words.words(record.plan.question) + (choice.map { ": \($0)" } ?? "")
      let key = "resolution.\(record.plan.code.text)"
      let lead = PaperSentence("**\(text)**.", sources: record.steps.map(\.sequence))
      blocks.append(
        .paragraph(
          PaperParagraph(
            key, .body, number: "\(index + 1). ",
            [lead] + [told.attendance, told.figures, told.need, told.verdict].compactMap(\.self))))
      blocks += (record.targets.count > 1 ? record.targets : []).map { target in
        .paragraph(
          PaperParagraph(
            "\(key).\(target.code.text)", .listed, number: "\(target.code.text)) ", words.words(target.text)))
      }
    }
    if adopted.isEmpty { blocks.append(.paragraph(PaperParagraph("nothing", .body, words.say("resolution.none")))) }
    return paper(
      title: words.say("title.resolution"), subject: words.congressName, kind: words.say("kind.resolution"),
      number: number, blocks: blocks, signers: (left: .secretariat, right: .presidium))
  }

  /// A paper that is a list.
  func list(_ kind: String, opening: [PaperSentence], table: PaperTable?, signer: PaperSigner) -> Paper {
    var blocks: [PaperBlock] = opening.isEmpty ? [] : [.paragraph(PaperParagraph("opening", .body, opening))]
    blocks.append(
      table.map(PaperBlock.table) ?? .paragraph(PaperParagraph("nothing", .body, words.say("list-empty"))))
    return paper(
      title: words.say("title.\(kind)"), subject: words.congressName, kind: nil, blocks: blocks,
      signers: (left: nil, right: signer))
  }
}
