import Congress
import HallProtocol
import Logging

/// What every session shares with the service.
struct SessionDependencies: Sendable {
  let authenticator: Authenticator
  let board: TopicBoard
  let engine: CommandEngine
  let connections: ConnectionRegistry
  let tries: FailedTries
  let reports: ScreenReports
  let delays: ScreenDelays
  let room: ControlRoomReports
  let shots: ScreenshotBroker
  let patience: ConnectionPatience
  /// The journal's line of history.
  let epoch: String
  let feed: JournalFeed
  let mode: Welcome.Mode
  /// How many times as fast as time the clock runs.
  let speed: Int
  let correctable: CorrectableClock?
  let nowMS: @Sendable () -> Int64
  let logger: Logger
}
