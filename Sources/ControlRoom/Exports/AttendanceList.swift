import Assets
import Congress
import CongressFiles

/// Everybody on the roster with where they are, since when, and why: a row a person, as comma-separated text.
///
/// `recorded` is later than `since` where a desk kept the scan while the service was away.
struct AttendanceList {
  let state: CongressState
  let strings: Strings
  /// The head of the journal that this was read from, `SEQUENCE:HASH`; nothing where it was not told.
  let journalHead: String?

  /// The list.
  var text: String {
    var table = CommaSeparatedText()
    table.add([
      "code", "name", "kind", "organisation", "group", "seat", "presence", "reason", "since", "source", "sits_for",
      "replaced_by", "corrections", "recorded",
    ])
    for (delegate, record) in zip(state.definition.roster.delegates, state.presences) {
      let corrections = state.corrections.filter { $0.delegate == delegate.code }
      table.add([
        delegate.code.text, delegate.name, delegate.kind.rawValue, delegate.organisation, delegate.group, delegate.seat,
        record.presence.rawValue, record.reason, time(record.atMS), record.source.rawValue,
        state.replaced(by: delegate.code)?.text ?? "", state.alternate(for: delegate.code)?.text ?? "",
        corrections.map(line).joined(separator: "; "), time(record.recordedMS ?? record.atMS),
      ])
    }
    table.add(journalHead: journalHead)
    return table.text
  }

  /// One person as JSON.
  struct Row: Encodable {
    let code: Code<Delegate>
    let name: String
    let kind: Delegate.Kind
    let organisation: String
    let presence: PresenceRecord
    let sitsFor: Code<Delegate>?
    let replacedBy: Code<Delegate>?
    let corrections: [PresenceCorrection]
  }

  /// Everybody with where they are.
  static func rows(of state: CongressState) -> [Row] {
    zip(state.definition.roster.delegates, state.presences).map { delegate, record in
      Row(
        code: delegate.code, name: delegate.name, kind: delegate.kind, organisation: delegate.organisation,
        presence: record, sitsFor: state.replaced(by: delegate.code), replacedBy: state.alternate(for: delegate.code),
        corrections: state.corrections.filter { $0.delegate == delegate.code })
    }
  }

  private func line(_ correction: PresenceCorrection) -> String {
    "\(time(correction.became.atMS)) \(correction.was.presence.rawValue) → \(correction.became.presence.rawValue): "
      + correction.became.reason
  }

  private func time(_ ms: Int64) -> String {
    FigureFormat(language: strings.language).timeWithSeconds(ms, utcOffset: state.definition.utcOffset)
  }
}
