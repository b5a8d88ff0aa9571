import Congress
import ControlClient
import Foundation
import HallProtocol
import Synchronization
import Testing

/// Goal: the whole line works as a newcomer would use it, and survives the death of its service.
///
/// Method: the real executables on the sample congress over real TCP, each test with its own service and journal.
/// Waits are for facts: a screen's own word, a picture's name, a reply.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct WholeLineTests {
  @Test func aVoteIsDrivenFromQuestionToResultOnTwoScreens() async throws {
    let house = try await House()
    let left = try house.screen("hall-left")
    let lobby = try house.screen("lobby-1")
    try await house.waitForScreen("hall-left", showing: "L01-holding")
    try await house.run("item", "start", "1.11")
    try await house.waitForScreen("lobby-1", showing: "L02-programme")
    try await house.run("delegate", "check-in", "CT-0123")
    let other = try await house.plenary("ballot", "ask", "BQ01")
    #expect(other.words.contains("! BQ01 belongs to item 1.06; the item being dealt with is 1.11."), "\(other.words)")
    try await house.run("ballot", "open", "BQ06")
    try await house.waitForScreen("hall-left", showing: "L10-voting-BQ06")
    try await house.run("ballot", "count", "BQ06", "--for", "470", "--against", "5", "--other", "3")
    try await house.run("ballot", "close", "BQ06")
    try await house.run("ballot", "confirm", "BQ06")
    try await house.run("ballot", "publish", "BQ06")
    for id in ["hall-left", "lobby-1"] { try await house.waitForScreen(id, showing: "L11-result-BQ06") }
    let status = try await house.status()
    let ballot = try #require(status.ballots.first { $0.plan.code == "BQ06" })
    #expect(ballot.state == .published && ballot.voters == 481)
    let outcome = try #require(ballot.outcome)
    #expect(outcome.tally.counts == [470, 5, 3] && outcome.base == 485 && outcome.needed == 243 && outcome.isAdopted)
    #expect(status.attendance.present == 481 && status.item?.code == "1.11")
    for screen in [left, lobby] { #expect(try await screen.executable.end() == 0, "\(screen.executable.words)") }
    #expect(try await house.end() == 0)
  }

  @Test func afterKillMinusNineEverythingStandsAsItWasAndTheScreenComesBack() async throws {
    let house = try await House()
    let screen = try house.screen("hall-left")
    try await house.run("item", "start", "1.11")
    try await house.run("ballot", "ask", "BQ06")
    try await house.run("ballot", "open", "BQ06")
    try await house.run("ballot", "count", "BQ06", "--for", "470", "--against", "5", "--other", "3")
    try await house.waitForScreen("hall-left", showing: "L10-voting-BQ06")
    let before = try await house.status()
    let pictures = try FileManager.default.contentsOfDirectory(atPath: screen.pictures).count
    house.crash()
    try await house.start()
    try await eventually("the screen is back") {
      try await house.status().screens.contains { $0.isConnected && $0.shownRevision >= 1 }
    }
    let after = try await house.status()
    #expect(after.epoch == before.epoch)
    // What the screen said meanwhile is on record too, and decides nothing.
    #expect(after.show.outputs == before.show.outputs && after.show.isSafe == before.show.isSafe)
    #expect(after.show.sequence >= before.show.sequence)
    #expect(after.item == before.item && after.attendance == before.attendance && after.ballots == before.ballots)
    let newest = try FileManager.default.contentsOfDirectory(atPath: screen.pictures).filter { $0.hasSuffix(".png") }
    // The staff's mark may have come and gone and a minute may have passed; the scene is never another.
    let since = newest.sorted().suffix(max(1, newest.count - pictures))
    #expect(since.allSatisfy { $0.contains("L10-voting-BQ06") }, "the picture has not changed: \(since)")
    try await house.run("ballot", "close", "BQ06")
    try await house.run("ballot", "confirm", "BQ06")
    try await house.run("ballot", "publish", "BQ06")
    try await house.waitForScreen("hall-left", showing: "L11-result-BQ06")
  }

  @Test func everyAcknowledgedCommandIsThereOnceHoweverOftenTheServiceDies() async throws {
    let house = try await House()
    let stream = CommandStream(settings: house.settings(.registration))
    let driving = Task { await stream.run(commands: 400) }
    for round in 1...4 {
      try await eventually("commands are acknowledged in round \(round)") { stream.acknowledged.count >= round * 40 }
      house.crash()
      try await house.start()
    }
    await driving.value
    #expect(stream.acknowledged.count == 400)
    let (words, status) = try await journalLog(house)
    try #require(status == 0, "\(words)")
    var sequences: [String: [Int64]] = [:]
    for line in words.split(separator: "\n") {
      let record = try JSONDecoder().decode(EventRecord.self, from: Data(line.utf8))
      if let id = record.commandID { sequences[id, default: []].append(record.sequence) }
    }
    for (id, sequence) in stream.acknowledged {
      #expect(sequences["registration/desk-1/\(id)"] == [sequence], "command \(id)")
    }
    #expect(sequences.count == 400, "nothing is there that was not acknowledged in the end")
  }

  private func journalLog(_ house: House) async throws -> (words: String, status: Int32) {
    let command = try Executable("plenary", ["journal", "log", "--json", "--journal", house.journal])
    let status = try await command.exitStatus()
    return (command.words, status)
  }

  @Test func theSameEventsGiveTheSameStateByteForByteInEveryProcess() async throws {
    let house = try await House()
    try await house.run("next")
    try await house.run("delegate", "step-out", "CT-0001")
    try await house.run("undo")
    var digests: Set<String> = []
    for _ in 0..<3 {
      let command = try Executable("plenary", ["journal", "verify", "--json", "--journal", house.journal])
      #expect(try await command.exitStatus() == 0, "\(command.words)")
      let digest = command.words.split(separator: "\n").first { $0.contains("\"stateDigest\"") }
      digests.insert(String(try #require(digest)))
    }
    #expect(digests.count == 1)
  }

  @Test func aSecondServiceOnTheSameJournalIsRefusedAndTheFirstGoesOn() async throws {
    let house = try await House()
    let second = try Executable(
      "plenary-service",
      [
        "--congress", Executable.package + "/Config/congresses/can-tho-2025", "--journal", house.journal, "--port",
        "0",
      ])
    #expect(try await second.exitStatus() == 1)
    #expect(second.words.contains("running") || second.words.contains("locked"), "\(second.words)")
    try await house.run("next")
  }

  @Test func refusalsAndFailuresSayWhatWouldWorkAndHaveTheirExitStatus() async throws {
    let house = try await House()
    let refused = try await house.plenary("ballot", "publish", "BQ06")
    #expect(refused.status == 1 && refused.words.contains("Ballot BQ06 is ready; this needs it to be confirmed."))
    let json = try await house.plenary("delegate", "check-in", "CT-9999", "--json")
    #expect(json.status == 1 && json.words.contains("\"code\" : \"delegate_unknown\""))
    let usage = try await house.plenary("ballot", "open")
    #expect(usage.status == 64)
    let nobody = try await Executable.plenary(["status"], port: try House.freePort())
    #expect(nobody.status == 69 && nobody.words.contains("plenary-service --congress"))
    let wrong = try await house.plenary("next", "--token", "wrong")
    #expect(wrong.status == 69 && wrong.words.contains("token"))
    let chair = try await house.plenary("next", "--role", "chair")
    #expect(chair.status == 1 && chair.words.contains("Role chair may not send item.next"))
  }

  @Test func safeCoversAndReleasesAndUndoTakesBack() async throws {
    let house = try await House()
    let screen = try house.screen("hall-left")
    try await house.run("take", "attendance")
    try await house.waitForScreen("hall-left", showing: "L04-attendance")
    try await house.run("safe", "on")
    try await house.waitForScreen("hall-left", showing: "L20-fallback")
    try await house.run("safe", "off")
    try await house.waitForScreen("hall-left", showing: "L04-attendance")
    try await house.run("undo")
    try await house.waitForScreen("hall-left", showing: "L20-fallback")
    #expect(try await screen.executable.end() == 0)
  }
}

/// A registration desk that checks one delegate in and out for ever, and sends again what was not answered.
final class CommandStream: Sendable {
  private let settings: ClientSettings
  private let answers = Mutex<[String: Int64]>([:])

  init(settings: ClientSettings) { self.settings = settings }

  /// The commands that were acknowledged, with their sequences.
  var acknowledged: [String: Int64] { answers.withLock { $0 } }

  /// Gives so many commands, each until it is acknowledged.
  func run(commands: Int) async {
    let (ups, up) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let client = HallClient(
      identity: ClientIdentity(role: .registration, id: "desk-1", topics: []), settings: settings,
      nowMS: { Int64(Date().timeIntervalSince1970 * 1_000) }
    ) { if case .up = $0 { up.yield() } }
    let staying = Task { _ = await client.run() }
    var isUp = ups.makeAsyncIterator()
    await isUp.next()
    for number in 0..<commands {
      // CT-0001 is present from the founding, so the first command is to step out.
      let command: Command = number.isMultiple(of: 2) ? .delegateStepOut("CT-0001") : .delegateCheckIn("CT-0001")
      while true {
        do {
          let reply = try await client.send(CommandMessage(id: "c\(number)", command: command))
          if case .done(let sequence) = reply.answer { answers.withLock { $0["c\(number)"] = sequence } }
          break
        } catch {
          await isUp.next()
        }
      }
    }
    staying.cancel()
    await staying.value
  }
}
