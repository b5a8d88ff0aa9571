import Assets
import Congress

extension Reports {
  /// How the recording of the hall stands, and since when.
  func recording(_ recording: Recording, utcOffset: UTCOffset) -> String {
    let time = figures.timeWithSeconds(recording.sinceMS, utcOffset: utcOffset)
    return strings[Wording("status.recording.\(recording.standing.rawValue)", ["time": .text(time)])]
  }
}
