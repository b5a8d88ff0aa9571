import Foundation
import HallProtocol

/// How long a desk takes from a scan to its sign: the last byte of the badge typed, the sign's bytes at the terminal,
/// kept on disk, sent, durable and answered between them.
struct DeskBench {
  /// A desk that says nothing.
  struct Silent: Error, CustomStringConvertible {
    let description: String
  }

  /// `TIOCSPTLCK` and `TIOCGPTN` of Linux, which the importer does not give.
  private static let setLock: UInt = 0x4004_5431
  private static let number: UInt = 0x8004_5430
  /// How long one sign may take before the bench gives up, in ms.
  private static let patienceMS: Int32 = 10_000

  let stage: BenchStage

  func run(scans: Int) async throws {
    let (ours, theirs) = try Self.terminal()
    let desk = try stage.desk("bench", terminal: FileHandle(fileDescriptor: theirs))
    // The desk is waited for, for it writes into the stage's folder, which goes next; without its terminal first, which
    // nobody reads any more.
    defer {
      desk.terminate()
      for descriptor in [ours, theirs] { close(descriptor) }
      desk.waitUntilExit()
    }
    try Self.wait(for: "485", at: ours)
    var times: [Double] = []
    for number in 0..<scans {
      // Out and in again: each scan is a change, and none a duplicate. A tab right behind a scan or right before one would
      // be the scanner's.
      let isLeaving = number.isMultiple(of: 2)
      try await Task.sleep(for: .milliseconds(300))
      Self.type("\t", at: ours)
      try await Task.sleep(for: .milliseconds(300))
      let start = ContinuousClock.now
      Self.type("CT-0002\r", at: ours)
      try Self.wait(for: isLeaving ? "STEPPED OUT" : "BACK AGAIN", at: ours)
      times.append((ContinuousClock.now - start).milliseconds)
    }
    print("desk, scan to sign, kept on disk and durable: \(Measurements(times).words)")
  }

  /// Both ends of a terminal, as posix_openpt, unlockpt and ptsname do it.
  private static func terminal() throws -> (ours: Int32, theirs: Int32) {
    let ours = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var lock: Int32 = 0
    var place: UInt32 = 0
    guard ours >= 0, ioctl(ours, setLock, &lock) == 0, ioctl(ours, number, &place) == 0 else {
      throw Silent(description: "There is no pseudo-terminal.")
    }
    let theirs = open("/dev/pts/\(place)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var size = winsize(ws_row: 30, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
    guard theirs >= 0, ioctl(ours, UInt(TIOCSWINSZ), &size) == 0 else {
      throw Silent(description: "There is no pseudo-terminal.")
    }
    return (ours, theirs)
  }

  private static func type(_ text: String, at terminal: Int32) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
  }

  /// Reads until some words have been drawn.
  private static func wait(for words: String, at terminal: Int32) throws {
    var drawn = Data()
    var bytes = [UInt8](repeating: 0, count: 65_536)
    while drawn.range(of: Data(words.utf8)) == nil {
      var descriptor = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      guard poll(&descriptor, 1, patienceMS) == 1 else {
        throw Silent(description: "The desk has not said '\(words)'.")
      }
      let count = bytes.withUnsafeMutableBytes { read(terminal, $0.baseAddress, $0.count) }
      guard count > 0 else { throw Silent(description: "The desk has ended.") }
      drawn.append(contentsOf: bytes[..<count])
    }
  }
}

extension BenchStage {
  /// A desk at the service, in a terminal.
  func desk(_ name: String, terminal: FileHandle) throws -> Process {
    try launch(
      "plenary",
      [
        "desk", "--id", name, "--port", "\(port)", "--language", "en", "--queue", folder + "/\(name).queue",
      ], terminal: terminal)
  }
}
