import Assets
import Congress

/// P1: the presidium's monitor: item and what follows, the floor or the vote, the clock, the hall's picture small, and
/// notes that no other output has.
///
/// It is read from two or three metres and not from the hall's last row, so it has a scale of its own.
extension SceneCanvas {
  /// The monitor's own sizes of type.
  enum Scale {
    static let margin = 40
    static let gap = 28
    static let padding = 36
    static let label = 38
    static let text = 48
    static let title = 64
    /// What a panel's own words have where they leave room.
    static let large = 88
    /// The smallest letter of the monitor itself; the hall's floor is for the hall's last row.
    static let floor = 36
  }

  mutating func drawPresidium(_ facts: PresidiumView) {
    let places = PresidiumPlaces(sheet)
    drawNow(facts.item, in: places.now)
    drawFollowing(facts.next, after: facts.item, in: places.following)
    drawInHand(facts, in: places.inHand)
    drawTimeOfDay(facts, in: places.time)
    drawHall(facts.hall, in: places.hall)
    drawNotes(facts.notes, in: places.notes)
    drawCornerMark()
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
    let times = setTimes(item, width: box.width - 2 * Scale.padding)
    let lineHeight = TypeScale.lineHeight(ofSize: Scale.label)
    drawTitle(
      words(item.title), in: box, footHeight: times.count * lineHeight + 24, largest: Scale.large, face: .display)
    for (index, line) in times.enumerated() {
      let baseline = box.bottom - Scale.padding - (times.count - 1 - index) * lineHeight
      var x = box.x + Scale.padding
      for time in line {
        text(time.words, x: x, baseline: baseline, size: Scale.label, face: time.face, role: time.role)
        x += width(time.words, size: Scale.label, face: time.face) + 44
      }
    }
  }

  private typealias ToldTime = (words: String, face: FontFace, role: Theme.Role)

  /// When it began, when it will probably end, and how far that is from the plan, by word as well as by colour; over as
  /// many lines as it takes.
  private mutating func setTimes(_ item: PresidiumView.ItemFacts, width: Int) -> [[ToldTime]] {
    let nowMS = momentOfLoss ?? context.nowMS
    let offset = view.congress.utcOffset
    var times: [ToldTime] = []
    if let startedMS = item.startedMS {
      let time = figures.time(startedMS, utcOffset: offset)
      times.append((strings[.presidiumStarted, ["time": time]], .text, .quiet))
    }
    let end = figures.time(item.expectedEndMS(atMS: nowMS), utcOffset: offset)
    times.append((strings[.presidiumEnds, ["time": end]], .text, .quiet))
    let minutes = item.latenessMS(atMS: nowMS) / 60_000
    // An item of another day is neither early nor late.
    if minutes.magnitude < 12 * 60 {
      let phrase: Phrase = minutes > 0 ? .presidiumLate : minutes < 0 ? .presidiumEarly : .presidiumOnTime
      let role: Theme.Role = minutes > 0 ? .against : .agree
      times.append((strings[phrase, ["minutes": "\(minutes.magnitude)"]], .textBold, role))
    }
    if momentOfLoss == nil { changes(atMS: (context.nowMS / 60_000 + 1) * 60_000) }
    var lines: [[ToldTime]] = []
    var used = width
    for time in times {
      let needed = self.width(time.words, size: Scale.label, face: time.face)
      if lines.isEmpty || used + 44 + needed > width {
        lines.append([time])
        used = needed
      } else {
        lines[lines.count - 1].append(time)
        used += 44 + needed
      }
    }
    return lines
  }

  /// What comes next, and when: as planned, but not before what is on is expected to end.
  private mutating func drawFollowing(
    _ next: PresidiumView.ItemFacts?, after item: PresidiumView.ItemFacts?, in box: Box
  ) {
    guard let next else { return drawPanel(box, label: strings[.presidiumNext]) }
    let freeMS = item.flatMap { $0.startedMS == nil ? nil : $0.expectedEndMS(atMS: momentOfLoss ?? context.nowMS) }
    let startMS = max(next.plannedStartMS, freeMS ?? next.plannedStartMS)
    let time = figures.time(startMS, utcOffset: view.congress.utcOffset)
    drawPanel(
      box, label: "\(strings[.presidiumNext]) · \(next.code) · \(strings[.presidiumPlanned, ["time": time]])")
    drawTitle(words(next.title), in: box, footHeight: 0, largest: Scale.title, face: .text)
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
    drawPerson(next, next: nil, in: box, width: box.width - 2 * Scale.padding)
  }

  private mutating func drawFloor(_ facts: SpeakerSceneView, in box: Box) {
    let label = strings[facts.clock.progress == .called ? .speakerCalled : .speakerNow]
    drawPanel(box, label: "\(label) · \(facts.speaker.code)")
    // Beside the person where there is the width for both, else beneath.
    let isStacked = box.width < 900 || box.height > 700
    let clock =
      isStacked
      ? Box(
        x: box.x + 20, y: box.bottom - box.height * 40 / 100, width: box.width - 40, height: box.height * 40 / 100 - 20)
      : Box(
        x: box.right - box.width * 38 / 100 - 20, y: box.y + 20, width: box.width * 38 / 100, height: box.height - 40)
    drawFloorClock(facts.clock, in: clock)
    let person =
      isStacked
      ? Box(x: box.x, y: box.y, width: box.width, height: box.height - clock.height - 20)
      : Box(x: box.x, y: box.y, width: clock.x - box.x, height: box.height)
    drawPerson(facts.speaker, next: facts.next, in: person, width: person.width - 2 * Scale.padding)
  }

  private mutating func drawFloorClock(_ clock: SpeakerClock, in box: Box) {
    let time = time(of: clock)
    draw(.panel(box, radius: panelRadius, time.ground == .panel ? .groundLow : time.ground))
    let center = box.x + box.width / 2
    let size = TypeScale.largestSize(
      for: time.figures.count > 5 ? "+00:00" : "00:00", face: .display, within: box.width - 48,
      from: max(72, min(170, (box.height - 76) * 90 / 100)),
      floor: 72, measure: context.measure)
    let middle = box.y + (box.height - 60) / 2
    text(
      time.figures, x: center, baseline: middle + size * 36 / 100, size: size, face: .display, role: time.role,
      anchor: .center)
    drawSigned(
      time, x: center, baseline: box.bottom - 28, width: box.width - 48, largest: Scale.text, floor: Scale.floor
    )
  }

  // MARK: Clock, hall, notes

  private mutating func drawTimeOfDay(_ facts: PresidiumView, in box: Box) {
    draw(.panel(box, radius: panelRadius, .panel))
    let center = box.x + box.width / 2
    let present = strings[
      .presidiumPresent, ["present": figures.number(facts.present), "summoned": figures.number(facts.summoned)]]
    let isUnknown = facts.isQuorumUnknown ?? false
    let verdict = strings[
      facts.isQuorate ? .presidiumQuorate : isUnknown ? .presidiumOrganisationsUnknown : .presidiumNotQuorate]
    let sign = 34
    let inner = box.width - 2 * Scale.padding
    func total(_ words: String, _ size: Int) -> Int { width(words, size: size) + sign + 16 }
    let whole = "\(present) · \(verdict)"
    let lines = total(whole, Scale.floor) <= inner ? [whole] : [present, verdict]
    let size = total(lines[lines.count - 1], Scale.label) <= inner ? Scale.label : Scale.floor
    let lineHeight = TypeScale.lineHeight(ofSize: size)
    let figuresHeight = box.height - Scale.padding / 2 - lines.count * lineHeight
    let clockSize = min(156, figuresHeight * 80 / 100)
    text(
      figures.time(momentOfLoss ?? context.nowMS, utcOffset: view.congress.utcOffset), x: center,
      baseline: box.y + figuresHeight / 2 + clockSize * 42 / 100, size: clockSize, face: .display,
      role: isMarkedUnlinked ? .quiet : .ink, anchor: .center)
    for (index, line) in lines.enumerated() {
      let isLast = index == lines.count - 1
      let left = center - (isLast ? total(line, size) : width(line, size: size)) / 2
      let baseline = box.y + figuresHeight + index * lineHeight + TypeScale.ascent(ofSize: size)
      text(line, x: left, baseline: baseline, size: size, role: facts.isQuorate ? .quiet : .against)
      guard isLast else { continue }
      draw(
        .sign(
          facts.isQuorate ? .check : isUnknown ? .warning : .cross,
          Box(x: left + width(line, size: size) + 16, y: baseline - sign + 4, width: sign, height: sign),
          facts.isQuorate ? .agree : .against))
    }
    if momentOfLoss == nil { changes(atMS: (context.nowMS / 60_000 + 1) * 60_000) }
  }

  /// What the hall's screens show at this moment, drawn small by the same layouts.
  private mutating func drawHall(_ hall: PresidiumView.HallFacts?, in box: Box) {
    drawPanel(box, label: strings[.presidiumHall])
    guard let hall else { return }
    let place = PresidiumPlaces.picture(in: box)
    let shown = OutputView(
      output: hall.output, congress: view.congress, isSafe: view.isSafe, takenAtMS: hall.takenAtMS,
      content: hall.content, lowerThird: hall.lowerThird)
    let small = Scenes.picture(
      of: shown,
      in: context.forAnother(.wide))
    if let next = small.nextChangeMS { changes(atMS: next) }
    for command in small.list.nested(in: place) { draw(command) }
  }

  private mutating func drawNotes(_ notes: [LocalizedText], in box: Box) {
    let x = box.x + Scale.padding
    let top = box.y + Scale.padding + TypeScale.lineHeight(ofSize: Scale.label) - 8
    let setter = ParagraphSetter(measure: context.measure, face: .text)
    let all = notes.isEmpty ? strings[.presidiumNoNotes] : notes.map { words($0) }.joined(separator: "\n")
    let pages = setter.pages(
      all, width: box.width - 2 * Scale.padding, height: box.bottom - 20 - top, largest: Scale.title, floor: Scale.floor
    )
    let number = page(of: pages.count)
    drawPanel(box, label: strings[.presidiumNotes])
    let mark = "\(number + 1)/\(pages.count)"
    let used = width(strings[.presidiumNotes], size: Scale.floor) + width(mark, size: Scale.floor)
    if pages.count > 1, used + Scale.padding <= box.width - 2 * Scale.padding {
      text(
        mark, x: box.right - Scale.padding,
        baseline: box.y + Scale.padding + Scale.label * 66 / 100, size: Scale.floor, role: .quiet, anchor: .trailing)
    }
    guard pages.indices.contains(number) else { return }
    let page = pages[number]
    block(
      page, x: x, baseline: top + page.lineHeight * 80 / 100, face: .text, role: notes.isEmpty ? .quiet : .ink)
  }

  // MARK: Panels

  mutating func drawPanel(_ box: Box, label: String) {
    draw(.panel(box, radius: panelRadius, .panel))
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
