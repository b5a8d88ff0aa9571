import Assets
public import Congress
import Foundation

/// A document of a congress folder: what is to be said of it as it is filed, where its file is, and when it goes out.
public struct DocumentPlan: Sendable, Hashable {
  /// What is to be said of it.
  public let filing: DocumentFiling
  /// The path of its file.
  public let path: String
  /// When it goes out by itself; nothing where somebody does it by hand.
  public let release: ReleaseMoment?
  /// Where it stands: `documents.yaml:12`.
  public let place: String
}

/// `documents.yaml`: the documents of a congress, whose files are in the folder `documents` beside it.
struct DocumentsFile {
  /// The documents that are right, in the order of the file, with what other files must confirm.
  let entries: [Entry]

  /// One document; items and ballots are still to be looked up.
  struct Entry {
    let filing: DocumentFiling
    let line: Int
    let items: [Placed<String>]
    let file: Placed<String>
    let release: Release?
  }

  /// When a document goes out, as it is written.
  enum Release {
    case item(Placed<String>)
    case ballot(Placed<String>)
    case time(days: Int, minutes: Int)
  }

  /// The file's name.
  static let fileName = "documents.yaml"
  /// The folder of the documents' files, beside it.
  static let folderName = "documents"

  /// Reads the file; reports everything that is wrong in it.
  static func read(_ root: YamlValue) -> DocumentsFile? {
    guard let fields = root.fields(of: .documents, required: ["documents"]),
      let values = fields["documents"]?.list(count: 0...Document.documentsMax)
    else { return nil }
    var codes: [Placed<String>] = []
    let entries = values.compactMap { value -> Entry? in
      let required = ["id", "file", "title", "kind", "audience"]
      guard let fields = value.fields(of: .document, required: required, optional: ["items", "release"]) else {
        return nil
      }
      let code = fields["id"]?.code()
      if let code { codes.append(code) }
      return readEntry(fields, code: code)
    }
    root.log.reportRepeats(of: .document, in: codes)
    return DocumentsFile(entries: entries)
  }

  private static func readEntry(_ fields: YamlFields, code: Placed<String>?) -> Entry? {
    let file = fields["file"].flatMap { value in
      value.documentName().map { Placed(value: $0, line: value.line) }
    }
    let title = fields["title"]?.localizedText()
    let kind = fields["kind"]?.word(Document.Kind.self)
    let audience = fields["audience"]?.list(count: 1...DocumentReader.allCases.count)?.map {
      $0.word(DocumentReader.self)
    }
    let items = fields["items"].map { $0.list(count: 0...Document.itemsMax)?.map { $0.code() } ?? [nil] } ?? []
    let release = fields["release"].map(readRelease)
    guard let code, let file, let title, let kind, let audience, !audience.contains(nil),
      !items.contains(where: { $0 == nil })
    else { return nil }
    if case .some(nil) = release { return nil }
    let placed = items.compactMap { $0 }
    let filing = DocumentFiling(
      code: Code(code.value), title: title, kind: kind, items: placed.map { Code($0.value) },
      audience: audience.compactMap { $0 })
    return Entry(filing: filing, line: code.line, items: placed, file: file, release: release ?? nil)
  }

  /// Reads `{ item: … }`, `{ ballot: … }` or `{ date: …, time: … }`.
  private static func readRelease(_ value: YamlValue) -> Release? {
    guard let fields = value.fields(of: .release, required: [], optional: ["item", "ballot", "date", "time"]) else {
      return nil
    }
    if let item = fields["item"] {
      for key in ["ballot", "date", "time"] { fields[key]?.report(.notBeside, ["key": "item"]) }
      return item.code().map(Release.item)
    }
    if let ballot = fields["ballot"] {
      for key in ["date", "time"] { fields[key]?.report(.notBeside, ["key": "ballot"]) }
      return ballot.code().map(Release.ballot)
    }
    let years = FileLimits.yearsRange
    let days = fields["date"]?.reading(
      FileRule.expectedDate.with(["least": "\(years.lowerBound)", "most": "\(years.upperBound)"]), CivilTime.days(date:)
    )
    let minutes = fields["time"]?.reading(FileRule.expectedTime.with(), CivilTime.minutes(timeOfDay:))
    for key in ["date", "time"] where fields[key] == nil {
      value.log.report(.keyMissing, ["key": .text(key), "group": FileThing.release.group], line: fields.line)
    }
    guard let days, let minutes else { return nil }
    return .time(days: days, minutes: minutes)
  }

  // MARK: Against the other files

  /// The documents; reports items, ballots and files that cannot be found.
  func plans(folder: String, agenda: AgendaFile?, ballots: BallotsFile?, zone: HallZone, log: FileLog) -> [DocumentPlan]
  {
    let items = agenda?.items.map(\.value)
    let known = ballots?.codes.map(\.value)
    func check(item: Placed<String>) {
      guard let items, !items.contains(item.value) else { return }
      log.report(
        .itemUnknown,
        [
          "item": .text(item.value), "file": .text(AgendaFile.fileName), "end": .end(meaning: item.value, among: items),
        ],
        line: item.line)
    }
    return entries.map { entry in
      entry.items.forEach(check)
      var moment: ReleaseMoment?
      switch entry.release {
      case .item(let item):
        check(item: item)
        moment = .item(Code(item.value))
      case .ballot(let ballot):
        if let known, !known.contains(ballot.value) {
          log.report(
            .ballotUnknown,
            [
              "ballot": .text(ballot.value), "file": .text(BallotsFile.fileName),
              "end": .end(meaning: ballot.value, among: known),
            ], line: ballot.line)
        }
        moment = .ballot(Code(ballot.value))
      case .time(let days, let minutes):
        moment = .time(atMS: zone.utcOffset(near: days).moment(days: days, minutes: minutes))
      case nil: break
      }
      let path = "\(folder)/\(Self.folderName)/\(entry.file.value)"
      if !FileManager.default.fileExists(atPath: path) {
        log.report(
          .documentMissing, ["file": .text("\(Self.folderName)/\(entry.file.value)")], line: entry.file.line)
      }
      return DocumentPlan(
        filing: entry.filing, path: path, release: moment, place: "\(log.file):\(entry.line)")
    }
  }
}
