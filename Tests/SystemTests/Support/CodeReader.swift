import Foundation
import Testing

/// What a phone's camera reads off a terminal: its lines, drawn square by square and read by zxing.
enum CodeReader {
  /// Whether there is something that reads QR codes off pictures.
  static let isThere: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = ["-c", "import zxingcpp, numpy, PIL.Image"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  static let missing: Comment = "Nothing reads QR codes: apt-get install python3-zxing-cpp python3-pil"

  /// The file that is left in the folder.
  static let file = "terminal.txt"

  /// Whatever is no half block is white.
  private static let program = #"""
    import re, sys, numpy, zxingcpp
    rows = [re.sub(r"\x1b\[[0-9;]*m", "", line.rstrip("\n")) for line in open(sys.argv[1])]
    width = max(map(len, rows))
    squares = [[c in half for c in row.ljust(width)] for row in rows for half in ("█▀", "█▄")]
    squares = numpy.pad(numpy.array(squares), 4)
    picture = numpy.kron(numpy.where(squares, 0, 255).astype("uint8"), numpy.ones((4, 4), dtype="uint8"))
    print(zxingcpp.read_barcodes(numpy.ascontiguousarray(picture))[0].text)
    """#

  /// The text of the code in what a terminal shows.
  /// - Parameter folder: Where a file may be left.
  static func read(_ shown: String, in folder: String) async throws -> String {
    let file = folder + "/" + Self.file
    try Data(shown.utf8).write(to: URL(filePath: file))
    let process = try Executable(path: "/usr/bin/python3", ["-c", program, file])
    try #require(try await process.exitStatus() == 0, "\(process.words)\n\(shown)")
    return process.words.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
