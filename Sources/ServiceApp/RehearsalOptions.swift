import ArgumentParser
import Assets
import Congress
import CongressFiles
import HallProtocol

/// What makes a service one of a rehearsal.
struct RehearsalOptions: ParsableArguments {
  @Flag(help: "Rehearse: a journal of its own, an empty hall, and every picture says that nothing of it is real.")
  var rehearsal = false

  @Option(help: "With --rehearsal: when its day begins by the clock in the hall, as 2025-09-26T13:00 (else now).")
  var from: String?

  @Option(
    help: "With --rehearsal: how many times as fast as time its clock runs, \(HallLimits.rehearsalSpeedRange.text).")
  var speed: Int = 1

  func validate() throws {
    guard rehearsal || (from == nil && speed == 1) else {
      throw ValidationError("--from and --speed set the clock of a rehearsal; a live service keeps the time of day.")
    }
    guard HallLimits.rehearsalSpeedRange.contains(speed) else {
      throw ValidationError("--speed is \(speed); it must be \(HallLimits.rehearsalSpeedRange.text).")
    }
  }

  /// The congress that is served: that of the folder, or its rehearsal.
  func definition(_ definition: Definition) -> Definition { rehearsal ? definition.rehearsed : definition }

  /// The service's clock.
  func clock(for definition: Definition) throws -> SteadyClock {
    let fromMS = try from.map { text in
      guard let moment = HallTime.milliseconds(text, utcOffset: definition.utcOffset) else {
        throw RehearsalProblem.momentUnreadable(text)
      }
      return moment
    }
    return SteadyClock(fromMS: fromMS, speed: speed)
  }

  /// Refuses the journal of the other kind: a rehearsal's can never become a live one, nor the other way round.
  func check(_ definition: Definition, inJournal folder: String) throws(RehearsalProblem) {
    guard definition.isRehearsal != rehearsal else { return }
    throw rehearsal ? .journalIsLive(folder: folder) : .journalOfRehearsal(folder: folder)
  }
}

/// Why a service does not serve a rehearsal, or does not serve live.
enum RehearsalProblem: LocalizedProblem, Hashable {
  case momentUnreadable(String)
  case journalIsLive(folder: String)
  case journalOfRehearsal(folder: String)

  var wording: Wording {
    switch self {
    case .momentUnreadable(let text): Wording("settings.moment-unreadable", ["found": .text(text)])
    case .journalIsLive(let folder): Wording("settings.journal-is-live", ["folder": .text(folder)])
    case .journalOfRehearsal(let folder): Wording("settings.journal-of-rehearsal", ["folder": .text(folder)])
    }
  }
}

extension ClosedRange<Int> {
  /// The range in words.
  var text: String { "\(lowerBound) to \(upperBound)" }
}
