import Playback
import Testing

/// Goal: a player is where the clock says, whenever it joins, whatever its own clock does, and over the seam of a loop.
///
/// Method: a player that is only arithmetic, which jumps late, runs a little wrong and is looked at every so often.
@Suite struct FollowerTests {
  /// A film that runs at some pace and takes its time to jump.
  private struct Film {
    var follower: PlaybackFollower
    var nowNS: Int64 = 1_000_000_000_000
    var positionNS: Int64 = 0
    var runs = false
    var pace = 1.0
    var error = 1.0
    var sought: (toNS: Int64, atNS: Int64)?
    var jumps = 0
    /// Where its content ends, whatever it says.
    var endsAtNS = Int64.max
    let jumpTakesNS: Int64
    let lengthNS: Int64
    let loops: Bool

    init(lengthS: Int64 = 60, loops: Bool = false, jumpTakesMS: Int64 = 80, error: Double = 1) {
      lengthNS = lengthS * 1_000_000_000
      follower = PlaybackFollower(lengthNS: lengthNS)
      jumpTakesNS = jumpTakesMS * 1_000_000
      self.loops = loops
      self.error = error
    }

    mutating func carryOut(_ steps: [PlaybackFollower.Step]) {
      for step in steps {
        switch step {
        case .seek(let toNS):
          sought = (toNS, nowNS + jumpTakesNS)
          jumps += 1
        case .run: runs = true
        case .stop: runs = false
        case .speed(let thousandths): pace = Double(thousandths) / 1_000
        }
      }
    }

    mutating func want(_ goal: PlaybackFollower.Goal) {
      carryOut(follower.want(goal, positionNS: positionNS, nowNS: nowNS))
    }

    mutating func pass(milliseconds: Int) {
      for _ in 0..<milliseconds / 5 {
        nowNS += 5_000_000
        if runs { positionNS += Int64(5_000_000 * pace * error) }
        positionNS = min(positionNS, endsAtNS)
        if positionNS > lengthNS { positionNS = loops ? positionNS - lengthNS : lengthNS }
        if let jump = sought, jump.atNS <= nowNS {
          (positionNS, sought) = (min(jump.toNS, endsAtNS), nil)
          carryOut(follower.hasSought(positionNS: positionNS, nowNS: nowNS))
        }
        carryOut(follower.look(positionNS: positionNS, nowNS: nowNS))
      }
    }

    func offMS(from zeroNS: Int64) -> Int64 {
      var target = nowNS - zeroNS
      if loops { target %= lengthNS }
      let off = (positionNS - target) / 1_000_000
      return loops && abs(off) > lengthNS / 2_000_000 ? lengthNS / 1_000_000 - abs(off) : off
    }
  }

  @Test func aFilmThatIsReadyStartsAtItsMomentWithoutAJump() {
    var film = Film()
    let zeroNS = film.nowNS + 500_000_000
    film.want(.plays(zeroAtNS: zeroNS, loops: false))
    film.pass(milliseconds: 495)
    #expect(!film.runs && film.positionNS == 0)
    film.pass(milliseconds: 505)
    #expect(film.runs && film.jumps == 0 && abs(film.offMS(from: zeroNS)) <= 5)
  }

  @Test(arguments: [20, 80, 390, 900, 2_500] as [Int64])
  func whoeverJoinsLateIsWhereTheOthersAre(_ jumpTakesMS: Int64) {
    var film = Film(jumpTakesMS: jumpTakesMS)
    let zeroNS = film.nowNS - 20_000_000_000
    film.want(.plays(zeroAtNS: zeroNS, loops: false))
    film.pass(milliseconds: 16_000)
    #expect(film.runs && abs(film.offMS(from: zeroNS)) <= 60, "\(film.offMS(from: zeroNS)) ms")
  }

  @Test(arguments: [0.995, 1.005]) func whoeverDriftsComesBackWithoutAJump(_ error: Double) {
    var film = Film(error: error)
    let zeroNS = film.nowNS + 100_000_000
    film.want(.plays(zeroAtNS: zeroNS, loops: false))
    for _ in 0..<50 {
      film.pass(milliseconds: 1_000)
      #expect(abs(film.offMS(from: zeroNS)) <= 75)
    }
    #expect(film.jumps == 0)
  }

  @Test func whoeverIsFarOffJoinsAgain() {
    var film = Film()
    let zeroNS = film.nowNS
    film.want(.plays(zeroAtNS: zeroNS, loops: false))
    film.pass(milliseconds: 2_000)
    film.positionNS += 5_000_000_000
    film.pass(milliseconds: 2_000)
    #expect(abs(film.offMS(from: zeroNS)) <= 60)
  }

  @Test func aLoopIsNotAJump() {
    var film = Film(lengthS: 3, loops: true)
    let zeroNS = film.nowNS + 100_000_000
    film.want(.plays(zeroAtNS: zeroNS, loops: true))
    film.pass(milliseconds: 20_000)
    #expect(film.runs && film.jumps == 0 && abs(film.offMS(from: zeroNS)) <= 60)
  }

  @Test func aPauseStandsExactlyWhereAllStand() {
    var film = Film()
    film.want(.plays(zeroAtNS: film.nowNS, loops: false))
    film.pass(milliseconds: 3_000)
    film.want(.stands(atNS: 2_960_000_000))
    film.pass(milliseconds: 1_000)
    #expect(!film.runs && film.positionNS == 2_960_000_000)
    film.want(.plays(zeroAtNS: film.nowNS - 2_460_000_000, loops: false))
    film.pass(milliseconds: 2_000)
    #expect(film.runs)
  }

  @Test func atItsEndItIsLeftInPeace() {
    var film = Film(lengthS: 3)
    film.want(.plays(zeroAtNS: film.nowNS, loops: false))
    film.pass(milliseconds: 10_000)
    #expect(film.positionNS == film.lengthNS && film.jumps <= 1)
  }

  @Test func aFilmThatEndsTooEarlyIsNotLookedForForEver() {
    var film = Film(lengthS: 60)
    film.endsAtNS = 2_000_000_000
    film.want(.plays(zeroAtNS: film.nowNS, loops: false))
    film.pass(milliseconds: 40_000)
    #expect(film.positionNS == 2_000_000_000 && film.jumps <= 12)
  }

  @Test func aClockThatIsPutRightByLittleStopsNothing() {
    var film = Film()
    let zeroNS = film.nowNS + 100_000_000
    film.want(.plays(zeroAtNS: zeroNS, loops: false))
    film.pass(milliseconds: 5_000)
    film.want(.plays(zeroAtNS: zeroNS + 100_000_000, loops: false))
    film.pass(milliseconds: 8_000)
    #expect(film.jumps == 0 && abs(film.offMS(from: zeroNS + 100_000_000)) <= 60)
  }
}
