import Congress
import CongressFiles
import HallTestSupport
import Foundation
import Testing

/// Goal: a changed `agenda.yaml` is read by the rules of a congress folder, and what it may not change is told by line.
///
/// Method: the sample folder founds a congress whose first item is done; then one change at a time in its file.
@Suite struct ChangedAgendaTests {
  /// What a file leads to against the sample congress with its first item done, or its problems.
  private static func read(_ old: String, _ new: String) throws -> (steps: [AgendaStep], problems: [String]) {
    let definition = try SampleFolder().written { try CongressFolder.read($0) }
    let founding = EventRecord(sequence: 1, atMS: 0, actor: nil, commandID: nil, event: .congressFounded(definition))
    var state = CongressState(definition, foundedBy: founding)
    let first = try #require(state.agenda.items.first).code
    for event in [.itemStarted(item: first), .itemEnded(item: first)] as [Event] {
      state.apply(EventRecord(sequence: state.sequence + 1, atMS: 5, actor: nil, commandID: nil, event: event))
    }
    return try SampleFolder().replacing(old, with: new, in: "agenda.yaml").written { folder in
      do throws(CongressFolderProblems) {
        let changed = try ChangedAgenda.read(
          folder + "/agenda.yaml", against: state.agenda, utcOffset: definition.utcOffset,
          ballots: state.ballots.map(\.plan.code))
        return (changed.difference.steps, [])
      } catch {
        return ([], error.problems.map { $0.sentence(in: SampleFolder.words).replacing(folder + "/", with: "") })
      }
    }
  }

  @Test func anotherTitleIsOneStep() throws {
    let (steps, problems) = try Self.read("title: Bế mạc", "title: Bế mạc và chào cờ")
    #expect(problems.isEmpty)
    #expect(steps == [.retitle("2.01", ItemWords(title: LocalizedText(vi: "Bế mạc và chào cờ")))])
  }

  @Test func theNewFieldsOfAnItemAreRead() throws {
    let (steps, problems) = try Self.read(
      "title: Bế mạc, cue: holding",
      "title: Bế mạc, cue: holding, endCue: programme, followOn: automatic, operatorNotes: Nhắc MC")
    #expect(problems.isEmpty)
    let running = ItemRunning(
      kind: .closing, cue: .holding, endCue: .programme, followOn: .automatic,
      operatorNotes: LocalizedText(vi: "Nhắc MC"))
    #expect(steps == [.revise("2.01", running)])
  }

  @Test func whatWasDoneMayNotBeOtherwiseInTheFile() throws {
    let (_, problems) = try Self.read("title: Đón tiếp,", "title: Đón tiếp đại biểu,")
    #expect(problems.count == 1)
    #expect(
      problems.first?.hasPrefix("agenda.yaml:") == true
        && problems.first?.contains("has been dealt with or is on") == true)
  }

  @Test func anotherSessionTakesTheItemsOver() throws {
    let (steps, problems) = try Self.read("id: N2A", "id: N2B")
    #expect(problems.isEmpty)
    #expect(steps.map(\.name) == [.agendaArrange, .agendaMove, .agendaRetime, .agendaArrange])
  }

  @Test func aDayThatHasBegunKeepsItsDateAndTheFileIsToldWhere() throws {
    let (_, problems) = try Self.read("date: 2025-09-27", "date: 2025-09-26")
    #expect(problems.count == 1 && problems.first?.hasPrefix("agenda.yaml:2:") == true, "\(problems)")
    #expect(problems.first?.contains("Day N1 has begun") == true, "\(problems)")
  }

  @Test func aNewDayIsReadWithItsSessionsAndItems() throws {
    let (steps, problems) = try Self.read(
      "title: Bế mạc, cue: holding }\n",
      """
      title: Bế mạc, cue: holding }
        - id: N3
          date: 2025-09-29
          title: Ngày thứ ba
          sessions:
            - id: N3A
              title: Buổi sáng
              items:
                - { id: "3.01", start: 08:00, minutes: 5, kind: closing, title: Chia tay, cue: holding }

      """)
    #expect(problems.isEmpty, "\(problems)")
    #expect(steps.map(\.name) == [.agendaArrange, .agendaInsert])
  }

  @Test func mistakesOfTheFileAreToldAsEver() throws {
    let (_, problems) = try Self.read("minutes: 15", "minutes: 1441")
    #expect(problems == ["agenda.yaml:12: 'minutes' is '1441'; expected a whole number from 0 to 1440."])
  }

  @Test func aBallotThatIsNotThereIsRefusedAtItsItem() throws {
    let (_, problems) = try Self.read("title: Bế mạc, cue: holding", "title: Bế mạc, cue: holding, ballots: [BQ99]")
    #expect(problems.count == 1 && problems.first?.contains("BQ99") == true)
    #expect(problems.first?.hasPrefix("agenda.yaml:25:") == true, "\(problems)")
  }
}
