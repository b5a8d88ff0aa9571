import Assets
import Congress
import SampleScenes
import Stage
import Testing

@testable import Scenes

/// Goal: whoever reads a page has all that belongs together on it: the question that is voted on, a person with what they
/// speak for, numbers that make a whole.
///
/// Method: the samples on every wall of the sample's hall with the real fonts, by the words that each page says.
@Suite struct ReadingTests {
  private let fonts: FontLibrary

  init() throws { fonts = try FontLibrary() }

  private func picture(
    _ content: SceneContent, _ shape: Shape, page: Int = 0, hall: HallGeometry = Sample.hall,
    lowerThird: LowerThirdView? = nil, second: String? = nil
  ) throws -> Picture {
    Scenes.picture(
      of: Sample.view(content, hall: hall, lowerThird: lowerThird),
      in: SceneContext(
        nowMS: Sample.nowMS + Int64(page) * Picture.pageMS, strings: try Sample.strings("vi"), measure: fonts,
        link: .linked, screen: ScreenFacts(id: "hall-left", width: shape.width, height: shape.height), shape: shape,
        secondStrings: try second.map(Sample.strings)))
  }

  private func words(_ picture: Picture) -> [String] {
    picture.list.commands.compactMap { if case .text(let run) = $0 { run.text } else { nil } }
  }

  /// The rest of a question once stood on a second page, which came when the countdown was at 8.
  @Test(arguments: Shape.allCases) func anOpenVoteHasAllOfItsQuestionOnItsOnlyPage(shape: Shape) throws {
    let open = Sample.scenes.filter { scene in
      if case .voting(let facts) = scene.content { facts.standing != .closed } else { false }
    }
    #expect(!open.isEmpty)
    for (name, content) in open {
      let shown = try picture(content, shape)
      #expect(shown.pages == 1, "\(name)")
      guard case .voting(let facts) = content else { continue }
      #expect(words(shown).joined(separator: " ").contains(facts.question.vi), "\(name): \(words(shown))")
    }
  }

  /// A ballot that showed its figures live once showed no more than its turnout.
  @Test(arguments: Shape.allCases) func figuresOfAnOpenVoteStandThereOnlyWhereTheBallotShowsThem(shape: Shape) throws {
    func sample(_ name: String) throws -> VotingView {
      guard case .voting(let facts)? = Sample.scenes.first(where: { $0.name == name })?.content else {
        throw Missing()
      }
      return facts
    }
    let live = try sample("L10-voting-live")
    let counts = try #require(live.progress?.live).counts.map { "\($0)" }
    let shown = words(try picture(.voting(live), shape))
    #expect(counts.allSatisfy(shown.contains), "\(shown)")
    // Nobody takes them for the last, in a deep hall either.
    for metres in [28, 40] {
      let hall = HallGeometry(farthestViewerMetres: metres, imageHeightMetres: 4)
      let first = try picture(.voting(live), shape, hall: hall)
      for page in 0..<first.pages {
        let told = words(try picture(.voting(live), shape, page: page, hall: hall))
        let isNamed = told.contains { $0.lowercased().contains("tạm tính") }
        #expect(isNamed || !told.contains(where: counts.contains), "\(metres) m, page \(page + 1): \(told)")
      }
    }
    #expect(!shown.contains { $0.contains("THÔNG QUA") })
    let closed = VotingView(
      ballot: live.ballot, question: live.question, method: live.method, choices: live.choices, standing: .closed,
      voters: live.voters, durationMS: live.durationMS, deadlineMS: live.deadlineMS, heldMS: nil,
      progress: live.progress)
    for content in [SceneContent.voting(try sample("L10-voting-turnout")), .voting(closed)] {
      let shown = try picture(content, shape)
      #expect(!words(shown).contains(where: counts.contains) && shown.list.bars.isEmpty)
    }
  }

  private struct Missing: Error {}

  /// 300 present and 182 not checked in were once shown of 485.
  @Test(arguments: Shape.allCases) func thoseWhoAreHereAndThoseWhoAreNotAreAll(shape: Shape) throws {
    let content = SceneContent.attendance(Sample.attendance(present: 300, excused: 3))
    let first = try picture(content, shape)
    let told = try (0..<first.pages).flatMap { words(try picture(content, shape, page: $0)) }
    #expect(told.contains("300") && told.contains("485"), "\(told)")
    #expect(told.contains("185") || (told.contains("182") && told.contains("3")), "\(told)")
  }

  /// The second page of a speakers' list was once a bar with the rest of an organisation's name.
  @Test(arguments: Shape.allCases) func everyPageOfASpeakersListNamesSomebody(shape: Shape) throws {
    let sample = try #require(Sample.lowerThirds.first { $0.name == "L08-speakers+speaker-longest" })
    let bare = words(try picture(.holding, shape, lowerThird: sample.lowerThird))
    let names = ["Ngọc", "Thịnh", "Nhung", "Gấm"]
    for page in 0..<(try picture(sample.content, shape, lowerThird: sample.lowerThird).pages) {
      var told = words(try picture(sample.content, shape, page: page, lowerThird: sample.lowerThird))
      for word in bare { if let place = told.lastIndex(of: word) { told.remove(at: place) } }
      #expect(told.contains { line in names.contains { line.contains($0) } }, "page \(page + 1): \(told)")
    }
  }

  /// What somebody speaks for once fell over two pages, "(Party Secretary) – Đảng bộ" and "phường Ninh Kiều".
  @Test(arguments: Shape.allCases, [nil, "en"]) func aLowerThirdSaysAtOnceWhomSomebodySpeaksFor(
    shape: Shape, second: String?
  ) throws {
    let speaker = LowerThirdView.speaker(Sample.floor(Sample.clock(used: 220), .lowerThird))
    let shown = try picture(.holding, shape, lowerThird: speaker, second: second)
    let told = words(shown).joined(separator: " ")
    #expect(shown.pages == 1 && told.contains("Bí thư Đảng ủy") && told.contains("Đảng bộ phường Ninh Kiều"), "\(told)")
  }

  /// The pages of the halves once went round each by itself, so that no two of them belonged together.
  @Test func theHalfWithFewerPagesHoldsItsLastUntilBothBeginAnew() throws {
    let content = try #require(Sample.hard.first { $0.name == "L09-question-endless" }).content
    let pages = try picture(content, .panorama, second: "en").pages
    func number(_ page: Int, _ start: String) throws -> String? {
      words(try picture(content, .panorama, page: page, second: "en")).first { $0.hasPrefix(start) }
    }
    let first = try #require(try number(0, "trang ")?.split(separator: "/").last)
    let second = try #require(try number(0, "page ")?.split(separator: " ").last)
    #expect(first != second && [first, second].contains("\(pages)"))
    #expect(try number(pages - 1, "trang ") == "trang \(first)/\(first)")
    #expect(try number(pages - 1, "page ") == "page \(second) of \(second)")
    #expect(try number(pages, "trang ") == "trang 1/\(first)" && number(pages, "page ") == "page 1 of \(second)")
  }
}
