public import Scenes

/// Where pictures go: a window, or files.
///
/// Thread: the one that runs the ``ScreenLoop``; for a window that is the main thread.
public protocol Presenter {
  /// Shows a list; when it returns, the picture is where it is looked at.
  ///
  /// - Parameter label: What the picture is, for people: such as the scene's name.
  /// - Returns: Whether the picture is another one than before.
  /// - Throws: What cannot be painted or shown; the picture is as before then.
  func present(_ list: DrawList, label: String) throws -> Bool

  /// Shows a moment of a motion.
  ///
  /// Whoever does not blend shows only what is wholly there.
  /// - Returns: Whether the picture is another one than before.
  /// - Throws: What cannot be painted or shown.
  func present(_ frame: MotionFrame, label: String) throws -> Bool

  /// Shows the last picture again, all of it, after the window system has lost it or changed its size.
  func restore() throws

  /// The pixels that were presented last, as they lie where they are looked at; nothing where none are kept.
  var presented: Surface? { get }
}

extension Presenter {
  /// Shows the picture once it is wholly there.
  public func present(_ frame: MotionFrame, label: String) throws -> Bool {
    frame.isReadable ? try present(frame.list, label: label) : false
  }
}
