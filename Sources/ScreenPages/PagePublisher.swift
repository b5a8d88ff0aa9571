import Assets
import Scenes
public import Stage
import Foundation
import NIOCore

/// Publishes what a screen shows to pages of browsers.
///
/// A picture is encoded once for all pages, and only where it is another one. Thread: the loop's.
public final class PagePublisher {
  /// What a picture is made of; where all of it is the same, the pages have it already.
  private struct Basis: Equatable {
    let list: DrawList
    let label: String
    let page: String?
    let isCut: Bool?
    let motion: Motion
    let theme: Theme
    let fonts: ObjectIdentifier
  }

  private let painter: Painter
  private let service: PageService
  private var due: (list: DrawList, label: String, entrance: Entrance?, motion: Motion, nowMS: Int64)?
  private var published: Basis?
  /// How many files had been read when a picture went out without one; nothing where it had all.
  private var awaitedAt: Int?
  /// A publisher of the pictures of a painter; there is nothing to be seen on the pages yet.
  ///
  /// - Parameter painter: Whose theme and fonts the pictures have.
  public init(to service: PageService, painter: Painter) {
    self.service = service
    self.painter = painter
  }

  /// Takes the picture that is due; ``publish()`` sends it.
  public func take<Tag>(_ frame: Frame<Tag>, nowMS: Int64) {
    due = (frame.list.atRest, frame.label, frame.entrance, frame.motion, nowMS)
  }

  /// Sends the picture that is due to all pages, unless they have it.
  public func publish() throws {
    guard let due else { return }
    let basis = Basis(
      list: due.list, label: due.label, page: due.entrance?.pageID, isCut: due.entrance?.isCut, motion: due.motion,
      theme: painter.theme, fonts: ObjectIdentifier(painter.fonts))
    let readCount = service.files.readCount
    let hasMore = awaitedAt.map { $0 != readCount } ?? false
    guard basis != published || hasMore else { return }
    var isWhole = true
    var encoder = PageEncoder(theme: painter.theme, fonts: painter.fonts) { [files = service.files] source in
      let digest = files.digest(of: source)
      isWhole = isWhole && digest != nil
      return digest
    }
    let picture = encoder.picture(
      of: due.list, label: due.label, entrance: due.entrance, motion: due.motion, nowMS: due.nowMS)
    let json = try PageEncoder.bytes(of: picture)
    service.hub.publish { PageEvents.picture(json, number: $0) }
    (published, awaitedAt) = (basis, isWhole ? nil : readCount)
  }
}

@available(*, unavailable)
extension PagePublisher: Sendable {}
