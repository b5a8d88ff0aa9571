import HallProtocol
import Synchronization

/// Hellos with a wrong token, by the address that they came from: counted, answered more and more slowly, and told.
///
/// Called from any event loop.
final class FailedTries: Sendable {
  private let tries = Mutex<[String: ControlRoomView.FailedTries]>([:])

  /// Counts one in.
  /// - Returns: How long it waits for its answer, in ms.
  func count(_ address: String, atMS: Int64) -> Int64 {
    tries.withLock { tries in
      if tries[address] == nil, tries.count >= ServiceLimits.failedAddressesMax,
        let oldest = tries.min(by: { $0.value.lastMS < $1.value.lastMS })
      {
        tries[oldest.key] = nil
      }
      // Whoever has been quiet for long begins anew.
      let known = tries[address].flatMap { atMS - $0.lastMS < ServiceLimits.failedTryKeptMS ? $0.count : nil } ?? 0
      tries[address] = ControlRoomView.FailedTries(address: address, count: known + 1, lastMS: atMS)
      guard known >= ServiceLimits.failedTriesFree else { return 0 }
      let doublings = min(known - ServiceLimits.failedTriesFree, ServiceLimits.failedTryDoublingsMax)
      return ServiceLimits.failedTryWaitMS << Int64(doublings)
    }
  }

  /// All that are remembered, the newest first.
  var all: [ControlRoomView.FailedTries] {
    tries.withLock { $0.values.sorted { ($1.lastMS, $0.address) < ($0.lastMS, $1.address) } }
  }
}
