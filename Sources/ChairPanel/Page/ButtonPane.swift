import Assets
import Congress
import Console
import ControlClient
import HallProtocol
import Scenes

/// The buttons, and what can be said where there is none.
extension PanelPage {
  mutating func drawButtons() {
    let buttons = state.buttons
    for slot in PanelSlot.allCases {
      guard let button = buttons[slot] else { continue }
      draw(button, at: slot)
    }
    if buttons[.next] == nil, state.ending == nil { drawWait() }
  }

  /// Why nothing is next, in the room of the button.
  private mutating func drawWait() {
    let words = ChairWords.words(for: state.offer?.wait ?? .nothing, in: state.strings)
    canvas.set(words, in: layout[.next].inset(x: 30, y: 20), largest: 44, role: .quiet, anchor: .center)
  }

  /// How far the hold of a button has come, in thousandths; nothing where it is not held.
  private func held(_ button: PanelButton) -> Int? {
    guard let press = state.press, press.button == button, button.isHeld else { return nil }
    let steps = state.heldMS / PanelState.ringStepMS
    let step = min(steps, max(0, state.nowMS - press.startedMS) / PanelState.ringStepMS)
    return Int(step * 1_000 / steps)
  }

  private mutating func draw(_ button: PanelButton, at slot: PanelSlot) {
    let box = layout[slot]
    if let lit = held(button) {
      drawHeld(button, lit: lit, in: box)
      return
    }
    let isLoud = slot == .next && state.isLive && button.isLoud
    let isEnding = button.isEnding
    let rim: Theme.Role = isLoud ? .accent : !state.isLive ? .track : isEnding ? .against : .line
    canvas.rimmed(box, thickness: isEnding ? 6 : 4, rim: rim, fill: isLoud ? .accent : state.isLive ? .panel : .ground)
    let role: Theme.Role = isLoud ? .onAccent : state.isLive ? .ink : .quiet
    switch button {
    case .reason(let ending, let number):
      drawReason(ending, number, role: role, in: box.inset(x: 30, y: 6))
    case .openReasons(let ending):
      draw(
        canvas.say("chair.name.\(ending.name)"), under: canvas.say("chair.reason-needed"), .cross, role: role, in: box)
    case .back: draw(canvas.say("chair.back"), under: canvas.say("chair.back-hint"), nil, role: role, in: box)
    case .step(let step):
      let about = state.about(step).map { state.strings[$0] } ?? ""
      draw(canvas.say("chair.name.\(step.name)"), under: about, nil, role: role, in: box)
    }
  }

  /// A name as large as it fits, a sign above it, and a line below.
  private mutating func draw(_ name: String, under hint: String, _ sign: Sign?, role: Theme.Role, in box: Box) {
    // What cannot be pressed says so, and promises nothing.
    let hint = state.model.isLinked ? hint : canvas.say("chair.dead")
    if box.height < 170, box.width > 3 * box.height {
      drawInOneLine(name, hint, sign, role: role, in: box.inset(x: 30, y: 6))
      return
    }
    var inner = box.inset(x: 20, y: 16)
    if let sign, inner.height > 150 {
      let size = min(64, inner.height / 4)
      let place = Box(x: inner.x + (inner.width - size) / 2, y: inner.y + 6, width: size, height: size)
      canvas.draw(.sign(sign, place, state.isLive ? .against : .quiet))
      inner = inner.cut(top: size + 10).rest
    }
    let (upper, lower) = inner.cut(top: inner.height * 62 / 100)
    canvas.set(name, in: upper, largest: 96, face: .display, role: role, anchor: .center, linesMax: 3)
    canvas.set(
      hint, in: lower, largest: 38, floor: 26, role: role == .onAccent ? .onAccent : .quiet, anchor: .center,
      place: .top, linesMax: 2)
  }

  /// The same in a low box: sign, name and hint beside each other.
  private mutating func drawInOneLine(_ name: String, _ hint: String, _ sign: Sign?, role: Theme.Role, in box: Box) {
    var rest = box
    if let sign {
      let size = min(48, box.height / 2)
      let place = Box(x: box.x, y: box.y + (box.height - size) / 2, width: size, height: size)
      canvas.draw(.sign(sign, place, state.isLive ? .against : .quiet))
      rest = box.cut(left: size, gap: 22).rest
    }
    let (left, right) = rest.cut(left: rest.width * 56 / 100, gap: 20)
    canvas.set(name, in: left, largest: 64, face: .display, role: role, linesMax: 2)
    canvas.set(
      hint, in: right, largest: 36, floor: 26, role: role == .onAccent ? .onAccent : .quiet, anchor: .trailing,
      linesMax: 2)
  }

  private mutating func drawReason(_ ending: ChairEnding, _ number: Int, role: Theme.Role, in box: Box) {
    let size = min(46, box.height / 2)
    canvas.draw(
      .sign(
        .cross, Box(x: box.x, y: box.y + (box.height - size) / 2, width: size, height: size),
        state.isLive ? .against : .quiet))
    canvas.set(
      state.strings[ChairWords.reason(number, of: ending)], in: box.cut(left: size + 26).rest, largest: 46,
      face: .textBold, role: role, linesMax: 2)
  }

  /// The button under the finger: dark, with its ring; what it does stands in the band, where no hand covers it.
  private mutating func drawHeld(_ button: PanelButton, lit: Int, in box: Box) {
    canvas.rimmed(box, thickness: 8, rim: button.isEnding ? .against : .accent, fill: .panel)
    let size = min(box.width - 40, box.height - 40, 240)
    let name =
      switch button {
      case .step(let step): canvas.say("chair.name.\(step.name)")
      case .reason(let ending, let number): state.strings[ChairWords.reason(number, of: ending)]
      case .openReasons, .back: ""
      }
    let isWide = box.width > 2 * size + 200
    let x = isWide ? box.x + 40 : box.x + (box.width - size) / 2
    let place = Box(x: x, y: box.y + (box.height - size) / 2, width: size, height: size)
    canvas.draw(.ring(place, thickness: max(10, size / 8), lit: lit, button.isEnding ? .against : .accent))
    guard isWide else { return }
    canvas.set(
      name, in: box.inset(x: 40, y: 6).cut(left: size + 40).rest, largest: button.isEnding ? 46 : 88,
      face: button.isEnding ? .textBold : .display, role: .ink, linesMax: 2)
  }

  // MARK: The band

  /// What a held button would do, what became of it, or what is wrong: the one place for it.
  mutating func drawBand() {
    let box = layout.band
    if !isLinked {
      drawLoss(in: box)
    } else if let press = state.press, let effect = state.effect(of: press.button) {
      drawHold(press.button, state.strings[effect], in: box)
    } else if let underWay = state.underWay {
      canvas.panel(box, .panel)
      let words = canvas.say("chair.sending", ["effect": state.strings[underWay.effect]])
      canvas.set(words, in: box.inset(x: 30, y: 8), largest: 44, linesMax: 2)
    } else if let notice = state.notice {
      draw(notice, in: box)
    } else if let ending = state.ending, let heading = state.heading(of: ending) {
      canvas.set(
        state.strings[heading], in: box, largest: 48, face: .textBold, linesMax: 2)
    } else if let standing = state.standing {
      canvas.rimmed(box, rim: .against, fill: .panel)
      canvas.set(state.strings[standing], in: box.inset(x: 30, y: 8), largest: 44, face: .textBold, linesMax: 2)
    } else if state.offer != nil, !state.buttons.isEmpty {
      canvas.set(canvas.say("chair.hint"), in: box, largest: 34, role: .quiet, linesMax: 1)
    }
  }

  private mutating func drawLoss(in box: Box) {
    canvas.rimmed(box, thickness: 6, rim: .accent, fill: .panel)
    let size = 64
    canvas.draw(
      .sign(.unlinked, Box(x: box.x + 30, y: box.y + (box.height - size) / 2, width: size, height: size), .accent))
    let words = wordsOfLoss
    canvas.set(
      words, in: box.inset(x: 30, y: 8).cut(left: size + 28).rest, largest: 44, face: .textBold, role: .ink, linesMax: 2
    )
  }

  /// Since when there is no link or, where the service does not want this panel, why.
  private var wordsOfLoss: String {
    if case .down(let loss, _) = state.model.link, case .refused(let reason) = loss,
      state.model.agenda == nil || !loss.isWorthRetrying
    {
      return state.strings.text("close-reason.\(reason.code.rawValue)") ?? reason.message
    }
    guard state.model.agenda != nil, let momentOfLoss else { return canvas.say("chair.never-linked") }
    return canvas.say("chair.lost", ["time": time(momentOfLoss)])
  }

  private mutating func drawHold(_ button: PanelButton, _ effect: String, in box: Box) {
    canvas.rimmed(box, thickness: 6, rim: button.isEnding ? .against : .accent, fill: .panel)
    let inner = box.inset(x: 24, y: 10)
    let size = inner.height
    let ring = Box(x: inner.x, y: inner.y, width: size, height: size)
    canvas.draw(.ring(ring, thickness: 14, lit: held(button) ?? 0, button.isEnding ? .against : .accent))
    let words = inner.cut(left: size + 28).rest
    let release = canvas.say("chair.release")
    let wide = canvas.width(release, size: 34)
    canvas.text(
      release, x: words.right, baseline: words.y + words.height / 2 + 12, size: 34, role: .quiet, anchor: .trailing)
    canvas.set(
      effect, in: words.cut(left: words.width - wide - 30).part, largest: 52, face: .textBold, linesMax: 2)
  }

  private mutating func draw(_ notice: PanelState.Notice, in box: Box) {
    canvas.panel(box, .panel)
    let sentence =
      notice.rule.flatMap { rule in
        state.strings.refusal(rule.code, rule.details.mapValues(\.description)).map {
          canvas.say("chair.refused", ["reason": $0])
        }
      } ?? state.strings[notice.wording]
    var words = box.inset(x: 30, y: 8)
    let sign: (Sign, Theme.Role)? =
      switch notice.kind {
      case .done: (.check, .agree)
      case .refused: (.cross, .against)
      case .plain: nil
      }
    if let (sign, role) = sign {
      let size = 60
      canvas.draw(.sign(sign, Box(x: words.x, y: box.y + (box.height - size) / 2, width: size, height: size), role))
      words = words.cut(left: size + 26).rest
    }
    canvas.set(sentence, in: words, largest: 44, face: notice.kind == .refused ? .textBold : .text, linesMax: 2)
  }
}

extension PanelButton {
  /// Whether it brings a vote to nothing, or leads there.
  var isEnding: Bool {
    switch self {
    case .openReasons, .reason: true
    case .step, .back: false
    }
  }

  /// Whether it is what everybody waits for.
  var isLoud: Bool {
    guard case .step(let step) = self else { return false }
    switch step {
    case .callNext, .addMinute, .callAttendance, .break: return false
    case .ask, .open, .hold, .resume, .close, .confirm, .publish, .revote, .adoptList, .confirmElection,
      .publishElection, .nextRound:
      return true
    }
  }
}
