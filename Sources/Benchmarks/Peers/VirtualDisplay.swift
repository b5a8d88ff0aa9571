import Foundation

/// An X server of its own whose picture is a file in memory: what is on the display is read where it stands.
///
/// Any thread: everything in it is set once, and the memory is only read until ``end()``.
final class VirtualDisplay: Sendable {
  private struct NotReadable: Error {}
  /// Every so many lines are looked at: what changes is 60 lines high at the least, and to look at more would take the
  /// processor and its memory from those who are measured.
  private static let lineStep = 48
  private static let lookEveryUS = 50

  /// Its name, such as `:77`.
  let name: String
  private let server: PeerProcess
  private let folder: String
  /// Where the file stands in memory, and where its picture begins there.
  private let (memory, pixels): (Int, Int)
  private let bytes: Int
  private let bytesPerLine: Int
  private let lines: Int

  /// Starts a server with one display.
  init(width: Int, height: Int) async throws {
    name = ":\(70 + Int(getpid() % 900))"
    folder = NSTemporaryDirectory() + "plenary-display-\(getpid())-\(UUID().uuidString.prefix(6))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    server = try PeerProcess(
      "Xvfb", [name, "-screen", "0", "\(width)x\(height)x24", "-fbdir", folder, "-nolisten", "tcp"])
    let file = folder + "/Xvfb_screen0"
    let socket = "/tmp/.X11-unix/X" + name.dropFirst()
    var isReady = false
    for _ in 0..<PeerProcess.triesMax where !isReady {
      isReady = access(file, R_OK) == 0 && access(socket, R_OK) == 0
      // Xvfb says nothing when it is ready.
      if !isReady { try await Task.sleep(for: .milliseconds(PeerProcess.tryMS)) }
    }
    guard isReady else { throw PeerProcess.NotReady(what: "Xvfb") }
    let descriptor = open(file, O_RDONLY)
    guard descriptor >= 0 else { throw NotReadable() }
    defer { close(descriptor) }
    bytes = Int(lseek(descriptor, 0, SEEK_END))
    guard let memory = mmap(nil, bytes, PROT_READ, MAP_SHARED, descriptor, 0), memory != MAP_FAILED else {
      throw NotReadable()
    }
    // The header of a window dump (XWD), each field four bytes, the highest first.
    func field(_ number: Int) -> Int {
      Int(UInt32(bigEndian: memory.loadUnaligned(fromByteOffset: 4 * number, as: UInt32.self)))
    }
    // Behind the header stands a table of colours, 12 bytes each.
    self.memory = Int(bitPattern: memory)
    pixels = Int(bitPattern: memory) + field(0) + field(19) * 12
    bytesPerLine = field(12)
    lines = field(5)
  }

  /// Ends the server.
  func end() {
    munmap(UnsafeMutableRawPointer(bitPattern: memory), bytes)
    server.end()
    for left in [folder, "/tmp/.X\(name.dropFirst())-lock", "/tmp/.X11-unix/X\(name.dropFirst())"] {
      try? FileManager.default.removeItem(atPath: left)
    }
  }

  /// What is on the display now.
  func look() -> [UInt8] {
    var seen: [UInt8] = []
    seen.reserveCapacity(lines / Self.lineStep * bytesPerLine)
    for line in stride(from: 0, to: lines, by: Self.lineStep) {
      seen.append(contentsOf: UnsafeRawBufferPointer(start: self.line(line), count: bytesPerLine))
    }
    return seen
  }

  /// Whether something else is on the display than was.
  func differs(from seen: [UInt8]) -> Bool {
    seen.withUnsafeBytes { seen in
      guard let base = seen.baseAddress else { return false }
      return stride(from: 0, to: lines, by: Self.lineStep).enumerated().contains { index, line in
        self.line(line).map { memcmp(base + index * bytesPerLine, $0, bytesPerLine) != 0 } ?? false
      }
    }
  }

  private func line(_ number: Int) -> UnsafeRawPointer? { UnsafeRawPointer(bitPattern: pixels + number * bytesPerLine) }

  /// Looks on until something else is on the display; nothing where that takes longer than it is given.
  ///
  /// Blocks: what is measured is a matter of tenths of milliseconds, and pixels tell nobody that they have changed.
  func wait(forOtherThan seen: [UInt8], atMostMS: Int) -> ContinuousClock.Instant? {
    let end = ContinuousClock.now + .milliseconds(atMostMS)
    while ContinuousClock.now < end {
      if differs(from: seen) { return .now }
      var rest = timeval(tv_sec: 0, tv_usec: Self.lookEveryUS)
      select(0, nil, nil, nil, &rest)
    }
    return nil
  }

  /// When the last thing changed on the display, after nothing has for a while.
  func settled(afterMS stillMS: Int, atMostMS: Int) -> ContinuousClock.Instant {
    let end = ContinuousClock.now + .milliseconds(atMostMS)
    var (seen, last) = (look(), ContinuousClock.now)
    while ContinuousClock.now < end, let changed = wait(forOtherThan: seen, atMostMS: stillMS) {
      (seen, last) = (look(), changed)
    }
    return last
  }
}
