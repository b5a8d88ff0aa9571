import Congress
import Console
import ControlClient
import HallProtocol
import Scenes

@testable import ChairPanel

/// Fonts whose every letter is half as wide as the type is high, so that goldens hold on every machine.
struct EvenFonts: TextMeasuring {
  func width(of text: String, face: FontFace, size: Int) -> Int { text.count * size / 2 }
}

/// What a chair goes through, by name.
enum Scenario: String, CaseIterable, Sendable {
  case neverLinked = "never-linked"
  case beforeAll = "before-all"
  case item, ready, asked, noQuorum = "no-quorum", open, held, closed, counted, confirmed, publishing, published,
    refused
  case blocked, timed, reasons, ending, voidWaits = "void-waits", aborted, lost
  case uncounted, alternative, runOff = "run-off"
  case listed, tellersDiffer = "tellers-differ", electionCounted = "election-counted", elected

  static let counts = ["for": 476, "against": 5, "other": 3]

  /// The panel in that moment, on a window of some pixels.
  func chair(pixels: (Int, Int), language: Language = .vietnamese) throws -> Chair {
    let definition: Definition =
      switch self {
      case .noQuorum: .sample(present: 300)
      case .alternative, .runOff: .sample(ballots: BallotPlan.alternatives)
      case .blocked: .sample(present: 300, quorum: QuorumPolicy(policy: .block))
      default: .sample()
      }
    var chair = try Chair(definition, pixels: pixels, language: language, isLinked: self != .neverLinked)
    if self == .neverLinked || self == .beforeAll { return chair }
    try chair.run(.itemNext)
    if self == .item { return chair }
    if let steps = electionSteps {
      for (command, actor) in steps { try chair.run(command, as: actor) }
      if self == .elected { chair.hold(.next) }
      return chair
    }
    try chair.run(.itemNext)
    for command in commands { try chair.run(command) }
    try touch(&chair)
    return chair
  }

  private var commands: [Command] {
    let closed: [Command] = [.ballotAsk("BQ06"), .ballotOpen("BQ06"), .ballotClose("BQ06")]
    let counted = closed + [.ballotCount("BQ06", counts: Self.counts)]
    let confirmed = counted + [.ballotConfirm("BQ06")]
    return switch self {
    case .neverLinked, .beforeAll, .item, .ready: []
    case .asked, .noQuorum, .blocked, .reasons, .ending: [.ballotAsk("BQ06")]
    case .open: [.ballotAsk("BQ06"), .ballotOpen("BQ06")]
    case .held: [.ballotAsk("BQ06"), .ballotOpen("BQ06"), .ballotHold("BQ06")]
    case .closed: closed
    case .counted, .refused: counted
    case .confirmed, .publishing, .published, .lost: confirmed
    case .voidWaits: confirmed + [.ballotPublish("BQ06"), .ballotVoid("BQ06", reason: "Nhập nhầm")]
    case .aborted: closed + [.ballotAbort("BQ06", reason: "Đếm chưa đúng")]
    case .timed: [.ballotAsk("BQ07"), .ballotOpen("BQ07")]
    case .uncounted:
      [.attendanceCount(AttendanceCount(scope: .hall, counts: ["hall": 470])), .ballotAsk("BQ06")]
    case .alternative: closed + [.ballotCount("BQ06", counts: ["a": 10, "b": 450, "c": 5])]
    case .runOff:
      closed + [
        .ballotCount("BQ06", counts: ["a": 180, "b": 201, "c": 90]), .ballotConfirm("BQ06"), .ballotPublish("BQ06"),
      ]
    case .listed, .tellersDiffer, .electionCounted, .elected: []
    }
  }

  /// The steps of the election, and who takes them.
  private var electionSteps: [(command: Command, actor: Actor)]? {
    let control = Actor(role: .operator, name: "control-1")
    let tellers = ["an", "binh"].map { Actor(role: .teller, name: $0) }
    func count(_ slip: Int) -> Command {
      .electionCount(
        "BC01",
        ElectionFigures(
          valid: 476, invalid: 4,
          votes: Dictionary(uniqueKeysWithValues: (1...58).map { ("CT-\($0)", $0 > 51 ? 100 + $0 : 440 - $0 - slip) })))
    }
    let listed: [(Command, Actor)] = [(.electionAdoptList("BC01"), control)]
    let collected =
      listed + [
        (.electionIssue("BC01", issued: 482, absentThroughout: nil), control),
        (.electionCollect("BC01", collected: 480), control),
        (count(0), tellers[0]),
      ]
    switch self {
    case .listed: return listed + [(.electionIssue("BC01", issued: 482, absentThroughout: nil), control)]
    case .tellersDiffer: return collected + [(count(1), tellers[1])]
    case .electionCounted: return collected + [(count(0), tellers[1])]
    case .elected: return collected + [(count(0), tellers[1]), (.electionConfirm("BC01"), control)]
    default: return nil
    }
  }

  private func touch(_ chair: inout Chair) throws {
    switch self {
    case .publishing:
      chair.touch(.began, .next)
      chair.wait(720)
    case .published: chair.hold(.next)
    case .refused:
      chair.answers = false
      chair.hold(.next)
      let rule = BrokenRule(.baseBelowVotes("BQ06", base: 480, votes: 484))
      chair.carryOut(chair.state.settle(1, .refused(rule, message: "refused"), atMS: chair.nowMS))
    case .reasons: chair.tap(.apart)
    case .ending:
      chair.tap(.apart)
      chair.touch(.began, .reason1)
      chair.wait(400)
    case .timed: chair.wait(17_300)
    case .lost: chair.lose()
    default: break
    }
  }
}
