import Congress
import Foundation
import HallTestSupport
import Testing

/// Goal: what speakers say on the record is on the disk and in the transcript, and what they say off it is nowhere.
///
/// Method: the real executables, a WAV file that is played as if the hall said it now, and an adapter that writes down
/// everything it is given; every file is searched for every 20 ms that were off the record.
@Suite(.serialized, .timeLimit(.minutes(10)), .realProcesses) struct ListenLineTests {
  static let adapter =
    URL(filePath: #filePath).deletingLastPathComponent().path + "/../TranscriptionTests/Adapters/fixture.py"

  /// A WAV file of samples.
  static func write(_ samples: [Int16], to path: String) throws {
    func number(_ value: Int, _ bytes: Int) -> Data { Data((0..<bytes).map { UInt8(value >> (8 * $0) & 0xFF) }) }
    let sound = bytes(samples)
    let head =
      Data("RIFF".utf8) + number(36 + sound.count, 4) + Data("WAVEfmt ".utf8) + number(16, 4) + number(1, 2)
      + number(1, 2) + number(16_000, 4) + number(32_000, 4) + number(2, 2) + number(16, 2) + Data("data".utf8)
      + number(sound.count, 4)
    try (head + sound).write(to: URL(filePath: path))
  }

  private static func bytes(_ samples: [Int16]) -> Data {
    Data(samples.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] })
  }

  /// Every file of a folder.
  private func files(in folder: String) -> [String] {
    (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).map { folder + "/" + $0 }
  }

  private struct Answer: Decodable {
    struct Piece: Decodable {
      let startMS: Int64
      let endMS: Int64
    }
    let pieces: [Piece]
  }

  @Test("what is said off the record is in no file, not even for a moment, and in nobody's hands")
  func offTheRecordIsNowhere() async throws {
    let house = try await House()
    let folder = house.workplace.path + "/transcript"
    let heard = house.workplace.path + "/heard"
    // A voice that never repeats itself, so that every 20 ms of it can be told from every other.
    var random = SeededRandom(seed: 11)
    let sound = TestSound.voice(60_000).map { $0 &+ Int16.random(in: -60...60, using: &random) }
    try Self.write(sound, to: house.workplace.path + "/hall.wav")
    for step in [["item", "start", "2.14"], ["take", "programme"], ["speaker", "call"], ["speaker", "start"]] {
      _ = try await Executable.plenary(step, port: house.port)
    }
    try await house.run("lower-third", "show", "captions")
    let screen = try house.screen("hall-left")
    let listen = try Executable(
      "plenary",
      [
        "listen", "--source", house.workplace.path + "/hall.wav", "--transcript", folder, "--language", "en",
        "--port", "\(house.port)", "--adapter", "env PLENARY_TEST_HEARD=\(heard) python3 '\(Self.adapter)'",
      ])
    try await eventually("the hall is recorded: \(listen.words)") { listen.words.contains("The hall is recorded") }
    let second = try Executable(
      "plenary",
      ["listen", "--source", "alsa:", "--transcript", folder, "--language", "en", "--port", "\(house.port)"])
    let refused = try await second.exitStatus()
    #expect(refused != 0 && (second.words.contains("one is enough") || second.words.contains("arecord")))
    try await pass(.seconds(4))
    try await house.run("recording", "off-the-record")
    try await eventually("the screen says so") {
      try await house.plenary("recording", "show").words.contains("Off the record")
    }
    try await pass(.seconds(4))
    try await house.run("recording", "resume")
    try await house.waitForScreen("hall-left", showing: "L02-programme-lower-third-captions")
    try await pass(.seconds(4))
    #expect(try await listen.end() == 0, "\(listen.words)")
    #expect(listen.words.contains("The recording has ended"), "\(listen.words)")
    #expect(try await screen.executable.end() == 0)

    // When it was off the record, by the journal.
    let log = try Executable("plenary", ["journal", "log", "--journal", house.journal, "--json"])
    try await eventually("the journal is read") { !log.isRunning }
    let turns = try log.words.split(separator: "\n").map {
      try JSONDecoder().decode(EventRecord.self, from: Data($0.utf8))
    }
    .compactMap { record -> (Recording.Standing, Int64)? in
      if case .recordingTurned(let standing) = record.event { (standing, record.atMS) } else { nil }
    }
    #expect(turns.map(\.0) == [.running, .offTheRecord, .running, .off])
    let (offMS, onMS) = (turns[1].1, turns[2].1)

    let (words, status) = try await house.plenary(
      "transcript", "show", "TL01", "--transcript", folder, "--json")
    try #require(status == 0, "\(words)")
    let pieces = try JSONDecoder().decode(Answer.self, from: Data(words.utf8)).pieces
    #expect(pieces.count >= 2 && pieces.allSatisfy { $0.endMS <= offMS || $0.startMS >= onMS }, "\(pieces)")

    // What the hall read of it is in no journal.
    for file in files(in: house.journal) where !isFolder(file) {
      #expect(try Data(contentsOf: URL(filePath: file)).range(of: Data("giây bằng".utf8)) == nil, "\(file)")
    }

    // Where in the file the first piece was says when the file began.
    let whole = Self.bytes(sound)
    let sounds = files(in: folder + "/sound").filter { $0.hasSuffix(".wav") }
    let kept = try sounds.map { try Data(contentsOf: URL(filePath: $0)).dropFirst(44) }
    let places = kept.compactMap { whole.range(of: $0.prefix(3_200))?.lowerBound }.sorted()
    let first = try #require(places.first)
    let beganMS = try #require(pieces.map(\.startMS).min()) - Int64(first / 32)
    let all =
      try files(in: folder).filter { !isFolder($0) }.map { try Data(contentsOf: URL(filePath: $0)) }
      + [try Data(contentsOf: URL(filePath: heard))]
    var searched = 0
    for atMS in stride(from: offMS - beganMS, to: onMS - beganMS - 20, by: 20) where atMS >= 0 {
      let part = whole.dropFirst(Int(atMS) * 32).prefix(640)
      guard part.count == 640 else { continue }
      searched += 1
      for file in all { #expect(file.range(of: part) == nil, "\(atMS) ms") }
    }
    #expect(searched > 100, "what was off the record was searched for: \(searched)")
    // And what was on the record is found, so that the search finds what is there.
    let known = whole.dropFirst(first + 32_000).prefix(640)
    #expect(all.contains { $0.range(of: known) != nil })
  }

  /// Waits until so much has been played.
  private func pass(_ time: Duration) async throws {
    let end = ContinuousClock.now + time
    try await eventually("\(time) are over") { ContinuousClock.now >= end }
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
