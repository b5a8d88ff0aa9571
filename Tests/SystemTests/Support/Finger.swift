import Foundation
import Testing

/// A finger on an X server's glass: moves the pointer and presses its button as a device would, through the server's
/// XTEST extension.
///
/// Speaks the X protocol by itself, over the server's socket: a handshake, one question, and one kind of request.
final class Finger: Sendable {
  struct Refused: Error { let what: String }

  private static let motion: UInt8 = 6
  private static let press: UInt8 = 4
  private static let release: UInt8 = 5

  private let descriptor: Int32
  private let opcode: UInt8
  private let root: UInt32

  /// Connects to a server by its display's name, such as `:7`.
  init(display: String) throws {
    let path = "/tmp/.X11-unix/X" + display.drop { $0 == ":" }
    let socket = try Self.connect(path)
    descriptor = socket
    // Little-endian, protocol 11.0, no authorisation.
    try Self.write(socket, [0x6C, 0] + Self.bytes(UInt16(11)) + [UInt8](repeating: 0, count: 8))
    let head = try Self.read(socket, 8)
    guard head[0] == 1 else { throw Refused(what: "the connection") }
    let setup = try Self.read(socket, 4 * Int(Self.word(head, 6)))
    let (vendor, formats) = (Int(Self.word(setup, 16)), Int(setup[21]))
    root = Self.long(setup, 32 + (vendor + 3) / 4 * 4 + 8 * formats)
    let name = Array("XTEST".utf8)
    let query = Self.bytes(UInt16(name.count)) + [0, 0] + name + [UInt8](repeating: 0, count: 3)
    try Self.write(socket, [98, 0] + Self.bytes(UInt16(1 + query.count / 4)) + query)
    let answer = try Self.read(socket, 32)
    guard answer[0] == 1, answer[8] == 1 else { throw Refused(what: "XTEST") }
    opcode = answer[9]
  }

  deinit { close(descriptor) }

  /// Puts the finger down at a pixel.
  func down(x: Int, y: Int) throws {
    try move(x: x, y: y)
    try fake(Self.press, detail: 1)
  }

  /// Moves it, down or not.
  func move(x: Int, y: Int) throws { try fake(Self.motion, detail: 0, x: x, y: y) }

  /// Takes it up where it is.
  func up() throws { try fake(Self.release, detail: 1) }

  /// XTestFakeInput, at once; then a question whose answer says that the server has done it.
  private func fake(_ type: UInt8, detail: UInt8, x: Int = 0, y: Int = 0) throws {
    var request: [UInt8] = [opcode, 2] + Self.bytes(UInt16(9)) + [type, detail, 0, 0]
    request += [UInt8](repeating: 0, count: 4)
    request += [UInt8](withUnsafeBytes(of: (type == Self.motion ? root : 0).littleEndian) { Array($0) })
    request += [UInt8](repeating: 0, count: 8) + Self.bytes(UInt16(x)) + Self.bytes(UInt16(y))
    request += [UInt8](repeating: 0, count: 8)
    let getInputFocus: [UInt8] = [43, 0] + Self.bytes(UInt16(1))
    try Self.write(descriptor, request + getInputFocus)
    let answer = try Self.read(descriptor, 32)
    guard answer[0] == 1 else { throw Refused(what: "an input, error \(answer[1])") }
  }

  // MARK: Bytes

  private static func connect(_ path: String) throws -> Int32 {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let length = socklen_t(MemoryLayout<sockaddr_un>.size)
    let isConnected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(descriptor, $0, length) == 0 }
    }
    guard isConnected else { throw Refused(what: path) }
    return descriptor
  }

  private static func write(_ descriptor: Int32, _ bytes: [UInt8]) throws {
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else { throw Refused(what: "a request") }
  }

  private static func read(_ descriptor: Int32, _ count: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      var part = [UInt8](repeating: 0, count: count - bytes.count)
      let got = Glibc.read(descriptor, &part, part.count)
      guard got > 0 else { throw Refused(what: "an answer") }
      bytes += part.prefix(got)
    }
    return bytes
  }

  private static func bytes(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }
  private static func word(_ bytes: [UInt8], _ at: Int) -> UInt16 { UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8 }
  private static func long(_ bytes: [UInt8], _ at: Int) -> UInt32 {
    UInt32(word(bytes, at)) | UInt32(word(bytes, at + 2)) << 16
  }
}
