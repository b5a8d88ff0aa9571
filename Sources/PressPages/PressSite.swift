public import Assets
public import Congress
public import Documents
public import Foundation

/// One file of the press's site.
public enum PressFile: Sendable, Hashable {
  /// Bytes that were made for it.
  case made(Data)
  /// Bytes of the library, by their digest.
  case stored(digest: String)
}

/// The press's site as files: pages, tables for machines, feeds, pictures.
///
/// The one maker of it: what `plenary-web` serves under `/press/` and what `plenary press export` writes to be carried out
/// of a closed network. Pure: the same facts give the same files. Every link is relative, and nothing is of elsewhere. What
/// is not named here is not the press's: whoever asks for anything else gets nothing.
public struct PressSite: Sendable {
  /// The page of each language that is not the first stands in a folder of that name.
  static let index = "index.html"

  let facts: PressFacts
  /// The pages of each document that may be shown, by its code.
  let pages: [Code<Document>: PageList]
  /// The pictures that the hall had of the results, as PNG, page by page, by their places.
  let resultPictures: [String: [Data]]
  /// The words of its languages, the first of the page at the top.
  let words: [Strings]
  /// How it looks.
  let style: Data
  /// What tells that there is something newer; nothing where nobody would.
  let script: Data?

  /// A site.
  public init(
    facts: PressFacts, pages: [Code<Document>: PageList], resultPictures: [String: [Data]], words: [Strings],
    style: Data, script: Data? = nil
  ) {
    self.facts = facts
    self.pages = pages
    self.resultPictures = resultPictures
    self.words = words
    self.style = style
    self.script = script
  }

  /// The files by their names.
  public func files() throws -> [String: PressFile] {
    var files: [String: PressFile] = ["site.css": .made(style), "congress.json": .made(try json())]
    files["press.js"] = script.map(PressFile.made)
    for (place, strings) in words.enumerated() {
      let folder = place == 0 ? "" : strings.language + "/"
      let sheet = PressSheet(site: self, strings: strings, root: place == 0 ? "" : "../")
      let feeds = PressFeeds(sheet: sheet)
      files[folder + Self.index] = .made(Data(sheet.html.utf8))
      files[folder + "feed.atom"] = .made(Data(feeds.atom.utf8))
      files[folder + "programme.ics"] = .made(Data(feeds.calendar.utf8))
      files[folder + "results.csv"] = .made(Data(feeds.table.utf8))
    }
    let places = facts.results.map(ResultPictures.place) + facts.elections.map(ResultPictures.place)
    for place in places {
      for (page, picture) in (resultPictures[place] ?? []).enumerated() {
        files[ResultPictures.name(place, page: page)] = .made(picture)
      }
    }
    for document in facts.documents where document.state == .released {
      for (index, page) in (pages[document.code]?.pages ?? []).enumerated() {
        files[Self.name(of: document, page: index, page.picture.form)] = .stored(digest: page.picture.digest)
      }
    }
    for picture in facts.pictures {
      guard let image = picture.image, let preview = picture.preview else { continue }
      files[Self.name(of: picture)] = .stored(digest: image.digest)
      files[Self.previewName(of: picture)] = .stored(digest: preview.digest)
    }
    return files
  }

  static func name(
    of document: ReleasedDocumentsView.Line, page: Int, _ form: PageList.Picture.Form
  ) -> String { "documents/\(document.code)-\(document.version)/\(page + 1).\(form.rawValue)" }

  static func name(of picture: ReleasedPressPicturesView.Line) -> String { "pictures/\(picture.code).jpg" }

  static func previewName(of picture: ReleasedPressPicturesView.Line) -> String {
    "pictures/\(picture.code)-small.jpg"
  }

  // MARK: For machines

  private struct Whole: Encodable {
    let congress: CongressName
    let atMS: Int64
    let isRehearsal: Bool
    let results: [ResultView]
    let elections: [ElectionResultView]
    let documents: [ReleasedDocumentsView.Line]
    let pictures: [ReleasedPressPicturesView.Line]
    let agenda: Agenda
  }

  private func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return try encoder.encode(
      Whole(
        congress: facts.heading.name, atMS: facts.atMS, isRehearsal: facts.heading.isRehearsal,
        results: facts.results, elections: facts.elections, documents: facts.documents, pictures: facts.pictures,
        agenda: facts.agenda))
  }
}
