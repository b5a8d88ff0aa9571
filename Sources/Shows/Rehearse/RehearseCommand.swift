public import ArgumentParser
import Assets
import Congress
import CongressFiles
import ControlClient
import ControlRoom
import Foundation
import HallProtocol
import Journal

/// `plenary rehearse`: a day of a congress with simulated people, on a real service and real screens.
public struct RehearseCommand: AsyncParsableCommand {
  /// How it is called, and what its help says.
  public static let configuration = CommandConfiguration(
    commandName: "rehearse",
    abstract: "Rehearse a day of a congress, or all, with simulated delegates, tellers and chair.",
    discussion: """
      Starts a service of its own in rehearsal mode, on a port and a journal of its own: nothing is carried over to \
      the real ones, and every picture says that it is a rehearsal. Delegates arrive, tellers count, the chair opens \
      and closes, some press wrongly; at the end the figures are held against those that were planned, and any \
      difference is a fault. The same --seed gives the same day. Exit status 0 without a fault, else 1.
      """)

  /// Screens that render into a folder where --screens does not say how many.
  static let screensOffScreen = 2

  @Argument(help: "Folder of the congress (else the sample beside the package).")
  var congress: String?

  @Option(help: "The number from which everything that is left to chance is made.")
  var seed: UInt64 = 1

  @Option(help: "How many times as fast as time the day passes, 1 to 600.")
  var speed: Int = 60

  @Option(help: "Code of the day (else the first, or that of --until).")
  var day: String?

  @Flag(
    help: "Every day, one after the other as one congress; in the night between two, the clock is put to the morning.")
  var all = false

  @Option(help: "Code of the last item (else the day's last).")
  var until: String?

  @Option(help: "How many screens are opened as windows or, with --off-screen, rendered (else 0; 2 off-screen).")
  var screens: Int?

  @Option(help: "Folder into which the screens write every picture they show, in place of windows.")
  var offScreen: String?

  @Option(help: "Folder of the rehearsal's journal and logs, which are kept (else a temporary one).")
  var folder: String?

  @Flag(help: "Keep the temporary folder, and say where it is.")
  var keep = false

  @OptionGroup var form: AnswerForm

  /// A rehearsal as it is asked for on the command line.
  public init() {}

  /// Refuses what no rehearsal can be.
  public func validate() throws {
    guard HallLimits.rehearsalSpeedRange.contains(speed) else {
      let range = HallLimits.rehearsalSpeedRange
      throw ValidationError("--speed is \(speed); it must be \(range.lowerBound) to \(range.upperBound).")
    }
    guard !all || (day == nil && until == nil) else {
      throw ValidationError("--all rehearses every day to its end: leave --day and --until out.")
    }
    guard (screens ?? 0) >= 0 else { throw ValidationError("--screens is \(screens ?? 0); it must be 0 or more.") }
  }

  /// Plays the rehearsal; what keeps it from going on is told in one sentence.
  public func run() async throws { try await form.reporting { try await rehearse() } }

  private func rehearse() async throws {
    let assets = try form.assetsFolder()
    let strings = try form.strings()
    let place = congress ?? SampleCongress.folder(assets: assets)
    let plan = try plan(of: CongressFolder.read(place))
    let cast = try cast(for: plan, congress: place)
    let interruption = cast.endOnSignals(saying: form.json ? "{}" : strings[Wording("rehearse.ended")])
    defer {
      interruption.cancel()
      cast.end()
    }
    let show = RehearsalShow(plan: plan, cast: cast, strings: strings, speed: speed, isQuiet: form.json)
    let outcome = try await show.play()
    let report = RehearsalReport(plan: plan, seed: seed, outcome: outcome.0, journal: outcome.1, strings: strings)
    try form.show(
      report.lines + (cast.keeps ? [strings[Wording("rehearse.kept", ["folder": .text(cast.workFolder)])]] : []),
      json: report)
    guard report.faults.isEmpty else { throw ExitCode(1) }
  }

  private func plan(of definition: Definition) throws -> RehearsalPlan {
    do {
      let part = RehearsalPart(day: day.map { Code($0) }, until: until.map { Code($0) }, isWhole: all)
      return try RehearsalPlanner.plan(definition, part: part, seed: seed)
    } catch {
      let (key, found, known) =
        switch error {
        case .dayUnknown(let code, let known): ("rehearse.day-unknown", code.text, known.map(\.text))
        case .itemUnknown(let code, let known): ("rehearse.item-unknown", code.text, known.map(\.text))
        }
      throw RoomProblem.notThere(
        Wording(key, ["found": .text(found), "known": .text(known.joined(separator: ", "))]))
    }
  }

  private func cast(for plan: RehearsalPlan, congress: String) throws -> DemoCast {
    if let folder, FileManager.default.fileExists(atPath: folder + "/journal") {
      throw RoomProblem.notThere(Wording("rehearse.folder-used", ["folder": .text(folder)]))
    }
    let known = plan.definition.screens.map(\.id.text)
    let wanted = screens ?? (offScreen == nil ? 0 : Self.screensOffScreen)
    let from = HallTime.text(
      of: plan.startMS, on: plan.days.first?.date ?? "", utcOffset: plan.definition.utcOffset)
    return try DemoCast(
      congress: congress, pictures: offScreen, screens: Array(known.prefix(wanted)), workFolder: folder,
      keeps: keep || folder != nil, serviceArguments: ["--rehearsal", "--from", from, "--speed", "\(speed)"])
  }
}
