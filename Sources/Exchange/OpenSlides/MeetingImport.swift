import Assets
public import Congress
import Foundation

/// Takes a meeting of OpenSlides over: people, programme, questions, elections and speakers as lists; what was counted as
/// a record to read.
public struct MeetingImport: Sendable {
  /// The lists, as an import of any file has them.
  public private(set) var lists = GivenLists()
  /// What the congress is, as far as the meeting says it.
  public private(set) var congress: NewCongress
  /// What was counted, as a list to read: nothing of it is a ballot's result here.
  public private(set) var record = ""

  /// Reads a meeting.
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: Its name, for the report.
  ///   - id: The code of the congress.
  ///   - language: The language of the hall.
  public static func read(
    _ bytes: [UInt8], named file: String, id: String, language: Language, words: GivenWords
  ) throws(ImportProblem) -> MeetingImport {
    let meeting = try Meeting(bytes, named: file)
    return MeetingImport(meeting, named: file, id: id, language: language, words: words)
  }

  private init(_ meeting: Meeting, named file: String, id: String, language: Language, words: GivenWords) {
    let start = Self.start(of: meeting.meeting)
    let name = MeetingText.plain(meeting.meeting.text("name") ?? id, max: 200)
    var people = MeetingPeople(meeting, words: words)
    let roster = people.roster()
    var ballots = MeetingBallots(meeting)
    let ballotTable = ballots.table()
    var programme = MeetingProgramme(meeting, start: start, ballots: ballots.codes)
    let agenda = programme.table()
    let elections = MeetingElections(meeting, people: people.codes)
    let speakers = MeetingSpeakers(meeting, people: people.codes, items: programme.codes)
    congress = NewCongress(
      id: id, body: name, title: MeetingText.plain(meeting.meeting.text("description") ?? name, max: 200).orElse(name),
      term: "", place: MeetingText.plain(meeting.meeting.text("location") ?? "", max: 100), date: start.date, days: 1,
      language: language, timeZone: start.offset)
    record = MeetingRecord(meeting, ballots: ballots.codes).text
    lists.tables = [roster, agenda, ballotTable, elections.table, speakers.table]
    lists.report.add(people.report)
    lists.report.add(ballots.report)
    lists.report.add(programme.report)
    lists.report.add(elections.report)
    lists.report.add(speakers.report)
    for table in lists.tables where !table.rows.isEmpty {
      lists.report.taken.append(
        ImportLine(
          place: file,
          said: ExchangeNote.tableTaken.with([
            "list": .wording(Wording("exchange.list.\(table.kind.rawValue)")), "count": "\(table.rows.count)",
          ])))
    }
    leaveCollections(of: meeting)
    if let index = meeting.index, index != Meeting.indexTried {
      let values: [String: Wording.Part] = ["index": "\(index)", "tried": "\(Meeting.indexTried)"]
      lists.report.toDecide.append(ImportLine(place: file, said: ExchangeNote.indexUntried.with(values)))
    }
  }

  /// When the meeting begins; without a word on it, on the first day that the clock of computers knows.
  private static func start(of meeting: Meeting.Thing) -> MeetingText.Moment {
    if let moment = MeetingText.moment(meeting.text("start_time")) { return moment }
    let seconds = meeting.whole("start_time") ?? 0
    let (days, rest) = (seconds / 86_400, seconds % 86_400)
    return MeetingText.Moment(date: CivilDate.text(daysSince1970: days), minutes: rest / 60, offset: "+00:00")
  }

  /// The collections that are taken over, wholly or in part; the parts that are not say so themselves.
  private static let taken: Set<String> = [
    "meeting", "user", "meeting_user", "structure_level", "gender", "topic", "agenda_item", "list_of_speakers",
    "speaker",
    "motion", "motion_block", "assignment", "assignment_candidate", "poll", "option",
  ]

  private mutating func leaveCollections(of meeting: Meeting) {
    for (name, count) in meeting.counts where count > 0 && !Self.taken.contains(name) {
      lists.report.leftOut.append(
        ImportLine(place: name, said: ExchangeNote.collectionLeft.with(["count": "\(count)"])))
    }
  }
}

extension String {
  /// The text, or another where it is empty.
  func orElse(_ other: String) -> String { isEmpty ? other : self }
}

/// Codes that are given out, each only once.
struct GivenCodes {
  private var taken: Set<FoldedText> = []

  /// A code that nobody has: the one that is wanted, or that with a number behind it.
  mutating func unique(_ wanted: String) -> String {
    var code = wanted
    var number = 2
    while !taken.insert(FoldedText(code)).inserted {
      code = "\(wanted)-\(number)"
      number += 1
    }
    return code
  }
}
