import Congress
import ControlClient

/// Counts who opens documents, and tells the hall's service how many there were, together.
///
/// A release is opened by hundreds within seconds: the first is told at once, whoever comes within ``gatherMS`` goes with the
/// next. A tablet has its answer when the count is on record, and tells it again where it is not. Any task.
actor DocumentReads {
  /// For how long those who open the same are gathered, in ms.
  static let gatherMS = 1_000
  /// The most tablets that wait for their answer; whoever comes then comes again.
  static let waitingMax = 20_000

  /// What has been opened.
  struct Version: Sendable, Hashable {
    let document: Code<Document>
    let number: Int
  }

  private let command: @Sendable (Command) async -> CommandOutcome
  private let gather: @Sendable () async -> Void
  private var waiting: [Version: [CheckedContinuation<CommandOutcome, Never>]] = [:]
  /// How many wait for their answer.
  private(set) var waitingCount = 0
  private var isTelling = false

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

  /// Counts one more in who has opened a version; returns when that is on record, or is not.
  func count(_ version: Version) async -> CommandOutcome {
    guard waitingCount < Self.waitingMax else { return .notSent }
    return await withCheckedContinuation { answer in
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
