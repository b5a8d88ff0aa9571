public import Assets
public import Congress
import Console
public import ControlClient
import HallProtocol

/// A chair's panel at one moment: what it knows, what is offered, what is held, what is told.
///
/// Pure: time comes in with every call, in ms of a clock that never jumps; commands go out as ``PanelAction``.
///
/// A command goes out only where a finger came down on its button, stayed on it for ``holdMS``, and neither the link
/// nor anything that is offered changed in the meantime.
public struct PanelState: Sendable {
  /// How long a button has to be held, in ms.
  public static let holdMS: Int64 = 1_200
  /// How long a hold's ring stands before its next step, in ms.
  public static let ringStepMS: Int64 = 40
  /// How long what is told stands, in ms.
  public static let noticeMS: Int64 = 8_000
  /// A touch shorter than this was meant as a tap, and is told to hold, in ms.
  public static let tapMS: Int64 = 350
  /// What a press rests on: where any of it changes, the press is void.
  struct Precondition: Sendable, Hashable {
    let offer: ChairOffer
    let state: BallotState?
    let round: Int?
    let outcome: Outcome?
    let election: ElectionView?
    let quorum: Quorum
  }

  /// A finger on a button.
  struct Press: Sendable, Hashable {
    let button: PanelButton
    let slot: PanelSlot
    let precondition: Precondition
    let startedMS: Int64
  }

  /// A command on its way.
  struct UnderWay: Sendable, Hashable {
    let number: Int
    let command: Command
    let button: PanelButton
    let effect: Wording
  }

  /// What is told for a moment.
  struct Notice: Sendable, Hashable {
    enum Kind: Sendable, Hashable { case done, plain, refused }
    let kind: Kind
    let wording: Wording
    /// The rule that refused, whose sentence stands in the wording's place.
    let rule: BrokenRule?
    let untilMS: Int64
  }

  /// Who sits in the chair.
  public private(set) var actor: Actor
  /// The words that the chair reads.
  let strings: Strings
  private let words: [Language: Strings]
  /// The panel's measures.
  public private(set) var sheet: PanelSheet
  /// What the service has said.
  public private(set) var model: HallModel
  /// What the hall sees.
  public private(set) var hallView: OutputView?
  /// The ending whose reasons are shown.
  private(set) var ending: ChairEnding?
  private(set) var press: Press?
  private(set) var underWay: UnderWay?
  private(set) var notice: Notice?
  private(set) var nowMS: Int64
  private var commandCount = 0
  /// How long a finger stays on a button that is held, in ms; never less than ``holdMS``.
  let heldMS: Int64

  /// A panel that knows nothing yet.
  /// - Parameters:
  ///   - heldMS: How long a finger stays on a button that is held, in ms; at least ``holdMS``.
  ///   - language: What the chair reads.
  ///   - words: The words in every language; the hall's picture is in that of the congress.
  public init(
    actor: Actor, sheet: PanelSheet, language: Language, words: [Language: Strings], atMS nowMS: Int64,
    heldMS: Int64 = holdMS
  ) {
    self.heldMS = max(heldMS, Self.holdMS)
    self.actor = actor
    self.words = words
    strings = words[language] ?? Strings(language: language.rawValue, texts: [:])
    self.sheet = sheet
    self.nowMS = nowMS
    model = HallModel(atMS: nowMS)
  }

  /// The words that the hall reads.
  var hallStrings: Strings { hallView.flatMap { words[$0.congress.language] } ?? strings }

  /// The words of the language that the hall reads beside it; nothing where one is enough.
  var secondHallStrings: Strings? { hallView?.congress.secondLanguage.flatMap { words[$0] } }

  // MARK: What is offered

  /// The service's time, in ms since 1970 UTC.
  var serviceMS: Int64 { model.serviceMS(atMS: nowMS) }

  /// What the chair may do; nothing before the service has told everything.
  public var offer: ChairOffer? {
    guard let control = model.control, let agenda = model.agenda else { return nil }
    let until = control.breakEnd(atMS: serviceMS, utcOffset: agenda.utcOffset)
    return control.chairOffer(for: actor, breakUntil: until)
  }

  /// The ballot that the offer is about.
  var ballot: BallotView? { offer?.ballot.flatMap { code in model.control?.ballot(code) } }

  /// The election that the offer is about.
  var election: ElectionView? { offer?.election.flatMap { code in model.control?.election(code) } }

  private var precondition: Precondition? {
    guard model.isLinked, let offer else { return nil }
    let ballot = ballot
    return Precondition(
      offer: offer, state: ballot?.state, round: ballot?.round, outcome: ballot?.outcome, election: election,
      quorum: model.control?.attendance.quorum ?? .notMet)
  }

  /// Whether buttons can be pressed.
  public var isLive: Bool { model.isLinked && model.control != nil && underWay == nil }

  /// The buttons by their places, whether they can be pressed or not.
  public var buttons: [PanelSlot: PanelButton] {
    guard let offer else { return [:] }
    if let ending {
      var buttons: [PanelSlot: PanelButton] = [.apart: .back]
      for (index, slot) in PanelSlot.reasons.enumerated() { buttons[slot] = .reason(ending, index + 1) }
      return buttons
    }
    var buttons: [PanelSlot: PanelButton] = [:]
    buttons[.next] = offer.next.map { .step($0) }
    buttons[.beside] = offer.beside.map { .step($0) }
    buttons[.apart] = offer.ending.map { .openReasons($0) }
    return buttons
  }

  // MARK: What comes in

  /// Another size of the window, in pixels; a press does not survive it.
  public mutating func resize(_ sheet: PanelSheet) -> [PanelAction] {
    guard sheet != self.sheet else { return [] }
    self.sheet = sheet
    return drop(.cancelled)
  }

  /// Takes in what the link to the service says.
  public mutating func hear(_ event: LinkEvent, atMS nowMS: Int64) -> [PanelAction] {
    self.nowMS = nowMS
    if case .up(let welcome) = event, welcome.epoch != model.welcome?.epoch { hallView = nil }
    if case .topic(let update) = event, case .output(let view) = update.value { hallView = view }
    var wasDown = false
    if case .down = model.link { wasDown = true }
    model.hear(event, atMS: nowMS)
    if case .up(let welcome) = event { actor = welcome.name(actor) }
    switch event {
    case .down(let loss):
      ending = nil
      // What follows the first loss are tries to come back.
      return drop(.linkLost) + (wasDown ? [] : [.note(.linkLost("\(loss)"))])
    case .up: return reconsider() + [.note(.linked)]
    case .topic, .reply, .clock, .shot, .picture, .namesakes: return reconsider()
    }
  }

  /// Takes in what became of a command.
  public mutating func settle(_ number: Int, _ outcome: CommandOutcome, atMS nowMS: Int64) -> [PanelAction] {
    self.nowMS = nowMS
    guard let settled = underWay, settled.number == number else { return [] }
    underWay = nil
    let told: String
    switch outcome {
    case .done:
      tell(.done, Wording("chair.done", ["effect": .wording(settled.effect)]))
      told = "done"
    case .refused(let rule, let message):
      tell(.refused, Wording("chair.refused", ["reason": .text(message)]), rule: rule)
      told = "refused, \(rule.code)"
    case .notSent:
      tell(.refused, Wording("chair.not-sent"))
      told = "not sent"
    case .unknown:
      tell(.refused, Wording("chair.outcome-unknown"))
      told = "outcome unknown"
    }
    return [.note(.settled(settled.command, told))]
  }

  /// Lets time pass; what was held long enough goes out.
  public mutating func pass(atMS nowMS: Int64) -> [PanelAction] {
    self.nowMS = nowMS
    if let notice, nowMS >= notice.untilMS { self.notice = nil }
    let actions = reconsider()
    guard let press, press.button.isHeld, nowMS - press.startedMS >= heldMS else { return actions }
    self.press = nil
    return actions + fire(press.button)
  }

  /// Takes a touch.
  public mutating func touch(_ touch: PanelTouch, atMS nowMS: Int64) -> [PanelAction] {
    self.nowMS = nowMS
    let dropped = reconsider()
    let place = sheet.point(x: touch.x, y: touch.y)
    let slot = PanelLayout(sheet).slot(atX: place.x, y: place.y, of: buttons)
    switch touch.phase {
    case .began: return dropped + begin(on: slot)
    case .moved: return dropped + (press.map { $0.slot != slot } == true ? drop(.slipped) : [])
    case .cancelled: return dropped + drop(.cancelled)
    case .ended:
      guard let press, press.slot == slot else { return dropped + drop(.slipped) }
      return dropped + lift(press)
    }
  }

  // MARK: Pressing

  private mutating func begin(on slot: PanelSlot?) -> [PanelAction] {
    // A second touch without the first one's end: which of them is meant, nobody knows.
    guard press == nil else { return drop(.cancelled) }
    guard let slot, let button = buttons[slot], isLive, let precondition else { return [] }
    notice = nil
    press = Press(button: button, slot: slot, precondition: precondition, startedMS: nowMS)
    return command(of: button).map { [.note(.holdBegan($0))] } ?? []
  }

  /// The finger has gone up on the button on which it came down: a hold ends before its time, a tap does its work.
  private mutating func lift(_ press: Press) -> [PanelAction] {
    switch press.button {
    case .step, .reason:
      let actions = drop(.released)
      if nowMS - press.startedMS < Self.tapMS { tell(.plain, Wording("chair.hold-longer")) }
      return actions
    case .openReasons(let ending): self.ending = ending
    case .back: ending = nil
    }
    self.press = nil
    return []
  }

  /// Ends a press that must not go on because what it rests on is no longer so.
  private mutating func reconsider() -> [PanelAction] {
    if let ending, offer?.ending != ending { self.ending = nil }
    guard let press, press.precondition != precondition || buttons[press.slot] != press.button else { return [] }
    return drop(.changed)
  }

  private mutating func drop(_ end: HoldEnd) -> [PanelAction] {
    guard let press else { return [] }
    self.press = nil
    guard let command = command(of: press.button) else { return [] }
    tell(.plain, Wording("chair.hold-ended.\(end.rawValue)"))
    return [.note(.holdEnded(command, end))]
  }

  private mutating func fire(_ button: PanelButton) -> [PanelAction] {
    guard isLive, let command = command(of: button), let effect = effect(of: button) else { return [] }
    commandCount += 1
    underWay = UnderWay(number: commandCount, command: command, button: button, effect: effect)
    ending = nil
    notice = nil
    // Whoever confirms figures confirms those that were seen, and no newer ones.
    var seen: Int64?
    if [ConfirmBallot.name, ConfirmElection.name].contains(command.name) { seen = model.show?.sequence }
    return [.note(.fired(command)), .send(number: commandCount, command, ifSequence: seen)]
  }

  /// The command of a button that has to be held; a reason goes on record in the words that were pressed.
  private func command(of button: PanelButton) -> Command? {
    switch button {
    case .step(let step): step.command
    case .reason(let ending, let number): ending.command(reason: strings[ChairWords.reason(number, of: ending)])
    case .openReasons, .back: nil
    }
  }

  private mutating func tell(_ kind: Notice.Kind, _ wording: Wording, rule: BrokenRule? = nil) {
    notice = Notice(kind: kind, wording: wording, rule: rule, untilMS: nowMS + Self.noticeMS)
  }
}
