import Assets
import Congress

/// A speaker's clock as a piece: the figures, with a word and a sign beneath.
extension SceneCanvas {
  private static let clockSizeLeast = 120
  private static let clockSizeMax = 260
  private static let clockPadding = 32

  /// The clock, on a panel of its own or on what lies beneath it.
  ///
  /// Without the word, figures and ground alone say how the time stands. Its place has room for every word that it may
  /// come to say, so that nothing moves when one takes another's place.
  /// - Parameter anchor: Where it stands in its place.
  func clock(
    _ time: SpeakerTime, size: Int, isOnPanel: Bool = true, hasWord: Bool = true, anchor: TextRun.Anchor = .center
  ) -> Piece {
    let padding = isOnPanel ? Self.clockPadding : 0
    let least = max(Self.clockSizeLeast, size)
    let wordSize = size
    let line = hasWord ? TypeScale.lineHeight(ofSize: wordSize) : 0
    let widthLeast =
      max(hasWord ? wordWidthMax(size) : 0, width(time.sizing, size: least, face: .display)) + 2 * padding
    /// A number of a size is as high as its digits, with air around.
    func figuresHeight(_ size: Int) -> Int { size * 96 / 100 }
    let frame = line + padding
    return Piece(
      widthLeast: widthLeast, widthWanted: max(widthLeast, min(grid.width * 36 / 100, 1_000)), isWide: false,
      height: { _ in figuresHeight(least) + frame },
      growth: { width in
        let size = largestClock(time, within: width - 2 * padding, least: least)
        return figuresHeight(size) - figuresHeight(least)
      },
      draw: { canvas, box in
        if isOnPanel { canvas.draw(.panel(box, radius: panelRadius, time.ground)) }
        let inner = box.width - 2 * padding
        let size = min(
          largestClock(time, within: inner, least: least), max(least, (box.height - frame) * 100 / 96))
        let x =
          switch anchor {
          case .leading: box.x + padding
          case .center: box.x + box.width / 2
          case .trailing: box.right - padding
          }
        let spare = max(0, box.height - figuresHeight(size) - frame)
        let middle = box.y + padding / 2 + spare / 2 + figuresHeight(size) / 2
        canvas.text(
          time.figures, x: x, baseline: middle + size * 36 / 100, size: size, face: .display, role: time.role,
          anchor: anchor)
        guard hasWord else { return }
        let top = middle + figuresHeight(size) / 2
        canvas.drawSigned(
          time, x: x, baseline: top + TypeScale.ascent(ofSize: wordSize), width: inner, largest: wordSize,
          floor: wordSize, anchor: anchor)
      })
  }

  /// The largest figures that a width has room for; every time of the same length has the same size, so that nothing
  /// jumps when a digit is wider.
  private func largestClock(_ time: SpeakerTime, within width: Int, least: Int) -> Int {
    TypeScale.largestSize(
      for: time.sizing, face: .display, within: width, from: max(least, Self.clockSizeMax), floor: least,
      measure: context.measure)
  }

  /// The width of the longest word that a clock says, with its sign.
  private func wordWidthMax(_ size: Int) -> Int {
    let bare: [Phrase] = [.speakerGiven, .speakerLeft]
    let signed: [Phrase] = [.speakerHeld, .speakerWarning, .speakerTimeUp, .speakerOvertime]
    let widths =
      bare.map { width(strings[$0], size: size) } + signed.map { width(strings[$0], size: size) + size * 13 / 10 }
    return widths.max() ?? 0
  }
}

extension SpeakerTime {
  /// What is as wide as the figures may become without another one coming to them.
  fileprivate var sizing: String {
    switch figures.count {
    case ...5: "00:00"
    case 6: "+00:00"
    default: String(figures.map { $0.isNumber ? "0" : $0 })
    }
  }
}
