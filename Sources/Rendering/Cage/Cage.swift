import Foundation

/// Where programs run that read what strangers wrote: without network, without the journal, without a home, on one folder
/// and for so long and no more.
///
/// The walls are bubblewrap's: a program sees the system's programs and fonts, read-only, and the folder of its job.
/// `prlimit` bounds its memory, time and files. A program that is fooled by its input finds nothing and reaches nobody.
public struct Cage: Sendable {
  /// How long what is told to end may take to do so, in seconds.
  static let endSecondsMax = 5
  /// The most that is read of what a program says, in bytes.
  static let wordsBytesMax = 4 << 20
  /// Folders of the system that programs see where they are there.
  private static let shown = [
    "/etc/fonts", "/etc/alternatives", "/etc/libreoffice", "/var/cache/fontconfig", "/usr/local/share/fonts",
  ]

  private let searchPath: [String]
  private let wall: String?

  /// A cage of the programs that this process would find.
  /// - Parameters:
  ///   - searchPath: Where programs are looked for, as `PATH` has it.
  ///   - isUncaged: Whether programs may run without walls, within limits alone; for whoever says so.
  /// - Throws: ``PressProblem/cageMissing`` where there are no walls and nobody has said that it goes without.
  public init(searchPath: String, isUncaged: Bool = false) throws(PressProblem) {
    self.searchPath = searchPath.split(separator: ":").map(String.init)
    wall = isUncaged ? nil : Self.executable("bwrap", in: self.searchPath)
    guard isUncaged || wall != nil else { throw .cageMissing }
  }

  /// What came of a run.
  struct Outcome {
    /// The exit status; 124 where it took too long.
    let status: Int32
    /// What it wrote to standard output.
    let output: String
    /// What it wrote to standard error.
    let complaint: String
  }

  /// Runs a program in a folder, which it may write to.
  /// - Parameters:
  ///   - folder: The folder, which the program sees as its working directory.
  /// - Throws: ``PressProblem`` where it is not there, or took too long.
  func run(
    _ tool: Tool, _ arguments: [String], in folder: String, limits: ToolLimits
  ) throws(PressProblem) -> Outcome {
    guard let limit = executable("prlimit"), let timer = executable("timeout") else {
      throw .toolMissing("prlimit", package: "util-linux")
    }
    guard let program = executable(tool.rawValue) else { throw .toolMissing(tool.rawValue, package: tool.package) }
    let bounded =
      [
        limit, "--as=\(limits.memoryBytesMax)", "--cpu=\(limits.secondsMax)", "--fsize=\(limits.fileBytesMax)",
        "--nofile=\(ToolLimits.filesMax)", "--core=0", program,
      ] + arguments
    let job = UUID().uuidString
    let (output, complaint) = (folder + "/.\(job).out", folder + "/.\(job).err")
    defer { for path in [output, complaint] { try? FileManager.default.removeItem(atPath: path) } }
    let status = try Self.run(
      // It makes a process group of its own and ends all of it.
      [timer, "--kill-after=\(Self.endSecondsMax)", "\(limits.secondsMax)"] + walls(around: folder) + bounded,
      in: folder, output: output, complaint: complaint)
    guard status != 124, status != 137 else { throw .tookTooLong(tool.rawValue, seconds: limits.secondsMax) }
    return Outcome(status: status, output: Self.words(output), complaint: Self.words(complaint))
  }

  /// The command that shows a program one folder and the system's programs and fonts, and nothing else.
  private func walls(around folder: String) -> [String] {
    guard let wall else {
      return ["env", "-i", "PATH=\(searchPath.joined(separator: ":"))", "HOME=\(folder)", "LANG=C.UTF-8"]
    }
    return [
      wall, "--unshare-user", "--unshare-all", "--uid", "65534", "--gid", "65534", "--cap-drop", "ALL", "--hostname",
      "press", "--die-with-parent", "--new-session", "--clearenv", "--setenv", "PATH", "/usr/bin:/bin", "--setenv",
      "HOME", "/tmp", "--setenv", "LANG", "C.UTF-8", "--ro-bind", "/usr", "/usr", "--symlink", "usr/bin", "/bin",
      "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64",
    ] + Self.shown.flatMap { ["--ro-bind-try", $0, $0] } + [
      "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--bind", folder, "/work", "--chdir", "/work",
    ]
  }

  /// The folder as a program of the cage calls it.
  func inside(_ folder: String) -> String { wall == nil ? folder : "/work" }

  /// Where a program may keep what it needs for itself.
  func scratch(_ folder: String) -> String { wall == nil ? folder : "/tmp" }

  private static func run(
    _ words: [String], in folder: String, output: String, complaint: String
  ) throws(PressProblem) -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: words[0])
    process.arguments = Array(words.dropFirst())
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardInput = FileHandle.nullDevice
    do {
      for path in [output, complaint] { try Data().write(to: URL(filePath: path)) }
      let files = try [output, complaint].map { try FileHandle(forWritingTo: URL(filePath: $0)) }
      defer { for file in files { try? file.close() } }
      (process.standardOutput, process.standardError) = (files[0], files[1])
      try process.run()
    } catch {
      throw .toolFailed(words[0], reason: "\(error)")
    }
    process.waitUntilExit()
    return process.terminationStatus
  }

  private static func words(_ path: String) -> String {
    guard let handle = FileHandle(forReadingAtPath: path) else { return "" }
    defer { try? handle.close() }
    return String(decoding: (try? handle.read(upToCount: wordsBytesMax)) ?? Data(), as: UTF8.self)
  }

  private func executable(_ name: String) -> String? { Self.executable(name, in: searchPath) }

  private static func executable(_ name: String, in searchPath: [String]) -> String? {
    searchPath.map { $0 + "/" + name }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}

/// The programs of the press.
enum Tool: String, Sendable, CaseIterable {
  case pdfinfo, pdftocairo, pdftotext, pdfimages, cwebp, gzip, soffice, vipsheader, vipsthumbnail
  case fontMatch = "fc-match"

  /// The package of the system that has it.
  var package: String {
    switch self {
    case .pdfinfo, .pdftocairo, .pdftotext, .pdfimages: "poppler-utils"
    case .cwebp: "webp"
    case .gzip: "gzip"
    case .soffice: "libreoffice-writer-nogui"
    case .fontMatch: "fontconfig"
    case .vipsheader, .vipsthumbnail: "libvips-tools"
    }
  }
}

/// How much a program may use.
struct ToolLimits: Sendable {
  /// The most files that it has open.
  static let filesMax = 512

  /// How long it may take, in seconds.
  let secondsMax: Int
  /// How much memory it may ask for, in bytes.
  let memoryBytesMax: Int
  /// The largest file that it may write, in bytes.
  let fileBytesMax: Int

  /// What looks at a file or one page of it.
  static let page = ToolLimits(secondsMax: 30, memoryBytesMax: 1 << 30, fileBytesMax: 256 << 20)
  /// What reads the words of a whole file.
  static let file = ToolLimits(secondsMax: 60, memoryBytesMax: 1 << 30, fileBytesMax: 256 << 20)
  /// What decodes a photograph; a large one stands in memory whole.
  static let picture = ToolLimits(secondsMax: 60, memoryBytesMax: 3 << 30, fileBytesMax: 64 << 20)
  /// LibreOffice, which asks for more memory than it uses.
  static let office = ToolLimits(secondsMax: 120, memoryBytesMax: 4 << 30, fileBytesMax: 512 << 20)
}
