import Congress
import SampleScenes
import Scenes
import Testing

/// Goal: a picture tells the truth about time and link, and nothing falls off it.
///
/// Method: examples over all scenes.
@Suite struct PictureTests {
  private func picture(
    _ content: SceneContent, nowMS: Int64 = Sample.nowMS, link: LinkStanding = .linked
  ) throws -> Picture {
    Scenes.picture(of: Sample.view(content), in: try Sample.context(nowMS: nowMS, link: link))
  }

  private func texts(_ picture: Picture) -> [String] {
    picture.list.commands.compactMap { if case .text(let run) = $0 { run.text } else { nil } }
  }

  private func has(_ sign: Sign, in picture: Picture) -> Bool {
    picture.list.commands.contains { if case .sign(sign, _, _) = $0 { true } else { false } }
  }

  @Test(arguments: Sample.scenes.map(\.name)) func everyRunStandsInsideThePicture(name: String) throws {
    let content = try #require(Sample.scenes.first { $0.name == name }).content
    for language in ["vi", "en"] {
      let picture = Scenes.picture(of: Sample.view(content), in: try Sample.context(language))
      for case .text(let run) in picture.list.commands {
        let width = EvenFonts().width(of: run.text, face: run.face, size: run.size)
        let left =
          switch run.anchor {
          case .leading: run.x
          case .center: run.x - width / 2
          case .trailing: run.x - width
          }
        #expect(left >= 0 && left + width <= Shape.wide.width, "\(run)")
        #expect(run.baseline - run.size >= 0 && run.baseline + run.size * 3 / 10 <= Shape.wide.height, "\(run)")
      }
    }
  }

  @Test func theClockTurnsAtTheFullMinute() throws {
    let picture = try picture(.attendance(Sample.attendance(present: 484)))
    #expect(texts(picture).contains("08:41"))
    #expect(picture.nextChangeMS == Sample.nowMS + 40_000)
  }

  @Test func aLostLinkIsMarkedAfterThreeSecondsAndStopsTheClock() throws {
    let content = SceneContent.attendance(Sample.attendance(present: 484))
    let early = try picture(content, nowMS: Sample.nowMS + 2_999, link: .lost(sinceMS: Sample.nowMS))
    #expect(!has(.unlinked, in: early))
    #expect(early.nextChangeMS == Sample.nowMS + 3_000)
    let late = try picture(content, nowMS: Sample.nowMS + 3_600_000, link: .lost(sinceMS: Sample.nowMS))
    #expect(has(.unlinked, in: late))
    #expect(texts(late).contains("08:41"), "the time of the loss, an hour later")
    #expect(late.nextChangeMS == nil)
  }

  @Test func aCountdownShowsWholeSecondsUpwardsAndTurnsWithThem() throws {
    let now = Sample.nowMS
    let start = try picture(Sample.voting(.open, seconds: 20))
    #expect(texts(start).contains("20") && start.nextChangeMS == now + 1_000)
    let later = try picture(Sample.voting(.open, seconds: 20), nowMS: now + 1_001)
    #expect(texts(later).contains("19") && later.nextChangeMS == now + 2_000)
    let end = try picture(Sample.voting(.open, seconds: 20), nowMS: now + 25_000)
    #expect(texts(end).contains("0"))
  }

  @Test func aCountdownOnHoldStandsStill() throws {
    let picture = try picture(
      Sample.voting(.held, seconds: 20, heldMS: Sample.nowMS), nowMS: Sample.nowMS + 15_000)
    #expect(texts(picture).contains("20"))
  }

  @Test func noSecondsRunBesideDeadFacts() throws {
    let picture = try picture(
      Sample.voting(.open, seconds: 20), nowMS: Sample.nowMS + 5_000, link: .lost(sinceMS: Sample.nowMS))
    #expect(texts(picture).contains("–"))
  }

  @Test func sharesAreShownWithCommaAndNarrowSpaceAndTheVerdictFollowsTheIntegers() throws {
    let adopted = texts(try picture(Sample.result([476, 5, 3])))
    #expect(adopted.contains("98,14\u{202F}%") && adopted.contains("THÔNG QUA"))
    let pages = try (0..<Int64(try picture(Sample.result([476, 5, 3])).pages)).flatMap {
      texts(try picture(Sample.result([476, 5, 3]), nowMS: Sample.nowMS + $0 * Picture.pageMS))
    }
    #expect(pages.contains("Cần quá nửa đại biểu được triệu tập: 243/485"))
    #expect(texts(try picture(Sample.result([242, 240, 2]))).contains("KHÔNG THÔNG QUA"))
    #expect(texts(try picture(Sample.result([243, 0, 0]))).contains("THÔNG QUA"))
  }

  @Test func everyChoiceHasSignWordAndNumber() throws {
    let picture = try picture(Sample.result([476, 5, 3]))
    for sign in [Sign.check, .cross, .circle] { #expect(has(sign, in: picture)) }
    for word in ["Tán thành", "Không tán thành", "Ý kiến khác", "476", "5", "3"] {
      #expect(texts(picture).contains(word))
    }
  }

  @Test func theProgrammeShowsTheCurrentLineWithWhatComesNext() throws {
    let picture = try picture(Sample.programme)
    #expect(texts(picture).contains { $0.hasPrefix("Báo cáo thẩm tra") })
    #expect(texts(picture).contains { $0.hasPrefix("Trình bày Báo cáo") })
    #expect(has(.arrow, in: picture) && has(.check, in: picture))
  }

  @Test func aVeryLongQuestionTurnsItsPagesByTheServicesClock() throws {
    let text = LocalizedText(vi: (1...800).map { "từ\($0)" }.joined(separator: " "))
    let content = SceneContent.question(QuestionView(BallotPlan(code: "BQ1", question: text)))
    let first = try picture(content)
    let second = try picture(content, nowMS: Sample.nowMS + 12_000)
    #expect(first.list != second.list)
    #expect(first.nextChangeMS == Sample.nowMS + 12_000)
    #expect(texts(first).contains { $0.hasPrefix("trang 1/") } && texts(second).contains { $0.hasPrefix("trang 2/") })
  }

  @Test func anAttendanceWithoutQuorumIsMarkedByACrossNotByColourAlone() throws {
    #expect(has(.cross, in: try picture(.attendance(Sample.attendance(present: 300)))))
    #expect(!has(.cross, in: try picture(.attendance(Sample.attendance(present: 324)))))
  }
}
