import Congress
import HallProtocol
import Logging

/// How the engine appends, finds out what became of an append, and follows a journal that another service writes.
extension CommandEngine {
  /// Makes records durable; where it is not known whether they are, that is found out at once if it can be.
  func append(_ records: [EventRecord], term: Int64) async throws {
    switch try await journal.append(records, after: state.sequence, term: term) {
    case .committed: room.journalWorks()
    case .conflict: throw WrittenByAnother()
    case .unknown(let reason):
      isUnsettled = true
      guard let found = try? await journal.settle(after: state.sequence) else { throw JournalOutcomeUnknown(reason) }
      isUnsettled = false
      if found == records { return room.journalWorks() }
      if !found.isEmpty { throw WrittenByAnother() }
      throw JournalTookNothing(reason: reason)
    }
  }

  /// Finds out what became of the newest append, and takes over what is on record.
  func settle() async throws {
    let found = try await journal.settle(after: state.sequence)
    isUnsettled = false
    room.journalWorks()
    logger.notice("The record is settled", metadata: ["kept": "\(found.count)"])
    takeOver(found)
  }

  /// Reads what another leader has written, and leads or follows from there.
  func follow(_ news: JournalNews) async throws {
    try await readOn(to: news.newest)
    guard leadership != news.leadership else { return }
    leadership = news.leadership
    switch leadership {
    case .leader(let term):
      logger.notice("Leads", metadata: ["term": "\(term)", "sequence": "\(state.sequence)"])
      // It may have led before, and others have opened and closed rounds meanwhile.
      keptRounds = nil
    case .follower(let leader): logger.notice("Follows", metadata: ["leader": "\(leader ?? "-")"])
    }
  }

  /// Another service has written: its records are read, and what was decided without them is decided by nobody.
  func giveWay(_ commands: [WaitingCommand]) async {
    logger.warning("Another service has written", metadata: ["commands": "\(commands.count)"])
    leadership = journal.leadership
    do {
      try await readOn(to: .max)
    } catch {
      // Nothing is decided before it could be read.
      isUnsettled = true
      logger.error("The record could not be read", metadata: ["error": "\(error)"])
    }
    for command in commands { command.answer(.refused(.writtenByAnother)) }
  }

  /// Tells whoever commands that another service decides; what is on record already is answered from there.
  func refuseAsFollower(_ commands: [WaitingCommand]) async {
    let leader: String? = if case .follower(let leader) = leadership { leader } else { nil }
    let earlier = (try? await earlierAnswers(to: commands)) ?? [:]
    for command in commands {
      command.answer(earlier[command.request.recordID] ?? .refused(.notLeader(leader)))
    }
  }

  private func readOn(to newest: Int64) async throws {
    while state.sequence < newest {
      let records = try await journal.records(after: state.sequence, limit: ServiceLimits.commandsPerWriteMax)
      guard let first = records.first else { return }
      guard first.sequence == state.sequence + 1 else { throw RecordsMissing(after: state.sequence) }
      takeOver(records)
    }
  }

  private func takeOver(_ records: [EventRecord]) {
    guard !records.isEmpty else { return }
    var working = Working(state: state)
    for record in records { working.fold(record) }
    publish(working)
  }
}

/// It is not known whether records that were to be appended are in the journal.
struct JournalOutcomeUnknown: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// The journal has been found to hold nothing of what was to be appended.
private struct JournalTookNothing: Error, CustomStringConvertible {
  let reason: String
  var description: String { reason }
}

/// The journal has been written by another leader.
struct WrittenByAnother: Error {}

/// The journal does not hold what follows.
private struct RecordsMissing: Error, CustomStringConvertible {
  let after: Int64
  var description: String { "the record that follows \(after) is missing" }
}
