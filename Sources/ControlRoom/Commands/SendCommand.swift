public import ArgumentParser
import Assets
import Congress
import Foundation
import HallProtocol

/// Sends any command of the protocol by its name: `plenary send ballot.extend ballot=BQ06 seconds=30`.
///
/// What has a verb of its own is typed more easily by it; what has none, and what an adapter is to send, is tried here.
public struct SendCommand: RoomCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Send any command of the protocol by its name.",
    discussion: """
      Without a name, every command is listed as it would be typed. A value is a word, or JSON where it is a list or an \
      object.
      plenary send ballot.extend ballot=BQ06 seconds=30
      plenary send cue.take output=hall 'cue={"scene":"attendance"}'
      """)
  @Argument(help: "The command's name, such as ballot.extend.") var name: String?
  @Argument(help: ArgumentHelp("Its arguments.", valueName: "key=value")) var arguments: [String] = []
  /// Where the service is, who is speaking.
  @OptionGroup public var options: RoomOptions
  /// A command as given.
  public init() {}

  /// Sends the command, or lists all.
  public func talk() async throws {
    guard let name else {
      return try options.show(CommandRegistry.kinds.map(TypedCommand.line), json: CommandRegistry.kinds.map(\.name))
    }
    try await send(TypedCommand(name: name, arguments: arguments).command())
  }
}

/// A command as people type it: its name, and its arguments as `key=value`.
struct TypedCommand {
  let name: String
  let arguments: [String]

  /// A command with everything that it can hold, as it is typed.
  static func line(_ kind: CommandKind) -> String {
    let values = example(of: kind).sorted { $0.key < $1.key }.map { key, value in "\(key)=\(text(of: value))" }
    return ([kind.name.rawValue] + values).joined(separator: " ")
  }

  /// The command.
  /// - Throws: ``RoomProblem/notThere(_:)`` where there is no such command or argument, or a value does not fit.
  func command() throws(RoomProblem) -> Command {
    guard let kind = CommandRegistry.kinds.first(where: { $0.name.rawValue == name }) else {
      let known = CommandRegistry.kinds.map(\.name.rawValue)
      let alike = known.filter { $0.hasPrefix(name.prefix { $0 != "." } + ".") }
      let list = (alike.isEmpty ? known : alike).joined(separator: ", ")
      throw .notThere(Wording("send.unknown", ["command": .text(name), "known": .text(list)]))
    }
    let example = Self.example(of: kind)
    var values: [String: Any] = [:]
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let sample = example[parts[0]] else {
        let known = example.keys.sorted().joined(separator: ", ")
        throw .notThere(
          Wording("send.argument", ["argument": .text(argument), "command": .text(name), "known": .text(known)]))
      }
      values[parts[0]] = Self.value(parts[1], like: sample)
    }
    return try read(values, as: kind)
  }

  private func read(_ values: [String: Any], as kind: CommandKind) throws(RoomProblem) -> Command {
    var message: [String: Any] = ["name": name]
    if !values.isEmpty { message["args"] = values }
    do {
      return try MessageCodec().command(JSONSerialization.data(withJSONObject: message))
    } catch {
      throw .notThere(
        Wording("send.not-fit", ["reason": .text("\(error)"), "example": .text("plenary send " + Self.line(kind))]))
    }
  }

  /// Words stay words, even where they look like numbers: `item=1.01` is a code.
  private static func value(_ text: String, like sample: Any) -> Any {
    if sample is String { return text.precomposedStringWithCanonicalMapping }
    return (try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)) ?? text
  }

  private static func text(of value: Any) -> String {
    if let text = value as? String { return text.contains(" ") ? "'\(text)'" : text }
    let options: JSONSerialization.WritingOptions = [.fragmentsAllowed, .sortedKeys, .withoutEscapingSlashes]
    let data = try? JSONSerialization.data(withJSONObject: value, options: options)
    let json = data.map { String(decoding: $0, as: UTF8.self) } ?? "…"
    return json.contains("\"") ? "'\(json)'" : json
  }

  /// The arguments of a command with everything that it can hold.
  private static func example(of kind: CommandKind) -> [String: Any] {
    let data = try? JSONEncoder().encode(Command(any: kind.example))
    let message = data.flatMap { try? JSONSerialization.jsonObject(with: $0) } as? [String: Any]
    return message?["args"] as? [String: Any] ?? [:]
  }
}
