public import Assets
import Congress

/// One thing that is wrong in a congress folder, and where it stands.
public struct FileProblem: Sendable, Hashable, CustomStringConvertible {
  /// The file's name within its folder, such as `agenda.yaml`.
  public let file: String
  /// The line, from 1; nothing where the file itself is the problem (missing, too large).
  public let line: Int?
  /// What was found and what was expected.
  public let fault: Wording

  /// A problem and where it stands.
  public init(file: String, line: Int?, fault: Wording) {
    self.file = file
    self.line = line
    self.fault = fault
  }

  /// Where it stands, as compilers write it: `agenda.yaml:12`.
  public var place: String { line.map { "\(file):\($0)" } ?? file }

  /// The problem as compilers write one, in a language: `agenda.yaml:12: …`.
  ///
  /// What the file holds stands in it as it is, but for characters that would steer a terminal: those are named.
  public func sentence(in strings: Strings) -> String { "\(place): \(strings.visible(fault))" }

  /// The place and the key of the fault, for logs.
  public var description: String { "\(place): \(fault)" }
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

  /// A sentence with the number of problems, then one problem a line, in a language.
  public func report(in strings: Strings) -> String {
    let rule: FileRule = problems.count == 1 ? .foundOne : .foundMany
    let heading = strings[rule.with(["folder": .text(folder), "count": "\(problems.count)"])]
    return ([heading] + problems.shortened.map { "  \($0.sentence(in: strings))" }).joined(separator: "\n")
  }

  /// The folder and its problems, for logs.
  public var description: String { ([folder] + problems.map { "  \($0)" }).joined(separator: "\n") }
}

/// Everything that is wrong in a list that was to be sent; nothing of it was.
///
/// Shape: at least one problem, in the order of ``CongressFolderProblems``.
public struct ListProblems: Error, Sendable, Hashable {
  /// The file's path, as it was given.
  public let path: String
  /// What is wrong, line by line.
  public let problems: [FileProblem]

  init(path: String, problems: [FileProblem]) {
    self.path = path
    self.problems = CongressFolderProblems(folder: path, problems: problems).problems
  }

  /// A sentence, then one problem a line, in a language.
  public func report(in strings: Strings) -> String {
    let heading = strings[FileRule.listNotSent.with(["file": .text(path)])]
    return ([heading] + problems.shortened.map { "  \($0.sentence(in: strings))" }).joined(separator: "\n")
  }
}

extension Strings {
  /// A wording in this language, in which characters that nobody sees stand by their names.
  public func visible(_ wording: Wording) -> String { TextRules.visible(self[wording]) }
}

extension [FileProblem] {
  /// The most problems of a kind that people are shown: a column that is wrong in every row is one mistake.
  public static var ofAKindMax: Int { 10 }

  /// At most ``ofAKindMax`` problems of a kind in each file; behind the last of them stands how many more there are.
  ///
  /// Those of the roster come first: other files name its people, and what is wrong there is wrong in all of them.
  public var shortened: [FileProblem] {
    let ordered = filter(\.isOfRoster) + filter { !$0.isOfRoster }
    let all = Dictionary(grouping: self, by: \.kind)
    var shown: [String: Int] = [:]
    return ordered.flatMap { problem -> [FileProblem] in
      let number = shown[problem.kind, default: 0] + 1
      shown[problem.kind] = number
      guard let alike = all[problem.kind], alike.count > Self.ofAKindMax else { return [problem] }
      guard number >= Self.ofAKindMax else { return [problem] }
      guard number == Self.ofAKindMax else { return [] }
      let more = alike.dropFirst(Self.ofAKindMax)
      let last = more.last?.line ?? problem.line
      let values: [String: Wording.Part] = ["count": "\(more.count)", "line": .text(last.map(String.init) ?? "–")]
      return [
        problem, FileProblem(file: problem.file, line: more.first?.line, fault: FileRule.moreOfAKind.with(values)),
      ]
    }
  }
}

extension FileProblem {
  /// The column or key that the problem is about, where its sentence names one.
  public var subjectName: String? {
    if case .wording(let wording)? = fault.values["subject"], case .text(let name)? = wording.values["name"] {
      return name
    }
    return nil
  }

  fileprivate var isOfRoster: Bool { file == RosterFile.fileName }

  /// What makes two problems of a file alike: the rule, and which key or column is about.
  fileprivate var kind: String {
    guard case .wording(let inner)? = fault.values["fault"] else { return "\(file) \(fault.key)" }
    return "\(file) \(inner.key) \(subjectName ?? "")"
  }
}

/// Collects the problems of one file while it is read, so that reading can go on to the next.
final class FileLog {
  /// The file's name within its folder.
  let file: String
  /// What has been found so far, in the order in which it was found.
  private(set) var problems: [FileProblem] = []

  init(file: String) { self.file = file }

  func report(_ rule: FileRule, _ values: [String: Wording.Part] = [:], line: Int?) {
    problems.append(FileProblem(file: file, line: line, fault: rule.with(values)))
  }

  /// Reports what is wrong with something, as in `'minutes' is empty`.
  func report(_ subject: Wording, _ fault: Wording, end: Wording.Part = .rule(.endsPlainly), line: Int?) {
    report(.said, ["subject": .wording(subject), "fault": .wording(fault), "end": end], line: line)
  }
}

/// Something that was read, and the line on which it stands.
struct Placed<Value> {
  let value: Value
  let line: Int
}

extension FileLog {
  /// Reports every value that stands in the list a second time, each with the line of the first, also where it is only
  /// written otherwise.
  func reportRepeats(of thing: FileThing, in values: [Placed<String>]) {
    var firsts: [FoldedText: Placed<String>] = [:]
    for placed in values {
      let folded = FoldedText(placed.value)
      guard let first = firsts[folded] else {
        firsts[folded] = placed
        continue
      }
      let values: [String: Wording.Part] = [
        "thing": thing.named, "value": .text(placed.value), "first": "\(first.line)",
      ]
      guard let difference = FileRule.difference(of: placed.value, from: first.value) else {
        report(.repeated, values, line: placed.line)
        continue
      }
      let others: [String: Wording.Part] = ["other": .text(first.value), "difference": .rule(difference)]
      report(.repeatedOtherwise, values.merging(others) { $1 }, line: placed.line)
    }
  }

  /// Reports every value that is written otherwise than where it first stands: people would be counted apart.
  func reportLookalikes(in column: String, _ values: [Placed<String>]) {
    var firsts: [FoldedText: Placed<String>] = [:]
    var known: [String: FoldedText] = [:]
    for placed in values {
      // Of the same letters there are thousands, of different names hundreds.
      let bytes = String(decoding: placed.value.utf8, as: UTF8.self)
      let folded = known[bytes] ?? FoldedText(bytes)
      known[bytes] = folded
      guard let first = firsts[folded] else {
        firsts[folded] = placed
        continue
      }
      guard let difference = FileRule.difference(of: placed.value, from: first.value) else { continue }
      report(
        .writtenOtherwise,
        [
          "name": .text(column), "value": .text(placed.value), "first": "\(first.line)", "other": .text(first.value),
          "difference": .rule(difference),
        ], line: placed.line)
    }
  }
}
