import ControlClient
import Assets
import Congress
import Console
import Scenes

/// What is happening: the question, the ballot's state and clock, the figures.
extension PanelPage {
  mutating func drawHappening() {
    if let election = state.election {
      drawElection(election)
      return
    }
    guard let ballot = state.ballot else {
      drawItem()
      return
    }
    canvas.set(
      words(ballot.plan.question), in: layout.question, largest: 64, floor: 36, face: .textBold, role: .ink,
      place: .top)
    drawStanding(ballot)
    canvas.panel(layout.figures, .panel)
    if let outcome = ballot.outcome {
      drawFigures(of: ballot, outcome: outcome)
    } else {
      canvas.set(
        progress(of: ballot), in: layout.figures.inset(x: 30, y: 10), largest: 46, role: .ink, linesMax: 2)
    }
  }

  /// Between votes: the item itself.
  private mutating func drawItem() {
    let item = state.model.control?.agenda.liveItem
    canvas.set(
      item.map { words($0.title) } ?? canvas.say("chair.no-item"), in: layout.question, largest: 64, floor: 36,
      face: .textBold, place: .top)
    canvas.set(
      canvas.say(item == nil ? "chair.begins-there" : "chair.no-ballot"), in: layout.standing, largest: 40,
      role: .quiet,
      linesMax: 1)
    guard let presenter = item?.presenter else { return }
    canvas.set(words(presenter), in: layout.figures, largest: 44, role: .quiet, place: .top, linesMax: 2)
  }

  /// Code and round, the state in words, and the clock of a timed vote.
  private mutating func drawStanding(_ ballot: BallotView) {
    let box = layout.standing
    let isRunning = ballot.state == .open || ballot.state == .held
    let rest = drawState(ballot.state.rawValue, isRunning: isRunning)
    var about = [canvas.say("chair.ballot", ["ballot": ballot.plan.code.text, "round": "\(ballot.round)"])]
    about.append(canvas.say("minutes.method.\(ballot.plan.method.rawValue)"))
    let clock = clock(of: ballot)
    let clockWidth = clock.map { canvas.width($0, size: 60, face: .display) } ?? 0
    if let clock {
      canvas.text(
        clock, x: rest.right, baseline: box.y + 52, size: 60, face: .display, role: live(.accent), anchor: .trailing)
    }
    canvas.set(
      about.joined(separator: " · "), in: rest.cut(left: rest.width - clockWidth - 20).part, largest: 36, role: .quiet,
      linesMax: 1)
  }

  /// The state in words on a patch, and the room beside it.
  mutating func drawState(_ name: String, isRunning: Bool) -> Box {
    let box = layout.standing
    let state = canvas.say("state.\(name)").uppercased()
    let size = 40
    let wide = canvas.width(state, size: size, face: .textBold) + 48
    let (pill, rest) = box.cut(left: min(wide, box.width), gap: 26)
    canvas.panel(pill, isRunning && isLinked ? .accent : .panel)
    canvas.text(
      state, x: pill.x + 24, baseline: pill.y + 46, size: size, face: .textBold,
      role: isRunning && isLinked ? .onAccent : .ink)
    return rest
  }

  /// What is left of a timed vote; it never runs beside dead facts.
  private mutating func clock(of ballot: BallotView) -> String? {
    guard let deadlineMS = ballot.deadlineMS else { return nil }
    guard ballot.state == .open, isLinked else { return ballot.state == .open || ballot.state == .held ? "–:––" : nil }
    let leftMS = max(0, deadlineMS - state.serviceMS)
    let seconds = (leftMS + 999) / 1_000
    if leftMS > 0 { changes(atMS: localMS(of: deadlineMS - (seconds - 1) * 1_000)) }
    return String(FigureFormat.lateness(seconds * 1_000).dropFirst())
  }

  private func progress(of ballot: BallotView) -> String {
    var parts: [String] = []
    if let voters = ballot.voters {
      parts.append(canvas.say("console.voters", ["count": canvas.figures.number(voters)]))
    }
    if let turnout = ballot.progress?.turnout {
      parts.append(canvas.say("console.turnout", ["count": canvas.figures.number(turnout)]))
    } else if let reported = ballot.progress?.blocksReported, let missing = ballot.progress?.blocksMissing {
      let names = missing.map(\.text).joined(separator: ", ")
      parts.append(
        canvas.say(
          "console.blocks",
          ["count": "\(reported.count)/\(reported.count + missing.count)", "missing": names.isEmpty ? "–" : names]))
    } else if ballot.voters != nil {
      parts.append(canvas.say("console.no-figures"))
    }
    return parts.isEmpty ? state.strings.needs(ballot.plan) : parts.joined(separator: " · ")
  }

  /// Sign, word and number of each choice, and what is needed.
  private mutating func drawFigures(of ballot: BallotView, outcome: Outcome) {
    let inner = layout.figures.inset(x: 26, y: 8)
    let (upper, lower) = inner.cut(top: inner.height * 62 / 100)
    let choices = Array(zip(ballot.choices, outcome.tally.deciding))
    let gap = 28
    let room = upper.width - gap * (choices.count - 1)
    // One size for all labels: the largest at which each stands in one line beside its number; else they wrap.
    let size = [38, 34, 30, 28].first { size in choices.reduce(0) { $0 + figureWidth($1.0, $1.1, size: size) } <= room }
    let spare = size.map { size in room - choices.reduce(0) { $0 + figureWidth($1.0, $1.1, size: size) } } ?? 0
    var x = upper.x
    for (choice, count) in choices {
      let wide = size.map { figureWidth(choice, count, size: $0) + spare / choices.count } ?? room / choices.count
      drawFigure(
        choice, count, size: size ?? 28, in: Box(x: x, y: upper.y, width: wide, height: upper.height))
      x += wide + gap
    }
    drawNeed(of: ballot, in: lower)
  }

  private static let figureSize = 68
  private static let figureSign = 38

  /// The width of a choice in one line: sign, word, number.
  private func figureWidth(_ choice: Choice, _ count: Int, size: Int) -> Int {
    let number = canvas.width(canvas.figures.number(count), size: Self.figureSize, face: .display)
    return Self.figureSign + 14 + canvas.width(words(choice.label), size: size) + 18 + number + 2
  }

  private mutating func drawFigure(_ choice: Choice, _ count: Int, size: Int, in box: Box) {
    let number = canvas.figures.number(count)
    let numberWidth = canvas.width(number, size: Self.figureSize, face: .display)
    let baseline = box.bottom - 18
    let sign = Box(x: box.x, y: baseline - 36, width: Self.figureSign, height: Self.figureSign)
    canvas.draw(.sign(choice.sign.drawn, sign, live(choice.color.role)))
    let label = words(choice.label)
    let left = sign.right + 14
    let room = box.right - left - numberWidth - 18
    let labelWidth = canvas.width(label, size: size)
    if labelWidth <= room {
      canvas.text(label, x: left, baseline: baseline - 6, size: size)
    } else {
      canvas.set(
        label, in: Box(x: left, y: box.y + 4, width: max(60, room), height: box.height - 4), largest: size, floor: 24,
        linesMax: 2)
    }
    canvas.text(
      number, x: left + min(labelWidth, room) + 18, baseline: baseline, size: Self.figureSize, face: .display,
      role: live(choice.color.role))
  }

  /// Against which whole and from where on it passes; once counted, whether it does.
  private mutating func drawNeed(of ballot: BallotView, in box: Box) {
    let figures = canvas.figures
    let need =
      ballot.need.map { need in
        canvas.say(
          "console.need",
          [
            "needed": figures.number(need.needed), "whole": figures.number(need.base),
            "base": state.strings.words(forBaseOf: ballot.plan),
          ])
      } ?? state.strings.needs(ballot.plan)
    let isFinal = [BallotState.counted, .confirmed, .published].contains(ballot.state)
    guard isFinal else {
      canvas.set(need, in: box, largest: 34, role: .quiet, linesMax: 1)
      return
    }
    let verdict = ballot.verdict
    let words = state.strings.standing(verdict, choices: ballot.plan.choices)
    let (sign, role): (Sign, Theme.Role) =
      verdict.map { $0.isAdoption ? (.check, .agree) : (.cross, .against) } ?? (.warning, .accent)
    // A motion is told by a word; an alternative keeps its own name as it is written.
    let told = ballot.plan.kind == .motion ? words.uppercased() : words
    let natural = canvas.width(told, size: 38, face: .textBold)
    let wide = min(natural, box.width / 2)
    if natural == wide {
      canvas.text(told, x: box.right, baseline: box.y + 38, size: 38, face: .textBold, anchor: .trailing)
    } else {
      let place = Box(x: box.right - wide, y: box.y, width: wide, height: box.height)
      canvas.set(told, in: place, largest: 38, floor: 24, face: .textBold, place: .top, linesMax: 2)
    }
    canvas.draw(.sign(sign, Box(x: box.right - wide - 50, y: box.y + 8, width: 36, height: 36), live(role)))
    canvas.set(need, in: box.cut(left: box.width - wide - 80).part, largest: 34, role: .quiet, linesMax: 1)
  }
}

extension Choice.Sign {
  /// The sign as it is drawn.
  fileprivate var drawn: Sign {
    switch self {
    case .agree: .check
    case .against: .cross
    case .other: .circle
    }
  }

  /// The colour that goes with it.
  fileprivate var role: Theme.Role {
    switch self {
    case .agree: .agree
    case .against: .against
    case .other: .other
    }
  }
}
