import CSDL
import Glibc

/// Where the monitors of an X server stand, asked over a connection of its own.
///
/// SDL looks at them when its video starts and never again; whoever changes a wall's resolution changes it here first.
/// Its functions are looked up at run time, from the libraries that SDL itself loads for X. Main thread only.
final class MonitorWatch {
  private typealias Monitors = UnsafeMutablePointer<plenary_x_monitor>
  private typealias GetMonitors =
    @convention(c) (OpaquePointer, UInt, CInt, UnsafeMutablePointer<CInt>) -> Monitors?

  private let connection: OpaquePointer
  private let root: UInt
  private let getMonitors: GetMonitors
  private let freeMonitors: @convention(c) (Monitors) -> Void
  private let closeDisplay: @convention(c) (OpaquePointer) -> CInt

  /// Connects to the X server of the environment; nothing where there is none, or its libraries are not here.
  init?() {
    typealias Open = @convention(c) (UnsafePointer<CChar>?) -> OpaquePointer?
    typealias Root = @convention(c) (OpaquePointer) -> UInt
    guard let base = dlopen("libX11.so.6", RTLD_NOW), let randr = dlopen("libXrandr.so.2", RTLD_NOW),
      let open = dlsym(base, "XOpenDisplay"), let root = dlsym(base, "XDefaultRootWindow"),
      let close = dlsym(base, "XCloseDisplay"), let get = dlsym(randr, "XRRGetMonitors"),
      let free = dlsym(randr, "XRRFreeMonitors"), let connection = unsafeBitCast(open, to: Open.self)(nil)
    else { return nil }
    self.connection = connection
    self.root = unsafeBitCast(root, to: Root.self)(connection)
    getMonitors = unsafeBitCast(get, to: GetMonitors.self)
    freeMonitors = unsafeBitCast(free, to: (@convention(c) (Monitors) -> Void).self)
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
}
