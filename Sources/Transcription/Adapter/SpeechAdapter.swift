import Foundation
import Hearing

/// An adapter of speech to text: a child process that is given sound, a piece at a time, and answers with words.
///
/// It may fail, hang, or say what nobody asked: it is started again, a little later each time, and a piece that it fails at
/// ``triesMax`` times is let be.
actor SpeechAdapter {
  /// Why a piece has no words.
  enum Failure: Error, Sendable {
    /// The adapter ended, or was ended because it took too long or said too much.
    case ended(reason: String)
  }

  /// How long it may take to have its model, in seconds.
  static let startSecondsMax = 180
  /// How long it may take for a piece, in seconds: so many, and so many for each second of sound.
  static let secondsMax = (base: 30, perSecond: 10)
  /// How often a piece is tried.
  static let triesMax = 3
  /// How long it is waited before it is started again, in ms: doubled each time, up to the most.
  static let pauseMS = (first: Int64(500), most: Int64(60_000))

  private let command: String
  private var running: Running?
  private var failures = 0
  /// The model, as the adapter calls it.
  private(set) var model = "–"

  private final class Running {
    let child: ChildProcess
    var reads: AsyncStream<ChildProcess.Read>.Iterator
    var splitter = LineSplitter(bytesMax: AdapterAnswer.lineBytesMax)
    var lines: ArraySlice<String> = []

    init(_ child: ChildProcess) {
      self.child = child
      reads = child.output.makeAsyncIterator()
    }
  }

  /// An adapter that is started when it is first needed.
  init(command: String) { self.command = command }

  /// The words of a piece, however often the adapter has to be started for them.
  func words(of request: AdapterRequest, samples: [Int16], in piece: TranscriptPiece) async throws
    -> [TranscriptSegment]
  {
    var tries = 0
    while true {
      do {
        let segments = try await answer(request, samples: samples, in: piece)
        failures = 0
        return segments
      } catch let failure as Failure {
        end()
        (tries, failures) = (tries + 1, failures + 1)
        guard tries < Self.triesMax else { throw failure }
        let pauseMS = min(Self.pauseMS.first << Int64(min(failures - 1, 8)), Self.pauseMS.most)
        try await Task.sleep(for: .milliseconds(pauseMS))
      }
    }
  }

  /// Ends the process.
  func end() {
    running?.child.end()
    running = nil
  }

  private func answer(_ request: AdapterRequest, samples: [Int16], in piece: TranscriptPiece) async throws
    -> [TranscriptSegment]
  {
    let running = try await started()
    let seconds = Self.secondsMax.base + Self.secondsMax.perSecond * (samples.count / SoundFormat.rate + 1)
    let watch = watch(running.child, seconds: seconds)
    defer { watch.cancel() }
    guard try await running.child.write(request.line() + WaveFile.bytes(of: samples)) else {
      throw Failure.ended(reason: running.child.lastWords)
    }
    var segments: [TranscriptSegment] = []
    while true {
      switch try await next(running) {
      case .segment(let id, let segment) where id == request.id:
        guard segments.count < AdapterAnswer.segmentsMax else {
          throw Failure.ended(reason: "more than \(AdapterAnswer.segmentsMax) segments")
        }
        if !segment.text.isEmpty { segments.append(segment.segment(in: piece)) }
      case .done(let id) where id == request.id: return segments
      // What is said of another piece is of one that was given up.
      case .segment, .done, .ready: continue
      }
    }
  }

  /// The process, with its model loaded.
  private func started() async throws -> Running {
    if let running, running.child.isRunning { return running }
    let child: ChildProcess
    do { child = try ChildProcess(command: command) } catch { throw Failure.ended(reason: "\(error)") }
    let fresh = Running(child)
    running = fresh
    let watch = watch(child, seconds: Self.startSecondsMax)
    defer { watch.cancel() }
    while true {
      if case .ready(let model) = try await next(fresh) {
        self.model = model
        return fresh
      }
    }
  }

  /// The next thing that it says; lines that say nothing known are passed over.
  private func next(_ running: Running) async throws -> AdapterAnswer {
    while true {
      while let line = running.lines.popFirst() {
        if let answer = AdapterAnswer(line: line) { return answer }
      }
      var reads = running.reads
      let read = await reads.next(isolation: self)
      running.reads = reads
      guard let read else { throw Failure.ended(reason: running.child.lastWords) }
      guard let lines = running.splitter.lines(in: read.bytes) else {
        throw Failure.ended(reason: "a line of more than \(AdapterAnswer.lineBytesMax) bytes")
      }
      running.lines = lines[...]
    }
  }

  /// Ends a process that takes too long; whoever reads from it then hears that it has ended.
  private func watch(_ child: ChildProcess, seconds: Int) -> Task<Void, Never> {
    Task {
      guard (try? await Task.sleep(for: .seconds(seconds))) != nil else { return }
      child.kill()
    }
  }
}
