import Assets
import Congress
import CongressFiles
import Exchange
import Foundation
import Testing

/// Goal: a meeting of OpenSlides comes over as far as a hall needs it, and everything that does not is told.
@Suite struct MeetingImportTests {
  private func imported(_ bytes: [UInt8]) throws -> MeetingImport {
    try MeetingImport.read(bytes, named: "m.json", id: "test", language: .english, words: try ExchangeRig.words())
  }

  private func congress(of meeting: MeetingImport) throws -> Definition {
    let files = try meeting.congress.files(assets: ExchangeRig.assets, strings: try ExchangeRig.strings())
    return try ExchangeRig.congress(of: meeting.lists.tables, model: files, isTemplate: true)
  }

  @Test("people, tree of the agenda, motions, elections and speakers of a small meeting")
  func aSmallMeeting() throws {
    let meeting = try imported(try ExchangeRig.given("meeting.json"))
    let congress = try congress(of: meeting)
    #expect(congress.name.body.vi == "Assembly of wards")
    let people = congress.roster.delegates
    #expect(people.map(\.code.text) == ["12345-1", "12345-1-2", "OS-3"])
    #expect(people.map(\.name) == ["Văn An Nguyễn", "Thị Bình Trần", "Dr. Chi"])
    #expect(people.map(\.kind) == [.elected, .elected, .guest])
    #expect(people.map(\.organisation) == ["Ward A", "Ward B", "Assembly of wards"])
    #expect(people.map(\.weight) == [3, nil, nil])
    #expect(congress.presentAtFounding == ["12345-1"])
    let items = congress.agenda.items
    #expect(items.map(\.code.text) == ["A-1", "2", "2.1", "3"])
    #expect(items.map(\.title.vi) == ["Welcome", "Report", "Longer opening hours", "Election of the board"])
    #expect(items.map(\.plannedMinutes) == [10, 30, 10, 10])
    #expect(items[2].ballots == ["1-1"])
    #expect("\(TimeOfDay(atMS: items[1].plannedStartMS, utcOffset: congress.utcOffset))" == "08:10")
    #expect(congress.ballots.map(\.method) == [.cardCount, .electronicSecret])
    #expect(congress.ballots.map(\.base) == [.valid, .cast])
    #expect(congress.elections.map { $0.candidates.map(\.code.text) } == [["12345-1", "12345-1-2"]])
    #expect(congress.speakers.map(\.person) == [.delegate("12345-1"), .delegate("12345-1-2")])
    #expect(congress.speakers.map(\.item) == ["2", "2"])
    #expect(meeting.record.contains("poll/1,First,finished,Longer opening hours,1-1,Longer opening hours,4,2,1,7,0,7"))
  }

  @Test("what was not taken over, changed or is to be put right is told with the thing that it is about")
  func theReportTellsTheRest() throws {
    let report = try imported(try ExchangeRig.given("meeting.json")).lists.report
    let left = try ExchangeRig.said(report.leftOut)
    #expect(left.contains("chat_group: Entries that are not taken over: 1."))
    #expect(left.contains("agenda_item/4: 'Secret plans' is not taken over: it is hidden in OpenSlides"))
    #expect(left.contains { $0.hasPrefix("meeting_user/2: 'Ward A' is not taken over") })
    #expect(left.contains { $0.hasPrefix("meeting_user/2: 'vote_weight 1.5' is not taken over") })
    #expect(left.contains { $0.hasPrefix("speaker/3: '12345-1' is not taken over") })
    let changed = try ExchangeRig.said(report.changed)
    #expect(changed.contains("motion/1: Code: '1 - 1' is written '1-1'"))
    #expect(changed.contains("motion/2: Base: 'YN' is written 'cast'"))
    let open = try ExchangeRig.said(report.toDecide)
    #expect(open.contains { $0.hasPrefix("assignment/1: 'Election of the board': 1 to be elected and 2 candidates") })
    #expect(
      open.contains { $0.hasPrefix("meeting_user: OpenSlides has neither years of birth") && $0.contains("OS-3") })
  }

  @Test("passwords do not come over")
  func passwordsStayBehind() throws {
    let meeting = try imported(try ExchangeRig.given("meeting.json"))
    #expect(!"\(meeting.lists.tables)\(meeting.record)".contains("secret-hash"))
  }

  @Test("a file that is no meeting, or none that was tried, is told")
  func otherFilesAreTold() throws {
    func problem(_ text: String) throws -> String {
      do throws(ImportProblem) {
        _ = try MeetingImport.read(
          Array(text.utf8), named: "m.json", id: "t", language: .english,
          words: GivenWords(strings: Strings(language: "en", texts: [:]), others: []))
        return ""
      } catch { return try ExchangeRig.strings().visible(error.line.said) }
    }
    #expect(try problem("{").hasPrefix("The JSON cannot be read"))
    #expect(try problem("{\"user\":{}}").hasPrefix("The file does not hold exactly one OpenSlides meeting"))
    let newer = try imported(Array("{\"_migration_index\":500,\"meeting\":{\"1\":{\"id\":1,\"name\":\"M\"}}}".utf8))
    #expect(try ExchangeRig.said(newer.lists.report.toDecide).contains { $0.contains("_migration_index 500") })
  }

  @Test("a meeting of 300 items of ten minutes goes on the next day, and a tree that goes round ends")
  func longAndRoundAgendas() throws {
    var items: [String] = []
    var topics: [String] = []
    for id in 1...300 {
      topics.append("\"\(id)\":{\"id\":\(id),\"title\":\"T\(id)\"}")
      items.append("\"\(id)\":{\"id\":\(id),\"weight\":\(id),\"content_object_id\":\"topic/\(id)\"}")
    }
    items.append("\"400\":{\"id\":400,\"parent_id\":401,\"content_object_id\":\"topic/1\"}")
    items.append("\"401\":{\"id\":401,\"parent_id\":400,\"content_object_id\":\"topic/2\"}")
    let people =
      "\"user\":{\"1\":{\"id\":1,\"last_name\":\"A\"}},\"meeting_user\":{\"1\":{\"id\":1,\"user_id\":1,\"number\":\"1\"}}"
    let text =
      "{\"meeting\":{\"1\":{\"id\":1,\"name\":\"M\",\"start_time\":\"2025-09-26T09:00:00+07:00\"}},\(people),"
      + "\"topic\":{\(topics.joined(separator: ","))},\"agenda_item\":{\(items.joined(separator: ","))}}"
    let congress = try congress(of: try imported(Array(text.utf8)))
    #expect(congress.agenda.items.count == 300)
    #expect(congress.agenda.days.map(\.date) == ["2025-09-26", "2025-09-27", "2025-09-28", "2025-09-29"])
  }
}
