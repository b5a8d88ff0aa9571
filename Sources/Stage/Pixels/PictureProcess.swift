import CSDL
import Glibc

/// Makes pixels of a picture's bytes in a process of its own, which has so much time and memory and no more.
///
/// Whatever a file does to those who read it, it does there: it takes its time, fills its memory or ends it, and is
/// refused for that. It blocks the thread that waits for it.
enum PictureProcess {
  /// The most processor time that a picture takes, in seconds; how busy the machine is counts for nothing.
  static let processorSecondsMax = 3
  /// How long a picture is waited for on a machine that is too busy for it, in seconds.
  static let waitSecondsMax = 15
  /// The most memory that making a picture takes, in bytes: three copies of the largest, and some for the reader.
  static let memoryBytesMax = 768 << 20
  /// How often it is looked whether the picture is still wanted, in ms.
  private static let lookMS: Int32 = 20

  /// The box of a drawing, which has no pixels of its own.
  struct Box: Sendable, Hashable {
    let width: Int
    let height: Int
    /// Whether the drawing covers the box rather than fits into it.
    let covers: Bool
  }

  /// Makes the pixels and hands them to `body`, which must not keep them.
  ///
  /// - Returns: What `body` makes of them; nothing where they were no longer wanted.
  static func withPixels<Result>(
    of file: PictureFile, in box: Box, isWanted: () -> Bool,
    _ body: (_ pixels: UnsafeMutableRawPointer, _ width: Int, _ height: Int) throws(PictureRefusal) -> Result
  ) throws(PictureRefusal) -> Result? {
    let pixelsMax = room(for: file, in: box)
    let size = MemoryLayout<plenary_picture_head>.size + 4 * pixelsMax
    guard let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0),
      memory != MAP_FAILED
    else { throw .takesTooMuchMemory }
    defer { munmap(memory, size) }
    let head = memory.bindMemory(to: plenary_picture_head.self, capacity: 1)
    let process = start(file, box, head, pixelsMax)
    guard process > 0 else { throw .cannotBeRead(reason: String(cString: strerror(errno))) }
    guard let end = end(of: process, isWanted: isWanted) else { return nil }
    try check(end, head.pointee)
    let (width, height) = (Int(head.pointee.width), Int(head.pointee.height))
    guard width > 0, height > 0, width * height <= pixelsMax else { throw .isBroken(reason: "\(width)×\(height)") }
    return try body(memory + MemoryLayout<plenary_picture_head>.size, width, height)
  }

  /// How many pixels there may be.
  private static func room(for file: PictureFile, in box: Box) -> Int {
    if let pixels = file.pixels { return pixels.width * pixels.height }
    // A drawing is a pixel larger than its box by rounding; one that covers it may be as large as any picture.
    return box.covers ? PictureHeader.pixelsMax : (box.width + 2) * (box.height + 2)
  }

  private static func start(
    _ file: PictureFile, _ box: Box, _ head: UnsafeMutablePointer<plenary_picture_head>, _ pixelsMax: Int
  ) -> pid_t {
    file.bytes.withUnsafeBytes { bytes in
      var order = plenary_picture_order()
      order.bytes = bytes.baseAddress
      order.count = Int32(bytes.count)
      order.kind =
        switch file.kind {
        case .png: PLENARY_PNG
        case .jpeg: PLENARY_JPEG
        case .svg: PLENARY_SVG
        }
      (order.width, order.height) = (Int32(box.width), Int32(box.height))
      order.covers = box.covers ? 1 : 0
      (order.seconds, order.memory) = (UInt(processorSecondsMax), UInt(memoryBytesMax))
      return plenary_start_decoding(&order, head, UInt(4 * pixelsMax))
    }
  }

  private enum End {
    case code(Int32)
    case signal(Int32)
    case outOfTime
  }

  /// Waits for the end of a process, and brings it about where the picture is not wanted or not done in time.
  private static func end(of process: pid_t, isWanted: () -> Bool) -> End? {
    let watch = plenary_watch_process(process)
    defer { if watch >= 0 { close(watch) } }
    let start = ContinuousClock.now
    while true {
      var (file, status) = (pollfd(fd: watch, events: Int16(POLLIN), revents: 0), Int32(0))
      poll(&file, 1, lookMS)
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return status & 0x7F == 0 ? .code(status >> 8 & 0xFF) : .signal(status & 0x7F) }
      let isLate = start.duration(to: .now) > .seconds(waitSecondsMax)
      guard ended < 0 || isLate || !isWanted() else { continue }
      kill(process, SIGKILL)
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      return ended < 0 || isLate ? .outOfTime : nil
    }
  }

  private static func check(_ end: End, _ head: plenary_picture_head) throws(PictureRefusal) {
    switch end {
    case .code(0): break
    case .code:
      if head.is_too_large != 0 { throw .takesTooMuchMemory }
      let reason = withUnsafeBytes(of: head.reason) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if reason.lowercased().contains("memory") { throw .takesTooMuchMemory }
      throw .isBroken(reason: reason)
    case .signal(SIGXCPU), .signal(SIGKILL): throw .takesTooLong(seconds: processorSecondsMax)
    case .signal: throw .endsItsReader
    case .outOfTime: throw .takesTooLong(seconds: waitSecondsMax)
    }
  }
}
