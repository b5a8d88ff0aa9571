import Congress
import Foundation
import HallProtocol
import Testing

/// Goal: real desks check people in faster than they can walk, and whatever is killed, nobody is lost or doubled.
///
/// Method: `plenary desk` in pseudo-terminals beside a real service on the sample congress, with nobody present at the
/// start. Each desk types a badge, waits for its sign, and never goes faster than five a second; processes are killed
/// with -9. In the end the journal says who came, and how often.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct DeskLineTests {
  /// The pace of one desk, a scan.
  private static let pace: Duration = .milliseconds(200)

  /// The sample congress, but nobody is here yet; an alternate and a guest are on the roster.
  private func emptyHouse() async throws -> House {
    let workplace = try Workplace()
    let folder = workplace.path + "/can-tho-2025"
    try FileManager.default.copyItem(
      atPath: Executable.package + "/Config/congresses/can-tho-2025", toPath: folder)
    let path = folder + "/roster.csv"
    let roster = try String(contentsOfFile: path, encoding: .utf8).replacing(",present\n", with: ",\n")
    let others = """
      DK-0001,Phạm Thị Lan,alternate,Đảng bộ các cơ quan Đảng thành phố,Tổ 1,,f,Kinh,1980,2005,
      KM-0001,Bùi Quang Huy,guest,Khách mời,,,m,Kinh,1960,,

      """
    try (roster + others).write(toFile: path, atomically: true, encoding: .utf8)
    return try await House(workplace: workplace, congress: folder)
  }

  private func desk(
    _ house: House, _ name: String, _ more: [String] = [], columns: Int = 100, rows: Int = 30
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      "plenary",
      [
        "desk", "--id", name, "--port", "\(house.port)", "--queue", "\(house.workplace.path)/\(name).queue",
        "--language", "vi",
      ] + more, columns: columns, rows: rows)
  }

  private func code(_ number: Int) -> String { "CT-" + String("000\(number)".suffix(4)) }

  /// Types a badge and waits for a sign about its bearer that is an answer or says that the scan waits.
  private func scan(_ code: String, at desk: PseudoTerminal, _ words: [String]) async throws {
    desk.type(code + "\r")
    do {
      try await eventually("a sign for \(code)") {
        let sign = desk.lines.prefix(12).joined(separator: "\n")
        return sign.contains(code) && words.contains { sign.contains($0) }
      }
    } catch {
      Issue.record("the desk says:\n\(desk.text)")
      throw error
    }
  }

  /// Scans one after the other, five a second at most.
  private func scan(_ codes: [String], at desk: PseudoTerminal, _ words: [String]) async throws {
    for code in codes {
      let next = ContinuousClock.now + Self.pace
      try await scan(code, at: desk, words)
      try await Task.sleep(until: next)
    }
  }

  /// How often each delegate was checked in, by the journal.
  private func arrivals(_ house: House) async throws -> [String: Int] {
    try await checkIns(house).reduce(into: [:]) { $0[$1.code, default: 0] += 1 }
  }

  /// Who was checked in, and how long before the service heard of it the badge was scanned, where the journal says so.
  private func checkIns(_ house: House) async throws -> [(code: String, ageMS: Int64?)] {
    let command = try Executable("plenary", ["journal", "log", "--json", "--journal", house.journal])
    try #require(try await command.exitStatus() == 0, "\(command.words)")
    let words = command.words
    var arrivals: [(code: String, ageMS: Int64?)] = []
    for line in words.split(separator: "\n") {
      let record = try JSONDecoder().decode(EventRecord.self, from: Data(line.utf8))
      if case .delegatePresenceChanged(let code, .present, _, _, let scannedAtMS) = record.event {
        arrivals.append((code.text, scannedAtMS.map { record.atMS - $0 }))
      }
    }
    return arrivals
  }

  @Test func threeDesksAtFiveASecondLoseAndDoubleNobody() async throws {
    let house = try await emptyHouse()
    let desks = try ["desk-a", "desk-b", "desk-c"].map { try desk(house, $0) }
    for desk in desks { try await desk.waits(for: "Có mặt 0/485") }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (place, desk) in desks.enumerated() {
        let codes = (1...25).map { code(place * 25 + $0) }
        group.addTask { try await self.scan(codes, at: desk, ["✓  CÓ MẶT"]) }
      }
      try await group.waitForAll()
    }
    #expect(try await arrivals(house) == Dictionary(uniqueKeysWithValues: (1...75).map { (code($0), 1) }))
    for desk in desks { try await desk.waits(for: "Có mặt 75/485") }

    // Each kind of person is told apart, whichever desk was first.
    try await scan(code(1), at: desks[1], ["=  ĐÃ ĐIỂM DANH RỒI"])
    try await scan("KM-0001", at: desks[0], ["◆  KHÁCH MỜI CÓ MẶT"])
    try await scan("DK-0001", at: desks[0], ["△  DỰ KHUYẾT CÓ MẶT, CHƯA THAY AI"])
    try await scan("CT-9999", at: desks[2], ["?  KHÔNG TÌM THẤY"])
    // A whole queue of people at once: what is typed while answers are under way is taken in its order.
    desks[2].type((76...95).map { code($0) + "\r\n" }.joined())
    for desk in desks { try await desk.waits(for: "Có mặt 95/485") }
    try await scan(code(95), at: desks[2], ["=  ĐÃ ĐIỂM DANH RỒI"])

    desks[0].type("\u{03}\u{03}")
    #expect(try await desks[0].end() == 0 && desks[0].isRestored)
  }

  @Test func aServiceKilledUnderThreeDesksIsMissedByNobody() async throws {
    let house = try await emptyHouse()
    let desks = try ["desk-a", "desk-b", "desk-c"].map { try desk(house, $0) }
    for desk in desks { try await desk.waits(for: "Có mặt 0/485") }
    let words = ["✓  CÓ MẶT", "◌  ĐÃ GHI, CHỜ GỬI"]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (place, desk) in desks.enumerated() {
        let codes = (1...20).map { code(place * 20 + $0) }
        group.addTask { try await self.scan(codes, at: desk, words) }
      }
      group.addTask {
        try await eventually("the desks are at work") { desks[0].text.contains("CT-0006") }
        house.crash()
        for desk in desks { try await desk.waits(for: "LƯỢT CHỜ GỬI") }
        try await eventually("the desks have gone on without it") { desks[0].text.contains("CT-0014") }
        try await house.start()
      }
      try await group.waitForAll()
    }
    for desk in desks {
      try await desk.waits(for: "Có mặt 60/485")
      #expect(!desk.text.contains("CHỜ GỬI") || desk.text.contains("Vừa quét"), "\(desk.text)")
    }
    #expect(try await arrivals(house) == Dictionary(uniqueKeysWithValues: (1...60).map { (code($0), 1) }))
  }

  @Test func aDeskKilledWithWaitingScansSendsThemWhenItIsStartedAgain() async throws {
    let house = try await emptyHouse()
    let first = try desk(house, "desk-a")
    try await first.waits(for: "Có mặt 0/485")
    try await scan(code(1), at: first, ["✓  CÓ MẶT"])
    house.crash()
    try await first.waits(for: "MẤT NỐI")
    try await scan((2...6).map(code), at: first, ["◌  ĐÃ GHI, CHỜ GỬI"])
    kill(first.identifier, SIGKILL)
    #expect(try await first.end() == -SIGKILL)

    // Without the service the desk starts with what it knew: what waits, and everybody's name.
    let second = try desk(house, "desk-a")
    try await second.waits(for: "5 LƯỢT CHỜ GỬI")
    try await scan(code(7), at: second, ["◌  ĐÃ GHI, CHỜ GỬI"])
    #expect(second.text.contains("ghế A07"))
    try await house.start()
    try await second.waits(for: "Có mặt 7/485")
    #expect(try await arrivals(house) == Dictionary(uniqueKeysWithValues: (1...7).map { (code($0), 1) }))
    // The journal says when the badges were scanned that waited: those of the desk that was killed, in any case.
    let ages = try await Dictionary(uniqueKeysWithValues: checkIns(house).map { ($0.code, $0.ageMS) })
    #expect(ages[code(1)] == .some(nil))
    for number in 2...6 {
      let age = try #require(ages[code(number)] ?? nil, "\(code(number)) waited")
      #expect((1..<300_000).contains(age), "\(code(number)): \(age) ms")
    }

    // Taken back, and put right with a reason, on the record.
    second.type("\u{1A}")
    try await second.waits(for: "↶  ĐÃ HOÀN TÁC")
    try await second.waits(for: "Có mặt 6/485")
    try await scan(code(2), at: second, ["=  ĐÃ ĐIỂM DANH RỒI"])
    second.type("\u{05}")
    try await second.waits(for: "3 vắng có lý do")
    second.type("3\r")
    try await second.waits(for: "lý do:")
    second.type("quét nhầm thẻ\r")
    try await second.waits(for: "✎  ĐÃ ĐÍNH CHÍNH")
    try await second.waits(for: "Có mặt 5/485")
  }

  @Test(
    "A camera reads the code for a phone off a terminal of 80 × 24; the next key puts it away, and it is on no disk",
    .enabled(if: CodeReader.isThere, CodeReader.missing))
  func aPhoneGetsItsCode() async throws {
    let house = try await emptyHouse()
    let address = "https://daihoi.example.gov.vn/"
    let desk = try desk(house, "desk-a", ["--page", address], columns: 80, rows: 24)
    try await desk.waits(for: "Có mặt 0/485")
    try await scan(code(1), at: desk, ["✓  CÓ MẶT"])
    desk.type("\u{10}")
    try await desk.waits(for: "Dùng được một lần, đến")
    #expect(desk.lines[0].hasPrefix(" ▦  ") && desk.lines[0].hasSuffix(code(1)))
    let text = try await CodeReader.read(desk.text, in: house.workplace.path)
    try #require(text.hasPrefix(address + "#ticket="), "\(text)")
    let ticket = String(text.dropFirst((address + "#ticket=").count))
    #expect(ticket.count == 32)
    desk.resize(columns: 80, rows: 16)
    try await desk.waits(for: "Mã cần cửa sổ")
    #expect(desk.text.filter { !$0.isWhitespace }.contains(text))
    desk.type("\u{1B}")
    try await desk.waits(for: "▦  ĐÃ ĐƯA MÃ CHO ĐIỆN THOẠI")
    #expect(!desk.text.contains(ticket))
    let files = FileManager.default.enumerator(atPath: house.workplace.path)?.compactMap { $0 as? String } ?? []
    #expect(files.contains { $0.hasPrefix("journal/") } && files.contains { $0.hasPrefix("desk-a.queue") })
    for file in files where file != CodeReader.file {
      let bytes = FileManager.default.contents(atPath: house.workplace.path + "/" + file)
      #expect(bytes?.range(of: Data(ticket.utf8)) == nil, "\(file)")
    }
    house.crash()
    try await desk.waits(for: "MẤT NỐI")
    desk.type("\u{10}")
    try await desk.waits(for: "▨  CHƯA CÓ MÃ CHO ĐIỆN THOẠI")
    desk.type("\u{03}\u{03}")
    #expect(try await desk.end() == 0, "nothing waits to be sent")
  }

  @Test func twoDesksOfOneNameAreToldApartAndAnotherRoleIsRefused() async throws {
    let house = try await emptyHouse()
    let first = try desk(house, "desk-a")
    try await first.waits(for: "Có mặt 0/485")
    let second = try desk(house, "desk-a")
    try await second.waits(for: "Một bàn khác đang dùng tệp")
    #expect(try await second.end() == 78)
    let (words, status) = try await house.plenary("desk", "--role", "chair")
    #expect(status == 1 && words.contains("leave out '--role chair'"), "\(words)")
  }
}
