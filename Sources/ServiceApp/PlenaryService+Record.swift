import Assets
import Congress
import ControlService
import Foundation
import HallProtocol
import Journal
import Logging
import Settings

extension PlenaryService {
  /// Opens the journal of the congress, or founds it.
  func openJournal(of definition: Definition, in folder: String) async throws -> Journal {
    let parent = URL(filePath: folder).deletingLastPathComponent().path
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    return try await Journal.open(
      folder: folder, congress: definition.id, newEpoch: UUID().uuidString, loss: loss?.journalLoss ?? .refused)
  }

  /// The keys of secret votes; without a place for them the congress goes on, and only secret votes are refused.
  func urnKeys(folder: String, epoch: String, logger: Logger) -> UrnKeys? {
    do {
      return try UrnKeys(folder: folder, epoch: epoch)
    } catch {
      logger.warning("Secret votes are not possible", metadata: ["reason": "\(error)"])
      return nil
    }
  }

  /// What the journal holds; a congress that it does not know is founded in it.
  func replay(
    _ journal: DurableJournal, in folder: String, founding definition: Definition, atMS: Int64
  ) async throws -> JournalReplay {
    let logger = journal.logger
    if let replay = try await journal.replay() {
      try rehearsal.check(replay.state.definition, inJournal: folder)
      logger.info("Resumed", metadata: ["congress": "\(definition.id)", "sequence": "\(replay.state.sequence)"])
      if replay.state.definition != definition {
        logger.warning("The folder has changed since the congress was founded; the journal stands.")
      }
      return replay
    }
    let founding = EventRecord(
      sequence: 1, atMS: atMS, actor: nil, commandID: nil, event: .congressFounded(definition))
    try await journal.journal.append([founding])
    let count = definition.roster.delegates.count
    logger.info("Founded", metadata: ["congress": "\(definition.id)", "delegates": "\(count)"])
    return JournalReplay(state: CongressState(definition, foundedBy: founding), commands: CommandMemory())
  }

  /// Checks behind the serving what a start from a snapshot has left out; a break is told to everybody who runs the day.
  static func verify(
    _ snapshot: JournalSnapshot, in folder: String, words: Strings, logger: Logger, service: ControlService
  ) async {
    do {
      try await JournalReader.open(folder: folder).verify(snapshot)
      logger.info("Verified", metadata: ["sequence": "\(snapshot.state.sequence)"])
    } catch {
      let reason = sentence(for: error, in: words)
      logger.critical("The record is not whole", metadata: ["reason": "\(reason)"])
      service.journalIsBroken(reason)
    }
  }
}
