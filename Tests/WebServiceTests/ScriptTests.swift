import Archives
import Congress
import Documents
import Foundation
import Testing

/// Goal: what the page's scripts work out by themselves is right: clocks, and how the link stands.
///
/// Method: the tests beside this file, run by Node; they load the scripts as they are shipped.
@Suite struct ScriptTests {
  private static let node = ["/usr/bin/node", "/usr/local/bin/node"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test("The scripts' own tests pass", .enabled(if: node != nil, "Node is not installed: apt-get install nodejs"))
  func scripts() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder).filter { $0.hasSuffix(".test.mjs") }
    try #require(names.count > 1)
    let (words, status) = try Self.run(["--test"] + names.sorted().map { "\(Self.folder)/\($0)" })
    #expect(status == 0, "\(words)")
  }

  @Test(
    "What the service seals opens in a browser",
    .enabled(if: node != nil, "Node is not installed: apt-get install nodejs"))
  func seals() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/plenary-script-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let library = DocumentLibrary(folder: folder)
    let pages = String(repeating: "ab", count: 32)
    try library.makeSealKey(of: pages)
    let sealing = try #require(try library.sealKey(of: pages)).sealing(for: .delegate)
    let text = "{\"chữ\":\"Cần Thơ\"}"
    let packed = Data(try GzipWriter.compressed([UInt8](text.utf8)))
    let given = [
      "sealed": sealing.name, "key": sealing.keyText, "text": text,
      "bytes": try sealing.seal(packed, part: 7).base64EncodedString(),
    ]
    let fields = given.map {
      "\"\($0.key)\":\(String(decoding: (try? JSONEncoder().encode($0.value)) ?? Data(), as: UTF8.self))"
    }
    let (words, status) = try Self.run(
      ["--test", "\(Self.folder)/seal.test.mjs"],
      environment: ["PLENARY_SEALED": "{\(fields.joined(separator: ",")),\"part\":7}"])
    #expect(status == 0, "\(words)")
  }

  @Test(
    "A word is folded on a tablet as it is everywhere in the house",
    .enabled(if: node != nil, "Node is not installed: apt-get install nodejs"))
  func folds() throws {
    let vowels = "aăâeêioôơuưy"
    let tones = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"]
    var words = ["Đặng", "ĐẶNG", "Ðức", "hoà", "hòa", "86,4%", "Straße", "số:"]
    for vowel in vowels {
      for tone in tones {
        let letter = String(vowel) + tone
        for text in [letter, letter.uppercased()] {
          words += [text.precomposedStringWithCanonicalMapping, text.decomposedStringWithCanonicalMapping]
        }
      }
    }
    let folded = words.map { FoldedName($0).words.joined().precomposedStringWithCanonicalMapping }
    let script = """
      const { load } = await import("\(Self.folder)/load.mjs");
      const { fold } = await load("fold.js");
      console.log(JSON.stringify(JSON.parse(process.env.PLENARY_WORDS).map(fold)));
      """
    let json = String(decoding: try JSONEncoder().encode(words), as: UTF8.self)
    let (answer, status) = try Self.run(
      ["--input-type=module", "--eval", script], environment: ["PLENARY_WORDS": json])
    #expect(status == 0, "\(answer)")
    #expect(try JSONDecoder().decode([String].self, from: Data(answer.utf8)) == folded)
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scripts").path

  /// Runs Node; what it says, and its status.
  private static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> (String, Int32) {
    let process = Process()
    process.executableURL = URL(filePath: try #require(node))
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let words = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (words, process.terminationStatus)
  }
}
