public import Congress

/// Facts for the pictures of the floor and of the presidium, with names as long as real ones.
extension Sample {
  /// A speaker.
  public static func person(
    _ code: Code<Speaker>, _ name: String, _ unit: String, office: LocalizedText? = secretary,
    title: LocalizedText? = nil
  ) -> SpeakerFacts {
    SpeakerFacts(code: code, name: name, office: office, unit: unit, title: title)
  }

  /// What most of them are.
  public static let secretary = LocalizedText(vi: "Bí thư Đảng ủy", en: "Party Secretary")

  /// A usual speaker.
  public static let ngoc = person(
    "TL01", "Nguyễn Thị Bích Ngọc", "Đảng bộ phường Ninh Kiều",
    title: LocalizedText(
      vi: "Chuyển đổi số trong công tác xây dựng Đảng ở cơ sở",
      en: "Digital transformation in Party building at the grass roots"))
  /// Who is next.
  public static let thinh = person("TL02", "Trần Quốc Thịnh", "Đảng bộ Công an thành phố", office: nil)
  /// The longest of everything.
  public static let longest = person(
    "TL03", "Công Tằng Tôn Nữ Thị Hồng Nhung", "Đảng bộ Trường Đại học Kỹ thuật – Công nghệ Cần Thơ",
    office: LocalizedText(
      vi: "Ủy viên Ban Thường vụ, Trưởng Ban Tuyên giáo và Dân vận",
      en: "Member of the Standing Board, Head of the Commission for Information and Mass Mobilisation"),
    title: LocalizedText(
      vi: "Phát huy vai trò của trí thức trẻ trong nghiên cứu, chuyển giao khoa học công nghệ phục vụ phát triển "
        + "kinh tế nông nghiệp, thích ứng với biến đổi khí hậu và nước biển dâng ở Đồng bằng sông Cửu Long",
      en: "The part of young intellectuals in research and in the transfer of science and technology to farming, "
        + "and in adapting to climate change and rising seas in the Mekong Delta"))

  /// A clock of seven minutes that runs and has used so many seconds.
  public static func clock(used seconds: Int64) -> SpeakerClock {
    clock(.speaking(sinceMS: nowMS - seconds * 1_000, usedMS: 0))
  }

  /// A clock of seven minutes, however far it is.
  public static func clock(_ progress: SpeechProgress) -> SpeakerClock {
    SpeakerClock(allottedMS: 420_000, warningMS: 60_000, overtimeMS: 30_000, progress: progress)
  }

  /// Who has the floor.
  public static func floor(
    _ clock: SpeakerClock, _ form: SpeakerForm = .full, speaker: SpeakerFacts = ngoc, next: SpeakerFacts? = thinh
  ) -> SpeakerSceneView {
    SpeakerSceneView(
      form: form, speaker: speaker, clock: clock, next: next,
      item: LocalizedText(vi: "Tham luận tại hội trường", en: "Speeches from the floor"))
  }

  /// A list of those who have spoken and those who wait.
  public static func list(spoken: Int, waiting: Int, hasFloor: Bool = true) -> SceneContent {
    let names = [ngoc, thinh, longest, person("TL04", "Lê Thị Hồng Gấm", "Hội Nông dân thành phố")]
    let count = spoken + (hasFloor ? 1 : 0) + waiting
    let next = spoken + (hasFloor ? 1 : 0)
    let lines = (0..<count).map { place -> SpeakersSceneView.Line in
      let state: SpeakerState =
        place < spoken ? .done : place < next ? .speaking : .waiting
      return .init(speaker: names[place % names.count], state: state, isNext: place == next)
    }
    return .speakers(
      SpeakersSceneView(item: LocalizedText(vi: "Tham luận", en: "Speeches"), lines: lines, changedMS: nowMS))
  }

  /// An item of ten minutes that is on, two minutes late, or the one after it.
  private static func item(_ code: Code<Item>, _ vi: String, _ en: String, isLive: Bool) -> PresidiumView.ItemFacts {
    .init(
      code: code, title: LocalizedText(vi: vi, en: en), plannedStartMS: nowMS + (isLive ? -240_000 : 360_000),
      plannedMinutes: 10, startedMS: isLive ? nowMS - 120_000 : nil)
  }

  /// What the presidium's monitor shows.
  public static func presidium(
    ballot: PresidiumView.BallotFacts? = nil, speaker: SpeakerSceneView? = nil,
    hall: SceneContent, notes: [LocalizedText]? = nil
  ) -> SceneContent {
    .presidium(
      PresidiumView(
        item: item(
          "3.08", "Biểu quyết thông qua Nghị quyết Đại hội", "Vote on the resolution of the congress", isLive: true),
        next: item("3.09", "Tri ân các đồng chí không tái cử", "Thanks to outgoing members", isLive: false),
        present: 484, summoned: 485, isQuorate: true, ballot: ballot, speaker: speaker,
        notes: notes ?? [
          LocalizedText(vi: "Mời tổ kiểm phiếu vào vị trí sau mục 3.09", en: "Tellers in their places after item 3.09")
        ], hall: .init(output: "hall", takenAtMS: nowMS, content: hall)))
  }

  /// A ballot in the presidium's hands.
  public static func inHand(_ state: BallotState, seconds: Int64? = nil) -> PresidiumView.BallotFacts {
    var shown: ResultView?
    if state == .published, case .result(let view) = result([476, 5, 3]) { shown = view }
    return .init(
      ballot: "BQ11", question: longQuestion, method: .cardCount, state: state, voters: 484,
      deadlineMS: seconds.map { nowMS + $0 * 1_000 }, result: shown)
  }

  /// The scenes of the floor.
  public static let speakers: [(name: String, content: SceneContent)] = [
    ("L07-speaker-called", .speaker(floor(clock(.called)))),
    ("L07-speaker", .speaker(floor(clock(used: 220)))),
    ("L07-speaker-warning", .speaker(floor(clock(used: 372)))),
    ("L07-speaker-overtime", .speaker(floor(clock(used: 515), next: nil))),
    ("L07-speaker-held", .speaker(floor(clock(.held(usedMS: 200_000)), speaker: thinh, next: ngoc))),
    ("L07-speaker-longest", .speaker(floor(clock(used: 220), speaker: longest, next: longest))),
    ("L07-lower-third", .speaker(floor(clock(used: 220), .lowerThird))),
    ("L07-lower-third-overtime", .speaker(floor(clock(used: 515), .lowerThird, speaker: longest))),
    ("L08-speakers", list(spoken: 2, waiting: 5)),
    ("L08-speakers-many", list(spoken: 9, waiting: 31)),
    ("L08-speakers-none", .speakers(SpeakersSceneView(item: nil, lines: []))),
  ]

  /// Scenes that go on above a lower third.
  public static let lowerThirds: [(name: String, content: SceneContent, lowerThird: LowerThirdView)] = {
    let speaker = LowerThirdView.speaker(floor(clock(used: 220), .lowerThird))
    let overtime = LowerThirdView.speaker(floor(clock(used: 515), .lowerThird, speaker: longest))
    let notice = LowerThirdView.notice(
      TextView(text: "Mời đại biểu Lê Thị Hồng Gấm, Đoàn số 14, ra bàn thư ký; xe đưa đón chờ ở cổng số 2"))
    let short = LowerThirdView.notice(TextView(text: "Đề nghị tắt điện thoại"))
    let captions = LowerThirdView.captions(
      CaptionsView(
        text:
          "Kính thưa Đoàn Chủ tịch, kính thưa Đại hội, tôi đề nghị bổ sung vào Nghị quyết chỉ tiêu về chuyển đổi số ở cơ sở",
        atMS: nowMS))
    func content(_ name: String) -> SceneContent { scenes.first { $0.name == name }?.content ?? .holding }
    return [
      ("L03-item", content("L03-item"), speaker), ("L02-programme", programme, speaker),
      ("L02-programme", programme, notice), ("L01-holding", .holding, short),
      ("L04-attendance", content("L04-attendance"), speaker), ("L05-credentials", content("L05-credentials"), notice),
      ("L06-organisations", content("L06-organisations"), notice), ("L08-speakers", content("L08-speakers"), overtime),
      ("L25-film", film(rite: nil), speaker), ("L12-body", content("L12-body"), notice),
      ("L16-notice", content("L16-notice"), speaker),
      ("L03-item", content("L03-item"), captions), ("L26-camera", content("L26-camera"), captions),
      ("L17-break-rooms", content("L17-break-rooms"), notice), ("L18-text", content("L18-text"), overtime),
    ].map { name, content, lowerThird in
      switch lowerThird {
      case .speaker(let facts): ("\(name)+speaker\(facts.speaker == longest ? "-longest" : "")", content, lowerThird)
      case .notice: ("\(name)+notice", content, lowerThird)
      case .captions: ("\(name)+captions", content, lowerThird)
      }
    }
  }()

  /// The presidium's monitor is read from near by: no scene of the hall, and no hall's floor.
  public static let monitors: [(name: String, content: SceneContent)] =
    [
      ("P1-presidium-speaker", presidium(speaker: floor(clock(used: 372)), hall: .speaker(floor(clock(used: 372))))),
      ("P1-presidium-vote", presidium(ballot: inHand(.counted), hall: voting(.closed, seconds: nil))),
      ("P1-presidium-result", presidium(ballot: inHand(.published), hall: result([476, 5, 3]))),
      ("P1-presidium-timed", presidium(ballot: inHand(.open, seconds: 20), hall: voting(.open, seconds: 20))),
      (
        "P1-presidium-longest",
        presidium(
          speaker: floor(clock(used: 515), speaker: longest, next: longest), hall: programme,
          notes: [longest.title, longest.title].compactMap { $0 })
      ),
      (
        "P1-presidium-quiet",
        .presidium(
          PresidiumView(
            item: nil, next: nil, present: 300, summoned: 485, isQuorate: false,
            hall: .init(output: "hall", takenAtMS: nowMS, content: .holding)))
      ),
      (
        "P1-presidium-uncounted",
        .presidium(
          PresidiumView(
            item: nil, next: nil, present: 470, summoned: 485, isQuorate: false, isQuorumUnknown: true,
            hall: .init(output: "hall", takenAtMS: nowMS, content: .holding)))
      ),
    ] + voteMonitors
}
