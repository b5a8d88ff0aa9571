import Assets
import Congress

/// L19: every seat with who sits there or, for a named vote, how it was voted; rows front to back from the stage.
extension SceneCanvas {
  mutating func drawSeats(_ facts: SeatMapView) {
    drawHeader()
    if let note = seatNotes(facts).first(where: hasRoomForFootNote) { drawFootNote(note) }
    let size = max(floorSize, Self.seatLegendSize)
    let wordings = context.secondStrings == nil ? [.first] : SeatWords.allCases
    let legends = wordings.map { seatLegend(facts, size: size, words: $0) }
    let map = seatMap(facts, size: size)
    guard let vote = facts.vote else {
      let content = drawTitle(both(.seatsTitle))
      if facts.rows.isEmpty, facts.unseated.isEmpty { return drawNothing(both(.seatsNone), in: content) }
      return drawWhole(seatArrangements(map, legends), orPages: [map, legends[0]], in: content)
    }
    isAbout(vote.ballot.text)
    let questions = [words(vote.question), secondWords(vote.question)].compactMap(\.self)
    let question = questions.joined(separator: " · ")
    let (title, content) = setTitle(question)
    if title.isWhole, let whole = seatArrangements(map, legends).first(where: { $0.fits(content) }) {
      drawTitle(question)
      return whole.draw(&self, content)
    }
    // What is too long to stand over the map takes turns with it.
    let rest = drawTitle(both(.seatsVote))
    let most = Self.questionPagesMax * max(1, rest.height / TypeScale.lineHeight(ofSize: floorSize))
    let restated = questions.map {
      TextSetter(measure: context.measure, face: .text).restate(
        $0, width: rest.width, linesMax: most, largest: floorSize, floor: floorSize, whole: strings[.ballotInFull])
    }
    let pages = restated.flatMap { $0.pages(of: rest.height) }.map { piece($0) }
    let whole = seatArrangements(map, legends).first { $0.fits(rest) }
    drawPages(of: pages + (whole.map { [$0] } ?? [map, legends[0]]), in: rest)
  }

  /// The smallest words beside the map.
  private static let seatLegendSize = 56

  private mutating func drawWhole(_ arrangements: [Piece], orPages pieces: [Piece], in box: Box) {
    guard let whole = arrangements.first(where: { $0.fits(box) }) else { return drawPages(of: pieces, in: box) }
    whole.draw(&self, box)
  }

  private func seatArrangements(_ map: Piece, _ legends: [Piece]) -> [Piece] {
    legends.flatMap { legend in
      let stacked = Piece.stack([map, legend], gap: Self.pieceGap)
      return sheet.isUpright ? [stacked] : [.beside([map, legend.centred], gap: 2 * Self.pieceGap), stacked]
    }
  }

  /// How a mark is named in two languages: the second beneath the first, beside it, or not where there is no room.
  private enum SeatWords: CaseIterable {
    case beneath
    case beside
    case first
  }

  /// Of when the attendance is, and who is counted without being on the map: in both languages, and in one for walls
  /// that have no room for more.
  private func seatNotes(_ facts: SeatMapView) -> [String] {
    func note(_ strings: Strings) -> String? {
      let figures = FigureFormat(language: strings.language)
      let time = figures.spokenTime(facts.asOfMS, utcOffset: view.congress.utcOffset)
      let notes = [
        facts.vote == nil ? strings[.organisationsAsOf, ["time": time]] : nil,
        facts.unseated.isEmpty ? nil : strings[.seatsUnseated, ["count": figures.number(facts.unseated.count)]],
      ].compactMap(\.self)
      return notes.isEmpty ? nil : notes.joined(separator: " · ")
    }
    let notes = [strings, context.secondStrings].compactMap { $0.flatMap(note) }
    return notes.count > 1 ? [notes.joined(separator: " · "), notes[0]] : notes
  }

  // MARK: The legend

  /// What each mark means, and how many there are of it.
  private func seatLegend(_ facts: SeatMapView, size: Int, words: SeatWords) -> Piece {
    let all = facts.rows.map(\.seats).joined() + facts.unseated
    var counts: [SeatMark: Int] = [:]
    for character in all { if let mark = SeatMark(character, vote: facts.vote) { counts[mark, default: 0] += 1 } }
    let rows = SeatMark.all(of: facts.vote).compactMap { mark -> Table.Row? in
      let count = counts[mark] ?? 0
      // Who had no part in a vote is told only where there was somebody.
      guard count > 0 || mark != .outside else { return nil }
      let second = secondLabel(of: mark, in: facts.vote)
      let label = [label(of: mark, in: facts.vote), words == .beside ? second : nil].compactMap(\.self)
      var row = Table.Row(
        label: label.joined(separator: " · "), cells: [.text(figures.number(count), face: .display)])
      row.seat = mark
      row.second = words == .beneath ? second : nil
      return row
    }
    let table = table(rows, size: size, air: 8)
    var piece = table.piece
    piece.isWide = false
    return piece
  }

  private func label(of mark: SeatMark, in vote: SeatMapView.Vote?) -> String {
    label(of: mark, in: vote, strings)
  }

  private func secondLabel(of mark: SeatMark, in vote: SeatMapView.Vote?) -> String? {
    context.secondStrings.map { label(of: mark, in: vote, $0) }
  }

  private func label(of mark: SeatMark, in vote: SeatMapView.Vote?, _ strings: Strings) -> String {
    switch mark {
    case .present: strings[.seatsPresent]
    case .out: strings[.seatsOut]
    case .absent: strings[.seatsAbsent]
    case .silent: strings[.seatsSilent]
    case .outside: strings[.seatsOutside]
    case .choice(let place, _, _): vote.map { $0.choices[place].label.text(in: strings) } ?? ""
    }
  }

  // MARK: The map

  private static let seatPitchMax = 96
  private static let stagePadding = 20
  /// How small a seat may become on a usual map; a larger one has smaller seats.
  private static let seatPitchLeast = 14

  /// Every seat as a square, beneath the stage.
  private func seatMap(_ facts: SeatMapView, size: Int) -> Piece {
    let columns = max(1, facts.rows.map(\.seats.count).max() ?? 1)
    let rows = max(1, facts.rows.count)
    let stageHeight = TypeScale.lineHeight(ofSize: size) + 16
    let least = max(4, min(Self.seatPitchLeast, 900 / columns, 560 / rows))
    let stageWidth = width(both(.seatsStage), size: size, face: .textBold) + 2 * Self.stagePadding
    return Piece(
      widthLeast: max(columns * least, stageWidth), widthWanted: max(columns * least, stageWidth),
      height: { _ in stageHeight + rows * least },
      growth: { rows * (max(least, min(Self.seatPitchMax, $0 / columns)) - least) },
      draw: { canvas, box in
        let pitch = max(3, min(Self.seatPitchMax, box.width / columns, (box.height - stageHeight) / rows))
        let field = columns * pitch
        let left = box.x + max(0, box.width - field) / 2
        canvas.drawStage(in: Box(x: box.x, y: box.y, width: box.width, height: stageHeight - 16), field, size: size)
        for (index, row) in facts.rows.enumerated() {
          // A row stands in the middle, as it does in a hall.
          let start = left + (columns - row.seats.count) * pitch / 2
          let top = box.y + stageHeight + index * pitch
          for (place, character) in row.seats.enumerated() {
            guard let mark = SeatMark(character, vote: facts.vote) else { continue }
            let edge = max(2, pitch * 86 / 100)
            canvas.draw(mark, in: Box(x: start + place * pitch, y: top, width: edge, height: edge))
          }
        }
      })
  }

  /// Where the front is: a bar as wide as the seats, with the word on it.
  private mutating func drawStage(in box: Box, _ fieldWidth: Int, size: Int) {
    let word = both(.seatsStage)
    let wide = max(min(fieldWidth, box.width), width(word, size: size, face: .textBold) + 2 * Self.stagePadding)
    let middle = box.x + box.width / 2
    draw(
      .panel(
        Box(x: middle - wide / 2, y: box.y, width: wide, height: box.height), radius: panelRadius, .panel))
    text(
      word, x: middle, baseline: box.y + TypeScale.ascent(ofSize: size), size: size, face: .textBold, role: .quiet,
      anchor: .center)
  }
}
