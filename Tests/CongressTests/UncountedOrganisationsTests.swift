import Congress
import Testing

/// Goal: where people are counted by hand and nobody says of how many organisations, that is unknown and asked for; it is
/// not a missing quorum.
@Suite struct UncountedOrganisationsTests {
  private static func hall(
    _ present: Int, organisations: Int? = nil, scope: AttendanceCount.Scope = .hall, name: String = "hall",
    policy: QuorumPolicy.Enforcement = .warn
  ) throws -> Hall {
    try Hall(
      .sample(present: 0, quorum: QuorumPolicy(policy: policy)),
      after: .attendanceCount(AttendanceCount(scope: scope, counts: [name: present], organisations: organisations)))
  }

  @Test func aCountOfTheHallOnceHadNoOrganisationAndNoQuorum() throws {
    let facts = try Self.hall(5).state.attendance
    #expect(facts.present == 5 && facts.delegateQuorum.isMet)
    #expect(!facts.knowsOrganisations && facts.quorum == .organisationsUnknown && !facts.isQuorate)
  }

  @Test func organisationsThatAreSaidDecide() throws {
    #expect(try Self.hall(5, organisations: 2).state.attendance.quorum == .met)
    #expect(try Self.hall(5, organisations: 1).state.attendance.quorum == .notMet)
    let byOrganisation = try Self.hall(2, scope: .organisation, name: "Chi bộ 1").state.attendance
    #expect(byOrganisation.knowsOrganisations && byOrganisation.organisationsRepresented == 1)
  }

  @Test func tooFewDelegatesAreTooFewWhateverTheOrganisations() throws {
    #expect(try Self.hall(3).state.attendance.quorum == .notMet)
  }

  @Test func everybodyAndNobodyTellTheirOrganisations() throws {
    #expect(try Self.hall(6).state.attendance.quorum == .met)
    #expect(try Self.hall(6).state.attendance.organisationsRepresented == 3)
    let none = try Self.hall(0).state.attendance
    #expect(none.knowsOrganisations && none.quorum == .notMet)
  }

  @Test func aStrictCongressAsksForThem() throws {
    var hall = try Self.hall(5, policy: .block)
    let missing = Rejection.organisationsNotCounted(present: 5, needed: 2)
    #expect(throws: missing) { try hall.run(.ballotOpen("B1")) }
    #expect(
      hall.state.controlView(for: .operator).brokenRule(by: .ballotOpen("B1"), of: .control) == BrokenRule(missing))
    try hall.run(.attendanceCount(AttendanceCount(scope: .hall, counts: ["hall": 5], organisations: 3)))
    try hall.run(.ballotOpen("B1"))
    var few = try Self.hall(3, policy: .block)
    #expect(throws: Rejection.delegateQuorumNotMet(present: 3, needed: 4)) { try few.run(.ballotOpen("B1")) }
  }

  @Test func whereNoOrganisationIsNeededNobodyAsks() throws {
    let none = QuorumPolicy(organisations: try #require(Fraction(0, 1)))
    let hall = try Hall(
      .sample(present: 0, quorum: none),
      after: .attendanceCount(AttendanceCount(scope: .hall, counts: ["hall": 5])))
    #expect(hall.state.attendance.quorum == .met)
  }

  @Test func checkInIsRecordedAsItAlwaysWas() throws {
    #expect(!(try json(try Hall().state.attendance)).contains("organisationsUnknown"))
    let counted = try Self.hall(5).state.attendance
    #expect(try throughJSON(counted) == counted)
  }
}
