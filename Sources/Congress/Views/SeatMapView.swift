/// L19: every seat of the roster, row by row, and who sits there.
///
/// A row's seats are one character each, from seat 1 on: ``Mark`` by its raw value, or the digit of a choice by its place
/// on the ballot, from 1.
public struct SeatMapView: Sendable, Hashable, Codable {
  /// What a seat shows.
  public enum Mark: Character, Sendable, Hashable, CaseIterable {
    /// There is no such seat on the roster.
    case none = "-"
    case present = "p"
    /// In the building, not in the hall.
    case out = "o"
    /// Absent, or not arrived yet.
    case absent = "a"
    /// On the roll of the vote, and has not voted.
    case silent = "n"
  }

  /// One row of seats.
  public struct Row: Sendable, Hashable, Codable {
    /// What the row is called: `A`; empty where seats are only numbered.
    public let name: String
    /// The seats from 1 on, one character each.
    public let seats: String

    /// A row of seats.
    public init(name: String, seats: String) {
      self.name = name
      self.seats = seats
    }
  }

  /// The named vote whose choices are shown; nothing where attendance is.
  public struct Vote: Sendable, Hashable, Codable {
    /// The ballot.
    public let ballot: Code<Ballot>
    /// Its question.
    public let question: LocalizedText
    /// The choices in the ballot's order.
    public let choices: [Choice]

    /// A vote as the map's legend needs it.
    public init(ballot: Code<Ballot>, question: LocalizedText, choices: [Choice]) {
      self.ballot = ballot
      self.question = question
      self.choices = choices
    }
  }

  /// The highest seat number that is drawn; a higher one is a mistake of the roster, not a seat.
  public static let seatsPerRowMax = 200
  /// The most rows.
  public static let rowsMax = 120

  /// The rows, front to back.
  public let rows: [Row]
  /// The marks of those who have no seat on the map, one character each, so that what is counted is whole.
  public let unseated: String
  /// The published named vote that the seats show; nothing where they show attendance.
  public let vote: Vote?
  /// When attendance last changed, in ms since 1970 UTC.
  public let asOfMS: Int64

  /// A map from its parts.
  public init(rows: [Row], unseated: String = "", vote: Vote? = nil, asOfMS: Int64) {
    self.rows = rows
    self.unseated = unseated
    self.vote = vote
    self.asOfMS = asOfMS
  }
}

/// A seat's name taken apart: `B12` is seat 12 of row `B`.
struct SeatName: Hashable {
  let row: String
  let number: Int

  /// Reads a name that ends in a number; nothing where it does not, or where no row is that long.
  init?(_ text: String) {
    let digits = String(text.reversed().prefix { ("0"..."9").contains($0) }.reversed())
    guard let number = Int(digits), (1...SeatMapView.seatsPerRowMax).contains(number) else { return nil }
    row = String(text.dropLast(digits.count))
    self.number = number
  }
}

extension CongressState {
  /// Who sits where, and how they voted where a published named vote is asked for.
  ///
  /// Guests are not on the map; whoever has no seat of that form is counted without one.
  func seatMapView(of code: Code<Ballot>?) -> SeatMapView {
    let ballot = code.flatMap { self.ballot($0) }
    let votes = ballot.flatMap(publishedVotes)
    let plan = definition.roster.seatPlan
    let none = UInt8(ascii: "-")
    var rows = plan.rows.map { [UInt8](repeating: none, count: $0.width) }
    var unseated: [UInt8] = []
    for (index, place) in plan.places.enumerated() {
      func mark() -> UInt8 {
        if let votes, let ballot, let vote = votes[definition.roster.delegates[index].code] {
          let choice = vote.flatMap { key in ballot.plan.choices.firstIndex { $0.key == key } }
          return choice.map { UInt8(ascii: "1") + UInt8($0) } ?? SeatMapView.Mark.silent.byte
        }
        return SeatMapView.Mark(presences[index].presence).byte
      }
      switch place {
      case .seat(let row, let number): rows[row][number] = mark()
      case .unseated: unseated.append(mark())
      case .notOnMap: break
      }
    }
    for row in rows.dropFirst(SeatMapView.rowsMax) { unseated += row.filter { $0 != none }.sorted() }
    return SeatMapView(
      rows: zip(plan.rows, rows).prefix(SeatMapView.rowsMax).map {
        SeatMapView.Row(name: $0.name, seats: String(decoding: $1, as: UTF8.self))
      },
      unseated: String(decoding: unseated, as: UTF8.self),
      vote: votes == nil
        ? nil
        : ballot.map { .init(ballot: $0.code, question: $0.plan.question, choices: $0.plan.choicesToShow($0.verdict)) },
      asOfMS: attendance.asOfMS)
  }

  /// Who voted how, by delegate; nothing unless the vote was named and stands published.
  private func publishedVotes(_ ballot: Ballot) -> [Code<Delegate>: String?]? {
    guard case .published(let opening, let outcome, _, _) = ballot.phase else { return nil }
    return NamedVote.votes(of: ballot.plan, outcome: outcome, opening: opening).map { votes in
      Dictionary(votes.map { ($0.delegate, $0.choice) }, uniquingKeysWith: { first, _ in first })
    }
  }
}

extension SeatMapView.Mark {
  /// The mark as one byte of ASCII.
  fileprivate var byte: UInt8 { rawValue.asciiValue ?? UInt8(ascii: "-") }

  init(_ presence: Presence) {
    switch presence {
    case .present: self = .present
    case .out: self = .out
    case .pending, .absentExcused, .absentUnexcused: self = .absent
    }
  }
}
