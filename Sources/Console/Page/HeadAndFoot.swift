import Assets
import Congress
import ControlClient
import HallProtocol
import TerminalUI

extension ConsolePage {
  /// Congress, mode, who is here, the link with its age, the time.
  var headerLine: Line {
    // Where there is little room, what must be seen comes before the name of the house.
    let house = size.columns < Self.wideColumns ? [] : [Span(" PLENARY ", .strong)]
    var left = house + [Span(" \(state.model.show?.congress.text ?? "–")  ", .plain)]
    if let mode = state.model.welcome?.mode {
      left.append(Span(say("status.mode.\(mode.rawValue)"), .accent))
      left.append(Span("  "))
    }
    if state.control?.show.isSafe == true { left += [Span(" \(say("console.safe")) ", .shout), Span("  ")] }
    if state.control?.show.isLocked == true { left += [Span(" \(say("console.locked")) ", .shout), Span("  ")] }
    left += recordingSpans + drivingSpans
    let clock = Line("  " + timeWithSeconds(serviceMS) + " ", .strong)
    return Line(left).with(right: linkLine + clock, width: size.columns)
  }

  /// How the recording of the hall stands; nothing where there is none.
  private var recordingSpans: [Span] {
    switch state.recording {
    case .off: []
    case .running: [Span("● \(say("console.recording"))", .accent), Span("  ")]
    case .paused: [Span("❚❚ \(say("console.recording"))", .warning), Span("  ")]
    case .offTheRecord: [Span(" \(say("console.off-the-record")) ", .shout), Span("  ")]
    }
  }

  /// Why nothing can be recorded or times are wrong, in place of the rule beneath the header; nothing while all is well.
  var troubleLine: Line? { journalLine ?? clockLine ?? certificateLine }

  private var clockLine: Line? {
    state.model.controlRoom?.clockAheadSeconds.map { seconds in
      let values: [String: Wording.Part] = ["time": .text(FigureFormat.hours(ofSeconds: abs(seconds)))]
      return Line(" ! " + strings[Wording("console.clock-\(seconds > 0 ? "ahead" : "behind")", values)], .shout)
    }
  }

  private var certificateLine: Line? {
    state.model.controlRoom?.certificateEndsMS.map { endsMS in
      let time = figures.timeWithSeconds(endsMS, utcOffset: utcOffset)
      return Line(" ! " + strings[Wording("console.certificate-ends", ["time": .text(time)])], .shout)
    }
  }

  private var journalLine: Line? {
    state.model.controlRoom?.journal.map { trouble in
      let values: [String: Wording.Part] = [
        "time": .text(timeWithSeconds(trouble.sinceMS)), "reason": .text(trouble.reason),
      ]
      return Line(
        " ✕ "
          + strings[Wording(trouble.kind == .notWhole ? "console.journal-broken" : "console.journal-trouble", values)],
        .shout)
    }
  }

  /// Who this is, and who drives where that is somebody else; two consoles under one name are told at once.
  private var drivingSpans: [Span] {
    let namesakes = (state.model.controlRoom?.connections ?? []).count { $0.client != nil && $0.actor == state.actor }
    let warning = namesakes > 1 ? [Span(" ‼ \(namesakes)× ", .shout)] : []
    guard let show = state.control?.show, state.actor.role == .operator else {
      return [Span("\(state.actor.role.rawValue)/\(state.actor.name)", .quiet)] + warning
    }
    guard let driver = show.driver else { return [Span("○ \(state.actor.name)", .warning)] + warning }
    if driver == state.actor { return [Span("▶ \(driver.name)", .good)] + warning }
    let own = size.columns < Self.wideColumns ? "○" : "○ \(state.actor.name)"
    return [Span(own, .quiet), Span("  ▶ \(driver.name)", .warning)] + warning
  }

  private var linkLine: Line {
    let model = state.model
    switch model.link {
    case .up:
      let ageMS = nowMS - model.heardMS
      return Line([Span(say("console.service") + " ", .quiet), AgeSign.sign(ageMS: ageMS), Span(" " + age(ageMS))])
    case .connecting(let sinceMS):
      return Line(" ○ \(say("console.connecting")) \(age(nowMS - sinceMS)) ", .shout)
    case .down(_, let sinceMS): return Line(" ✕ \(say("console.lost")) \(age(nowMS - sinceMS)) ", .shout)
    }
  }

  /// What waits for an answer, what is typed, what is told; with nothing of these, why the link is lost.
  var promptLine: Line {
    if let arming = state.arming {
      let left = max(0, arming.untilMS - nowMS + 999) / 1_000
      return Line(" ‼ \(strings[arming.prompt])  [y]  \(left) s ", .shout)
    }
    if let entry = state.entry, state.notice == nil { return entryLine(entry) }
    if let notice = state.notice {
      switch notice.content {
      case .said(let wording): return Line(" · " + strings[wording], .strong)
      case .withheld(let wording): return Line(" ✕ " + strings[wording], .warning)
      case .refused(let rule, let message): return Line(" ✕ " + sentence(rule, message), .warning)
      }
    }
    if case .down(let loss, _) = state.model.link { return Line(" ✕ " + loss.sentence(in: strings), .alarm) }
    return panelReason ?? Line()
  }

  /// The most characters of a text that is typed that are shown.
  private static let entryCharactersMax = 40

  private func entryLine(_ entry: FigureEntry) -> Line {
    let field = entry.fields[entry.current]
    let label: String
    switch field.label {
    case .word(let key): label = say(key)
    case .choice(let text): label = text.text(in: language)
    }
    let place = entry.fields.count > 1 ? " (\(entry.current + 1)/\(entry.fields.count))" : ""
    let others = entry.fields.enumerated().filter { $0.offset != entry.current && !$0.element.text.isEmpty }
      .map(\.element.text)
    let done = others.isEmpty ? "" : "   [\(others.joined(separator: " · "))]"
    // Of a long text the end is shown, where the next letter comes.
    let text =
      field.text.count > Self.entryCharactersMax ? "…" + field.text.suffix(Self.entryCharactersMax) : field.text
    return Line([
      Span(" ✎ \(entry.subject)\(place) ", .accent), Span(label + ": ", .strong), Span(text + "▏", .selected),
      Span(done + "   " + say("console.entry-keys"), .quiet),
    ])
  }

  /// The keys, those that are not legal now in brackets; the first that do not fit are left out, SAFE and help never are.
  var keyLine: Line {
    let help = Line([Span(" ? ", .strong), Span(say("console.key.help") + " ", .quiet)])
    let always = keyHint(KeyHint.safe(state)) + Line(" ") + help
    var line = Line()
    for key in KeyHint.all(state) {
      let next = keyHint(key)
      guard line.width + next.width + always.width < size.columns else { break }
      line = line + next
    }
    return line.with(right: always, width: size.columns)
  }

  private func keyHint(_ key: KeyHint) -> Line {
    let name = say(key.nameKey)
    guard !key.isLegal else { return Line([Span(" \(key.label) ", .strong), Span(name)]) }
    // Where there is little room, a key that is not legal now goes without its name; SAFE never does.
    let isShort = size.columns < Self.wideColumns && key.label != KeyHint.safeLabel
    return Line(isShort ? " (\(key.label))" : " (\(key.label) \(name))", .quiet)
  }
}

/// One key of the last line.
struct KeyHint {
  let label: String
  let nameKey: String
  let isLegal: Bool

  /// The key of SAFE.
  static let safeLabel = "!"

  private static func isLegal(_ command: Command?, _ state: ConsoleState) -> Bool {
    guard state.model.isLinked, let control = state.control, let command else { return false }
    return control.brokenRule(by: command, of: state.actor) == nil
  }

  /// The key that covers every screen, or uncovers them.
  static func safe(_ state: ConsoleState) -> KeyHint {
    let isSafe = state.control?.show.isSafe ?? false
    return KeyHint(
      label: safeLabel, nameKey: isSafe ? "console.key.safe-off" : "console.key.safe",
      isLegal: isLegal(isSafe ? .safeOff : .safeOn, state))
  }

  /// The other keys in the order in which they matter.
  static func all(_ state: ConsoleState) -> [KeyHint] {
    func legal(_ command: Command?) -> Bool { isLegal(command, state) }
    func legal(_ step: VoteStep) -> Bool {
      guard state.model.isLinked, let control = state.control, let ballot = state.ballot else { return false }
      return control.brokenRule(by: step, of: ballot, actor: state.actor) == nil
    }
    let output = state.output
    let cue = state.item?.cue
    let isLocked = state.control?.show.isLocked ?? false
    let drives = state.control?.show.driver == state.actor
    let pause = state.control?.pauseOfItem
    let isHeld = pause == .resume || (pause == nil && state.ballot?.state == .held)
    func hint(_ label: String, _ name: String, _ isLegal: Bool) -> KeyHint {
      KeyHint(label: label, nameKey: "console.key.\(name)", isLegal: isLegal)
    }
    // A congress without a speakers' list has no use for their key.
    let speakers =
      state.control?.speakers.lines.isEmpty == false
      ? [hint("s", state.speakerStepName, legal(state.speakerStep))] : []
    return [
      hint("Space", "go", legal(output.map { .cueTake($0.name, nil) })),
      hint("Enter", "standby", legal(output.flatMap { output in cue.map { .cueStandby(output.name, $0) } })),
      hint("T", "take", legal(output.flatMap { output in cue.map { .cueTake(output.name, $0) } })),
      hint("⌫", "back", legal(output.map { .cueClear($0.name) })),
      hint("n", "next", legal(.itemNext)), hint("v", "votes", state.ballot != nil),
    ] + speakers + [
      hint("h", isHeld ? "resume" : "hold", pause.map { legal(.agenda($0)) } ?? legal(.pause)),
      hint("r", "publish", legal(.publish)),
    ] + recordingHints(state, legal) + lowerThirdHints(state, legal) + filmHints(state, legal) + [
      hint("u", "undo", legal(.commandUndo)), hint("D", drives ? "release" : "drive", true),
      hint("l", isLocked ? "unlock" : "lock", legal(isLocked ? .outputsUnlock : .outputsLock)),
      hint("q", "leave", true),
    ]
  }

  /// The key that runs the film that is on air.
  private static func filmHints(_ state: ConsoleState, _ legal: (Command?) -> Bool) -> [KeyHint] {
    guard let output = state.output, output.film != nil else { return [] }
    let mayPause = legal(.filmPause(output.name))
    return [
      KeyHint(
        label: "k", nameKey: mayPause ? "console.key.film-pause" : "console.key.film-play",
        isLegal: mayPause || legal(.filmPlay(output.name)))
    ]
  }

  /// The key that shows a lower third while somebody could be named, or that clears the one there is.
  private static func lowerThirdHints(_ state: ConsoleState, _ legal: (Command?) -> Bool) -> [KeyHint] {
    guard let output = state.output else { return [] }
    let clear = Command.lowerThirdClear(output.name)
    guard output.lowerThird == nil else {
      return [KeyHint(label: "x", nameKey: "console.key.clear", isLegal: legal(clear))]
    }
    guard state.control?.speakers.current != nil else { return [] }
    let show = Command.lowerThirdShow(output.name, .speaker)
    return [KeyHint(label: "o", nameKey: "console.key.lower-third", isLegal: legal(show))]
  }
}
