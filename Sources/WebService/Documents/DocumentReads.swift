import Congress
import ControlClient

/// Counts who opens documents, and tells the hall's service how many there were, together.
///
/// A release is opened by hundreds within seconds: the first is told at once, whoever comes within ``gatherMS`` goes with the
/// next. A tablet has its answer when the count is on record, and tells it again where it is not; one that tells it again
/// all the same is not counted twice. Any task.
actor DocumentReads {
  /// For how long those who open the same are gathered, in ms.
  static let gatherMS = 1_000
  /// The most tablets that wait for their answer; whoever comes then comes again.
  static let waitingMax = 20_000
  /// The most readers that are remembered; beyond that, tablets alone remember what they have told.
  static let rememberedMax = 1_000_000

  /// What has been opened.
  struct Version: Sendable, Hashable {
    let document: Code<Document>
    let number: Int
  }

  private struct Reader: Hashable {
    let version: Version
    let tablet: TabletDigest
  }

  private let command: @Sendable (Command) async -> CommandOutcome
  private let gather: @Sendable () async -> Void
  private var waiting: [Version: [CheckedContinuation<CommandOutcome, Never>]] = [:]
  /// How many wait for their answer.
  private(set) var waitingCount = 0
  private var isTelling = false
  private var asking: Set<Reader> = []
  private var counted: Set<Reader> = []

  /// - Parameters:
  ///   - command: Does a command.
  ///   - gather: Waits while others come.
  init(
    command: @escaping @Sendable (Command) async -> CommandOutcome,
    gather: @escaping @Sendable () async -> Void = {
      try? await Task.sleep(for: .milliseconds(DocumentReads.gatherMS))
    }
  ) {
    self.command = command
    self.gather = gather
  }

  /// Counts a tablet in on which a version was opened; returns when that is on record, or is not.
  func count(_ version: Version, on tablet: TabletDigest) async -> CommandOutcome {
    let reader = Reader(version: version, tablet: tablet)
    guard !counted.contains(reader) else { return .done }
    // One that asks again before it has its answer comes again.
    guard waitingCount < Self.waitingMax, asking.insert(reader).inserted else { return .notSent }
    let outcome = await told(version)
    asking.remove(reader)
    if outcome == .done, counted.count < Self.rememberedMax { counted.insert(reader) }
    return outcome
  }

  private func told(_ version: Version) async -> CommandOutcome {
    await withCheckedContinuation { answer in
      waiting[version, default: []].append(answer)
      waitingCount += 1
      guard !isTelling else { return }
      isTelling = true
      Task { await tell() }
    }
  }

  private func tell() async {
    while !waiting.isEmpty {
      let all = waiting
      (waiting, waitingCount) = ([:], 0)
      for (version, answers) in all {
        let outcome = await command(
          .documentRead(version.document, version: version.number, readers: answers.count))
        for answer in answers { answer.resume(returning: outcome) }
      }
      await gather()
    }
    isTelling = false
  }
}
