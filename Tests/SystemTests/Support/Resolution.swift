import Foundation

/// Changes the resolution of an X server's only monitor, as a technician at the wall's processor would, through the
/// server's RANDR extension.
struct Resolution {
  private let server: XConnection

  /// Connects to a server by its display's name.
  init(display: String) throws { server = try XConnection(display: display, extension: "RANDR") }

  /// Gives the monitor another resolution, no larger than the one that the server began with.
  func change(width: Int, height: Int) throws {
    typealias X = XConnection
    // RRGetScreenResources: how the glass is configured, and by which numbers it is known.
    let resources = try server.ask(8, X.bytes(server.root))
    let configured = X.long(resources, 12)
    let crtcs = Int(X.word(resources, 16))
    let (crtc, output) = (X.long(resources, 32), X.long(resources, 32 + 4 * crtcs))
    let name = Array("\(width)x\(height)".utf8)
    var mode = X.bytes(UInt32(0)) + X.bytes(UInt16(width)) + X.bytes(UInt16(height)) + X.bytes(UInt32(0))
    mode += [UInt8](repeating: 0, count: 14) + X.bytes(UInt16(name.count)) + X.bytes(UInt32(0))
    let padding = [UInt8](repeating: 0, count: (4 - name.count % 4) % 4)
    // RRCreateMode, RRAddOutputMode.
    let created = X.long(try server.ask(16, X.bytes(server.root) + mode + name + padding), 8)
    try server.send(18, X.bytes(output) + X.bytes(created))
    // RRSetCrtcConfig to nothing, RRSetScreenSize, RRSetCrtcConfig to the new mode.
    func place(_ mode: UInt32, _ outputs: [UInt32]) -> [UInt8] {
      X.bytes(crtc) + X.bytes(UInt32(0)) + X.bytes(configured) + X.bytes(UInt32(0)) + X.bytes(mode)
        + X.bytes(UInt32(1)) + outputs.flatMap { X.bytes($0) }
    }
    _ = try server.ask(21, place(0, []))
    let size = X.bytes(UInt16(width)) + X.bytes(UInt16(height))
    try server.send(7, X.bytes(server.root) + size + X.bytes(UInt32(width)) + X.bytes(UInt32(height)))
    _ = try server.ask(21, place(created, [output]))
  }
}
