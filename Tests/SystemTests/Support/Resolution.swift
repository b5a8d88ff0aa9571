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
    let known = try resources()
    let name = Array("\(width)x\(height)".utf8)
    var mode = X.bytes(UInt32(0)) + X.bytes(UInt16(width)) + X.bytes(UInt16(height)) + X.bytes(UInt32(0))
    mode += [UInt8](repeating: 0, count: 14) + X.bytes(UInt16(name.count)) + X.bytes(UInt32(0))
    let padding = [UInt8](repeating: 0, count: (4 - name.count % 4) % 4)
    // RRCreateMode, RRAddOutputMode.
    let created = X.long(try server.ask(16, X.bytes(server.root) + mode + name + padding), 8)
    try server.send(18, X.bytes(known.output) + X.bytes(created))
    // A new mode is a new configuration, and the server takes nothing that rests on an older one.
    let configured = try resources().configured
    // RRSetCrtcConfig; its answer says in the second byte whether it was done.
    func place(_ mode: UInt32, _ outputs: [UInt32]) throws {
      let body =
        X.bytes(known.crtc) + X.bytes(UInt32(0)) + X.bytes(configured) + X.bytes(UInt32(0)) + X.bytes(mode)
        + X.bytes(UInt32(1)) + outputs.flatMap { X.bytes($0) }
      let status = try server.ask(21, body)[1]
      guard status == 0 else { throw X.Refused(what: "\(width)x\(height), status \(status)") }
    }
    // To nothing, RRSetScreenSize, to the new mode.
    try place(0, [])
    let size = X.bytes(UInt16(width)) + X.bytes(UInt16(height))
    try server.send(7, X.bytes(server.root) + size + X.bytes(UInt32(width)) + X.bytes(UInt32(height)))
    try place(created, [known.output])
  }

  /// RRGetScreenResources: how the display is configured, and by which numbers it is known.
  private func resources() throws -> (configured: UInt32, crtc: UInt32, output: UInt32) {
    typealias X = XConnection
    let answer = try server.ask(8, X.bytes(server.root))
    let crtcs = Int(X.word(answer, 16))
    return (X.long(answer, 12), X.long(answer, 32), X.long(answer, 32 + 4 * crtcs))
  }
}
