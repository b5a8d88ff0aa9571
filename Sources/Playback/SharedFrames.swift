import CPlayback
import Glibc
import Synchronization

/// Pictures on their way from a player to a screen, in memory that both processes see.
///
/// Three pictures: one is being made, one is being shown, one waits and is the newest. Maker and shower each hold one and
/// exchange it for the third in one step, so that neither waits for the other and no picture is half of another.
///
/// Thread: on each side, one at a time.
public final class SharedFrames {
  /// The number under which a player finds the memory among its open files.
  public static let descriptor: Int32 = 3
  /// The longest edge, in pixels; the largest picture takes 132 MB three times.
  public static let edgeMax = 7_680
  /// How rows begin, in bytes: as the player likes them best.
  private static let alignment = 64
  private static let framesCount = 3
  private static let headBytes = 4_096
  /// Marks a picture that has not been shown yet.
  private static let isNew: UInt32 = 1 << 8

  /// A picture and where its pixels lie: rows of `0xXXRRGGBB`.
  public struct Frame {
    /// Its first pixel.
    public let pixels: UnsafeMutableRawPointer
    /// Its width, in pixels.
    public let width: Int
    /// Its height, in pixels.
    public let height: Int
    /// From one row to the next, in bytes.
    public let bytesPerRow: Int
  }

  /// What stands before the pictures: which of them waits, then the sizes of the three.
  private struct Size {
    var width: Int32
    var height: Int32
  }

  /// Its file, to be handed to a player; closed with it.
  public let file: Int32
  private let memory: UnsafeMutableRawPointer
  private let bytes: Int
  /// The most pixels of a picture's edges.
  public let room: (width: Int, height: Int)
  /// The picture that this side holds.
  private var held: Int

  /// Memory for pictures up to a size, on the screen's side; nothing where there is none.
  public init?(width: Int, height: Int) {
    guard 1...Self.edgeMax ~= width, 1...Self.edgeMax ~= height else { return nil }
    room = (width, height)
    bytes = Self.bytes(width: width, height: height)
    file = plenary_shared_memory(bytes)
    guard file >= 0 else { return nil }
    guard let memory = Self.map(file, bytes) else {
      close(file)
      return nil
    }
    self.memory = memory
    held = 0
    waiting.pointee.store(1, ordering: .sequentiallyConsistent)
  }

  /// The memory that a screen has handed over, on the player's side.
  public init?(file: Int32, width: Int, height: Int) {
    let bytes = Self.bytes(width: width, height: height)
    guard 1...Self.edgeMax ~= width, 1...Self.edgeMax ~= height,
      lseek(file, 0, SEEK_END) == bytes, let memory = Self.map(file, bytes)
    else { return nil }
    (self.file, self.memory, self.bytes, room) = (file, memory, bytes, (width, height))
    held = 2
  }

  deinit {
    munmap(memory, bytes)
    close(file)
  }

  private static func map(_ file: Int32, _ bytes: Int) -> UnsafeMutableRawPointer? {
    let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
    return memory == MAP_FAILED ? nil : memory
  }

  private static func bytesPerRow(_ width: Int) -> Int { (4 * width + alignment - 1) / alignment * alignment }
  private static func bytes(width: Int, height: Int) -> Int {
    headBytes + framesCount * bytesPerRow(width) * height
  }

  private var waiting: UnsafeMutablePointer<Atomic<UInt32>> {
    memory.assumingMemoryBound(to: Atomic<UInt32>.self)
  }

  private func size(of frame: Int) -> UnsafeMutablePointer<Size> {
    (memory + Self.alignment + frame * MemoryLayout<Size>.stride).assumingMemoryBound(to: Size.self)
  }

  private func frame(_ number: Int, width: Int, height: Int) -> Frame {
    let room = Self.bytesPerRow(room.width) * room.height
    return Frame(
      pixels: memory + Self.headBytes + number * room, width: width, height: height,
      bytesPerRow: Self.bytesPerRow(width))
  }

  /// Where the next picture is to be made; it is not larger than there is room for.
  public func blank(width: Int, height: Int) -> Frame {
    frame(held, width: min(max(1, width), room.width), height: min(max(1, height), room.height))
  }

  /// Hands over the picture that was made.
  public func publish(_ made: Frame) {
    size(of: held).pointee = Size(width: Int32(made.width), height: Int32(made.height))
    held = exchange(UInt32(held) | Self.isNew)
  }

  /// Takes the newest picture if it is another one than before; it stays as it is until the next is taken.
  public func takeNewest() -> Frame? {
    guard waiting.pointee.load(ordering: .relaxed) & Self.isNew != 0 else { return nil }
    held = exchange(UInt32(held))
    let size = size(of: held).pointee
    let (width, height) = (Int(size.width), Int(size.height))
    // Whoever made it may be out of its mind.
    guard 1...room.width ~= width, 1...room.height ~= height else { return nil }
    return frame(held, width: width, height: height)
  }

  private func exchange(_ value: UInt32) -> Int {
    let given = waiting.pointee.exchange(value, ordering: .acquiringAndReleasing)
    return min(Int(given & ~Self.isNew), Self.framesCount - 1)
  }
}

@available(*, unavailable)
extension SharedFrames: Sendable {}
