import ArgumentParser
import Assets
import Congress
import ControlRoom
import Documents
import Foundation

extension DocumentCommandLine {
  struct Copy: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Copy what tablets may have into another library: on a stick, or a folder of another machine.",
      discussion: """
        Versions that are approved or released, with their pages and with what seals them; what is there already stays. Each \
        thing is held against its digest. Keep the copy as you would keep a secret.
        plenary document copy /media/stick/plenary-library
        """)
    @Argument(help: "The folder of the other library.") var folder: String
    @OptionGroup var place: LibraryOptions
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      let versions = try await options.documents().documents.flatMap { document in
        document.versions.filter { version in
          document.state(of: version.number).map { [.approved, .released, .superseded].contains($0) } ?? false
        }
      }
      let (from, to) = (try await place.library(options), DocumentLibrary(folder: folder))
      for version in versions { try to.take(version.file.digest, pages: version.pages.digest, from: from) }
      guard !options.json else { return }
      options.form.print([
        "  "
          + (try options.strings())[
            Wording("document.copied", ["versions": "\(versions.count)", "folder": .text(folder)])]
      ])
    }
  }
}
