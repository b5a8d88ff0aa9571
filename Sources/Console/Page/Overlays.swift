import Congress
import Terminals

extension ConsolePage {
  /// The vote panel: the steps of the ballot in hand, the legal ones first.
  func panelLines(rows: Int, width: Int, selected: VoteStep) -> [Line] {
    guard rows > 0, let control = state.control, let ballot = state.ballot else { return [] }
    let title = Line([
      Span(" " + say("console.panel", ["ballot": ballot.plan.code.text, "round": "\(ballot.round)"]) + " ", .strong),
      Span(ballot.plan.question.text(in: language), .quiet),
    ])
    var lines: [(isLegal: Bool, line: Line)] = VoteStep.allCases.map { step in
      let rule = control.brokenRule(by: step, of: ballot, actor: state.actor)
      let name = say(step.nameKey(for: ballot))
      let line =
        rule.map { Line(" (\(step.rawValue)) \(name) · \(sentence($0, nil))", .quiet) }
        ?? Line([Span("  \(step.rawValue)  ", .accent), Span(name, .strong), Span(step.isArmed ? " ‼" : "", .warning)])
      return (rule == nil, step == selected ? line.fitted(to: width).styled(.selected) : line)
    }
    if lines.count + 1 > rows { lines = lines.filter(\.isLegal) + lines.filter { !$0.isLegal } }
    return [title] + lines.map(\.line).prefix(rows - 1)
  }

  /// All keys, with what each does.
  var helpLines: [Line] {
    let keys = [
      ("↑ ↓ PgUp PgDn", "select"), ("Enter", "standby"), ("Space", "go"), ("T", "take"), ("⌫", "back"), ("n", "next"),
      ("v", "votes"), ("h", "hold"), ("+ -", "minute"), ("s a e", "speaker"), ("r y", "publish"), ("! y", "safe"),
      ("u", "undo"), ("Tab", "output"), ("D l", "drive"), ("o x X", "lower-third"), ("i", "identify"),
      ("Esc Home", "escape"), ("q y Ctrl-C", "leave"),
    ]
    return [Line(" " + say("console.help"), .strong)]
      + keys.map { Line([Span(" \($0.0.padded(to: 15))", .accent), Span(say("console.help.\($0.1)"))]) }
      + [Line(" " + say("console.help.marks"), .quiet)]
  }
}
