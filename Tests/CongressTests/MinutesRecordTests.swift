import Congress
import Testing

/// Goal: what was read out, adopted and signed is one paper, and the record says which.
///
/// Method: a sample congress reads its minutes out, votes on them and signs them; then every way to go wrong.
@Suite struct MinutesRecordTests {
  private static let paper = String(repeating: "ab", count: 32)
  private static let other = String(repeating: "cd", count: 32)

  /// A published vote in favour.
  private func adopt(_ hall: inout Hall, _ ballot: Code<Ballot> = "B1") throws {
    for command: Command in [
      .ballotOpen(ballot),
      .ballotCount(ballot, counts: ["for": hall.state.attendance.present, "against": 0, "other": 0]),
      .ballotClose(ballot), .ballotConfirm(ballot),
    ] { try hall.run(command) }
    try hall.run(.ballotPublish(ballot), as: .podium)
  }

  private func refuses(_ hall: Hall, _ command: Command, _ rule: MinutesRule) {
    var hall = hall
    #expect(throws: Rejection.minutes(rule)) { try hall.run(command) }
  }

  @Test func minutesAreReadOutAdoptedByABallotAndSigned() throws {
    var hall = try Hall(after: .itemStart("1.02"), .minutesReadOut(of: nil, digest: Self.other))
    // A corrected paper may be read out again before it is adopted.
    try hall.run(.minutesReadOut(of: nil, digest: Self.paper))
    #expect(hall.state.minutes(of: nil)?.state == .readOut)
    try adopt(&hall)
    try hall.run(.minutesAdopt(of: nil, digest: Self.paper, by: "B1"))
    try hall.run(.minutesSign(of: nil, digest: Self.paper, signer: "Lê Hoa", office: "Trưởng đoàn"), as: .podium)
    let minutes = try #require(hall.state.minutes(of: nil))
    #expect(minutes.state == .signed && minutes.digest == Self.paper && minutes.adoption?.ballot == "B1")
    #expect(minutes.signatures.map(\.name) == ["Lê Hoa"])
    #expect(try CongressState.replaying(hall.records) == hall.state)
    #expect(try throughJSON(hall.state) == hall.state)
  }

  @Test func eachStepNeedsTheOneBeforeAndTheSamePaper() throws {
    var hall = try Hall(after: .itemStart("1.02"))
    refuses(hall, .minutesReadOut(of: nil, digest: "AB"), .digestNotFit)
    refuses(
      hall, .minutesReadOut(of: "S9", digest: Self.paper),
      .sessionUnknown("S9", known: hall.state.agenda.sessions.map(\.code)))
    refuses(hall, .minutesAdopt(of: nil, digest: Self.paper, by: "B1"), .notReadOut)
    try hall.run(.minutesReadOut(of: nil, digest: Self.paper))
    refuses(hall, .minutesAdopt(of: nil, digest: Self.other, by: "B1"), .digestIsOther(known: Self.paper))
    refuses(hall, .minutesAdopt(of: nil, digest: Self.paper, by: "B1"), .ballotAdoptsNothing("B1", state: .ready))
    refuses(hall, .minutesSign(of: nil, digest: Self.paper, signer: "Hoa", office: nil), .notAdopted)
    try adopt(&hall)
    var late = hall
    try late.run(.minutesReadOut(of: nil, digest: Self.other))
    refuses(late, .minutesAdopt(of: nil, digest: Self.other, by: "B1"), .ballotBeforeReading("B1"))
    try hall.run(.minutesAdopt(of: nil, digest: Self.paper, by: "B1"))
    refuses(hall, .minutesReadOut(of: nil, digest: Self.other), .alreadyAdopted(digest: Self.paper))
    refuses(hall, .minutesAdopt(of: nil, digest: Self.paper, by: "B1"), .alreadyAdopted(digest: Self.paper))
    refuses(
      hall, .minutesSign(of: nil, digest: Self.paper, signer: " ", office: nil), .signerNotFit(charactersMax: 200))
    try hall.run(.minutesSign(of: nil, digest: Self.paper, signer: "Hoa", office: nil))
    refuses(hall, .minutesSign(of: nil, digest: Self.paper, signer: "Hoa", office: nil), .signedAlready("Hoa"))
    for number in 2...MinutesSignature.signaturesMax {
      try hall.run(.minutesSign(of: nil, digest: Self.paper, signer: "N\(number)", office: nil))
    }
    refuses(hall, .minutesSign(of: nil, digest: Self.paper, signer: "X", office: nil), .tooManySignatures(max: 20))
  }

  @Test func theRulesHaveStableNames() {
    let rules: [MinutesRule] = [
      .sessionUnknown("S", known: []), .digestNotFit, .notReadOut, .digestIsOther(known: ""),
      .alreadyAdopted(digest: ""),
      .notAdopted, .ballotAdoptsNothing("B", state: .open), .ballotBeforeReading("B"), .signerNotFit(charactersMax: 1),
      .signedAlready(""), .tooManySignatures(max: 1),
    ]
    #expect(
      rules.map(\.code) == [
        "minutes_session_unknown", "minutes_digest_not_fit", "minutes_not_read_out", "minutes_digest_is_other",
        "minutes_already_adopted", "minutes_not_adopted", "minutes_ballot_adopts_nothing",
        "minutes_ballot_before_reading", "minutes_signer_not_fit", "minutes_signed_already",
        "minutes_too_many_signatures",
      ])
  }
}
