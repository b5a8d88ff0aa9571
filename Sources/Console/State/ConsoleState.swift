import Assets
public import Congress
public import ControlClient
import HallProtocol
import TerminalUI

/// A console at one moment: what it knows, what is selected, what is armed, what is being typed.
///
/// Pure: time comes in with every call, commands go out as ``ConsoleAction``. Selecting changes nothing but the
/// selection; whatever changes air goes through ``request(_:atMS:)``, which asks the legal commands first.
public struct ConsoleState: Sendable {
  /// What fills the page's middle.
  enum View: Sendable, Hashable {
    case rundown
    case votes(VoteStep)
    case help
  }

  /// The least time between two GOs, in ms, counted from the last press seen: a key that is held fires once.
  public static let goGapMS: Int64 = 350
  /// The same for all other keys that fire, in ms; longer than terminals wait before they repeat a held key.
  public static let heldGapMS: Int64 = 700
  /// How long a console that leaves waits until the show is out of its hand, in ms.
  static let leavingMS: Int64 = 1_000
  /// How many earlier standbys are remembered for each output.
  static let standbysMax = 8

  /// Who is at the console: as the token says, where it says more than a role.
  public private(set) var actor: Actor
  /// What the service has said.
  public internal(set) var model: HallModel
  /// The last commands.
  public internal(set) var log = CommandLog()
  /// The item that was selected; nothing while the selection follows what is live.
  public internal(set) var selected: Code<Item>?
  /// What waits for a `y`.
  public internal(set) var arming: Arming?
  /// What is told for a moment.
  public internal(set) var notice: Notice?
  let missingLetters: @Sendable (_ text: String) -> [String]
  var view = View.rundown
  /// What is being typed; a notice of before makes room for it, and one that comes meanwhile stands until the next key.
  var entry: FigureEntry? {
    didSet { if entry != nil || oldValue != nil { notice = nil } }
  }
  /// The ballot that was chosen in the vote panel; nothing while it is the one in hand.
  var chosenBallot: Code<Ballot>?
  /// The ballots that were there when another was asked for from here: it is chosen when it comes.
  var ballotsBefore: Set<Code<Ballot>>?
  /// The output that the keys are about; nothing for the hall.
  var chosenOutput: Code<Output>?
  /// The item that was put on standby from here.
  var standbyItem: Code<Item>?
  private var standbys: [Code<Output>: [Cue]] = [:]
  private var isStandbyReturning = false
  /// Whether the console has offered to drive, which it does once, where nobody else does.
  private var hasOfferedToDrive: Bool
  /// The command that gives the show out of hand before the console ends, and until when its answer is waited for.
  var leaving: (number: Int, untilMS: Int64)?
  /// Whether the console is to end now.
  public private(set) var isOver = false
  private var seen: [Key: Int64] = [:]

  /// A console that knows nothing yet.
  /// - Parameters:
  ///   - watches: Whether it leaves the show alone also where nobody drives.
  ///   - missingLetters: Which letters of what is typed no font has: a wall would show boxes.
  public init(
    actor: Actor, watches: Bool = false, atMS nowMS: Int64,
    missingLetters: @escaping @Sendable (_ text: String) -> [String] = { _ in [] }
  ) {
    self.actor = actor
    self.missingLetters = missingLetters
    hasOfferedToDrive = watches
    model = HallModel(atMS: nowMS)
  }

  /// All that commands are judged by; nothing until every topic has come.
  public var control: ControlView? { model.control }

  /// The output that the keys are about.
  var output: Output? {
    guard let control else { return nil }
    return chosenOutput.flatMap(control.output) ?? control.show.outputs.first
  }

  /// The ballot that the keys are about.
  var ballot: BallotView? {
    guard let control else { return nil }
    return chosenBallot.flatMap(control.ballot) ?? control.ballotInHand
  }

  /// The item that the keys are about: the selected one, else the live one, else the next.
  var item: Item? {
    guard let agenda = control?.agenda else { return nil }
    return selected.flatMap { agenda[$0] } ?? agenda.liveItem ?? agenda.nextItem ?? agenda.items.last
  }

  /// How many connected screens show an output, its followers' among them.
  func screenCount(of output: Code<Output>?) -> Int {
    model.screenCount(of: output)
  }

  // MARK: What comes in

  /// Takes in what the link to the service says; what is to be done outside.
  ///
  /// A console that comes where nobody drives takes the show over; where somebody does, it watches.
  public mutating func hear(_ event: LinkEvent, atMS nowMS: Int64) -> [ConsoleAction] {
    let before = model.show?.outputs ?? []
    model.hear(event, atMS: nowMS)
    if case .up(let welcome) = event { actor = welcome.name(actor) }
    for output in model.show?.outputs ?? [] {
      guard let old = before.first(where: { $0.name == output.name }) else { continue }
      noteStandby(of: output, before: old)
    }
    chooseNewBallot()
    if case .down = event {
      arming = nil
      entry = nil
    }
    guard !hasOfferedToDrive, model.isLinked, let control else { return [] }
    hasOfferedToDrive = true
    let isFree = control.show.driver == nil && control.brokenRule(by: .driverTake, of: actor) == nil
    return isFree ? request(.driverTake, atMS: nowMS) : []
  }

  private mutating func chooseNewBallot() {
    guard let before = ballotsBefore, let new = control?.ballots.last(where: { !before.contains($0.plan.code) }) else {
      return
    }
    chosenBallot = new.plan.code
    ballotsBefore = nil
  }

  /// Takes in what became of a command.
  public mutating func settle(_ number: Int, _ outcome: CommandOutcome, atMS nowMS: Int64) {
    log.settle(number, outcome)
    if outcome != .done { isStandbyReturning = false }
    if leaving?.number == number { isOver = true }
    switch outcome {
    case .done: break
    case .refused(let rule, let message): tell(.refused(rule, message: message), atMS: nowMS)
    case .notSent: withhold("console.not-sent", atMS: nowMS)
    case .unknown: withhold("console.outcome-unknown", atMS: nowMS)
    }
  }

  /// Lets time pass: an arming that nobody answered cancels itself, a notice that has stood long enough goes.
  public mutating func pass(atMS nowMS: Int64) {
    if let notice, nowMS >= notice.untilMS { self.notice = nil }
    if let leaving, nowMS >= leaving.untilMS { isOver = true }
    if let arming, nowMS >= arming.untilMS {
      self.arming = nil
      tell(.said(Wording("console.expired")), atMS: nowMS)
    }
  }

  /// What stood by is remembered until something is taken, so that it can be brought back.
  private mutating func noteStandby(of output: Output, before old: Output) {
    if output.onAir != old.onAir || output.takenAtMS != old.takenAtMS {
      standbys[output.name] = []
    } else if output.standby != old.standby, let cue = old.standby, !isStandbyReturning {
      standbys[output.name, default: []].append(cue)
      if standbys[output.name, default: []].count > Self.standbysMax { standbys[output.name]?.removeFirst() }
    }
    if output.standby != old.standby {
      isStandbyReturning = false
      if standbyItem.flatMap({ control?.agenda[$0] })?.cue != output.standby { standbyItem = nil }
    }
  }

  /// The command that brings back what stood by before, or clears the standby where nothing did.
  mutating func standbyBack(on output: Output) -> Command {
    isStandbyReturning = true
    guard let cue = standbys[output.name, default: []].popLast() else { return .cueClear(output.name) }
    return .cueStandby(output.name, cue)
  }

  // MARK: What is told

  mutating func tell(_ content: Notice.Content, atMS nowMS: Int64) {
    notice = Notice(content: content, untilMS: nowMS + Notice.patienceMS)
  }

  mutating func withhold(_ key: String, _ values: [String: Wording.Part] = [:], atMS nowMS: Int64) {
    tell(.withheld(Wording(key, values)), atMS: nowMS)
  }

  /// Whether a key that fires may fire now; a press that comes too soon after the last one seen is swallowed, and
  /// shown.
  mutating func admits(_ key: Key, gapMS: Int64, atMS nowMS: Int64) -> Bool {
    defer { seen[key] = nowMS }
    guard let last = seen[key], (0..<gapMS).contains(nowMS - last) else { return true }
    withhold("console.swallowed", ["key": .text(key.label)], atMS: nowMS)
    return false
  }
}

/// What a console wants done outside itself.
public enum ConsoleAction: Sendable, Hashable {
  /// Send a command, and tell what became of it under its number.
  case send(number: Int, Command)
  /// End.
  case leave
}
