/// What stands in the place of a code in a row of an export that is about nobody.
public enum CommaSeparatedMark {
  /// The row that holds the head of the journal which the export was read from.
  public static let journalHead = "# journal_head"
}
