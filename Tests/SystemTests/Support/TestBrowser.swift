import BrowserDriver
import Foundation

extension Chromium {
  /// A name of this machine over which pages count as read by others, as on a network without TLS.
  static let openHost = "hall.lan"

  /// What a screen's page is asked for the name of the picture that it shows with all of its files; nothing while one is on
  /// its way.
  static let wholePictureLabel =
    "(canvas => canvas?.dataset.whole === 'true' ? canvas.dataset.label : '')(document.querySelector('canvas'))"

  /// Starts a browser in a folder of its own.
  convenience init() throws {
    try self.init(
      profile: NSTemporaryDirectory() + "plenary-browser-\(UUID().uuidString.prefix(8))", hosts: [Self.openHost])
  }
}
