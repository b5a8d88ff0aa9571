import Foundation

/// How much of a machine the tablets take while the service or a screen wants it.
///
/// One change goes to every tablet, and one machine may carry the hall too: the wall comes first. Where the system shares
/// its time by units and not by processes, the unit's `CPUWeight` says the same.
enum ProcessPriority {
  /// How nice the process is to others.
  static let niceness: Int32 = 10
  /// How often the threads are looked over.
  private static let passesMax = 16

  /// Lets other processes come first.
  ///
  /// Linux holds a thread's niceness, not a process's: those that there are are told, later ones have it from them. While
  /// they are told one may begin another, so they are looked over until all have it.
  static func lower() {
    let which = __priority_which_t(PRIO_PROCESS.rawValue)
    for _ in 0..<passesMax {
      let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
      let eager = threads.compactMap { id_t($0) }.filter { getpriority(which, $0) < niceness }
      guard !eager.isEmpty else { return }
      for thread in eager { setpriority(which, thread, niceness) }
    }
  }
}
