import NIOCore
import Synchronization

/// Hands the newest picture to all pages, and never one before it.
///
/// It holds one picture, whatever the number of pages: a page is told that there is something newer, and takes what is the
/// newest when it can. Any thread.
final class PageHub: Sendable {
  /// The most pages at a time.
  static let pagesMax = 256
  /// The longest that a page may take for what was written to it, in beats; one that takes longer is let go.
  static let stalledBeatsMax = 3

  /// A picture as it is written to pages, and its number.
  struct Publication: Sendable {
    let number: Int
    let event: ByteBuffer
  }

  private struct Page {
    let signal: AsyncStream<Void>.Continuation
    let letGo: @Sendable () -> Void
    /// Beats since something was written that has not been taken; nothing while nothing is being written.
    var beatsWriting: Int?
  }

  private struct State {
    var newest: Publication?
    var pages: [Int: Page] = [:]
    var nextPage = 0
    var hasEnded = false
  }

  private let state = Mutex(State())
  private let onCount: @Sendable () -> Void

  /// - Parameter onCount: Told that a page has come or gone; on any thread.
  init(onCount: @escaping @Sendable () -> Void = {}) {
    self.onCount = onCount
  }

  /// How many pages there are.
  var count: Int { state.withLock { $0.pages.count } }

  /// The newest picture.
  var newest: Publication? { state.withLock { $0.newest } }

  /// Publishes a picture.
  /// - Parameter event: Makes what is written to pages of its number.
  func publish(_ event: (Int) -> ByteBuffer) {
    let number = (newest?.number ?? 0) + 1
    let publication = Publication(number: number, event: event(number))
    let signals = state.withLock { state in
      state.newest = publication
      return state.pages.values.map(\.signal)
    }
    for signal in signals { signal.yield() }
  }

  /// Takes a page in.
  ///
  /// - Parameter letGo: Closes its connection.
  /// - Returns: Its number, and when it is to look for something newer; nothing where there are too many, or all has ended.
  func join(letGo: @escaping @Sendable () -> Void) -> (page: Int, signals: AsyncStream<Void>)? {
    let (signals, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let page = state.withLock { state -> Int? in
      guard !state.hasEnded, state.pages.count < Self.pagesMax else { return nil }
      state.nextPage += 1
      state.pages[state.nextPage] = Page(signal: signal, letGo: letGo)
      return state.nextPage
    }
    guard let page else { return nil }
    signal.yield()
    onCount()
    return (page, signals)
  }

  /// Lets a page go.
  func leave(_ page: Int) {
    let left = state.withLock { $0.pages.removeValue(forKey: page) }
    guard let left else { return }
    left.signal.finish()
    onCount()
  }

  /// Notes that something is being written to a page, or has been taken.
  func note(_ page: Int, isWriting: Bool) {
    state.withLock { $0.pages[page]?.beatsWriting = isWriting ? 0 : nil }
  }

  /// Lets every page say that it is there, and lets those go that have taken nothing for too long.
  func beat() {
    let (signals, stalled) = state.withLock { state in
      var stalled: [@Sendable () -> Void] = []
      for (number, page) in state.pages {
        guard let beats = page.beatsWriting else { continue }
        state.pages[number]?.beatsWriting = beats + 1
        if beats + 1 >= Self.stalledBeatsMax { stalled.append(page.letGo) }
      }
      return (state.pages.values.map(\.signal), stalled)
    }
    for letGo in stalled { letGo() }
    for signal in signals { signal.yield() }
  }

  /// Ends the streams of all pages; nobody is taken in any more.
  func end() {
    let signals = state.withLock { state in
      state.hasEnded = true
      return state.pages.values.map(\.signal)
    }
    for signal in signals { signal.finish() }
  }
}
