import CSDL
import Foundation
import Synchronization
import Testing

@testable import Stage

/// Goal: a loop hears of every call, whether it sleeps, is awake or takes care of its connection, and of each once.
///
/// Method: a connection made of a pipe, calls before, in and after its care, and from many threads at once.
@Suite struct LoopSleepTests {
  /// A pipe that is read in the loop's sleep.
  private final class Pipe: LoopConnection {
    let descriptor: Int32
    private let mouth: Int32
    private let onByte: @Sendable (UInt8) -> Void

    init(onByte: @escaping @Sendable (UInt8) -> Void) {
      var ends: [Int32] = [-1, -1]
      pipe(&ends)
      _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
      (descriptor, mouth) = (ends[0], ends[1])
      self.onByte = onByte
    }

    deinit {
      close(descriptor)
      close(mouth)
    }

    var isWaitingToSend: Bool { false }

    func say(_ byte: UInt8) {
      var byte = byte
      write(mouth, &byte, 1)
    }

    func proceed() {
      var byte: UInt8 = 0
      while read(descriptor, &byte, 1) == 1 { onByte(byte) }
    }
  }

  private func sleep(_ place: LoopSleep, atMost milliseconds: Int64? = 0) -> Bool {
    place.sleep(on: LoopSleep.noServer, atMost: LoopSleep.timeoutMS(milliseconds)).isWoken
  }

  @Test func manyCallsBeforeASleepAreOneWaking() {
    let place = LoopSleep()
    #expect(!sleep(place))
    place.wake()
    place.wake()
    #expect(sleep(place, atMost: nil))
    #expect(!sleep(place))
  }

  @Test func whatIsReadInTheSleepWakesTheLoopWhereItMattersAndNotElsewhere() {
    let place = LoopSleep()
    let heard = Mutex<[UInt8]>([])
    let pipe = Pipe { byte in
      heard.withLock { $0.append(byte) }
      if byte == 7 { place.wake() }
    }
    place.attend(pipe)
    pipe.say(1)
    #expect(!sleep(place) && heard.withLock { $0 } == [1])
    pipe.say(7)
    #expect(sleep(place) && heard.withLock { $0 } == [1, 7])
    #expect(!sleep(place), "it was told of once")
    place.wake()
    pipe.say(7)
    #expect(sleep(place))
    #expect(!sleep(place))
    place.attend(nil)
    pipe.say(7)
    #expect(!sleep(place) && heard.withLock { $0.count } == 3)
  }

  @Test func aServersNewsIsToldBesideEverythingElse() {
    let place = LoopSleep()
    let (server, pipe) = (Pipe { _ in }, Pipe { _ in place.wake() })
    place.attend(pipe)
    server.say(1)
    pipe.say(1)
    let told = place.sleep(on: server.descriptor, atMost: 0)
    #expect(told.isWoken && told.hasServerNews)
  }

  /// A call that fell between the care of the connection and the next sleep once had to be heard as well.
  @Test func noCallOfManyThreadsIsOverlooked() async {
    let place = LoopSleep()
    let counted = Atomic(0)
    let pipe = Pipe { _ in place.wake() }
    place.attend(pipe)
    let (threads, calls) = (4, 3_000)
    // Each thread calls again only once its last call has been heard: one that is overlooked would be waited for for ever.
    let heard = (0..<threads).map { _ in DispatchSemaphore(value: 0) }
    let waiting = Mutex<[Int]>([])
    for thread in 0..<threads {
      Thread.detachNewThread {
        for call in 0..<calls {
          waiting.withLock { $0.append(thread) }
          if call.isMultiple(of: 3) { pipe.say(0) } else { place.wake() }
          heard[thread].wait()
        }
        counted.add(1, ordering: .relaxed)
        place.wake()
      }
    }
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        while counted.load(ordering: .relaxed) < threads {
          guard self.sleep(place, atMost: nil) else { continue }
          let called = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
          }
          for thread in called { heard[thread].signal() }
        }
        continuation.resume()
      }
    }
    #expect(waiting.withLock { $0.isEmpty })
  }
}
