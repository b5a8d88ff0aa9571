import Congress
import HallProtocol
import Testing

/// Goal: a value of the journal topic fits the wire, however many and however long the records are.
///
/// Method: short records, long ones, and one that is longer than a value may be.
@Suite struct JournalValueTests {
  private func record(_ sequence: Int64, bytes: Int) -> EventRecord {
    EventRecord(
      sequence: sequence, atMS: 1, actor: nil, commandID: nil,
      event: .ballotAborted(ballot: "B1", reason: String(repeating: "x", count: bytes)))
  }

  @Test func shortRecordsGoTogether() {
    let records = (1...256).map { record(Int64($0), bytes: 100) }
    #expect(JournalView.filled(with: records) == records)
  }

  @Test func aValueIsFullBeforeItIsTooLong() {
    let records = (1...256).map { record(Int64($0), bytes: 10_000) }
    let filled = JournalView.filled(with: records)
    #expect(filled == Array(records.prefix(filled.count)))
    #expect((40...60).contains(filled.count), "\(filled.count) records of about 10 kB")
  }

  @Test func aLongRecordGoesAloneAndTheNextIsNotLost() {
    let records = [record(1, bytes: HallLimits.journalBytesMax + 1), record(2, bytes: 10)]
    #expect(JournalView.filled(with: records) == [records[0]])
    #expect(JournalView.filled(with: [records[1]]) == [records[1]])
    #expect(JournalView.filled(with: []).isEmpty)
  }
}
