import Assets
import Foundation
import Hearing

/// Sound of a card, as `arecord` of the alsa-utils reads it; started again where it ends.
struct CardSound: Sendable {
  /// How long it is waited before it is started again, in ms: doubled each time, up to the most.
  static let pauseMS = (first: Int64(500), most: Int64(15_000))
  /// How many reads wait that nobody has taken.
  static let readsMax = 600

  let device: String

  /// What reads a card, where it is installed.
  static var program: String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { $0 + "/arecord" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The sound, until whoever listens has had enough.
  func listen() throws -> AsyncStream<SoundEvent> {
    guard let program = Self.program else { throw SoundProblem.recorderMissing }
    // Short reads: sound is held against the clock by when it comes.
    let quoted = device.replacingOccurrences(of: "'", with: "'\\''")
    let command =
      "\(program) -q -D '\(quoted)' -t raw -f S16_LE -r \(SoundFormat.rate) -c 1 "
      + "--period-time=50000 --buffer-time=400000"
    return AsyncStream(bufferingPolicy: .bufferingOldest(Self.readsMax)) { continuation in
      let task = Task {
        var pauseMS = Self.pauseMS.first
        while !Task.isCancelled {
          let reason = await record(command) { samples, atMS in
            pauseMS = Self.pauseMS.first
            continuation.yield(.samples(samples, atMS: atMS))
          }
          guard !Task.isCancelled else { break }
          continuation.yield(.failed(reason: reason))
          try? await Task.sleep(for: .milliseconds(pauseMS))
          pauseMS = min(2 * pauseMS, Self.pauseMS.most)
        }
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  /// Records until it ends; says why it did.
  private func record(_ command: String, _ take: ([Int16], Int64) -> Void) async -> String {
    do {
      let child = try ChildProcess(command: command)
      return await withTaskCancellationHandler {
        var rest: [UInt8] = []
        for await read in child.output {
          rest += read.bytes
          let whole = rest.count / 2 * 2
          take(WaveFile.samples(ofBytes: rest[..<whole]), read.atMS)
          rest = Array(rest[whole...])
        }
        child.kill()
        return child.lastWords
      } onCancel: {
        child.kill()
      }
    } catch {
      return "\(error)"
    }
  }
}
