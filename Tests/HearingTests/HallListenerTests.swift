import Congress
import HallTestSupport
import Testing

@testable import Hearing

/// Goal: nothing leaves memory before the record has said whose it is, whatever the link does.
///
/// Method: a listener is told records, sound and the service's time in every unlucky order.
@Suite struct HallListenerTests {
  private static let startMS = FloorRecordTests.startMS

  /// Sound as a card gives it, a tenth of a second at a time, from a second on.
  private func hear(_ samples: [Int16], from second: Int64, _ listener: inout HallListener) {
    let sound = Sound(startMS: Self.startMS + 1_000 * second, samples: samples)
    var atMS = sound.startMS
    while atMS < sound.endMS {
      let part = sound.part(fromMS: atMS, untilMS: atMS + 100)
      atMS = part.endMS
      listener.hear(part.samples, serviceMS: atMS)
    }
  }

  @Test("while an old journal is still being told, the speaker of its middle is not the speaker of now")
  func theWholeJournalComesFirst() throws {
    let records = try FloorRecordTests.records([.speakerNext, .speakerStart, .speakerEnd])
    var listener = HallListener()
    listener.hear(journalUntil: records.last?.sequence ?? 0)
    // As far as the beginning of a speech that is long over.
    listener.hear(Array(records.dropLast()))
    hear(TestSound.voice(10_000), from: 60, &listener)
    listener.hear(serviceMS: Self.startMS + 80_000)
    #expect(listener.pieces().isEmpty)
    #expect(!listener.isDecided)
    listener.hear(Array(records.suffix(1)))
    listener.hear(serviceMS: Self.startMS + 80_000)
    #expect(listener.end().isEmpty)
    #expect(listener.isDecided)
  }

  @Test("what is told late is told in time: sound waits for two seconds of the service")
  func toldLate() throws {
    let records = try FloorRecordTests.records(
      [.recordingStart, .speakerNext, .speakerStart, .recordingOffTheRecord], everyMS: 4_000)
    var listener = HallListener()
    listener.hear(Array(records.dropLast()))
    hear(TestSound.voice(8_000), from: 12, &listener)
    // The hall left the record at second 16, which comes 1.9 seconds later.
    listener.hear(serviceMS: Self.startMS + 17_900)
    #expect(listener.pieces().isEmpty)
    listener.hear(Array(records.suffix(1)))
    listener.hear(serviceMS: Self.startMS + 30_000)
    let pieces = listener.end()
    #expect(!pieces.isEmpty && pieces.allSatisfy { $0.sound.endMS <= Self.startMS + 15_800 })
  }

  @Test("another journal is another congress: what was heard before is nobody's")
  func anotherJournal() throws {
    var listener = HallListener()
    listener.hear(try FloorRecordTests.records([.speakerNext, .speakerStart]))
    hear(TestSound.voice(5_000), from: 2, &listener)
    listener.forget()
    listener.hear(try FloorRecordTests.records([.speakerNext, .speakerStart]))
    listener.hear(serviceMS: Self.startMS + 30_000)
    #expect(listener.end().isEmpty)
  }
}
