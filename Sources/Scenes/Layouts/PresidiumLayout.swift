import Assets
import Congress

/// P1: the presidium's monitor: item and what follows, the floor or the vote, the clock, the hall's picture small, and
/// notes that no other output has.
///
/// It is read from two or three metres and not from the hall's last row, so it has a scale of its own.
extension SceneCanvas {
  private enum Scale {
    static let margin = 40
    static let gap = 28
    static let padding = 36
    static let label = 38
    static let text = 48
    static let title = 64
    /// The smallest letter of the monitor itself.
    static let floor = 36
  }

  mutating func drawPresidium(_ facts: PresidiumView) {
    let right = sheet.width * 36 / 100
    let left = sheet.width - 2 * Scale.margin - Scale.gap - right
    drawLeft(facts, in: Box(x: Scale.margin, y: Scale.margin, width: left, height: sheet.height - 2 * Scale.margin))
    drawRight(
      facts,
      in: Box(
        x: Scale.margin + left + Scale.gap, y: Scale.margin, width: right, height: sheet.height - 2 * Scale.margin))
    drawCornerMark()
  }

  private mutating func drawLeft(_ facts: PresidiumView, in column: Box) {
    let heights = (item: column.height * 32 / 100, next: column.height * 17 / 100)
    var box = Box(x: column.x, y: column.y, width: column.width, height: heights.item)
    drawNow(facts.item, in: box)
    box = Box(x: column.x, y: box.bottom + Scale.gap, width: column.width, height: heights.next)
    drawFollowing(facts.next, in: box)
    let top = box.bottom + Scale.gap
    drawInHand(facts, in: Box(x: column.x, y: top, width: column.width, height: column.bottom - top))
  }

  private mutating func drawRight(_ facts: PresidiumView, in column: Box) {
    var box = Box(x: column.x, y: column.y, width: column.width, height: column.height * 26 / 100)
    drawTimeOfDay(facts, in: box)
    let labelHeight = Scale.label * 2
    let picture = (column.width - 2 * 20) * shape.height / shape.width
    box = Box(x: column.x, y: box.bottom + Scale.gap, width: column.width, height: labelHeight + picture + 20)
    drawHall(facts.hall, in: box, labelHeight: labelHeight)
    let top = box.bottom + Scale.gap
    drawNotes(facts.notes, in: Box(x: column.x, y: top, width: column.width, height: column.bottom - top))
  }

  // MARK: Item and what follows

  private mutating func drawNow(_ item: PresidiumView.ItemFacts?, in box: Box) {
    guard let item else {
      drawPanel(box, label: strings[.presidiumNow])
      text(
        strings[.presidiumNoItem], x: box.x + Scale.padding, baseline: box.y + Scale.padding + 130, size: Scale.title,
        face: .display, role: .quiet)
      return
    }
    drawPanel(box, label: "\(strings[.presidiumNow]) · \(item.code)")
    let footHeight = 76
    drawTitle(words(item.title), in: box, footHeight: footHeight, largest: Scale.title, face: .display)
    drawTimes(item, in: box)
  }

  /// When it began, when it will probably end, and how far that is from the plan, by word as well as by colour.
  private mutating func drawTimes(_ item: PresidiumView.ItemFacts, in box: Box) {
    let nowMS = momentOfLoss ?? context.nowMS
    let offset = view.congress.utcOffsetMinutes
    let baseline = box.bottom - Scale.padding
    var x = box.x + Scale.padding
    func put(_ words: String, face: FontFace = .text, role: Theme.Role = .quiet) -> TextRun {
      defer { x += width(words, size: Scale.label, face: face) + 44 }
      return TextRun(words, x: x, baseline: baseline, size: Scale.label, face: face, role: role)
    }
    var runs: [TextRun] = []
    if let startedMS = item.startedMS {
      runs.append(put(strings[.presidiumStarted, ["time": figures.time(startedMS, utcOffsetMinutes: offset)]]))
    }
    let end = figures.time(item.expectedEndMS(atMS: nowMS), utcOffsetMinutes: offset)
    runs.append(put(strings[.presidiumEnds, ["time": end]]))
    let minutes = item.latenessMS(atMS: nowMS) / 60_000
    // An item of another day is neither early nor late.
    if minutes.magnitude < 12 * 60 {
      let phrase: Phrase = minutes > 0 ? .presidiumLate : minutes < 0 ? .presidiumEarly : .presidiumOnTime
      let role: Theme.Role = minutes > 0 ? .against : .agree
      runs.append(put(strings[phrase, ["minutes": "\(minutes.magnitude)"]], face: .textBold, role: role))
    }
    for run in runs { draw(.text(run)) }
    if momentOfLoss == nil { changes(atMS: (context.nowMS / 60_000 + 1) * 60_000) }
  }

  private mutating func drawFollowing(_ next: PresidiumView.ItemFacts?, in box: Box) {
    guard let next else { return drawPanel(box, label: strings[.presidiumNext]) }
    let time = figures.time(next.plannedStartMS, utcOffsetMinutes: view.congress.utcOffsetMinutes)
    drawPanel(
      box, label: "\(strings[.presidiumNext]) · \(next.code) · \(strings[.presidiumPlanned, ["time": time]])")
    drawTitle(words(next.title), in: box, footHeight: 0, largest: Scale.text, face: .text)
  }

  // MARK: The floor or the vote

  /// The open vote before everything; then whoever has the floor, the item's ballot, and who is next.
  private mutating func drawInHand(_ facts: PresidiumView, in box: Box) {
    let isVoting = facts.ballot.map { $0.state == .open || $0.state == .held } ?? false
    if let speaker = facts.speaker, !isVoting { return drawFloor(speaker, in: box) }
    if let ballot = facts.ballot { return drawBallot(ballot, in: box) }
    guard let next = facts.nextSpeaker else {
      return drawPanel(box, label: strings[.presidiumNobody])
    }
    drawPanel(box, label: strings[.speakerNext])
    drawPerson(next, in: box, width: box.width - 2 * Scale.padding)
  }

  private mutating func drawFloor(_ facts: SpeakerSceneView, in box: Box) {
    let label = strings[facts.clock.progress == .called ? .speakerCalled : .speakerNow]
    drawPanel(box, label: "\(label) · \(facts.speaker.code)")
    let clock = Box(
      x: box.right - box.width * 38 / 100 - 20, y: box.y + 20, width: box.width * 38 / 100, height: box.height - 40)
    drawFloorClock(facts.clock, in: clock)
    drawPerson(facts.speaker, in: box, width: clock.x - 32 - box.x - Scale.padding)
    guard let next = facts.next else { return }
    let setter = TextSetter(measure: context.measure, face: .text)
    let line = setter.restate(
      "\(strings[.speakerNext]): \(next.name)", width: clock.x - 32 - box.x - Scale.padding, linesMax: 1,
      largest: Scale.label, floor: Scale.floor)
    block(line, x: box.x + Scale.padding, baseline: box.bottom - Scale.padding, face: .text, role: .quiet)
  }

  private mutating func drawFloorClock(_ clock: SpeakerClock, in box: Box) {
    let time = time(of: clock)
    draw(.panel(box, radius: Self.panelRadius, time.ground == .panel ? .groundLow : time.ground))
    let center = box.x + box.width / 2
    let size = TypeScale.largestSize(
      for: time.figures.count > 5 ? "+00:00" : "00:00", face: .display, within: box.width - 48, from: 170, floor: 72,
      measure: context.measure)
    let middle = box.y + box.height * 42 / 100
    text(
      time.figures, x: center, baseline: middle + size * 36 / 100, size: size, face: .display, role: time.role,
      anchor: .center)
    drawSigned(
      time, centerX: center, baseline: box.bottom - 44, width: box.width - 48, largest: Scale.text, floor: Scale.floor
    )
  }

  /// Name, office and unit, and the title of the speech as far as there is room.
  private mutating func drawPerson(_ speaker: SpeakerFacts, in box: Box, width: Int) {
    let x = box.x + Scale.padding
    var top = box.y + Scale.padding + TypeScale.lineHeight(ofSize: Scale.label)
    let names = TextSetter(measure: context.measure, face: .display)
    let name = names.restate(speaker.name, width: width, linesMax: 2, largest: Scale.title, floor: Scale.text)
    block(name, x: x, baseline: top + name.lineHeight * 80 / 100, face: .display)
    top += name.height
    let setter = TextSetter(measure: context.measure, face: .text)
    let role = setter.restate(role(of: speaker), width: width, linesMax: 2, largest: Scale.label, floor: Scale.floor)
    block(role, x: x, baseline: top + role.lineHeight * 80 / 100, face: .text, role: .quiet)
    top += role.height + 12
    let room = box.bottom - Scale.padding - TypeScale.lineHeight(ofSize: Scale.label) - top
    let lines = room / TypeScale.lineHeight(ofSize: Scale.floor)
    guard let title = speaker.title, lines > 0 else { return }
    let speech = setter.restate(
      words(title), width: width, linesMax: min(2, lines), largest: Scale.floor, floor: Scale.floor)
    block(speech, x: x, baseline: top + speech.lineHeight * 80 / 100, face: .text)
  }

  /// How the ballot stands; its figures once the hall has them.
  private mutating func drawBallot(_ facts: PresidiumView.BallotFacts, in box: Box) {
    let state = strings.text("state.\(facts.state.rawValue)") ?? facts.state.rawValue
    let round = facts.round > 1 ? " · " + strings[.ballotRound, ["round": "\(facts.round)"]] : ""
    drawPanel(
      box, label: "\(strings[.presidiumBallot, ["ballot": facts.ballot.text]])\(round) · \(words(for: facts.method))")
    let x = box.x + Scale.padding
    let width = box.width - 2 * Scale.padding
    var baseline = box.y + Scale.padding + TypeScale.lineHeight(ofSize: Scale.label) + Scale.title
    text(state.uppercased(), x: x, baseline: baseline, size: Scale.title, face: .display, role: .accent)
    drawTimeLeft(facts, x: box.right - Scale.padding, baseline: baseline)
    baseline += 20
    guard let result = facts.result else {
      let setter = TextSetter(measure: context.measure, face: .text)
      let question = setter.restate(
        words(facts.question), width: width, linesMax: 3, largest: Scale.label, floor: Scale.floor)
      block(question, x: x, baseline: baseline + question.lineHeight * 80 / 100, face: .text)
      let isUnknown = [.closed, .counted, .confirmed].contains(facts.state)
      let voters = facts.voters.map { strings[.presidiumVoters, ["count": figures.number($0)]] }
      let foot = [voters, isUnknown ? strings[.presidiumUnpublished] : nil].compactMap { $0 }
      text(
        foot.joined(separator: " · "), x: x, baseline: box.bottom - Scale.padding, size: Scale.floor, role: .quiet)
      return
    }
    drawFigures(result, in: box, top: baseline)
  }

  /// The seconds that a timed vote still has; none beside dead facts.
  private mutating func drawTimeLeft(_ facts: PresidiumView.BallotFacts, x: Int, baseline: Int) {
    guard facts.state == .open || facts.state == .held, let deadlineMS = facts.deadlineMS else { return }
    let isDead = momentOfLoss != nil && facts.heldMS == nil
    let leftMS = max(0, deadlineMS - (facts.heldMS ?? context.nowMS))
    let seconds = (leftMS + 999) / 1_000
    text(
      isDead ? "–" : "\(seconds) s", x: x, baseline: baseline, size: Scale.title + 16, face: .display,
      anchor: .trailing)
    if facts.heldMS == nil, !isDead, leftMS > 0 { changes(atMS: deadlineMS - (seconds - 1) * 1_000) }
  }

  /// The figures that the hall has, choice by choice, with the verdict.
  private mutating func drawFigures(_ result: ResultView, in box: Box, top: Int) {
    let x = box.x + Scale.padding
    let shares = Array(zip(result.choices, result.outcome.shares))
    let column = (box.width - 2 * Scale.padding) / max(1, shares.count)
    for (index, (choice, share)) in shares.enumerated() {
      let left = x + index * column
      let size = TypeScale.largestSize(
        for: words(choice.label), face: .text, within: column - 76, from: Scale.label, floor: 28,
        measure: context.measure)
      let sign = Box(x: left, y: top + 52 - 34, width: 38, height: 38)
      draw(.sign(choice.sign.sign, sign, choice.color.role))
      text(words(choice.label), x: left + 52, baseline: top + 50, size: size, role: .quiet)
      text(
        figures.number(share.count), x: left, baseline: top + 164, size: 108, face: .display, role: choice.color.role)
    }
    let verdict: Phrase =
      result.isVoided ? .resultVoided : result.outcome.isAdopted ? .resultAdopted : .resultNotAdopted
    let role: Theme.Role = result.isVoided ? .quiet : result.outcome.isAdopted ? .agree : .against
    let baseline = box.bottom - Scale.padding + 6
    if !result.isVoided {
      let sign = Box(x: x, y: baseline - 40, width: 44, height: 44)
      draw(.sign(result.outcome.isAdopted ? .check : .cross, sign, role))
    }
    text(
      strings[verdict], x: x + (result.isVoided ? 0 : 62), baseline: baseline, size: Scale.text, face: .display,
      role: role)
  }

  // MARK: Clock, hall, notes

  private mutating func drawTimeOfDay(_ facts: PresidiumView, in box: Box) {
    draw(.panel(box, radius: Self.panelRadius, .panel))
    let center = box.x + box.width / 2
    let time = figures.time(momentOfLoss ?? context.nowMS, utcOffsetMinutes: view.congress.utcOffsetMinutes)
    text(
      time, x: center, baseline: box.y + box.height * 59 / 100, size: 156, face: .display,
      role: isMarkedUnlinked ? .quiet : .ink, anchor: .center)
    let present = strings[
      .presidiumPresent, ["present": figures.number(facts.present), "summoned": figures.number(facts.summoned)]]
    let verdict = strings[facts.isQuorate ? .presidiumQuorate : .presidiumNotQuorate]
    let sign = 34
    let words = "\(present) · \(verdict)"
    let size = TypeScale.largestSize(
      for: words, face: .text, within: box.width - 2 * Scale.padding - sign - 16, from: Scale.label, floor: 28,
      measure: context.measure)
    let left = center - (width(words, size: size) + sign + 16) / 2
    let baseline = box.bottom - Scale.padding
    let role: Theme.Role = facts.isQuorate ? .agree : .against
    text(words, x: left, baseline: baseline, size: size, role: facts.isQuorate ? .quiet : .against)
    draw(
      .sign(
        facts.isQuorate ? .check : .cross,
        Box(x: left + width(words, size: size) + 16, y: baseline - sign + 4, width: sign, height: sign), role))
    if momentOfLoss == nil { changes(atMS: (context.nowMS / 60_000 + 1) * 60_000) }
  }

  /// What the hall's screens show at this moment, drawn small by the same layouts.
  private mutating func drawHall(_ hall: PresidiumView.HallFacts?, in box: Box, labelHeight: Int) {
    drawPanel(box, label: strings[.presidiumHall])
    guard let hall else { return }
    let width = box.width - 2 * 20
    let place = Box(
      x: box.x + 20, y: box.y + labelHeight, width: width, height: width * shape.height / shape.width)
    let shown = OutputView(
      output: hall.output, congress: view.congress, isSafe: view.isSafe, takenAtMS: hall.takenAtMS,
      content: hall.content)
    let small = Scenes.picture(
      of: shown,
      in: SceneContext(
        nowMS: context.nowMS, strings: context.strings, measure: context.measure, link: context.link))
    if let next = small.nextChangeMS { changes(atMS: next) }
    for command in small.list.nested(in: place) { draw(command) }
  }

  private mutating func drawNotes(_ notes: [LocalizedText], in box: Box) {
    drawPanel(box, label: strings[.presidiumNotes])
    let x = box.x + Scale.padding
    let top = box.y + Scale.padding + TypeScale.lineHeight(ofSize: Scale.label) - 8
    let setter = ParagraphSetter(measure: context.measure, face: .text)
    let all = notes.isEmpty ? strings[.presidiumNoNotes] : notes.map { words($0) }.joined(separator: "\n")
    let pages = setter.pages(
      all, width: box.width - 2 * Scale.padding, height: box.bottom - 20 - top, largest: Scale.text, floor: Scale.floor)
    guard !pages.isEmpty else { return }
    let page = pages[page(of: pages.count)]
    block(
      page, x: x, baseline: top + page.lineHeight * 80 / 100, face: .text, role: notes.isEmpty ? .quiet : .ink)
  }

  // MARK: Panels

  private mutating func drawPanel(_ box: Box, label: String) {
    draw(.panel(box, radius: Self.panelRadius, .panel))
    let setter = TextSetter(measure: context.measure, face: .text)
    let line = setter.restate(
      label, width: box.width - 2 * Scale.padding, linesMax: 1, largest: Scale.label - 12, floor: Scale.floor)
    block(
      line, x: box.x + Scale.padding, baseline: box.y + Scale.padding + Scale.label * 66 / 100, face: .text,
      role: .quiet)
  }

  /// A title between a panel's label and its foot, as large as fits.
  private mutating func drawTitle(_ title: String, in box: Box, footHeight: Int, largest: Int, face: FontFace) {
    let top = box.y + Scale.padding + TypeScale.lineHeight(ofSize: Scale.label) - 8
    let height = box.bottom - 16 - footHeight - top
    let setter = TextSetter(measure: context.measure, face: face)
    let fitted = setter.fit(
      title, width: box.width - 2 * Scale.padding, height: height, largest: largest, floor: Scale.floor)
    let lines = max(1, height / TypeScale.lineHeight(ofSize: fitted.size))
    let whole =
      fitted.isWhole
      ? fitted
      : setter.restate(
        title, width: box.width - 2 * Scale.padding, linesMax: lines, largest: Scale.floor, floor: Scale.floor)
    block(whole, x: box.x + Scale.padding, baseline: top + whole.lineHeight * 80 / 100, face: face)
  }
}
