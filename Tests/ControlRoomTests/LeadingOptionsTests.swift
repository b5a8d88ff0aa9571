import Testing

@testable import ControlRoom

/// Goal: an option of every command works where people type it, and no other word moves.
@Suite struct LeadingOptionsTests {
  @Test(arguments: [
    ("--language en status", "status --language en"),
    ("--role chair --id x ballot open BQ01", "ballot open BQ01 --role chair --id x"),
    ("--port=7401 --json agenda", "agenda --port=7401 --json"),
    ("--id x speaker extend -- -30", "speaker extend --id x -- -30"), ("status --json", "status --json"),
    ("--help", "--help"), ("--json", "--json"), ("--language", "--language"), ("", ""),
    ("--unknown status", "--unknown status"), ("--json --help", "--json --help"),
    ("--generate-completion-script bash", "--generate-completion-script bash"),
  ]) func optionsBeforeTheCommandGoBehindIt(_ typed: String, _ words: String) {
    let typed = typed.split(separator: " ").map(String.init)
    #expect(LeadingOptions.behindCommand(typed).joined(separator: " ") == words)
  }
}
