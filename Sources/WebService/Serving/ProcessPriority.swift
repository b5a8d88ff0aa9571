import Foundation

/// How much of a machine the tablets take while the service or a screen wants it.
///
/// One change goes to every tablet, and one machine may carry the hall too: the wall comes first. Where the system shares
/// its time by units and not by processes, the unit's `CPUWeight` says the same.
enum ProcessPriority {
  /// How nice the process is to others.
  static let niceness: Int32 = 10

  /// Lets other processes come first.
  ///
  /// Linux holds a thread's niceness, not a process's: those that there are are told, later ones have it from them.
  static func lower() {
    for thread in (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? [] {
      guard let thread = id_t(thread) else { continue }
      setpriority(__priority_which_t(PRIO_PROCESS.rawValue), thread, niceness)
    }
  }
}
