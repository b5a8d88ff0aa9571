public import Congress

/// What reporters may have of a congress: its name, its programme, what was published, the documents that are for them, and
/// pictures.
public struct PressFacts: Sendable, Hashable {
  /// Names, languages and time of the congress.
  public let heading: CongressHeading
  /// The programme as planned, without the forecast, which nobody has released.
  public let agenda: Agenda
  /// The published results.
  public let results: [ResultView]
  /// The published rounds of elections.
  public let elections: [ElectionResultView]
  /// The documents that they may read, and those that they may not read any more.
  public let documents: [ReleasedDocumentsView.Line]
  /// The pictures that they have, and those that they are not to use any more; newest first.
  public let pictures: [ReleasedPressPicturesView.Line]
  /// When all of this was so, in ms since 1970 UTC.
  public let atMS: Int64

  /// What reporters may have.
  public init(
    heading: CongressHeading, agenda: Agenda, results: [ResultView], elections: [ElectionResultView],
    documents: [ReleasedDocumentsView.Line], pictures: [ReleasedPressPicturesView.Line], atMS: Int64
  ) {
    self.heading = heading
    self.agenda = agenda
    self.results = results
    self.elections = elections
    self.documents = documents
    self.pictures = pictures
    self.atMS = atMS
  }

  /// Whether the same is known as at another moment.
  public func saysTheSame(as other: PressFacts) -> Bool {
    self
      == PressFacts(
        heading: other.heading, agenda: other.agenda, results: other.results, elections: other.elections,
        documents: other.documents, pictures: other.pictures, atMS: atMS)
  }
}
