import Foundation
import Testing

/// Goal: every unit that is shipped is one that systemd understands, to the last line.
///
/// Method: `systemd-analyze verify` on each, with a program of this machine in the place of ours; skipped where it is missing.
@Suite(.realProcesses) struct SystemdUnitTests {
  private static let analyze = "/usr/bin/systemd-analyze"
  private static let folder = Executable.package + "/Config/systemd"

  @Test(
    "systemd finds nothing wrong with any unit",
    .enabled(if: FileManager.default.isExecutableFile(atPath: analyze), "needs systemd-analyze"))
  func units() async throws {
    let workplace = try Workplace()
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder).filter { $0.hasSuffix(".service") }
    #expect(names.contains("plenary-press@.service") && names.contains("plenary-web.service"))
    for name in names {
      var text = try String(contentsOfFile: "\(Self.folder)/\(name)", encoding: .utf8)
      text.replace(/\/usr\/bin\/plenary-[a-z]+/, with: "/bin/true")
      // Of a template, one for an instance of any name.
      let file = "\(workplace.path)/\(name.replacing("@.", with: "@report.pdf."))"
      try Data(text.utf8).write(to: URL(filePath: file))
      let verify = try Executable(path: Self.analyze, ["verify", file])
      let status = try await verify.exitStatus()
      #expect(status == 0 && verify.words.isEmpty, "\(name): \(verify.words)")
    }
  }
}
