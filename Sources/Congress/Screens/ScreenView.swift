/// What one screen is told of itself, the `screen.<id>` topic: who it is, and which picture it shows.
public struct ScreenView: Sendable, Hashable {
  /// Which picture a screen shows, with the picture where it is not its output's.
  public enum Standing: Sendable, Hashable {
    /// That of its output.
    case follows
    /// One scene, kept up to date.
    case pinned(OutputView)
    /// One picture as it was at a moment, in ms since 1970 UTC.
    case frozen(OutputView, atMS: Int64)
    /// Nobody knows its id; it shows the holding picture until somebody gives it to an output.
    case unknown(OutputView)

    /// The standing's name.
    public var name: Name {
      switch self {
      case .follows: .follows
      case .pinned: .pinned
      case .frozen: .frozen
      case .unknown: .unknown
      }
    }

    /// The names of standings.
    public enum Name: String, Sendable, Hashable, Codable, CaseIterable {
      case follows, pinned, frozen, unknown
    }

    /// The picture, where it is not the output's.
    public var picture: OutputView? {
      switch self {
      case .follows: nil
      case .pinned(let view), .frozen(let view, _), .unknown(let view): view
      }
    }
  }

  /// The screen.
  public let id: Code<Screen>
  /// The name that people know it by; empty where it has none.
  public let name: String
  /// Its place among the known screens, from 1; 0 where nobody knows it.
  public let number: Int
  /// The output that it belongs to.
  public let output: Code<Output>
  /// Which picture it shows.
  public let standing: Standing
  /// Until when it says who it is, in ms since 1970 UTC; 0 where it was never asked.
  public let identifyUntilMS: Int64

  /// What a screen is told.
  public init(
    id: Code<Screen>, name: String, number: Int, output: Code<Output>, standing: Standing, identifyUntilMS: Int64
  ) {
    self.id = id
    self.name = name
    self.number = number
    self.output = output
    self.standing = standing
    self.identifyUntilMS = identifyUntilMS
  }
}

extension ScreenView: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, name, number, output, standing, picture, pictureAtMS, identifyUntilMS
  }

  /// Reads what a screen is told.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func picture() throws -> OutputView { try container.decode(OutputView.self, forKey: .picture) }
    let standing: Standing =
      switch try container.decode(Standing.Name.self, forKey: .standing) {
      case .follows: .follows
      case .pinned: .pinned(try picture())
      case .frozen: .frozen(try picture(), atMS: try container.decode(Int64.self, forKey: .pictureAtMS))
      case .unknown: .unknown(try picture())
      }
    self.init(
      id: try container.decode(Code.self, forKey: .id),
      name: try container.decodeIfPresent(String.self, forKey: .name) ?? "",
      number: try container.decode(Int.self, forKey: .number),
      output: try container.decode(Code.self, forKey: .output), standing: standing,
      identifyUntilMS: try container.decodeIfPresent(Int64.self, forKey: .identifyUntilMS) ?? 0)
  }

  /// Writes what a screen is told.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(name, forKey: .name)
    try container.encode(number, forKey: .number)
    try container.encode(output, forKey: .output)
    try container.encode(standing.name, forKey: .standing)
    try container.encodeIfPresent(standing.picture, forKey: .picture)
    if case .frozen(_, let atMS) = standing { try container.encode(atMS, forKey: .pictureAtMS) }
    try container.encode(identifyUntilMS, forKey: .identifyUntilMS)
  }
}

extension CongressState {
  /// The screen with `id`, if it is known.
  public func screen(_ id: Code<Screen>) -> ScreenStanding? { screens.first { $0.id == id } }

  /// The output that a screen belongs to; the hall for one that nobody knows.
  public func output(ofScreen id: Code<Screen>) -> Code<Output> { screen(id)?.output ?? hall?.name ?? "hall" }

  /// What a screen is told; the same for ids that nobody knows, but for the id.
  ///
  /// A congress that names no screen at all does not care for ids: whoever comes shows the hall.
  public func screenView(_ id: Code<Screen>) -> ScreenView {
    screenView(id, at: screens.firstIndex { $0.id == id })
  }

  /// What screens are told, by their ids; each is looked up once, however many there are.
  public func screenViews(_ ids: some Sequence<Code<Screen>>) -> [Code<Screen>: ScreenView] {
    let places = Dictionary(screens.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return Dictionary(ids.map { ($0, screenView($0, at: places[$0])) }, uniquingKeysWith: { first, _ in first })
  }

  private func screenView(_ id: Code<Screen>, at index: Int?) -> ScreenView {
    guard let index else {
      let output = output(ofScreen: id)
      return ScreenView(
        id: id, name: "", number: 0, output: output,
        standing: screens.isEmpty ? .follows : .unknown(outputView(output, showing: .holding, takenAtMS: 0)),
        identifyUntilMS: identifyAllUntilMS)
    }
    let screen = screens[index]
    let standing: ScreenView.Standing =
      switch screen.mode {
      // SAFE covers every screen, also one that stands still.
      case _ where isSafe: .follows
      case .follows: .follows
      case .pinned: .pinned(picture(on: screen))
      case .frozen(let view, let atMS): .frozen(view, atMS: atMS)
      }
    return ScreenView(
      id: id, name: screen.name, number: index + 1, output: screen.output, standing: standing,
      identifyUntilMS: screen.identifyUntilMS)
  }

  /// What a known screen shows now, as one picture.
  func picture(on screen: ScreenStanding) -> OutputView {
    switch screen.mode {
    case .follows: outputView(screen.output)
    case .pinned(let cue, let atMS): outputView(screen.output, showing: cue, takenAtMS: atMS)
    case .frozen(let view, _): view
    }
  }
}
