import Assets
import CongressFiles
import Foundation

/// A congress folder that is put together in memory, and written only where it reads as a congress.
public struct FolderDraft: Sendable {
  private var files: [String: PlacedText] = [:]
  /// Files that are written beside them as they are, such as templates.
  private var others: [String: [UInt8]] = [:]

  /// The files of a folder that is the model of this one.
  /// - Parameter files: Their texts by name.
  public init(files: [String: String]) {
    self.files = files.mapValues { PlacedText($0) }
    modelNames = files.keys.sorted()
  }

  /// The files of the model that no list has replaced, sorted.
  public private(set) var modelNames: [String]

  /// Puts lists in place of what the model has of their kinds.
  ///
  /// - Parameter isTemplate: Whether the model is one that came with the program: its ballot and its tasks go with its
  ///   programme.
  public mutating func take(_ tables: [GivenTable], isTemplate: Bool) {
    for table in tables where !table.rows.isEmpty {
      for (name, text) in TableFiles.files(of: table) {
        files[name] = text
        modelNames.removeAll { $0 == name }
      }
    }
    let kinds = Set(tables.filter { !$0.rows.isEmpty }.map(\.kind))
    guard isTemplate else { return }
    if kinds.contains(.agenda), !kinds.contains(.tasks) { files["tasks.csv"] = PlacedText(TaskPlan.fileText(of: [])) }
    if kinds.contains(.agenda), !kinds.contains(.ballots) { files["ballots.yaml"] = PlacedText("ballots: []\n") }
    if kinds.contains(.ballots), !kinds.contains(.agenda), let agenda = files["agenda.yaml"] {
      let lines = agenda.text.split(separator: "\n", omittingEmptySubsequences: false)
      files["agenda.yaml"] = PlacedText(lines.filter { !$0.contains(" ballots: [") }.joined(separator: "\n"))
    }
  }

  /// Adds a file that is written as it is.
  public mutating func add(_ name: String, _ bytes: [UInt8]) { others[name] = bytes }

  /// Writes the folder, where it reads as a congress.
  ///
  /// It is written beside its place first and moved there when it has been read: there is a whole folder or none.
  /// - Returns: What is wrong with it, in the places of the lists that it came from; nothing where it was written.
  public func write(to path: String) throws(ImportProblem) -> [ImportLine] {
    let manager = FileManager.default
    guard !manager.fileExists(atPath: path) else { throw ImportProblem(path, .folderThere) }
    let draft = path + ".new"
    guard !manager.fileExists(atPath: draft) else { throw ImportProblem(draft, .folderThere) }
    defer { try? manager.removeItem(atPath: draft) }
    do {
      try write(into: draft)
      let problems = Self.problems(ofFolder: draft)
      guard problems.isEmpty else { return problems.map(placed) }
      try manager.moveItem(atPath: draft, toPath: path)
      return []
    } catch {
      throw ImportProblem(path, .folderNotWritten, ["reason": .text(error.localizedDescription)])
    }
  }

  private static func problems(ofFolder folder: String) -> [FileProblem] {
    do throws(CongressFolderProblems) {
      _ = try CongressFolder.read(folder)
      return []
    } catch { return error.problems }
  }

  private func write(into folder: String) throws {
    let manager = FileManager.default
    try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.text.utf8).write(to: URL(filePath: folder + "/" + name)) }
    for (name, bytes) in others {
      let url = URL(filePath: folder + "/" + name)
      try manager.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
  }

  /// A problem of a file where the list stands from which the line came.
  private func placed(_ problem: FileProblem) -> ImportLine {
    guard let line = problem.line, let place = files[problem.file]?.places[line] else {
      return ImportLine(place: problem.place, said: problem.fault)
    }
    let column = problem.subjectName.flatMap { GivenColumn(rawValue: $0) }
    // Where it names another line, that is one of a file which nobody has seen.
    let values = problem.fault.values.mapValues { part -> Wording.Part in
      guard case .text(let text) = part, let line = Int(text), let other = files[problem.file]?.places[line]?.row else {
        return part
      }
      return .text(other)
    }
    return ImportLine(
      place: place.cell(column),
      said: Wording(
        problem.fault.key,
        problem.fault.values.merging(values.filter { ["first", "line"].contains($0.key) }) { $1 }))
  }
}

/// The files of a congress folder that is there, as a model for another.
public enum FolderFiles {
  /// The files that a congress folder may have.
  static let names = [
    "congress.yaml", "agenda.yaml", "ballots.yaml", "elections.yaml", "bodies.yaml", "speakers.yaml", "documents.yaml",
    "tasks.csv", "roster.csv",
  ]

  /// The file that names documents; it goes with their files, as ``documents(_:)`` gives them.
  private static let documentsName = "documents.yaml"

  /// Their texts by name; only those that are there, and not the documents.
  public static func read(_ folder: String) throws(ImportProblem) -> [String: String] {
    var files: [String: String] = [:]
    for name in names where name != documentsName {
      let path = folder + "/" + name
      guard FileManager.default.fileExists(atPath: path) else { continue }
      guard let data = FileManager.default.contents(atPath: path), data.count <= FileLimits.rosterBytesMax,
        let text = String(data: data, encoding: .utf8)
      else { throw ImportProblem(path, .fileUnreadable) }
      files[name] = text
    }
    return files
  }

  /// The documents of a folder, by name: the file that names them, and theirs; none where it has none.
  public static func documents(_ folder: String) throws(ImportProblem) -> [String: [UInt8]] {
    guard FileManager.default.fileExists(atPath: folder + "/" + documentsName) else { return [:] }
    var files = [documentsName: try bytes(folder + "/" + documentsName)]
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/documents")) ?? []
    for name in names where name.hasSuffix(".pdf") || name.hasSuffix(".docx") {
      files["documents/" + name] = try bytes("\(folder)/documents/\(name)")
    }
    return files
  }

  /// The bytes of a file that was given.
  public static func bytes(_ path: String, max: Int = 64 << 20) throws(ImportProblem) -> [UInt8] {
    let url = URL(filePath: path).resolvingSymlinksInPath()
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path),
      attributes[.type] as? FileAttributeType == .typeRegular
    else { throw ImportProblem(path, .fileUnreadable) }
    guard let size = (attributes[.size] as? NSNumber)?.intValue, size <= max else {
      throw ImportProblem(path, .fileTooLarge, ["max": "\(max >> 20)"])
    }
    guard let data = try? Data(contentsOf: url) else { throw ImportProblem(path, .fileUnreadable) }
    return Array(data)
  }
}
