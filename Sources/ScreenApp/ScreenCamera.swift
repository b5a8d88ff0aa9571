import Foundation
import HallProtocol
import Stage

/// Answers requests for what is on the display with the pixels that were presented.
///
/// Thread: the loop's; between two pictures, so that it never sees half of one.
final class ScreenCamera {
  /// The longest PNG, in bytes; a third is added when it is written in letters.
  static let pngBytesMax = HallLimits.shotBytesMax / 4 * 3

  private let id: String
  private let mailbox: ScreenMailbox
  private let link: ScreenLink
  private let presenter: any Presenter

  init(id: String, mailbox: ScreenMailbox, link: ScreenLink, presenter: any Presenter) {
    self.id = id
    self.mailbox = mailbox
    self.link = link
    self.presenter = presenter
  }

  /// Answers whoever has asked.
  func answer() {
    for request in mailbox.takeShots() { link.answer(picture(for: request)) }
  }

  private func picture(for request: ShotRequest) -> ScreenPicture {
    guard let presented = presenter.presented else {
      return ScreenPicture(
        id: request.id, screen: id, shownAt: nil, png: "", problem: "Nothing has been presented yet.")
    }
    do {
      let png = try presented.thumbnail(widthMax: request.widthMax, bytesMax: Self.pngBytesMax)
      return ScreenPicture(
        id: request.id, screen: id, shownAt: link.shownAtMS, png: Data(png).base64EncodedString())
    } catch {
      return ScreenPicture(id: request.id, screen: id, shownAt: link.shownAtMS, png: "", problem: "\(error)")
    }
  }
}
