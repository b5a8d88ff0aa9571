import Congress
import Foundation
import Testing

/// Goal: a written session plays on the real service, stops where it is refused, says how to go on, and the record
/// afterwards says what the hall saw.
///
/// Method: the sample's script and small ones, played by `plenary play`; facts from `plenary status` and the journal.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct PlayLineTests {
  private func write(_ text: String, in house: House) throws -> String {
    let path = house.workplace.path + "/day.play"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test func theSamplesFirstSessionPlaysFromBeginningToEndAndIsOnRecord() async throws {
    let house = try await House()
    let script = Executable.package + "/Config/congresses/can-tho-2025/first-session.play"
    let (checked, checkStatus) = try await house.plenary("play", "--check", script)
    #expect(checkStatus == 0 && checked.contains("Nothing was played"), "\(checked)")
    #expect(try await house.status().item == nil)

    let player = try Executable("plenary", ["play", script, "--port", "\(house.port)", "--language", "en"])
    for number in 1...8 {
      try await eventually("vote \(number) is over") {
        player.words.contains("wait until on-air hall result:BQ0\(number)") || !player.isRunning
      }
    }
    #expect(try await player.exitStatus() == 0 && player.words.contains("steps are done"), "\(player.words)")
    for number in 1...8 {
      let ballot = try await house.ballot(Code("BQ0\(number)"))
      #expect(ballot.state == .published && ballot.outcome?.isAdopted == true, "\(ballot.plan.code)")
    }
    #expect(try await house.status().item?.code == "1.14")

    // What stood on the hall's output, by the journal.
    let path = house.workplace.path + "/shown.csv"
    try await house.run("record", "export", "--screen", "hall", "--output", path)
    var rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\r\n")
    #expect(rows.removeLast().hasPrefix("# journal_head,"))
    #expect(rows.count { $0.contains(",L11,result,") } == 8)
    #expect(rows.last?.contains(",break:15:45,") == true, "\(rows.last ?? "")")
    // The hall's clocks are seven hours ahead of UTC.
    let hallTime = Date(timeIntervalSinceNow: 7 * 3_600).ISO8601Format().prefix(19)
    let (now, nowStatus) = try await house.plenary("record", "at", String(hallTime))
    #expect(nowStatus == 0 && now.contains("hall  L17 Break") && now.contains("operator/control-1"), "\(now)")
    let (later, laterStatus) = try await house.plenary("record", "at", "2099-01-01T00:00")
    #expect(laterStatus == 1 && later.contains("still to come"), "\(later)")
    let (_, early) = try await house.plenary("record", "at", "1999-01-01T00:00")
    #expect(early == 1)
    let (wrong, wrongStatus) = try await house.plenary("record", "at", "noon")
    #expect(wrongStatus == 1 && wrong.contains("14:05:30"), "\(wrong)")
  }

  @Test func aRefusalStopsTheScriptAndItGoesOnFromThere() async throws {
    let house = try await House()
    let script = try write(
      """
      next
      ballot ask BQ06
      ballot publish BQ06   # too early
      item start 1.11
      """, in: house)
    let (words, status) = try await house.plenary("play", script)
    #expect(status == 1 && words.contains("Stopped at line 3: 2 of 4 steps are done"), "\(words)")
    #expect(words.contains("--from 3"))
    #expect(try await house.ballot("BQ06").state == .asked)
    let (rest, restStatus) = try await house.plenary("play", script, "--from", "4")
    #expect(restStatus == 0, "\(rest)")
    #expect(try await house.status().item?.code == "1.11")
    let (none, noneStatus) = try await house.plenary("play", script, "--from", "5")
    #expect(noneStatus == 1 && none.contains("the last one is on line 4"), "\(none)")
  }

  @Test func aScriptThatIsWrongAnywherePlaysNothing() async throws {
    let house = try await House()
    let script = try write(
      "next\nballot opne BQ06\nconsole\nwait until present >= lots\nwait until ballot BQ01 closed\n", in: house)
    let (words, status) = try await house.plenary("play", script)
    #expect(
      status == 65 && words.contains("day.play:2") && words.contains("day.play:3") && words.contains("day.play:4"))
    #expect(!words.contains("day.play:5"), "\(words)")
    let unknown = try write("next\nwait until ballot BQ99 closed\n", in: house)
    let (other, otherStatus) = try await house.plenary("play", unknown)
    #expect(otherStatus == 65 && other.contains("BQ99"), "\(other)")
    #expect(try await house.status().item == nil, "nothing was played")
  }

  @Test func aWaitEndsWhenSomebodyElseBringsTheFactAndSurvivesTheService() async throws {
    let house = try await House()
    let script = try write("wait until present = 481 within 1m\nwait until safe on\nsafe off\n", in: house)
    let player = try Executable(
      "plenary", ["play", script, "--port", "\(house.port)", "--language", "en"])
    try await eventually("it waits") { player.words.contains("1 ▶") }
    house.crash()
    try await house.start()
    try await house.run("delegate", "check-in", "CT-0123")
    try await eventually("it waits for the next") { player.words.contains("2 ▶") }
    try await house.run("safe", "on")
    #expect(try await player.exitStatus() == 0, "\(player.words)")
    #expect(try await house.status().show.isSafe == false)
    let late = try write("wait until present = 1 within 1s\n", in: house)
    let (words, status) = try await house.plenary("play", late)
    #expect(status == 1 && words.contains("Waited 1 s"), "\(words)")
  }
}
