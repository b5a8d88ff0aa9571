import Assets
import Foundation
import PageServing
import Scenes
import Stage
import Testing

@testable import ScreenPages

/// What the tests of pages stand on.
enum PageWorkshop {
  static let assets = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Assets")
    .standardizedFileURL.path

  /// A painter with the house's first theme.
  static func painter() throws -> Painter {
    try Painter(
      theme: Theme(named: "red-gold", assets: assets), fonts: FontLibrary(), emblemFolder: assets + "/emblems")
  }

  /// Pages on a port that nobody else has.
  static func pages() async throws -> PageService {
    for _ in 0..<50 {
      let address = try #require(ServedAddress("\(Int.random(in: 12_000..<30_000))"))
      do throws(ServingProblem) {
        return try await PageService(address: address, assets: assets, onChange: {})
      } catch {
        guard case .addressTaken = error else { throw error }
      }
    }
    throw POSIXError(.EADDRINUSE)
  }

  /// Does something with pages and whoever publishes to them, and ends them.
  static func withPages(_ body: (PageService, PagePublisher) async throws -> Void) async throws {
    let pages = try await pages()
    do {
      try await body(pages, PagePublisher(to: pages, painter: painter()))
    } catch {
      await pages.end()
      throw error
    }
    await pages.end()
  }

  /// A picture of one line.
  static func list(_ text: String) -> DrawList {
    DrawList(commands: [.text(TextRun(text, x: 96, baseline: 200, size: 64))])
  }
}

extension PagePublisher {
  /// Publishes a picture.
  func publish(_ list: DrawList, label: String = "L01", page: String = "one", motion: Motion = .calm) throws {
    take(
      Frame(
        list: list, label: label, tag: 0, entrance: Entrance(pageID: page, sinceMS: 0, isCut: false), motion: motion),
      nowMS: 0)
    try publish()
  }
}

/// A connection of somebody who speaks HTTP by hand.
///
/// It blocks threads of its own, never those on which the server answers.
final class HandConnection: Sendable {
  private let descriptor: Int32

  /// - Parameter receiveBytes: How much the system keeps of what is not read; as much as it likes where none is given.
  init(port: Int, receiveBytes: Int32? = nil) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    if var bytes = receiveBytes {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(MemoryLayout<Int32>.size))
    }
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(status == 0)
  }

  deinit { close(descriptor) }

  /// Sends a text as it is.
  func send(_ text: String) { _ = text.withCString { Glibc.send(descriptor, $0, strlen($0), Int32(MSG_NOSIGNAL)) } }

  /// Reads until the text so far is enough, or the connection ends.
  func read(until isEnough: @escaping @Sendable (String) -> Bool = { _ in false }) async -> String {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { [descriptor] in
        var (bytes, part) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
        while !isEnough(String(decoding: bytes, as: UTF8.self)) {
          let count = recv(descriptor, &part, part.count, 0)
          guard count > 0 else { break }
          bytes += part[..<count]
        }
        continuation.resume(returning: String(decoding: bytes, as: UTF8.self))
      }
    }
  }

  /// The whole answer to a request, whose connection ends with it.
  static func answer(_ port: Int, _ request: String, headers: String = "", body: String = "") async throws -> String {
    let connection = try HandConnection(port: port)
    connection.send("\(request) HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\(headers)\r\n\(body)")
    return await connection.read()
  }
}
