import Foundation

/// What a process and all that it has started cost, by the system's own books.
struct ProcessCost {
  /// They, by their numbers.
  let processes: [Int32]

  /// The cost of a process and of what it has started by now.
  init(of root: Int32) {
    var children: [Int32: [Int32]] = [:]
    for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
      guard let id = Int32(name), let parent = Self.fields(of: id).flatMap({ Int32($0[1]) }) else { continue }
      children[parent, default: []].append(id)
    }
    var (found, next) = ([root], [root])
    while let id = next.popLast() {
      found += children[id] ?? []
      next += children[id] ?? []
    }
    processes = found
  }

  /// Processor time that they have used, in s.
  var processorSeconds: Double {
    let ticks = processes.compactMap(Self.fields(of:)).compactMap { fields -> Double? in
      guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return nil }
      return user + system
    }
    return ticks.reduce(0, +) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Memory that is theirs, and their share of what others use too, in MB.
  var memoryMegabytes: Double {
    processes.map { id -> Double in
      let rollup = (try? String(contentsOfFile: "/proc/\(id)/smaps_rollup", encoding: .utf8)) ?? ""
      let line = rollup.split(separator: "\n").first { $0.hasPrefix("Pss:") }
      return line?.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
    }.reduce(0, +) / 1_024
  }

  /// What stands behind a process's name, from its state on.
  private static func fields(of id: Int32) -> [Substring]? {
    guard let stat = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8) else { return nil }
    return stat.split(separator: ")").last?.split(separator: " ")
  }
}
