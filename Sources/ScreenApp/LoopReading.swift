import ControlClient
import Stage

/// A screen's loop reads its connection itself, in its sleep: nobody has to wake it for what has come.
struct LoopReading: LinkReader {
  /// A connection as the loop takes care of it.
  private struct Connection: LoopConnection {
    let link: PlainLink
    var descriptor: Int32 { link.descriptor }
    var isWaitingToSend: Bool { link.isWaitingToSend }
    func proceed() { link.proceed() }
  }

  private let canAttend: @Sendable () -> Bool
  private let attend: @Sendable ((any LoopConnection)?) -> Void

  /// In the sleep of a loop that has a window at times: under X11, while it has one.
  init(_ waker: DisplayWaker) { (canAttend, attend) = ({ waker.canAttend }, { waker.attend($0) }) }

  /// In the sleep of a loop without a window.
  init(_ waker: QuietWaker) { (canAttend, attend) = ({ true }, { waker.attend($0) }) }

  var isReading: Bool { canAttend() }

  func read(_ link: PlainLink?) { attend(link.map(Connection.init)) }
}
