public import Congress

/// What a screen has been told, and which picture it shows of it at a moment.
///
/// A pure state: the newest of everything, so it cannot grow. A picture with a moment waits for it beside the one that
/// is shown; a moment too far ahead to be true is not waited for.
public struct ScreenBriefing: Sendable {
  /// The longest that a picture is waited for, in ms; beyond, a clock is wrong, and late is better than never.
  public static let waitMaxMS: Int64 = 1_000

  /// A picture at its revision.
  private struct Assignment: Sendable {
    let view: OutputView
    let revision: Int64
    /// When it came to be or is to be seen, by the service's clock.
    let sinceMS: Int64
  }

  private var assignment: (view: ScreenView, revision: Int64, atMS: Int64)?
  private var shown: Assignment?
  private var waiting: (told: Assignment, presentAtMS: Int64)?
  private var captions = CaptionsView.none

  /// A screen that has been told nothing.
  public init() {}

  /// Takes what the screen is told of itself.
  /// - Parameter atMS: When it came to be, by the service's clock.
  public mutating func take(_ view: ScreenView, revision: Int64, atMS: Int64) { assignment = (view, revision, atMS) }

  /// Takes the newest words of whoever speaks.
  public mutating func take(_ captions: CaptionsView) { self.captions = captions }

  /// Takes a picture of an output.
  /// - Parameters:
  ///   - atMS: When it came to be, by the service's clock.
  ///   - presentAtMS: When all screens show it, by the service's clock; at once without it.
  /// - Returns: Whether it is for the display; one that the screen does not follow now is only kept.
  public mutating func take(
    _ view: OutputView, revision: Int64, atMS: Int64, presentAtMS: Int64?, nowMS: Int64
  ) -> Bool {
    let told = Assignment(view: view, revision: revision, sinceMS: max(atMS, presentAtMS ?? atMS))
    let waitMS = (presentAtMS ?? nowMS) - nowMS
    if let presentAtMS, (1...Self.waitMaxMS).contains(waitMS), shown?.view.output == view.output {
      waiting = (told, presentAtMS)
    } else {
      (shown, waiting) = (told, nil)
    }
    return assignment.map { $0.view.standing == .follows } ?? true
  }

  /// Which picture is on the display at a moment.
  public struct Showing: Sendable {
    /// The picture.
    public let view: OutputView
    /// The moment at which the picture stands still; nothing for one that lives.
    public let stillAtMS: Int64?
    /// Since when it has been the one to be seen, by the service's clock: the same on all screens of an output.
    public let sinceMS: Int64
    /// The revisions of the topics that it is made of.
    public let revisions: [Topic: Int64]
    /// What the screen says of itself over the picture.
    public let overlay: ScreenOverlay?
    /// When it will be another one, without anything new from the service.
    public let nextChangeMS: Int64?
  }

  /// Which picture is on the display at a moment; nothing before there is any.
  public mutating func showing(atMS nowMS: Int64) -> Showing? {
    if let next = waiting, next.presentAtMS <= nowMS { (shown, waiting) = (next.told, nil) }
    let untilMS = assignment.map(\.view.identifyUntilMS) ?? 0
    var changes = [waiting?.presentAtMS, untilMS > nowMS ? untilMS : nil].compactMap(\.self)
    var revisions: [Topic: Int64] = [:]
    if let assignment { revisions[.screen(assignment.view.id)] = assignment.revision }
    let assignedMS = assignment?.atMS ?? 0
    func showing(_ view: OutputView, stillAtMS: Int64? = nil, sinceMS: Int64) -> Showing {
      Showing(
        view: view, stillAtMS: stillAtMS, sinceMS: sinceMS, revisions: revisions,
        overlay: overlay(over: view, atMS: nowMS),
        nextChangeMS: changes.min())
    }
    switch assignment?.view.standing {
    case .pinned(let view), .unknown(let view): return showing(view, sinceMS: assignedMS)
    case .frozen(let view, let atMS): return showing(view, stillAtMS: atMS, sinceMS: assignedMS)
    case .follows, nil:
      guard let shown else { return nil }
      revisions[.output(shown.view.output)] = shown.revision
      if case .captions = shown.view.lowerThird, captions.atMS + CaptionsView.lastMS > nowMS {
        changes.append(captions.atMS + CaptionsView.lastMS)
        return showing(shown.view.with(captions), sinceMS: max(shown.sinceMS, assignedMS))
      }
      return showing(shown.view, sinceMS: max(shown.sinceMS, assignedMS))
    }
  }

  /// What the screen says of itself; nothing appears over a ceremony, also over one that begins meanwhile.
  private func overlay(over picture: OutputView, atMS nowMS: Int64) -> ScreenOverlay? {
    guard let view = assignment?.view else { return nil }
    if view.identifyUntilMS > nowMS, !picture.content.isCeremony { return .identity(ScreenIdentity(view)) }
    return view.standing.name == .unknown ? .unknown(view.id.text) : nil
  }
}

/// What a screen says of itself over its picture.
public enum ScreenOverlay: Sendable, Hashable {
  /// Who it is, large, for whoever stands before it.
  case identity(ScreenIdentity)
  /// Its id, small, for staff: nobody knows it.
  case unknown(String)
}

/// Who a screen is.
public struct ScreenIdentity: Sendable, Hashable {
  /// Its place among the known screens; 0 where nobody knows it.
  public let number: Int
  /// Its id.
  public let id: String
  /// The name that people know it by; empty where it has none.
  public let name: String
  /// The output that it belongs to.
  public let output: String

  /// Who a screen is.
  public init(_ view: ScreenView) {
    number = view.number
    id = view.id.text
    name = view.name
    output = view.output.text
  }
}
