import Assets
import Congress
import ControlService
import Foundation
import Journal
import Logging
import Synchronization

/// The journal of one machine as the record that the service needs: nobody else writes it, so the service always leads.
struct DurableJournal: JournalStore {
  let journal: Journal
  private let start = Start()
  /// What is wrong is told in them.
  let words: Strings
  let logger: Logger

  init(journal: Journal, words: Strings, logger: Logger) {
    self.journal = journal
    self.words = words
    self.logger = logger
  }

  /// Names this very executable: another build may fold the same records differently, so its snapshots are not taken up.
  static let software: String = {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return UUID().uuidString }
    return "\(status.st_size)-\(status.st_mtim.tv_sec)-\(status.st_mtim.tv_nsec)"
  }()

  func keep(_ state: CongressState, commands: CommandMemory) async {
    do {
      try await journal.keep(state, attachment: Data(commands.encoded), software: Self.software)
    } catch {
      // The next start reads all the records instead.
      logger.warning("No state was kept", metadata: ["reason": "\(error)"])
    }
  }

  /// Reads the journal, from the newest snapshot that fits.
  func replay() async throws -> JournalReplay? {
    let snapshot = try await journal.newestSnapshot(software: Self.software)
    let commands = Mutex(snapshot.flatMap { CommandMemory(encoded: [UInt8]($0.attachment)) } ?? CommandMemory())
    let state = try await journal.replay(from: snapshot) { id, sequence in
      commands.withLock { $0.remember(id, at: sequence) }
    }
    start.snapshot.withLock { $0 = snapshot }
    return state.map { JournalReplay(state: $0, commands: commands.withLock { $0 }) }
  }

  /// From where it was replayed; nothing before, and where that was the first record.
  var replayedFrom: JournalSnapshot? { start.snapshot.withLock { $0 } }

  private final class Start: Sendable {
    let snapshot = Mutex<JournalSnapshot?>(nil)
  }

  private static let term: Int64 = 1

  let leadership = Leadership.leader(term: Self.term)
  var news: AsyncStream<JournalNews> { AsyncStream { $0.finish() } }

  var epoch: String { journal.epoch }
  var head: String? {
    let head = journal.head
    return "\(head.sequence):\(head.hash)"
  }

  func append(_ records: [EventRecord], after sequence: Int64, term: Int64) async throws -> AppendOutcome {
    do {
      try journal.appendWaiting(records)
      return .committed
    } catch .outcomeUnknown(_, let reason) {
      return .unknown(reason: reason)
    } catch {
      throw Trouble(sentence: PlenaryService.sentence(for: error, in: words))
    }
  }

  func finishAppend() { journal.noteHead() }

  func settle(after sequence: Int64) async throws -> [EventRecord] { try await journal.settle(after: sequence) }

  func records(after sequence: Int64, limit: Int) async throws -> [EventRecord] {
    try await journal.records(after: sequence, limit: limit)
  }

  func checkPlace() throws {
    do {
      try journal.checkPlace()
    } catch {
      throw Trouble(sentence: PlenaryService.sentence(for: error, in: words))
    }
  }

  /// What is wrong, in the service's language.
  private struct Trouble: Error, CustomStringConvertible {
    let sentence: String
    var description: String { sentence }
  }
}
