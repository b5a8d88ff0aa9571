import CMpv
import Dispatch
import Glibc
import Playback
import Synchronization

/// Makes the pictures of a player on a thread of its own, each when it is due.
///
/// Thread: any; the pictures are made on its own.
final class FrameMaker: Sendable {
  private let size: Atomic<UInt64>
  private let hasBegun = Atomic(false)
  private let hasMade = Atomic(false)
  /// Readable when a picture is due.
  private let dues: Int32

  /// Begins to make pictures; returns when the player may open something.
  ///
  /// - Parameters:
  ///   - core: The player, by its address; it lives as long as the process.
  ///   - onFrame: Told, on its thread, that there is another picture.
  init?(core: Int, room: PixelRoom, onFrame: @escaping @Sendable (_ isFirst: Bool) -> Void) {
    size = Atomic(Self.packed(room))
    dues = eventfd(0, Int32(EFD_CLOEXEC))
    let began = DispatchSemaphore(value: 0)
    DispatchQueue(label: "frames", qos: .userInteractive).async { [self] in
      make(core: core, room: room, onBegin: { began.signal() }, onFrame: onFrame)
    }
    began.wait()
    guard hasBegun.load(ordering: .acquiring) else { return nil }
  }

  private static func packed(_ room: PixelRoom) -> UInt64 { UInt64(room.width) << 32 | UInt64(room.height) }

  /// Makes pictures of another size from now on, also of the one that stands.
  func resize(_ room: PixelRoom) {
    size.store(Self.packed(room), ordering: .releasing)
    eventfd_write(dues, 1)
  }

  /// Whether there has been a picture.
  var hasFrame: Bool { hasMade.load(ordering: .acquiring) }

  private func make(
    core: Int, room: PixelRoom, onBegin: () -> Void, onFrame: (_ isFirst: Bool) -> Void
  ) {
    var renderer: OpaquePointer?
    guard let player = OpaquePointer(bitPattern: core), plenary_make_renderer(player, &renderer) == 0,
      let renderer, let frames = SharedFrames(file: SharedFrames.descriptor, width: room.width, height: room.height)
    else { return onBegin() }
    mpv_render_context_set_update_callback(
      renderer, { context in eventfd_write(Int32(truncatingIfNeeded: Int(bitPattern: context)), 1) },
      UnsafeMutableRawPointer(bitPattern: Int(dues)))
    hasBegun.store(true, ordering: .releasing)
    onBegin()
    var madeSize: UInt64 = 0
    while true {
      var count: eventfd_t = 0
      guard eventfd_read(dues, &count) == 0 else { return }
      let isDue = mpv_render_context_update(renderer) & UInt64(MPV_RENDER_UPDATE_FRAME.rawValue) != 0
      let size = size.load(ordering: .acquiring)
      guard isDue || (size != madeSize && hasFrame) else { continue }
      madeSize = size
      let blank = frames.blank(width: Int(size >> 32), height: Int(size & 0xFFFF_FFFF))
      guard
        plenary_render(renderer, Int32(blank.width), Int32(blank.height), blank.bytesPerRow, blank.pixels) == 0
      else { continue }
      frames.publish(blank)
      onFrame(!hasMade.exchange(true, ordering: .acquiringAndReleasing))
    }
  }
}
