import CSDL
public import Scenes
import Synchronization

/// Shows pictures on one display for as long as it is there; where it is not, the output is parked and waits for it.
///
/// It never takes another display in its place. Thread: the main thread only, from the making on; SDL demands it.
public final class DisplayPresenter: Presenter {
  /// What is asked for.
  public struct Request: Sendable {
    /// Which display.
    public let choice: DisplayChoice
    /// How large the window is.
    public let extent: WindowPresenter.Extent
    /// The place of a window with a frame on its display, in pixels; its middle without it.
    public let position: (x: Int, y: Int)?
    /// Which part of the picture it shows, and turned by how much.
    public let mounting: MountingPlan
    /// For the window's frame and for lists of windows.
    public let title: String
    /// Where the kernel tells of its connectors.
    public let connectorsFolder: String

    /// What is asked for.
    public init(
      choice: DisplayChoice, extent: WindowPresenter.Extent, position: (x: Int, y: Int)? = nil,
      mounting: MountingPlan = .plain, title: String, connectorsFolder: String = Connector.systemFolder
    ) {
      self.choice = choice
      self.extent = extent
      self.position = position
      self.mounting = mounting
      self.title = title
      self.connectorsFolder = connectorsFolder
    }
  }

  /// Whether there is a display.
  public enum Standing: Sendable, Hashable {
    /// There is, on a connector where the system tells of one.
    case showing(connector: String?)
    /// There is none, and why.
    case parked(reason: String)
  }

  /// How often the display is looked for, in ms.
  public static let lookMS: Int64 = 1_000

  /// Wakes the loop that shows the pictures, with a window or without.
  public let waker = DisplayWaker()
  /// Whether there is a display.
  public private(set) var standing = Standing.parked(reason: "")
  private let request: Request
  private let painter: Painter
  private var window: WindowPresenter?
  private static let looksPerInterval: Int64 = 4
  private var lookedAt: ContinuousClock.Instant?
  private var watchesPointers = false
  private var server: XServer?
  /// Where the monitors stood when the window was opened; nothing for a window with a frame, and where nobody says.
  private var places: [PixelRect]?

  /// Looks for the display for the first time.
  /// - Throws: What no display could mend, such as ``Mounting/Problem``.
  public init(_ request: Request, painter: Painter) throws {
    self.request = request
    self.painter = painter
    try look()
  }

  /// From now on pointers wake the loop, in this window and in those that come after it.
  public func watchPointers() {
    watchesPointers = true
    window?.watchPointers()
  }

  /// What pointers have done since the last look, oldest first; where the display has gone, they are lost.
  public func takePointers() -> [PointerEvent] {
    guard watchesPointers else { return [] }
    return window?.waker.takePointers() ?? [PointerEvent(.cancelled)]
  }

  /// The size of what is painted, in pixels; nothing while parked.
  public var pixels: (width: Int, height: Int)? { window?.pixels }

  /// The window's picture; nothing while parked.
  public var presented: Surface? { window?.presented }

  /// Looks whether the display is there, opens the window where it has come, and closes it where it has gone.
  ///
  /// Where monitors have moved or have another resolution, the window is opened anew.
  /// - Returns: Whether anything is another than before; the picture is then to be shown again.
  @discardableResult
  public func look() throws -> Bool {
    let before = standing
    let hasMoved = window != nil && places != nil && server?.places() != places
    if hasMoved { close() }
    do {
      if window == nil {
        standing = try Window.withVideo {
          let found = try find()
          try open(on: found.number)
          return .showing(connector: found.connector)
        }
      } else {
        standing = .showing(connector: try find().connector)
      }
    } catch let problem as DisplayChoice.Problem {
      park("\(problem)")
    } catch let problem as WindowPresenter.Problem {
      park("\(problem)")
    }
    return standing != before || hasMoved
  }

  /// The same as ``look()``, but not more often than a few times in ``lookMS``, however often it is called.
  public func lookWhenDue() throws -> Bool {
    let now = ContinuousClock.now
    if let lookedAt, now - lookedAt < .milliseconds(Self.lookMS / Self.looksPerInterval) { return false }
    lookedAt = now
    return try look()
  }

  /// Shows a list; while parked it shows nothing.
  public func present(_ list: DrawList, label: String) throws -> Bool {
    try window?.present(list, label: label) ?? false
  }

  /// Shows a moment of a motion; while parked it shows nothing.
  public func present(_ frame: MotionFrame, label: String) throws -> Bool {
    try window?.present(frame, label: label) ?? false
  }

  /// Shows the last picture again; while parked there is none.
  public func restore() throws { try window?.restore() }

  private func find() throws -> (number: Int, connector: String?) {
    let connectors = Connector.all(in: request.connectorsFolder)
    return try request.choice.display(among: Window.displaysKnown, connectors: connectors)
  }

  private func open(on number: Int) throws {
    if request.extent == .fullScreen, Window.driver == "x11" {
      server = server ?? XServer()
      places = server?.places()
    }
    let opened = try WindowPresenter(
      request.extent, display: number, position: request.position, mounting: request.mounting,
      title: request.title, server: server, painter: painter)
    if watchesPointers { opened.watchPointers() }
    window = opened
    waker.follow(opened.waker)
  }

  private func park(_ reason: String) {
    close()
    standing = .parked(reason: reason)
  }

  private func close() {
    // Nobody may push an event into a window system that is being taken down.
    waker.follow(nil)
    window = nil
  }
}

@available(*, unavailable)
extension DisplayPresenter: Sendable {}

/// Wakes a loop that has a window at times.
public final class DisplayWaker: Waker {
  private struct State {
    var events: EventWaker?
    var connection: (any LoopConnection)?
  }

  private let quiet = QuietWaker()
  private let state = Mutex(State())

  /// Ends the loop's sleep, or its next one.
  ///
  /// Thread: any.
  public func wake() {
    state.withLock { $0.events?.wake() }
    quiet.wake()
  }

  /// Whether the loop can take care of a connection in its sleep.
  ///
  /// Thread: any.
  public var canAttend: Bool { state.withLock { $0.events?.canAttend ?? false } }

  /// Takes care of a connection in the loop's sleep from now on, or of none; with a window or without.
  ///
  /// Thread: any.
  public func attend(_ connection: (any LoopConnection)?) {
    state.withLock { state in
      state.connection = connection
      state.events?.attend(connection)
    }
    quiet.attend(connection)
    wake()
  }

  /// Sleeps until woken, until something happens to the window if there is one, or until the time is over.
  ///
  /// Thread: the main thread only.
  public func sleep(atMost milliseconds: Int64?) -> WakeReasons {
    guard let events = state.withLock({ $0.events }) else { return quiet.sleep(atMost: milliseconds) }
    return events.sleep(atMost: milliseconds)
  }

  /// Listens to a window from now on, or to none.
  func follow(_ waker: EventWaker?) {
    state.withLock { state in
      state.events = waker
      waker?.attend(state.connection)
    }
  }
}
