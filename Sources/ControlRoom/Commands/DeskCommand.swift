public import ArgumentParser
import Assets
import Congress
import ControlClient
import Desk
import Foundation

/// Checks people in at a registration desk: `plenary desk`.
public struct DeskCommand: RoomCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "desk", abstract: "Check people in with a badge scanner, on one full-screen page of the terminal.",
    discussion: """
      Every scan is kept on disk before it is sent, so that nothing is lost while the service is away; it is sent once \
      the link is back. Each desk has a name of its own (--id). A name typed without its marks finds people; Tab turns \
      from arriving to leaving; Ctrl-P shows the delegate a code for their own phone, where --page says what it opens; \
      Ctrl-C twice leaves.
      """)
  @Option(help: "File of the scans that wait (else ~/.local/state/plenary-desk/NAME.queue).") var queue: String?
  @OptionGroup var page: TabletsPageOption
  /// Where the service is, who is speaking.
  @OptionGroup public var options: RoomOptions
  /// A command as given.
  public init() {}

  /// Refuses what a page cannot do.
  public func validate() throws {
    if options.json { throw ValidationError("A desk has no JSON; use 'plenary attendance --json'.") }
  }

  /// Does the work.
  public func talk() async throws {
    // The operator is what stands where no role was given.
    guard options.role == .operator || options.role == .registration else {
      throw RoomProblem.notThere(Wording("desk.role", ["role": .text(options.role.rawValue)]))
    }
    let name = options.id ?? "desk-1"
    let settings = try await options.clientSettings(role: .registration)
    let strings = try options.strings()
    let path = queue ?? Self.queue(of: name)
    let session = DeskSession(
      name: name, settings: settings, strings: strings, queuePath: path, tablets: try page.address())
    let waiting = try await session.run()
    guard waiting > 0 else { return }
    options.form.print([strings[Wording("desk.left-waiting", ["count": .text("\(waiting)"), "file": .text(path)])]])
  }

  /// Where the scans of a desk wait: a name that is no file's is written so that it is one.
  private static func queue(of name: String) -> String {
    let file = String(name.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "_" })
    return URL(filePath: NSHomeDirectory()).path + "/.local/state/plenary-desk/\(file).queue"
  }
}
