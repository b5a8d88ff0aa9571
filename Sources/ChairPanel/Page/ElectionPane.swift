import Assets
import Congress
import Scenes

/// What is happening in an election: what is elected, how far it has come, the figures that a chair answers for.
extension PanelPage {
  mutating func drawElection(_ election: ElectionView) {
    canvas.set(
      words(election.title), in: layout.question, largest: 64, floor: 36, face: .textBold, role: .ink, place: .top)
    guard let round = election.rounds.last else { return }
    let rest = drawState(election.state.rawValue, isRunning: false)
    let about = [
      canvas.say("chair.election", ["election": election.code.text, "round": "\(round.number)"]),
      canvas.say("election.kind.\(round.kind.rawValue)"),
    ]
    canvas.set(about.joined(separator: " · "), in: rest, largest: 36, role: .quiet, linesMax: 1)
    canvas.panel(layout.figures, .panel)
    let lines = ElectionLines(round, strings: state.strings).lines
    let inner = layout.figures.inset(x: 30, y: 10)
    let (upper, lower) = inner.cut(top: lines.count > 1 ? inner.height / 2 : inner.height)
    for (line, box) in zip(lines, [upper, lower]) {
      canvas.set(line, in: box, largest: 44, floor: 26, role: .ink, linesMax: lines.count > 1 ? 1 : 2)
    }
  }
}
