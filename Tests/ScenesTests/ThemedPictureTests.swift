import Assets
import Congress
import SampleScenes
import Testing

@testable import Scenes

/// Goal: each field of a theme changes the pictures it is for, and nothing else.
///
/// Method: pictures of samples with the house's theme and with one that says otherwise, as draw lists.
@Suite struct ThemedPictureTests {
  private func theme(
    _ measures: Theme.Measures = .standard, _ background: Theme.Background? = nil
  ) throws -> Theme {
    let colors = Theme.Role.allCases.map { ($0, Color(red: 0, green: 0, blue: 0)) }
    return try #require(
      Theme(
        name: "own", colors: Dictionary(uniqueKeysWithValues: colors), measures: measures, background: background))
  }

  private func picture(
    _ name: String, _ theme: Theme?, shape: Shape = .wide, second: String? = nil, unreadable: Set<String> = []
  ) throws -> Picture {
    let content = try #require(Sample.scenes.first { $0.name == name }).content
    return Scenes.picture(
      of: Sample.view(content),
      in: SceneContext(
        nowMS: Sample.nowMS, strings: try Sample.strings("vi"), measure: EvenFonts(), link: .linked, shape: shape,
        unreadablePictures: unreadable, secondStrings: try second.map { try Sample.strings($0) }, theme: theme))
  }

  private func lefts(_ picture: Picture) -> [Int] {
    picture.list.commands.compactMap { command in
      if case .text(let run) = command, run.anchor == .leading { run.x } else { nil }
    }
  }

  private func radii(_ picture: Picture) -> Set<Int> {
    Set(
      picture.list.commands.compactMap { command in
        if case .panel(_, let radius, let role) = command, role != .track { radius } else { nil }
      })
  }

  @Test func aThemeThatSaysNothingChangesNothing() throws {
    for (name, _) in Sample.scenes {
      #expect(try picture(name, nil) == picture(name, try theme()), "\(name)")
    }
  }

  @Test(arguments: Shape.allCases) func marginsKeepTheEdgesFree(shape: Shape) throws {
    for percent in [4, 8, 12] {
      let own = try theme(Theme.Measures(marginPercent: percent, cornerRadius: 14))
      let left = try #require(lefts(try picture("L04-attendance", own, shape: shape)).min())
      #expect(left == max(64, shape.width * percent / 100))
    }
    let wide = try theme(Theme.Measures(marginPercent: 10, cornerRadius: 14))
    let both = try #require(lefts(try picture("L04-attendance", wide, shape: .panorama, second: "en")).min())
    #expect(both > (try #require(lefts(try picture("L04-attendance", nil, shape: .panorama, second: "en")).min())))
  }

  @Test func cornersAreAsRoundAsTheThemeSays() throws {
    for radius in [0, 14, 40] {
      let own = try theme(Theme.Measures(marginPercent: 5, cornerRadius: radius))
      for name in ["L11-result-adopted", "L04-attendance", "L02-programme"] {
        #expect(radii(try picture(name, own)) == [radius], "\(name)")
      }
    }
  }

  private func backdrops(_ picture: Picture) -> [DrawCommand] {
    picture.list.commands.filter { if case .backdrop = $0 { true } else { false } }
  }

  @Test func aBackgroundStandsBehindPostersAndNothingElse() throws {
    let own = try theme(.standard, Theme.Background(picture: "hall.jpg", veilPercent: 85))
    for shape in Shape.allCases {
      for second in [nil, "en"] {
        for name in ["L01-holding", "L23-ceremony-flag"] {
          let drawn = backdrops(try picture(name, own, shape: shape, second: second))
          #expect(drawn == [.backdrop("hall.jpg", shape.bounds, veil: .ground, percent: 85)], "\(name)")
        }
      }
    }
    // SAFE and the fallback need no file.
    for name in ["L20-fallback", "L04-attendance", "L11-result-adopted", "L24-black", "L21-test-pattern"] {
      #expect(backdrops(try picture(name, own)).isEmpty, "\(name)")
    }
    let without = try picture("L01-holding", own, unreadable: ["hall.jpg"])
    #expect(without == (try picture("L01-holding", nil)))
  }
}
