import ArgumentParser
import Assets
import Congress
import ControlRoom
import Foundation
import Papers
import Transcription

/// Where a paper's facts come from, and in which language and layout it is made of them.
struct PaperSource: ParsableArguments {
  @Option(help: "Folder of a journal to read; else the service is asked.")
  var journal: String?

  @Option(help: "The newest record that counts, by its place; else the newest there is.")
  var until: Int64?

  @Option(help: "The layout, a file name in Assets/layouts: party or state.")
  var layout = "party"

  @Option(name: .customLong("in"), help: "Language of the paper: vi or en (else that of the hall).")
  var paperLanguage: Language?

  @OptionGroup var options: RoomOptions

  /// What papers are made of.
  func maker() async throws -> PaperMaker {
    var records = try await records()
    if let until { records.removeAll { $0.sequence > until } }
    guard let course = CongressCourse(records) else {
      throw RoomProblem.notThere(Wording("papers.journal-empty"))
    }
    return PaperMaker(
      course: course, strings: try strings(of: course.definition),
      layout: try Self.layout(named: layout, assets: try options.form.assetsFolder()))
  }

  /// The words of the paper's language.
  func strings(of definition: Definition) throws -> Strings {
    try Strings(
      language: (paperLanguage ?? definition.language).rawValue, assets: try options.form.assetsFolder())
  }

  /// Every record, from the founding on.
  func records() async throws -> [EventRecord] {
    try await JournalRecords.read(folder: journal, else: options)
  }

  /// The layout of a name; a name that is none is told with those that are.
  static func layout(named name: String, assets: String) throws -> PaperLayout {
    let folder = assets + "/layouts"
    let known = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".json") }
      .map { String($0.dropLast(5)) }.sorted()
    guard known.contains(name) else {
      throw RoomProblem.notThere(
        Wording(
          "papers.layout-unknown", ["layout": .text(name), "known": .text(known.joined(separator: ", "))]))
    }
    let file = "\(folder)/\(name).json"
    do {
      return try JSONDecoder().decode(PaperLayout.self, from: Data(contentsOf: URL(filePath: file)))
    } catch {
      throw RoomProblem.notThere(
        Wording("papers.layout-unreadable", ["file": .text(file), "reason": .text("\(error)")]))
    }
  }
}
