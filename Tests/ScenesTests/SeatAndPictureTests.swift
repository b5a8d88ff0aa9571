import Assets
import Congress
import SampleScenes
import Stage
import Testing

@testable import Scenes

/// Goal: on the map of the hall every state and every choice is told apart without its colour, every figure of the
/// legend is the number of its seats, and a series of pictures turns by the service's clock.
///
/// Method: pictures of samples at chosen moments, as draw lists; the marks of a map against its facts.
@Suite struct SeatAndPictureTests {
  private func picture(
    _ content: SceneContent, atMS nowMS: Int64 = Sample.nowMS, link: LinkStanding = .linked,
    unreadable: Set<String> = []
  ) throws -> Picture {
    Scenes.picture(
      of: Sample.view(content),
      in: SceneContext(
        nowMS: nowMS, strings: try Sample.strings("vi"), measure: EvenFonts(), link: link, shape: .wide,
        unreadablePictures: unreadable))
  }

  private func texts(_ picture: Picture) -> [String] {
    picture.list.commands.compactMap { if case .text(let run) = $0 { run.text } else { nil } }
  }

  private func images(_ picture: Picture) -> [String] {
    picture.list.commands.compactMap { if case .image(let name, _) = $0 { name } else { nil } }
  }

  @Test func theLegendCountsEverySeatAndWhoeverHasNone() throws {
    for (content, expected) in [
      (Sample.seats(), ["472", "8", "5"]), (Sample.seats(unseated: "ppo"), ["474", "9", "5"]),
    ] {
      guard case .seats(let facts) = content else { return }
      let all = facts.rows.map(\.seats).joined() + facts.unseated
      #expect(expected == ["p", "o", "a"].map { mark in String(all.count { String($0) == mark }) })
      let told = texts(try picture(content))
      #expect(told.filter(expected.contains) == expected, "\(told)")
    }
  }

  @Test func everyChoiceHasAFormThatNoOtherHas() throws {
    let vote = SeatMapView.Vote(ballot: "BQ1", question: Sample.longQuestion, choices: Sample.fiveChoices)
    let marks = SeatMark.all(of: vote)
    let forms = try marks.map { mark in
      var canvas = SceneCanvas(view: Sample.view(.black), context: try Sample.context())
      canvas.draw(mark, in: Box(x: 0, y: 0, width: 40, height: 40))
      // The colour alone does not count: what is drawn, without its role.
      return canvas.picture.list.commands.map { command in
        switch command {
        case .panel(let box, let radius, _): "panel \(box) \(radius)"
        case .sign(let sign, let box, _): "sign \(sign) \(box)"
        default: "\(command)"
        }
      }
    }
    // Whoever has no part in a vote is a dark square without a sign.
    #expect(Set(forms).count == marks.count)
  }

  @Test func picturesFollowEachOtherByTheServicesClockAndBeginAgain() throws {
    let series = SceneContent.pictures(PicturesView(files: ["a.jpg", "b.png", "c.svg"], seconds: 5))
    for (afterMS, file) in [(0, "a.jpg"), (4_999, "a.jpg"), (5_000, "b.png"), (14_999, "c.svg"), (15_000, "a.jpg")] {
      let picture = try picture(series, atMS: Sample.nowMS + Int64(afterMS))
      #expect(images(picture) == [file], "after \(afterMS) ms")
      #expect(picture.nextChangeMS == Sample.nowMS + (Int64(afterMS) / 5_000 + 1) * 5_000)
    }
    let lost = try picture(
      series, atMS: Sample.nowMS + 60_000, link: .lost(sinceMS: Sample.nowMS + 6_000))
    #expect(images(lost) == ["b.png"] && lost.nextChangeMS == nil, "beside dead facts nothing turns")
    let single = try picture(.pictures(PicturesView(files: ["a.jpg"], seconds: 5)))
    #expect(single.nextChangeMS == nil, "a single picture stays")
  }

  @Test func theHoldingPictureStandsForAFileThatCannotBeShownAndTheSeriesGoesOn() throws {
    let series = SceneContent.pictures(PicturesView(files: ["a.jpg", "b.png"], seconds: 5))
    let first = try picture(series, unreadable: ["a.jpg"])
    let holding = try picture(.holding)
    #expect(images(first).isEmpty && texts(first) == texts(holding))
    #expect(first.nextChangeMS == Sample.nowMS + 5_000)
    let second = try picture(series, atMS: Sample.nowMS + 5_000, unreadable: ["a.jpg"])
    #expect(images(second) == ["b.png"])
  }
}
