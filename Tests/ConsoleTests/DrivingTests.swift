import Assets
import Congress
import ControlClient
import HallProtocol
import TerminalUI
import Testing

@testable import Console

/// Goal: one console drives and the others watch, and everybody sees which is which.
///
/// Method: consoles that come where nobody or somebody drives, at a service that decides as the real one does.
@Suite struct DrivingTests {
  private static let other = Actor(role: .operator, name: "control-2")

  @Test func aConsoleThatComesWhereNobodyDrivesTakesTheShowOverOnce() throws {
    var desk = try Desk(drives: true)
    #expect(desk.sent == [.driverTake] && desk.congress.driver == desk.state.actor)
    try desk.run(.driverTake, as: Self.other)
    try desk.run(.driverRelease, as: Self.other)
    #expect(desk.sent == [.driverTake], "it does not snatch at what somebody else has given up")
    #expect(try desk.page(120, 40).contains("○ control-1"))
  }

  @Test func aConsoleThatComesWhereSomebodyDrivesWatchesAndSaysSo() throws {
    var desk = try Desk(isLinked: false, drives: true)
    try desk.run(.driverTake, as: Self.other)
    desk.link()
    #expect(desk.sent.isEmpty)
    desk.press("n")
    #expect(desk.told == "driver_is_other" && desk.sent.isEmpty)
    #expect(try desk.page(80, 24).contains("○  ▶ control-2"))
    #expect(try desk.page(120, 40).contains("○ control-1  ▶ control-2"))
  }

  @Test func takingOverIsArmedAndNamesWhoLosesTheShow() throws {
    var desk = try Desk()
    try desk.run(.driverTake, as: Self.other)
    desk.press("D")
    #expect(desk.sent.isEmpty && desk.state.arming?.prompt == Wording("console.arm.drive", ["driver": "control-2"]))
    desk.press("y")
    #expect(desk.congress.driver == desk.state.actor)
    desk.press("D", "y")
    #expect(desk.congress.driver == nil)
  }

  @Test func leavingGivesTheShowOutOfHandFirst() throws {
    var desk = try Desk(drives: true)
    desk.press("q", "y")
    #expect(desk.sent.last == .driverRelease && desk.congress.driver == nil && desk.state.isOver)
  }

  @Test func aServiceThatDoesNotAnswerDoesNotKeepAConsoleFromLeaving() throws {
    var desk = try Desk(drives: true)
    desk.answers = false
    desk.press("q", "y")
    #expect(!desk.state.isOver && !desk.hasLeft)
    desk.state.pass(atMS: desk.nowMS + ConsoleState.leavingMS)
    #expect(desk.state.isOver)
  }

  @Test func lockingIsAtOnceAndUnlockingIsArmed() throws {
    var desk = try Desk()
    desk.press("l")
    #expect(desk.congress.isLocked)
    #expect(try desk.page(80, 24).contains("ĐANG KHOÁ"))
    desk.press(.down, .down, "T")
    #expect(desk.told == "outputs_locked")
    desk.press("l")
    #expect(desk.congress.isLocked)
    desk.press("y")
    #expect(!desk.congress.isLocked)
  }

  @Test func commandsOfOthersAreToldOnceWithWhoSentThem() throws {
    var desk = try Desk()
    desk.press("n")
    let notes = [
      ControlRoomView.Note(actor: desk.state.actor, atMS: desk.nowMS, command: "item.next", refusal: nil),
      .init(
        actor: Self.other, atMS: desk.nowMS + 1, command: "safe.off",
        refusal: BrokenRule(code: "safe_already_off", details: [:])),
    ]
    desk.hear(room: ControlRoomView(connections: [], commands: notes))
    #expect(desk.state.recentCommands.map(\.command) == ["safe.off", "item.next"])
    #expect(try desk.page(120, 40).contains("control-2  safe.off  ✕ Chế độ AN TOÀN đang tắt."))
  }

  @Test func aCertificateThatIsAboutToEndStandsOnThePage() throws {
    var desk = try Desk()
    desk.hear(room: ControlRoomView(connections: [], commands: [], certificateEndsMS: desk.nowMS + 86_400_000))
    #expect(try desk.page(120, 40, language: .english).contains("THE CERTIFICATE ENDS 2025-09-27 10:31:07"))
    desk.hear(room: ControlRoomView(connections: [], commands: []))
    #expect(try !desk.page(120, 40, language: .english).contains("CERTIFICATE"))
  }

  @Test func whoElseIsConnectedStandsOnThePageAndATwinIsAlarming() throws {
    var desk = try Desk()
    let chair = Actor(role: .chair, name: "bục")
    let connections = [desk.state.actor, desk.state.actor, chair].map {
      ControlRoomView.Connection(actor: $0, client: "console", sinceMS: desk.nowMS)
    }
    desk.hear(room: ControlRoomView(connections: connections, unnamed: 3, commands: []))
    let page = try desk.page(80, 24)
    #expect(page.contains("Chủ tọa bục") && page.contains("‼ 2×"), "\(page)")
  }
}

extension Desk {
  fileprivate mutating func hear(room: ControlRoomView) {
    hear(.topic(TopicUpdate(revision: 1, atMS: nowMS, value: .controlRoom(room))))
  }
}
