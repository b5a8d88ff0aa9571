public import Assets
import Congress
import Foundation

/// Why a desk's queue on disk cannot be used.
public enum QueueProblem: LocalizedProblem, Sendable, Hashable {
  /// Another desk is using the file.
  case inUse(file: String)
  /// The file cannot be read or written.
  case notWritable(file: String, reason: String)
  /// A line is not as a desk writes it.
  case lineUnreadable(file: String, line: Int)
  /// The file holds more than a desk keeps.
  case tooLong(file: String)

  /// One sentence that says what would work.
  public var wording: Wording {
    switch self {
    case .inUse(let file): Wording("desk.file.in-use", ["file": .text(file)])
    case .notWritable(let file, let reason):
      Wording("desk.file.not-writable", ["file": .text(file), "reason": .text(reason)])
    case .lineUnreadable(let file, let line):
      Wording("desk.file.line-unreadable", ["file": .text(file), "line": .text("\(line)")])
    case .tooLong(let file): Wording("desk.file.too-long", ["file": .text(file)])
    }
  }
}

/// The commands of one desk that have no answer yet, on disk: what is kept survives a crash and a power cut.
///
/// Shape: a line of JSON for each command that is kept, `{"keep":…}`, and for each that is forgotten, `{"forget":id}`.
/// A line that was not finished when the power went is passed over; nobody was told that it had been kept. One desk
/// uses a file at a time. Not for several threads.
public final class QueueFile {
  /// The longest file that is read, in bytes.
  static let bytesMax = 64 << 20
  /// How many lines that say nothing any more may stand in the file before it is written anew.
  static let deadLinesMax = 1_000

  private struct Line: Codable {
    var keep: QueuedCommand?
    var forget: String?
  }

  /// Where the file is.
  public let path: String
  /// The commands that have no answer yet, oldest first.
  public private(set) var waiting: [QueuedCommand] = []
  private var descriptor: Int32 = -1
  private let lock: Int32
  private var deadLines = 0

  /// Opens the queue, or begins one.
  ///
  /// Blocks the calling thread while it reads and writes.
  /// - Throws: ``QueueProblem``.
  public init(path: String) throws(QueueProblem) {
    self.path = path
    let folder = URL(filePath: path).deletingLastPathComponent().path
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .notWritable(file: path, reason: "\(error.localizedDescription)")
    }
    lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0 else { throw .notWritable(file: path, reason: Self.reason) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      throw .inUse(file: path)
    }
    do {
      try read()
      try rewrite()
    } catch {
      unlock()
      throw error
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    unlock()
  }

  /// Gives the lock up, not only its descriptor: a process that is just being started holds that, too, for a moment.
  private func unlock() {
    _ = flock(lock, LOCK_UN)
    close(lock)
  }

  /// Keeps a command; once this returns, it is on the disk.
  /// - Throws: ``QueueProblem/notWritable(file:reason:)``; the command is then not kept.
  public func keep(_ command: QueuedCommand) throws(QueueProblem) {
    var end = lseek(descriptor, 0, SEEK_END)
    do {
      try append(Line(keep: command))
      guard fsync(descriptor) == 0 else { throw QueueProblem.notWritable(file: path, reason: Self.reason) }
    } catch {
      // What was not kept whole must not be read as if it had been.
      end = max(0, end)
      _ = ftruncate(descriptor, end)
      throw error as? QueueProblem ?? .notWritable(file: path, reason: "\(error)")
    }
    waiting.append(command)
  }

  /// Forgets a command that has been answered.
  ///
  /// Should this line be lost, the command is sent again and done once.
  public func forget(_ id: String) throws(QueueProblem) {
    guard let place = waiting.firstIndex(where: { $0.id == id }) else { return }
    waiting.remove(at: place)
    deadLines += 2
    if deadLines > Self.deadLinesMax { try rewrite() } else { try append(Line(forget: id)) }
  }

  private func read() throws(QueueProblem) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard (attributes?[.size] as? NSNumber)?.intValue ?? 0 <= Self.bytesMax else { throw .tooLong(file: path) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .notWritable(file: path, reason: Self.reason)
    }
    var lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    // Behind the last line's end stands nothing, or what was not finished.
    lines.removeLast()
    for (number, bytes) in lines.enumerated() {
      guard let line = try? JSONDecoder().decode(Line.self, from: Data(bytes)) else {
        throw .lineUnreadable(file: path, line: number + 1)
      }
      if let command = line.keep, !waiting.contains(where: { $0.id == command.id }) { waiting.append(command) }
      if let id = line.forget { waiting.removeAll { $0.id == id } }
    }
  }

  /// Writes what still waits into a new file, which takes the old one's place whole.
  private func rewrite() throws(QueueProblem) {
    let draft = path + ".new"
    let new = open(draft, O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o600)
    guard new >= 0 else { throw .notWritable(file: path, reason: Self.reason) }
    let old = descriptor
    descriptor = new
    do {
      for command in waiting { try append(Line(keep: command)) }
      guard fsync(new) == 0, rename(draft, path) == 0 else {
        throw QueueProblem.notWritable(file: path, reason: Self.reason)
      }
    } catch {
      descriptor = old
      close(new)
      throw error as? QueueProblem ?? .notWritable(file: path, reason: "\(error)")
    }
    if old >= 0 { close(old) }
    deadLines = 0
    let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if folder >= 0 {
      _ = fsync(folder)
      close(folder)
    }
  }

  private func append(_ line: Line) throws(QueueProblem) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard var bytes = (try? encoder.encode(line)).map(Array.init) else {
      throw .notWritable(file: path, reason: "JSON")
    }
    bytes.append(UInt8(ascii: "\n"))
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw .notWritable(file: path, reason: Self.reason)
      }
    }
  }

  private static var reason: String { String(cString: strerror(errno)) }
}
