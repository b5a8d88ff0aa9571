import Assets
import Congress
import Foundation
import HallTestSupport
import SampleScenes
import Testing

@testable import Scenes
@testable import Stage

/// Goal: a page of counts that keeps its places while its figures change is the page that would have been laid out.
///
/// Method: seeded runs of counts, odd ones among them, on every wall in one language and in two, with the real fonts;
/// each picture is held against one by fonts that remember nothing.
@Suite struct KeptCountsTests {
  /// The fonts of the house, which count how often they are asked.
  private final class Counted: TextMeasuring {
    let fonts: FontLibrary
    let memory: SettingMemory?
    private(set) var questions = 0

    init(_ fonts: FontLibrary, remembers: Bool) { (self.fonts, memory) = (fonts, remembers ? SettingMemory() : nil) }

    func width(of text: String, face: FontFace, size: Int) -> Int {
      questions += 1
      return fonts.width(of: text, face: face, size: size)
    }
  }

  /// How a hall stands at a step of a run.
  private struct Step {
    var facts: Attendance
    var nowMS = Sample.nowMS
    var recording: Recording.Standing?
    var link = LinkStanding.linked
    var hasLowerThird = false
  }

  private static func attendance(
    present: Int, out: Int, pending: Int = 0, excused: Int = 1, organisations: Int = 109, needed: Int = 324,
    asOfMS: Int64 = Sample.nowMS, source: PresenceSource = .badge
  ) throws -> Attendance {
    let facts: [String: Any] = [
      "summoned": present + out + pending + excused, "present": present, "out": out, "pending": pending,
      "absentExcused": excused, "absentUnexcused": 0, "organisations": 109, "organisationsRepresented": organisations,
      "asOfMS": asOfMS, "source": source.rawValue,
      "delegateQuorum": ["present": present, "needed": needed, "base": 485],
      "organisationQuorum": ["present": organisations, "needed": 73, "base": 109],
    ]
    return try JSONDecoder().decode(Attendance.self, from: JSONSerialization.data(withJSONObject: facts))
  }

  private static func run(seed: UInt64) throws -> [Step] {
    var random = SeededRandom(seed: seed)
    let present = [480, 0, 9_990, 98, 1_484][Int(seed % 5)]
    var step = Step(facts: try attendance(present: present, out: 3))
    var (out, organisations) = (3, 109)
    return try (0..<12).map { _ in
      switch Int.random(in: 0..<12, using: &random) {
      case 0: step.nowMS += 60_000
      case 1: step.recording = step.recording == nil ? .running : nil
      case 2: step.link = step.link == .linked ? .lost(sinceMS: step.nowMS - 5_000) : .linked
      case 3: step.hasLowerThird.toggle()
      case 4: organisations = .random(in: 0...109, using: &random)
      default: break
      }
      // Around the figures that are as wide as others, and around the quorum.
      out = max(0, out + .random(in: -3...3, using: &random))
      step.facts = try attendance(
        present: max(0, present + 3 - out), out: out, pending: seed.isMultiple(of: 2) ? 0 : out,
        organisations: organisations, needed: present, asOfMS: step.nowMS - 30_000,
        source: Int.random(in: 0..<5, using: &random) == 0 ? .correction : .badge)
      return step
    }
  }

  private func picture(
    of step: Step, on shape: Shape, in languages: [String], hall: HallGeometry = Sample.hall,
    by measure: any TextMeasuring
  ) throws -> Picture {
    let strings = try languages.map { try Sample.strings($0) }
    let lowerThird = step.hasLowerThird ? Sample.lowerThirds.first?.lowerThird : nil
    return Scenes.picture(
      of: Sample.view(.attendance(step.facts), hall: hall, lowerThird: lowerThird, recording: step.recording),
      in: SceneContext(
        nowMS: step.nowMS, strings: strings[0], measure: measure, link: step.link, shape: shape,
        secondStrings: strings.dropFirst().first))
  }

  @Test(arguments: Shape.allCases, [["vi"], ["en"], ["vi", "en"]])
  func aKeptPageIsTheOneThatWouldHaveBeenLaidOut(shape: Shape, languages: [String]) throws {
    let fonts = try FontLibrary()
    let forgetful = Counted(fonts, remembers: false)
    // Each wall in each language has two of the runs, all of them together every one.
    let first = (Shape.allCases.firstIndex(of: shape) ?? 0) * 2 + languages.count
    for seed in [first, first + 1].map({ UInt64($0 % 5) }) {
      let remembering = Counted(fonts, remembers: true)
      let hall = GalleryTests.halls[Int(seed % 3)]
      for (index, step) in try Self.run(seed: seed).enumerated() {
        let kept = try picture(of: step, on: shape, in: languages, hall: hall, by: remembering)
        let laidOut = try picture(of: step, on: shape, in: languages, hall: hall, by: forgetful)
        #expect(kept == laidOut, "seed \(seed), step \(index)")
      }
    }
  }

  @Test(arguments: Shape.allCases)
  func whereOnlyFiguresChangeNothingIsLaidOut(shape: Shape) throws {
    let fonts = Counted(try FontLibrary(), remembers: true)
    func questions(present: Int, out: Int, atMS nowMS: Int64 = Sample.nowMS) throws -> Int {
      let before = fonts.questions
      let facts = try Self.attendance(present: present, out: out)
      _ = try picture(of: Step(facts: facts, nowMS: nowMS), on: shape, in: ["vi"], by: fonts)
      return fonts.questions - before
    }
    _ = try questions(present: 481, out: 3)
    // Whether digits are as wide as each other is asked once.
    _ = try questions(present: 480, out: 4)
    #expect(try questions(present: 476, out: 8) == 0)
    #expect(try questions(present: 481, out: 3) == 0)
    // One digit more takes other room, and with a minute the clock is another.
    #expect(try questions(present: 474, out: 10) > 0)
    #expect(try questions(present: 474, out: 10, atMS: Sample.nowMS + 60_000) > 0)
  }

  /// Two figures that were the same and go apart cannot be told from each other where they stand.
  @Test func figuresThatWereTheSameGoApart() throws {
    let fonts = try FontLibrary()
    let (remembering, forgetful) = (Counted(fonts, remembers: true), Counted(fonts, remembers: false))
    // As many delegates as organisations, of which all stay represented.
    for present in [109, 108, 107, 109, 110, 109] {
      let step = Step(facts: try Self.attendance(present: present, out: 485 - present))
      let pictures = try [remembering, forgetful].map { try picture(of: step, on: .wide, in: ["vi"], by: $0) }
      #expect(pictures[0] == pictures[1])
    }
  }

  /// A theme may bring a font whose digits are as wide as their shapes.
  @Test func digitsOfOtherWidthsAreLaidOut() throws {
    struct Uneven: TextMeasuring {
      let memory: SettingMemory?
      func width(of text: String, face: FontFace, size: Int) -> Int {
        text.reduce(0) { $0 + ($1 == "1" ? size / 4 : size / 2) }
      }
    }
    let (remembering, forgetful) = (Uneven(memory: SettingMemory()), Uneven(memory: nil))
    for present in [480, 481, 411, 410, 470] {
      let step = Step(facts: try Self.attendance(present: present, out: 3))
      let pictures = try [remembering, forgetful].map { try picture(of: step, on: .wide, in: ["vi"], by: $0) }
      #expect(pictures[0] == pictures[1], "\(present)")
    }
  }

  @Test func notMorePagesAreKeptThanThereIsRoomFor() throws {
    let memory = SettingMemory()
    let fonts = Counted(try FontLibrary(), remembers: false)
    let facts = try Self.attendance(present: 480, out: 3)
    let page = CountPage(note: "", title: "", number: "480", caption: "", explanations: [], needs: [])
    for minute in 0..<Int64(SettingMemory.countsMax + 2) {
      let context = SceneContext(
        nowMS: minute * 60_000, strings: try Sample.strings("vi"), measure: fonts, link: .linked)
      let view = Sample.view(.attendance(facts))
      let surroundings = try #require(KeptCounts.Surroundings(of: view, in: context))
      memory.keep(
        KeptCounts(
          surroundings: surroundings, page: page, picture: Scenes.picture(of: view, in: context), headerCount: 0))
      let oldest = try #require(
        KeptCounts.Surroundings(
          of: view,
          in: SceneContext(
            nowMS: 0, strings: try Sample.strings("vi"), measure: fonts, link: .linked)))
      let isKept = memory.counts(in: oldest, changed: { $0 }) != nil
      #expect(isKept == (minute < SettingMemory.countsMax))
    }
  }
}
