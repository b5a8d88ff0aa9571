import Assets
import Congress
import Scenes
import Stage

/// Rings the theme's bells for what the screen shows.
///
/// Thread: the loop's.
final class ScreenBells {
  private let player: SoundPlayer
  private let folder: String
  private var watch = BellWatch()
  private var sounds = Theme.Sounds()

  /// - Parameter folder: Where a theme's sounds lie.
  init(player: SoundPlayer, folder: String) {
    self.player = player
    self.folder = folder
  }

  /// Rings with another theme's files from now on.
  func apply(_ sounds: Theme.Sounds) {
    guard sounds != self.sounds else { return }
    self.sounds = sounds
    player.load(sounds.files, in: folder)
  }

  /// Rings for what has happened in the picture that is on the display from now on; nothing for a frozen one.
  func ring(for showing: ScreenBriefing.Showing, atMS nowMS: Int64) {
    guard showing.stillAtMS == nil else {
      watch = BellWatch()
      return
    }
    for bell in watch.rings(for: showing.view, atMS: nowMS) {
      if let file = bell.file(in: sounds) { player.play(file) }
    }
  }
}
