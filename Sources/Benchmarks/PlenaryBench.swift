public import ArgumentParser
import Foundation

/// Measures what the design promises, on real processes on this machine.
public struct PlenaryBench: AsyncParsableCommand {
  /// How it is called, and what its help says.
  public static let configuration = CommandConfiguration(
    commandName: "plenary-bench", abstract: "Measure the promises: fan-out, commands, start, screens and tablets.",
    discussion: "Run it from a release build on a quiet machine; compare ratios, not single figures.")

  @Option(help: "Subscribers of the fan-out.")
  var subscribers: Int = 1_000

  @Option(help: "Changes that are fanned out.")
  var changes: Int = 200

  @Option(help: "Commands of the burst.")
  var commands: Int = 10_000

  @Option(help: "Connections that share the burst.")
  var connections: Int = 100

  @Option(help: "Events of the journal that is started from.")
  var events: Int = 1_000_000

  @Option(help: "Takes that are shown by several screens at one moment.")
  var takes: Int = 20

  @Option(help: "Seconds for which a screen is watched.")
  var watchSeconds: Int = 10

  @Option(help: "Delegates of the large congress, beside the sample's 485.")
  var delegates: Int = 10_000

  @Option(help: "Pages of browsers that follow one screen.")
  var pages: Int = 200

  @Option(help: "Tablets that follow the hall.")
  var tablets: Int = 10_000

  @Option(help: "Tablets that hold a document sealed until it is released.")
  var sealedTablets: Int = 1_600

  @Option(help: "Rounds in which every page of a document is turned on a tablet that nobody answers.")
  var turnRounds: Int = 3

  @Flag(help: "Measure only what a large congress costs: commands that come alone, and votes.")
  var votesOnly = false

  @Flag(help: "Measure only what tablets cost.")
  var tabletsOnly = false

  @Flag(help: "Measure only how soon a tablet turns a page with nobody there; needs chromium and the press's programs.")
  var turnsOnly = false

  @Flag(help: "Measure only what the pages of browsers cost, and the hall's screen meanwhile.")
  var pagesOnly = false

  @Flag(help: "Measure only what screens cost and how evenly their frames come; needs a display.")
  var screensOnly = false

  @Flag(help: "Measure only how soon SAFE covers films; needs a display.")
  var filmsOnly = false

  @Flag(help: "Measure beside redis and a browser instead, in turns; needs redis-server, chromium and Xvfb.")
  var peers = false

  /// As many screens as a hall has, beside the many subscribers.
  private static let screensOfHall = 5
  /// Each takes a second, and goes to thousands of tablets.
  private static let tabletChangesMax = 20

  /// Measurements as they are asked for on the command line.
  public init() {}

  /// Measures everything; throws where a promise is broken.
  public func run() async throws {
    FileLimit.raise()
    let promises = Promises()
    if peers {
      try await PeerBench(promises: promises).run(subscribers: subscribers, changes: changes, seconds: watchSeconds)
    } else if tabletsOnly {
      let stage = try BenchStage()
      defer { stage.end() }
      try await stage.startService()
      try await measureTablets(stage, promises)
    } else if turnsOnly {
      try await measurePageTurns(promises)
    } else if votesOnly {
      try await measureLarge(promises)
    } else if screensOnly {
      let stage = try BenchStage()
      defer { stage.end() }
      try await stage.startService()
      try await ScreenBench(stage: stage).run(seconds: watchSeconds)
    } else if filmsOnly {
      let stage = try BenchStage()
      defer { stage.end() }
      try await stage.startService()
      try await FilmBench(stage: stage, promises: promises).run(rounds: takes)
    } else if pagesOnly {
      let stage = try BenchStage()
      defer { stage.end() }
      try await stage.startService()
      try await PageBench(stage: stage, promises: promises).run(pages: pages, changes: changes)
    } else {
      try await measureSample(promises)
      try await measurePageTurns(promises)
      try await measureLarge(promises)
    }
    try promises.settle()
  }

  /// What a large congress costs more.
  private func measureLarge(_ promises: Promises) async throws {
    let stage = try BenchStage(delegates: delegates)
    defer { stage.end() }
    try await stage.startService()
    let commands = CommandBench(stage: stage, promises: promises)
    try await commands.alone()
    try await commands.aloneBesideControl()
    try await commands.aloneBesideSeats()
    try await VoteBench(stage: stage, promises: promises).run(connections: connections)
  }

  private var hasDisplay: Bool { ProcessInfo.processInfo.environment["DISPLAY"]?.isEmpty == false }

  private func measureTablets(_ stage: BenchStage, _ promises: Promises) async throws {
    try await TabletBench(stage: stage, promises: promises).run(
      tablets: tablets, changes: min(changes, Self.tabletChangesMax), takes: hasDisplay ? takes : 0)
    try await ReleaseBench(stage: stage, promises: promises).run(tablets: sealedTablets)
  }

  /// What a tablet does when nobody is there any more: on a stage of its own, whose service is killed for it.
  private func measurePageTurns(_ promises: Promises) async throws {
    let stage = try BenchStage()
    defer { stage.end() }
    try await stage.startService()
    try await PageTurnBench(stage: stage, promises: promises).run(rounds: turnRounds)
  }

  private func measureSample(_ promises: Promises) async throws {
    let stage = try BenchStage()
    defer { stage.end() }
    try await stage.startService()
    try await CommandBench(stage: stage, promises: promises).run(commands: commands, connections: connections)
    try await DeskBench(stage: stage).run(scans: 50)
    try await VoteBench(stage: stage, promises: promises).run(connections: connections)
    for count in [Self.screensOfHall, subscribers] {
      try await FanOutBench(stage: stage).run(subscribers: count, changes: changes)
    }
    try await PageBench(stage: stage, promises: promises).run(pages: pages, changes: changes)
    try await measureTablets(stage, promises)
    if hasDisplay {
      try await ScreenBench(stage: stage).run(seconds: watchSeconds)
      try await TakeBench(stage: stage).run(takes: takes)
      try await FilmBench(stage: stage, promises: promises).run(rounds: takes)
    } else {
      print("screen: no DISPLAY, not measured")
    }
    try await RestartBench(stage: stage, promises: promises).run(events: events)
  }
}

/// The process's limit of open files, which a thousand connections need.
enum FileLimit {
  static func raise() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}
