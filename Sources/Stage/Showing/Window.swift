import CSDL

/// An SDL window and the video system under it, as long as the window lives.
///
/// Main thread only.
final class Window {
  private let handle: OpaquePointer
  private var isToCoverDisplay: Bool

  init(
    _ extent: WindowPresenter.Extent, display: Int, position: (x: Int, y: Int)?, title: String
  ) throws(WindowPresenter.Problem) {
    guard plenary_is_main_thread() == SDL_TRUE else { throw .notOnTheMainThread }
    try Self.startVideo()
    do {
      handle = try Self.open(extent, display: display, position: position, title: title)
    } catch {
      SDL_QuitSubSystem(SDL_INIT_VIDEO)
      throw error
    }
    isToCoverDisplay = extent == .fullScreen && Self.driver == "x11"
    SDL_ShowCursor(extent == .fullScreen ? SDL_DISABLE : SDL_ENABLE)
  }

  deinit {
    SDL_DestroyWindow(handle)
    SDL_QuitSubSystem(SDL_INIT_VIDEO)
  }

  /// Tells the window manager that a full screen is one, so that nothing is put over it.
  ///
  /// Under X11 the window has the display's size and place from the start. It is asked only after its first picture is on
  /// the display, and where there is a window manager: SDL waits 100 ms for an answer.
  ///
  /// - Parameter server: What knows whether there is one; without it there may be.
  func coverDisplay(on server: XServer?) {
    guard isToCoverDisplay, server?.hasWindowManager ?? true else { return }
    isToCoverDisplay = false
    SDL_SetWindowFullscreen(handle, SDL_WINDOW_FULLSCREEN_DESKTOP.rawValue)
  }

  /// From now on pointers matter, and can be seen; a click that brings the window to the front counts as any other.
  func watchPointers() {
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1")
    SDL_ShowCursor(SDL_ENABLE)
    SDL_SetEventFilter(
      { _, event in event.map { EventWaker.concerns($0.pointee) || PointerEvent.concerns($0.pointee) ? 1 : 0 } ?? 0 },
      nil)
  }

  /// The socket through which the X server speaks of the window; nothing where no X server shows it.
  var serverDescriptor: Int32? {
    let descriptor = plenary_x_descriptor(handle)
    return descriptor >= 0 ? descriptor : nil
  }

  /// The memory of the window's picture.
  ///
  /// The system makes another one after the window's size has changed; the one before must not be used from this call
  /// on.
  func surface() throws(WindowPresenter.Problem) -> UnsafeMutablePointer<SDL_Surface> {
    guard let surface = SDL_GetWindowSurface(handle) else { throw .windowCannotBePainted(reason: Self.reason) }
    return surface
  }

  /// Puts parts of the picture on the display.
  func update(_ rects: [PixelRect]) throws(WindowPresenter.Problem) {
    let isDone = withUnsafeTemporaryAllocation(of: SDL_Rect.self, capacity: rects.count) { areas in
      _ = areas.initialize(from: rects.lazy.map(SDL_Rect.init))
      return SDL_UpdateWindowSurfaceRects(handle, areas.baseAddress, Int32(areas.count)) == 0
    }
    guard isDone else { throw .windowCannotBePainted(reason: Self.reason) }
  }

  private static var reason: String { String(cString: SDL_GetError()) }
  /// The video system that is running; empty while none is.
  static var driver: String { SDL_GetCurrentVideoDriver().map { String(cString: $0) } ?? "" }

  private static func startVideo() throws(WindowPresenter.Problem) {
    SDL_SetMainReady()
    // The service lifecycle owns SIGINT and SIGTERM.
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1")
    // A hall has several displays; one must not vanish because somebody clicks on another.
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0")
    guard SDL_InitSubSystem(SDL_INIT_VIDEO) == 0 else { throw .videoDoesNotStart(reason: reason) }
    // Where it finds no display, SDL quietly paints for nobody.
    if blindDrivers.contains(driver), SDL_getenv("SDL_VIDEODRIVER") == nil {
      SDL_QuitSubSystem(SDL_INIT_VIDEO)
      throw .videoDoesNotStart(reason: "SDL found none")
    }
    // Under X11 the picture is handed over in shared memory. SDL's own choice would send it through OpenGL: forty times
    // the work without a graphics card. Other systems (Wayland, KMS) know only that way.
    if driver == "x11" { SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0") }
    SDL_DisableScreenSaver()
    SDL_StopTextInput()
    SDL_SetEventFilter({ _, event in event.map { EventWaker.concerns($0.pointee) ? 1 : 0 } ?? 0 }, nil)
  }

  private static let blindDrivers: Set<String> = ["dummy", "evdev", "offscreen"]

  private static func open(
    _ extent: WindowPresenter.Extent, display: Int, position: (x: Int, y: Int)?, title: String
  ) throws(WindowPresenter.Problem) -> OpaquePointer {
    guard 0..<Int(SDL_GetNumVideoDisplays()) ~= display else { throw .displayIsAbsent(display, displays: displays) }
    let (middle, whole) = (plenary_window_position_centered(Int32(display)), bounds(of: Int32(display)))
    let (x, y) = position.map { (whole.x + Int32($0.x), whole.y + Int32($0.y)) } ?? (middle, middle)
    let opened =
      switch extent {
      case .fullScreen:
        SDL_CreateWindow(
          title, whole.x, whole.y, whole.w, whole.h,
          (driver == "x11" ? SDL_WINDOW_BORDERLESS : SDL_WINDOW_FULLSCREEN_DESKTOP).rawValue)
      case .window(let width, let height):
        SDL_CreateWindow(title, x, y, Int32(width), Int32(height), SDL_WINDOW_RESIZABLE.rawValue)
      }
    guard let opened else { throw .windowCannotBeOpened(reason: reason) }
    return opened
  }

  /// Looks the displays up anew, if no window keeps the video system running, and keeps it running meanwhile.
  static func withVideo<Result>(_ body: () throws -> Result) throws -> Result {
    guard plenary_is_main_thread() == SDL_TRUE else { throw WindowPresenter.Problem.notOnTheMainThread }
    try startVideo()
    defer { SDL_QuitSubSystem(SDL_INIT_VIDEO) }
    return try body()
  }

  /// The displays that the video system knows of while it runs.
  static var displaysKnown: [DisplayChoice.Display] {
    (0..<max(0, SDL_GetNumVideoDisplays())).map { number in
      DisplayChoice.Display(
        number: Int(number), name: SDL_GetDisplayName(number).map { String(cString: $0) } ?? "?")
    }
  }

  /// The displays that there are, as people tell them apart.
  private static var displays: [String] {
    (0..<max(0, SDL_GetNumVideoDisplays())).map { index in
      let name = SDL_GetDisplayName(index).map { String(cString: $0) } ?? "?"
      let bounds = bounds(of: index)
      return "\(index): \(name) \(bounds.w)×\(bounds.h)"
    }
  }

  private static func bounds(of display: Int32) -> SDL_Rect {
    var bounds = SDL_Rect()
    SDL_GetDisplayBounds(display, &bounds)
    return bounds
  }
}
