public import Congress

/// Facts for pictures of lists and texts, with names as long as real ones.
extension Sample {
  /// The report on 485 delegates.
  public static let credentials: SceneContent = {
    let people = (0..<485).map { number in
      Delegate(
        code: Code("D\(number)"), name: number == 7 ? "Nguyễn Huỳnh Quang Tiến" : "Trần Văn An",
        kind: number % 6 == 0 ? .exOfficio : .appointed, organisation: "O", group: "", seat: "",
        sex: number % 4 == 0 ? .female : .male, ethnicity: number % 15 == 0 ? "Khmer" : "Kinh",
        birthYear: number == 7 ? 1957 : 1964 + number % 31, partyYear: number % 50 == 0 ? nil : 1985 + number % 37)
    }
    return .credentials(
      CredentialsView(
        summoned: CredentialsReport(people, year: 2025),
        present: CredentialsReport(Array(people.dropLast()), year: 2025)
      ))
  }()

  /// 109 organisations, in some of which somebody is missing.
  public static func organisations(incomplete: Int) -> SceneContent {
    let names = [
      "phường Ninh Kiều", "xã Cờ Đỏ", "Quân sự thành phố", "phường Thới An Đông", "xã Lịch Hội Thượng",
      "Ủy ban nhân dân thành phố", "Trường Đại học Y Dược Cần Thơ", "xã Mỹ Tú", "các cơ quan Đảng thành phố",
      "phường Vĩnh Châu",
    ]
    let rows = (0..<109).map { number in
      let summoned = number == 2 ? 12 : 3 + number % 4
      return OrganisationsView.Row(
        name: "Đảng bộ " + names[number % names.count] + (number < names.count ? "" : " \(number / names.count + 1)"),
        present: number * 17 % 109 < incomplete ? summoned - 1 : summoned, summoned: summoned)
    }
    return .organisations(OrganisationsView(rows: rows, asOfMS: nowMS - 60_000))
  }

  /// What the sample election is called.
  public static let electionTitle = LocalizedText(
    vi: "Bầu Ban Chấp hành Đảng bộ thành phố", en: "Election of the Executive Committee")

  private static let names = [
    "Lê Đức An", "Trần Thị Ánh", "Phạm Văn Ân", "Võ Văn Dũng", "Nguyễn Huỳnh Quang Tiến", "Hồ Thị Đào", "Bùi Thị Oanh",
    "Đỗ Văn Ôn", "Trương Thị Phương Thảo", "Công Tằng Tôn Nữ Thị Hồng Nhung", "Nguyễn Thị Minh Nguyệt", "Mai Văn Yên",
  ]

  /// The papers of an election, on their way out and back.
  public static func papers(collected: Int?, isPublished: Bool = false) -> SceneContent {
    .electionPapers(
      ElectionPapersView(
        election: "BC01", title: electionTitle, entitled: 484, issued: 484, collected: collected,
        valid: isPublished ? 482 : nil, invalid: isPublished ? 1 : nil))
  }

  /// The table of an election, revealed as far as it has been read out.
  public static func table(candidates: Int, revealed: Int?, isVoided: Bool = false) -> SceneContent {
    let rows = (0..<candidates).map { place in
      // Of 485 who were summoned, 482 papers were valid.
      let votes = place % 7 == 3 ? 232 : 482 - place * 5 % 37
      let figures = ElectionTableView.Figures(votes: votes, isElected: votes > 242)
      return ElectionTableView.Row(
        name: names[place % names.count], figures: place < revealed ?? candidates ? figures : nil)
    }
    return .electionTable(
      ElectionTableView(
        election: "BC01", title: electionTitle, seats: min(51, candidates), base: 485, needed: 243, rows: rows,
        current: revealed,
        isVoided: isVoided))
  }

  /// Those who were elected, high to low.
  public static let elected: SceneContent = .elected(
    ElectedView(
      election: "BC01", title: electionTitle, seats: 51,
      rows: (0..<51).map { ElectedView.Row(name: names[$0 % names.count], votes: 482 - $0 * 3, base: 485) }))

  /// A short notice.
  public static let notice: SceneContent = .notice(
    TextView(text: "Đề nghị đại biểu tắt chuông điện thoại, ổn định chỗ ngồi"))

  /// A text of three paragraphs.
  public static let resolution = """
    Điều 1. Thông qua Báo cáo chính trị của Ban Chấp hành Đảng bộ thành phố trình Đại hội.

    Điều 2. Đến năm 2030, Cần Thơ là thành phố sinh thái, văn minh, hiện đại, mang đậm bản sắc văn hóa sông nước đồng \
    bằng sông Cửu Long; là trung tâm dịch vụ, du lịch, logistics, công nghiệp chế biến và nông nghiệp công nghệ cao.

    Điều 3. Giao Ban Chấp hành Đảng bộ thành phố khóa I lãnh đạo, chỉ đạo tổ chức thực hiện Nghị quyết này.
    """

  /// A break that ends in so many minutes.
  public static func breakScene(minutes: Int64, places: [String] = []) -> SceneContent {
    .break(BreakView(untilMS: nowMS - nowMS % 60_000 + minutes * 60_000, places: places))
  }

  /// Where nine groups meet.
  public static let rooms = (1...9).map { "Tổ \($0): phòng \(200 + $0), tầng \(1 + $0 / 4)" }

  /// A film that has run for a while.
  public static func film(rite: Rite?) -> SceneContent {
    .film(FilmView(film: "opening.mp4", rite: rite, playback: FilmPlayback(.stands(atMS: 12_000), lengthMS: 205_000)))
  }

  /// The scenes of lists and texts.
  public static let lists: [(name: String, content: SceneContent)] = [
    ("L05-credentials", credentials),
    ("L06-organisations", organisations(incomplete: 5)),
    ("L06-organisations-complete", organisations(incomplete: 0)),
    ("L12-body", body(members: 15)),
    ("L13-election-papers-issued", papers(collected: nil)),
    ("L13-election-papers-collected", papers(collected: 483)),
    ("L13-election-papers-published", papers(collected: 483, isPublished: true)),
    ("L14-election-table-none", table(candidates: 58, revealed: 0)),
    ("L14-election-table-reading", table(candidates: 58, revealed: 10)),
    ("L14-election-table", table(candidates: 58, revealed: nil)),
    ("L14-election-table-two", table(candidates: 2, revealed: nil)),
    ("L14-election-table-voided", table(candidates: 8, revealed: nil, isVoided: true)),
    ("L15-elected", elected),
    ("L16-notice", notice),
    ("L17-break", breakScene(minutes: 15)),
    ("L17-break-rooms", breakScene(minutes: 102, places: rooms)),
    ("L17-break-over", breakScene(minutes: 0)),
    ("L18-text", .text(TextView(title: "DỰ THẢO NGHỊ QUYẾT", text: resolution))),
    ("L18-text-untitled", .text(TextView(text: "Kính mời đại biểu dự Đại hội\nchụp ảnh lưu niệm"))),
    ("L19-seats", seats()),
    ("L19-seats-vote", seats(vote: SeatMapView.Vote(ballot: "BQ12", question: longQuestion, choices: Choice.standard))),
    ("L21-test-pattern", .testPattern),
    ("L22-pictures", .pictures(PicturesView(files: ["lotus.svg"], seconds: 8))),
    ("L22-pictures-series", .pictures(PicturesView(files: ["lotus.svg", "missing.jpg"], seconds: 8))),
    ("L25-film", film(rite: nil)),
    ("L25-film-ceremony", film(rite: .flag)),
    ("L23-ceremony", .ceremony(CeremonyView(rite: .plain))),
    ("L23-ceremony-flag", .ceremony(CeremonyView(rite: .flag))),
    ("L23-ceremony-silence", .ceremony(CeremonyView(rite: .silence))),
  ]
}
