public import ArgumentParser
import Assets
import Congress
import ControlRoom
import Documents
import Foundation
import HallProtocol
import PressPages

/// What reporters may have: `plenary press …`.
public struct PressCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "press", abstract: "Give reporters what was released: pictures, and a site to carry out.",
    subcommands: [Export.self, Picture.self])
  /// A command as given.
  public init() {}

  struct Export: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Write a site with the programme, published results, pictures and documents for the press, to be carried out.",
      discussion: """
        Nothing is in it that has not been published or released to the press. Links are relative, nothing is of elsewhere, \
        and SHA256SUMS has the digest of each file, so it can be copied to any server, or read from a stick. It is what \
        plenary-web shows under /press/.
        """)
    @Argument(help: "The folder; made if it is not there. An earlier export in it is replaced, file by file.")
    var folder: String
    @OptionGroup var place: LibraryOptions
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      let facts = try await facts()
      let library = try await place.library(options)
      let site = try await site(of: facts, library)
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
      for (name, file) in try site.files() {
        switch file {
        case .made(let bytes): try write(bytes, name)
        case .stored(let digest): try write(try library.bytes(of: digest), name)
        }
      }
      try removeOthers(than: Set(sums.map(\.name)))
      let list = sums.sorted { $0.name < $1.name }.map { "\($0.digest)  \($0.name)\n" }.joined()
      try write(Data(list.utf8), "SHA256SUMS")
      let values: [String: Wording.Part] = [
        "folder": .text(folder), "files": "\(sums.count)", "results": "\(facts.results.count)",
        "documents": "\(facts.documents.count)", "pictures": "\(facts.pictures.count { $0.image != nil })",
      ]
      let sentence = try options.strings()[Wording("press.exported", values)]
      try options.show(["✓ " + sentence], json: sums.map(\.name))
    }

    private func site(of facts: PressFacts, _ library: DocumentLibrary) async throws -> PressSite {
      var pages: [Code<Document>: PageList] = [:]
      for document in facts.documents {
        if let digest = document.pages?.digest { pages[document.code] = try library.pages(digest) }
      }
      let assets = try options.form.assetsFolder()
      let first = try options.strings()
      let others = try Language.allCases.filter { $0.rawValue != first.language }
        .map { try Strings(language: $0.rawValue, assets: assets) }
      let words = [first] + others
      let named = Dictionary(
        uniqueKeysWithValues: words.compactMap { strings in
          Language(rawValue: strings.language).map { ($0, strings) }
        })
      let pictures = await ResultPictures(assets: assets, words: named).pictures(
        of: facts.results, elections: facts.elections, heading: facts.heading)
      return PressSite(
        facts: facts, pages: pages, resultPictures: pictures, words: words, style: PressAssets(assets: assets).style)
    }

    /// Takes away what is not the press's any more: documents and pictures that were withdrawn, or replaced.
    private func removeOthers(than names: Set<String>) throws {
      for part in ["documents", "elected", "pictures", "results"] {
        let root = folder + "/" + part
        let there = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        for name in there where !names.contains("\(part)/\(name)") {
          var isFolder: ObjCBool = false
          let path = root + "/" + name
          guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
          let isUsed = isFolder.boolValue && names.contains { $0.hasPrefix("\(part)/\(name)/") }
          if !isUsed { try? FileManager.default.removeItem(atPath: path) }
        }
      }
    }

    private func facts() async throws -> PressFacts {
      let topics: [Topic] = [
        .agenda, .results, .electionResults, .documentsReleased(to: .press), .pressPicturesReleased, .show,
      ]
      let (welcome, values) = try await options.link().read(topics)
      guard values.count == topics.count, case .agenda(let agenda) = values[0], case .results(let results) = values[1],
        case .electionResults(let elections) = values[2], case .documentsReleased(let documents) = values[3],
        case .pressPicturesReleased(let pictures) = values[4], case .show(let show) = values[5],
        let hall = show.outputs.first?.name
      else { throw RoomProblem.noAnswer(topic: Topic.results.name) }
      let (_, outputs) = try await options.link().read([.output(hall)])
      guard case .output(let output)? = outputs.first else {
        throw RoomProblem.noAnswer(topic: Topic.output(hall).name)
      }
      return PressFacts(
        heading: output.congress, agenda: agenda.agenda, results: results.results, elections: elections.results,
        documents: documents.documents, pictures: pictures.pictures, atMS: welcome.now)
    }
  }
}
