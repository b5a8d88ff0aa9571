import Testing

/// Lets a few tests of a whole house run at a time; the others wait for their turn.
///
/// A house is a service, screens, players and browsers. Forty of them at once on two cores leave a program without the
/// processor for seconds, and then a link that is healthy counts as lost. The wait for a turn counts towards the time
/// limit of a test.
struct RealProcesses: SuiteTrait, TestTrait, TestScoping {
  /// How many tests have their turn at once.
  static let testsMax = 8

  private static let turns = Turns(count: testsMax)

  var isRecursive: Bool { true }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable @concurrent () async throws -> Void
  ) async throws {
    await Self.turns.take()
    do {
      try await function()
    } catch {
      await Self.turns.giveBack()
      throw error
    }
    await Self.turns.giveBack()
  }
}

extension Trait where Self == RealProcesses {
  /// The test runs programs, sockets and windows, and takes its turn among those that do.
  static var realProcesses: Self { Self() }
}

/// A number of turns, given in the order in which they were asked for.
private actor Turns {
  private var freeCount: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(count: Int) { freeCount = count }

  func take() async {
    if freeCount > 0 {
      freeCount -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  func giveBack() {
    if waiting.isEmpty {
      freeCount += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}
