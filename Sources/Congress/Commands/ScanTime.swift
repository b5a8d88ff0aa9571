/// When a badge was scanned that the service hears of only later: a desk keeps scans while the service is away.
///
/// What was decided meanwhile stands: a ballot's roll and attendance were frozen when it opened, by what was known then.
public enum ScanTime {
  /// The oldest scan that still counts, in ms: half a day.
  ///
  /// Whoever was scanned before that may long have gone.
  public static let ageMaxMS: Int64 = 12 * 3_600_000
}

extension CongressState {
  /// Since when a scan counts, where that is before the moment at which it came; nothing where it counts from then on.
  ///
  /// A scan of a clock that is ahead counts from when it came. One that is older than what is known of the delegate would
  /// undo something newer, and one that is too old says nothing of today: both are refused.
  func moment(
    ofScan scannedAtMS: Int64?, of delegate: Delegate, known record: PresenceRecord, atMS nowMS: Int64
  ) throws(Rejection) -> Int64? {
    guard let scannedAtMS, scannedAtMS < nowMS else { return nil }
    guard scannedAtMS >= nowMS - ScanTime.ageMaxMS else {
      throw .scanTooOld(delegate.code, name: delegate.name, scannedAtMS: scannedAtMS)
    }
    // What the roster says is older than any scan: desks may be at work before the service is founded.
    guard record.source == .roster || scannedAtMS >= record.atMS else {
      throw .scanOvertaken(delegate.code, name: delegate.name, scannedAtMS: scannedAtMS, sinceMS: record.atMS)
    }
    return scannedAtMS
  }
}
