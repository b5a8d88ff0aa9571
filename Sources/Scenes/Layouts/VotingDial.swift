import Assets
import Congress

/// What a vote goes by: the seconds that are left, the blocks that have reported, or the raised card.
struct VotingDial {
  enum Face {
    case ring(lit: Int)
    case card
  }

  let face: Face
  /// What stands in the ring.
  let word: String?
  /// What it counts, beneath it.
  var caption: String?
  let role: Theme.Role

  /// What is said before a clock's figures, which would be taken for a time of day.
  var lead: String?

  /// The same as words on a line.
  var inWords: String? { word.map { [lead, $0, caption].compactMap(\.self).joined(separator: " ") } }
}

extension SceneCanvas {
  /// What a vote that is open or on hold goes by.
  mutating func dial(of facts: VotingView) -> VotingDial {
    let role: Theme.Role = facts.standing == .held ? .quiet : .accent
    if let deadlineMS = facts.deadlineMS, let durationMS = facts.durationMS {
      return countdown(facts, deadlineMS: deadlineMS, durationMS: durationMS)
    }
    guard let reported = facts.progress?.blocksReported, let missing = facts.progress?.blocksMissing,
      !reported.isEmpty
    else { return VotingDial(face: .card, word: nil, role: role) }
    let all = reported.count + missing.count
    return VotingDial(
      face: .ring(lit: all == 0 ? 0 : reported.count * 1_000 / all), word: "\(reported.count)/\(all)",
      caption: strings[.ballotBlocks], role: role)
  }

  /// The ring and the seconds; it stands still on hold, and shows no number beside dead facts.
  private mutating func countdown(_ facts: VotingView, deadlineMS: Int64, durationMS: Int64) -> VotingDial {
    let moment = facts.heldMS ?? momentOfLoss ?? context.nowMS
    let leftMS = min(max(0, deadlineMS - moment), durationMS)
    let seconds = (leftMS + 999) / 1_000
    let isDead = momentOfLoss != nil && facts.heldMS == nil
    if facts.heldMS == nil, !isDead, leftMS > 0 { changes(atMS: deadlineMS - (seconds - 1) * 1_000) }
    let lit = durationMS > 0 ? Int(min(1_000, seconds * 1_000_000 / durationMS)) : 0
    let isClock = durationMS >= FigureFormat.clockFromMS
    return VotingDial(
      face: .ring(lit: isDead ? 0 : lit),
      word: isDead ? "–" : FigureFormat.countdown(seconds: seconds, ofMS: durationMS),
      caption: isDead || isClock ? nil : strings[.ballotSeconds], role: facts.heldMS == nil ? .accent : .quiet,
      lead: isClock && !isDead ? strings[.breakLeft] : nil)
  }

  /// What a dial says, as words beside a title; in a narrow place, what stands in it alone.
  func aside(_ dial: VotingDial, beside title: String) -> String? {
    let size = max(Grid.titleSize, floorSize)
    let word = TextSetter(measure: context.measure, face: .display).widestWord(title, size: floorSize)
    let room = grid.width - word - Self.pieceGap
    return dial.inWords.flatMap { width($0, size: size, face: .display) <= room ? $0 : dial.word }
  }

  /// Draws it as large as its place allows.
  mutating func draw(_ dial: VotingDial, in box: Box) {
    let square = box.square(sheet.isLong ? Self.longDialSizeMax : Self.dialSizeMax)
    switch dial.face {
    case .card: draw(.sign(.card, square, dial.role))
    case .ring(let lit):
      draw(.ring(square, thickness: square.width * 88 / 1_000, lit: lit, dial.role))
    }
    guard let word = dial.word else { return }
    let inner = square.width * 70 / 100
    let size = TypeScale.largestSize(
      for: word, face: .display, within: inner, from: square.width * 46 / 100, floor: floorSize,
      measure: context.measure)
    let x = square.x + square.width / 2
    let middle = square.y + square.height / 2
    let caption = dial.caption.flatMap {
      width($0, size: floorSize) <= inner && square.width >= 4 * floorSize ? $0 : nil
    }
    let lift = caption == nil ? 0 : floorSize / 2
    text(word, x: x, baseline: middle + size * 36 / 100 - lift, size: size, face: .display, anchor: .center)
    if let caption {
      text(
        caption, x: x, baseline: middle + size * 36 / 100 - lift + TypeScale.ascent(ofSize: floorSize),
        size: floorSize, role: .quiet, anchor: .center)
    }
  }
}
