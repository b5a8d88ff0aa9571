import Foundation
import Glibc
import Synchronization
import Testing

/// A datagram socket that listens as a service manager does.
final class WatchdogEar: Sendable {
  private let descriptor: Int32
  private let words = Mutex<Set<String>>([])

  init(path: String) throws {
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    try #require(bytes.count < MemoryLayout.size(ofValue: address.sun_path))
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count + 1)
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
    }
    try #require(bound == 0)
  }

  deinit { close(descriptor) }

  /// Whether all these words have come, since the last forgetting.
  func hasHeard(_ expected: String...) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 512)
    return words.withLock { words in
      while true {
        let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        guard count > 0 else { break }
        words.insert(String(decoding: buffer[..<count], as: UTF8.self))
      }
      return words.isSuperset(of: expected)
    }
  }

  /// Forgets what has come.
  func forget() {
    _ = hasHeard()
    words.withLock { $0 = [] }
  }
}
