public import Assets
public import Congress
public import HallProtocol

extension Strings {
  /// How a film runs, for an operator: where it is, what remains, and whether it loops.
  public func words(for film: FilmPlayback, atMS nowMS: Int64) -> String {
    let position = Self.clock(film.positionMS(atMS: nowMS))
    let remaining = film.remainingMS(atMS: nowMS).map { Self.clock($0) } ?? "?"
    let sign = film.isRunning(atMS: nowMS) ? "▶" : "‖"
    let loop = film.loops ? " ↻" : ""
    if film.isOver(atMS: nowMS) { return "■ " + self[Wording("film.over")] }
    return "\(sign) \(position)\(loop) · "
      + self[Wording("film.remaining", ["time": .text(remaining)])]
  }

  /// How far a screen is with a film.
  public func words(for report: FilmReport, isOnAir: Bool) -> String? {
    if let problem = report.problem { return problem }
    if isOnAir { return nil }
    guard let lengthMS = report.lengthMS else { return self[Wording("film.opening", ["film": .text(report.film)])] }
    return self[Wording("film.ready", ["film": .text(report.film), "time": .text(Self.clock(lengthMS))])]
  }

  /// Minutes and seconds: `3:25`; hours too where there are any.
  private static func clock(_ ms: Int64) -> String {
    let seconds = ms / 1_000
    func digits(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60)
    return (hours > 0 ? "\(hours):\(digits(minutes))" : "\(minutes)") + ":" + digits(seconds % 60)
  }
}
