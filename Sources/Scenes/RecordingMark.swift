import Assets
import Congress

/// What a picture says of the recording of the hall: a sign, and what it means.
///
/// It stands in the header before the time; on pictures without a header, in the corner. In both languages where there is
/// room for them, in one where there is not, and where a long name leaves no room for words the sign stands alone.
struct RecordingMark {
  let standing: Recording.Standing
  /// The words; nothing where the sign stands alone.
  let words: String?
  /// Of sign and words together, in design pixels.
  let width: Int
}

extension SceneCanvas {
  private enum RecordingSign {
    static let size = 30
    /// Between sign and words.
    static let gap = 16
    static let padding = 18
    /// How much lower than a foot it stands, so that it touches nothing of a poster's last line.
    static let drop = 8
  }

  /// The mark as far as there is room for it; nothing on a picture that says nothing of a recording.
  func recordingMark(within room: Int) -> RecordingMark? {
    guard let standing = view.recording, let phrase = standing.phrase else { return nil }
    let others = [context.secondStrings, context.otherStrings].compactMap(\.self)
    let inBoth = ([strings] + others).map { $0[phrase] }.joined(separator: " · ")
    let forms = [inBoth, strings[phrase]].map { words in
      RecordingMark(
        standing: standing, words: words,
        width: RecordingSign.size + RecordingSign.gap + width(words, size: Grid.headerSize))
    }
    return forms.first { $0.width + Self.pieceGap <= room }
      ?? RecordingMark(standing: standing, words: nil, width: RecordingSign.size)
  }

  /// Draws the mark so that it ends at `right`.
  mutating func draw(_ mark: RecordingMark, right: Int, baseline: Int) {
    let left = right - mark.width
    let sign = Box(x: left, y: baseline - RecordingSign.size, width: RecordingSign.size, height: RecordingSign.size)
    switch mark.standing {
    // A full dot, as on every machine that records.
    case .running: draw(.panel(sign, radius: RecordingSign.size / 2, .accent))
    case .paused: draw(.sign(.pause, sign, .quiet))
    case .offTheRecord: draw(.sign(.cross, sign, .quiet))
    case .off: return
    }
    text(mark.words ?? "", x: right, baseline: baseline, size: Grid.headerSize, role: .quiet, anchor: .trailing)
  }

  /// Draws the mark in the corner of a picture without a header, on a ground of its own: beneath it may be anything.
  mutating func drawRecordingMarkInCorner() {
    let right = grid.right - (isMarkedUnlinked ? 32 + Self.pieceGap : 0) - RecordingSign.padding
    guard let mark = recordingMark(within: right - grid.left - RecordingSign.padding) else { return }
    let baseline = cornerBaseline + RecordingSign.drop
    let box = Box(
      x: right - mark.width - RecordingSign.padding, y: baseline - Grid.headerSize,
      width: mark.width + 2 * RecordingSign.padding, height: Grid.headerSize * 4 / 3)
    draw(.panel(box, radius: panelRadius, .panel))
    draw(mark, right: right, baseline: baseline)
  }
}

extension Recording.Standing {
  /// What a picture says of it; nothing of none.
  fileprivate var phrase: Phrase? {
    switch self {
    case .off: nil
    case .running: .recordingRunning
    case .paused: .recordingPaused
    case .offTheRecord: .recordingOffTheRecord
    }
  }
}
