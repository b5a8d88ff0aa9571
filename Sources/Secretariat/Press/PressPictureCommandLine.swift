import ArgumentParser
import Assets
import Congress
import ControlRoom
import Foundation
import HallProtocol
import Rendering

extension PressCommand {
  /// Pictures for reporters: `plenary press picture …`.
  struct Picture: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "picture", abstract: "Add, list, release and withdraw pictures for reporters.",
      discussion: """
        A picture is decoded and written anew by plenary-press, in its cage: what a camera wrote into the file, as where \
        and by whom it was taken, is not in what reporters get. Every step is on record with who and when.
        """,
      subcommands: [List.self, Add.self, Release.self, Withdraw.self], defaultSubcommand: List.self)

    struct List: RoomCommand {
      static let configuration = CommandConfiguration(abstract: "Show every picture, and until when nobody has it.")
      @OptionGroup var options: RoomOptions
      func talk() async throws {
        let (_, values) = try await options.link().read([.pressPictures, .agenda])
        guard values.count == 2, case .pressPictures(let view) = values[0], case .agenda(let agenda) = values[1] else {
          throw RoomProblem.noAnswer(topic: Topic.pressPictures.name)
        }
        let reports = PressPictureReports(strings: try options.strings(), utcOffset: agenda.utcOffset)
        try options.show(reports.list(view.pictures), json: view.pictures)
      }
    }

    struct Add: RoomCommand {
      static let configuration = CommandConfiguration(
        abstract: "Give reporters a picture, at once or after an embargo.",
        discussion: """
          plenary press picture add IMG_0042.jpg --code A01 --caption "Đoàn Chủ tịch" --credit "Lê Thị Hoa"
          --embargo: 14:30 or 2025-09-26T14:30, or "item 1.11" as it begins, or "ballot BQ06" as it opens.
          """)
      @Argument(help: "The file: JPEG, PNG, WebP or TIFF.") var file: String
      @Option(help: "The code that it is to have, such as A01.") var code: Code<PressPicture>
      @Option(help: "What it shows, in Vietnamese.") var caption: String
      @Option(help: "What it shows, in English.") var captionEn: String?
      @Option(help: "Who took it.") var credit: String
      @Option(help: "Until when nobody has it: 14:30, 2025-09-26T14:30, \"item CODE\", \"ballot CODE\".") var embargo:
        String?
      @Flag(help: "Let the press run without a cage, where there is no bubblewrap and you trust the file.")
      var uncaged =
        false
      @OptionGroup var place: LibraryOptions
      @OptionGroup var options: RoomOptions

      func talk() async throws {
        let moment = try await moment()
        let library = try await place.library(options)
        let receipt = try options.press(isUncaged: uncaged) { try $0.picture(file, into: library) }
        let caption = LocalizedText(
          vi: caption.precomposedStringWithCanonicalMapping, en: captionEn?.precomposedStringWithCanonicalMapping)
        let filing = PressPictureFiling(
          code: code, caption: caption, credit: credit.precomposedStringWithCanonicalMapping, embargo: moment)
        try await send(.pressPictureAdd(filing, image: receipt.image, preview: receipt.preview))
        guard !options.json else { return }
        let image = receipt.image
        let values: [String: Wording.Part] = [
          "picture": .text(code.text), "width": "\(image.width)", "height": "\(image.height)",
          "kilobytes": "\(image.bytes >> 10)",
        ]
        try options.show(["  " + options.strings()[Wording("press.picture.made", values)]], json: receipt)
      }

      private func moment() async throws -> ReleaseMoment? {
        guard let embargo else { return nil }
        let words = embargo.split(separator: " ").map(String.init)
        if words.count == 2, words[0] == "item" { return .item(Code(words[1])) }
        if words.count == 2, words[0] == "ballot" { return .ballot(Code(words[1])) }
        let (welcome, values) = try await options.link().read([.agenda])
        guard case .agenda(let view) = values.first else { throw RoomProblem.noAnswer(topic: Topic.agenda.name) }
        guard let atMS = ReleaseMoment.time(embargo, nowMS: welcome.now, utcOffset: view.utcOffset) else {
          throw RoomProblem.notThere(Wording("press.picture.embargo-not-fit", ["text": .text(embargo)]))
        }
        return .time(atMS: atMS)
      }
    }

    struct Release: RoomCommand {
      static let configuration = CommandConfiguration(abstract: "End a picture's embargo now.")
      @Argument(help: "The picture's code, such as A01.") var picture: Code<PressPicture>
      @OptionGroup var options: RoomOptions
      func talk() async throws { try await send(.pressPictureRelease(picture)) }
    }

    struct Withdraw: RoomCommand {
      static let configuration = CommandConfiguration(
        abstract: "Take a picture back: reporters are told not to use it, and have it no more.")
      @Argument(help: "The picture's code, such as A01.") var picture: Code<PressPicture>
      @Option(help: "Why; needed.") var reason: String
      @OptionGroup var options: RoomOptions
      func talk() async throws {
        try await send(.pressPictureWithdraw(picture, reason: reason.precomposedStringWithCanonicalMapping))
      }
    }
  }
}

/// What `plenary press picture` prints: pictures as lines for people.
struct PressPictureReports {
  let strings: Strings
  let utcOffset: UTCOffset

  private func say(_ key: String) -> String { strings[Wording("press.picture.\(key)")] }

  /// The pictures, a line each.
  func list(_ pictures: [PressPicture]) -> [String] {
    guard !pictures.isEmpty else { return [say("none")] }
    var table = TextTable()
    table.add(
      strings[.columnCode], say("column.state"), say("column.size"), say("column.credit"), say("column.caption"))
    let language = Language(rawValue: strings.language) ?? .vietnamese
    for picture in pictures {
      table.add(
        picture.code.text, state(of: picture), "\(picture.image.width) × \(picture.image.height)", picture.credit,
        picture.caption.text(in: language))
    }
    return table.lines
  }

  private func state(of picture: PressPicture) -> String {
    let state = say("state.\(picture.state.rawValue)")
    guard picture.state == .embargoed, let embargo = picture.embargo else { return state }
    let moment = embargo.wording(FigureFormat(language: strings.language), utcOffset: utcOffset)
    return "\(state) (\(strings[moment]))"
  }
}
