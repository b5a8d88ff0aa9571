public import ArgumentParser
import ControlClient
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
    let model = try await options.link().readModel(topics)
    guard let welcome = model.welcome, let show = model.show, let agenda = model.agenda,
      let attendance = model.attendance, let ballots = model.ballots, let speakers = model.speakers,
      let screens = model.screens, let room = model.controlRoom
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
