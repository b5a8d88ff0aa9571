extension CongressState {
  /// When something is to happen by itself, in ms since 1970 UTC; nothing where nothing is.
  public var nextDueMS: Int64? { [ballotDueMS, filmDueMS, nextReleaseMS, nextPressReleaseMS].compactMap(\.self).min() }

  /// What happens by itself by a moment: the events that nobody commands.
  ///
  /// What is due besides comes with the next look. A vote that cannot be closed keeps no document back.
  public func decideDue(atMS: Int64, sealing: any BallotSealing = NoSealing()) throws(Rejection) -> [Event] {
    let released = releasesDue(atMS: atMS) + pressReleasesDue(atMS: atMS)
    do throws(Rejection) {
      let closing = try decideBallotDue(atMS: atMS, sealing: sealing)
      return released + (closing.isEmpty ? decideFilmsDue(atMS: atMS) : closing)
    } catch {
      guard !released.isEmpty else { throw error }
      return released
    }
  }
}
