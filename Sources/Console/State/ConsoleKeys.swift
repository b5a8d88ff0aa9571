import ControlClient
import Assets
import Congress
public import TerminalUI

extension ConsoleState {
  /// Takes a key; what is to be done outside.
  public mutating func handle(_ key: Key, atMS nowMS: Int64) -> [ConsoleAction] {
    pass(atMS: nowMS)
    if key == .interrupt { return [.leave] }
    if let arming { return answer(arming, with: key, atMS: nowMS) }
    if entry != nil { return type(key, atMS: nowMS) }
    notice = nil
    switch view {
    case .help:
      view = .rundown
      return []
    case .votes(let step): return handle(key, inPanelAt: step, atMS: nowMS)
    case .rundown: return handleOnPage(key, atMS: nowMS)
    }
  }

  private mutating func handleOnPage(_ key: Key, atMS nowMS: Int64) -> [ConsoleAction] {
    switch key {
    case .up: select(by: -1)
    case .down: select(by: 1)
    case .pageUp: select(by: -5)
    case .pageDown: select(by: 5)
    case .home, .escape: selected = nil
    case .tab: chooseNextOutput()
    case .character("v"): view = .votes(nextStep)
    case .character("?"): view = .help
    default: return fire(key, atMS: nowMS)
    }
    return []
  }

  // MARK: Selecting

  private mutating func select(by step: Int) {
    guard let items = control?.agenda.items, let place = items.firstIndex(where: { $0.code == item?.code }) else {
      return
    }
    selected = items[min(max(0, place + step), items.count - 1)].code
  }

  private mutating func chooseNextOutput() {
    let own = control?.show.outputs.filter { $0.follows == nil }.map(\.name) ?? []
    guard own.count > 1, let place = own.firstIndex(where: { $0 == output?.name }) else { return }
    chosenOutput = own[(place + 1) % own.count]
  }

  /// The first step of the ballot in hand that is legal now.
  private var nextStep: VoteStep {
    guard let control, let ballot else { return .ask }
    let order: [VoteStep] = ballot.state == .closed || ballot.state == .counted ? [.confirm, .figures] : []
    return (order + VoteStep.allCases).first { control.brokenRule(by: $0, of: ballot, actor: actor) == nil } ?? .ask
  }

  // MARK: Firing

  /// A key that may change something: none fires while it is held, and none without a link.
  mutating func fire(_ key: Key, atMS nowMS: Int64) -> [ConsoleAction] {
    let firing: Set<Key> = [
      .space, .enter, .backspace, .character("T"), .character("h"), .character("r"), .character("n"), .character("u"),
      .character("!"), .character("q"), .character("D"), .character("l"), .character("+"), .character("-"),
      .character("s"), .character("a"), .character("e"), .character("i"),
      .character("o"), .character("x"), .character("X"), .character("p"), .character("f"),
      .character("k"), .character("b"), .character("L"),
    ]
    guard firing.contains(key) else { return [] }
    guard admits(key, gapMS: key == .space ? Self.goGapMS : Self.heldGapMS, atMS: nowMS) else { return [] }
    if key == .character("q") { return arm(.leave, Wording("console.arm.leave"), key: key, atMS: nowMS) }
    guard model.isLinked, control != nil else {
      withhold("console.no-link", ["key": .text(key.label)], atMS: nowMS)
      return []
    }
    switch key {
    case .space: return go(atMS: nowMS)
    case .character("T"): return aboutItem(atMS: nowMS) { .cueTake($0, $1.cue) }
    case .enter: return standBy(atMS: nowMS)
    case .backspace: return output.map { request(standbyBack(on: $0), atMS: nowMS) } ?? []
    case .character("h"): return pause(key: key, atMS: nowMS)
    case .character("+"): return lengthen(byMinutes: 1, atMS: nowMS)
    case .character("-"): return lengthen(byMinutes: -1, atMS: nowMS)
    case .character("r"): return take(.publish, key: key, atMS: nowMS)
    case .character("n"): return request(.itemNext, atMS: nowMS)
    case .character("u"): return request(.commandUndo, atMS: nowMS)
    case .character("D"): return armDriving(key: key, atMS: nowMS)
    case .character("l"): return lock(key: key, atMS: nowMS)
    case .character("i"): return request(.screenIdentify(nil), atMS: nowMS)
    case .character("o"): return aboutOutput(atMS: nowMS) { .lowerThirdShow($0, .speaker) }
    case .character("x"): return aboutOutput(atMS: nowMS) { .lowerThirdClear($0) }
    case .character("X"): return request(.lowerThirdClear(nil), atMS: nowMS)
    case .character("p"): return pauseRecording(atMS: nowMS)
    case .character("f"): return leaveRecord(key: key, atMS: nowMS)
    case .character("k"):
      return output.map { request(filmStep(on: $0, atMS: model.serviceMS(atMS: nowMS)), atMS: nowMS) } ?? []
    case .character("b"): return aboutOutput(atMS: nowMS) { .filmRestart($0) }
    case .character("L"): return output.map { request(filmLoopStep(on: $0), atMS: nowMS) } ?? []
    case .character("s"): return request(speakerStep, atMS: nowMS)
    case .character("a"): return request(.speakerExtend(seconds: Self.extensionSeconds), atMS: nowMS)
    case .character("e"): return request(.speakerEnd, atMS: nowMS)
    default: return armSafe(key: key, atMS: nowMS)
    }
  }

  /// GO takes exactly what is seen to stand by; it never stops anything, and at the end it says so.
  private mutating func go(atMS nowMS: Int64) -> [ConsoleAction] {
    guard let output else { return [] }
    guard let cue = output.standby else {
      let isEnd = control?.agenda.nextItem == nil
      withhold(isEnd ? "console.go-end" : "console.go-empty", ["output": .text(output.name.text)], atMS: nowMS)
      return []
    }
    return request(.cueTake(output.name, cue), atMS: nowMS)
  }

  private mutating func standBy(atMS nowMS: Int64) -> [ConsoleAction] {
    let actions = aboutItem(atMS: nowMS) { .cueStandby($0, $1.cue) }
    if !actions.isEmpty { standbyItem = item?.code }
    return actions
  }

  private mutating func aboutItem(
    atMS nowMS: Int64, _ command: (Code<Output>, Item) -> Command
  ) -> [ConsoleAction] {
    guard let output, let item else { return [] }
    return request(command(output.name, item), atMS: nowMS)
  }

  private mutating func aboutOutput(atMS nowMS: Int64, _ command: (Code<Output>) -> Command) -> [ConsoleAction] {
    output.map { request(command($0.name), atMS: nowMS) } ?? []
  }

  /// Holds or resumes what is running: the vote that is open or, without one, the item that is on.
  private mutating func pause(key: Key, atMS nowMS: Int64) -> [ConsoleAction] {
    guard view == .rundown, let step = control?.pauseOfItem else { return take(.pause, key: key, atMS: nowMS) }
    return request(.agenda(step), atMS: nowMS)
  }

  /// Gives the selected item a minute, or takes one off it.
  private mutating func lengthen(byMinutes minutes: Int, atMS nowMS: Int64) -> [ConsoleAction] {
    guard let item else { return [] }
    return request(.agenda(.retime(item.code, Retiming(byMinutes: minutes))), atMS: nowMS)
  }

  private mutating func armSafe(key: Key, atMS nowMS: Int64) -> [ConsoleAction] {
    let isOn = control?.show.isSafe ?? false
    let count = Wording.Part.text("\(screenCount(of: nil))")
    let prompt = Wording(isOn ? "console.arm.safe-off" : "console.arm.safe-on", ["screens": count])
    return arm(.send(isOn ? .safeOff : .safeOn), prompt, key: key, atMS: nowMS)
  }

  /// Takes the show over from whoever has it, or gives it out of hand.
  private mutating func armDriving(key: Key, atMS nowMS: Int64) -> [ConsoleAction] {
    guard let driver = control?.show.driver else { return request(.driverTake, atMS: nowMS) }
    guard driver != actor else {
      return arm(.send(.driverRelease), Wording("console.arm.release"), key: key, atMS: nowMS)
    }
    return arm(
      .send(.driverTake), Wording("console.arm.drive", ["driver": .text(driver.name)]), key: key, atMS: nowMS)
  }

  /// Locks at once; unlocking waits for a `y`.
  private mutating func lock(key: Key, atMS nowMS: Int64) -> [ConsoleAction] {
    guard control?.show.isLocked == true else { return request(.outputsLock, atMS: nowMS) }
    return arm(.send(.outputsUnlock), Wording("console.arm.unlock"), key: key, atMS: nowMS)
  }

  /// Ends the console; whoever drives gives the show out of hand first.
  private mutating func leave(atMS nowMS: Int64) -> [ConsoleAction] {
    guard model.isLinked, control?.show.driver == actor, leaving == nil,
      case .send(let number, _)? = request(.driverRelease, atMS: nowMS).first
    else { return [.leave] }
    leaving = (number, nowMS + Self.leavingMS)
    return [.send(number: number, .driverRelease)]
  }

  /// Sends a command where it is legal and not under way already; else says why not.
  mutating func request(_ command: Command, atMS nowMS: Int64) -> [ConsoleAction] {
    guard model.isLinked, let control else {
      withhold("console.not-sent", atMS: nowMS)
      return []
    }
    guard !log.isUnderWay(command) else {
      withhold("console.under-way", ["command": .text(command.brief)], atMS: nowMS)
      return []
    }
    if let rule = control.brokenRule(by: command, of: actor) {
      tell(.refused(rule, message: nil), atMS: nowMS)
      return []
    }
    return [.send(number: log.add(command, atMS: nowMS), command)]
  }

  // MARK: Arming

  mutating func arm(
    _ effect: Arming.Effect, _ prompt: Wording, key: Key, atMS nowMS: Int64
  ) -> [ConsoleAction] {
    if case .send(let command) = effect, let rule = control?.brokenRule(by: command, of: actor) {
      tell(.refused(rule, message: nil), atMS: nowMS)
      return []
    }
    arming = Arming(effect: effect, prompt: prompt, key: key, untilMS: nowMS + Arming.patienceMS)
    return []
  }

  private mutating func answer(_ arming: Arming, with key: Key, atMS nowMS: Int64) -> [ConsoleAction] {
    if key == arming.key, !admits(key, gapMS: Self.heldGapMS, atMS: nowMS) { return [] }
    self.arming = nil
    guard key == .character("y") else {
      tell(.said(Wording("console.cancelled")), atMS: nowMS)
      return []
    }
    switch arming.effect {
    case .leave: return leave(atMS: nowMS)
    case .send(let command):
      if case .votes = view { view = .rundown }
      return request(command, atMS: nowMS)
    }
  }
}

extension ControlView {
  /// What holding or resuming means now, where no vote is open and an item is on.
  var pauseOfItem: AgendaStep? {
    guard openBallot == nil, let live = agenda.liveItem else { return nil }
    return live.progress.isHeld ? .resume : .hold(reason: "")
  }
}
