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
    var (ours, redis): ([Double], [Double]) = ([], [])
    for (round, pace) in (0..<Self.rounds).map({ ($0, FanOutPace.painted) }) + [(Self.rounds, .asFastAsAcknowledged)] {
      let peer = try await RedisPeer(messageBytes: Self.messageBytes).measure(
        subscribers: subscribers, changes: changes, pace: pace)
      let own = try await FanOutBench(stage: stage).measure(
        subscribers: subscribers, changes: changes, run: "peer-\(round)", pace: pace)
      let how = pace == .painted ? "acknowledged once painted" : "acknowledged at once"
      print("one change to \(subscribers) subscribers, \(how): \(own.words); redis: \(peer.words)")
      guard pace == .painted else { continue }
      ours.append(own.percentile(50))
      redis.append(peer.percentile(50))
    }
    promises.hold(
      "one change to \(subscribers) subscribers, p50",
      Measurements(ours).percentile(50) / Measurements(redis).percentile(50),
      atMost: 1.2, unit: "× redis")
  }
}
