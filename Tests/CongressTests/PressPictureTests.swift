import HallTestSupport
import Testing

@testable import Congress

/// Goal: nobody outside the staff has a picture, or learns of one, before its embargo is over, and the record says who did
/// what.
///
/// Method: the two decisions exhaustively, against the rules written down a second time; then the life of a picture in a
/// sample congress, every way for it to go out, and every way to go wrong.
@Suite struct PressPictureTests {
  static func image(_ digit: Character, bytes: Int = 900, width: Int = 400, height: Int = 300) -> PressImage {
    PressImage(digest: String(repeating: digit, count: 64), bytes: bytes, width: width, height: height)
  }

  static func add(
    _ code: Code<PressPicture> = "A01", caption: String = "Đoàn Chủ tịch", credit: String = "Hoa",
    image: PressImage = image("a"), embargo: ReleaseMoment? = nil
  ) -> Command {
    .pressPictureAdd(
      PressPictureFiling(code: code, caption: LocalizedText(vi: caption), credit: credit, embargo: embargo),
      image: image, preview: Self.image("b"))
  }

  @Test("Every viewer, state and part: nothing of what is under embargo or taken away is anybody's but the staff's")
  func access() {
    let open: [PressPictureState: Set<PressPicturePart>] = [
      .embargoed: [], .released: [.listing, .image], .withdrawn: [.listing], .discarded: [],
    ]
    var asked = 0
    for viewer in DocumentViewer.allCases {
      for state in PressPictureState.allCases {
        for part in PressPicturePart.allCases {
          asked += 1
          let expected = viewer == .staff || open[state]?.contains(part) == true
          #expect(PressPictureAccess.allows(part, of: state, to: viewer) == expected, "\(viewer) \(state) \(part)")
        }
      }
    }
    #expect(asked == 7 * 4 * 3)
  }

  @Test("Every embargo, state and clock: it is over at its moment and not before, and never of what was taken away")
  func embargoes() {
    let embargoes: [ReleaseMoment?] = [nil, .item("1.01"), .ballot("B1"), .time(atMS: 5)]
    let come: [[ReleaseMoment]] = [[], [.item("1.01")], [.ballot("B1")], [.time(atMS: 5)], [.item("1.02")]]
    for embargo in embargoes {
      for state in PressPictureState.allCases {
        for moments in come {
          let isOver = PressPictureAccess.isOver(embargo, of: state, hasCome: moments.contains)
          let expected =
            switch state {
            case .discarded: false
            case .released, .withdrawn: true
            case .embargoed: embargo.map(moments.contains) ?? true
            }
          #expect(isOver == expected, "\(String(describing: embargo)) \(state) \(moments)")
        }
      }
    }
    for isReleased in [false, true] {
      for isWithdrawn in [false, true] {
        let state = PressPictureState(isReleased: isReleased, isWithdrawn: isWithdrawn)
        #expect(state == (isWithdrawn ? isReleased ? .withdrawn : .discarded : isReleased ? .released : .embargoed))
      }
    }
  }

  @Test("Without an embargo it is out at once; withdrawn, it is told of and not given")
  func life() throws {
    var hall = try Hall(after: Self.add())
    let out = try #require(hall.state.releasedPressPictures.pictures.first)
    #expect(out.state == .released && out.image == Self.image("a") && out.preview == Self.image("b"))
    try hall.run(.pressPictureWithdraw("A01", reason: "nhầm người"), as: .podium)
    let told = try #require(hall.state.releasedPressPictures.pictures.first)
    #expect(told.state == .withdrawn && told.image == nil && told.preview == nil && told.reason == "nhầm người")
    #expect(hall.state.pressPicture("A01")?.withdrawn?.actor == .podium)
    #expect(try CongressState.replaying(hall.records) == hall.state)
    #expect(try throughJSON(hall.state) == hall.state)
  }

  @Test("Under embargo nothing of it is told, whatever it waits for; it goes out with its moment")
  func waits() throws {
    let dueMS = try Hall().nowMS + 60_000
    for embargo: ReleaseMoment in [.item("1.02"), .ballot("B1"), .time(atMS: dueMS)] {
      var hall = try Hall(after: Self.add(embargo: embargo))
      func isOut() -> Bool { !hall.state.releasedPressPictures.pictures.isEmpty }
      #expect(!isOut())
      switch embargo {
      case .item:
        try hall.run(.itemStart("1.01"))
        #expect(!isOut())
        try hall.run(.itemStart("1.02"))
        // The item can be taken back all the same; what is out is out.
        #expect(isOut())
        try hall.run(.commandUndo)
        #expect(hall.state.agenda.liveItem?.code == "1.01")
      case .ballot:
        try hall.run(.itemStart("1.02"))
        #expect(!isOut())
        try hall.run(.ballotOpen("B1"))
      case .time(let atMS):
        #expect(hall.state.nextDueMS == atMS)
        #expect(try hall.state.decideDue(atMS: atMS - 1).isEmpty)
        for event in try hall.state.decideDue(atMS: atMS) { hall.store(event) }
        #expect(hall.state.nextDueMS == nil)
      }
      #expect(isOut(), "\(embargo)")
    }
  }

  @Test("An embargo is ended by hand; what is taken away before anybody has it never goes out")
  func byHand() throws {
    var hall = try Hall(after: Self.add(embargo: .item("1.02")), Self.add("A02", embargo: .item("1.02")))
    try hall.run(.pressPictureRelease("A01"))
    #expect(hall.state.releasedPressPictures.pictures.map(\.code) == ["A01"])
    try hall.run(.pressPictureWithdraw("A02", reason: "nhầm"))
    try hall.run(.itemStart("1.02"))
    #expect(hall.state.releasedPressPictures.pictures.map(\.code) == ["A01"])
    #expect(hall.state.pressPicture("A02")?.state == .discarded)
  }

  @Test("What is out is withdrawn, not undone, and an undo takes nothing else back in its place")
  func undo() throws {
    var hall = try Hall(after: .itemStart("1.01"), Self.add(embargo: .item("1.02")))
    for command in [Command.pressPictureRelease("A01"), .pressPictureWithdraw("A01", reason: "nhầm")] {
      let id = try #require(hall.records.last?.commandID)
      #expect(throws: Rejection.undoNotPossible(command: id)) { try hall.run(.commandUndo) }
      try hall.run(command)
    }
    #expect(hall.state.agenda.liveItem?.code == "1.01")
  }

  private func refuses(
    _ hall: Hall, _ command: Command, _ rule: PressPictureRule, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var hall = hall
    #expect(throws: Rejection.pressPicture(rule), sourceLocation: sourceLocation) { try hall.run(command) }
  }

  @Test("Every rule is refused by its name")
  func refusals() throws {
    var hall = try Hall(after: Self.add())
    refuses(hall, .pressPictureRelease("X"), .unknown("X", known: ["A01"]))
    refuses(hall, Self.add(), .codeTaken("A01"))
    for code in ["", "../x", "a b", "Đ1"] { refuses(hall, Self.add(Code(code)), .codeNotFit) }
    for text in [" ", "a\nb"] {
      refuses(hall, Self.add("A02", caption: text), .textNotFit(charactersMax: 500))
      refuses(hall, Self.add("A02", credit: text), .textNotFit(charactersMax: 120))
    }
    let unfit = PressPictureRule.imageNotFit(sideMax: PressImage.sideMax, bytesMax: PressImage.bytesMax)
    for image in [
      Self.image("G"), Self.image("a", bytes: 0), Self.image("a", bytes: PressImage.bytesMax + 1),
      Self.image("a", width: 0), Self.image("a", height: PressImage.sideMax + 1),
    ] { refuses(hall, Self.add("A02", image: image), unfit) }
    refuses(hall, Self.add("A02", embargo: .time(atMS: 5)), .embargoPast(.time(atMS: 5)))
    #expect(throws: Rejection.itemUnknown("9.9")) { try hall.run(Self.add("A02", embargo: .item("9.9"))) }
    refuses(hall, .pressPictureRelease("A01"), .inWrongState("A01", state: .released))
    try hall.run(.pressPictureWithdraw("A01", reason: "x"))
    refuses(hall, .pressPictureWithdraw("A01", reason: "x"), .inWrongState("A01", state: .withdrawn))
    for number in 2...PressPicture.picturesMax { try hall.run(Self.add(Code("P\(number)"))) }
    refuses(hall, Self.add("Q"), .tooMany(max: PressPicture.picturesMax))
  }

  @Test("The rules have stable names")
  func names() {
    let rules: [PressPictureRule] = [
      .unknown("A", known: []), .codeTaken("A"), .codeNotFit, .textNotFit(charactersMax: 1),
      .imageNotFit(sideMax: 1, bytesMax: 1), .embargoPast(.item("1")), .inWrongState("A", state: .released),
      .tooMany(max: 1),
    ]
    #expect(
      rules.map(\.code) == [
        "press_picture_unknown", "press_picture_code_taken", "press_picture_code_not_fit",
        "press_picture_text_not_fit", "press_picture_image_not_fit", "press_picture_embargo_past",
        "press_picture_in_wrong_state", "press_picture_too_many",
      ])
  }
}
