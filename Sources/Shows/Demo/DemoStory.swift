import ArgumentParser
import Assets
import Congress
import ControlClient
import ControlRoom
import Foundation
import HallProtocol
import QRCodes

/// The session that the demo plays, step by step, each told in the terminal and waited for on the screens.
struct DemoStory: Sendable {
  let cast: DemoCast
  let strings: Strings
  let json: Bool
  /// Whether tablets of this network may follow.
  let isForNetwork: Bool
  let paceMS: Int64

  /// A step: the key of what the terminal says, `demo.<key>`, and what is commanded.
  struct Step {
    let key: String
    let commands: [Command]

    init(_ key: String, _ commands: Command...) {
      self.key = key
      self.commands = commands
    }
  }

  /// A greeting that nobody had planned.
  private static let insertion = AgendaStep.insert(
    NewItem(
      code: "1.105",
      words: ItemWords(title: LocalizedText(vi: "Phát biểu chào mừng của khách mời", en: "A guest's greeting")),
      minutes: 5, running: ItemRunning(kind: .address)), at: ItemPlace(session: "N1B", after: "1.11"))

  static let beforeTheCrash: [Step] = [
    Step("holding"),
    Step("ceremony", .itemNext),
    Step("reception", .itemNext),
    Step(
      "badges",
      .delegateCheckIn("CT-0123"), .delegateCheckIn("CT-0207"), .delegateCheckIn("CT-0318")),
    Step("excused", .delegateMarkAbsent("CT-0455", reason: "Ốm")),
    Step("programme", .itemStart("1.10"), .cueTake("hall", .programme)),
    Step("insert", .agenda(insertion)),
    Step("item-hold", .agenda(.hold(reason: ""))),
    Step("item-resume", .agenda(.resume)),
    Step("vote-item", .itemNext),
    Step("item", .cueTake("hall", .item)),
    Step("ask", .ballotAsk("BQ06")),
    Step("open", .ballotOpen("BQ06")),
    Step("close", .ballotClose("BQ06")),
    Step(
      "count",
      .ballotCount("BQ06", counts: ["for": 470, "against": 5, "other": 3], paper: nil)),
  ]

  static let afterTheCrash: [Step] = [
    Step("confirm", .ballotConfirm("BQ06")),
    Step("publish", .ballotPublish("BQ06")),
    Step("safe-on", .safeOn),
    Step("safe-off", .safeOff),
    Step("timed", .ballotOpen("BQ10")),
    Step("hold", .ballotHold("BQ10")),
    Step("resume", .ballotResume("BQ10")),
    Step("abort", .ballotAbort("BQ10", reason: "demo")),
    Step("speakers", .itemStart("2.14")),
    Step("speaker-call", .speakerCall(nil), .cueTake("hall", .speaker(.full))),
    Step("speaker-start", .speakerStart),
    Step("speaker-hold", .speakerHold, .speakerResume, .speakerExtend(seconds: 60)),
    Step("speaker-next", .speakerNext, .cueTake("hall", .speaker(.lowerThird))),
    Step("speaker-list", .cueTake("hall", .speakers)),
    Step("black", .cueTake("hall", .black)),
  ]

  /// Plays everything; throws where a step was refused or a screen did not follow.
  func play() async throws {
    tell("start", ["port": "\(cast.port)"])
    try cast.startService()
    try await waitForService()
    try cast.startScreens()
    try await waitForScreens()
    try startTablets()
    try await fileDocument()
    for step in Self.beforeTheCrash { try await perform(step) }
    tell("kill")
    cast.killService()
    try cast.startService()
    try await waitForService()
    try await waitForScreens()
    for step in Self.afterTheCrash { try await perform(step) }
    tell("end")
  }

  /// Files a document that goes out as item 1.11 begins; a machine without the press's programs is told what is missing.
  private func fileDocument() async throws {
    guard FileManager.default.fileExists(atPath: cast.document) else { return }
    tell("document")
    let library = ["--library", cast.library]
    let steps = [
      [
        "document", "add", cast.document, "--code", "CT01", "--title", "Chương trình phiên chính thức", "--kind",
        "programme",
      ]
        + ["--item", "1.11", "--audience", "public"],
      ["document", "approve", "CT01", "1"], ["document", "release", "CT01", "--item", "1.11"],
    ]
    for (place, step) in steps.enumerated() {
      let spoken = "plenary " + step.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ")
      let (status, words) = try cast.runPlenary(
        step + (place == 0 ? library : []) + ["--language", strings.language, "--token", "sample-operator"])
      guard status == 0 else { return tell("document-missing", ["reason": .text(words)]) }
      say(
        json ? DemoLine(command: spoken, sequence: try await link.read([.show]).welcome.sequence).text : "    " + spoken
      )
    }
  }

  /// Lets tablets follow, and says where; a phone's camera opens the address.
  private func startTablets() throws {
    let port = try FreePort.find()
    try cast.startWeb(host: isForNetwork ? "0.0.0.0" : "127.0.0.1", port: port)
    let address = "http://\(isForNetwork ? LocalAddress.find() ?? "127.0.0.1" : "127.0.0.1"):\(port)/"
    tell("tablets", ["address": .text(address)])
    guard isForNetwork, !json, let code = QRCode(address) else { return }
    for line in code.terminalLines { say("    " + line) }
  }

  private func perform(_ step: Step) async throws {
    tell(step.key)
    for command in step.commands {
      let sequence = try await link.send(command)
      let spoken = "plenary \(Self.spoken(command))"
      say(json ? DemoLine(command: spoken, sequence: sequence).text : "    " + spoken)
      try await waitForScreens()
    }
    if paceMS > 0 { try await Task.sleep(for: .milliseconds(paceMS)) }
  }

  private func tell(_ key: String, _ values: [String: Wording.Part] = [:]) {
    let words = strings[Wording("demo.\(key)", values)]
    say(json ? DemoLine(step: words).text : "• " + words)
  }

  /// Writes a line at once, also where the output is no terminal.
  private func say(_ line: String) { StandardStream.output.say(line + "\n") }

  private var link: ServiceLink {
    ServiceLink(
      settings: ClientSettings(host: "127.0.0.1", port: cast.port, token: "sample-operator"), role: .operator,
      id: "demo", strings: strings)
  }

  private var watch: CastWatch { CastWatch(cast: cast, link: link, outputs: ["hall", "lobby", "presidium"]) }
  private func waitForService() async throws { try await watch.waitForService() }
  private func waitForScreens() async throws { try await watch.waitForScreens() }

  /// A command as one would type it.
  static func spoken(_ command: Command) -> String {
    let name = command.name.rawValue.replacing(".", with: " ")
    switch command.body {
    case _ where command == .itemNext: return "next"
    case let take as TakeCue: return "take \(take.cue?.text ?? "")"
    case let absence as MarkDelegateAbsent: return "\(name) \(absence.delegate) --reason \"\(absence.reason.text)\""
    case let abort as AbortBallot: return "\(name) \(abort.ballot) --reason \"\(abort.reason.text)\""
    case let count as CountBallot:
      return ["for", "against", "other"].reduce("\(name) \(count.ballot)") { "\($0) --\($1) \(count.counts[$1] ?? 0)" }
    case let extend as ExtendSpeech: return "\(name) \(extend.seconds)"
    case let agenda as AgendaCommand:
      guard case .insert(let new, let place) = agenda.step else { return name }
      let title = "--title \"\(new.words.title.vi)\""
      return "\(name) \(new.code) --after \(place.after?.text ?? "") \(title) --minutes \(new.minutes)"
    default: return command.key.replacing(".", with: " ", maxReplacements: 1)
    }
  }
}
