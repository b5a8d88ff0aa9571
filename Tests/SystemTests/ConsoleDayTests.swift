import Congress
import Foundation
import HallProtocol
import Testing

/// Goal: a whole day is run by keys alone, with its accidents, and the record says exactly what was pressed.
///
/// Method: `plenary console` in a pseudo-terminal from the first item of the sample's first day to the last, on a real
/// service with two real screens: eight votes, a wrong press taken back, SAFE, a service killed and started again. What
/// each key did is waited for on the page and on the screens. At the end the journal is verified and the exports are
/// held against the figures that were typed.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct ConsoleDayTests {
  /// The figures typed for the votes of the day, in favour, against, other.
  private static func figures(_ number: Int) -> [Int] { [470 - number, number, number % 3] }

  @Test func theFirstDayIsRunFromItsFirstItemToItsLastByKeys() async throws {
    let house = try await House()
    let hall = try house.screen("hall-left")
    let lobby = try house.screen("lobby-1")
    for screen in ["hall-left", "lobby-1"] { try await house.waitForScreen(screen, showing: "L01-holding") }
    let items = try await house.agenda().filter { $0.code.text.hasPrefix("1.") }
    try #require(items.count == 16)
    let terminal = try PseudoTerminal(
      "plenary", ["console", "--port", "\(house.port)", "--language", "en"], columns: 120, rows: 40)
    try await terminal.waits(for: "▶ control-1")
    var votes: [Code<Ballot>: [Int]] = [:]
    for item in items {
      try await terminal.press("n", until: "▶ \(item.code)")
      #expect(try await house.status().item?.code == item.code)
      for ballot in item.ballots {
        let figures = Self.figures(votes.count + 1)
        try await vote(on: ballot, figures, in: terminal, house)
        votes[ballot] = figures
      }
      switch item.code {
      case "1.04": try await pressWronglyAndTakeItBack(terminal, house)
      case "1.10": try await coverAndUncover(terminal, house)
      case "1.13": try await loseTheService(terminal, house)
      default: break
      }
    }
    #expect(votes.count == 8)
    try await terminal.waits(for: "▶ 1.16")
    terminal.type("q")
    try await terminal.waits(for: "Leave the console")
    terminal.type("y")
    #expect(try await terminal.end() == 0 && terminal.isRestored)
    for ballot in votes.keys.sorted(by: { $0.text < $1.text }) {
      try await checkExport(of: ballot, votes[ballot] ?? [], house)
    }
    #expect(try await hall.executable.end() == 0)
    #expect(try await lobby.executable.end() == 0)
    #expect(try await house.end() == 0)
    try await checkJournal(house, votes: votes.count, items: items.count)
  }

  private func vote(
    on ballot: Code<Ballot>, _ figures: [Int], in terminal: PseudoTerminal, _ house: House
  ) async throws {
    try await terminal.press("v", until: "\(ballot) round 1")
    try await terminal.press("1", until: "on air ▶ L09 question:\(ballot)")
    try await terminal.confirm(
      "2", asks: "OPEN ballot \(ballot) round 1", until: "Ballot \(ballot) round 1 · OPEN")
    #expect(try await house.ballot(ballot).state == .open)
    try await house.waitForScreen("hall-left", showing: "L10-voting-\(ballot)")
    try await terminal.waits(for: "Ballot \(ballot) round 1 · OPEN")
    try await terminal.press("v", until: "enter figures")
    terminal.type("5")
    for figure in figures { terminal.type("\(figure)\r") }
    try await eventually("the figures of \(ballot) stand on the page") {
      terminal.lines.contains { $0.contains("In favour") && $0.contains(" \(figures[0]) ") }
    }
    try await terminal.confirm("4", asks: "CLOSE ballot \(ballot) round 1?", until: "COUNTED")
    #expect(try await house.ballot(ballot).state == .counted)
    try await terminal.press("v", until: "confirm")
    try await terminal.confirm("6", asks: "CONFIRM the figures", until: "CONFIRMED")
    try await terminal.press("r", until: "PUBLISH result \(ballot) round 1 on 2 screens?")
    #expect(try await house.ballot(ballot).state == .confirmed, "armed is not published")
    // Asking took its time, and what is armed waits for five seconds only.
    try await eventually("the key is armed no more") { !terminal.text.contains("PUBLISH result \(ballot) round 1 on") }
    try await terminal.confirm(
      "r", asks: "PUBLISH result \(ballot) round 1 on 2 screens?", until: "on air ▶ L11 result:\(ballot)")
    for screen in ["hall-left", "lobby-1"] {
      try await house.waitForScreen(screen, showing: "L11-result-\(ballot)")
    }
    try await terminal.waits(for: "on air ▶ L11 result:\(ballot)")
  }

  /// Another item's picture is taken by mistake; undo brings back what was there.
  private func pressWronglyAndTakeItBack(_ terminal: PseudoTerminal, _ house: House) async throws {
    let before = try #require(try await house.status().show.outputs.first?.onAir)
    terminal.type("\u{1B}[B")
    try await terminal.waits(for: "selected by hand")
    try await terminal.press("T", until: "on air ▶ L04 attendance")
    try await house.waitForScreen("hall-left", showing: "L04-attendance")
    try await terminal.press("u", until: "on air ▶ \(before.scene.layout) \(before.text)")
    #expect(try await house.status().show.outputs.first?.onAir == before)
    terminal.type("\u{1B}")
    try await eventually("the selection is back at the current item") { !terminal.text.contains("selected by hand") }
  }

  private func coverAndUncover(_ terminal: PseudoTerminal, _ house: House) async throws {
    try await terminal.press("!", until: "SAFE: cover all 2 screens?")
    terminal.type("y")
    for screen in ["hall-left", "lobby-1"] { try await house.waitForScreen(screen, showing: "L20-fallback") }
    #expect(try await house.status().show.isSafe)
    try await terminal.press("!", until: "SAFE off: show again")
    terminal.type("y")
    for screen in ["hall-left", "lobby-1"] { try await house.waitForScreen(screen, showing: "L03-item") }
  }

  private func loseTheService(_ terminal: PseudoTerminal, _ house: House) async throws {
    let before = try await house.status()
    house.crash()
    try await terminal.waits(for: "LINK LOST")
    try await terminal.press("n", until: "Key n refused")
    try await house.start()
    try await eventually("the console is back:\n\(terminal.text)") { !terminal.text.contains("LINK LOST") }
    try await eventually("both screens are back") { try await house.status().screens.filter(\.isConnected).count == 2 }
    let after = try await house.status()
    #expect(after.item?.code == before.item?.code && after.show.outputs == before.show.outputs)
    // The console takes the show over again by itself where nobody drives.
    try await terminal.waits(for: "▶ control-1")
  }

  private func checkExport(of ballot: Code<Ballot>, _ figures: [Int], _ house: House) async throws {
    struct Record: Decodable {
      struct Outcome: Decodable {
        struct Tally: Decodable { let counts: [Int] }
        let tally: Tally
      }
      let outcome: Outcome?
    }
    let (words, status) = try await house.plenary("ballot", "export", ballot.text, "--format", "json")
    #expect(status == 0, "\(words)")
    let record = try JSONDecoder().decode(Record.self, from: Data(words.utf8))
    #expect(record.outcome?.tally.counts == figures, "\(ballot)")
    let (table, _) = try await house.plenary("ballot", "export", ballot.text, "--format", "csv")
    for figure in figures { #expect(table.contains("\(figure)"), "\(ballot): \(table)") }
  }

  private func checkJournal(_ house: House, votes: Int, items: Int) async throws {
    let verify = try Executable("plenary", ["journal", "verify", "--journal", house.journal, "--language", "en"])
    #expect(try await verify.exitStatus() == 0 && verify.words.contains("✓"), "\(verify.words)")
    let log = try Executable("plenary", ["journal", "log", "--journal", house.journal, "--after", "1"])
    #expect(try await log.exitStatus() == 0)
    let records = log.words.split(separator: "\n").map { $0.split(separator: "\t") }
    func count(_ name: String) -> Int { records.count { $0.last?.hasPrefix("{\"\(name)\":") ?? false } }
    #expect(count("item.started") == items && count("ballot.published") == votes)
    #expect(count("safe.turned") == 2 && count("command.undone") == 1)
    #expect(count("ballot.aborted") == 0 && count("ballot.voided") == 0)
    // What screens say of themselves has no actor.
    let actors = Set(records.compactMap { $0.dropFirst(2).first }).subtracting(["-"])
    #expect(actors == ["operator/control-1"], "everything was done by keys: \(actors)")
  }
}
