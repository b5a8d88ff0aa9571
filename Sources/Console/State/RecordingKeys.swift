import Assets
import Congress
import TerminalUI

/// The recording of the hall, by two keys: one lets it wait, one leaves the record.
extension ConsoleState {
  /// How the recording stands.
  var recording: Recording.Standing { control?.show.recording?.standing ?? .off }

  /// Lets the recording wait, or lets it go on.
  mutating func pauseRecording(atMS nowMS: Int64) -> [ConsoleAction] {
    request(recording == .paused ? .recordingResume : .recordingPause, atMS: nowMS)
  }

  /// Leaves the record at once; coming back to it waits for a `y`, for the hall may still be speaking in confidence.
  mutating func leaveRecord(key: Key, atMS nowMS: Int64) -> [ConsoleAction] {
    guard recording == .offTheRecord else { return request(.recordingOffTheRecord, atMS: nowMS) }
    return arm(.send(.recordingResume), Wording("console.arm.record"), key: key, atMS: nowMS)
  }
}

extension KeyHint {
  /// The two keys of a recording, once there is one.
  static func recordingHints(_ state: ConsoleState, _ legal: (Command?) -> Bool) -> [KeyHint] {
    let standing = state.recording
    guard standing != .off else { return [] }
    let isPaused = standing == .paused
    return [
      KeyHint(
        label: "f", nameKey: standing == .offTheRecord ? "console.key.on-the-record" : "console.key.off-the-record",
        isLegal: legal(standing == .offTheRecord ? .recordingResume : .recordingOffTheRecord)),
      KeyHint(
        label: "p", nameKey: isPaused ? "console.key.recording-on" : "console.key.recording-pause",
        isLegal: legal(isPaused ? .recordingResume : .recordingPause)),
    ]
  }
}
