public import ArgumentParser
import Assets
import Congress
import ControlRoom
import Documents
import Foundation
import HallProtocol

/// What reporters may have: `plenary press …`.
public struct PressCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "press", abstract: "Give reporters what was released.", subcommands: [Export.self])
  /// A command as given.
  public init() {}

  struct Export: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Write a site with the programme, published results and documents for the press, to be carried out of the hall.",
      discussion: """
        Nothing is in it that has not been published or released to the press. Links are relative, nothing is of elsewhere, \
        and SHA256SUMS has the digest of each file, so it can be copied to any server, or read from a stick.
        """)
    @Argument(help: "The folder; made if it is not there. An earlier export in it is replaced, file by file.")
    var folder: String
    @OptionGroup var place: LibraryOptions
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      let facts = try await facts()
      let library = try await place.library(options)
      var pages: [Code<Document>: PageList] = [:]
      for document in facts.documents {
        if let digest = document.pages?.digest { pages[document.code] = try library.pages(digest) }
      }
      let strings = try options.strings()
      let site = PressSite(facts: facts, pages: pages, strings: strings)
      var sums: [(name: String, digest: String)] = []
      func write(_ bytes: Data, _ name: String) throws {
        let url = URL(filePath: folder + "/" + name)
        do {
          try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
          // What is there already is left as it is: a copy of the folder then copies what is new.
          if FileManager.default.contents(atPath: url.path) != bytes { try bytes.write(to: url, options: .atomic) }
        } catch {
          throw RoomProblem.notWritten(path: url.path)
        }
        sums.append((name, DocumentLibrary.digest(of: bytes)))
      }
      for (name, bytes) in try site.files() { try write(bytes, name) }
      for (name, digest) in site.pictures { try write(try library.bytes(of: digest), name) }
      try removeOthers(than: Set(sums.map(\.name)))
      let list = sums.sorted { $0.name < $1.name }.map { "\($0.digest)  \($0.name)\n" }.joined()
      try write(Data(list.utf8), "SHA256SUMS")
      let values: [String: Wording.Part] = [
        "folder": .text(folder), "files": "\(sums.count)", "results": "\(facts.results.count)",
        "documents": "\(facts.documents.count)",
      ]
      try options.show(["✓ " + strings[Wording("press.exported", values)]], json: sums.map(\.name))
    }

    /// Takes away the pages of documents that are not the press's any more: withdrawn, or replaced.
    private func removeOthers(than names: Set<String>) throws {
      let root = folder + "/documents"
      let there = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
      for name in there where !names.contains("documents/" + name) {
        var isFolder: ObjCBool = false
        let path = root + "/" + name
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
        let isUsed = isFolder.boolValue && names.contains { $0.hasPrefix("documents/\(name)/") }
        if !isUsed { try? FileManager.default.removeItem(atPath: path) }
      }
    }

    private func facts() async throws -> PressFacts {
      let topics: [Topic] = [.agenda, .results, .electionResults, .documentsReleased(to: .press), .show]
      let (welcome, values) = try await options.link().read(topics)
      guard values.count == topics.count, case .agenda(let agenda) = values[0], case .results(let results) = values[1],
        case .electionResults(let elections) = values[2], case .documentsReleased(let documents) = values[3],
        case .show(let show) = values[4], let hall = show.outputs.first?.name
      else { throw RoomProblem.noAnswer(topic: Topic.results.name) }
      let (_, outputs) = try await options.link().read([.output(hall)])
      guard case .output(let output)? = outputs.first else {
        throw RoomProblem.noAnswer(topic: Topic.output(hall).name)
      }
      return PressFacts(
        heading: output.congress, agenda: agenda.agenda, results: results.results, elections: elections.results,
        documents: documents.documents, atMS: welcome.now)
    }
  }
}
