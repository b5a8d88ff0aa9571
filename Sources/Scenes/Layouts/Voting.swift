import Assets
import Congress

/// L10: a vote that is open, on hold or closed; never a figure of any choice.
extension SceneCanvas {
  private static let ringBox = Box(x: 1_430, y: 300, width: 388, height: 388)
  private static let panelBox = Box(x: Grid.left, y: 734, width: Grid.width, height: 274)

  mutating func drawVoting(_ facts: VotingView) {
    isAbout(facts.ballot.text)
    drawHeader()
    let title: Phrase =
      switch facts.standing {
      case .open: .ballotOpen
      case .held: .ballotHeld
      case .closed: .ballotClosed
      }
    drawTitle(titled(title, round: facts.round))
    let setter = TextSetter(measure: context.measure, face: .text)
    let question = setter.restate(
      words(facts.question), width: facts.standing == .closed ? Grid.width : 1_230, linesMax: 4, largest: floorSize + 8,
      floor: floorSize)
    block(question, baseline: Grid.contentTop + question.lineHeight * 80 / 100, face: .text)
    switch facts.standing {
    case .open, .held: drawHowToVote(facts)
    case .closed: drawCounting(facts)
    }
  }

  /// The clock of a timed vote or the raised card, and the choices in their order.
  private mutating func drawHowToVote(_ facts: VotingView) {
    if let deadlineMS = facts.deadlineMS, let durationMS = facts.durationMS {
      drawCountdown(facts, deadlineMS: deadlineMS, durationMS: durationMS)
    } else {
      drawCardsOrBlocks(facts)
    }
    let box = Self.panelBox
    draw(.panel(box, radius: Grid.panelRadius, .panel))
    let voters = (progress(of: facts) ?? "") + figures.number(facts.voters)
    let label = " " + strings[.ballotVoters]
    let labelWidth = width(label, size: 56)
    text(
      label, x: box.right - Grid.panelPadding, baseline: box.y + 96, size: 56, role: .quiet, anchor: .trailing)
    text(
      voters, x: box.right - Grid.panelPadding - labelWidth, baseline: box.y + 96, size: floorSize + 16,
      face: .display, anchor: .trailing)
    let invitation = facts.standing == .held ? strings[.waitPlease] : invitation(for: facts.method)
    let room =
      box.width - 2 * Grid.panelPadding - labelWidth - width(voters, size: floorSize + 16, face: .display) - 40
    let size = TypeScale.largestSize(
      for: invitation, face: .text, within: room, from: floorSize, floor: 48, measure: context.measure)
    text(invitation, x: box.x + Grid.panelPadding, baseline: box.y + 96, size: size)
    drawChoices(facts.choices, in: box)
  }

  /// The raised card, or how many blocks have reported where the hall may know.
  private mutating func drawCardsOrBlocks(_ facts: VotingView) {
    let role: Theme.Role = facts.standing == .held ? .quiet : .accent
    guard let reported = facts.progress?.blocksReported, let missing = facts.progress?.blocksMissing,
      !reported.isEmpty
    else {
      draw(.sign(.card, Self.ringBox, role))
      return
    }
    let all = reported.count + missing.count
    draw(.ring(Self.ringBox, thickness: 34, lit: all == 0 ? 0 : reported.count * 1_000 / all, role))
    let x = Self.ringBox.x + Self.ringBox.width / 2
    let middle = Self.ringBox.y + Self.ringBox.height / 2
    text(
      "\(reported.count)/\(all)", x: x, baseline: middle + 14, size: 120, face: .display, anchor: .center)
    text(strings[.ballotBlocks], x: x, baseline: middle + 94, size: 48, role: .quiet, anchor: .center)
  }

  /// What the delegates are asked to do.
  private func invitation(for method: BallotPlan.Method) -> String {
    switch method {
    case .cardCount, .residualCount, .blockCount: strings[.ballotRaiseCard]
    case .electronicNamed, .electronicOpen, .electronicSecret: strings[.ballotPressKey]
    case .paper: strings[.ballotCastPaper]
    }
  }

  /// How many have voted or reported, before the number of all; nothing where the hall is not to see it.
  private func progress(of facts: VotingView) -> String? {
    if let turnout = facts.progress?.turnout { return figures.number(turnout) + " / " }
    return nil
  }

  /// The choices by sign and word, spread over the panel.
  private mutating func drawChoices(_ choices: [Choice], in box: Box) {
    let signSize = 60
    let inner = box.width - 2 * Grid.panelPadding
    func total(_ size: Int) -> Int {
      choices.reduce(0) { $0 + signSize + 18 + width(words($1.label), size: size) }
    }
    var size = floorSize
    while size > 40, total(size) + (choices.count - 1) * 40 > inner { size -= TypeScale.stepPixels }
    let gap = choices.count > 1 ? (inner - total(size)) / (choices.count - 1) : 0
    var x = box.x + Grid.panelPadding
    let baseline = box.bottom - 54
    for choice in choices {
      draw(
        .sign(
          choice.sign.sign, Box(x: x, y: baseline - signSize + 2, width: signSize, height: signSize),
          choice.color.role))
      let label = words(choice.label)
      text(label, x: x + signSize + 18, baseline: baseline, size: size)
      x += signSize + 18 + width(label, size: size) + gap
    }
  }

  /// The ring and the seconds; it stands still on hold, and shows no number beside dead facts.
  private mutating func drawCountdown(_ facts: VotingView, deadlineMS: Int64, durationMS: Int64) {
    let moment = facts.heldMS ?? momentOfLoss ?? context.nowMS
    let leftMS = min(max(0, deadlineMS - moment), durationMS)
    let seconds = (leftMS + 999) / 1_000
    let isDead = momentOfLoss != nil && facts.heldMS == nil
    let isRunning = facts.heldMS == nil && !isDead && leftMS > 0
    let lit = durationMS > 0 ? Int(min(1_000, seconds * 1_000_000 / durationMS)) : 0
    draw(.ring(Self.ringBox, thickness: 34, lit: isDead ? 0 : lit, facts.heldMS == nil ? .accent : .quiet))
    let number = isDead ? "–" : String(seconds)
    let size = TypeScale.largestSize(
      for: number, face: .display, within: 280, from: 180, floor: 96, measure: context.measure)
    text(
      number, x: Self.ringBox.x + Self.ringBox.width / 2,
      baseline: Self.ringBox.y + Self.ringBox.height / 2 + size * 36 / 100, size: size, face: .display,
      anchor: .center)
    if isRunning { changes(atMS: deadlineMS - (seconds - 1) * 1_000) }
  }

  /// Voting is over and the figures are not published.
  private mutating func drawCounting(_ facts: VotingView) {
    draw(.panel(Self.panelBox, radius: Grid.panelRadius, .panel))
    text(
      strings[.ballotCounting], x: Self.panelBox.x + Self.panelBox.width / 2,
      baseline: Self.panelBox.y + Self.panelBox.height / 2 + 34, size: 96, face: .display, anchor: .center)
  }
}

extension Choice.Sign {
  /// The sign as it is drawn.
  var sign: Sign {
    switch self {
    case .agree: .check
    case .against: .cross
    case .other: .circle
    }
  }

  /// The colour that goes with the sign.
  var role: Theme.Role {
    switch self {
    case .agree: .agree
    case .against: .against
    case .other: .other
    }
  }
}
