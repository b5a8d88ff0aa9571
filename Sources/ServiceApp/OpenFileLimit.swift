import Foundation
import Logging

/// How many files and connections the system lets a process have.
enum OpenFileLimit {
  /// Files that a service needs beside its connections.
  private static let reserve = 64

  /// Asks for as many as the connections need, and says so where that is not to be had.
  static func raise(for connections: Int, logger: Logger) {
    let wanted = rlim_t(connections + reserve)
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < wanted else { return }
    limit.rlim_cur = min(wanted, limit.rlim_max)
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    guard limit.rlim_cur < wanted else { return }
    logger.warning("The system allows \(limit.rlim_cur) open files; \(connections) connections need \(wanted).")
  }
}
