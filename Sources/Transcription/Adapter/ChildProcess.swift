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
  /// What it says, read by read; ends when it does.
  let output: AsyncStream<Data>

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
    let (stream, continuation) = AsyncStream.makeStream(of: Data.self, bufferingPolicy: .bufferingOldest(Self.readsMax))
    self.output = stream
    output.fileHandleForReading.readabilityHandler = { handle in
      let bytes = handle.availableData
      if bytes.isEmpty {
        handle.readabilityHandler = nil
        continuation.finish()
      } else {
        continuation.yield(bytes)
      }
    }
    try process.run()
    complaint.fileHandleForReading.readabilityHandler = { [self] handle in
      let bytes = handle.availableData
      if bytes.isEmpty { handle.readabilityHandler = nil }
      complaints.withLock { $0 = Array(($0 + bytes).suffix(Self.complaintBytesMax)) }
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
