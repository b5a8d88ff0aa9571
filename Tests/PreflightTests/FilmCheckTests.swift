import Assets
import Congress
import CongressFiles
import Foundation
import HallTestSupport
import Testing

@testable import Preflight

/// Goal: a film that would fail in the hall is told before, with the file and where the programme names it.
///
/// Method: the small sample congress with a film as the cue of each item, opened by the real player.
@Suite struct FilmCheckTests {
  /// Where the executables were built: beside the test bundle.
  private static let program =
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/plenary-player"
  private static let clips = SampleFolder.assets + "/../Tests/SystemTests/Clips"

  /// A folder of films, removed with it.
  private final class Films {
    let path = NSTemporaryDirectory() + "plenary-films-\(UUID().uuidString)"

    init() throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      for name in ["frames.mp4", "mute.mp4"] {
        try FileManager.default.copyItem(atPath: "\(FilmCheckTests.clips)/\(name)", toPath: "\(path)/\(name)")
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  /// What is found with three films as the cues of three items.
  private static func findings(
    _ cues: [String], camera: String? = nil, in films: Films
  ) throws -> (problems: [String], notes: [String]) {
    var congress = SampleFolder()
    for (old, new) in zip(["cue: attendance", "cue: item", "cue: holding"], cues) {
      congress = try congress.replacing(old, with: "cue: \"\(new)\"", in: "agenda.yaml")
    }
    if let camera { congress.files["congress.yaml", default: ""] += "cameras: [{ id: podium, source: \(camera) }]\n" }
    let (definition, places) = try congress.read()
    let found = FilmCheck(definition: definition, places: places, folders: [films.path], program: program).findings()
    let strings = try Strings(language: "en", assets: SampleFolder.assets)
    func told(_ problems: [CheckProblem]) -> [String] { problems.map { "\($0.place): \(strings.visible($0.fault))" } }
    return (told(found.problems), told(found.notes))
  }

  @Test func whatAFilmIsIsNotedAndAnAnthemWithoutSoundIsTold() throws {
    let films = try Films()
    try Data("1\n00:00:00,000 --> 00:00:05,000\nĐoàn quân Việt Nam đi\n".utf8).write(
      to: URL(filePath: films.path + "/frames.srt"))
    let (problems, notes) = try Self.findings(
      ["film:mute.mp4:flag", "film:frames.mp4", "film:frames.mp4"], camera: "mute.mp4", in: films)
    #expect(notes.count == 2, "\(notes)")
    #expect(notes.contains { $0.contains("'mute.mp4': h264 160×90, 0:00, without sound") }, "\(notes)")
    #expect(notes.contains { $0.contains("'frames.mp4', with its words: h264 160×90, 0:10, sound aac") }, "\(notes)")
    let unheard = problems.filter { $0.contains("has no sound") }
    #expect(unheard.count == 1 && unheard[0].contains("agenda.yaml:9: The film 'mute.mp4'"), "\(problems)")
  }

  @Test func wordsThatCannotBeReadAreTold() throws {
    let films = try Films()
    try Data((0..<2_000).map { UInt8(truncatingIfNeeded: $0 * 7) }).write(to: URL(filePath: films.path + "/frames.srt"))
    let (problems, _) = try Self.findings(["film:frames.mp4", "film:frames.mp4", "film:frames.mp4"], in: films)
    #expect(problems.filter { $0.contains("'frames.mp4' is shown without its words") }.count == 1, "\(problems)")
  }

  @Test func whatIsNoFilmIsToldWithItsFileAndItsPlace() throws {
    let films = try Films()
    let whole = try Data(contentsOf: URL(filePath: films.path + "/frames.mp4"))
    try whole.prefix(2_000).write(to: URL(filePath: films.path + "/cut.mp4"))
    try Data([0]).write(to: URL(filePath: films.path + "/large.mp4"))
    #expect(truncate(films.path + "/large.mp4", 65 << 30) == 0)
    let (problems, notes) = try Self.findings(
      ["film:cut.mp4", "film:large.mp4", "film:absent.mp4"], camera: "no-camera.mp4", in: films)
    #expect(notes.isEmpty && problems.count == 4, "\(problems) \(notes)")
    let expected = [
      ("agenda.yaml:9", "cut.mp4", "no film"), ("agenda.yaml:10", "large.mp4", "more than 64 GiB"),
      ("agenda.yaml", "absent.mp4", "no such file"), ("congress.yaml", "no-camera.mp4", "no such file"),
    ]
    for (problem, (place, file, words)) in zip(problems, expected) {
      #expect(problem.contains(place) && problem.contains("'\(file)'") && problem.contains(words), "\(problem)")
    }
  }
}
