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

  private typealias Findings = (problems: [CheckProblem], notes: [CheckProblem])

  /// What is wrong with films, and what is good to know of the others.
  func findings() -> (problems: [CheckProblem], notes: [CheckProblem]) {
    var seen: Set<String> = []
    var findings: Findings = ([], [])
    for item in definition.agenda.items {
      for cue in [item.cue, item.endCue].compactMap(\.self) {
        for film in Self.films(of: cue) where seen.insert(film.file).inserted {
          look(at: film, place: places.item(item.code), &findings)
        }
      }
    }
    // A camera whose source is a file plays it again and again, unheard.
    for camera in definition.cameras ?? [] where !camera.source.contains("/") && seen.insert(camera.source).inserted {
      look(at: FilmCue(file: camera.source), place: places.key("cameras"), &findings)
    }
    return findings
  }

  /// The films that a cue shows, one after the other.
  private static func films(of cue: Cue) -> [FilmCue] {
    cue.film.map { [$0] + ($0.followOn.map(films) ?? []) } ?? []
  }

  private func look(at film: FilmCue, place: String, _ findings: inout Findings) {
    let file = film.file
    let folder = folders.first { FilmFolder.has(file, in: $0) } ?? folders.last ?? "."
    let words = FilmFolder.words(of: file, in: folder)
    do throws(FilmRefusal) {
      let found = try FilmExamination(of: .film(path: folder + "/" + file, words: words), program: program)
      findings.notes.append(CheckProblem(place: place, fault: wording(file, found, hasWords: words != nil)))
      let wordsFault = found.isWordless ? Wording("film.is-wordless", ["film": .text(file)]) : nil
      for fault in [loudnessFault(file, found), silenceFault(film, found), wordsFault].compactMap(\.self) {
        findings.problems.append(CheckProblem(place: place, fault: fault))
      }
    } catch {
      let fault = Wording("check.film-unplayable", ["file": .text(file), "reason": .wording(error.wording)])
      findings.problems.append(CheckProblem(place: place, fault: fault))
    }
  }

  private func wording(_ file: String, _ film: FilmExamination, hasWords: Bool) -> Wording {
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
      hasWords ? "check.film-with-words" : "check.film",
      [
        "file": .text(file), "codec": .text(profile.codec), "size": .text("\(profile.width)×\(profile.height)"),
        "length": .text(length), "sound": .wording(sound),
      ])
  }

  /// An anthem that nobody hears is told; of other films it is noted.
  private func silenceFault(_ film: FilmCue, _ found: FilmExamination) -> Wording? {
    guard film.rite == .flag, found.profile.soundCodec == nil else { return nil }
    return Wording("check.film-unheard", ["file": .text(film.file)])
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
