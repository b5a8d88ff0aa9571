import Foundation

/// A finger on an X server's framebuffer: moves the pointer and presses its button as a device would, through the server's
/// XTEST extension.
final class Finger: Sendable {
  private static let motion: UInt8 = 6
  private static let press: UInt8 = 4
  private static let release: UInt8 = 5

  private let server: XConnection

  /// Connects to a server by its display's name, such as `:7`.
  init(display: String) throws { server = try XConnection(display: display, extension: "XTEST") }

  /// Puts the finger down at a pixel.
  func down(x: Int, y: Int) throws {
    try move(x: x, y: y)
    try fake(Self.press, detail: 1)
  }

  /// Moves it, down or not.
  func move(x: Int, y: Int) throws { try fake(Self.motion, detail: 0, x: x, y: y) }

  /// Takes it up where it is.
  func up() throws { try fake(Self.release, detail: 1) }

  /// XTestFakeInput, at once.
  private func fake(_ type: UInt8, detail: UInt8, x: Int = 0, y: Int = 0) throws {
    var body: [UInt8] = [type, detail, 0, 0] + XConnection.bytes(UInt32(0))
    body += XConnection.bytes(type == Self.motion ? server.root : 0)
    body += [UInt8](repeating: 0, count: 8) + XConnection.bytes(UInt16(x)) + XConnection.bytes(UInt16(y))
    try server.send(2, body + [UInt8](repeating: 0, count: 8))
  }
}
