import Foundation

/// A connection to an X server, for what tests do to it: a handshake, requests of an extension, and their answers.
final class XConnection: Sendable {
  struct Refused: Error { let what: String }

  /// The first window, which covers the whole framebuffer.
  let root: UInt32
  /// The number by which the server knows the extension.
  let opcode: UInt8
  private let descriptor: Int32

  /// Connects to a server by its display's name, such as `:7`, for an extension.
  init(display: String, extension name: String) throws {
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
    let letters = Array(name.utf8)
    let padding = [UInt8](repeating: 0, count: (4 - letters.count % 4) % 4)
    let query = Self.bytes(UInt16(letters.count)) + [0, 0] + letters + padding
    try Self.write(socket, [98, 0] + Self.bytes(UInt16(1 + query.count / 4)) + query)
    let answer = try Self.read(socket, 32)
    guard answer[0] == 1, answer[8] == 1 else { throw Refused(what: name) }
    opcode = answer[9]
  }

  deinit { close(descriptor) }

  /// Sends a request of the extension that has no answer; then a question whose answer says that the server has done it.
  func send(_ minor: UInt8, _ body: [UInt8]) throws {
    let getInputFocus: [UInt8] = [43, 0] + Self.bytes(UInt16(1))
    try Self.write(descriptor, request(minor, body) + getInputFocus)
    let answer = try Self.read(descriptor, 32)
    guard answer[0] == 1 else { throw Refused(what: "request \(minor), error \(answer[1])") }
  }

  /// Sends a request of the extension and reads its whole answer.
  func ask(_ minor: UInt8, _ body: [UInt8]) throws -> [UInt8] {
    try Self.write(descriptor, request(minor, body))
    let answer = try Self.read(descriptor, 32)
    guard answer[0] == 1 else { throw Refused(what: "request \(minor), error \(answer[1])") }
    return answer + (try Self.read(descriptor, 4 * Int(Self.long(answer, 4))))
  }

  private func request(_ minor: UInt8, _ body: [UInt8]) -> [UInt8] {
    [opcode, minor] + Self.bytes(UInt16(1 + body.count / 4)) + body
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

  static func bytes(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }
  static func word(_ bytes: [UInt8], _ at: Int) -> UInt16 { UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8 }
  static func long(_ bytes: [UInt8], _ at: Int) -> UInt32 {
    UInt32(word(bytes, at)) | UInt32(word(bytes, at + 2)) << 16
  }
  static func bytes(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.littleEndian) { Array($0) } }
}
