import Congress
import CongressFiles
import Exchange
import Foundation
import Sheets
import Testing

/// Goal: what was exported can be imported again and is the same congress.
///
/// Method: the sample congress, list by list, in every form; and a congress with everything that ballots may have.
@Suite struct RoundTripTests {
  enum Form: CaseIterable { case workbook, json, separated }

  private func lists(_ tables: [GivenTable], as form: Form, language: String = "vi") throws -> (
    tables: [GivenTable], problems: [ImportLine]
  ) {
    let words = try ExchangeRig.words(language)
    func read(_ bytes: [UInt8], _ name: String) -> (tables: [GivenTable], problems: [ImportLine]) {
      let lists = GivenLists.read(bytes, named: name, words: words, choices: ImportChoices())
      return (lists.tables, lists.report.problems)
    }
    switch form {
    case .workbook: return read(try TablesWorkbook.workbook(of: tables, words: words), "lists.xlsx")
    case .json: return read(Array(try TablesJSON.text(of: tables).utf8), "lists.json")
    case .separated:
      let all = TablesText.files(of: tables).map { read(Array($0.text.utf8), $0.name) }
      return (all.flatMap(\.tables), all.flatMap(\.problems))
    }
  }

  @Test("every list of the sample congress comes back from every form", arguments: Form.allCases, ["vi", "en"])
  func theSampleComesBack(_ form: Form, _ language: String) throws {
    let contents = try CongressFolder.readContents(ExchangeRig.sample)
    let congress = contents.definition
    let tables = DefinitionTables.tables(of: congress, tasks: contents.tasks)
    #expect(tables.map(\.kind) == GivenKind.allCases)
    let lists = try lists(tables, as: form, language: language)
    #expect(try ExchangeRig.said(lists.problems) == [])
    let again = try ExchangeRig.congress(of: lists.tables, model: try FolderFiles.read(ExchangeRig.sample))
    #expect(again.roster.delegates == congress.roster.delegates)
    #expect(again.presentAtFounding == congress.presentAtFounding)
    #expect(again.agenda == congress.agenda)
    #expect(again.ballots == congress.ballots)
    #expect(again.elections == congress.elections)
    #expect(again.speakers == congress.speakers)
    #expect(again == congress)
    func tasks(_ tables: [GivenTable]) -> [[GivenColumn: String]] {
      tables.filter { $0.kind == .tasks }.flatMap(\.rows).map(\.fields)
    }
    #expect(tasks(lists.tables) == tasks(tables) && tasks(tables).count == contents.tasks.count)
  }

  @Test("tasks come from an office's sheet with its own words, and those of a template go with its programme")
  func tasksComeFromASheet() throws {
    let lists = try ExchangeRig.lists(
      "TT,Công việc,Người phụ trách,Mục,Thời hạn,Tiến độ\n1,\"In tài liệu,\nđóng gói\",Văn phòng,1.02,N1 06:00,Xong\n"
        + "2,Mở quầy,Tổ Đón tiếp,1.01,-15,chưa\n")
    #expect(try ExchangeRig.said(lists.report.problems) == [])
    #expect(lists.tables.map(\.kind) == [.tasks])
    let template = try ExchangeRig.template()
    var draft = FolderDraft(files: template)
    draft.take(lists.tables, isTemplate: true)
    let tasks = try ExchangeRig.written(draft) { path, problems in
      #expect(try ExchangeRig.said(problems) == [])
      return try CongressFolder.readContents(path).tasks
    }
    #expect(tasks.map(\.text) == ["In tài liệu, đóng gói", "Mở quầy"] && tasks.map(\.isDone) == [true, false])
    var other = FolderDraft(files: template)
    let sample = try CongressFolder.read(ExchangeRig.sample)
    other.take(
      [DefinitionTables.table(.agenda, of: sample), DefinitionTables.table(.ballots, of: sample)], isTemplate: true)
    let left = try ExchangeRig.written(other) { path, problems in
      #expect(try ExchangeRig.said(problems) == [])
      return try CongressFolder.readContents(path).tasks
    }
    #expect(left.isEmpty)
  }

  @Test("a due time that a workbook holds as a moment is written as the folder has it, and minutes as a number as well")
  func dueTimesOfWorkbooksAreRead() throws {
    let headings = ["Nhiệm vụ", "Người thực hiện", "Mục", "Thời hạn"]
    let columns = headings.map { SheetDraft.Column($0, contents: $0 == "Thời hạn" ? .date : .text, choices: []) }
    var sheet = SheetDraft(name: "Nhiệm vụ", columns: columns)
    let days = try #require(CivilDate.days(date: "2025-09-25"))
    sheet.rows = [
      [.text("Một"), .text("An"), .text("1.01"), .moment(SheetMoment(daysSince1970: days, seconds: 57_900))],
      [.text("Hai"), .text("An"), .text("1.01"), .number(-20)],
    ]
    let lists = GivenLists.read(
      try WorkbookWriter.workbook(of: [sheet]), named: "tasks.xlsx", words: try ExchangeRig.words("vi"),
      choices: ImportChoices())
    #expect(try ExchangeRig.said(lists.report.problems) == [])
    #expect(lists.tables.first?.rows.map { $0[.due] } == ["2025-09-25 16:05", "-20"])
  }

  @Test("alternatives, targets, durations and all that a ballot may say come back")
  func everythingOfABallotComesBack() throws {
    let plans = [
      BallotPlan(
        code: "A1", question: LocalizedText(vi: "=Chọn; một | \"phương án\"", en: "Choose"), method: .electronicNamed,
        choices: [
          Choice(key: "A", label: LocalizedText(vi: "Phương án A", en: "Plan A"), sign: .other),
          Choice(key: "B", label: LocalizedText(vi: "Phương án B"), sign: .other, color: .against),
          Choice(key: "none", label: LocalizedText(vi: "Không"), sign: .other, isAdoptable: false),
        ],
        base: .fixed, fixedBase: 500, rule: PassRule(.atLeast, .twoThirds), durationMS: 30_000, closesItself: true,
        interim: .live, allowsChange: false, admitsLateArrivals: true, kind: .alternatives),
      BallotPlan(
        code: "A2", question: LocalizedText(vi: "Hai chỉ tiêu"), title: LocalizedText(vi: "Chỉ tiêu", en: "Targets"),
        method: .cardCount,
        targets: [
          .init(code: "C01", text: LocalizedText(vi: "Một")),
          .init(code: "C02", text: LocalizedText(vi: "Hai", en: "Two")),
        ]),
    ]
    let sample = try CongressFolder.read(ExchangeRig.sample)
    var table = GivenTable(kind: .ballots)
    for plan in plans {
      let one = sample.with(ballots: [plan])
      for row in DefinitionTables.table(.ballots, of: one).rows { table.add(row.fields) }
    }
    for form in Form.allCases {
      let lists = try lists([table], as: form)
      #expect(try ExchangeRig.congress(of: lists.tables).ballots == plans, "\(form)")
    }
  }

  @Test("arrivals and counts that were exported are read by those who take them in")
  func arrivalsAndCountsAreRead() throws {
    let congress = try CongressFolder.read(ExchangeRig.sample)
    var counts = GivenTable(kind: .counts)
    for (place, row) in DefinitionTables.table(.counts, of: congress).rows.enumerated() {
      counts.add(row.fields.merging([.votes: "\(400 - place)"]) { $1 })
    }
    let tables = [DefinitionTables.table(.arrivals, of: congress), counts]
    for form in Form.allCases {
      let lists = try lists(tables, as: form)
      var draft = FolderDraft(files: try FolderFiles.read(ExchangeRig.sample))
      draft.take(lists.tables, isTemplate: false)
      try ExchangeRig.written(draft) { path, problems in
        #expect(problems.isEmpty)
        let arrivals = try ArrivalList.read(path + "/arrivals.csv")
        #expect(arrivals.count == congress.roster.delegates.count)
        #expect(arrivals.count { $0.presence == .present } == congress.presentAtFounding.count)
        let plan = try #require(congress.elections.first)
        let list = CandidateList(form: plan.form, candidates: Candidate.inOrder(plan.candidates))
        let file = try CountFile.read(path + "/counts-BC01.csv", list: list)
        #expect(file.votes.count == plan.candidates.count)
      }
    }
  }

  @Test("CSV opens in Excel: a mark of UTF-8 before it, nothing that is a formula")
  func separatedTextOpensInExcel() throws {
    var table = GivenTable(kind: .roster)
    table.add([.code: "1", .name: "=HYPERLINK(\"x\")", .organisation: "+A"])
    let text = try #require(TablesText.files(of: [table]).first?.text)
    #expect(text.hasPrefix("\u{FEFF}code,name,"))
    #expect(text.contains("1,\"'=HYPERLINK(\"\"x\"\")\",,'+A"))
  }

  @Test("every reference of a meeting for OpenSlides leads somewhere, and its collections are named in the meeting")
  func referencesLeadSomewhere() throws {
    let congress = try CongressFolder.read(ExchangeRig.sample)
    let parsed = try JSONSerialization.jsonObject(with: Data(try MeetingWriter.text(of: congress).utf8))
    let file = try #require(parsed as? [String: Any])
    let meeting = try #require((file["meeting"] as? [String: [String: Any]])?["1"])
    for (collection, entry) in file {
      guard let things = entry as? [String: [String: Any]] else { continue }
      if !["meeting", "gender"].contains(collection) {
        let known = Set(try #require(meeting[collection + "_ids"] as? [Int], "\(collection)_ids"))
        #expect(known == Set(things.keys.compactMap { Int($0) }), "\(collection)")
      }
      for (id, thing) in things {
        #expect(thing["id"] as? Int == Int(id))
        guard let reference = thing["content_object_id"] as? String else { continue }
        let parts = reference.split(separator: "/").map(String.init)
        let target = (file[parts[0]] as? [String: Any])?[parts[1]]
        #expect(target != nil, "\(collection)/\(id): \(reference)")
      }
    }
  }

  @Test("a meeting that was exported for OpenSlides comes back with its people, questions, elections and speakers")
  func aMeetingComesBack() throws {
    let congress = try CongressFolder.read(ExchangeRig.sample)
    let text = try MeetingWriter.text(of: congress)
    let meeting = try MeetingImport.read(
      Array(text.utf8), named: "meeting.json", id: "again", language: .vietnamese, words: try ExchangeRig.words())
    #expect(meeting.record.isEmpty, "polls that are only prepared are no record")
    let files = try meeting.congress.files(assets: ExchangeRig.assets, strings: try ExchangeRig.strings())
    var draft = FolderDraft(files: files)
    draft.take(meeting.lists.tables, isTemplate: true)
    try ExchangeRig.written(draft) { path, problems in
      let told = try ExchangeRig.said(problems)
      try #require(told.isEmpty, "\(told)")
      let again = try CongressFolder.read(path)
      let (before, after) = (congress.roster.delegates, again.roster.delegates)
      #expect(after.map(\.code) == before.map(\.code))
      #expect(after.map(\.kind) == before.map(\.kind))
      #expect(after.map(\.sex) == before.map(\.sex))
      #expect(after.map { Set($0.name.split(separator: " ")) } == before.map { Set($0.name.split(separator: " ")) })
      #expect(again.presentAtFounding == congress.presentAtFounding)
      #expect(Set(again.ballots.map(\.code)) == Set(congress.ballots.map(\.code)))
      #expect(again.elections.map(\.seats) == congress.elections.map(\.seats))
      #expect(again.elections.map { $0.candidates.map(\.code) } == congress.elections.map { $0.candidates.map(\.code) })
      #expect(again.speakers.count == congress.speakers.count { if case .delegate = $0.person { true } else { false } })
      let items = again.agenda.items.map(\.code)
      #expect(congress.agenda.items.allSatisfy { items.contains($0.code) })
    }
  }
}

extension Definition {
  /// The congress with other ballots, and a programme in which they are all put.
  fileprivate func with(ballots: [BallotPlan]) -> Definition {
    Definition(
      id: id, name: name, language: language, utcOffset: utcOffset, theme: theme, emblem: emblem, hall: hall,
      quorum: quorum, outputs: outputs, screens: screens, agenda: agenda, ballots: ballots, roster: roster,
      presentAtFounding: [])
  }
}
