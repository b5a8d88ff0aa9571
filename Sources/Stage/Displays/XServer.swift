import CSDL
import Glibc

/// What an X server says of itself, asked over a connection of its own: where its monitors stand, and whether somebody
/// manages its windows.
///
/// SDL looks at the monitors when its video starts and never again; whoever changes a wall's resolution changes it here
/// first. Its functions are looked up at run time, from the libraries that SDL itself loads for X. Main thread only.
final class XServer {
  private typealias Monitors = UnsafeMutablePointer<plenary_x_monitor>
  private typealias GetMonitors =
    @convention(c) (OpaquePointer, UInt, CInt, UnsafeMutablePointer<CInt>) -> Monitors?

  private typealias GetProperty =
    @convention(c) (
      OpaquePointer, UInt, UInt, CLong, CLong, CInt, UInt, UnsafeMutablePointer<UInt>, UnsafeMutablePointer<CInt>,
      UnsafeMutablePointer<UInt>, UnsafeMutablePointer<UInt>, UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>
    ) -> CInt
  /// The property of the root by which a window manager says that it is there (EWMH).
  private static let managerProperty = "_NET_SUPPORTING_WM_CHECK"

  private let connection: OpaquePointer
  private let root: UInt
  private let getMonitors: GetMonitors
  private let freeMonitors: @convention(c) (Monitors) -> Void
  private let getProperty: GetProperty
  private let free: @convention(c) (UnsafeMutableRawPointer) -> CInt
  private let manager: UInt
  private let closeDisplay: @convention(c) (OpaquePointer) -> CInt

  /// Connects to the X server of the environment; nothing where there is none, or its libraries are not here.
  init?() {
    typealias Open = @convention(c) (UnsafePointer<CChar>?) -> OpaquePointer?
    typealias Root = @convention(c) (OpaquePointer) -> UInt
    typealias Name = @convention(c) (OpaquePointer, UnsafePointer<CChar>, CInt) -> UInt
    guard let base = dlopen("libX11.so.6", RTLD_NOW), let randr = dlopen("libXrandr.so.2", RTLD_NOW),
      let open = dlsym(base, "XOpenDisplay"), let root = dlsym(base, "XDefaultRootWindow"),
      let close = dlsym(base, "XCloseDisplay"), let get = dlsym(randr, "XRRGetMonitors"),
      let freeMonitors = dlsym(randr, "XRRFreeMonitors"), let name = dlsym(base, "XInternAtom"),
      let property = dlsym(base, "XGetWindowProperty"), let free = dlsym(base, "XFree"),
      let connection = unsafeBitCast(open, to: Open.self)(nil)
    else { return nil }
    self.connection = connection
    self.root = unsafeBitCast(root, to: Root.self)(connection)
    getMonitors = unsafeBitCast(get, to: GetMonitors.self)
    self.freeMonitors = unsafeBitCast(freeMonitors, to: (@convention(c) (Monitors) -> Void).self)
    getProperty = unsafeBitCast(property, to: GetProperty.self)
    self.free = unsafeBitCast(free, to: (@convention(c) (UnsafeMutableRawPointer) -> CInt).self)
    manager = unsafeBitCast(name, to: Name.self)(connection, Self.managerProperty, 0)
    closeDisplay = unsafeBitCast(close, to: (@convention(c) (OpaquePointer) -> CInt).self)
  }

  deinit { _ = closeDisplay(connection) }

  /// The places of all monitors that show something, in the server's order; nothing where it does not say.
  func places() -> [PixelRect]? {
    var count: CInt = 0
    guard let monitors = getMonitors(connection, root, 1, &count) else { return nil }
    defer { freeMonitors(monitors) }
    return (0..<Int(max(0, count))).map { index in
      let monitor = monitors[index]
      return PixelRect(
        x: Int(monitor.x), y: Int(monitor.y), width: Int(monitor.width), height: Int(monitor.height))
    }
  }

  /// Whether somebody manages the windows of this server now.
  var hasWindowManager: Bool {
    var (type, format, count, left): (UInt, CInt, UInt, UInt) = (0, 0, 0, 0)
    var value: UnsafeMutablePointer<UInt8>?
    let anyType: UInt = 0
    let isAnswered =
      getProperty(connection, root, manager, 0, 1, 0, anyType, &type, &format, &count, &left, &value) == 0
    if let value { _ = free(value) }
    return isAnswered && count > 0
  }
}
