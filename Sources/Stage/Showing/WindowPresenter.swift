import CSDL
public import Scenes

/// Shows pictures in a window, or on the whole of a display.
///
/// Thread: the main thread only, from the making on; SDL demands it.
public final class WindowPresenter: Presenter {
  /// What is wrong with the display.
  public enum Problem: Error, Sendable, Hashable {
    case notOnTheMainThread
    case videoDoesNotStart(reason: String)
    case displayIsAbsent(Int, displays: [String])
    case windowCannotBeOpened(reason: String)
    case windowCannotBePainted(reason: String)
  }

  /// How large a window is.
  public enum Extent: Sendable, Hashable {
    /// The whole display, without frame and pointer.
    case fullScreen
    /// A window with a frame, in pixels.
    case window(width: Int, height: Int)
  }

  /// Wakes the loop that this window is shown by.
  public let waker: EventWaker
  private let window: Window
  private let canvas: Canvas
  private let plan: MountingPlan
  private let server: XServer?
  private var mounted: MountedPicture
  /// The window's memory, where its pixels are kept in another way than is painted; the canvas is copied into it.
  private var foreign: UnsafeMutablePointer<SDL_Surface>?

  /// Opens a window.
  ///
  /// - Parameters:
  ///   - display: The display's number, from 0.
  ///   - position: Of a window with a frame on its display, in pixels from the upper left corner; else in the middle.
  ///   - mounting: Which part of the picture it shows, and turned by how much.
  ///   - title: For the window's frame and for lists of windows.
  ///   - server: The X server that it is opened on, where there is one and it can be asked.
  /// - Throws: ``Problem``, for an absent display with those that there are; ``Surface/Problem`` for want of memory,
  ///   ``Mounting/Problem``.
  init(
    _ extent: Extent, display: Int, position: (x: Int, y: Int)? = nil, mounting: MountingPlan = .plain, title: String,
    server: XServer? = nil, painter: Painter
  ) throws {
    self.server = server
    window = try Window(extent, display: display, position: position, title: title)
    waker = try EventWaker(window)
    let (surface, foreign) = try Self.surface(of: window)
    plan = mounting
    mounted = try MountedPicture(mounting, on: surface)
    canvas = Canvas(surface: mounted.picture, painter: painter)
    self.foreign = foreign
  }

  /// From now on pointers wake the loop; ``EventWaker/takePointers()`` tells what they did.
  public func watchPointers() {
    window.watchPointers()
    waker.watchPointers()
  }

  /// The size of what is painted, in pixels; where only a part of it is looked at, that of the whole.
  public var pixels: (width: Int, height: Int) { (mounted.picture.width, mounted.picture.height) }

  /// The window's picture.
  public var presented: Surface? { mounted.window }

  /// Paints what is different and hands only that to the window system.
  ///
  /// - Throws: What cannot be painted, or ``Problem/windowCannotBePainted(reason:)``.
  public func present(_ list: DrawList, label: String) throws -> Bool {
    try present(MotionFrame(list: list), label: label)
  }

  /// Paints or blends what is different and hands only that to the window system.
  ///
  /// - Throws: What cannot be painted, or ``Problem/windowCannotBePainted(reason:)``.
  public func present(_ frame: MotionFrame, label: String) throws -> Bool {
    let rects = try canvas.show(frame)
    guard !rects.isEmpty else { return false }
    do {
      try update(mounted.bring(rects))
    } catch {
      // The window has changed under the picture, and nobody has said so yet.
      try restore()
    }
    return true
  }

  /// Paints the last list on the window's memory as it is now, and hands all of it over.
  ///
  /// The window system asks for that first when the window has come up, which is when it gets to cover its display.
  public func restore() throws {
    window.coverDisplay(on: server)
    let (surface, foreign) = try Self.surface(of: window)
    self.foreign = foreign
    mounted = try MountedPicture(plan, on: surface, earlier: mounted.picture)
    try canvas.move(to: mounted.picture)
    _ = mounted.bring([mounted.picture.bounds])
    try update([surface.bounds])
  }

  /// Hands parts of the display to the window system.
  private func update(_ rects: [PixelRect]) throws {
    guard !rects.isEmpty else { return }
    if let foreign {
      for rect in rects {
        var (from, place) = (SDL_Rect(rect), SDL_Rect(rect))
        SDL_UpperBlit(mounted.window.handle, &from, foreign, &place)
      }
    }
    try window.update(rects)
  }

  private static func surface(of window: Window) throws -> (Surface, foreign: UnsafeMutablePointer<SDL_Surface>?) {
    let memory = try window.surface()
    if let surface = Surface(borrowing: memory) { return (surface, nil) }
    return (try Surface(width: Int(memory.pointee.w), height: Int(memory.pointee.h)), memory)
  }
}

@available(*, unavailable)
extension WindowPresenter: Sendable {}

extension WindowPresenter.Problem: CustomStringConvertible {
  /// One English sentence that says what would work.
  public var description: String {
    switch self {
    case .notOnTheMainThread: "A window can be opened on the main thread only."
    case .videoDoesNotStart(let reason):
      "There is no display to show pictures on: \(reason). Set DISPLAY, or write pictures to a folder instead."
    case .displayIsAbsent(let display, let displays):
      "There is no display \(display). There are: \(displays.joined(separator: ", "))."
    case .windowCannotBeOpened(let reason): "No window can be opened: \(reason)."
    case .windowCannotBePainted(let reason): "The window cannot be painted: \(reason)."
    }
  }
}
