import Assets
import Congress
import CongressFiles
import Foundation
import Playback

/// Whether screens could show the films of the programme, found out as a screen does, and how loud they are.
struct FilmCheck {
  /// How loud a film may be, in hundredths of LUFS: around what broadcasts have (EBU R 128), with room to both sides.
  static let loudness = -2_800 ... -1_600

  private let definition: Definition
  private let places: FilePlaces
  private let folders: [String]
  private let program: String

  /// - Parameters:
  ///   - folders: Where films stand; the first that has the file counts.
  ///   - program: The player's path.
  init(definition: Definition, places: FilePlaces, folders: [String], program: String) {
    (self.definition, self.places, self.folders, self.program) = (definition, places, folders, program)
  }

  /// What is wrong with films, and what is good to know of the others.
  func findings() -> (problems: [CheckProblem], notes: [CheckProblem]) {
    var seen: Set<String> = []
    var (problems, notes): ([CheckProblem], [CheckProblem]) = ([], [])
    for item in definition.agenda.items {
      for file in [item.cue, item.endCue].compactMap(\.self).flatMap(\.filmsNamed) where seen.insert(file).inserted {
        let place = places.item(item.code)
        do throws(FilmRefusal) {
          let folder = folders.first { FilmFolder.has(file, in: $0) } ?? folders.last ?? "."
          let source = PlayerSource.film(path: folder + "/" + file, words: FilmFolder.words(of: file, in: folder))
          let film = try FilmExamination(of: source, program: program)
          notes.append(CheckProblem(place: place, fault: wording(file, film)))
          if let loudness = loudnessFault(file, film) { problems.append(CheckProblem(place: place, fault: loudness)) }
        } catch {
          problems.append(
            CheckProblem(
              place: place,
              fault: Wording("check.film-unplayable", ["file": .text(file), "reason": .wording(error.wording)])))
        }
      }
    }
    return (problems, notes)
  }

  private func wording(_ file: String, _ film: FilmExamination) -> Wording {
    let profile = film.profile
    let seconds = (profile.lengthMS ?? 0) / 1_000
    let length = "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)"
    let sound: Wording =
      switch (profile.soundCodec, film.hundredthsOfLUFS) {
      case (nil, _): Wording("check.film-silent")
      case (let codec?, nil): Wording("check.film-sound-unknown", ["codec": .text(codec)])
      case (let codec?, let loudness?):
        Wording("check.film-sound", ["codec": .text(codec), "loudness": .text(Self.text(loudness))])
      }
    return Wording(
      "check.film",
      [
        "file": .text(file), "codec": .text(profile.codec), "size": .text("\(profile.width)×\(profile.height)"),
        "length": .text(length), "sound": .wording(sound),
      ])
  }

  private func loudnessFault(_ file: String, _ film: FilmExamination) -> Wording? {
    guard let loudness = film.hundredthsOfLUFS, !Self.loudness.contains(loudness) else { return nil }
    return Wording(
      "check.film-loudness",
      [
        "file": .text(file), "loudness": .text(Self.text(loudness)),
        "least": .text(Self.text(Self.loudness.lowerBound)), "most": .text(Self.text(Self.loudness.upperBound)),
      ])
  }

  /// To a tenth.
  private static func text(_ hundredths: Int) -> String {
    let tenths = Int((Double(hundredths) / 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
