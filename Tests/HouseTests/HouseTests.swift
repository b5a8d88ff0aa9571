import Foundation
import Testing

/// Goal: the house stays as its guide draws it: arrows point down, and no module imports what it may not.
///
/// Method: the table in the guide of the architecture is held against `swift package dump-package` and against every `import` line.
@Suite struct HouseTests {
  static let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL.path

  /// What every module may import beside its row: the toolchain's own modules.
  private static let toolchain: Set<String> = [
    "Foundation", "FoundationEssentials", "FoundationNetworking", "FoundationXML", "Glibc", "Dispatch",
    "Synchronization",
  ]

  /// Modules whose purity is part of their contract, and the toolchain's modules that they may use.
  private static let purity: [String: Set<String>] = [
    "Congress": [], "Scenes": ["FoundationEssentials"], "Assets": ["FoundationEssentials", "Glibc"],
    "HallProtocol": ["FoundationEssentials", "Foundation"], "Papers": [],
    "Hearing": ["FoundationEssentials", "Foundation"],
  ]

  /// The guide that has the table of modules.
  private static let architecture: String = {
    (try? String(contentsOfFile: package + "/Sources/Manual/Plenary.docc/Architecture.md", encoding: .utf8)) ?? ""
  }()

  /// Module by module what it may import, from the guide's table `| module | what it is | imports |`.
  private static let table: [String: Set<String>] = {
    var table: [String: Set<String>] = [:]
    for line in architecture.split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3 else { continue }
      let names = cells[2].split(separator: ",").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
      table[cells[0].replacingOccurrences(of: "`", with: "")] = Set(names.filter { !$0.isEmpty && $0 != "–" })
    }
    return table
  }()

  private static func sources(of module: String) -> [String] {
    let folder = package + "/Sources/" + module
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".swift") }.map { folder + "/" + $0 }
  }

  private static func lines(_ path: String) -> [String] {
    ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "").split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .map(String.init)
  }

  private struct Manifest: Decodable {
    struct Target: Decodable {
      struct Dependency: Decodable {
        let byName: [String?]?
        let product: [String?]?
        var name: String? { (byName ?? product)?.first ?? nil }

        init(from decoder: any Decoder) throws {
          let container = try decoder.container(keyedBy: CodingKeys.self)
          byName = (try? container.decodeIfPresent([String?].self, forKey: .byName)) ?? nil
          var names: [String?]?
          if var list = try? container.nestedUnkeyedContainer(forKey: .product) {
            names = [try? list.decode(String.self)]
          }
          product = names
        }

        enum CodingKeys: CodingKey { case byName, product }
      }
      let name: String
      let type: String
      let path: String?
      let dependencies: [Dependency]
    }
    let targets: [Target]
  }

  private func manifest() throws -> Manifest {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let scratch = NSTemporaryDirectory() + "plenary-manifest-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    process.arguments = [
      "swift", "package", "--package-path", Self.package, "--scratch-path", scratch + "/build", "dump-package",
    ]
    // Its locks and its own temporary files go with the rest.
    process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": scratch]) { $1 }
    let output = scratch + "/manifest.json"
    try Data().write(to: URL(filePath: output))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
    process.standardError = FileHandle.nullDevice
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    try process.run()
    process.waitUntilExit()
    return try JSONDecoder().decode(Manifest.self, from: Data(contentsOf: URL(filePath: output)))
  }

  @Test func everyModuleDependsOnExactlyWhatTheTableSays() throws {
    let modules = try manifest().targets.filter { $0.type != "test" && $0.path?.hasPrefix("Tests/") != true }
    #expect(Set(modules.map(\.name)) == Set(Self.table.keys))
    for module in modules {
      let dependencies = Set(module.dependencies.compactMap(\.name))
      #expect(dependencies == Self.table[module.name], "\(module.name)")
    }
  }

  @Test func noModuleImportsWhatTheTableDoesNotGiveIt() {
    #expect(Self.table.count > 10, "the table of modules was not found")
    for (module, allowed) in Self.table {
      let permitted = allowed.union(Self.purity[module] ?? Self.toolchain)
      for path in Self.sources(of: module) {
        for line in Self.lines(path) {
          let words = line.split(separator: " ")
          guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1,
            place == 0 || ["public", "package", "internal", "@testable"].contains(words[0])
          else { continue }
          #expect(permitted.contains(String(words[place + 1])), "\(path): \(line)")
        }
      }
    }
  }

  @Test func arrowsPointDownOnly() {
    // A module may only import modules that stand above it in the table, so no circle is possible.
    let order = Self.architecture.split(separator: "\n").filter { $0.hasPrefix("| `") }.compactMap { line in
      line.split(separator: "`").dropFirst().first.map(String.init)
    }
    for (module, imports) in Self.table {
      for other in imports where Self.table[other] != nil {
        #expect(
          (order.firstIndex(of: other) ?? .max) < (order.firstIndex(of: module) ?? 0), "\(module) imports \(other)")
      }
    }
  }

  /// Words that have no place in a module, with what to write instead.
  private static let banned: [(word: String, modules: [String]?, instead: String)] = [
    ("try!", nil, "try, and say what is wrong"),
    ("as! ", nil, "as?, and say what is wrong"),
    ("@unchecked Sendable", nil, "an actor, a Mutex or a value"),
    ("nonisolated(unsafe)", nil, "an actor, a Mutex or a value"),
    ("fatalError(", nil, "a thrown error, or a precondition that says what is broken"),
    ("TODO", nil, "an issue"),
    ("FIXME", nil, "an issue"),
    ("standardError.write(Data", nil, "say: a log that has gone ends no process"),
    ("standardOutput.write(Data", nil, "say: a reader that has gone ends no process"),
    ("usleep(", nil, "a wait for a fact"),
    ("Thread.sleep", nil, "a wait for a fact"),
    (
      "Date()",
      [
        "Congress", "Scenes", "Stage", "Journal", "HallProtocol", "CongressFiles", "ControlService", "Papers",
        "Hearing",
      ],
      "an argument"
    ),
    (
      "UUID()",
      [
        "Congress", "Scenes", "Stage", "Journal", "HallProtocol", "CongressFiles", "ControlService", "Papers",
        "Hearing",
      ],
      "an argument"
    ),
    (
      ".random(",
      [
        "Congress", "Scenes", "Stage", "Journal", "HallProtocol", "CongressFiles", "ControlService", "Papers",
        "Hearing",
      ],
      "an argument"
    ),
    (
      "print(",
      [
        "Congress", "Scenes", "Stage", "Journal", "HallProtocol", "CongressFiles", "ControlService", "ControlClient",
        "Papers",
        "ServiceApp", "ScreenApp",
      ],
      "a log, or a thrown error"
    ),
  ]

  @Test func noModuleUsesABannedWord() {
    for module in Self.table.keys {
      for path in Self.sources(of: module) {
        for (number, line) in Self.lines(path).enumerated() {
          let code = line.components(separatedBy: "//").first ?? ""
          for (word, modules, instead) in Self.banned where modules?.contains(module) ?? true {
            // Not in the middle of another word, such as a fingerprint.
            let isThere = code.ranges(of: word).contains { range in
              range.lowerBound == code.startIndex || !code[code.index(before: range.lowerBound)].isLetter
            }
            #expect(!isThere, "\(path):\(number + 1): instead of \(word) use \(instead)")
          }
        }
      }
    }
  }

  /// Pictures of our own for what the field has a word for: a stranger has to guess them.
  private static let metaphors = [
    "glass": "display", "twin": "other language", "wardrobe": "assets", "gatekeeper": "authenticator",
    "census": "registry", "farewell": "close reason", "stake": "precondition", "shelf": "list",
    "dice": "random numbers",
    "furniture": "header and footer", "dress": "theme",
  ]

  /// The words of a line in small letters, those that a name is put together of, too.
  private static func words(of line: String) -> Set<String> {
    var words: Set<String> = []
    var word = ""
    for character in line + " " {
      if character.isUppercase || !character.isLetter {
        words.insert(word.lowercased())
        word = ""
      }
      if character.isLetter { word.append(character) }
    }
    return words
  }

  /// A name that means two things sends whoever looks for one to the other.
  @Test func noNameIsThatOfTwoTypes() {
    var places: [String: [String]] = [:]
    for module in Self.table.keys {
      for path in Self.sources(of: module) {
        for line in Self.lines(path) {
          guard
            let match = line.firstMatch(
              of: /^(?:public |package )?(?:final )?(?:class|struct|enum|actor|protocol) (\w+)/),
            match.1 != "Main"
          else { continue }
          places[String(match.1), default: []].append(path)
        }
      }
    }
    for (name, paths) in places where paths.count > 1 { Issue.record("'\(name)' is two things: \(paths.sorted())") }
  }

  @Test func noModuleSpeaksInPicturesOfItsOwn() {
    for module in Self.table.keys {
      for path in Self.sources(of: module) {
        for (number, line) in Self.lines(path).enumerated() {
          let words = Self.words(of: line)
          for (metaphor, term) in Self.metaphors where words.contains(metaphor) {
            Issue.record("\(path):\(number + 1): the field's word for '\(metaphor)' is '\(term)'")
          }
        }
      }
    }
  }

  @Test func theReadmeFitsTwoScreensAndItsLinksLeadSomewhere() throws {
    let readme = try String(contentsOfFile: Self.package + "/README.md", encoding: .utf8)
    #expect(readme.split(separator: "\n", omittingEmptySubsequences: false).count <= 120)
    let links = readme.matches(of: /\]\(([^)h][^)]*)\)/).map { String($0.1) }
    #expect(links.count > 10)
    for link in links { #expect(FileManager.default.fileExists(atPath: Self.package + "/" + link), "\(link)") }
  }

  @Test func noFileIsLongerThanOneIdea() {
    let linesMax = 400
    for module in Self.table.keys {
      for path in Self.sources(of: module) {
        #expect(Self.lines(path).count <= linesMax, "\(path): more than \(linesMax) lines are more than one idea")
      }
    }
  }

  @Test func anExecutableIsAMainOfAFewLinesAndNothingElse() throws {
    let linesMax = 60
    let executables = try manifest().targets.filter { $0.type == "executable" }
    #expect(executables.count >= 6, "the executables were not found")
    for executable in executables {
      let files = Self.sources(of: executable.name)
      #expect(files.count == 1, "\(executable.name): \(files)")
      // Behind the last newline there is no line.
      let count = files.map { Self.lines($0).count - 1 }.reduce(0, +)
      #expect(count <= linesMax, "\(executable.name): \(count) lines are more than a main; a library can be tested")
    }
  }
}
