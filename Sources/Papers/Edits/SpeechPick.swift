package import Congress

/// What the secretary has picked of a speech for the minutes, in the secretary's words.
///
/// A transcript is beside the journal, and nothing of it is in the minutes by itself: a person has heard it, picked it and
/// stands for it. It is kept with the edits, so the minutes are made of the journal and of these, and of nothing else.
package struct SpeechPick: Sendable, Hashable, Codable {
  /// The most paragraphs of one speech.
  package static let paragraphsMax = 50

  /// Whose speech.
  package let speaker: Code<Speaker>
  /// The paragraphs, without marks.
  package let paragraphs: [String]

  /// What is picked of a speech.
  package init(speaker: Code<Speaker>, paragraphs: [String]) {
    self.speaker = speaker
    self.paragraphs = paragraphs
  }
}

extension PaperMaker {
  /// What is picked of speeches that the course does not have: they were undone, or are of another session.
  package var picksWithoutSpeech: [SpeechPick] {
    let spoken = Set(course.speeches.map(\.speaker.code))
    return picks.filter { !spoken.contains($0.speaker) }
  }
}
