import Assets
import Congress
import QRCodes
import TerminalUI

/// The page while a code for a phone is shown: whose it is above it, what to do beside it, and nothing of anybody else.
extension DeskPage {
  /// The fewest columns in which words stand beside the code and not below it.
  private static let besideMin = 22
  /// How many columns the words keep from the edges.
  private static let indent = 3

  func codeLines(_ code: PhoneCode, _ ticket: TabletTicket) -> [Line] {
    let squares = ticket.code.squareLines
    let columns = squares.first?.count ?? 0
    let name = nameLine(code.person)
    let isWhole = columns <= size.columns && squares.count < size.rows
    let lines = isWhole ? shown(squares, columns: columns, code) : written(ticket, code, columns, squares.count + 1)
    return Self.filled([name] + lines, rows: size.rows).map { $0.fitted(to: size.columns) }
  }

  /// Whose code it is, as large as a terminal has it.
  private func nameLine(_ person: RosterView.Person) -> Line {
    // Every key puts the code away, so the newest sign is its own.
    Line(" \(state.sign?.mark ?? "")  \(person.name.uppercased())   \(person.code)", .otherSign).fitted(
      to: size.columns
    ).styled(.otherSign)
  }

  /// The code, with words beside it or, in a narrow terminal, below as far as there is room.
  private func shown(_ squares: [String], columns: Int, _ code: PhoneCode) -> [Line] {
    let room = size.columns - columns - 2 * Self.indent
    let isBeside = room >= Self.besideMin
    let width = isBeside ? room : max(1, size.columns - 2)
    let open = say("desk.code.open").wrapped(columns: width).map { Line($0, .strong) }
    let words = [Line()] + open + [Line()] + facts(of: code, columns: width)
    let lead = Line(String(repeating: " ", count: isBeside ? Self.indent : 1))
    let lines = squares.enumerated().map { row, text in
      let line = Line(text, .blackOnWhite)
      return isBeside && words.indices.contains(row) ? line + lead + words[row] : line
    }
    return isBeside ? lines : lines + words.map { lead + $0 }
  }

  /// In place of a code that does not fit: how large a terminal it needs, and what a phone opens in its place.
  private func written(_ ticket: TabletTicket, _ code: PhoneCode, _ columns: Int, _ rows: Int) -> [Line] {
    let room = max(1, size.columns - 2 * Self.indent)
    let lead = Line(String(repeating: " ", count: size.columns > 4 * Self.indent ? Self.indent : 0))
    let values = ["columns": "\(columns)", "rows": "\(rows)"]
    let why = say("desk.code.not-fit", values).wrapped(columns: room).map { Line($0, .warning) }
    var address: [Line] = []
    var rest = ticket.address[...]
    while !rest.isEmpty {
      address.append(Line(String(rest.prefix(room)), .strong))
      rest = rest.dropFirst(room)
    }
    let lines = why + [Line()] + address + [Line()] + facts(of: code, columns: room)
    return [Line()] + lines.map { lead + $0 }
  }

  /// Until when it is good, whom it is for, and how it goes.
  private func facts(of code: PhoneCode, columns: Int) -> [Line] {
    let until = say("desk.code.until", ["time": clock(code.untilMS)]).wrapped(columns: columns).map { Line($0) }
    let who = ([code.person.organisation] + place(of: code.person)).flatMap { $0.wrapped(columns: columns) }
    let away = say("desk.code.away").wrapped(columns: columns)
    return until + [Line()] + who.map { Line($0) } + [Line()]
      + away.map { Line($0, .quiet) }
  }
}
