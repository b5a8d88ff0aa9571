extension Command {
  /// What is typed in the command and a hall will read.
  public var hallTexts: [String] {
    switch self {
    case .cueTake(_, let cue?), .cueStandby(_, let cue), .screen(_, .pin(let cue)):
      [cue.facts.text, cue.facts.title, cue.facts.place].compactMap(\.self)
    case .lowerThirdShow(_, .notice(let text)): [text]
    case .ballotPlan(.add(let draft, _, _)), .ballotPlan(.edit(_, let draft)): draft.texts
    case .electionPlan(.add(_, let draft, let candidates)):
      [draft.title].compactMap(\.self).flatMap(\.all) + candidates.compactMap(\.name)
    case .electionPlan(.edit(_, let draft)): draft.title?.all ?? []
    case .electionPlan(.addCandidate(_, let new)): [new.name].compactMap(\.self)
    case .electionPlan(.editCandidate(_, _, let name)), .election(_, .nominate(_, let name?, _)): [name]
    case .agenda(.insert(let new, _)): new.words.texts
    case .agenda(.retitle(_, let words)): words.texts
    default: []
    }
  }
}

extension LocalizedText {
  fileprivate var all: [String] { [vi, en].compactMap(\.self) }
}

extension BallotDraft {
  fileprivate var texts: [String] {
    let texts = [question].compactMap(\.self) + (choices ?? []).map(\.label) + (targets ?? []).map(\.text)
    return texts.flatMap(\.all)
  }
}

extension ItemWords {
  fileprivate var texts: [String] { [title, shortTitle, presenter].compactMap(\.self).flatMap(\.all) }
}
