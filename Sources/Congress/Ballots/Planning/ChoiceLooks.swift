/// What the choices of a ballot look like, by the words that halls use.
///
/// A guess for whoever prepares a congress; nothing is decided by it once the ballot is prepared.
public enum ChoiceLooks: Sendable, Hashable {
  /// For and against one thing.
  case motion
  /// Several things, with or without a choice that is none of them.
  case alternatives
  /// Neither: an answer to one thing beside something else.
  case unclear

  /// What choices look like, by their keys and labels.
  public init(_ choices: [Choice]) {
    let answers = choices.map(\.answer)
    if answers.first == .agree, answers.dropFirst().allSatisfy({ $0 == .against || $0 == .other }) {
      self = .motion
    } else {
      self = answers.contains(.agree) || answers.contains(.against) ? .unclear : .alternatives
    }
  }
}

extension Choice {
  /// Whether its words are an answer to a question, such as "against" or "other opinion", and no thing to be chosen.
  public var isAnswer: Bool { answer != nil }

  /// The answer that its key or its label is in a hall; nothing for the name of a thing.
  fileprivate var answer: Sign? {
    let texts = [key, label.vi, label.en].compactMap(\.self).map { FoldedName($0).words }
    for (sign, phrases) in Self.answers {
      let isSaid = phrases.contains { phrase in
        let words = phrase.text.split(separator: " ").map(String.init)
        return texts.contains { phrase.isWhole ? $0 == words : $0.starts(with: words) }
      }
      if isSaid { return sign }
    }
    return nil
  }

  /// What says an answer, folded: a whole label, or its beginning.
  private typealias Phrase = (text: String, isWhole: Bool)

  /// Abstentions first: they may begin with the word that says against.
  private static let answers: [(Sign, [Phrase])] = [
    (
      .other,
      ["y kien khac", "khong bieu quyet", "khong co y kien", "khong phuong an nao", "phieu trang", "bo phieu trang"]
        .map { ($0, false) } + ["other opinion", "abstain", "abstention", "abstentions", "none of"].map { ($0, false) }
        + ["khac", "other", "others", "none", "blank"].map { ($0, true) }
    ),
    (
      .against,
      ["khong", "chua", "phan doi", "bac bo", "against", "disagree", "reject", "oppose", "not"].map { ($0, false) }
        + ["no", "nay", "contra"].map { ($0, true) }
    ),
    (
      .agree,
      [
        "tan thanh", "dong y", "nhat tri", "thong qua", "chap thuan", "ung ho", "in favour", "in favor", "agree",
        "approve",
      ]
      .map { ($0, false) } + ["co", "for", "yes", "aye", "pro"].map { ($0, true) }
    ),
  ]
}
