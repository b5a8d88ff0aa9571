import Foundation
import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import ControlClient

/// Goal: whatever thread says a line, and however slowly the other side reads, lines arrive whole and in their order, and
/// the end of the connection is seen by the other side.
///
/// Method: a real connection on this machine, whose other side begins to read when the buffers in between are full.
@Suite struct LineSenderTests {
  private static let (threads, linesPerThread, bytesPerLine) = (4, 400, 8_000)

  @Test func linesOfManyThreadsArriveWholeAndInOrderWhereTheOtherSideReadsLate() async throws {
    let far = try await FarSide(isReading: false)
    let sender = try await far.sender()
    await withTaskGroup(of: Void.self) { group in
      for thread in 0..<Self.threads {
        group.addTask {
          for number in 0..<Self.linesPerThread {
            // From here on what the system takes at once may come before what waits.
            if thread == 0, number == Self.linesPerThread / 2 { await far.startReading() }
            let mark = "\(thread) \(number) "
            sender.send(ByteBuffer(string: mark + String(repeating: "x", count: Self.bytesPerLine - mark.count) + "\n"))
          }
        }
      }
    }
    sender.send(ByteBuffer(string: "last\n"))
    let lines = try await far.lines(through: "last")
    #expect(lines.count == Self.threads * Self.linesPerThread)
    #expect(lines.allSatisfy { $0.utf8.count == Self.bytesPerLine })
    for thread in 0..<Self.threads {
      let numbers = lines.compactMap { line -> Int? in
        let words = line.split(separator: " ")
        return words.first.map(String.init) == "\(thread)" ? Int(words[1]) : nil
      }
      #expect(numbers == Array(0..<Self.linesPerThread))
    }
    await far.end()
  }

  /// The second number of the socket kept the connection open.
  @Test func theOtherSideSeesTheEnd() async throws {
    let far = try await FarSide(isReading: true)
    let sender = try await far.sender()
    sender.send(ByteBuffer(string: "one\n"))
    sender.close()
    #expect(try await far.lines(through: nil) == ["one"])
    // Nothing is there to take it, and nothing else may.
    sender.send(ByteBuffer(string: "two\n"))
    await far.end()
  }
}

/// The other side of a connection, which reads when it is told to.
private final class FarSide: Sendable {
  /// So little that the system soon takes no whole line more.
  private static let bufferBytes: ChannelOptions.Types.SocketOption.Value = 20_000

  private let server: any Channel
  private let accepted: AsyncStream<any Channel>
  private let texts: AsyncStream<String>
  private let channel = Mutex<(any Channel)?>(nil)

  init(isReading: Bool) async throws {
    let (accepted, didAccept) = AsyncStream.makeStream(of: (any Channel).self)
    let (texts, didRead) = AsyncStream.makeStream(of: String.self)
    (self.accepted, self.texts) = (accepted, texts)
    server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_rcvbuf), value: Self.bufferBytes)
      .childChannelOption(.autoRead, value: isReading)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Hearing(texts: didRead))
          didAccept.yield(channel)
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
  }

  /// The near side's way out.
  func sender() async throws -> LineSender {
    let near = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.socketOption(.so_sndbuf), value: Self.bufferBytes)
      .connect(host: "127.0.0.1", port: server.localAddress?.port ?? 0).get()
    for await channel in accepted {
      self.channel.withLock { $0 = channel }
      break
    }
    return try await near.eventLoop.submit { LineSender(of: near, isPlain: true) }.get()
  }

  func startReading() async {
    try? await channel.withLock { $0 }?.setOption(.autoRead, value: true).get()
  }

  /// The lines before one, or before the end of the connection.
  func lines(through last: String?) async throws -> [String] {
    var text = ""
    for await more in texts {
      text += more
      if let last, text.hasSuffix(last + "\n") { break }
    }
    let lines = text.split(separator: "\n").map(String.init)
    return last == nil ? lines : lines.dropLast()
  }

  func end() async { try? await server.close() }

  private final class Hearing: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let texts: AsyncStream<String>.Continuation

    init(texts: AsyncStream<String>.Continuation) { self.texts = texts }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      texts.yield(String(buffer: unwrapInboundIn(data)))
    }

    func channelInactive(context: ChannelHandlerContext) { texts.finish() }
  }
}
