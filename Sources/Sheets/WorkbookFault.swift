public import Archives

/// Why a workbook was not read; each is named after the rule that is broken.
public enum WorkbookFault: Error, Sendable, Hashable {
  /// It is a workbook of before 2007, or one that is locked with a password: both look alike from outside.
  case oldOrLocked
  /// It is an archive, but no Excel workbook: a text document, an OpenDocument or a binary workbook.
  case notAWorkbook
  /// The archive cannot be read.
  case archive(ArchiveFault)
  /// One of its parts is no XML that may be read.
  case markup(part: String, MarkupFault)
  /// A part that another names is not there.
  case partMissing(part: String)
  /// A part says what makes no sense, such as a cell that no sheet has.
  case partBroken(part: String, detail: String)
  /// There is more of something than there may be: the sheets, the cells, the texts, the letters, the merged cells.
  case tooMany(Measure, max: Int)

  /// What there may be too many of.
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    case sheets, cells, texts, characters, merges
  }
}
