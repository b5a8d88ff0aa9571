extension CommandRegistry {
  /// The commands about the recording of the hall's sound.
  static let recording: [any CommandFamily.Type] = [
    StartRecording.self, PauseRecording.self, LeaveRecord.self, ResumeRecording.self, StopRecording.self,
  ]
}

/// A command about the recording, which leads from some standings to one.
///
/// It is for whoever sees first that it is needed: who drives the show does not matter.
protocol OnRecording: PlainCommand {
  /// What the recording must stand at.
  static var from: [Recording.Standing] { get }
  /// What it stands at afterwards.
  static var to: Recording.Standing { get }
}

extension OnRecording {
  package static var roles: [Role] { [.operator, .chair] }
  package static var rolesPossible: [Role] { [.operator, .chair] }
  package static var isDriving: Bool { false }
  package static var facets: Facets { .recording }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let standing = state.recording.standing
    guard Self.from.contains(standing) else { throw .recording(.inWrongState(standing, needed: Self.from)) }
    return [.recordingTurned(standing: Self.to)]
  }
}

/// Begins to record the hall.
struct StartRecording: OnRecording {
  static let name = CommandName("recording.start")
  static let from: [Recording.Standing] = [.off]
  static let to = Recording.Standing.running
}

/// Lets the recording wait.
struct PauseRecording: OnRecording {
  static let name = CommandName("recording.pause")
  static let from: [Recording.Standing] = [.running]
  static let to = Recording.Standing.paused
}

/// Leaves the record: what is said from now on is kept nowhere.
struct LeaveRecord: OnRecording {
  static let name = CommandName("recording.off-the-record")
  static let from: [Recording.Standing] = [.running, .paused]
  static let to = Recording.Standing.offTheRecord
}

/// Records again.
struct ResumeRecording: OnRecording {
  static let name = CommandName("recording.resume")
  static let from: [Recording.Standing] = [.paused, .offTheRecord]
  static let to = Recording.Standing.running
}

/// Ends the recording.
struct StopRecording: OnRecording {
  static let name = CommandName("recording.stop")
  static let from: [Recording.Standing] = [.running, .paused, .offTheRecord]
  static let to = Recording.Standing.off
}

extension Command {
  /// Begins to record the hall.
  public static var recordingStart: Command { Command(StartRecording()) }
  /// Lets the recording wait.
  public static var recordingPause: Command { Command(PauseRecording()) }
  /// Leaves the record.
  public static var recordingOffTheRecord: Command { Command(LeaveRecord()) }
  /// Records again.
  public static var recordingResume: Command { Command(ResumeRecording()) }
  /// Ends the recording.
  public static var recordingStop: Command { Command(StopRecording()) }
}
