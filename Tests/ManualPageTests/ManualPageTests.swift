import Foundation
import Testing

@testable import Manual

/// Goal: a page tells every command and every option that is told, once, and nothing in it steers roff.
///
/// Method: what a made command line says of itself, read as it is dumped.
@Suite struct ManualPageTests {
  private func option(_ name: String, more: String = "") -> String {
    """
    {"kind":"option","shouldDisplay":true,"isOptional":true,"isRepeating":false,"valueName":"\(name)",
     "names":[{"kind":"long","name":"\(name)"}],"abstract":"The \(name)."\(more)}
    """
  }

  private func page(
    _ json: String, chapters: [(title: String, paragraphs: [String])] = [], others: [String] = []
  ) throws -> [String] {
    let help = try JSONDecoder().decode(CommandHelp.self, from: Data("{\"command\":\(json)}".utf8))
    return ManualPage(command: help.command, chapters: chapters, others: others).text
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private var house: String {
    func leaf(_ name: String, _ arguments: String) -> String {
      """
      {"commandName":"\(name)","superCommands":["hall"],"abstract":"Does \(name).","arguments":[\(arguments)]}
      """
    }
    return """
      {"commandName":"hall","abstract":"Run a hall.","arguments":[],"subcommands":[
        \(leaf("open", option("door") + "," + option("host"))),\(leaf("close", option("host"))),\(leaf("sweep", option("host"))),
        {"commandName":"ghost","superCommands":["hall"],"shouldDisplay":false},
        {"commandName":"help","superCommands":["hall"]}]}
      """
  }

  @Test func everyCommandHasASectionAndWhatMostTakeIsToldOnce() throws {
    let lines = try page(house)
    #expect(lines.first == #".TH HALL 1 "" "Plenary" "Plenary Manual""#)
    #expect(lines.contains(#"hall \- Run a hall"#))
    #expect(lines.filter { $0.hasPrefix(".SS") } == [".SS hall open", ".SS hall close", ".SS hall sweep"])
    #expect(lines.filter { $0 == #".B \-\-host <host>"# }.count == 1)
    let common = try #require(lines.firstIndex(of: ".SH COMMON OPTIONS"))
    let host = try #require(lines.firstIndex(of: #".B \-\-host <host>"#))
    let door = try #require(lines.firstIndex(of: #".B \-\-door <door>"#))
    #expect(door < common && common < host)
  }

  @Test func whatIsNotToldIsNotOnThePage() throws {
    let text = try page(house).joined(separator: "\n")
    #expect(!text.contains("ghost") && !text.contains("hall help"))
    let hidden = option("secret").replacing("\"shouldDisplay\":true", with: "\"shouldDisplay\":false")
    let lines = try page(#"{"commandName":"hall","arguments":[\#(hidden),\#(option("help"))]}"#)
    #expect(!lines.contains(".SH OPTIONS"))
  }

  @Test func anOptionTellsItsDefaultAndTheValuesItsSentenceDoesNotName() throws {
    let named = option("motion", more: #","defaultValue":"full","allValues":["full","none"]"#)
    let lines = try page(#"{"commandName":"hall","arguments":[\#(named)]}"#)
    #expect(lines.contains("The motion. (full, none) Default: full."))
    let told = option("full or none", more: #","allValues":["full","none"]"#)
    #expect(try page(#"{"commandName":"hall","arguments":[\#(told)]}"#).contains("The full or none."))
  }

  @Test func aSynopsisSaysWhatMayBeLeftOutAndWhatMayComeAgain() throws {
    let must = option("id").replacing("\"isOptional\":true", with: "\"isOptional\":false")
    let again = """
      {"kind":"positional","shouldDisplay":true,"isOptional":true,"isRepeating":true,"valueName":"file"}
      """
    let short = """
      {"kind":"flag","shouldDisplay":true,"isOptional":true,"isRepeating":false,"names":[{"kind":"short","name":"v"}]}
      """
    let lines = try page(#"{"commandName":"hall","arguments":[\#(must),\#(again),\#(short)]}"#)
    let start = try #require(lines.firstIndex(of: ".B hall"))
    #expect(Array(lines[(start + 1)...(start + 3)]) == [#"\-\-id <id>"#, "[<file>...]", #"[\-v]"#])
  }

  @Test func nothingInATextMeansAnythingToRoff() {
    #expect(ManualPage.escaped(#"a\b-c"#) == #"a\eb\-c"#)
    #expect(ManualPage.escaped(".SH x") == #"\&.SH x"#)
    #expect(ManualPage.escaped("'x") == #"\&'x"#)
    #expect(ManualPage.escaped("one\ntwo") == "one two")
  }

  @Test func chaptersAndTheOtherPagesStandAtTheEnd() throws {
    let lines = try page(
      #"{"commandName":"hall"}"#, chapters: [(title: "FILES", paragraphs: ["here", "there"])], others: ["desk", "wall"])
    #expect(
      lines.suffix(9) == [
        ".SH FILES", ".PP", "here", ".PP", "there", ".SH SEE ALSO", ".BR desk (1) ,", ".BR wall (1)", "",
      ])
  }
}
