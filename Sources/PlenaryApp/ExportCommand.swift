public import ArgumentParser
import Assets
import Congress
import CongressFiles
import ControlRoom
public import Exchange
import Foundation

/// `plenary export FORM FOLDER`: the lists of a congress folder as files for other programs, which `plenary import` reads.
struct ExportCommand: ParsableCommand {
  /// In which form lists are written.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case xlsx, csv, json, openslides
  }

  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the lists of a congress folder for Excel, as CSV, JSON or for OpenSlides.",
    discussion: """
      People, programme, ballots, elections, speakers, tasks, and forms for arrivals and counts. What is exported can be \
      imported again. Rounds and attendance of a running congress: 'plenary ballot export', 'plenary election export', \
      'plenary attendance export'.
      """)

  @Argument(help: "xlsx, csv (a folder of files), json or openslides.") var format: Form
  @Argument(help: "Folder of the congress.") var folder: String
  @Option(name: .customLong("out"), help: "The file, or for csv the folder, that is made.") var output: String
  @Option(
    parsing: .upToNextOption,
    help: "Which lists: roster, agenda, ballots, elections, speakers, tasks, arrivals, counts.")
  var lists: [GivenKind] = []
  @OptionGroup var form: AnswerForm

  func run() throws {
    let exchange = try ExchangeWords(form)
    let contents: FolderContents
    do {
      contents = try CongressFolder.readContents(folder)
    } catch {
      form.complain("✕ " + error.report(in: exchange.strings))
      throw ExitCode(65)
    }
    let congress = contents.definition
    let tables = DefinitionTables.tables(of: congress, tasks: contents.tasks).filter {
      lists.isEmpty || lists.contains($0.kind)
    }
    do {
      switch format {
      case .xlsx: try write(Data(try TablesWorkbook.workbook(of: tables, words: exchange.words)))
      case .json: try write(Data(try TablesJSON.text(of: tables).utf8))
      case .openslides: try write(Data(try MeetingWriter.text(of: congress).utf8))
      case .csv:
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        for (name, text) in TablesText.files(of: tables) {
          try Data(text.utf8).write(to: URL(filePath: output).appending(path: name), options: .atomic)
        }
      }
    } catch {
      form.complain("✕ " + RoomProblem.notWritten(path: output).sentence(in: exchange.strings))
      throw ExitCode(73)
    }
    try form.show(
      ["✓ " + exchange.strings[Wording("exchange.exported", ["file": .text(output)])]], json: ["file": output])
  }

  private func write(_ data: Data) throws { try data.write(to: URL(filePath: output), options: .atomic) }
}

extension GivenKind: ExpressibleByArgument {}
