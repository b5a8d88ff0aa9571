import Foundation
import Glibc
import Playback

/// A film that is shown: opened, stood at its first picture, then kept where the orders and the clock say.
///
/// Thread: one.
final class Showing {
  private let core: MpvCore
  private let maker: FrameMaker
  private let source: PlayerSource
  private let sound: String?
  private let openUntilNS = FilmPlayer.nowNS + Int64(FilmRefusal.openSecondsMax) * 1_000_000_000
  private var follower: PlaybackFollower?
  private var isLoaded = false
  private var isToMeasure = false
  private var wish: PlaybackFollower.Goal?
  private var words: String?
  /// Whether it has words that cannot be shown.
  private var isWordless: Bool
  /// A size of words as libmpv counts it, from the top of a line to its foot on a picture 720 high, for one thousandth of
  /// the picture's height as letters are measured: Noto Sans has lines of 1.362 em.
  private static let sizePerThousandth = 0.72 * 1.362
  /// The largest file of words, in bytes.
  private static let wordsBytesMax: Int64 = 8 << 20
  private var lastWords = ""

  /// Begins to open a film.
  init(_ source: PlayerSource, room: PixelRoom, sound: String?) throws(FilmRefusal) {
    guard case .film(let path, let words) = source else { throw .isNoFile }
    let file = try FilmFile(path: path)
    self.words = words.flatMap { try? FilmFile(path: $0, bytesMax: Self.wordsBytesMax).address }
    isWordless = words != nil && self.words == nil
    guard let core = MpvCore(sound: sound) else { throw .playerIsMissing(reason: "libmpv") }
    let wakings = core.wakings
    let maker = FrameMaker(core: Int(bitPattern: core.handle), room: room) { isFirst in
      OrderLines.tellFrame()
      if isFirst { MpvCore.wake(wakings) }
    }
    guard let maker else { throw .playerIsMissing(reason: "libmpv") }
    (self.core, self.maker, self.source, self.sound) = (core, maker, source, sound)
    core.command("loadfile", file.address)
  }

  /// Plays until nobody gives orders any more.
  func run(_ waiting: [PlayerOrder], lines: inout OrderLines) throws(FilmRefusal) {
    for order in waiting { take(order) }
    var heart = Heart()
    while !lines.isOver {
      heart.beat()
      let untilNS = follower.map { $0.nextLookNS(nowNS: FilmPlayer.nowNS) } ?? openUntilNS
      let files = FilmPlayer.sleep([STDIN_FILENO, core.wakings], untilNS: heart.sleep(untilNS: untilNS))
      if files.contains(STDIN_FILENO) { for order in lines.take() { take(order) } }
      if files.contains(core.wakings) { for event in core.takeEvents() { try take(event) } }
      if follower == nil { try begin() }
      carryOut(follower?.look(positionNS: core.positionNS, nowNS: FilmPlayer.nowNS) ?? [])
    }
  }

  private func take(_ order: PlayerOrder) {
    switch order {
    case .open: break
    case .measure: isToMeasure = true
    case .size(let room): maker.resize(room)
    case .letters(let thousandths): core.set("sub-font-size", "\(Double(thousandths) * Self.sizePerThousandth)")
    case .play(let zeroAtNS, let loops):
      core.set("loop-file", loops ? "inf" : "no")
      want(.plays(zeroAtNS: zeroAtNS, loops: loops))
    case .stand(let atMS): want(.stands(atNS: atMS * 1_000_000))
    }
  }

  private func want(_ goal: PlaybackFollower.Goal) {
    wish = goal
    carryOut(follower?.want(goal, positionNS: core.positionNS, nowNS: FilmPlayer.nowNS) ?? [])
  }

  private func take(_ event: MpvCore.Event) throws(FilmRefusal) {
    switch event {
    case .loaded:
      isLoaded = true
      if let words, !core.isDone("sub-add", words, "select") { isWordless = true }
    case .restarted:
      carryOut(follower?.hasSought(positionNS: core.positionNS, nowNS: FilmPlayer.nowNS) ?? [])
    case .said(let line): lastWords = line
    case .ended(let refusal):
      throw refusal.map(named) ?? .isNoFilm(reason: lastWords)
    }
  }

  private func named(_ refusal: FilmRefusal) -> FilmRefusal {
    if case .isNoFilm = refusal, !lastWords.isEmpty { .isNoFilm(reason: lastWords) } else { refusal }
  }

  /// Tells that it is ready, once it is.
  private func begin() throws(FilmRefusal) {
    if FilmPlayer.nowNS > openUntilNS { throw .takesTooLong(seconds: FilmRefusal.openSecondsMax) }
    guard isLoaded else { return }
    let profile = try FilmProfile(of: core)
    guard maker.hasFrame else { return }
    let lengthNS = (profile.lengthMS ?? 0) * 1_000_000
    follower = PlaybackFollower(lengthNS: lengthNS)
    OrderLines.tell(.ready(profile))
    if sound != nil, profile.soundCodec != nil, core.text("current-ao") == nil {
      OrderLines.tell(.silent(reason: lastWords.isEmpty ? sound ?? "" : lastWords))
    }
    if isWordless { OrderLines.tell(.wordless) }
    if let wish { want(wish) }
    if isToMeasure { OrderLines.tell(.loudness(hundredthsOfLUFS: Loudness.hundredthsOfLUFS(of: source))) }
  }

  private func carryOut(_ steps: [PlaybackFollower.Step]) {
    for step in steps {
      switch step {
      case .seek(let toNS): core.command("seek", "\(Double(toNS) / 1e9)", "absolute+exact")
      case .run: core.set("pause", "no")
      case .stop: core.set("pause", "yes")
      case .speed(let thousandths): core.set("speed", "\(Double(thousandths) / 1_000)")
      }
    }
  }
}

@available(*, unavailable)
extension Showing: Sendable {}

extension FilmProfile {
  /// What the film is that a player has loaded.
  init(of core: MpvCore) throws(FilmRefusal) {
    let tracks = (0..<Int(core.number("track-list/count") ?? 0)).map { number in
      (
        type: core.text("track-list/\(number)/type") ?? "", codec: core.text("track-list/\(number)/codec"),
        isSleeve: core.text("track-list/\(number)/albumart") == "yes",
        width: Int(core.number("track-list/\(number)/demux-w") ?? 0),
        height: Int(core.number("track-list/\(number)/demux-h") ?? 0)
      )
    }
    guard let picture = tracks.first(where: { $0.type == "video" && !$0.isSleeve }) else { throw .hasNoPictures }
    guard picture.width * picture.height <= FilmRefusal.pixelsMax else {
      throw .hasTooManyPixels(width: picture.width, height: picture.height)
    }
    guard let seconds = core.number("duration"), seconds > 0, seconds < 86_400 else { throw .hasNoLength }
    self.init(
      lengthMS: Int64((seconds * 1_000).rounded()), width: picture.width, height: picture.height,
      codec: picture.codec ?? "?", soundCodec: tracks.first { $0.type == "audio" }?.codec)
  }
}
