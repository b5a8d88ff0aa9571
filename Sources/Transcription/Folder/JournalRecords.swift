import Assets
public import Congress
public import ControlRoom
import Journal

/// The records of a journal's folder, as commands read them that are not at its service.
public enum JournalRecords {
  /// How many records are read at a time.
  private static let recordsPerRead = 10_000

  /// Every record, from the founding on: of a journal's folder, or where none is named as the service has them.
  /// - Throws: ``RoomProblem``.
  public static func read(folder: String?, else options: RoomOptions) async throws -> [EventRecord] {
    guard let folder else { return try await options.journal().records }
    return try await read(folder: folder)
  }

  /// Every record, from the founding on.
  /// - Throws: ``RoomProblem/journal(_:)``.
  public static func read(folder: String) async throws -> [EventRecord] {
    do {
      let reader = try await JournalReader.open(folder: folder)
      var records: [EventRecord] = []
      while true {
        let more = try await reader.records(after: records.last?.sequence ?? 0, limit: recordsPerRead)
        guard !more.isEmpty else { return records }
        records += more
      }
    } catch {
      let (code, values) = error.facts
      throw RoomProblem.journal(Wording("journal.\(code)", values.mapValues { .text($0) }))
    }
  }
}
