import Foundation
import Testing

/// Goal: a clock that was wrong is told, put right by a command on record, and nobody is cut off by it; and a process whose
/// reader has gone does not end of it.
///
/// Method: the real service on a machine whose time of day is seven hours ahead, set right while it runs and between two
/// runs; a shell that stops reading.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct ClockFaultTests {
  private func house(in workplace: Workplace) async throws -> (house: House, fault: String) {
    let fault = workplace.path + "/ahead"
    try Data("25200".utf8).write(to: URL(filePath: fault))
    let house = try await House(
      workplace: workplace,
      environment: ["LD_PRELOAD": "\(Executable.folder)/libMachineFaults.so", "PLENARY_CLOCK_FAULT": fault])
    return (house, fault)
  }

  /// A laptop seven hours ahead left every later time wrong for ever, and nobody was told.
  @Test func aClockThatIsSetRightWhileTheServiceRunsIsToldAndPutRight() async throws {
    let (house, fault) = try await house(in: Workplace())
    let screen = try house.screen("hall-left").executable
    try await house.waitForScreen("hall-left", showing: "L01-holding")
    try await house.run("item", "start", "1.05")
    #expect(try await house.plenary("clock").words.contains("✓"))
    try FileManager.default.removeItem(atPath: fault)
    try await eventually("the status tells it") {
      try await house.plenary("status").words.contains("7:00:00 ahead")
    }
    try await house.run("clock", "correct")
    try await eventually("the status tells it no more") {
      try await !house.plenary("status").words.contains("ahead")
    }
    let (again, status) = try await house.plenary("clock", "correct")
    #expect(status == 1 && again.contains("The clock is right"), "\(again)")
    // The screen is still the same connection, and shows what comes next.
    try await house.run("take", "programme")
    try await house.waitForScreen("hall-left", showing: "L02-programme")
    #expect(screen.isRunning && !screen.words.contains("closed the connection"), "\(screen.words)")
  }

  @Test func aJournalThatLiesAheadOfTheClockIsToldAtTheStart() async throws {
    let (house, fault) = try await house(in: Workplace())
    try await house.run("delegate", "step-out", "CT-0001")
    house.crash()
    try FileManager.default.removeItem(atPath: fault)
    try await house.start()
    try await eventually("the status tells it") { try await house.plenary("status").words.contains("ahead") }
    try await house.run("clock", "correct")
    house.crash()
    try await house.start()
    #expect(try await house.plenary("clock").words.contains("✓"), "the newest record is right")
    let verify = try Executable("plenary", ["journal", "verify", "--journal", house.journal])
    #expect(try await verify.exitStatus() == 0, "\(verify.words)")
  }

  /// 'plenary … 2>&1 | head -1' died of a signal where it had more to say.
  @Test func aReaderThatHasGoneEndsNoProcess() async throws {
    let workplace = try Workplace()
    let rest = "{ sleep 0.5; \"$0\" status --port 1 2>&1; echo $? > \"$1\"; } | true"
    let answer = workplace.path + "/status"
    let shell = try Executable(path: "/bin/sh", ["-c", rest, "\(Executable.folder)/plenary", answer])
    _ = try await shell.exitStatus()
    try await eventually("the command has ended") { FileManager.default.fileExists(atPath: answer) }
    try await eventually("its status is there") {
      try !String(contentsOfFile: answer, encoding: .utf8).isEmpty
    }
    let status = try String(contentsOfFile: answer, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    #expect((Int(status) ?? 255) < 128, "\(status)")
  }
}
