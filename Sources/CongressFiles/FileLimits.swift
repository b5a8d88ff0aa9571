import Congress

/// The measures of a congress folder: what is larger, longer or later than this is a mistake, not a congress.
public enum FileLimits {
  /// The most bytes of `congress.yaml`, `agenda.yaml`, `ballots.yaml`, `elections.yaml` and `bodies.yaml`, each.
  public static let yamlBytesMax = 1 << 20
  /// The most bytes of `roster.csv`: room for ``rosterRowsMax`` long rows.
  public static let rosterBytesMax = 16 << 20
  /// The most people of a roster.
  public static let rosterRowsMax = Roster.delegatesMax
  /// The most bytes of `tasks.csv`: room for ``tasksMax`` long rows.
  public static let tasksBytesMax = 16 << 20
  /// The most tasks of a congress.
  public static let tasksMax = 10_000
  /// Minutes before its item by which a task may be due: up to a week.
  public static let taskMinutesBeforeRange = 0...10_080
  /// The most days of a congress.
  public static let daysMax = AgendaOutline.daysMax
  /// The most sessions of one day.
  public static let sessionsPerDayMax = AgendaOutline.sessionsPerDayMax
  /// The most items of an agenda.
  public static let itemsMax = Agenda.itemsMax
  /// The most outputs.
  public static let outputsMax = 32
  /// The most screens that are known by name.
  public static let screensMax = 1_000
  /// The most characters of a code, as ``Congress/Code`` has them.
  public static let codeCharactersMax = 64
  /// The most characters of a text that a hall reads.
  public static let textCharactersMax = 1_000
  /// The most characters of one field of the roster.
  public static let fieldCharactersMax = 200
  /// Seconds before the end of a speech at which its speaker is warned, and after it from which it is overtime.
  public static let speakingMarginSecondsRange = 0...3_600
  /// Planned lengths of an item, in minutes.
  public static let itemMinutesRange = 0...1_440
  /// The most blocks of seats.
  public static let blocksMax = 200
  /// Seats of a block.
  public static let blockSeatsRange = 1...Roster.delegatesMax
  /// Votes that one delegate may have in a weighted vote.
  public static let weightRange = 1...1_000
  /// Distances of the farthest viewer, in metres.
  public static let farthestViewerMetresRange = 1...100
  /// Heights of the image, in metres.
  public static let imageHeightMetresRange = 1...20
  /// The hall's time against UTC, in minutes.
  public static let utcOffsetMinutesRange = -720...840
  /// Years in which a congress may meet, a delegate may have been born or may have joined the Party.
  public static let yearsRange = CivilDate.yearsRange
}
