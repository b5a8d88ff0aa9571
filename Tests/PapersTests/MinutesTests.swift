import Assets
import Congress
import HallTestSupport
import Papers
import Testing

/// Goal: the minutes tell what happened as what it was, in both languages and layouts, and stand on the record.
///
/// Method: the rehearsed congress, and small journals of what seldom happens.
@Suite struct MinutesTests {
  private static let agenda = Agenda(days: [
    Day(
      code: "N1", date: "2025-09-26", title: LocalizedText(vi: "Ngày một"),
      sessions: [
        Session(
          code: "S1", title: LocalizedText(vi: "Phiên một", en: "Session one"),
          items: [item("1.01", .report), item("1.02", .vote, ["B1"]), item("1.03", .discussion)])
      ])
  ])

  private static func item(_ code: Code<Item>, _ kind: Item.Kind, _ ballots: [Code<Ballot>] = []) -> Item {
    Item(
      code: code, kind: kind, title: LocalizedText(vi: "Nội dung \(code)", en: "Item \(code)"), presenter: nil,
      plannedStartMS: 1_758_844_800_000, plannedMinutes: 30, ballots: ballots, cue: .holding)
  }

  /// A journal of commands on three items, with a ballot and a speaker.
  static func journal(
    _ commands: [Command],
    plan: BallotPlan = BallotPlan(code: "B1", question: LocalizedText(vi: "Thông qua <&> **x**")),
    people: [Delegate] = Delegate.tests(5)
  ) throws -> [EventRecord] {
    let speaker = Speaker(
      code: "P1", person: .delegate("D1"), title: LocalizedText(vi: "Về __nước__"), item: nil, allottedSeconds: 10)
    let definition = Definition.test(people: people, agenda: agenda, ballots: [plan], speakers: [speaker])
    let founding = definition.founding(atMS: 1_758_844_800_000)
    var state = CongressState(definition, foundedBy: founding)
    return [founding] + (try state.carryOut(commands))
  }

  private static let vote: [Command] = [
    .ballotOpen("B1"), .ballotCount("B1", counts: ["for": 3, "against": 1, "other": 0]), .ballotClose("B1"),
    .ballotConfirm("B1"), .ballotPublish("B1"),
  ]

  private func text(_ records: [EventRecord], _ key: String, _ language: Language = .vietnamese) throws -> String {
    let minutes = try RehearsedCongress.maker(records, language: language).minutes()
    return try #require(minutes.paragraphs.first { $0.key == key }, "\(minutes.paragraphs.map(\.key))").text
  }

  @Test("The same journal gives the same bytes, in every language and layout", arguments: Language.allCases)
  func sameBytes(language: Language) throws {
    for layout in ["party", "state"] {
      let maker = try RehearsedCongress.maker(RehearsedCongress.records, language: language, layout: layout)
      let again = try RehearsedCongress.maker(RehearsedCongress.records, language: language, layout: layout)
      #expect(maker.minutes() == again.minutes())
      let bytes = try DocxFile(maker.minutes(), hasSources: true).bytes()
      #expect(try bytes == DocxFile(again.minutes(), hasSources: true).bytes() && bytes.count > 10_000)
    }
  }

  @Test("No word is missing in either language", arguments: Language.allCases)
  func noGap(language: Language) throws {
    let maker = try RehearsedCongress.maker(RehearsedCongress.records, language: language)
    var papers = [
      maker.minutes(), maker.credentialsPaper(), maker.attendancePaper(), maker.absencesPaper(), maker.speakersPaper(),
      maker.programmePaper(), maker.resolutionPaper(),
    ]
    papers += maker.course.ballotsPut.map { maker.ballotPaper($0) }
    papers += maker.course.electionsHeld.map { maker.electionPaper($0) }
    for paper in papers {
      let text = PaperText(paper, hasSources: false).lines.joined(separator: "\n")
      #expect(!text.contains("papers.") && !text.contains("minutes.") && !text.contains("{"), "\(paper.title)")
      #expect(Set(paper.paragraphs.map(\.key)).count == paper.paragraphs.count, "\(paper.title): a key stands twice")
    }
  }

  @Test("An item names its documents with the version that the hall had, and an annex has their whole digests")
  func documents() throws {
    func file(_ digit: Character) -> DocumentFile {
      DocumentFile(digest: String(repeating: digit, count: 64), form: .pdf, bytes: 9)
    }
    func pages(_ digit: Character) -> DocumentPages {
      DocumentPages(digest: String(repeating: digit, count: 64), count: 12)
    }
    let filing = DocumentFiling(
      code: "BC01", title: LocalizedText(vi: "Dự thảo Báo cáo", en: "Draft report"), kind: .report,
      items: ["1.01", "1.02"], audience: [.delegate])
    let later = DocumentFiling(
      code: "BC02", title: LocalizedText(vi: "Chưa phát"), kind: .report, items: ["1.01"], audience: [.delegate])
    let records = try Self.journal([
      .documentFile(filing, file: file("a"), pages: pages("b")),
      .documentFile(later, file: file("e"), pages: pages("e")),
      .documentApprove("BC01", version: 1, pages: pages("b").digest),
      .documentRelease("BC01", version: 1, on: .item("1.01")),
      .itemStart("1.01"), .documentVersion("BC01", file: file("c"), pages: pages("d")),
      .documentApprove("BC01", version: 2, pages: pages("d").digest), .itemStart("1.02"),
      .documentRelease("BC01", version: 2), .itemEnd,
    ])
    #expect(
      try text(records, "item.1.01.document.BC01")
        == "Tài liệu: Dự thảo Báo cáo (BC01), bản 1, 12 trang, SHA-256 aaaaaaaaaaaa…")
    #expect(
      try text(records, "item.1.02.document.BC01", .english)
        == "Document: Draft report (BC01), version 2, 12 pages, SHA-256 cccccccccccc…")
    let minutes = try RehearsedCongress.maker(records).minutes()
    #expect(!minutes.paragraphs.contains { $0.key.contains("BC02") }, "what nobody had is nobody's")
    let rows = minutes.blocks.flatMap { if case .table(let table) = $0 { table.rows } else { [PaperTable.Row]() } }
    let digests = rows.compactMap(\.cells.last).map { $0.replacing("\n", with: "") }
    #expect(digests.contains(file("a").digest) && digests.contains(file("c").digest))
    #expect(rows.allSatisfy { !$0.sources.isEmpty })
  }

  @Test("Every sentence about the congress says which records it stands on")
  func sources() throws {
    let minutes = try RehearsedCongress.maker(RehearsedCongress.records).minutes()
    let last = try #require(RehearsedCongress.records.last).sequence
    for paragraph in minutes.paragraphs
    where ["item.", "ballot.", "election.", "speech.", "time", "attendance", "end"].contains(
      where: paragraph.key.hasPrefix)
      && !paragraph.key.hasSuffix(".speeches")
    {
      for sentence in paragraph.sentences { #expect(!sentence.sources.isEmpty, "\(paragraph.key): \(sentence)") }
      #expect(paragraph.sources.allSatisfy { (1...last).contains($0) })
    }
  }

  @Test("A vote that was aborted and put again is told as both, and a result that was voided as void")
  func abortedAndVoided() throws {
    let chair = Actor(role: .chair, name: "chair")
    var records = try Self.journal(
      [.itemStart("1.02"), .ballotOpen("B1"), .ballotAbort("B1", reason: "mất điện"), .ballotRevote("B1")] + Self.vote
        + [.itemStart("1.03"), .ballotVoid("B1", reason: "đếm sót")])
    var state = try #require(CongressState(founding: records[0]))
    state.apply(records.dropFirst())
    records += try state.carryOut([.ballotVoid("B1", reason: "đếm sót")], by: chair)
    #expect(try text(records, "ballot.B1.1").contains("bị bỏ, không có kết quả; lý do: mất điện."))
    let second = try text(records, "ballot.B1.2")
    #expect(second.contains("B1 (lần 2)") && second.hasSuffix("ĐÃ HỦY KẾT QUẢ; lý do: đếm sót."), "\(second)")
    #expect(!second.contains("THÔNG QUA."), "a void result is no verdict: \(second)")
    #expect(try text(records, "void.B1.2", .english).contains("was declared void, because: đếm sót."))
  }

  @Test("What somebody has written stays as written, whatever it looks like")
  func marksOfOthers() throws {
    let records = try Self.journal([.itemStart("1.02")] + Self.vote)
    #expect(try text(records, "ballot.B1.1").hasPrefix("Biểu quyết B1: “Thông qua <&> **x**”."))
  }

  @Test("Alternatives are told by what they come to, and nobody's votes as no verdict")
  func alternatives() throws {
    let plan = BallotPlan(
      code: "B1", question: LocalizedText(vi: "Tên gọi"),
      choices: ["A", "B"].map {
        Choice(key: $0, label: LocalizedText(vi: "Phương án \($0)"), sign: .other)
      }, kind: .alternatives)
    let start: [Command] = [.itemStart("1.02"), .ballotOpen("B1")]
    let end: [Command] = [.ballotClose("B1"), .ballotConfirm("B1"), .ballotPublish("B1")]
    let decided = try Self.journal(start + [.ballotCount("B1", counts: ["A": 1, "B": 3])] + end, plan: plan)
    #expect(try text(decided, "ballot.B1.1").hasSuffix("Kết quả: THÔNG QUA: Phương án B."))
    let tied = try Self.journal(start + [.ballotCount("B1", counts: ["A": 2, "B": 2])] + end, plan: plan)
    #expect(try text(tied, "ballot.B1.1").contains("KHÔNG PHƯƠNG ÁN NÀO ĐẠT"))
    let none = try Self.journal(start + [.ballotCount("B1", counts: ["A": 0, "B": 0])] + end, plan: plan)
    #expect(try text(none, "ballot.B1.1").hasSuffix("Kết quả: KHÔNG CÓ KẾT QUẢ."))
  }

  @Test("Who comes and goes is told at the item that begins after it, by name where they are few")
  func comingAndGoing() throws {
    let records = try Self.journal([
      .itemStart("1.01"), .delegateStepOut("D2"), .delegateStepOut("D3"), .delegateCheckIn("D2"), .itemStart("1.02"),
    ])
    #expect(
      try text(records, "item.1.02").hasSuffix(
        "Có mặt lúc bắt đầu: 4 (bớt 1: Đại biểu D3)."), "who is back has changed nothing")
  }

  @Test("An item that was begun by mistake and undone is not in the minutes")
  func undone() throws {
    let records = try Self.journal([.itemStart("1.01"), .itemStart("1.03"), .commandUndo])
    let keys = try RehearsedCongress.maker(records).minutes().paragraphs.map(\.key)
    #expect(keys.contains("item.1.01") && !keys.contains("item.1.03"))
    #expect(try text(records, "item.1.01").contains("đang tiếp tục"))
  }

  @Test("An interruption, an adjournment with its reason and a second beginning are told")
  func interrupted() throws {
    let records = try Self.journal([
      .itemStart("1.01"), .agenda(.hold(reason: "cháy chuông")), .agenda(.resume),
      .agenda(.adjournItem(reason: "hết giờ")),
      .itemStart("1.01"), .itemEnd,
    ])
    let keys = try RehearsedCongress.maker(records).minutes().paragraphs.map(\.key)
    #expect(keys.contains("item.1.01") && keys.contains("item.1.01.2"), "\(keys)")
    #expect(try text(records, "item.1.01").contains("được hoãn lại, lý do: hết giờ."))
    let held = try #require(keys.first { $0.hasPrefix("item.1.01.held.") })
    #expect(try text(records, held).contains("lý do: cháy chuông"))
  }

  @Test("A speaker is told with time and title, and that it was too long")
  func speech() throws {
    let records = try Self.journal(
      [.itemStart("1.03"), .speakerCall("P1"), .speakerStart] + Array(repeating: .delegateStepOut("D5"), count: 0)
        + [.delegateStepOut("D5"), .delegateCheckIn("D5"), .speakerEnd])
    let told = try text(records, "speech.P1")
    #expect(told.hasPrefix("Đồng chí Đại biểu D1 (Chi bộ), 3 giây: “Về __nước__”."), "\(told)")
  }

  @Test("A congress that has only been founded has minutes that say so")
  func onlyFounded() throws {
    let records = try Self.journal([])
    #expect(try text(records, "time").contains("Chưa có nội dung nào"))
    #expect(try DocxFile(RehearsedCongress.maker(records).minutes(), hasSources: true).bytes().count > 1_000)
  }

  @Test("A rehearsal's papers say on every page that they are one, a congress's do not")
  func rehearsal() throws {
    #expect(try RehearsedCongress.maker(RehearsedCongress.records).minutes().mark?.hasPrefix("TẬP DƯỢT") == true)
    #expect(try RehearsedCongress.maker(Self.journal([])).minutes().mark == nil)
  }

  @Test("Between two items nothing has ended but what is over")
  func notEnded() throws {
    let night = try Self.journal([.itemStart("1.01"), .itemEnd])
    #expect(try text(night, "time").contains("chưa kết thúc"))
    #expect(try text(night, "end").contains("chưa kết thúc"))
    let over = try Self.journal([.itemStart("1.01"), .itemStart("1.03"), .itemEnd])
    #expect(try text(over, "time").contains("kết thúc lúc"), "the last item is done, what was left out stays out")
  }

  @Test("The minutes of one session tell nothing of another")
  func oneSession() throws {
    let maker = try RehearsedCongress.maker(RehearsedCongress.records)
    let session = try #require(maker.course.state.agenda.session("N1B"))
    let minutes = try #require(maker.only("N1B")).minutes(of: session)
    let keys = minutes.paragraphs.map(\.key)
    #expect(keys.contains("ballot.BQ06.1") && !keys.contains { $0.hasPrefix("item.2.") || $0.hasPrefix("item.3.") })
    #expect(minutes.paragraphs.first { $0.key == "time" }?.text.hasPrefix("Phiên trù bị bắt đầu lúc 14 giờ") == true)
  }
}
