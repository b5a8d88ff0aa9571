import Congress
import Testing

/// Goal: a film runs by the service's clock alone, so that every screen is at the same place of it, and its end brings what
/// its cue says and nothing else.
///
/// Method: examples on a hall and an output of its own, with the clock put where it matters.
@Suite struct FilmTests {
  private static let film = Cue.film(FilmCue(file: "opening.mp4"))
  private static let lengthMS: Int64 = 60_000

  private func film(of hall: Hall, on output: Code<Output> = "hall") throws -> FilmPlayback {
    try #require(hall.state.output(output)?.film)
  }

  /// A hall that shows a film whose length is known.
  private func showing(_ cue: Cue = film, lengthMS: Int64 = lengthMS) throws -> Hall {
    var hall = try Hall(after: .cueStandby("hall", cue))
    hall.store(.filmMeasured(film: "opening.mp4", lengthMS: lengthMS))
    try hall.run(.cueTake("hall", nil))
    return hall
  }

  @Test(arguments: [
    "film:opening.mp4", "film:Phim mở đầu.mp4:loop", "film:quốc ca.mp4:flag", "film:a.mp4:ceremony:then=holding",
    "film:a.mp4:silence:loop", "film:a.mp4:then=film:b.mp4:then=break:14:00:Tổ 1",
  ])
  func aFilmsCueComesBackFromTextAndJSON(_ text: String) throws {
    let cue = try #require(Cue(text: text))
    #expect(cue.text == text)
    #expect(try throughJSON(cue) == cue)
  }

  @Test(arguments: [
    "film", "film:", "film::loop", "film:a.mp4:", "film:a.mp4:twice", "film:a.mp4:then=", "film:a.mp4:then=choir",
    "film:a.mp4:loop:then=item", "film:a.mp4:plain",
  ])
  func whatHasNotAFilmsFormIsNoCue(_ text: String) { #expect(Cue(text: text) == nil) }

  @Test(arguments: ["../secret.mp4", "a/b.mp4", ".hidden", "a\u{7}.mp4", String(repeating: "ô", count: 61)])
  func aNameThatIsNoFilesIsRefused(_ name: String) throws {
    var hall = try Hall()
    #expect(throws: Rejection.film(.nameNotFit(name))) {
      try hall.run(.cueStandby("hall", .film(FilmCue(file: name))))
    }
  }

  @Test func aFollowOnThatDoesNotExistIsRefusedAtOnce() throws {
    var hall = try Hall()
    #expect(throws: Rejection.bodyUnknown("b", known: ["presidium"])) {
      try hall.run(.cueTake("hall", .film(FilmCue(file: "a.mp4", ending: .takes(.body("b"))))))
    }
  }

  @Test func whatStandsByAndWhatFollowsIsToBeReadyOnTheScreens() throws {
    var hall = try Hall(after: .cueStandby("hall", .film(FilmCue(file: "b.mp4"))))
    #expect(hall.state.outputView("hall").readies == ["b.mp4"] && hall.state.outputView("lobby").readies == ["b.mp4"])
    #expect(hall.state.outputView("press").readies == nil)
    try hall.run(
      .cueTake("hall", .film(FilmCue(file: "a.mp4", ending: .takes(.film(FilmCue(file: "c.mp4")))))))
    #expect(hall.state.outputView("hall").readies == ["b.mp4", "c.mp4"])
    try hall.run(.safeOn)
    #expect(hall.state.outputView("hall").readies == ["a.mp4", "b.mp4", "c.mp4"])
  }

  @Test func itsFirstPictureStandsUntilTheSlowestScreenHasIt() throws {
    let hall = try showing()
    let playback = try film(of: hall)
    #expect(playback.motion == .plays(zeroAtMS: hall.nowMS + FilmPlayback.leadMS))
    #expect(playback.positionMS(atMS: hall.nowMS + 100) == 0)
    #expect(playback.positionMS(atMS: hall.nowMS + FilmPlayback.leadMS + 1_234) == 1_234)
    #expect(playback.remainingMS(atMS: hall.nowMS + FilmPlayback.leadMS + 10_000) == 50_000)
  }

  @Test func itStopsWhereItIsAndRunsOnFromThere() throws {
    var hall = try showing()
    hall.wait(milliseconds: FilmPlayback.leadMS + 12_000 - Hall.stepMS)
    try hall.run(.filmPause("hall"))
    #expect(try film(of: hall).motion == .stands(atMS: 12_000))
    #expect(throws: Rejection.film(.alreadyPaused(output: "hall"))) { try hall.run(.filmPause("hall")) }
    hall.wait(milliseconds: 99_000)
    try hall.run(.filmPlay("hall"))
    #expect(try film(of: hall).positionMS(atMS: hall.nowMS + FilmPlayback.leadMS + 1_000) == 13_000)
    #expect(throws: Rejection.film(.alreadyPlays(output: "hall"))) { try hall.run(.filmPlay("hall")) }
  }

  @Test func itGoesBackToItsStartAndRunsOnOnlyIfItRan() throws {
    var hall = try showing()
    hall.wait(milliseconds: 20_000)
    try hall.run(.filmRestart("hall"))
    #expect(try film(of: hall).motion == .plays(zeroAtMS: hall.nowMS + FilmPlayback.leadMS))
    hall.wait(milliseconds: 20_000)
    try hall.run(.filmPause("hall"))
    try hall.run(.filmRestart("hall"))
    #expect(try film(of: hall).motion == .stands(atMS: 0))
  }

  @Test func aLoopGoesOnFromWhereItIsAndHasNoEnd() throws {
    var hall = try showing(.film(FilmCue(file: "opening.mp4", ending: .loops)))
    hall.wait(milliseconds: FilmPlayback.leadMS + 70_000)
    #expect(try film(of: hall).positionMS(atMS: hall.nowMS) == 10_000)
    #expect(hall.state.nextDueMS == nil)
    #expect(throws: Rejection.film(.loopAlreadySo(output: "hall"))) { try hall.run(.filmLoop("hall", isOn: true)) }
    let placeMS = try film(of: hall).positionMS(atMS: hall.nowMS)
    try hall.run(.filmLoop("hall", isOn: false))
    #expect(try film(of: hall).positionMS(atMS: hall.nowMS) == placeMS + Hall.stepMS)
    #expect(hall.state.nextDueMS == hall.nowMS + Self.lengthMS - placeMS - Hall.stepMS)
  }

  @Test func atItsEndTheLastPictureStays() throws {
    var hall = try showing()
    let endMS = hall.nowMS + FilmPlayback.leadMS + Self.lengthMS
    #expect(hall.state.nextDueMS == endMS)
    #expect(try hall.state.decideDue(atMS: endMS - 1) == [])
    let events = try hall.state.decideDue(atMS: endMS)
    #expect(events == [.filmChanged(output: "hall", motion: .stands(atMS: Self.lengthMS), loops: false)])
    hall.store(events[0])
    #expect(hall.state.nextDueMS == nil && hall.state.output("hall")?.onAir == Self.film)
    // Whoever lets it run then means: once more.
    try hall.run(.filmPlay("hall"))
    #expect(try film(of: hall).positionMS(atMS: hall.nowMS) == 0)
  }

  @Test func atItsEndTheFollowOnIsTaken() throws {
    let cue = Cue.film(FilmCue(file: "opening.mp4", ending: .takes(.attendance)))
    let hall = try showing(cue)
    #expect(
      try hall.state.decideDue(atMS: hall.nowMS + FilmPlayback.leadMS + Self.lengthMS) == [
        .cueTaken(output: "hall", cue: .attendance)
      ])
  }

  @Test func aFollowOnThatMayNotBeShownLeavesTheLastPicture() throws {
    let cue = Cue.film(FilmCue(file: "opening.mp4", ending: .takes(.result("B1"))))
    let hall = try showing(cue)
    #expect(
      try hall.state.decideDue(atMS: hall.nowMS + FilmPlayback.leadMS + Self.lengthMS) == [
        .filmChanged(output: "hall", motion: .stands(atMS: Self.lengthMS), loops: false)
      ])
  }

  @Test func aLockHoldsTheFollowOnAndTheOperatorsHand() throws {
    var hall = try showing(.film(FilmCue(file: "opening.mp4", ending: .takes(.attendance))))
    try hall.run(.outputsLock)
    #expect(throws: Rejection.outputsLocked) { try hall.run(.filmPause("hall")) }
    #expect(
      try hall.state.decideDue(atMS: hall.nowMS + FilmPlayback.leadMS + Self.lengthMS) == [
        .filmChanged(output: "hall", motion: .stands(atMS: Self.lengthMS), loops: false)
      ])
  }

  @Test func aFilmOfWhichNobodyKnowsTheLengthHasNoEnd() throws {
    let hall = try Hall(after: .cueTake("hall", Self.film))
    #expect(hall.state.nextDueMS == nil && hall.state.awaitsLength(ofFilm: "opening.mp4"))
    #expect(!hall.state.awaitsLength(ofFilm: "other.mp4"))
    #expect(try film(of: hall).remainingMS(atMS: hall.nowMS) == nil)
  }

  @Test func aLengthThatComesLateCountsFromTheStart() throws {
    var hall = try Hall(after: .cueTake("hall", Self.film))
    let startMS = hall.nowMS
    hall.store(.filmMeasured(film: "opening.mp4", lengthMS: Self.lengthMS))
    #expect(hall.state.nextDueMS == startMS + FilmPlayback.leadMS + Self.lengthMS)
    hall.store(.filmMeasured(film: "opening.mp4", lengthMS: -1))
    #expect(hall.state.filmLengthMS("opening.mp4") == Self.lengthMS)
  }

  @Test func aClockThatIsPutRightMovesNoFilm() throws {
    var hall = try showing()
    hall.wait(milliseconds: FilmPlayback.leadMS + 5_000)
    let wasMS = hall.nowMS
    hall.store(.clockCorrected(fromMS: wasMS, toMS: wasMS + 3_600_000))
    #expect(try film(of: hall).positionMS(atMS: wasMS + 3_600_000) == 5_000)
  }

  @Test func aFilmDuringACeremonyHasNothingOverIt() throws {
    var hall = try Hall(after: .lowerThirdShow("hall", .notice(text: "Trật tự")))
    try hall.run(.cueTake("hall", .film(FilmCue(file: "anthem.mp4", rite: .flag))))
    #expect(hall.state.output("hall")?.lowerThird == nil && hall.state.outputView("hall").content.isCeremony)
    #expect(throws: Rejection.screen(.ceremonyOnAir("hall-left"))) { try hall.run(.screenIdentify("hall-left")) }
    #expect(throws: Rejection.lowerThird(.sceneHasNoRoom(.film, output: "hall"))) {
      try hall.run(.lowerThirdShow("hall", .notice(text: "Trật tự")))
    }
  }

  @Test func whatShowsNoFilmHasNothingToRun() throws {
    var hall = try showing()
    try hall.run(.cueTake("hall", .holding))
    #expect(hall.state.output("hall")?.film == nil)
    #expect(throws: Rejection.film(.notOnAir(output: "hall"))) { try hall.run(.filmPlay("hall")) }
  }
}
