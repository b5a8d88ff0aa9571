import Assets
import Congress

/// How the lines of a programme are told apart: by a sign and a word, never by colour alone.
extension ProgrammeView.Mark {
  /// The sign before the title.
  var sign: Sign? {
    switch self {
    case .done: .check
    case .now: .arrow
    case .struck: .cross
    case .next, .pending, .adjourned: nil
    }
  }

  /// The colour of the line: what is over or off steps back.
  var role: Theme.Role {
    switch self {
    case .now: .onAccent
    case .done, .struck, .adjourned: .quiet
    case .next, .pending: .ink
    }
  }

  /// Whether it is still to be dealt with.
  var isToCome: Bool { self == .next || self == .pending }

  /// The word behind the title; signs that everybody knows need none.
  fileprivate var word: Phrase? {
    switch self {
    case .struck: .programmeStruck
    case .adjourned: .programmeAdjourned
    case .next: .programmeNext
    case .done, .now, .pending: nil
    }
  }
}

extension SceneCanvas {
  /// A line's title with the words that say how it stands: `Báo cáo … (đã điều chỉnh)`.
  ///
  /// They stand in the text itself, so they wrap and page with it. What was struck or put off is not called changed too.
  func words(of line: ProgrammeView.Line) -> String {
    let isStill = line.mark.isToCome || line.mark == .now
    let marks = [isStill && line.isChanged == true ? Phrase.programmeChanged : nil, line.mark.word].compactMap { $0 }
    guard !marks.isEmpty else { return words(line.title) }
    return "\(words(line.title)) (\(marks.map { strings[$0] }.joined(separator: "; ")))"
  }
}
