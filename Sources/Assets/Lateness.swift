extension Strings {
  /// How far behind or ahead something is, with its units: `+20 min`, `−5 min`, `+1 h 05 min`; a part of a minute is none.
  public func lateness(_ ms: Int64) -> String {
    let minutes = Int(ms.magnitude / 60_000)
    let sign = minutes == 0 ? "±" : ms < 0 ? "−" : "+"
    let rest = minutes % 60
    let values = [
      "sign": sign, "hours": "\(minutes / 60)", "minutes": minutes < 60 ? "\(rest)" : FigureFormat.twoDigits(rest),
    ]
    let key = minutes < 60 ? "lateness.minutes" : "lateness.hours"
    return text(key, values) ?? FigureFormat.lateness(ms)
  }
}
