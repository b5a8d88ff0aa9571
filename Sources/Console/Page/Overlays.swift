import Congress
import TerminalUI

extension ConsolePage {
  /// The vote panel: every step of the ballot in hand, those that are not legal now in brackets.
  ///
  /// Where one column does not hold them all there are two, and where those do not either, the rows around the selected
  /// step with where they are in the whole.
  func panelLines(rows: Int, width: Int, selected: VoteStep) -> [Line] {
    guard rows > 0, let control = state.control, let ballot = state.ballot else { return [] }
    let steps = VoteStep.allCases
    let columns = steps.count < rows ? 1 : 2
    let perColumn = (steps.count + columns - 1) / columns
    let shown = min(perColumn, rows - 1)
    let selectedRow = (selected.rawValue - 1) % perColumn
    let first = max(0, min(selectedRow - shown / 2, perColumn - shown))
    let cells = steps.map { step in
      panelCell(
        step, control.brokenRule(by: step, of: ballot, actor: state.actor), of: ballot, hasReason: columns == 1)
    }
    let lines = (first..<first + max(0, shown)).map { row in
      stride(from: row, to: steps.count, by: perColumn).reduce(Line()) { line, place in
        let room = place + perColumn < steps.count ? width / columns : width - line.width
        let cell = cells[place].fitted(to: room)
        return line + (steps[place] == selected ? cell.styled(.selected) : cell)
      }
    }
    let title = Line([
      Span(" " + say("console.panel", ["ballot": ballot.plan.code.text, "round": "\(ballot.round)"]) + " ", .strong),
      Span(ballot.plan.question.text(in: language), .quiet),
    ])
    let place = shown < perColumn ? Line(" ↑↓ \(selected.rawValue)/\(steps.count) ", .accent) : Line()
    return [title.with(right: place, width: width)] + lines
  }

  private func panelCell(_ step: VoteStep, _ rule: BrokenRule?, of ballot: BallotView, hasReason: Bool) -> Line {
    let name = say(step.nameKey(for: ballot))
    guard let rule else {
      return Line([
        Span("  \(step.rawValue)  ", .accent), Span(name, .strong), Span(step.isArmed ? " ‼" : "", .warning),
      ])
    }
    // In half a line a reason would be cut; that of the selected step stands in the prompt.
    return Line(" (\(step.rawValue)) \(name)" + (hasReason ? " · \(sentence(rule, nil))" : ""), .quiet)
  }

  /// Why the step that is selected in the vote panel is not legal now, whole.
  var panelReason: Line? {
    guard case .votes(let step) = state.view, let control = state.control, let ballot = state.ballot,
      let rule = control.brokenRule(by: step, of: ballot, actor: state.actor)
    else { return nil }
    return Line(" (\(step.rawValue)) " + sentence(rule, nil), .quiet)
  }

  /// All keys, with what each does.
  var helpLines: [Line] {
    let keys = [
      ("↑ ↓ PgUp PgDn", "select"), ("Enter ⌫", "standby"), ("Space", "go"), ("T", "take"), ("n", "next"),
      ("v", "votes"), ("h", "hold"), ("+ -", "minute"), ("s a e", "speaker"), ("r y", "publish"), ("! y", "safe"),
      ("u", "undo"), ("Tab i", "output"), ("D l", "drive"), ("o x X", "lower-third"), ("f p", "recording"),
      ("k b L", "film"),
      ("Esc Home", "escape"), ("q y Ctrl-C", "leave"),
    ]
    return [Line(" " + say("console.help"), .strong)]
      + keys.map { Line([Span(" \($0.0.padded(to: 15))", .accent), Span(say("console.help.\($0.1)"))]) }
      + [Line(" " + say("console.help.marks"), .quiet)]
  }
}
