import Assets
public import Congress
import Foundation

/// An `agenda.yaml` that was changed while the congress is on, held against the agenda that is run.
public struct ChangedAgenda: Sendable {
  /// How the file differs from the agenda that is run; without conflicts.
  public let difference: AgendaDifference
  /// What the file says.
  public let agenda: Agenda

  /// Reads a file by the rules of a congress folder, and compares it.
  /// - Parameters:
  ///   - agenda: What is run, with the operator's notes.
  ///   - ballots: Every ballot there is.
  /// - Throws: ``CongressFolderProblems`` with everything that is wrong in the file, or that it may not change, by line.
  public static func read(
    _ path: String, against agenda: Agenda, utcOffset: UTCOffset, ballots: [Code<Ballot>]
  ) throws(CongressFolderProblems) -> ChangedAgenda {
    let log = FileLog(file: path)
    guard FileManager.default.fileExists(atPath: path) else {
      log.report(.listMissing, line: nil)
      throw CongressFolderProblems(folder: path, problems: log.problems)
    }
    let file = SourceText.read(path: path, bytesMax: FileLimits.yamlBytesMax, log: log).flatMap { text in
      YamlDocument.read(text, log: log) { AgendaFile.read($0, zone: .offset(utcOffset)) }
    }
    guard log.problems.isEmpty, let file else { throw CongressFolderProblems(folder: path, problems: log.problems) }
    let wanted = Agenda(days: file.days)
    let difference = AgendaDifference(
      from: agenda, to: wanted, utcOffset: utcOffset, ballots: ballots)
    for conflict in difference.conflicts {
      log.report(conflict.rule, conflict.values, line: file.line(of: conflict))
    }
    guard log.problems.isEmpty else { throw CongressFolderProblems(folder: path, problems: log.problems) }
    return ChangedAgenda(difference: difference, agenda: wanted)
  }
}

extension AgendaFile {
  /// The line of the item, session or day that a conflict is about, where the file has it.
  fileprivate func line(of conflict: AgendaDifference.Conflict) -> Int? {
    if let item = conflict.item { return items.first { $0.value == item.text }?.line }
    guard case .refused(.agenda(.outline(let rule)), _) = conflict, let subject = rule.subject else { return nil }
    return (rule.isOfDay ? dayCodes : sessionCodes).first { $0.value == subject }?.line
  }
}

extension AgendaDifference.Conflict {
  fileprivate var rule: FileRule {
    switch self {
    case .begunItemMissing: .begunItemMissing
    case .begunItemMoved: .begunItemMoved
    case .begunItemChanged: .begunItemChanged
    case .refused: .stepRefused
    }
  }

  fileprivate var values: [String: Wording.Part] {
    switch self {
    case .begunItemMissing(let item), .begunItemMoved(let item), .begunItemChanged(let item):
      ["item": .text(item.text)]
    case .refused(let rejection, _):
      ["refusal": .wording(Wording("refusal.\(rejection.code)", rejection.details.mapValues { .text("\($0)") }))]
    }
  }
}
