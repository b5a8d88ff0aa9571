import Assets
import Congress

/// A speaker's clock as it is told at one moment: figures, a word, a sign and a colour, never the colour alone.
struct SpeakerTime {
  /// The time: `03:20`, `+00:35` once it is over, `1:05:00`; `–` beside dead facts.
  let figures: String
  /// What the time is.
  let phrase: Phrase
  /// The sign that goes with the word; none while there is time.
  let sign: Sign?
  /// Whether the time is up, so that everybody has to see it.
  let isOver: Bool
  /// The colour of the figures where they stand on a panel.
  let role: Theme.Role
  /// When the figures are other ones; nothing for a clock that stands.
  let nextChangeMS: Int64?

  /// A clock at a moment of the service's time.
  ///
  /// - Parameter isDead: Whether the facts have died: a clock that ran then is not known any more.
  init(_ clock: SpeakerClock, atMS nowMS: Int64, isDead: Bool) {
    guard !clock.isRunning || !isDead else {
      self.init(figures: "–", phrase: .speakerLeft, sign: nil, isOver: false, role: .quiet, nextChangeMS: nil)
      return
    }
    let seconds = clock.shownSeconds(atMS: nowMS)
    let level = clock.level(atMS: nowMS)
    let isOver = level == .timeUp || level == .overtime
    let figures = (seconds < 0 ? "+" : "") + FigureFormat.clock(seconds: seconds.magnitude)
    let next = clock.changesMS(after: nowMS)
    switch (clock.progress.state, level) {
    case (.called, _), (.waiting, _):
      self.init(
        figures: figures, phrase: .speakerGiven, sign: nil, isOver: false, role: .quiet, nextChangeMS: nil)
    case (.held, _):
      self.init(
        figures: figures, phrase: .speakerHeld, sign: .pause, isOver: isOver, role: .quiet, nextChangeMS: nil)
    case (_, .inTime):
      self.init(figures: figures, phrase: .speakerLeft, sign: nil, isOver: false, role: .accent, nextChangeMS: next)
    case (_, .warning):
      self.init(
        figures: figures, phrase: .speakerWarning, sign: .warning, isOver: false, role: .against, nextChangeMS: next)
    case (_, .timeUp):
      self.init(
        figures: figures, phrase: .speakerTimeUp, sign: .stop, isOver: true, role: .onAccent, nextChangeMS: next)
    case (_, .overtime):
      self.init(
        figures: figures, phrase: .speakerOvertime, sign: .stop, isOver: true, role: .onAccent, nextChangeMS: next)
    }
  }

  private init(
    figures: String, phrase: Phrase, sign: Sign?, isOver: Bool, role: Theme.Role, nextChangeMS: Int64?
  ) {
    self.figures = figures
    self.phrase = phrase
    self.sign = sign
    self.isOver = isOver
    self.role = role
    self.nextChangeMS = nextChangeMS
  }

  /// What is drawn on: lit once the time is up and the clock goes on, so that it is seen from the lectern.
  var ground: Theme.Role { role == .onAccent ? .accent : .panel }
  /// The colour of the word beside the figures.
  var wordRole: Theme.Role { role == .accent ? .quiet : role }
}

extension SceneCanvas {
  /// A clock at the moment of the picture; the picture will be another one when its figures are.
  mutating func time(of clock: SpeakerClock) -> SpeakerTime {
    let time = SpeakerTime(clock, atMS: context.nowMS, isDead: momentOfLoss != nil)
    if let next = time.nextChangeMS { changes(atMS: next) }
    return time
  }

  /// What somebody speaks for: office and unit, as far as they are told.
  func role(of speaker: SpeakerFacts) -> String {
    [speaker.office.map { words($0) }, speaker.unit.isEmpty ? nil : speaker.unit].compactMap { $0 }
      .joined(separator: " – ")
  }

  /// An office in both languages where there are two.
  func officeInAllLanguages(_ office: LocalizedText) -> String {
    words(office) + (secondWords(office).map { " (\($0))" } ?? "")
  }

  /// A word with its sign before it, from, around or up to a place, as large as its width allows.
  mutating func drawSigned(
    _ time: SpeakerTime, x edge: Int, baseline: Int, width: Int, largest: Int, floor: Int,
    anchor: TextRun.Anchor = .center
  ) {
    let word = strings[time.phrase]
    // A sign is as high as the letters, with a third of that between.
    func total(_ size: Int) -> Int { self.width(word, size: size) + (time.sign == nil ? 0 : size * 13 / 10) }
    var size = largest
    while size > floor, total(size) > width { size -= TypeScale.stepPixels }
    var x =
      switch anchor {
      case .leading: edge
      case .center: edge - total(size) / 2
      case .trailing: edge - total(size)
      }
    if let sign = time.sign {
      let edge = size
      draw(.sign(sign, Box(x: x, y: baseline - edge + size / 8, width: edge, height: edge), time.wordRole))
      x += size * 13 / 10
    }
    text(word, x: x, baseline: baseline, size: size, role: time.wordRole)
  }
}
