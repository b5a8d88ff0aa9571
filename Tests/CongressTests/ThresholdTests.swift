import Congress
import Testing

/// Goal: every count that is needed, and every percentage that is shown, is exact.
///
/// Method: figures of real congresses (485 Cần Thơ, 450 Cà Mau, 150 party agencies, 109 and 68 organisations) worked
/// out by hand, and each formula held against its meaning for every small whole.
@Suite struct ThresholdTests {
  /// A whole, and the least counts for more than 1/2, at least 2/3, at least 3/4 and more than 30 % of it.
  static let vectors = [
    (485, 243, 324, 364, 146), (484, 243, 323, 363, 146), (486, 244, 324, 365, 146), (494, 248, 330, 371, 149),
    (450, 226, 300, 338, 136), (150, 76, 100, 113, 46), (109, 55, 73, 82, 33), (68, 35, 46, 51, 21),
  ]

  @Test(arguments: vectors)
  func theLeastCountOfARealCongressIsTheOneWorkedOut(
    base: Int, moreThanHalf: Int, twoThirds: Int, threeQuarters: Int, moreThanThirtyPercent: Int
  ) throws {
    let quarters = try #require(Fraction(3, 4))
    let thirty = try #require(Fraction(30, 100))
    #expect(PassRule.moreThanHalf.neededCount(of: base) == moreThanHalf)
    #expect(PassRule(.atLeast, .twoThirds).neededCount(of: base) == twoThirds)
    #expect(PassRule(.atLeast, quarters).neededCount(of: base) == threeQuarters)
    #expect(PassRule(.moreThan, thirty).neededCount(of: base) == moreThanThirtyPercent)
  }

  @Test(arguments: 1...12)
  func theLeastCountIsTheFirstThatMeetsTheRuleAndEveryLargerOneDoes(denominator: Int) throws {
    for numerator in 0...denominator {
      let part = try #require(Fraction(numerator, denominator))
      for base in 0...120 {
        for count in 0...base + 1 {
          let isAtLeast = count * denominator >= base * numerator
          let isMoreThan = count * denominator > base * numerator
          #expect((count >= part.leastCountAtLeast(of: base)) == isAtLeast, "\(count) of \(base) by \(part)")
          #expect((count >= part.leastCountMoreThan(of: base)) == isMoreThan, "\(count) of \(base) by \(part)")
        }
      }
    }
  }

  @Test func exactlyHalfIsNeverMoreThanHalf() {
    for base in stride(from: 0, through: 20_000, by: 2) {
      #expect(PassRule.moreThanHalf.neededCount(of: base) == base / 2 + 1)
    }
  }

  @Test(arguments: [(0, 1), (1, 1), (1000, 1000), (1, 1000)])
  func aPartOfAWholeIsAFraction(numerator: Int, denominator: Int) {
    #expect(Fraction(numerator, denominator) != nil)
  }

  @Test(arguments: [(1, 0), (-1, 2), (3, 2), (1, 1001), (0, 0), (1, -2), (Int.max, Int.max)])
  func whatIsNoPartOfAWholeIsNoFraction(numerator: Int, denominator: Int) {
    #expect(Fraction(numerator, denominator) == nil)
  }

  @Test(arguments: ["", "2", "2/", "/3", "2/3/4", "2 / 3", "two/three", "0.5", "2/3 "])
  func aTextThatIsNoFractionIsNotRead(_ text: String) {
    #expect(Fraction(text: text) == nil)
  }

  @Test func aFractionIsReadFromTextAndJSONAndRefusedOutOfRange() throws {
    #expect(Fraction(text: "2/3") == .twoThirds)
    #expect(try throughJSON(Fraction.twoThirds) == .twoThirds)
    #expect(throws: DecodingError.self) { try decode(Fraction.self, #"{"numerator":3,"denominator":2}"#) }
    #expect(throws: DecodingError.self) { try decode(Fraction.self, #"{"numerator":1,"denominator":0}"#) }
  }
}

/// Goal: a percentage on the wall is the exact one, rounded half up to two decimals.
///
/// Method: figures of press reports worked out again, and wholes that put the exact value right between two.
@Suite struct ShareTests {
  @Test(arguments: [
    (476, 485, 9_814), (19, 485, 392), (96, 485, 1_979), (465, 478, 9_728), (463, 478, 9_686), (2, 478, 42),
    (1, 3, 3_333), (2, 3, 6_667), (1, 2, 5_000), (0, 485, 0), (485, 485, 10_000),
  ])
  func aShareOfARealVoteIsTheOneWorkedOut(count: Int, base: Int, hundredths: Int) {
    #expect(Share(count: count, base: base).hundredthsOfPercent == hundredths)
  }

  /// 1/32 is 3.125 %, which is 312.5 hundredths: up to 313.
  @Test(arguments: [(1, 32, 313), (3, 32, 938), (5, 32, 1_563), (1, 160, 63), (1, 20_000, 1), (3, 20_000, 2)])
  func exactlyBetweenTwoGoesUp(count: Int, base: Int, hundredths: Int) {
    #expect(Share(count: count, base: base).hundredthsOfPercent == hundredths)
  }

  @Test func aShareNeverStraysMoreThanHalfAHundredth() throws {
    for base in 1...300 {
      for count in 0...base {
        let hundredths = try #require(Share(count: count, base: base).hundredthsOfPercent)
        // |hundredths / 10,000 − count / base| ≤ 1 / 20,000, and never rounded down at the half.
        let excess = 2 * (hundredths * base - count * 10_000)
        #expect(excess <= base && excess > -base, "\(count) of \(base)")
      }
    }
  }

  @Test func aShareOfNobodyHasNoPercentage() {
    #expect(Share(count: 0, base: 0).hundredthsOfPercent == nil)
  }
}

/// Goal: a quorum line says what the hall needs to know: met, exactly at the limit, not met.
@Suite struct QuorumTests {
  @Test(arguments: [
    (323, QuorumLine.Standing.notMet), (324, .atLimit), (325, .met), (485, .met), (0, .notMet),
  ])
  func twoThirdsOf485Are324(present: Int, standing: QuorumLine.Standing) {
    let line = QuorumLine(present: present, base: 485, atLeast: .twoThirds)
    #expect(line.needed == 324)
    #expect(line.standing == standing)
    #expect(line.isMet == (standing != .notMet))
  }

  @Test func nobodySummonedIsNoQuorum() {
    #expect(QuorumLine(present: 0, base: 0, atLeast: .twoThirds).standing == .notMet)
  }

  @Test func aCongressIsQuorateOnlyWithDelegatesAndOrganisations() throws {
    // 12 delegates of 6 organisations: 8 delegates are two thirds, and come from 4 organisations, which are two thirds.
    var hall = try Hall(.sample(delegates: 12, present: 8))
    #expect(hall.state.attendance.delegateQuorum.standing == .atLimit)
    #expect(hall.state.attendance.organisationQuorum.standing == .atLimit)
    #expect(hall.state.attendance.isQuorate)
    // One goes, and seven are too few; one of a fifth organisation comes, and eight are enough.
    try hall.run(.delegateStepOut("D8"))
    #expect(!hall.state.attendance.isQuorate)
    try hall.run(.delegateCheckIn("D9"))
    #expect(hall.state.attendance.isQuorate)
    #expect(hall.state.attendance.organisationQuorum.present == 5)
  }

  @Test func delegatesOfTooFewOrganisationsAreNoQuorum() throws {
    let quorum = QuorumPolicy(delegates: .half, organisations: .twoThirds, policy: .block)
    let hall = try Hall(.sample(delegates: 12, present: 6, quorum: quorum))
    #expect(hall.state.attendance.delegateQuorum.standing == .atLimit)
    #expect(hall.state.attendance.organisationQuorum.standing == .notMet)
    #expect(!hall.state.attendance.isQuorate)
  }
}
