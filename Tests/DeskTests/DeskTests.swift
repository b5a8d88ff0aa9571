import Assets
import Congress
import ControlClient
import Foundation
import HallProtocol
import TerminalUI
import Testing

@testable import Desk

/// Goal: whoever stands before the desk gets a sign that is right; no scan is lost or doubled; nothing is recorded that
/// nobody meant.
///
/// Method: a desk with a real congress behind it and a link that can be cut at any moment; keys in, signs and presences
/// out.
@Suite struct DeskTests {
  private func meaning(_ desk: FrontDesk) -> ScanSign.Meaning? { desk.state.sign?.meaning }

  // MARK: Signs

  @Test func eachKindOfPersonGetsItsOwnSign() throws {
    var desk = try FrontDesk()
    desk.scan("CT-1")
    #expect(meaning(desk) == .welcome && desk.state.sign?.person?.name == "Nguyễn Văn Hòa")
    desk.scan("km-1 ")
    #expect(meaning(desk) == .guest)
    desk.scan("qr-77/Α")
    #expect(meaning(desk) == .welcome && desk.presence("CT-3") == .present, "the badge's text, capitals or not")
    desk.scan("DK-1")
    #expect(meaning(desk) == .alternate(seatedFor: nil))
    try desk.elsewhere(.delegateMarkAbsent("CT-4", reason: "ốm"))
    try desk.elsewhere(.delegateSeat(alternate: "DK-2", for: "CT-4"))
    desk.scan("DK-2")
    #expect(meaning(desk) == .alternate(seatedFor: "Lê Văn Đức"))
    desk.scan("CT-4")
    #expect(meaning(desk) == .replaced(by: "Võ Minh Quân"))
    desk.scan("CT-0")
    #expect(meaning(desk) == .unknown)
    #expect(desk.disk.isEmpty && desk.state.waiting.isEmpty)
  }

  @Test func aDuplicateSaysSinceWhenAlsoWhereAnotherDeskWasFirst() throws {
    var desk = try FrontDesk()
    let sinceMS = desk.nowMS
    try desk.elsewhere(.delegateScan(badge: "CT-2"))
    desk.scan("CT-2")
    #expect(meaning(desk) == .already(sinceMS: sinceMS))
    let page = try desk.page(80, 24)
    #expect(page.contains("ĐÃ ĐIỂM DANH RỒI") && page.contains("Có mặt từ 07:42:00."))
  }

  // MARK: Tablets

  @Test("Badge, then tablet: the tablet is theirs, also where the service was away meanwhile")
  func aTabletIsGiven() throws {
    var desk = try FrontDesk()
    let digest = try #require(TabletDigest(text: String(repeating: "a", count: 64)))
    desk.scan(digest.scanned)
    #expect(desk.state.sign == nil && desk.state.notice?.wording == Wording("desk.tablet-whom"))
    desk.scan("CT-1", digest.scanned)
    #expect(meaning(desk) == .tablet(isAwaited: false))
    #expect(desk.congress.tablets.pairing(digest)?.delegate == "CT-1")
    desk.lose()
    desk.scan("CT-2", digest.scanned)
    #expect(meaning(desk) == .waiting && desk.disk.count == 2)
    desk.nowMS += 600_000
    desk.link()
    #expect(desk.congress.tablets.pairing(digest)?.delegate == "CT-2" && desk.disk.isEmpty)
  }

  @Test("Where there is no scanner, the six letters name the tablet")
  func lettersNameATablet() throws {
    var desk = try FrontDesk()
    desk.scan("CT-1", "bcf ghj")
    #expect(meaning(desk) == .tablet(isAwaited: true))
    #expect(desk.congress.tablets.requests.map(\.letters.text) == ["BCFGHJ"])
    #expect(try desk.page(80, 24).contains("ĐANG TÌM MÁY"))
  }

  @Test func steppingOutAndComingBackAreTold() throws {
    var desk = try FrontDesk()
    desk.scan("CT-1")
    desk.nowMS += 1_000
    desk.press(.tab)
    desk.scan("CT-1")
    #expect(meaning(desk) == .out && desk.presence("CT-1") == .out)
    desk.scan("CT-1")
    #expect(meaning(desk) == .notPresent)
    desk.nowMS += 1_000
    desk.press(.tab)
    desk.scan("CT-1")
    #expect(meaning(desk) == .back && desk.presence("CT-1") == .present)
  }

  // MARK: The queue

  @Test func whatIsScannedWithoutTheServiceWaitsOnDiskAndIsSentInItsOrder() throws {
    var desk = try FrontDesk()
    desk.lose()
    desk.scan("CT-1", "CT-2", "CT-1", "KM-1")
    #expect(desk.disk.count == 4 && desk.sent.isEmpty && meaning(desk) == .waiting)
    #expect(try desk.page(80, 24).contains("4 LƯỢT CHỜ GỬI"))
    desk.link()
    #expect(desk.sent == ["r1-1", "r1-2", "r1-3", "r1-4"] && desk.disk.isEmpty)
    #expect(desk.presence("CT-1") == .present && desk.presence("CT-2") == .present)
    #expect(desk.state.lateRefusals.isEmpty, "a duplicate is no alarm")
  }

  @Test func anAnswerThatWasLostIsAskedForUnderTheSameIdAndNothingIsDoneTwice() throws {
    var desk = try FrontDesk()
    desk.answers = false
    desk.scan("CT-1", "CT-2")
    #expect(desk.sent == ["r1-1"] && desk.presence("CT-1") == .present, "one is under way at a time")
    #expect(meaning(desk) == .sending && desk.disk.count == 2)
    desk.lose()
    #expect(meaning(desk) == .waiting)
    desk.answers = true
    desk.link()
    #expect(desk.sent == ["r1-1", "r1-1", "r1-2"])
    #expect(meaning(desk) == .welcome && desk.disk.isEmpty)
    #expect(desk.congress.corrections.isEmpty && desk.congress.attendance.present == 2)
  }

  @Test func aDeskThatCrashedSendsWhatWaitsWhenItIsStartedAgainAndKnowsNamesBefore() throws {
    var first = try FrontDesk()
    let roster = first.congress.rosterView
    first.lose()
    first.scan("CT-1", "CT-2")
    var second = try FrontDesk(isLinked: false, disk: first.disk, roster: roster, run: "r2")
    #expect(second.state.waiting.count == 2)
    second.scan("CT-3")
    #expect(meaning(second) == .waiting && second.state.sign?.person?.name == "Đặng Hoàng Yến")
    second.link()
    #expect(second.sent == ["r1-1", "r1-2", "r2-1"] && second.disk.isEmpty)
    #expect(second.congress.attendance.present == 3)
  }

  @Test func whatWaitedSaysWhenItWasScannedAndWhatIsSentAtOnceDoesNot() throws {
    var desk = try FrontDesk()
    desk.scan("CT-1")
    desk.lose()
    desk.scan("CT-2")
    let scannedMS = desk.nowMS
    desk.nowMS += 600_000
    desk.link()
    #expect(desk.congress.presence(of: "CT-1")?.recordedMS == nil)
    #expect(
      desk.congress.presence(of: "CT-2")
        == PresenceRecord(presence: .present, atMS: scannedMS, source: .badge, recordedMS: desk.nowMS))
    desk.scan("CT-2")
    #expect(meaning(desk) == .already(sinceMS: scannedMS))
  }

  @Test func whatWaitedIsSentOnceTheServicesTimeIsKnown() throws {
    var desk = try FrontDesk()
    desk.lose()
    desk.scan("CT-2")
    desk.nowMS += 600_000
    desk.tellsClock = false
    desk.link()
    #expect(desk.sent.isEmpty)
    // The desk's clock is three minutes ahead.
    var clock = ServiceClock()
    clock.learn(sentMS: desk.nowMS, receivedMS: desk.nowMS, serviceMS: desk.nowMS - 180_000)
    let scannedMS = try #require(desk.disk.first?.atMS)
    desk.hear(.clock(clock))
    #expect(desk.congress.presence(of: "CT-2")?.atMS == scannedMS - 180_000)
  }

  @Test func aScanThatSomethingNewerOvertookIsToldUntilSeen() throws {
    var desk = try FrontDesk()
    desk.scan("CT-2")
    desk.lose()
    desk.scan("CT-2")
    desk.nowMS += 600_000
    try desk.elsewhere(.delegateStepOut("CT-2"))
    desk.nowMS += 60_000
    desk.link()
    #expect(desk.presence("CT-2") == .out && desk.state.lateRefusals.count == 1)
  }

  /// Of many that were refused under a wrong clock only the last was named, and none could be put right.
  @Test func everyScanThatCameTooLateIsListedWithItsReasonAndCanCountFromNowOn() throws {
    var desk = try FrontDesk()
    desk.scan("CT-1", "CT-2")
    desk.lose()
    desk.nowMS += 60_000
    desk.press(.tab)
    desk.scan("CT-1", "CT-2")
    desk.nowMS += 600_000
    for code in ["CT-1", "CT-2"] as [Code<Delegate>] {
      try desk.elsewhere(.delegateStepOut(code))
      try desk.elsewhere(.delegateCheckIn(code))
    }
    desk.nowMS += 60_000
    desk.link()
    let page = try desk.page(100, 30)
    for name in ["CT-1", "CT-2"] { #expect(page.components(separatedBy: name).count >= 2, "\(page)") }
    #expect(desk.state.lateRefusals.count == 2 && desk.presence("CT-2") == .present)
    desk.scan("2")
    #expect(desk.presence("CT-2") == .out && desk.state.lateRefusals.count == 1)
    desk.scan("1")
    #expect(desk.presence("CT-1") == .out && desk.state.lateRefusals.isEmpty)
    desk.scan("1")
    #expect(meaning(desk) == .unknown, "a number is a badge again")
  }

  @Test func withoutServiceAndRosterAScanIsKeptAndNamedLater() throws {
    var desk = try FrontDesk(isLinked: false)
    desk.scan("CT-5")
    #expect(meaning(desk) == .waiting && desk.state.sign?.person == nil && desk.disk.count == 1)
    desk.scan("NOBODY-1")
    desk.link()
    #expect(desk.presence("CT-5") == .present && desk.disk.isEmpty)
    #expect(
      desk.state.lateRefusals.map(\.sign.typed) == ["NOBODY-1"], "refused when the person has gone on: told until seen")
    #expect(try desk.page(80, 24).contains("Số lượt chờ đã gửi nhưng không ghi được: 1."))
    desk.press(.escape)
    #expect(desk.state.lateRefusals.isEmpty)
  }

  @Test func whatCannotBeKeptIsNotSentAndSaysSo() throws {
    var desk = try FrontDesk()
    desk.diskWorks = false
    desk.scan("CT-1")
    #expect(desk.sent.isEmpty && desk.presence("CT-1") == .pending && desk.state.waiting.isEmpty)
    guard case .notKept = meaning(desk) else { return #expect(Bool(false), "\(String(describing: meaning(desk)))") }
    desk.diskWorks = true
    desk.scan("CT-1")
    #expect(meaning(desk) == .welcome)
  }

  @Test func theQueueIsBoundedAndSaysSo() throws {
    var desk = try FrontDesk()
    desk.lose()
    for _ in 0..<DeskState.waitingMax { desk.scan("CT-1") }
    desk.scan("CT-2")
    guard case .notKept = meaning(desk) else { return #expect(Bool(false), "\(String(describing: meaning(desk)))") }
    #expect(desk.disk.count == DeskState.waitingMax)
    desk.link()
    #expect(desk.disk.isEmpty && desk.presence("CT-1") == .present && desk.presence("CT-2") == .pending)
  }

  @Test func whatWaitsForAnotherCongressIsKeptAndNotSent() throws {
    let other = QueuedCommand(id: "x-1", congress: "ca-mau-2025", atMS: 0, command: .delegateScan(badge: "CT-1"))
    var desk = try FrontDesk(disk: [other])
    #expect(desk.sent.isEmpty && desk.disk == [other])
    #expect(try desk.page(120, 30).contains("của đại hội 'ca-mau-2025'"))
    desk.scan("CT-2")
    #expect(meaning(desk) == .waiting && desk.disk.count == 2 && desk.presence("CT-2") == .pending)
  }

  /// Cuts and lost answers at random: in the end everybody who was scanned is in, and every command was done once.
  @Test(arguments: 0..<30 as Range<UInt64>) func whateverTheLinkDoesNothingIsLostOrDoubled(seed: UInt64) throws {
    var random = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func roll(_ bound: UInt64) -> UInt64 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (random >> 33) % bound
    }
    let codes = ["CT-1", "CT-2", "QR-77/α", "CT-4", "CT-5", "CT-6"]
    var desk = try FrontDesk()
    var scanned: Set<String> = []
    for _ in 0..<60 {
      switch roll(6) {
      case 0: desk.lose()
      case 1: if !desk.state.knowledge.model.isLinked { desk.link() }
      case 2: desk.answers.toggle()
      default:
        let code = codes[Int(roll(UInt64(codes.count)))]
        scanned.insert(code)
        desk.scan(code)
      }
    }
    desk.answerNow()
    desk.lose()
    desk.link()
    #expect(desk.disk.isEmpty && desk.state.waiting.isEmpty, "seed \(seed)")
    #expect(desk.congress.attendance.present == scanned.count, "seed \(seed)")
    #expect(desk.congress.sequence == 1 + Int64(scanned.count), "seed \(seed): one event a person")
  }

  // MARK: Searching

  @Test(arguments: [
    ("hoa", ["CT-2", "CT-1", "CT-6", "CT-3"]), ("Hoà", ["CT-2", "CT-1", "CT-6", "CT-3"]), ("van", ["CT-5"]),
    ("nguyen van", ["CT-5", "CT-1"]), ("duc", ["CT-4"]), ("đức", ["CT-4"]), ("dang yen", ["CT-3"]),
    ("/hoang", ["CT-6", "CT-3"]),
  ]) func namesAreFoundWithoutTheirMarks(_ query: String, _ codes: [String]) throws {
    var desk = try FrontDesk()
    desk.scan(query)
    #expect(desk.state.found.map { $0.people.prefix(codes.count).map(\.code.text) } == codes, "\(query)")
  }

  @Test func whoIsPickedByNumberIsCheckedIn() throws {
    var desk = try FrontDesk()
    desk.scan("hoa")
    #expect(desk.sent.isEmpty)
    let people = try #require(desk.state.found?.people)
    desk.scan("2")
    #expect(desk.presence(people[1].code) == .present && desk.presence(people[0].code) == .pending)
    desk.scan("2")
    #expect(meaning(desk) == .unknown, "the list is gone")
  }

  @Test func aBadgeScannedBesideAnOpenListIsABadge() throws {
    var desk = try FrontDesk()
    desk.scan("hoa", "CT-6")
    #expect(desk.presence("CT-6") == .present && desk.state.found == nil)
    // A scanner that ends its lines twice picks nobody.
    desk.scan("hoa", "")
    #expect(desk.state.found != nil && desk.sent.count == 1)
  }

  // MARK: Putting right, taking back

  @Test func aPresenceIsPutRightWithAReason() throws {
    var desk = try FrontDesk()
    desk.scan("CT-1")
    desk.press(.control("e"))
    desk.scan("3", "nhầm", "báo ốm sáng nay")
    #expect(meaning(desk) == .corrected(.absentExcused) && desk.presence("CT-1") == .absentExcused)
    let correction = try #require(desk.congress.corrections.first)
    #expect(correction.was.presence == .present && correction.became.reason == "báo ốm sáng nay")
    #expect(correction.actor == desk.state.actor)
  }

  @Test func whoIsFoundCanBePutRightWithoutBeingCheckedIn() throws {
    var desk = try FrontDesk()
    desk.scan("duc")
    desk.press(.control("e"))
    desk.scan("1", "4", "không đến họp")
    #expect(desk.presence("CT-4") == .absentUnexcused && desk.congress.attendance.present == 0)
  }

  @Test(arguments: ["CT-2", "CT-999", "quét nhầmCT-2", "12345"])
  func aScanInTheMiddleOfAReasonIsNoReason(_ line: String) throws {
    var desk = try FrontDesk()
    desk.scan("CT-1")
    desk.press(.control("e"))
    desk.scan("5", line)
    #expect(desk.congress.corrections.isEmpty, "\(line)")
    #expect(desk.presence("CT-2") == (line == "CT-2" ? .present : .pending))
  }

  @Test func undoTakesBackWhatThisDeskDidLastAndNothingElse() throws {
    var desk = try FrontDesk()
    desk.press(.control("z"))
    #expect(desk.sent.isEmpty && desk.state.notice?.wording.key == "desk.undo-empty")
    desk.scan("CT-1", "CT-2")
    try desk.elsewhere(.delegateCheckIn("CT-3"))
    desk.scan("CT-3")
    #expect(meaning(desk) == .already(sinceMS: desk.nowMS - 200))
    desk.press(.control("z"))
    #expect(meaning(desk) == .undone && desk.state.sign?.person?.code == "CT-2", "what was refused is nothing to undo")
    #expect(desk.presence("CT-2") == .pending && desk.presence("CT-3") == .present)
    desk.press(.control("z"))
    #expect(desk.presence("CT-1") == .pending)
    desk.press(.control("z"))
    #expect(desk.congress.attendance.present == 1)
  }

  @Test func undoOfWhatWasNeverSentTakesItOutOfTheQueue() throws {
    var desk = try FrontDesk()
    desk.lose()
    desk.scan("CT-1", "CT-2")
    desk.press(.control("z"))
    #expect(desk.disk.map(\.id) == ["r1-1"] && meaning(desk) == .undone)
    desk.link()
    #expect(desk.presence("CT-1") == .present && desk.presence("CT-2") == .pending)
  }

  @Test func undoOfWhatMayHaveBeenDoneWaitsForItsAnswer() throws {
    var desk = try FrontDesk()
    desk.answers = false
    desk.scan("CT-1")
    desk.lose()
    desk.press(.control("z"))
    #expect(desk.disk.map(\.id) == ["r1-1"] && desk.state.notice?.wording.key == "desk.undo-waiting")
  }

  @Test func aLineBeyondAllBoundsIsNoBadge() throws {
    var desk = try FrontDesk()
    desk.scan(String(repeating: "x1", count: 5_000) + "CT-1")
    #expect(meaning(desk) == .unknown && desk.sent.isEmpty)
    desk.scan("CT-1")
    #expect(meaning(desk) == .welcome)
  }

  /// Scanners end their lines with Enter, Tab, or both in either order; Tab by hand turns the desk round.
  @Test func howeverAScannerEndsItsLinesTheDeskStaysTurnedAsItWas() throws {
    var desk = try FrontDesk()
    for (code, ending) in [
      ("CT-1", [Key.tab]), ("CT-2", [.tab, .enter]), ("CT-4", [.enter, .tab]), ("CT-5", [.enter]),
    ] {
      desk.nowMS += 1_000
      for character in code { desk.press(.character(character)) }
      for key in ending { desk.press(key) }
      #expect(meaning(desk) == .welcome && desk.state.direction == .arriving, "\(code)")
    }
    desk.nowMS += 1_000
    desk.press(.tab)
    #expect(desk.state.direction == .leaving)
  }

  @Test func onlyControlCLeaves() throws {
    var desk = try FrontDesk()
    desk.scan("q", "exit", "quit")
    desk.press(.escape, .escape, .up, .down, .pageUp, .home, .control("a"))
    #expect(!desk.hasLeft)
    desk.press(.interrupt, .enter, .interrupt)
    #expect(!desk.hasLeft, "a scanner that ends its lines so closes no desk")
    desk.press(.interrupt)
    #expect(desk.hasLeft)
  }

  @Test func aFieldThatThisSoftwareDoesNotKnowIsPassedOver() throws {
    let json = """
      {"congress":"c","utcOffsetMinutes":420,"later":1,"people":[{"code":"CT-1","name":"A","kind":"guest","zone":"VIP"}]}
      """
    let view = try JSONDecoder().decode(RosterView.self, from: Data(json.utf8))
    #expect(view.people == [RosterView.Person(code: "CT-1", name: "A", kind: .guest)])
  }
}
