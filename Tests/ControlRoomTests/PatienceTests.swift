import Assets
import Congress
import ControlClient
import Foundation
import Testing

@testable import ControlRoom

/// Goal: a command does not hang on a service that takes connections and says nothing.
///
/// Method: a socket that listens and never answers, in the service's place.
@Suite(.timeLimit(.minutes(30))) struct PatienceTests {
  private static let assets = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Assets"

  @Test func aSilentServiceIsGivenUp() async throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 4) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    try #require(isBound)
    let link = ServiceLink(
      settings: ClientSettings(host: "127.0.0.1", port: Int(UInt16(bigEndian: address.sin_port)), token: "t"),
      role: .operator, id: "control-1", strings: try Strings(language: "en", assets: Self.assets))
    let problem = try await #require(throws: RoomProblem.self) { try await link.read([.show]) }
    #expect(problem.exitStatus == 75 || problem.exitStatus == 69, "\(problem)")
  }
}
