import Foundation
import Synchronization

/// What somebody sees who sits on the wire: a relay on this machine that keeps all that passes, both ways.
final class RecordingRelay: Sendable {
  /// The port that clients connect to instead of the service's.
  let port: Int
  private let seen = Mutex<[UInt8]>([])
  private let listener: Int32

  /// A relay to a service on this machine.
  init(to servicePort: Int) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = Self.address(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listener
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 8) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isBound else { throw CocoaError(.fileNoSuchFile) }
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { [self] in
      while true {
        let client = accept(descriptor, nil, nil)
        guard client >= 0 else { return }
        let service = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = Self.address(port: servicePort)
        let isConnected = withUnsafePointer(to: &address) { pointer in
          pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(service, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
          }
        }
        guard isConnected else {
          close(client)
          continue
        }
        Thread.detachNewThread { [self] in pass(from: client, to: service) }
        Thread.detachNewThread { [self] in pass(from: service, to: client) }
      }
    }
  }

  deinit { close(listener) }

  /// Whether some bytes have passed.
  func hasSeen(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return seen.withLock { $0.firstRange(of: bytes) != nil }
  }

  /// How many bytes have passed.
  var count: Int { seen.withLock { $0.count } }

  private func pass(from one: Int32, to other: Int32) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(one, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      seen.withLock { $0 += buffer[..<count] }
      var sent = 0
      while sent < count {
        let written = buffer[sent..<count].withUnsafeBytes {
          send(other, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard written > 0 else { break }
        sent += written
      }
    }
    shutdown(other, Int32(SHUT_WR))
  }

  private static func address(port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return address
  }
}
