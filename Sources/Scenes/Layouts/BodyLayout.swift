import Assets
import Congress

/// L12: the list of a body: its name, and its members in the order in which they are read out.
extension SceneCanvas {
  mutating func drawBody(_ facts: BodyView) {
    drawHeader()
    let content = drawTitle(words(facts.name))
    guard !facts.lines.isEmpty else { return drawNothing(strings[.bodyNone], in: content) }
    let rows = facts.lines.enumerated().map { index, line in
      func name(_ strings: Strings) -> String {
        [line.name, line.office?.text(in: strings)].compactMap(\.self).joined(separator: " – ")
      }
      return Table.Row(
        lead: "\(index + 1)", leadRole: .quiet, label: name(strings), otherLabel: context.otherStrings.map(name),
        second: line.organisation,
        face: line.office == nil ? .text : .textBold)
    }
    drawList(rows, in: content, isNumbered: true, padding: 0, columnsMax: 3, isPacked: true)
  }
}
