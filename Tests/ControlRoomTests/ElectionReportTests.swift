import Assets
import Congress
import HallTestSupport
import Testing

@testable import ControlRoom

/// Goal: `plenary election` prints elections aligned, complete and in the reader's language.
///
/// Method: an election brought through its changes; lines out, compared as text.
@Suite struct ElectionReportTests {
  private static let assets = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Assets"

  private func reports(_ language: String) throws -> ElectionReports {
    ElectionReports(strings: try Strings(language: language, assets: Self.assets))
  }

  private static let plan = ElectionPlan(
    code: "E1", title: LocalizedText(vi: "Bầu Ban Chấp hành", en: "Committee"), seats: 4, form: .withSurplus,
    candidates: ["Lê Đức An", "Hồ Thị Ánh", "Võ Ân", "Bùi Đào", "Đỗ Ôn"].enumerated().map {
      Candidate(code: Code("C\($0 + 1)"), name: $1)
    })

  /// The election after changes; six delegates are summoned, five present.
  private func view(after changes: [ElectionChange]) -> ElectionView {
    let founding = record(1, .congressFounded(definition))
    var state = CongressState(definition, foundedBy: founding)
    for (place, change) in changes.enumerated() {
      state.apply(record(Int64(place) + 2, .electionChanged(election: "E1", change: change)))
    }
    return state.electionsView.elections[0]
  }

  private var issued: [ElectionChange] {
    let state = CongressState(definition, foundedBy: record(1, .congressFounded(definition)))
    return [
      .listAdopted(list: CandidateList(form: .withSurplus, candidates: Self.plan.candidates)),
      .ballotsIssued(
        issued: 5, absentThroughout: 1, attendance: state.attendance,
        roll: definition.presentAtFounding),
      .ballotsCollected(collected: 5),
    ]
  }

  private func count(_ teller: String, _ votes: [Int]) -> ElectionChange {
    .counted(teller: teller, count: ElectionCount(valid: 5, invalid: 0, votes: votes))
  }

  @Test func nominationsShowWhatStandsBetweenThemAndTheList() throws {
    let view = view(after: [
      .nominated(candidate: Candidate(code: "X1", name: "Mai Yên", origin: .itself)),
      .supported(candidate: "X1", votes: 1, attending: 5), .withdrawn(candidate: "C5", reason: "tuổi cao"),
    ])
    #expect(
      try reports("vi").election(view) == [
        "E1 · Bầu Ban Chấp hành · cần bầu 4 · đang đề cử, ứng cử", "",
        "Lượt 1: lượt đầu, cần bầu 4 · đang đề cử, ứng cử",
        "Mã  Họ và tên   Nguồn            Tình trạng",
        "C1  Lê Đức An   cấp ủy chuẩn bị  có trong danh sách",
        "C2  Hồ Thị Ánh  cấp ủy chuẩn bị  có trong danh sách",
        "C3  Võ Ân       cấp ủy chuẩn bị  có trong danh sách",
        "C4  Bùi Đào     cấp ủy chuẩn bị  có trong danh sách",
        "C5  Đỗ Ôn       cấp ủy chuẩn bị  xin rút: tuổi cao",
        "X1  Mai Yên     ứng cử           1/5 đồng ý, cần 2 ✕",
      ])
  }

  @Test func bothTellersAndTheirDifferencesStandSideBySide() throws {
    let view = view(after: issued + [count("bàn 1", [5, 4, 3, 3, 1]), count("bàn 2", [5, 4, 2, 3, 1])])
    #expect(
      try reports("en").election(view) == [
        "E1 · Committee · 4 to elect · being counted", "", "Round 1: first round, 4 to elect · being counted",
        "5 candidates, surplus 1 (25.00\u{202F}%) · with surplus", "Issued 5 of 5 entitled · collected 5",
        "Base 5 (summoned 6, absent throughout 1) · needed 3",
        "No.  Code  Name        bàn 1  bàn 2",
        "           valid       5      5",
        "           invalid     0      0",
        "1    C1    Lê Đức An   5      5",
        "2    C2    Hồ Thị Ánh  4      4",
        "3    C3    Võ Ân       3      2      ≠ tellers differ",
        "4    C4    Bùi Đào     3      3",
        "5    C5    Đỗ Ôn       1      1",
        "≠ votes C3: 3 ≠ 2",
      ])
  }

  @Test func aResultSaysWhoIsElectedAndWhoIsTied() throws {
    let votes = [5, 4, 3, 4, 3]
    let list = CandidateList(form: .withSurplus, candidates: Self.plan.candidates)
    let outcome = ElectionOutcome(
      ElectionCount(valid: 5, invalid: 0, votes: votes), of: list, base: 5, seats: 4, kind: .first)
    let view = view(
      after: issued + [count("bàn 1", votes), count("bàn 2", votes), .confirmed(outcome: outcome), .published])
    #expect(
      try reports("vi").election(view).suffix(9) == [
        "TT  Mã  Họ và tên     phiếu bầu  Tỷ lệ     Kết quả",
        "        hợp lệ        5",
        "        không hợp lệ  0",
        "1   C1  Lê Đức An     5          100,00\u{202F}%  trúng cử",
        "2   C2  Hồ Thị Ánh    4          80,00\u{202F}%   trúng cử",
        "3   C3  Võ Ân         3          60,00\u{202F}%   bằng phiếu",
        "4   C4  Bùi Đào       4          80,00\u{202F}%   trúng cử",
        "5   C5  Đỗ Ôn         3          60,00\u{202F}%   bằng phiếu",
        "Trúng cử 3/4 · bằng phiếu 2 · còn thiếu 1",
      ])
    #expect(
      try reports("en").list(ElectionsView(elections: [view])) == [
        "Code  State      Round  Seats  Open  Subject", "E1    published  1      4      1     Committee",
      ])
    #expect(try reports("en").list(ElectionsView(elections: [])) == ["The congress holds no elections."])
  }

  @Test func everyPhraseHasATextInEveryLanguage() throws {
    for language in Language.allCases {
      let strings = try Strings(language: language.rawValue, assets: Self.assets)
      for phrase in ElectionPhrase.allCases { #expect(strings.text(phrase.rawValue) != nil, "\(phrase.rawValue)") }
    }
  }

  private func record(_ sequence: Int64, _ event: Event) -> EventRecord {
    EventRecord(sequence: sequence, atMS: sequence, actor: nil, commandID: nil, event: event)
  }

  private var definition: Definition {
    .test(
      people: Delegate.tests(6), present: 5, quorum: QuorumPolicy(), publishing: .twoPersons, elections: [Self.plan])
  }
}
