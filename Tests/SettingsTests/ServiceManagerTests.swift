import Foundation
import Settings
import Testing

/// Goal: a service manager hears what systemd's protocol says, and nobody is disturbed where there is none.
///
/// Method: a real datagram socket, by a path and by a name without a file, read after each word.
@Suite struct ServiceManagerTests {
  /// A socket that listens as systemd does.
  final class Ear {
    private let descriptor: Int32
    let name: String

    init(isAbstract: Bool) throws {
      let id = "plenary-\(UUID().uuidString.prefix(8))"
      name = isAbstract ? "@\(id)" : "/tmp/\(id)"
      descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      var bytes = Array(name.utf8)
      if isAbstract { bytes[0] = 0 }
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
      let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count + (isAbstract ? 0 : 1))
      let bound = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
      }
      try #require(bound == 0)
    }

    deinit {
      close(descriptor)
      if !name.hasPrefix("@") { unlink(name) }
    }

    /// The next word that is there already, if there is one.
    var word: String? {
      var buffer = [UInt8](repeating: 0, count: 512)
      let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
      return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }
  }

  @Test(arguments: [true, false]) func whatIsSaidIsHeard(isAbstract: Bool) throws {
    let ear = try Ear(isAbstract: isAbstract)
    let manager = ServiceManager(
      environment: ["NOTIFY_SOCKET": ear.name, "WATCHDOG_USEC": "3000000"], processID: 7)
    #expect(manager.watchdogMS == 3_000)
    #expect(manager.feedEveryMS == 1_000)
    manager.ready()
    #expect(ear.word == "READY=1")
    manager.feed()
    #expect(ear.word == "WATCHDOG=1")
    manager.status("2 screens\nconnected")
    #expect(ear.word == "STATUS=2 screens connected")
    manager.stopping()
    #expect(ear.word == "STOPPING=1")
    #expect(ear.word == nil)
  }

  @Test(arguments: [
    [:], ["WATCHDOG_USEC": "3000000"], ["NOTIFY_SOCKET": "", "WATCHDOG_USEC": "3000000"],
    ["NOTIFY_SOCKET": "/tmp/x"], ["NOTIFY_SOCKET": "/tmp/x", "WATCHDOG_USEC": "soon"],
    ["NOTIFY_SOCKET": "/tmp/x", "WATCHDOG_USEC": "-5"],
    ["NOTIFY_SOCKET": "/tmp/x", "WATCHDOG_USEC": "3000000", "WATCHDOG_PID": "8"],
  ])
  func whereNobodyWatchesNothingIsFed(environment: [String: String]) {
    #expect(ServiceManager(environment: environment, processID: 7).feedEveryMS == nil)
  }

  @Test(arguments: ["/tmp/plenary-nobody-is-there", "@plenary-nobody", String(repeating: "x", count: 300)])
  func whereNobodyListensNothingHappens(path: String) {
    ServiceManager(environment: ["NOTIFY_SOCKET": path, "WATCHDOG_USEC": "9000"], processID: 7).feed()
  }
}
