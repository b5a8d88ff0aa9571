public import Scenes
public import Stage

/// Shows pictures elsewhere, and publishes each to pages once it stands there.
///
/// Thread: the loop's.
public final class PublishingPresenter: Presenter {
  private let presenter: any Presenter
  private let publisher: PagePublisher

  /// A presenter that publishes what another one shows.
  public init(of presenter: any Presenter, to publisher: PagePublisher) {
    self.presenter = presenter
    self.publisher = publisher
  }

  /// Shows a list, and publishes it.
  public func present(_ list: DrawList, label: String) throws -> Bool {
    try present(MotionFrame(list: list), label: label)
  }

  /// Shows a moment of a motion; pages make the motion themselves, and get the picture as it begins.
  public func present(_ frame: MotionFrame, label: String) throws -> Bool {
    let isAnother = try presenter.present(frame, label: label)
    try publisher.publish()
    return isAnother
  }

  /// Shows the last picture again.
  public func restore() throws { try presenter.restore() }

  /// The pixels that were presented last.
  public var presented: Surface? { presenter.presented }
}

@available(*, unavailable)
extension PublishingPresenter: Sendable {}
