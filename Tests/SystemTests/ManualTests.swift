import Foundation
import Testing

/// Goal: the manual pages and completions say what the executables take, and what is installed works where it stands.
///
/// Method: the real tools write them; the pages are held against `--experimental-dump-help` and set by `man` where it is
/// there, the bash completion is run in bash.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct ManualTests {
  private struct Help: Decodable {
    struct Command: Decodable {
      let superCommands: [String]?
      let commandName: String
      let shouldDisplay: Bool?
      let subcommands: [Command]?

      var paths: [String] {
        let own = ((superCommands ?? []) + [commandName]).joined(separator: " ")
        return [own]
          + (subcommands ?? []).filter { $0.commandName != "help" && $0.shouldDisplay != false }.flatMap(\.paths)
      }
    }
    let command: Command
  }

  private static let executables = ["plenary", "plenary-press", "plenary-screen", "plenary-service", "plenary-web"]

  private func pages(_ workplace: Workplace) async throws -> String {
    let folder = workplace.path + "/manual"
    let tool = try Executable("plenary-manual", [folder])
    #expect(try await tool.exitStatus() == 0, "\(tool.words)")
    return folder
  }

  private func shell(_ script: String, _ environment: [String: String] = [:]) async throws -> (
    words: String, status: Int32
  ) {
    let shell = try Executable(path: "/bin/bash", ["-c", script], environment: environment)
    let status = try await shell.exitStatus()
    return (shell.words, status)
  }

  @Test func everyCommandHasItsSection() async throws {
    let workplace = try Workplace()
    let folder = try await pages(workplace)
    for name in Self.executables {
      let dump = try Executable(name, ["--experimental-dump-help"])
      #expect(try await dump.exitStatus() == 0)
      let paths = try JSONDecoder().decode(Help.self, from: Data(dump.words.utf8)).command.paths
      let page = try String(contentsOfFile: "\(folder)/\(name).1", encoding: .utf8)
      for heading in ["NAME", "SYNOPSIS", "SEE ALSO"] {
        #expect(page.contains(".SH \(heading)\n"), "\(name): \(heading)")
      }
      for path in paths.dropFirst() {
        let title = path.replacingOccurrences(of: "-", with: "\\-")
        #expect(page.contains(".SS \(title)\n"), "\(name).1 does not tell of '\(path)'")
      }
      if name == "plenary" { #expect(paths.count > 40) }
    }
  }

  @Test func aManualPageIsSetWithoutAWarning() async throws {
    let workplace = try Workplace()
    let folder = try await pages(workplace)
    for name in Self.executables {
      let (words, status) = try await shell(
        "command -v man > /dev/null || exit 0; LC_ALL=C.UTF-8 MANROFFSEQ= man --warnings -E UTF-8 -l -Tutf8 -Z '\(folder)/\(name).1' 2>&1 > /dev/null"
      )
      #expect(status == 0 && words.isEmpty, "\(name): \(words)")
    }
  }

  @Test(arguments: executables) func bashCompletesRealWords(name: String) async throws {
    let workplace = try Workplace()
    let script = workplace.path + "/completion"
    let made = try await shell(
      "'\(Executable.folder)/\(name)' --generate-completion-script bash > '\(script)' && bash -n '\(script)'")
    #expect(made.status == 0, "\(made.words)")
    func complete(_ line: String) async throws -> Set<String> {
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      let (answer, status) = try await shell(
        """
        PATH='\(Executable.folder)':$PATH
        source '\(script)'
        function=$(complete -p \(name) | sed -n 's/.*-F \\([^ ]*\\) .*/\\1/p')
        COMP_WORDS=(\(words.map { "'\($0)'" }.joined(separator: " "))); COMP_CWORD=\(words.count - 1)
        COMP_LINE='\(line)'; COMP_POINT=\(line.utf8.count); COMP_TYPE=9; COMP_KEY=9
        "$function" \(name) '\(words.last ?? "")' '\(words.dropLast().last ?? "")'
        printf '%s\\n' "${COMPREPLY[@]}"
        """)
      #expect(status == 0, "\(answer)")
      return Set(answer.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
    }
    guard name == "plenary" else {
      let options = try await complete("\(name) --")
      // The press has no service to reach.
      #expect(options.contains(name == "plenary-press" ? "--out" : "--port"), "\(options)")
      return
    }
    #expect(try await complete("plenary ba") == ["ballot"])
    let steps = try await complete("plenary ballot ")
    #expect(steps.isSuperset(of: ["ask", "open", "close", "confirm", "publish"]), "\(steps)")
    #expect(try await complete("plenary rehearse --se") == ["--seed"])
  }

  @Test func whatIsInstalledWorksWhereItStands() async throws {
    let workplace = try Workplace()
    let (words, status) = try await shell(
      "make -C '\(Executable.package)' install-built BIN='\(Executable.folder)' MANUAL='\(workplace.path)/m' DESTDIR='\(workplace.path)' 2>&1"
    )
    try #require(status == 0, "\(words)")
    let prefix = workplace.path + "/usr/local"
    for file in [
      "bin/plenary", "bin/plenary-service", "bin/plenary-screen", "bin/plenary-web", "share/man/man1/plenary.1",
      "share/bash-completion/completions/plenary", "share/zsh/site-functions/_plenary",
      "share/fish/vendor_completions.d/plenary.fish", "share/plenary/strings/vi/hall.json",
      "share/plenary/congresses/can-tho-2025/congress.yaml",
    ] {
      #expect(FileManager.default.fileExists(atPath: "\(prefix)/\(file)"), "\(file) is missing")
    }
    // Nothing but what was installed is named: the assets are found from the executable's own place.
    let check = try await shell(
      "unset PLENARY_ASSETS PLENARY_SETTINGS; cd / && '\(prefix)/bin/plenary' check '\(prefix)/share/plenary/congresses/can-tho-2025' --language en"
    )
    #expect(check.status == 0 && check.words.contains("good"), "\(check.words)")
  }
}
