import Assets
import Congress
import ControlService
import Foundation
import Journal
import Logging

/// The journal is the record that the service needs, as it stands.
struct DurableJournal: JournalStore {
  let journal: Journal
  /// What is wrong is told in them.
  let words: Strings
  let logger: Logger

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

  var epoch: String { journal.epoch }
  var head: String? {
    let head = journal.head
    return "\(head.sequence):\(head.hash)"
  }
  func append(_ records: [EventRecord]) async throws {
    do {
      try await journal.append(records)
    } catch .outcomeUnknown(_, let reason) {
      throw JournalOutcomeUnknown(reason)
    } catch {
      throw Trouble(sentence: PlenaryService.sentence(for: error, in: words))
    }
  }

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
