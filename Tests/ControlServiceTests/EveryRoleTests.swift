import Congress
import ControlService
import Foundation
import HallProtocol
import HallTestSupport
import NIOCore
import Testing

/// Goal: every role may do what the protocol's guide says, and nothing else; nobody hears what is not theirs.
///
/// Method: exhaustive, over a real service: each role sends every command of the guide, and asks for every topic.
@Suite struct EveryRoleTests {
  /// What commands without an example take, all at once: what one does not know it passes over, and who may not send it
  /// is refused before anything of it is looked up.
  private static let arguments = """
    {"item":"1.01","session":"N1A","from":"N1A","to":"N1A","after":"1.01","delegate":"D1","alternate":"D2","ballot":"BQ01",\
    "target":"T1","election":"E1","candidate":"C1","votes":1,"seconds":60,"reason":"x","presence":"present","entries":\
    [{"delegate":"D1","presence":"present"}],"by":"hall","counts":{"all":1},"absentThroughout":1,"title":{"vi":"T"},\
    "seats":1,"collected":1,"screen":"hall-left","name":"N","output":"hall","cue":{"scene":"holding"},"speaker":"S1",\
    "before":"S2","toMS":1,"kind":"report","ballots":[],"digest":\
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","signer":"N","office":"O","document":"T1",\
    "version":1,"readers":1,"audience":["press"],"file":{"digest":"ab","form":"pdf","bytes":1},"pages":{"digest":"ab","count":1},\
    "tablet":"BCFGHJ","letters":"BCFGHJ","ticket":\
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","picture":"A01","caption":{"vi":"T"},"credit":"N","image":{"digest":"ab",\
    "bytes":1,"width":1,"height":1},"preview":{"digest":"ab","bytes":1,"width":1,"height":1}}
    """

  /// The guide's examples of commands, and its table of who may send them.
  private struct Guide {
    let commands: [Command]
    let roles: [String: Set<String>]

    init() throws {
      let here = URL(filePath: #filePath).deletingLastPathComponent()
      let path = here.appending(path: "../../Sources/Manual/Plenary.docc/HallProtocol.md")
      let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").map(String.init)
      func command(_ line: String) throws -> Command? {
        guard case .command(let message) = try MessageCodec().clientMessage(ByteBuffer(string: line)) else {
          return nil
        }
        return message.command
      }
      let examples = try lines.filter { $0.hasPrefix("{\"type\":\"command\"") }.compactMap(command)
      let others = CommandName.allCases.filter { name in !examples.contains { $0.name == name } }
      commands =
        try examples
        + others.compactMap { name in
          try command(
            #"{"type":"command","id":"1","name":"\#(name.rawValue)","args":\#(EveryRoleTests.arguments)}"#)
        }
      let header = try #require(lines.firstIndex { $0.hasPrefix("| name | args") })
      let rows = lines[(header + 2)...].prefix { $0.hasPrefix("|") }.map { row in
        row.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
      }
      roles = Dictionary(
        uniqueKeysWithValues: rows.map { row in
          let named = (row.last ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
          return (row[0], Set(named))
        })
    }
  }

  @Test func everyCommandIsTriedAndStandsInTheGuidesTable() throws {
    let guide = try Guide()
    #expect(Set(guide.commands.map(\.name)) == Set(CommandName.allCases))
    #expect(Set(guide.roles.keys) == Set(CommandName.allCases.map(\.rawValue)))
  }

  @Test func everyRoleMaySendWhatTheGuideSaysAndNothingElse() async throws {
    let guide = try Guide()
    try await RunningService.with { service in
      for role in Role.allCases {
        let client = try LineClient(port: service.port)
        try client.hello(role, id: "hall-left", want: [])
        for (number, command) in guide.commands.enumerated() {
          let answer = try await client.command("c\(number)", command)
          let isForTheRole = if case .refused(let refusal) = answer { refusal.code != "role_may_not" } else { true }
          let may = guide.roles[command.name.rawValue]?.contains(role.rawValue) ?? false
          #expect(isForTheRole == may, "\(role) \(command.name)")
        }
      }
    }
  }

  @Test func everyRoleFollowsItsTopicsAndNoOther() async throws {
    try await RunningService.with { service in
      let topics = Topic.all(outputs: ["hall", "lobby", Output.presidium]) + [.screen("hall-left"), .votes("BQ01")]
      for role in Role.allCases {
        for topic in topics {
          let client = try LineClient(port: service.port)
          try client.hello(role, id: "hall-left", want: [topic.name])
          switch try await client.next() {
          case .welcome(let welcome):
            #expect(topic.isOpen(to: role) && welcome.topics == [topic.name], "\(role) \(topic.name)")
          case .error(let reason):
            let isUnknown = reason.code == .topicUnknown
            #expect(isUnknown || (!topic.isOpen(to: role) && reason.code == .topicNotOpen), "\(role) \(topic.name)")
            // A congress without such an output knows no such topic.
            #expect(!isUnknown || topic == .output(Output.presidium), "\(role) \(topic.name)")
          default: Issue.record("\(role) \(topic.name): neither let in nor told why not")
          }
        }
      }
    }
  }
}
