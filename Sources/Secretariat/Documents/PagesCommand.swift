import ArgumentParser
import Assets
import Congress
import ControlRoom
import Documents
import Foundation
import HallProtocol
import Rendering

extension DocumentCommandLine {
  struct Pages: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the pages of a version to a folder, to be looked at in a browser before they are approved.",
      discussion: "What is otherwise than in the version before is marked on each page, word by word.")
    @OptionGroup var document: DocumentArgument
    @Argument(help: "The number of the version; else the newest.") var version: Int?
    @Option(help: "The folder; made if it is not there.") var out: String
    @OptionGroup var place: LibraryOptions
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      let known = try document.known(among: try await options.documents().documents)
      let number = version ?? known.newest.number
      let version = try known.required(number)
      let library = try await place.library(options)
      let strings = try options.strings()
      let list = try library.pages(version.pages.digest)
      let older = known.version(number - 1)
      let differences = try older.map { try library.differences(from: $0.pages.digest, to: version.pages.digest) }
      let sheet = ReviewSheet(
        document: known, version: version, list: list, older: older?.number, differences: differences, strings: strings)
      do {
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        for (index, page) in list.pages.enumerated() {
          try library.bytes(of: page.picture.digest).write(
            to: URL(filePath: "\(out)/\(ReviewSheet.name(of: page, at: index))"))
        }
        try Data(sheet.html.utf8).write(to: URL(filePath: out + "/index.html"))
      } catch let problem as LibraryProblem {
        throw problem
      } catch {
        throw RoomProblem.notWritten(path: out)
      }
      let values: [String: Wording.Part] = [
        "pages": "\(list.pages.count)", "document": .text(known.code.text), "version": "\(number)",
        "file": .text(out + "/index.html"),
      ]
      let lines =
        ["✓ " + strings[Wording("document.pages-written", values)]] + list.remarks.map { "  ! " + strings[$0.wording] }
        + sheet.summary.map { "  " + $0 }
      try options.show(lines, json: list)
    }
  }

  struct Differences: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show what is otherwise in a version than in the one before, page by page and word by word.")
    @OptionGroup var document: DocumentArgument
    @Argument(help: "The number of the version; else the newest.") var version: Int?
    @OptionGroup var place: LibraryOptions
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      let known = try document.known(among: try await options.documents().documents)
      let number = version ?? known.newest.number
      let version = try known.required(number)
      guard let older = known.version(number - 1) else {
        throw RoomProblem.notThere(
          Wording("document.no-older", ["document": .text(known.code.text), "version": "\(number)"]))
      }
      let library = try await place.library(options)
      let differences = try library.differences(from: older.pages.digest, to: version.pages.digest)
      let sheet = ReviewSheet(
        document: known, version: version, list: try library.pages(version.pages.digest), older: older.number,
        differences: differences, strings: try options.strings())
      try options.show(sheet.summary + sheet.changes, json: differences)
    }
  }

  struct Verify: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Hold everything in the library that is on record against its SHA-256.")
    @OptionGroup var place: LibraryOptions
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      let documents = try await options.documents().documents
      let library = try await place.library(options)
      library.removeDrafts { kill($0, 0) == 0 || errno == EPERM }
      let images = try await pressPictures().flatMap { [$0.image, $0.preview] }
      let problems =
        documents.flatMap(\.versions).flatMap { library.problems(of: $0) }
        + images.compactMap { library.problem(of: $0.digest) }
      if let first = problems.first {
        throw RoomProblem.notThere(
          Wording("library.not-whole", ["count": "\(problems.count)", "problem": .wording(first.wording)]))
      }
      let versions = documents.reduce(0) { $0 + $1.versions.count }
      let strings = try options.strings()
      try options.show(
        ["✓ " + strings[Wording("library.whole", ["count": "\(documents.count)", "versions": "\(versions)"])]],
        json: ["documents": documents.count, "versions": versions])
    }

    /// The pictures for reporters, whose bytes are in the same library.
    private func pressPictures() async throws -> [PressPicture] {
      let (_, values) = try await options.link().read([.pressPictures])
      guard case .pressPictures(let view)? = values.first else {
        throw RoomProblem.noAnswer(topic: Topic.pressPictures.name)
      }
      return view.pictures
    }
  }
}

extension Document {
  /// A version by its number; one that there is not is told with the newest.
  fileprivate func required(_ number: Int) throws -> DocumentVersion {
    if let version = version(number) { return version }
    throw RoomProblem.notThere(
      Wording(
        "document.no-version",
        ["document": .text(code.text), "version": "\(number)", "newest": "\(newest.number)"]))
  }
}
