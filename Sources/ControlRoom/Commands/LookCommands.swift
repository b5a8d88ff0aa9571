public import ArgumentParser
import Congress
import HallProtocol

/// Shows the whole house: `plenary status`.
public struct StatusCommand: RoomCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show what is on air, what stands by, and how everything is.")
  /// Where the service is, who is speaking.
  @OptionGroup public var options: RoomOptions
  /// A command as given.
  public init() {}

  private struct Answer: Encodable {
    let epoch: String
    let mode: Welcome.Mode
    let show: ShowView
    let item: Item?
    let attendance: Attendance
    let ballots: [BallotView]
    let speakers: SpeakersView
    let screens: [ScreensView.Line]
    let connections: [ControlRoomView.Connection]
    let journal: ControlRoomView.Trouble?
  }

  /// Does the work.
  public func talk() async throws {
    let topics: [Topic] = [.show, .agenda, .attendance, .ballots, .speakers, .screens, .controlRoom]
    let (welcome, values) = try await options.link().read(topics)
    guard values.count == topics.count, case .show(let show) = values[0], case .agenda(let agenda) = values[1],
      case .attendance(let attendance) = values[2], case .ballots(let ballots) = values[3],
      case .speakers(let speakers) = values[4], case .screens(let screens) = values[5],
      case .controlRoom(let room) = values[6]
    else { return }
    try options.show(
      try options.reports().status(
        welcome: welcome, show: show, agenda: agenda, attendance: attendance, ballots: ballots,
        speakers: speakers, screens: screens, room: room),
      json: Answer(
        epoch: welcome.epoch, mode: welcome.mode, show: show, item: agenda.agenda.liveItem, attendance: attendance,
        ballots: ballots.ballots, speakers: speakers, screens: screens.screens, connections: room.connections,
        journal: room.journal))
  }
}
