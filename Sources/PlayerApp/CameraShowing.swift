import Glibc
import Playback

/// A camera that is shown as it comes: connected, then every picture as soon as it is there.
///
/// It ends where there is no picture any more; whoever wants it starts another. Thread: one.
final class CameraShowing {
  private let core: MpvCore
  private let maker: FrameMaker
  private let frames = FrameCount()
  private var seenCount = 0
  private var seenAtNS = FilmPlayer.nowNS
  private var isReady = false
  private var lastWords = ""

  /// Begins to connect a camera, or to open a file in its place.
  init(_ source: PlayerSource, room: PixelRoom) throws(FilmRefusal) {
    let (opened, address): (MpvCore?, String)
    switch source {
    case .film: throw .isNoFile
    case .camera(let given):
      (opened, address) = (.ofCamera(), given.hasPrefix("/dev/") ? "av://v4l2:" + given : given)
    case .recording(let path):
      address = try FilmFile(path: path).address
      opened = MpvCore([("aid", "no"), ("pause", "no"), ("loop-file", "inf")])
    }
    guard let core = opened else { throw .playerIsMissing(reason: "libmpv") }
    let (wakings, frames) = (core.wakings, frames)
    let maker = FrameMaker(core: Int(bitPattern: core.handle), room: room) { _ in
      OrderLines.tellFrame()
      frames.add()
      MpvCore.wake(wakings)
    }
    guard let maker else { throw .playerIsMissing(reason: "libmpv") }
    (self.core, self.maker) = (core, maker)
    core.command("loadfile", address)
  }

  /// Shows it until nobody gives orders any more.
  func run(_ waiting: [PlayerOrder], lines: inout OrderLines) throws(FilmRefusal) {
    for order in waiting { take(order) }
    var heart = Heart()
    while !lines.isOver {
      heart.beat()
      let patience = isReady ? FilmRefusal.lostSeconds : FilmRefusal.openSecondsMax
      let untilNS = seenAtNS + Int64(patience) * 1_000_000_000
      let files = FilmPlayer.sleep([STDIN_FILENO, core.wakings], untilNS: heart.sleep(untilNS: untilNS))
      if files.contains(STDIN_FILENO) { for order in lines.take() { take(order) } }
      if files.contains(core.wakings) { for event in core.takeEvents() { try take(event) } }
      if frames.now != seenCount { (seenCount, seenAtNS) = (frames.now, FilmPlayer.nowNS) }
      if seenCount > 0, !isReady {
        isReady = true
        OrderLines.tell(
          .ready(
            FilmProfile(lengthMS: nil, width: 0, height: 0, codec: core.text("video-codec") ?? "?", soundCodec: nil)))
      }
      if FilmPlayer.nowNS >= untilNS, frames.now == seenCount { throw .isLost(reason: reason) }
    }
  }

  private var reason: String { lastWords.isEmpty ? "–" : lastWords }

  private func take(_ order: PlayerOrder) { if case .size(let room) = order { maker.resize(room) } }

  private func take(_ event: MpvCore.Event) throws(FilmRefusal) {
    switch event {
    case .loaded, .restarted: break
    case .said(let line): lastWords = line
    case .ended: throw .isLost(reason: reason)
    }
  }
}

@available(*, unavailable)
extension CameraShowing: Sendable {}
