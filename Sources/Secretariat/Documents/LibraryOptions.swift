import ArgumentParser
import Assets
import Congress
import ControlRoom
import Documents
import Foundation
import HallProtocol

/// Where the library of documents is.
struct LibraryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Folder of the library of documents (else PLENARY_LIBRARY, ~/.local/state/plenary-library/<congress>)."))
  var library: String?

  /// The library of the service's congress.
  ///
  /// Bytes do not travel over the service's line: where its machine is another one, somebody has to say which folder both
  /// share.
  func library(_ options: RoomOptions) async throws -> DocumentLibrary {
    let (_, values) = try await options.link().read([.show])
    guard case .show(let show)? = values.first else { throw RoomProblem.noAnswer(topic: Topic.show.name) }
    let named = HouseFolders.here.library(flag: library, congress: show.congress.text)
    if !named.isNamed {
      let host = try await options.host()
      guard Self.isHere(host) else {
        throw RoomProblem.notThere(Wording("library.elsewhere", ["host": .text(host)]))
      }
    }
    return DocumentLibrary(folder: named.path)
  }

  private static func isHere(_ host: String) -> Bool {
    ["localhost", "::1", ProcessInfo.processInfo.hostName].contains(host) || host.hasPrefix("127.")
  }
}
