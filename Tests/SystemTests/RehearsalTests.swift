import Congress
import Foundation
import HallProtocol
import Testing

/// Goal: a rehearsal is a whole day on real processes, comes out as planned, and can never be taken for the congress.
///
/// Method: `plenary rehearse` as a process, with its own service, clients over TCP and off-screen screens; its report and
/// journal are read. Services are started on journals of the other kind.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct RehearsalTests {
  /// The report as JSON, as far as it is compared.
  private struct Report: Decodable, Equatable {
    struct Figures: Decodable, Equatable {
      struct Ballot: Decodable, Equatable {
        let ballot: String
        let voters: Int
        let counts: [Int]
      }
      struct Election: Decodable, Equatable {
        let election: String
        let elected: [String]
      }
      let present: Int
      let items: [String]
      let ballots: [Ballot]
      let elections: [Election]
    }
    let acts: Int
    let done: Int
    let refusals: [String: Int]
    let figures: Figures
    let events: Int64
    let faults: [String]
  }

  /// The sample congress with its ninth ballot taken by a method.
  private func congress(_ workplace: Workplace, method: String) throws -> String {
    let folder = "\(workplace.path)/\(method)/can-tho-2025"
    try FileManager.default.createDirectory(atPath: "\(workplace.path)/\(method)", withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: Executable.package + "/Config/congresses/can-tho-2025", toPath: folder)
    let path = folder + "/ballots.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let ballot = try #require(text.range(of: "- id: BQ09"))
    let place = try #require(text.range(of: "method: card-count", range: ballot.upperBound..<text.endIndex))
    try text.replacingCharacters(in: place, with: "method: \(method)").write(
      toFile: path, atomically: true, encoding: .utf8)
    return folder
  }

  private func rehearse(_ congress: String, _ arguments: String...) async throws -> (report: Report, words: String) {
    let command = try Executable(
      "plenary",
      [
        "rehearse", congress, "--until", "2.06", "--speed", "600", "--seed", "11", "--json", "--language", "en",
      ] + arguments)
    // A day on a busy machine: longer than anything else takes.
    let status = try await command.exitStatus(patience: .seconds(240))
    let report = try JSONDecoder().decode(Report.self, from: Data(command.words.utf8))
    #expect(status == 0 && report.faults.isEmpty, "\(command.words)")
    return (report, command.words)
  }

  @Test func aDayOnTerminalsComesOutAsPlannedTwiceTheSameAndOnMarkedScreens() async throws {
    let workplace = try Workplace()
    let named = try congress(workplace, method: "electronic-named")
    let folder = workplace.path + "/kept"
    let pictures = workplace.path + "/pictures"
    let first = try await rehearse(named, "--off-screen", pictures, "--folder", folder).report
    #expect(first.figures.items.last == "2.06" && first.figures.ballots.map(\.ballot) == ["BQ09"])
    #expect(first.figures.elections.map(\.election) == ["BC01", "BC02"], "\(first)")
    #expect(first.figures.present > 460 && (first.refusals["not_on_roll"] ?? 0) == 1, "\(first)")
    let files = try FileManager.default.contentsOfDirectory(atPath: pictures)
    // At this speed a screen may leave out what stood for a moment; it ends with what the hall saw last.
    for scene in ["hall-left-L15-elected", "hall-right-L15-elected"] {
      #expect(files.contains { $0.contains(scene) }, "\(scene) is not among \(files.sorted().suffix(20))")
    }
    try await checkJournal(folder + "/journal", congress: named)
    let second = try await rehearse(named).report
    // But for what screens say of themselves, of which there are none here.
    #expect(second.figures == first.figures && second.refusals == first.refusals, "the same seed gives the same day")
    #expect(second.acts == first.acts && second.done == first.done && second.faults == first.faults)
  }

  @Test func aSecretVoteIsRehearsedWithKeysOfItsOwn() async throws {
    let workplace = try Workplace()
    let report = try await rehearse(congress(workplace, method: "electronic-secret")).report
    #expect(report.figures.ballots.count == 1)
  }

  /// The record is that of a rehearsal on the day itself, and no live service takes it.
  private func checkJournal(_ journal: String, congress: String) async throws {
    let log = try Executable("plenary", ["journal", "log", "--journal", journal, "--json"])
    #expect(try await log.exitStatus() == 0, "\(log.words.suffix(500))")
    let lines = log.words.split(separator: "\n")
    #expect(lines[0].contains("\"isRehearsal\":true"))
    struct Line: Decodable { let atMS: Int64 }
    let times = try lines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)).atMS }
    // It begins on 27 September 2025, 07:00 to 11:00 in the hall, and goes on from there; how far the fast clock has come
    // by the end is for the machine to say.
    let day: ClosedRange<Int64> = 1_758_931_200_000...1_758_945_600_000
    #expect(day.contains(try #require(times.first)) && times == times.sorted(), "\(times.first ?? 0)")
    let live = try Executable(
      "plenary-service", ["--congress", congress, "--journal", journal, "--port", "0", "--language", "vi"])
    #expect(try await live.exitStatus() == 1)
    #expect(live.words.contains("là của buổi tập dượt, không được dùng làm số liệu thật"), "\(live.words)")
  }

  @Test func noRehearsalIsHeldOnTheJournalOfACongress() async throws {
    let house = try await House()
    try await house.run("next")
    let before = try await house.status().show.sequence
    #expect(try await house.end() == 0)
    let rehearsal = try Executable(
      "plenary-service",
      [
        "--congress", Executable.package + "/Config/congresses/can-tho-2025", "--journal", house.journal, "--port",
        "0", "--rehearsal",
      ])
    #expect(try await rehearsal.exitStatus() == 1)
    #expect(
      rehearsal.words.contains("is that of a live congress; nothing has been changed in it"), "\(rehearsal.words)")
    try await house.start()
    #expect(try await house.status().show.sequence == before)
    let fast = try Executable("plenary-service", ["--congress", "x", "--speed", "60"])
    #expect(try await fast.exitStatus() == 64)
    #expect(fast.words.contains("a live service keeps the time of day"), "\(fast.words)")
  }

  @Test func aFastClockIsTheClockOfEverybodyAndCostsNobodyTheLink() async throws {
    let workplace = try Workplace()
    let port = try House.freePort()
    let service = try Executable(
      "plenary-service",
      [
        "--congress", Executable.package + "/Config/congresses/can-tho-2025", "--journal",
        workplace.path + "/journal", "--keys", workplace.path + "/keys", "--port", "\(port)", "--rehearsal", "--from",
        "2025-09-26T13:00", "--speed", "60",
      ])
    try await eventually("the service listens: \(service.words)") { service.words.contains("Listening") }
    let screen = try Executable(
      "plenary-screen",
      ["--id", "hall-left", "--port", "\(port)", "--off-screen", workplace.path + "/pictures", "--window", "640x360"])
    // 13:08 in the hall: 8 s later, longer than any silence that closes a link.
    var told = ""
    try await eventually("the rehearsal's clock has moved on: \(told)") {
      told = try await Executable.plenary(["screens", "--json"], port: port).words
      struct Answer: Decodable {
        struct Line: Decodable { let heardAtMS: Int64 }
        let screens: [Line]
      }
      let answer = try JSONDecoder().decode(Answer.self, from: Data(told.utf8))
      return answer.screens.contains { $0.heardAtMS > 1_758_866_400_000 + 480_000 }
    }
    let status = try await Executable.plenary(["status"], port: port)
    #expect(status.words.contains("REHEARSAL") && status.words.contains("connected"), "\(status.words)")
    #expect(
      !screen.words.contains("not been heard") && !screen.words.contains("closed the connection"), "\(screen.words)")
    #expect(try await screen.end() == 0)
    #expect(try await service.end() == 0)
  }

  @Test func whatIsNotThereIsNamedWithWhatIs() async throws {
    let day = try Executable("plenary", ["rehearse", "--day", "N9", "--language", "en"])
    #expect(try await day.exitStatus() == 1)
    #expect(day.words.contains("There is no day N9; there are N1, N2, N3."), "\(day.words)")
    let workplace = try Workplace()
    try FileManager.default.createDirectory(atPath: workplace.path + "/journal", withIntermediateDirectories: true)
    let used = try Executable("plenary", ["rehearse", "--folder", workplace.path, "--language", "en"])
    #expect(try await used.exitStatus() == 1)
    #expect(used.words.contains("has the journal of an earlier rehearsal"), "\(used.words)")
    let speed = try Executable("plenary", ["rehearse", "--speed", "0"])
    #expect(try await speed.exitStatus() == 64)
    #expect(speed.words.contains("it must be 1 to 600"), "\(speed.words)")
  }
}
