import ArgumentParser
import Assets
import Congress
import ControlClient
import ControlRoom
import Foundation
import HallProtocol

/// The session that the demo plays, step by step, each told in the terminal and waited for on the screens.
struct DemoStory: Sendable {
  let cast: DemoCast
  let strings: Strings
  let paceMS: Int64

  /// A step: what the terminal says, in both languages, and what is commanded.
  private struct Step {
    let words: (vi: String, en: String)
    let commands: [Command]

    init(_ vi: String, _ en: String, _ commands: Command...) {
      words = (vi, en)
      self.commands = commands
    }
  }

  private static let beforeTheCrash: [Step] = [
    Step("Mở màn: chờ đại biểu.", "Before the doors open: the holding picture."),
    Step("Dâng hương buổi sáng.", "Morning ceremony, off site.", .itemNext),
    Step("Đón tiếp, điểm danh.", "Reception: check-in begins.", .itemNext),
    Step(
      "Quét thẻ: thêm ba đại biểu; CT-0401 chưa đến.", "Three more badges are scanned.",
      .delegateCheckIn("CT-0123"), .delegateCheckIn("CT-0207"), .delegateCheckIn("CT-0318")),
    Step("CT-0455 vắng có lý do.", "One delegate is excused.", .delegateMarkAbsent("CT-0455", reason: "Ốm")),
    Step("Chương trình của phiên.", "The session's programme.", .itemStart("1.10"), .cueTake("hall", .programme)),
    Step("Thông qua chương trình phiên chính thức.", "The official programme is put to the vote.", .itemNext),
    Step("Hiện mục đang diễn ra.", "The current item.", .cueTake("hall", .item)),
    Step("Chủ tọa nêu câu hỏi BQ06.", "The chair asks: BQ06.", .ballotAsk("BQ06")),
    Step("Giơ thẻ biểu quyết.", "Cards up: voting is open.", .ballotOpen("BQ06")),
    Step("Hạ thẻ, tổng hợp.", "Cards down: counting.", .ballotClose("BQ06")),
    Step(
      "Tổ kiểm phiếu báo số liệu; hội trường chưa thấy.", "The tellers report; the hall sees nothing yet.",
      .ballotCount("BQ06", counts: ["for": 470, "against": 5, "other": 3])),
  ]

  private static let afterTheCrash: [Step] = [
    Step("Chủ tọa xác nhận.", "The chair confirms.", .ballotConfirm("BQ06")),
    Step("Công bố kết quả.", "The result is published.", .ballotPublish("BQ06")),
    Step("Sự cố? AN TOÀN.", "Something wrong? SAFE covers every screen.", .safeOn),
    Step("Hết sự cố: đúng hình cũ.", "Released: exactly what was there.", .safeOff),
    Step("Biểu quyết có đồng hồ: BQ10.", "A timed vote: BQ10.", .ballotOpen("BQ10")),
    Step("Tạm dừng.", "On hold.", .ballotHold("BQ10")),
    Step("Tiếp tục.", "And on.", .ballotResume("BQ10")),
    Step("Bỏ biểu quyết này.", "Withdrawn.", .ballotAbort("BQ10", reason: "demo")),
    Step("Hạ màn.", "Lights out.", .cueTake("hall", .black)),
  ]

  /// Plays everything; throws where a step was refused or a screen did not follow.
  func play() async throws {
    tell("Dịch vụ và màn hình khởi động (cổng \(cast.port)).", "Service and screens start (port \(cast.port)).")
    try cast.startService()
    try await waitForService()
    try cast.startScreens()
    try await waitForScreens()
    for step in Self.beforeTheCrash { try await perform(step) }
    tell("kill -9 dịch vụ, khởi động lại: mọi thứ còn nguyên.", "kill -9 the service, start it again: nothing is lost.")
    cast.killService()
    try cast.startService()
    try await waitForService()
    try await waitForScreens()
    for step in Self.afterTheCrash { try await perform(step) }
    tell("Xong.", "Done.")
  }

  private func perform(_ step: Step) async throws {
    tell(step.words.vi, step.words.en)
    for command in step.commands {
      _ = try await link.send(command)
      say("    plenary \(spoken(command))")
      try await waitForScreens()
    }
    if paceMS > 0 { try await Task.sleep(for: .milliseconds(paceMS)) }
  }

  private func tell(_ vi: String, _ en: String) { say("• " + (strings.language == "vi" ? vi : en)) }

  /// Writes a line at once, also where the output is no terminal.
  private func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  private var link: ServiceLink {
    ServiceLink(
      settings: ClientSettings(host: "127.0.0.1", port: cast.port, token: "sample-operator"), role: .operator,
      id: "demo", strings: strings)
  }

  /// Waits until the service answers.
  private func waitForService() async throws {
    try await wait("the service") { (try? await link.read([.show])) != nil }
  }

  /// Waits until every screen is connected and has presented the newest revision of its output.
  private func waitForScreens() async throws {
    let outputs: [Code<Output>] = ["hall", "lobby"]
    try await wait("the screens") {
      guard let (_, updates) = try? await link.readUpdates([.screens] + outputs.map(Topic.output)),
        case .screens(let view) = updates[0].value
      else { return false }
      let newest = Dictionary(uniqueKeysWithValues: zip(outputs, updates.dropFirst().map(\.revision)))
      let following = view.screens.filter { $0.isConnected && $0.shownRevision >= newest[$0.output] ?? .max }
      return following.count == DemoCast.screens.count
    }
  }

  private func wait(_ what: String, until isThere: () async -> Bool) async throws {
    let deadline = ContinuousClock.now + .milliseconds(DemoCast.patienceMS)
    while await !isThere() {
      if let fallen = cast.fallen {
        throw ValidationError("\(fallen.name) has ended by itself; its last words:\n\(fallen.words)")
      }
      guard ContinuousClock.now < deadline else {
        throw ValidationError("The demo waited \(DemoCast.patienceMS) ms for \(what) in vain.")
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  /// A command as one would type it.
  private func spoken(_ command: Command) -> String {
    switch command {
    case .itemNext: "next"
    case .itemStart(let item): "item start \(item)"
    case .delegateCheckIn(let code): "delegate check-in \(code)"
    case .delegateMarkAbsent(let code, let reason): "delegate mark-absent \(code) --reason \"\(reason)\""
    case .cueTake(_, let cue): "take \(cue?.text ?? "")"
    case .safeOn: "safe on"
    case .safeOff: "safe off"
    case .ballotCount(let code, let counts):
      "ballot count \(code) --for \(counts["for"] ?? 0) --against \(counts["against"] ?? 0) --other \(counts["other"] ?? 0)"
    case .ballotAsk(let code), .ballotOpen(let code), .ballotHold(let code), .ballotResume(let code),
      .ballotClose(let code), .ballotConfirm(let code), .ballotPublish(let code):
      "\(command.name.rawValue.split(separator: ".").joined(separator: " ")) \(code)"
    case .ballotAbort(let code, let reason): "ballot abort \(code) --reason \"\(reason)\""
    default: command.name.rawValue
    }
  }
}
