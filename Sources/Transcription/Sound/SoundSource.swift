import ArgumentParser
import ControlRoom
import Foundation
import Hearing

/// Where sound comes from: a sound card, by the name that ALSA has for it, or a WAV file.
enum SoundSource: Sendable, Hashable, ExpressibleByArgument {
  case alsa(device: String)
  case file(path: String)

  /// Reads `alsa:DEVICE` or a path.
  init?(argument: String) {
    guard !argument.isEmpty else { return nil }
    guard argument.hasPrefix("alsa:") else {
      self = .file(path: argument)
      return
    }
    let device = String(argument.dropFirst(5))
    self = .alsa(device: device.isEmpty ? "default" : device)
  }

  /// How long a read is, in ms.
  static let readMS: Int64 = 100
}

/// What comes from a source.
enum SoundEvent: Sendable {
  /// Samples, the last of which was read at a moment of this machine's clock, in ms since 1970 UTC.
  case samples([Int16], atMS: Int64)
  /// The source has failed and is started again.
  case failed(reason: String)
}

/// Sound that is read from a WAV file.
struct WaveSound: Sendable {
  /// How much is read at once where it is not played in time, in ms.
  static let stepMS: Int64 = 10_000

  private let path: String
  private let wave: WaveFile

  /// Opens a file and reads its head.
  init(path: String) throws {
    self.path = path
    guard let file = FileHandle(forReadingAtPath: path), let head = try? file.read(upToCount: WaveFile.headBytesMax)
    else { throw SoundProblem.unreadable(path: path) }
    do { wave = try WaveFile(head: Array(head)) } catch { throw SoundProblem.notHeard(path: path, error) }
  }

  /// Its samples in order, so many at a time.
  func read(stepMS: Int64 = Self.stepMS, _ take: ([Int16]) async throws -> Void) async throws {
    guard let file = FileHandle(forReadingAtPath: path) else { throw SoundProblem.unreadable(path: path) }
    try file.seek(toOffset: UInt64(wave.soundOffset))
    let step = wave.bytes(inMS: stepMS)
    // What was cut off while it was written says 0 or far too much; the file's end is the end.
    var left = wave.soundBytes == 0 ? Int.max : wave.soundBytes
    while left > 0, let bytes = try file.read(upToCount: min(step, left)), !bytes.isEmpty {
      left -= bytes.count
      try await take(wave.samples(of: bytes))
    }
  }

  /// Its samples at the pace at which they were spoken.
  func play() -> AsyncStream<SoundEvent> {
    AsyncStream(bufferingPolicy: .bufferingOldest(600)) { continuation in
      let task = Task {
        let clock = ContinuousClock()
        var due = clock.now
        try? await read(stepMS: SoundSource.readMS) { samples in
          due += .milliseconds(SoundFormat.milliseconds(ofSamples: samples.count))
          try await clock.sleep(until: due)
          continuation.yield(.samples(samples, atMS: ServiceLink.nowMS()))
        }
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }
}
