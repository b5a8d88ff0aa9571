import Assets
import Congress
import CongressFiles
import ControlRoom
import Foundation
import Papers

/// Journals to make papers of: the sample congress as `plenary rehearse --all` plays it, and small ones.
enum RehearsedCongress {
  static let package = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../.."
  static let assets = package + "/Assets"

  /// The records of the whole sample congress, decided as the service does, without its processes.
  static let records: [EventRecord] = (try? play()) ?? []

  private static func play() throws -> [EventRecord] {
    let definition = try CongressFolder.read(package + "/Config/congresses/can-tho-2025")
    let plan = try RehearsalPlanner.plan(definition, part: RehearsalPart(isWhole: true), seed: 3)
    let founding = EventRecord(
      sequence: 1, atMS: plan.startMS, actor: nil, commandID: nil, event: .congressFounded(plan.definition))
    var state = CongressState(plan.definition, foundedBy: founding)
    var records = [founding]
    for (number, act) in plan.acts.enumerated() {
      let request = CommandRequest(
        id: "act-\(number)", actor: act.actor, atMS: max(act.atMS, state.newestMS), command: act.command)
      // What the plan expects to be refused is refused here, too.
      guard let events = try? state.decide(request) else { continue }
      for event in events {
        let record = EventRecord(
          sequence: state.sequence + 1, atMS: request.atMS, actor: act.actor, commandID: request.recordID, event: event)
        records.append(record)
        state.apply(record)
      }
    }
    return records
  }

  /// What makes papers of records.
  static func maker(
    _ records: [EventRecord], language: Language = .vietnamese, layout: String = "party"
  ) throws -> PaperMaker {
    guard let course = CongressCourse(records) else { throw Missing() }
    return PaperMaker(
      course: course, strings: try Strings(language: language.rawValue, assets: assets),
      layout: try self.layout(layout))
  }

  /// A layout of the house.
  static func layout(_ name: String) throws -> PaperLayout {
    try JSONDecoder().decode(
      PaperLayout.self, from: Data(contentsOf: URL(filePath: "\(assets)/layouts/\(name).json")))
  }

  private struct Missing: Error {}
}
