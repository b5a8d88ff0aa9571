public import Congress

/// What stood on one output, or on one screen, from one moment to another, as the journal's replay gives it.
public struct ShownSpan: Sendable, Hashable, Encodable {
  /// What a screen said of itself meanwhile.
  public enum Hearing: String, Sendable, Hashable, Encodable {
    /// Nothing, ever: journals of early versions have no word of screens.
    case unheard
    /// It was connected.
    case connected
    /// Its connection had ended.
    case off
  }

  /// What a screen was told and what it said; nothing of an output as a whole.
  public struct OfScreen: Sendable, Hashable {
    /// The screen.
    public let id: Code<Screen>
    /// Which picture it was told to show.
    public let standing: ScreenView.Standing.Name
    /// Since when it was pinned or frozen, in ms since 1970 UTC, where it was.
    public let standingSinceMS: Int64?
    /// What it said of itself.
    public let hearing: Hearing
    /// When it first said that it shows this, in ms since 1970 UTC; nothing where it did not.
    public internal(set) var shownAtMS: Int64?
    /// By which place of the journal what it said it shows was so.
    public internal(set) var shownSequence: Int64?
    /// What kept it from showing it as it should be.
    public internal(set) var problem: String?
  }

  /// The output.
  public let output: Code<Output>
  /// The screen, where it is of one.
  public internal(set) var screen: OfScreen?
  /// What was on air, beneath SAFE; of a screen that is pinned its own, of one that is frozen nothing.
  public let cue: Cue?
  /// Whether SAFE covered it.
  public let isSafe: Bool
  /// What its screens were given last; while figures came in, it changed.
  public internal(set) var content: SceneContent
  /// What lay across its foot, if anything did.
  public internal(set) var lowerThird: LowerThirdView?
  /// Since when, in ms since 1970 UTC.
  public let fromMS: Int64
  /// Until when; nothing where it still stood at the end of what was replayed.
  public internal(set) var toMS: Int64?
  /// The journal's place that began it.
  public internal(set) var sequence: Int64
  /// Who put it there; nobody at the founding, or where it happened by itself.
  public internal(set) var actor: Actor?
  /// How often its figures changed while it stood.
  public internal(set) var changes = 0

  private enum CodingKeys: String, CodingKey {
    case output, layout, scene, cue, isSafe, content, lowerThird, fromMS, toMS, sequence, actor, changes
    case screen, standing, standingSinceMS, hearing, shownAtMS, shownSequence, problem
  }

  /// Writes the span with the layout and the scene that were to be seen.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(output, forKey: .output)
    try container.encode(content.scene.layout, forKey: .layout)
    try container.encode(content.scene, forKey: .scene)
    try container.encodeIfPresent(cue?.text, forKey: .cue)
    try container.encode(isSafe, forKey: .isSafe)
    try container.encode(content, forKey: .content)
    try container.encodeIfPresent(lowerThird, forKey: .lowerThird)
    try container.encode(fromMS, forKey: .fromMS)
    try container.encode(toMS, forKey: .toMS)
    try container.encode(sequence, forKey: .sequence)
    try container.encode(actor, forKey: .actor)
    try container.encode(changes, forKey: .changes)
    guard let screen else { return }
    try container.encode(screen.id, forKey: .screen)
    try container.encode(screen.standing, forKey: .standing)
    try container.encodeIfPresent(screen.standingSinceMS, forKey: .standingSinceMS)
    try container.encode(screen.hearing, forKey: .hearing)
    try container.encodeIfPresent(screen.shownAtMS, forKey: .shownAtMS)
    try container.encodeIfPresent(screen.shownSequence, forKey: .shownSequence)
    try container.encodeIfPresent(screen.problem, forKey: .problem)
  }
}
