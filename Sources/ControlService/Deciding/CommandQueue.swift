import Congress
import DequeModule
import HallProtocol
import Synchronization

/// A command that waits for its turn, and the way back for its answer.
struct WaitingCommand: Sendable {
  let request: CommandRequest
  let answer: @Sendable (Reply.Answer) -> Void
}

/// Commands in arrival order, bounded; offered from any thread, drained by one engine.
final class CommandQueue: Sendable {
  private struct State {
    var waiting: Deque<WaitingCommand> = []
    var proofs: [ScreenProof] = []
    var films: [FilmLength] = []
    var news: JournalNews?
    var isClosed = false
    var isWoken = false
    /// The engine, while it waits for something to come in.
    var sleeper: CheckedContinuation<Void, Never>?

    /// Whether there is something to take, or to end for.
    var isDue: Bool { !waiting.isEmpty || isWoken || isClosed }
  }

  /// What is carried out together.
  struct Batch: Sendable {
    let commands: [WaitingCommand]
    let proofs: [ScreenProof]
    /// How long films are, as screens have said.
    var films: [FilmLength] = []
    /// What has happened to the journal.
    let news: JournalNews?
  }

  /// What became of an offered command.
  enum Admission: Sendable {
    case admitted, full, closed
  }

  private let capacity: Int
  private let state = Mutex(State())

  init(capacity: Int) { self.capacity = capacity }

  /// Takes a command in, or says why not; never waits.
  func offer(_ command: WaitingCommand) -> Admission {
    let admission = state.withLock { state -> Admission in
      guard !state.isClosed else { return .closed }
      guard state.waiting.count < capacity else { return .full }
      state.waiting.append(command)
      return .admitted
    }
    if admission == .admitted { wakeSleeper() }
    return admission
  }

  /// Takes in what screens have said, to go on record.
  func note(_ proofs: [ScreenProof]) {
    state.withLock {
      $0.proofs += proofs
      $0.isWoken = true
    }
    wakeSleeper()
  }

  /// Takes in how long films are that screens have opened; what is too many is told again with the next report.
  func note(_ films: [FilmLength]) {
    state.withLock {
      $0.films = Array(($0.films + films).suffix(ServiceLimits.filmsNotedMax))
      $0.isWoken = true
    }
    wakeSleeper()
  }

  /// Takes in what has happened to the journal; only the newest counts.
  func hear(_ news: JournalNews) {
    state.withLock {
      $0.news = news
      $0.isWoken = true
    }
    wakeSleeper()
  }

  /// Keeps what could not be taken in, for when something comes next; by itself it wakes nobody.
  func keep(_ batch: Batch) {
    state.withLock { state in
      state.proofs = Array((batch.proofs + state.proofs).suffix(ServiceLimits.proofsKeptMax))
      state.films = Array((batch.films + state.films).suffix(ServiceLimits.filmsNotedMax))
      state.news = state.news ?? batch.news
    }
  }

  /// Lets the engine look after what happens by itself, even where nothing waits.
  func wake() {
    state.withLock { $0.isWoken = true }
    wakeSleeper()
  }

  /// Admits nothing more; what waits is still drained.
  func close() {
    state.withLock { $0.isClosed = true }
    wakeSleeper()
  }

  /// What waits now, at most `limit` commands, without waiting for anything.
  func take(limit: Int) -> (batch: Batch, isClosed: Bool, isWoken: Bool) {
    state.withLock { state in
      let batch = Batch(
        commands: Array(state.waiting.prefix(limit)), proofs: state.proofs, films: state.films, news: state.news)
      state.waiting.removeFirst(batch.commands.count)
      state.proofs = []
      state.films = []
      state.news = nil
      defer { state.isWoken = false }
      return (batch, state.isClosed, state.isWoken)
    }
  }

  /// The next commands in order, at most `limit`, and all else that has come in, waiting until there is something; empty
  /// after ``wake()``, nothing once closed and empty.
  ///
  /// One engine waits at a time, and it wakes where it is at home: any other thread would have to be woken first, and
  /// then its own, and each of the two costs as much as deciding does.
  func drain(limit: Int) async -> Batch? {
    while true {
      let (batch, isClosed, isWoken) = take(limit: limit)
      if !batch.commands.isEmpty || isWoken { return batch }
      if isClosed { return nil }
      await withCheckedContinuation(isolation: #isolation) { sleeper in
        let isDue = state.withLock { state in
          if !state.isDue { state.sleeper = sleeper }
          return state.isDue
        }
        if isDue { sleeper.resume() }
      }
    }
  }

  private func wakeSleeper() {
    let sleeper = state.withLock { state in
      defer { state.sleeper = nil }
      return state.sleeper
    }
    sleeper?.resume()
  }
}
