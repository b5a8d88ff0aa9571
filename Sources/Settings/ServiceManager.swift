import Glibc

/// The service manager that has started this process, as systemd makes itself known: where it listens, and how often it
/// wants to hear that the process still does its work.
///
/// Nothing is said where nobody listens. Called from any thread; it never waits.
public struct ServiceManager: Sendable {
  /// How often a process feeds the watchdog within the time that it is given.
  public static let feedsPerInterval: Int64 = 3

  private let socketPath: String?
  /// How long the watchdog waits before it ends the process, in ms; nothing where nobody watches.
  public let watchdogMS: Int64?

  /// The manager that the environment names.
  /// - Parameter processID: The process that speaks; a watchdog may be meant for another one.
  public init(environment: [String: String], processID: Int32) {
    socketPath = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
    let isForMe = environment["WATCHDOG_PID"].map { Int32($0) == processID } ?? true
    let microseconds = environment["WATCHDOG_USEC"].flatMap { Int64($0) } ?? 0
    watchdogMS = socketPath != nil && isForMe && microseconds >= 1_000 ? microseconds / 1_000 : nil
  }

  /// How often the process has to say that it works, in ms; nothing where nobody watches.
  public var feedEveryMS: Int64? { watchdogMS.map { max(1, $0 / Self.feedsPerInterval) } }

  /// Says that the process does its work from now on.
  public func ready() { notify("READY=1") }

  /// Says that the process still does its work.
  public func feed() { if watchdogMS != nil { notify("WATCHDOG=1") } }

  /// Says that the process is ending.
  public func stopping() { notify("STOPPING=1") }

  /// Says in one line what the process is about, for `systemctl status`.
  public func status(_ line: String) { notify("STATUS=\(line.replacing("\n", with: " "))") }

  /// Sends one datagram; where that is not possible, nobody is there to be told.
  private func notify(_ words: String) {
    guard let socketPath else { return }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var bytes = Array(socketPath.utf8)
    // A path that begins with '@' is a name without a file.
    if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
    let room = MemoryLayout.size(ofValue: address.sun_path)
    guard bytes.count < room else { return }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count + (bytes.first == 0 ? 0 : 1))
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let message = Array(words.utf8)
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(
          descriptor, message, message.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT), $0, length)
      }
    }
  }
}
