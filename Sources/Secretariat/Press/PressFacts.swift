import Congress

/// What reporters may have of a congress: its name, its programme, what was published, and the documents that are for them.
struct PressFacts: Sendable {
  let heading: CongressHeading
  /// The programme as planned, without the forecast, which nobody has released.
  let agenda: Agenda
  let results: [ResultView]
  let elections: [ElectionResultView]
  let documents: [ReleasedDocumentsView.Line]
  /// When all of this was so, in ms since 1970 UTC.
  let atMS: Int64
}
