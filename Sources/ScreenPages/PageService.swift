public import PageServing

/// The pages of a screen: who looks on, the files that they need, and the server that they come to.
///
/// Any thread.
public final class PageService: Sendable {
  /// Where the pages are.
  public let address: ServedAddress
  let hub: PageHub
  let files: PageFiles
  private let server: PageServer

  /// Serves pages from now on.
  ///
  /// - Parameters:
  ///   - assets: The folder of assets, with the page in `web/screen`.
  ///   - onChange: Told that a page has come or gone, or a file has been read: the picture is to be published again; on any
  ///     thread.
  /// - Throws: What keeps it from listening.
  public init(
    address: ServedAddress, assets: String, onChange: @escaping @Sendable () -> Void
  ) async throws(ServingProblem) {
    self.address = address
    hub = PageHub(onCount: onChange)
    files = PageFiles(emblemFolder: assets + "/emblems", onReady: onChange)
    server = try await PageServer(
      address: address,
      responder: PageResponder(
        page: try ServedFiles(assets: assets, folder: "screen"), files: files, hub: hub,
        retryMS: { Int.random(in: PageEvents.retryMS) }))
  }

  /// How many pages there are.
  public var pageCount: Int { hub.count }

  /// Ends the pages' streams and the server, and waits for it.
  public func end() async { await server.end() }
}
