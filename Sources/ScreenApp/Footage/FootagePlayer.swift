import Congress
import Dispatch
import Playback
import Stage
import Synchronization

/// One film on a screen: its player, its newest picture, and what is wrong with it.
///
/// A player that ends though nobody has ended it, or hangs, is started again, a few times. Thread: the loop's.
final class FootagePlayer {
  /// How often a player is started again.
  static let startsMax = 5
  /// How long a player is waited for before it is started again.
  static let restartMS: Int64 = 1_000
  /// How far the clock may have been put right before a player is told, in ns.
  static let clockToleranceNS: Int64 = 15_000_000

  /// What the player has said; written by its queue, read by the loop.
  private final class News: Sendable {
    struct State: Sendable {
      var framesCount = 0
      var profile: FilmProfile?
      var refusal: FilmRefusal?
      var silence: String?
      var isWordless = false
      var hasEnded = false
      /// When it was heard last, by the machine's monotonic clock.
      var heardAtMS = FootagePlayer.monotonicMS
    }

    private let state = Mutex(State())
    private let waker: any Waker

    init(waker: any Waker) { self.waker = waker }

    var now: State { state.withLock { $0 } }

    func take(_ news: PlayerProcess.News) {
      state.withLock { state in
        state.heardAtMS = FootagePlayer.monotonicMS
        switch news {
        case .beat: break
        case .frame: state.framesCount += 1
        case .report(.ready(let profile)): state.profile = profile
        case .report(.refused(let refusal)): state.refusal = refusal
        case .report(.silent(let reason)): state.silence = reason
        case .report(.wordless): state.isWordless = true
        case .report(.loudness): break
        case .ended: state.hasEnded = true
        }
      }
      // That it goes on changes nothing.
      if case .beat = news { return }
      waker.wake()
    }
  }

  private static var monotonicMS: Int64 { Int64(DispatchTime.now().uptimeNanoseconds / 1_000_000) }

  let source: PlayerSource
  private let program: String
  private let room: PixelRoom
  private let sound: String?
  private let waker: any Waker
  private var news: News
  private var process: PlayerProcess?
  private var frames: SharedFrames?
  private var newest: Surface?
  /// Pictures of players before this one: numbers only grow.
  private var framesBefore = 0
  private var startsCount = 0
  private var startedAtMS: Int64
  private var told: (size: PixelRoom?, letters: Int?, course: PlayerOrder?) = (nil, nil, nil)
  private(set) var refusal: FilmRefusal?

  /// A player of a film that is being opened.
  init(
    _ source: PlayerSource, program: String, room: PixelRoom, sound: String?, waker: any Waker, nowMS: Int64
  ) {
    (self.source, self.program, self.room, self.sound, self.waker) = (source, program, room, sound, waker)
    startedAtMS = nowMS
    news = News(waker: waker)
    start(nowMS: nowMS)
  }

  deinit { process?.end() }

  private func start(nowMS: Int64) {
    process?.end()
    framesBefore += news.now.framesCount
    let (size, letters) = (told.size, told.letters)
    (news, newest, told) = (News(waker: waker), nil, (size, letters, nil))
    (startsCount, startedAtMS) = (startsCount + 1, nowMS)
    guard let shared = SharedFrames(width: room.width, height: room.height) else {
      refusal = .playerIsMissing(reason: "\(room.width)×\(room.height)")
      return
    }
    frames = shared
    do throws(FilmRefusal) {
      let started = try PlayerProcess(program: program, frames: shared.file) { [news] in news.take($0) }
      started.order(.open(source, room: room, sound: sound))
      // Its first picture has the size that it is painted in.
      if let size { started.order(.size(size)) }
      if let letters { started.order(.letters(thousandths: letters)) }
      process = started
    } catch {
      refusal = error
    }
  }

  /// How far it is.
  var profile: FilmProfile? { news.now.profile }
  /// Why it is not heard, though it should be.
  var silence: String? { news.now.silence }
  /// Whether it is shown without the words that it has.
  var isWordless: Bool { news.now.isWordless }
  /// The number of its newest picture; 0 where there is none.
  var frame: Int {
    let count = news.now.framesCount
    return count == 0 ? 0 : framesBefore + count
  }

  /// Looks after the player: starts it again where it has ended.
  func look(nowMS: Int64) {
    let now = news.now
    if let refused = now.refusal { refusal = refused }
    if let leftMS = silenceLeftMS(now), leftMS <= 0 { process?.end() }
    guard now.hasEnded, refusal == nil, nowMS - startedAtMS >= Self.restartMS else { return }
    if startsCount >= Self.startsMax {
      refusal = .endsItsPlayer
    } else {
      start(nowMS: nowMS)
    }
  }

  /// For how long the player may still say nothing, in ms; nothing where nothing is expected of it.
  private func silenceLeftMS(_ now: News.State) -> Int64? {
    guard !now.hasEnded, refusal == nil, process != nil else { return nil }
    // Opening holds it up.
    let seconds = PlayerLines.silenceSecondsMax + (now.framesCount == 0 ? FilmRefusal.openSecondsMax : 0)
    return now.heardAtMS + Int64(seconds) * 1_000 - Self.monotonicMS
  }

  /// When it is to be looked after, at the latest.
  func nextLookMS(nowMS: Int64) -> Int64? {
    let now = news.now
    if now.hasEnded, refusal == nil { return startedAtMS + Self.restartMS }
    return silenceLeftMS(now).map { nowMS + max(0, $0) }
  }

  /// Wants the film to run or to stand.
  func want(_ order: PlayerOrder) {
    guard !isSame(order) else { return }
    told.course = order
    process?.order(order)
  }

  private func isSame(_ order: PlayerOrder) -> Bool {
    if case .play(let zero, let loops) = order, case .play(let toldZero, let toldLoops)? = told.course {
      return loops == toldLoops && abs(zero - toldZero) < Self.clockToleranceNS
    }
    return order == told.course
  }

  /// Wants pictures of a size.
  func want(_ size: PixelRoom) {
    guard size != told.size, size.width > 0, size.height > 0 else { return }
    told.size = size
    process?.order(.size(size))
  }

  /// Wants words in letters of a size, in thousandths of the pictures' height.
  func want(letters thousandths: Int) {
    guard thousandths != told.letters else { return }
    told.letters = thousandths
    process?.order(.letters(thousandths: thousandths))
  }

  /// The newest picture, lent until the next call.
  func picture() -> Surface? {
    if let frame = frames?.takeNewest() {
      newest = Surface.lent(
        frame.pixels, width: frame.width, height: frame.height, bytesPerRow: frame.bytesPerRow)
    }
    return newest
  }
}

@available(*, unavailable)
extension FootagePlayer: Sendable {}
