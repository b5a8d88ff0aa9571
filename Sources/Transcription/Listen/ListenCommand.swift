public import ArgumentParser
import Assets
public import Congress
import CongressFiles
import ControlRoom
import Foundation
import Glibc
import HallProtocol
import Hearing
import Journal

/// Listens to the hall: `plenary listen`.
public struct ListenCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "listen", abstract: "Listen to the hall: keep what speakers say, and let an adapter write it down.",
    discussion: """
      Sound is kept while the clock of a speaker runs and the recording is on, and let go of in memory otherwise: nothing \
      said off the record reaches a disk. Silence and applause are handed to nobody. The adapter is the program that the \
      settings name as transcript.adapter; without one sound is kept, and can be listened to later. A file with --from is \
      read as what it is, by the journal of that day; without, it is played as if the hall said it now.
      """)
  /// A command as given.
  public init() {}

  @Option(help: "Where the sound is: alsa:DEVICE, as 'arecord -L' lists them, or a WAV file.")
  var source: SoundSource

  @Option(help: "When a file begins, by the clock in the hall: 2025-09-26T08:00 or 2025-09-26T08:00:30.")
  var from: String?

  @Option(help: "Folder of a journal to read, for a file with --from; else the service is asked.")
  var journal: String?

  @Option(help: "Program that writes down what is said, as a shell reads it (else transcript.adapter).")
  var adapter: String?

  @OptionGroup var place: TranscriptPlace
  @OptionGroup var options: RoomOptions

  /// Refuses what cannot be meant.
  public func validate() throws {
    if journal != nil, from == nil {
      throw ValidationError("A journal's folder is read for a file: say --from when it began.")
    }
  }

  /// Listens.
  public func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    try await options.form.reporting {
      let settings = try await TranscriptSettings.read(adapter: adapter, file: options.settingsFile())
      let report = ListenReport(form: options.form, strings: try options.strings())
      if from != nil { try await listenToFile(settings, report) } else { try await listenLive(settings, report) }
    }
  }

  // MARK: Now

  private func listenLive(_ settings: TranscriptSettings, _ report: ListenReport) async throws {
    let stream: AsyncStream<SoundEvent> =
      switch source {
      case .alsa(let device): try CardSound(device: device).listen()
      case .file(let path): try WaveSound(path: path).play()
      }
    let (welcome, values) = try await options.link().read([.show])
    guard case .show(let show)? = values.first else { throw RoomProblem.noAnswer(topic: Topic.show.name) }
    let folder = TranscriptFolder(
      path: place.path(journal: nil, congress: show.congress, isRehearsal: welcome.mode == .rehearsal))
    let store = try TranscriptStore(folder)
    report.tell("listen.listening", ["folder": .text(folder.path)])
    let listening = LiveListening(store: store, report: report)
    let recogniser = recogniser(settings, store, report) {
      await listening.floor
    } onWords: { segments in
      await listening.caption(segments)
    }
    try await listening.run(untilStopped(stream), options: options, recogniser: recogniser)
    await recogniser?.adapter.end()
  }

  /// The sound until it ends, or until the process is told to end.
  private func untilStopped(_ stream: AsyncStream<SoundEvent>) -> AsyncStream<SoundEvent> {
    AsyncStream(bufferingPolicy: .bufferingOldest(CardSound.readsMax)) { continuation in
      let sound = Task {
        for await event in stream { continuation.yield(event) }
        continuation.finish()
      }
      let stop = Task {
        for await _ in StopSignals.stream() {}
        continuation.finish()
      }
      continuation.onTermination = { _ in
        sound.cancel()
        stop.cancel()
      }
    }
  }

  // MARK: A file of another hour

  private func listenToFile(_ settings: TranscriptSettings, _ report: ListenReport) async throws {
    guard case .file(let path) = source else { throw SoundProblem.momentOfCard }
    let sound = try WaveSound(path: path)
    let floor = FloorRecord(try await JournalRecords.read(folder: journal, else: options))
    guard let definition = floor.state?.definition else {
      throw RoomProblem.notThere(Wording("papers.journal-empty"))
    }
    let moment = from ?? ""
    guard let fromMS = ListenMoment.milliseconds(moment, utcOffset: definition.utcOffset) else {
      throw SoundProblem.momentWrong(found: moment)
    }
    let folder = TranscriptFolder(
      path: place.path(journal: journal, congress: definition.id, isRehearsal: definition.isRehearsal))
    let store = try TranscriptStore(folder)
    try await keep(sound, fromMS: fromMS, by: floor, in: store, report)
    await store.finish()
    guard let recogniser = recogniser(settings, store, report, floor: { floor }, onWords: { _ in }) else { return }
    try await recogniser.run()
    await recogniser.adapter.end()
  }

  private func keep(
    _ sound: WaveSound, fromMS: Int64, by floor: FloorRecord, in store: TranscriptStore, _ report: ListenReport
  ) async throws {
    var cutter = SoundCutter()
    var startMS = fromMS
    func keep(_ pieces: [SpeechPiece]) async throws {
      for piece in pieces { if let kept = try await store.keep(piece) { report.kept(kept, by: floor) } }
    }
    try await sound.read { samples in
      cutter.hear(Sound(startMS: startMS, samples: samples))
      startMS += SoundFormat.milliseconds(ofSamples: samples.count)
      try await keep(cutter.pieces(by: floor, knownUntilMS: startMS))
    }
    try await keep(cutter.end())
  }

  private func recogniser(
    _ settings: TranscriptSettings, _ store: TranscriptStore, _ report: ListenReport,
    floor: @escaping @Sendable () async -> FloorRecord,
    onWords: @escaping @Sendable ([TranscriptSegment]) async -> Void
  ) -> Recogniser? {
    guard let command = settings.adapter else {
      report.tell("listen.no-adapter")
      return nil
    }
    return Recogniser(
      store: store, adapter: SpeechAdapter(command: command), language: settings.language, report: report,
      floor: floor, onWords: onWords)
  }
}

/// Where the transcript is.
public struct TranscriptPlace: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Folder of the transcript (else PLENARY_TRANSCRIPT; transcript in the folder of --journal; "
        + "~/.local/state/plenary-transcript)."))
  var transcript: String?

  /// As given on the command line.
  public init() {}

  /// The folder.
  public func path(journal: String?, congress: Code<Definition>, isRehearsal: Bool) -> String {
    HouseFolders.here.transcript(
      flag: transcript, journal: journal, congress: congress.text, isRehearsal: isRehearsal)
  }
}

/// A moment of the hall's clock, to the second.
enum ListenMoment {
  /// The moment in ms since 1970 UTC; nothing for what is none.
  static func milliseconds(_ text: String, utcOffset: UTCOffset) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return nil }
    guard let minuteMS = HallTime.milliseconds(parts.prefix(2).joined(separator: ":"), utcOffset: utcOffset) else {
      return nil
    }
    guard parts.count == 3 else { return minuteMS }
    guard parts[2].count == 2, let seconds = Int64(parts[2]), (0...59).contains(seconds) else { return nil }
    return minuteMS + seconds * 1_000
  }
}
