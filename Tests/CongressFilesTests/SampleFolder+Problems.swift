import Assets
import CongressFiles
import Foundation
import HallTestSupport
import Testing

extension SampleFolder {
  /// Every problem of the folder as `file:line: message`; none for a folder that is right.
  func problems() throws -> [String] { try written(Self.problems(ofFolder:)) }

  /// The words in which problems are compared: the shipped English ones.
  static let words: Strings = {
    let assets = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Assets"
    return (try? Strings(language: "en", assets: assets)) ?? Strings(language: "en", texts: [:])
  }()

  /// Every problem of the folder at `path`.
  static func problems(ofFolder path: String) -> [String] {
    do {
      _ = try CongressFolder.read(path)
      return []
    } catch {
      return error.problems.map { $0.sentence(in: words) }
    }
  }
}

/// One mistake made in the sample folder, and the problems it must bring: all of them, word for word.
struct Mistake: Sendable, CustomTestStringConvertible {
  let file: String
  let old: String
  let new: String
  let problems: [String]

  /// A mistake, and its problems without the file's name: `12: …`.
  init(_ old: String, _ new: String, in file: String, _ problems: [String]) {
    self.file = file
    self.old = old
    self.new = new
    self.problems = problems.map { "\(file):\($0)" }
  }

  var testDescription: String { problems.first ?? "\(old) → \(new)" }
}
