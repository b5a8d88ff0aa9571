import ControlRoom
import Foundation
import Glibc
import Synchronization

/// A program that runs beside this one: bytes in, bytes out, and its last words kept for when it ends.
///
/// It runs at nice ``niceness``, so that it never takes the machine from a service beside it. It ends with this process: what
/// it reads ends then.
final class ChildProcess: Sendable {
  /// How nice it is to others.
  static let niceness = 10
  /// How much of what it complains of is kept, in bytes.
  static let complaintBytesMax = 2_000
  /// How long it may take to end once it has nothing more to read, in seconds.
  static let endSecondsMax = 3
  /// How many reads wait that nobody has taken.
  static let readsMax = 1_024

  private let process: Process
  private let input: FileHandle
  private let complaints = Mutex<[UInt8]>([])
  private let openPipes = Mutex(2)
  private let reads: AsyncStream<Read>.Continuation
  /// What it says, read by read; ends when it does.
  let output: AsyncStream<Read>

  /// What was read at once.
  struct Read: Sendable {
    let bytes: Data
    /// When, by this machine's clock in ms since 1970 UTC.
    let atMS: Int64
  }

  /// Starts a command as a shell reads it.
  init(command: String) throws {
    let (input, output, complaint) = (Pipe(), Pipe(), Pipe())
    process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["nice", "-n", "\(Self.niceness)", "/bin/sh", "-c", "exec " + command]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = complaint
    self.input = input.fileHandleForWriting
    let (stream, continuation) = AsyncStream.makeStream(of: Read.self, bufferingPolicy: .bufferingOldest(Self.readsMax))
    self.output = stream
    reads = continuation
    try process.run()
    read(output.fileHandleForReading) { continuation.yield(Read(bytes: $0, atMS: ServiceLink.nowMS())) }
    read(complaint.fileHandleForReading) { [self] bytes in
      complaints.withLock { $0 = Array(($0 + bytes).suffix(Self.complaintBytesMax)) }
    }
  }

  /// Reads to the end on a thread of its own, which keeps the pipe for as long: one that is closed while somebody waits for
  /// it ends the process.
  private func read(_ pipe: FileHandle, _ take: @escaping @Sendable (Data) -> Void) {
    Thread.detachNewThread { [self] in
      while true {
        let bytes = pipe.availableData
        guard !bytes.isEmpty else { break }
        take(bytes)
      }
      // It has said all when its complaints are known, too.
      let isLast = openPipes.withLock { count in
        count -= 1
        return count == 0
      }
      if isLast { reads.finish() }
    }
  }

  /// The last line that it complained of; what became of it where it complained of nothing.
  var lastWords: String {
    let said = complaints.withLock { String(decoding: $0, as: UTF8.self) }
    let line = said.split(whereSeparator: \.isNewline).last.map { $0.trimmingCharacters(in: .whitespaces) }
    if let line, !line.isEmpty { return line }
    return process.isRunning ? "–" : "exit status \(process.terminationStatus)"
  }

  /// Whether it runs.
  var isRunning: Bool { process.isRunning }

  /// Hands it bytes; false where it takes no more.
  func write(_ bytes: [UInt8]) async -> Bool {
    await withCheckedContinuation { continuation in
      // It may take its time to read them; no task waits on a thread meanwhile.
      DispatchQueue.global().async { [input] in
        continuation.resume(returning: (try? input.write(contentsOf: Data(bytes))) != nil)
      }
    }
  }

  /// Ends it: politely, and after a while not.
  func end() {
    try? input.close()
    guard process.isRunning else { return }
    let number = process.processIdentifier
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(Self.endSecondsMax)) { [process] in
      if process.isRunning { Glibc.kill(number, SIGKILL) }
    }
  }

  /// Ends it at once.
  func kill() {
    if process.isRunning { Glibc.kill(process.processIdentifier, SIGKILL) }
  }
}

/// Lines out of reads.
struct LineSplitter {
  let bytesMax: Int
  private var rest: [UInt8] = []

  /// A splitter that gives up on lines longer than that.
  init(bytesMax: Int) { self.bytesMax = bytesMax }

  /// The lines that have become whole; nothing where one is too long.
  mutating func lines(in bytes: Data) -> [String]? {
    rest += bytes
    var lines: [String] = []
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(String(decoding: rest[..<end], as: UTF8.self))
      rest = Array(rest[(end + 1)...])
    }
    return rest.count > bytesMax ? nil : lines
  }
}
