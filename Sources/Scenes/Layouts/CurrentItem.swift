import Assets
import Congress

/// L03: the current item, who presents it, and what comes next.
extension SceneCanvas {
  mutating func drawItem(_ facts: ItemView) {
    drawHeader()
    let content = drawTitle(words(facts.session))
    compose(in: content) { canvas, size in
      let item = canvas.prose(canvas.words(facts.title), face: .display, largest: max(132, size), least: size)
      let presenter = facts.presenter.map {
        canvas.prose(canvas.words($0), role: .quiet, largest: size, least: size)
      }
      let next = facts.next.map { next in
        let label = canvas.strings[.itemNext]
        var rows = Table(
          rows: [Table.Row(label: label, role: .quiet), Table.Row(label: canvas.words(next))], size: size,
          measure: canvas.context.measure, air: 0
        ).piece
        // Over pages what is next is not parted from its name.
        rows.parts = canvas.prose(label + " " + canvas.words(next), largest: size, least: size).parts
        return rows.onPanel(padding: Self.panelPadding)
      }
      let now = Piece.stack([item] + (presenter.map { [$0] } ?? []), gap: Self.pieceGap)
      guard let next else { return [now] }
      let beside = Piece.beside([now, next.lowered], gap: 3 * Self.pieceGap)
      return (canvas.sheet.isLong ? [beside] : []) + [.stack([now, next], gap: Self.pieceGap, isSpread: true)]
    }
  }
}
