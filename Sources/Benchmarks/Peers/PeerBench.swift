/// Plenary beside those who do parts of the same, in turns in one run: only the ratios mean anything.
struct PeerBench {
  /// As large as a line of `attendance`.
  static let messageBytes = 400
  static let rounds = 3
  static let changesOfScreen = 60

  let promises: Promises

  func run(subscribers: Int, changes: Int, seconds: Int) async throws {
    let stage = try BenchStage()
    defer { stage.end() }
    try await stage.startService()
    try await fanOut(stage, subscribers: subscribers, changes: changes)
    try await ScreenPeerBench(stage: stage, promises: promises).run(
      rounds: Self.rounds, changes: Self.changesOfScreen, seconds: seconds)
  }

  private func fanOut(_ stage: BenchStage, subscribers: Int, changes: Int) async throws {
    for (pace, run, how) in [
      (FanOutPace.painted, "peer-painted", "acknowledged once painted"),
      (.asFastAsAcknowledged, "peer-at-once", "acknowledged at once"),
    ] {
      var times = [[Double]](repeating: [], count: 2)
      // Where each connection's memory and its processor happen to be is decided anew in every round.
      for round in 0..<Self.rounds {
        let houses = try await FanOutBench.measure(
          [
            HallFanOut(stage: stage, subscribers: subscribers, run: "\(run)-\(round)", pace: pace),
            RedisPeer(subscribers: subscribers, messageBytes: Self.messageBytes),
          ], changes: changes / Self.rounds, pace: pace)
        for (place, figures) in houses.enumerated() { times[place] += figures.milliseconds }
      }
      let figures = times.map(Measurements.init)
      print(
        "one change to \(subscribers) subscribers, \(how): \(figures[0].words); redis: \(figures[1].words)")
      guard pace == .painted else { continue }
      promises.hold(
        "one change to \(subscribers) subscribers, p50", figures[0].percentile(50) / figures[1].percentile(50),
        atMost: 1.2, unit: "× redis")
    }
  }
}
