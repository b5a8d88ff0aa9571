import Assets
import Foundation
import HallProtocol
import PageServing
import Scenes
import ScreenPages
import Stage

/// Where a screen's pictures go: a display that may come and go, or files.
///
/// Thread: the loop's.
enum ScreenPlace {
  case display(DisplayPresenter)
  case pictures(PicturePresenter, QuietWaker)

  var presenter: any Presenter {
    switch self {
    case .display(let presenter): presenter
    case .pictures(let presenter, _): presenter
    }
  }

  var waker: any Waker {
    switch self {
    case .display(let presenter): presenter.waker
    case .pictures(_, let waker): waker
    }
  }

  /// What reads the connection to the service.
  var linkReader: LoopReading {
    switch self {
    case .display(let presenter): LoopReading(presenter.waker)
    case .pictures(_, let waker): LoopReading(waker)
    }
  }

  /// The size of what is painted, in pixels; while there is no display, that of the design.
  var paintedSize: (width: Int, height: Int) {
    switch self {
    case .display(let presenter): presenter.pixels ?? (Shape.wide.width, Shape.wide.height)
    case .pictures(let presenter, _): (presenter.canvas.surface.width, presenter.canvas.surface.height)
    }
  }

  /// From now on pointers wake the loop; files have none.
  func watchPointers() { if case .display(let presenter) = self { presenter.watchPointers() } }

  /// What pointers have done since the last look.
  func takePointers() -> [PointerEvent] {
    if case .display(let presenter) = self { presenter.takePointers() } else { [] }
  }

  /// How often the display has to be looked for, in ms; nothing for files.
  var lookMS: Int64? { if case .display = self { DisplayPresenter.lookMS } else { nil } }

  /// Looks for the display; wakes the loop where it has come or gone.
  func look() {
    guard case .display(let presenter) = self else { return }
    do {
      guard try presenter.lookWhenDue() else { return }
      if case .parked(let reason) = presenter.standing { Self.say(reason) }
      presenter.waker.wake()
    } catch {
      Self.say("\(error)")
    }
  }

  /// What is told of the display: where there is none, of the pages; and of films.
  func report(pages: PageService?, films: [FilmReport]?) -> ScreenReport {
    let report = report
    let isOfPages = report.connector == nil && report.parked == nil
    return ScreenReport(
      width: report.width, height: report.height,
      connector: pages.flatMap { isOfPages ? "\($0.address.page()) ×\($0.pageCount)" : nil } ?? report.connector,
      parked: report.parked, films: films)
  }

  /// What is told of the display.
  var report: ScreenReport {
    let size = presenter.presented.map { ($0.width, $0.height) } ?? (0, 0)
    guard case .display(let presenter) = self else { return ScreenReport(width: size.0, height: size.1) }
    switch presenter.standing {
    case .showing(let connector): return ScreenReport(width: size.0, height: size.1, connector: connector)
    case .parked(let reason): return ScreenReport(width: 0, height: 0, parked: reason)
    }
  }

  /// Writes a line for the log.
  static func say(_ line: String) { StandardStream.error.say("plenary-screen: \(line)\n") }
}
