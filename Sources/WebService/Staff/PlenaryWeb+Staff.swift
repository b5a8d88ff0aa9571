import Assets
import Congress
import ControlClient
import Documents
import Foundation
import PageServing
import Rendering

extension PlenaryWeb {
  /// The library of documents, where somebody has named it: bytes do not travel over the service's line.
  var documentLibrary: DocumentLibrary? {
    let named = library ?? ProcessInfo.processInfo.environment["PLENARY_LIBRARY"]
    return named.flatMap { $0.isEmpty ? nil : DocumentLibrary(folder: $0) }
  }

  /// What the page of the secretariat needs.
  /// - Parameters:
  ///   - settings: Where the hall's service is.
  ///   - nowMS: The local clock, in ms since 1970 UTC.
  func staffDesk(
    assets: String, words: [Language: Strings], settings: ClientSettings, nowMS: @escaping @Sendable () -> Int64
  ) throws -> StaffDesk {
    let uploads = documentLibrary.map { library in
      StaffUploads(library: library, processID: getpid()) { language in
        PressProcess(language: language, assets: assets)
      }
    }
    uploads?.removeLeftovers { kill($0, 0) == 0 || errno == EPERM }
    return StaffDesk(
      files: try ServedFiles(
        assets: assets, folder: "staff", root: StaffDesk.folder, words: Array(words.values),
        wordPrefix: StaffDesk.wordPrefix),
      sessions: StaffSessions(settings: settings, nowMS: nowMS, random: { UInt64.random(in: .min ... .max) }),
      uploads: uploads, words: words, nowMS: nowMS)
  }
}
