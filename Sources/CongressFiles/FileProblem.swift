/// One thing that is wrong in a congress folder, and where it stands.
///
/// Shape: `message` is one English sentence that says what was found and what was expected.
public struct FileProblem: Sendable, Hashable, CustomStringConvertible {
  /// The file's name within its folder, such as `agenda.yaml`.
  public let file: String
  /// The line, from 1; nothing where the file itself is the problem (missing, too large).
  public let line: Int?
  /// What was found and what was expected.
  public let message: String

  /// A problem and where it stands.
  public init(file: String, line: Int?, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  /// The problem as compilers write one: `agenda.yaml:12: …`.
  public var description: String { line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)" }
}

/// Everything that is wrong in a congress folder.
///
/// Shape: at least one problem, sorted by file, then by line, then in the order in which they were found; none twice.
public struct CongressFolderProblems: Error, Sendable, Hashable, CustomStringConvertible {
  /// The folder's path, as it was asked for.
  public let folder: String
  /// What is wrong, all of it.
  public let problems: [FileProblem]

  /// Problems of a folder, brought into their order.
  public init(folder: String, problems: [FileProblem]) {
    self.folder = folder
    var known: Set<FileProblem> = []
    self.problems = problems.enumerated()
      .filter { known.insert($0.element).inserted }
      .sorted { left, right in
        (left.element.file, left.element.line ?? 0, left.offset)
          < (right.element.file, right.element.line ?? 0, right.offset)
      }
      .map(\.element)
  }

  /// A sentence with the number of problems, then one problem a line.
  public var description: String {
    let heading = "The congress folder '\(folder)' has \(problems.count) problem\(problems.count == 1 ? "" : "s"):"
    return ([heading] + problems.map { "  \($0)" }).joined(separator: "\n")
  }
}

/// Collects the problems of one file while it is read, so that reading can go on to the next.
final class FileLog {
  /// The file's name within its folder.
  let file: String
  /// What has been found so far, in the order in which it was found.
  private(set) var problems: [FileProblem] = []

  init(file: String) { self.file = file }

  func report(_ message: String, line: Int?) {
    problems.append(FileProblem(file: file, line: line, message: message))
  }
}

/// Something that was read, and the line on which it stands.
struct Placed<Value> {
  let value: Value
  let line: Int
}

extension FileLog {
  /// Reports every value that stands in the list a second time, each with the line of the first.
  func reportRepeats(of what: String, in values: [Placed<String>]) {
    var firstLines: [String: Int] = [:]
    for placed in values {
      if let first = firstLines[placed.value] {
        report("\(what) '\(placed.value)' stands on line \(first) already; expected each only once.", line: placed.line)
      } else {
        firstLines[placed.value] = placed.line
      }
    }
  }
}
