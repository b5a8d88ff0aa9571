import Glibc
import Playback
import Testing

/// Goal: of pictures that come faster than they are taken, the newest whole one is shown, and none that is being made.
///
/// Method: both sides in one process, in turn.
@Suite struct SharedFramesTests {
  private func sides() throws -> (screen: SharedFrames, player: SharedFrames) {
    let screen = try #require(SharedFrames(width: 64, height: 8))
    let player = try #require(SharedFrames(file: dup(screen.file), width: 64, height: 8))
    return (screen, player)
  }

  private func show(_ value: UInt8, width: Int = 64, by player: SharedFrames) {
    let frame = player.blank(width: width, height: 8)
    memset(frame.pixels, Int32(value), frame.bytesPerRow * frame.height)
    player.publish(frame)
  }

  private func values(_ frame: SharedFrames.Frame?) -> Set<UInt8> {
    guard let frame else { return [] }
    return Set(UnsafeRawBufferPointer(start: frame.pixels, count: frame.bytesPerRow * frame.height))
  }

  @Test func thereIsNothingBeforeTheFirstPicture() throws {
    let (screen, _) = try sides()
    #expect(screen.takeNewest() == nil)
  }

  @Test func theNewestPictureIsTakenOnce() throws {
    let (screen, player) = try sides()
    for value in 1...9 { show(UInt8(value), by: player) }
    #expect(values(screen.takeNewest()) == [9] && screen.takeNewest() == nil)
  }

  @Test func aPictureThatIsShownStaysWhileOthersAreMade() throws {
    let (screen, player) = try sides()
    show(1, by: player)
    let shown = screen.takeNewest()
    for value in 2...20 { show(UInt8(value), by: player) }
    #expect(values(shown) == [1])
    #expect(values(screen.takeNewest()) == [20])
  }

  @Test func aPictureMayBeSmallerThanThereIsRoomForAndNeverLarger() throws {
    let (screen, player) = try sides()
    show(7, width: 20, by: player)
    #expect(screen.takeNewest()?.width == 20)
    #expect(player.blank(width: 999, height: 999).width == 64)
  }

  @Test func memoryOfAnotherSizeIsNotTaken() throws {
    let screen = try #require(SharedFrames(width: 64, height: 8))
    #expect(SharedFrames(file: dup(screen.file), width: 65, height: 80) == nil)
    #expect(SharedFrames(width: SharedFrames.edgeMax + 1, height: 1) == nil)
  }
}
