import Assets
import ControlRoom
import Foundation
import Rendering

/// LibreOffice as a process that makes a PDF of a paper: in the press's cage where there is one, for what it reads is ours.
struct OfficeProcess {
  private let conversion: OfficeConversion

  init() throws {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    conversion = OfficeConversion(cage: try (try? Cage(searchPath: path)) ?? Cage(searchPath: path, isUncaged: true))
  }

  /// The PDF of a document.
  func pdf(of document: Data) throws -> Data {
    do {
      return try conversion.pdf(of: document)
    } catch PressProblem.toolMissing {
      throw RoomProblem.notThere(Wording("papers.office-missing"))
    } catch let problem as PressProblem {
      throw RoomProblem.notThere(Wording("papers.office-failed", ["reason": .wording(problem.wording)]))
    }
  }

  /// The family that stands in for another on this machine; nothing where it is there, or where nobody can say.
  func standIn(for family: String) -> String? { conversion.standIn(for: family, in: NSTemporaryDirectory()) }
}
