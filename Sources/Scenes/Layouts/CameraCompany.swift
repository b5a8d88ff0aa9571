import Assets
import Congress

/// What of a scene stands around a camera, at a size of its words and in one language.
struct CameraCompany {
  /// Over what stands beside the camera; nothing where that speaks for itself.
  var title: String?
  /// What is loudest, beside the camera.
  var aside: Piece
  /// What stays while the rest turns its pages.
  var lead: [Piece] = []
  /// What turns pages where there is no room for all of it.
  var rest: [Piece] = []
  /// Whether the rest stands above what stays.
  var isRestFirst = false
  /// Whether what stays has colours that want a panel beneath them.
  var isLeadOnPanel = false
  /// Whether in one column what is loudest beside a camera stands at the end.
  var isAsideLast = false
  /// A small line at the foot.
  var footNote: String?

  /// The words of a band, on one page.
  var words: [Piece] { isRestFirst ? rest + lead : lead + rest }

  /// All of it in one column that is no panel.
  var column: CameraCompany {
    var column = self
    if isLeadOnPanel { column.lead = lead.map { $0.onPanel(padding: SceneCanvas.panelPadding) } }
    return column
  }
}

extension SceneCanvas {
  /// The ways in which a scene stands around a camera, the better first; none for a scene that is laid out whole.
  ///
  /// What changes by itself is told to this canvas. There are as many ways in every language and at every size.
  mutating func cameraCompanies(size: Int) -> [CameraCompany] {
    switch view.content {
    case .speaker(let facts) where facts.form == .full: companies(facts, size)
    case .speakers(let facts) where !facts.lines.isEmpty: companies(facts, size)
    case .question(let facts): companies(facts, size)
    case .voting(let facts): companies(facts, size)
    case .result(let facts): companies(facts, size)
    case .attendance(let facts): companies(facts, size)
    case .item(let facts): companies(facts, size)
    default: []
    }
  }

  /// The largest name, question or title.
  private static let loudWordsSize = 112

  private func loud(_ text: String, _ size: Int, face: FontFace = .display, least: Int? = nil) -> Piece {
    prose(text, face: face, largest: max(size, Self.loudWordsSize), least: least ?? size)
  }

  private func quiet(_ text: String, _ size: Int) -> Piece { prose(text, role: .quiet, largest: size, least: size) }

  /// The clock beside the face, the name beneath it.
  private mutating func companies(_ facts: SpeakerSceneView, _ size: Int) -> [CameraCompany] {
    isAbout(facts.speaker.code.text)
    let time = time(of: facts.clock)
    let role = role(of: facts.speaker)
    let speech = facts.speaker.title.map { prose(words($0), largest: size, least: size) }
    let spoken = [role.isEmpty ? nil : quiet(role, size), speech].compactMap(\.self)
    let label = strings[.speakerNext] + ": "
    let next = facts.next.map { next in
      let unit = next.unit.isEmpty ? self.role(of: next) : next.unit
      return quiet(label + next.name + (unit.isEmpty ? "" : " – " + unit), size)
    }
    let title = strings[facts.clock.progress == .called ? .speakerCalled : .speakerNow]
    let brief = facts.next.map { quiet(label + $0.name, size) }
    // Figures and ground alone say how the time stands, and clock and name who speaks.
    let ways: [(title: String?, hasWord: Bool, nameSize: Int, next: Piece?)] = [
      (title, true, size * 5 / 4, next), (title, false, size * 5 / 4, next), (title, false, size * 5 / 4, brief),
      (title, false, size * 5 / 4, nil), (title, false, size, nil), (nil, false, size * 5 / 4, nil),
      (nil, false, size, nil),
    ]
    return ways.map { way in
      CameraCompany(
        title: way.title, aside: clock(time, size: size, hasWord: way.hasWord).filling,
        lead: [loud(facts.speaker.name, size, least: way.nameSize)], rest: spoken + [way.next].compactMap(\.self))
    }
  }

  /// How many names there are at most, tried one after the other: how many wait is told beside the camera.
  private static let namesMax = [12, 8, 6, 4, 2]

  /// Whoever speaks and those who are next, in two columns.
  private func companies(_ facts: SpeakersSceneView, _ size: Int) -> [CameraCompany] {
    let lines = shown(facts.lines)
    let waiting = lines.filter { $0.state != .done && $0.state != .passed }
    let rows = (waiting.isEmpty ? lines : waiting).map { line in
      var row = row(line)
      row.second = nil
      return row
    }
    return [strings[.speakersTitle], nil].flatMap { title in
      Self.namesMax.map { count in
        CameraCompany(
          title: title, aside: quiet(counts(facts.lines), size),
          rest: [inTwoColumns(table(Array(rows.prefix(count)), size: size, padding: Self.listPadding))])
      }
    }
  }

  /// How wide a column of names is at least, in sizes of its letters.
  private static let nameColumnEms = 11

  /// A table in two columns, the first as long as the second or by a row longer; in one where it is too narrow for that.
  private func inTwoColumns(_ table: Table) -> Piece {
    let half = (table.rows.count + 1) / 2
    guard half < table.rows.count else { return table.piece }
    let columns = [table.with(Array(table.rows[..<half])), table.with(Array(table.rows[half...]))]
    return .either(
      .beside(columns.map { $0.piece.noNarrower(than: table.size * Self.nameColumnEms) }, gap: Self.pieceGap),
      table.piece)
  }

  /// How it is answered, and what it needs, beside the camera as far as there is room; the question beneath.
  private mutating func companies(_ facts: QuestionView, _ size: Int) -> [CameraCompany] {
    isAbout(facts.ballot.text)
    let notes = notes(facts)
    let listed = listed(facts)
    func table(_ notes: ArraySlice<String>) -> Piece {
      self.table(notes.map { Table.Row(label: $0, role: .quiet) }, size: size, air: 4).piece
    }
    let list = listed.isEmpty ? nil : self.table(listed, size: size, isNumbered: facts.alternatives == nil).piece
    let title = titled(.ballotQuestion, round: facts.round)
    func company(_ beside: ArraySlice<String>, _ beneath: ArraySlice<String>, _ face: FontFace) -> CameraCompany {
      let question = loud(words(facts.question), size, face: face)
      return CameraCompany(
        title: title, aside: table(beside),
        rest: [question, beneath.isEmpty ? nil : table(beneath), list].compactMap(\.self), isAsideLast: true)
    }
    let ways = (0...notes.count).reversed()
    // How it is answered is said once more when the vote is opened.
    return ways.map { company(notes.prefix($0), notes.dropFirst($0), .textBold) }
      + [company(notes.prefix(1), notes.dropFirst(), .text), company([], notes.dropFirst(), .text)]
  }

  /// What the vote goes by beside the camera; the question beneath it, and what to do.
  private mutating func companies(_ facts: VotingView, _ size: Int) -> [CameraCompany] {
    isAbout(facts.ballot.text)
    let question = prose(words(facts.question), largest: max(size, Self.loudWordsSize), least: size)
    guard facts.standing != .closed else {
      return [
        CameraCompany(
          title: titled(.ballotClosed, round: facts.round),
          aside: prose(strings[.ballotCounting], face: .display, largest: max(size, 96), least: size).centred,
          rest: [question])
      ]
    }
    let dial = dial(of: facts)
    let isLive = facts.progress?.live != nil
    let drawn = square(least: 3 * floorSize, largest: Self.longDialSizeMax) { $0.draw(dial, in: $1) }.filling
    let inWords = dial.inWords.map { prose($0, face: .display, largest: size, least: size) } ?? .space(0)
    // Where there is no room for a title what goes by says that a vote is on, and the title that it is on hold.
    let isHeld = facts.standing == .held
    let title = titled(isHeld ? .ballotHeld : .ballotOpen, round: facts.round)
    let bare = isHeld ? prose(title, face: .display, role: .accent, largest: size, least: size) : drawn
    return [(true, drawn), (true, inWords), (false, bare)].flatMap { hasTitle, aside in
      PanelDetail.allCases.map { detail in
        // Figures that are not the last say so, on the panel or in the title.
        let isInTitle = isLive && (detail != .full || !hasTitle)
        return CameraCompany(
          title: isInTitle ? interimTitle(facts) : hasTitle ? title : nil, aside: aside,
          lead: [votingWords(facts, detail, size: size)], rest: [question], isRestFirst: true, isLeadOnPanel: true)
      }
    }
  }

  /// The verdict and what it rests on beside the camera; the question beneath them, over the figures.
  private mutating func companies(_ facts: ResultView, _ size: Int) -> [CameraCompany] {
    isAbout(facts.ballot.text)
    let verdict = verdict(facts, isShort: false, size: size, lines: sheet.isUpright ? 2 : 1)
    let noted = notes(facts)
    let notes = table(noted.map { Table.Row(label: $0, role: .quiet) }, size: size, air: 0).piece
    let question = prose(words(facts.heading), role: facts.isVoided ? .quiet : .ink, largest: size, least: size)
    let tables = [ChoiceDetail.all, .shares].flatMap { detail in
      // No count is larger than the verdict, which has little room beside a camera.
      [Table.tightAir, 0].map { choiceTable(facts, size: size, detail, countPercent: 100).with(air: $0).piece }
    }
    // What is needed in figures, where there are no more notes than that.
    let need =
      noted.count > 1 || facts.isVoided
      ? nil
      : facts.need.map { need in
        let values = ["needed": figures.number(need.needed), "base": figures.number(need.base)]
        return quiet(strings[.resultNeed, values], size)
      }
    let ways: [(beside: [Piece], beneath: [Piece])] =
      [([notes], []), ([], [notes])] + (need.map { [([$0], []), ([], [$0])] } ?? [])
    return ways.flatMap { beside, beneath in
      tables.map { table in
        CameraCompany(
          aside: .stack([verdict] + beside, gap: 0), lead: [table], rest: [question] + beneath, isRestFirst: true,
          isLeadOnPanel: true)
      }
    }
  }

  /// How many are here beside the camera; what that comes to beneath it.
  private func companies(_ facts: Attendance, _ size: Int) -> [CameraCompany] {
    let present = numeral(
      figures.number(facts.present), caption: strings[.attendancePresent], size: size, largest: numeralSize)
    /// A figure is not parted from its words, nor these from each other, where there is room.
    func joined(_ count: CountPage.Line, by space: String) -> String {
      count.label.replacing(" ", with: "\u{A0}") + space + count.figure
    }
    return missing(of: facts).flatMap { missing in
      let all = counts(of: facts, missing: missing)
      let need = table(quorumLines(of: facts), size: size)
      return [true, false].map { isRateBeside in
        let counts = (isRateBeside ? all.dropLast() : all[...]).map { joined($0, by: "\u{A0}") }
        let rate = isRateBeside ? all.last.map { quiet(joined($0, by: " "), size) } : nil
        return CameraCompany(
          aside: .stack([present, rate].compactMap(\.self), gap: 0),
          rest: [onFewLines(counts, size), need.piece], footNote: asOf(facts))
      }
    }
  }

  /// Words on as few lines as they have room on, none of them torn: all on one, the last on a line of its own, or each.
  private func onFewLines(_ words: [String], _ size: Int) -> Piece {
    func line(_ words: ArraySlice<String>) -> Piece {
      let line = words.joined(separator: " · ")
      return quiet(line, size).noNarrower(than: width(line, size: size))
    }
    let each = Piece.stack(words.map { quiet($0, size) }, gap: 0)
    guard words.count > 1 else { return each }
    return .either(line(words[...]), .either(.stack([line(words.dropLast()), line(words.suffix(1))], gap: 0), each))
  }

  /// The item beneath the camera; what comes next beside it, or who presents it.
  private func companies(_ facts: ItemView, _ size: Int) -> [CameraCompany] {
    let title = loud(words(facts.title), size, least: size * 5 / 4)
    let presenter = facts.presenter.map { quiet(words($0), size) }
    let (label, next) = (strings[.itemNext], facts.next.map { words($0) })
    let nextBeside = next.map { Piece.stack([quiet(label, size), prose($0, largest: size, least: size)], gap: 0) }
    let nextBeneath = next.map { quiet(label + " " + $0, size) }
    let ways: [(aside: Piece?, rest: [Piece?])] = [
      (nextBeside, [presenter]), (presenter, [nextBeneath]), (presenter, []), (nil, [presenter, nextBeneath]),
      (nil, [presenter]),
    ]
    return ways.map { way in
      CameraCompany(
        title: words(facts.session), aside: way.aside ?? .space(0), lead: [title],
        rest: way.rest.compactMap(\.self), isAsideLast: true)
    }
  }
}
