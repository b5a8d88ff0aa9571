/// Films: checked before they are shown, run by the clock, and ended by it.
extension CongressState {
  /// How many films are known by their length; the one known longest makes room.
  static let filmsKnownMax = 64

  /// Refuses a film whose name is no file's, or whose follow-on may not be shown.
  func check(_ film: FilmCue, isForAir: Bool) throws(Rejection) {
    let isFit = film.file.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control && $0 != "/" }
    guard isFit, (1...FilmCue.fileBytesMax).contains(film.file.utf8.count), !film.file.hasPrefix(".") else {
      throw .film(.nameNotFit(film.file))
    }
    // What the follow-on rests on may come to be while the film runs.
    if let next = film.followOn { try check(next, isForAir: false) }
  }

  /// How long a film is, in ms, as far as a screen has opened it.
  public func filmLengthMS(_ file: String) -> Int64? { filmLengths?.last { $0.film == file }?.lengthMS }

  /// Whether a screen may tell how long a film is: one that is on air or stands by, now or next.
  public func awaitsLength(ofFilm file: String) -> Bool {
    guard filmLengthMS(file) == nil else { return false }
    return outputs.contains { output in
      [output.onAir, output.standby].compactMap(\.self).contains { $0.filmsNamed.contains(file) }
    }
      || screens.contains { screen in
        if case .pinned(let cue, _) = screen.mode { cue.filmsNamed.contains(file) } else { false }
      }
  }

  mutating func applyFilmMeasured(_ file: String, lengthMS: Int64) {
    guard FilmPlayback.lengthMSRange.contains(lengthMS) else { return }
    var known = (filmLengths ?? []).filter { $0.film != file }
    known.append(FilmLength(film: file, lengthMS: lengthMS))
    filmLengths = known.suffix(Self.filmsKnownMax)
    for index in outputs.indices where outputs[index].onAir.film?.file == file {
      outputs[index].film?.lengthMS = lengthMS
    }
  }

  mutating func applyFilm(_ motion: FilmPlayback.Motion, loops: Bool, on name: Code<Output>, _ record: EventRecord) {
    // Each has its own way back; an undo right after it is refused instead of reaching past it.
    undo.remember(nil, of: record)
    guard let index = outputs.firstIndex(where: { $0.name == name }), let film = outputs[index].onAir.film else {
      return
    }
    outputs[index].film = FilmPlayback(motion, loops: loops, lengthMS: filmLengthMS(film.file))
  }

  /// A film that is taken by a record, as its output has it from then on.
  func playback(of cue: Cue, takenAtMS: Int64) -> FilmPlayback? {
    cue.film.map {
      FilmPlayback(takenAtMS: takenAtMS, loops: $0.ending == .loops, lengthMS: filmLengthMS($0.file))
    }
  }

  /// When the next film comes to its end.
  var filmDueMS: Int64? { outputs.compactMap { $0.film?.endsAtMS }.min() }

  /// What the end of films brings by a moment: the follow-on, where it may be shown; else the last picture stays.
  func decideFilmsDue(atMS: Int64) -> [Event] {
    outputs.flatMap { output -> [Event] in
      guard let film = output.film, let endsAtMS = film.endsAtMS, endsAtMS <= atMS else { return [] }
      if let next = followOn(of: output) ?? endingItem(with: output, atMS: atMS) { return next }
      return [
        .filmChanged(output: output.name, motion: .stands(atMS: film.lengthMS ?? 0), loops: false)
      ]
    }
  }

  /// The end of the item that is on, where its cue was the film and what follows it follows by itself.
  private func endingItem(with output: Output, atMS: Int64) -> [Event]? {
    guard output.name == hall?.name, output.onAir.film?.followOn == nil, let live = agenda.liveItem,
      live.cue == output.onAir, live.followOn == .automatic
    else { return nil }
    do throws(Rejection) {
      let events = try EndItem().events(
        in: self, CommandContext(actor: Actor(role: .operator, name: ""), atMS: atMS))
      try checkLock(events)
      // An end that takes nothing else would be due again at once.
      return events.contains { if case .cueTaken = $0 { true } else { false } } ? events : nil
    } catch {
      return nil
    }
  }

  private func followOn(of output: Output) -> [Event]? {
    guard let next = output.onAir.film?.followOn else { return nil }
    do throws(Rejection) {
      try check(next, isForAir: true)
      try checkIsOpen(next, on: output.name)
      let clears = output.standby == next
      let events = taking(pinned(next), on: output) + (clears ? [.cueStoodBy(output: output.name, cue: nil)] : [])
      try checkLock(events)
      return events
    } catch {
      return nil
    }
  }
}

/// How long a film is.
public struct FilmLength: Sendable, Hashable, Codable {
  /// The file's name.
  public let film: String
  /// Its length, in ms.
  public let lengthMS: Int64

  /// A film of a length.
  public init(film: String, lengthMS: Int64) {
    self.film = film
    self.lengthMS = lengthMS
  }
}

extension Cue {
  /// The films that it shows, now and at the end of another.
  public var filmsNamed: [String] { film.map { [$0.file] + ($0.followOn?.filmsNamed ?? []) } ?? [] }
}
