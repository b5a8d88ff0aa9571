public import ArgumentParser
import Assets
import Congress
import HallProtocol

/// The recording of the hall's sound: `plenary recording start|pause|resume|off-the-record|stop|show`.
public struct RecordingCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "recording", abstract: "Start, pause or end the recording of the hall, or leave the record.",
    discussion: """
      The screens say how it stands. 'plenary listen' keeps sound while it runs, and none while it is paused or off the \
      record: what is said off the record is kept nowhere.
      """,
    subcommands: [Start.self, Pause.self, Resume.self, OffTheRecord.self, Stop.self, Show.self])
  /// A command as given.
  public init() {}

  struct Start: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Begin to record the hall.")
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.recordingStart) }
  }

  struct Pause: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Let the recording wait.")
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.recordingPause) }
  }

  struct Resume: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Record again.")
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.recordingResume) }
  }

  struct OffTheRecord: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Leave the record: what is said from now on is kept nowhere.")
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.recordingOffTheRecord) }
  }

  struct Stop: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "End the recording.")
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.recordingStop) }
  }

  struct Show: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Show how the recording stands.")
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      let (_, values) = try await options.link().read([.recording, .agenda])
      guard case .recording(let recording)? = values.first, case .agenda(let agenda)? = values.last else { return }
      let reports = try options.reports()
      try options.show([reports.recording(recording, utcOffset: agenda.utcOffset)], json: recording)
    }
  }
}
