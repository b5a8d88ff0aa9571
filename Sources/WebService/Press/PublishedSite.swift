import Assets
import Congress
import ControlClient
import Documents
import Foundation
import HallProtocol
import NIOCore
import PressPages
import Synchronization

/// The press's site as it stands now, for whoever asks under `/press/`.
///
/// It is made anew when something was published, released or withdrawn, and then swapped whole; what is not in it has no
/// address. Any thread.
final class PublishedSite: Sendable {
  /// Where the site is.
  static let folder = "/press/"
  /// A file as it is sent.
  struct Entry: Sendable {
    let mediaType: String
    let file: PressFile
    /// Its digest in quotation marks, as HTTP wants it.
    let tag: String
  }

  private static let mediaTypes = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "json": "application/json", "csv": "text/csv; charset=utf-8", "atom": "application/atom+xml; charset=utf-8",
    "ics": "text/calendar; charset=utf-8", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "webp": "image/webp",
  ]

  /// For whom what it shows is: reporters, or everybody who finds the address.
  let reader: DocumentReader
  private let library: DocumentLibrary?
  private let assets: PressAssets
  private let words: [Language: Strings]
  private let pictures: ResultPictures
  private let say: @Sendable (String) -> Void
  private let made = Mutex<(number: Int, entries: [String: Entry])>((0, [:]))
  private let facts = Mutex<(number: Int, facts: PressFacts?)>((0, nil))

  /// What it is made of, beside what tablets are told and ask for.
  var topics: [Topic] {
    [.electionResults, .documentsReleased(to: reader), .pressPicturesReleased]
  }

  /// - Parameters:
  ///   - reader: `press`, or `public`.
  ///   - library: Where bytes are; without one, documents and pictures are named and cannot be opened.
  ///   - say: Told what is wrong with the library.
  init(
    reader: DocumentReader, library: DocumentLibrary?, assets: String, words: [Language: Strings],
    say: @escaping @Sendable (String) -> Void
  ) {
    self.reader = reader
    self.library = library
    self.assets = PressAssets(assets: assets)
    self.words = words
    self.say = say
    pictures = ResultPictures(assets: assets, words: words)
  }

  /// The file of a path, such as `/press/feed.atom`; the page for the folder itself.
  subscript(path: String) -> Entry? {
    guard path.hasPrefix(Self.folder) else { return nil }
    let name = String(path.dropFirst(Self.folder.count))
    return made.withLock { $0.entries[name.isEmpty || name.hasSuffix("/") ? name + "index.html" : name] }
  }

  /// The bytes of a file; nothing where the library has lost them.
  func bytes(of entry: Entry) -> Data? {
    switch entry.file {
    case .made(let bytes): return bytes
    case .stored(let digest): return try? library?.bytes(of: digest)
    }
  }

  /// Takes in what the hall's service says, and makes the site anew where that is something else.
  ///
  /// It may be called again while it is at work: the newest stays.
  func take(_ model: HallModel, atMS nowMS: Int64) async {
    guard let new = facts(of: model, atMS: nowMS) else { return }
    let number = facts.withLock { known -> Int? in
      guard known.facts.map({ $0.saysTheSame(as: new) }) != true else { return nil }
      known = (known.number + 1, new)
      return known.number
    }
    guard let number else { return }
    let pages = pages(of: new.documents)
    // What was withdrawn is gone at once; a picture of what was published comes when it is painted.
    for isPainting in [false, true] {
      let painted = await pictures.pictures(
        of: new.results, elections: new.elections, heading: new.heading, isPainting: isPainting)
      show(new, pages, painted, number: number)
    }
  }

  private func show(
    _ facts: PressFacts, _ pages: [Code<Document>: PageList], _ painted: [String: [Data]], number: Int
  ) {
    let first = facts.heading.language
    let strings = ([first] + Language.allCases.filter { $0 != first }).compactMap { words[$0] }
    let site = PressSite(
      facts: facts, pages: pages, resultPictures: painted, words: strings, style: assets.style, script: assets.script)
    guard let files = try? site.files() else { return }
    var entries: [String: Entry] = [:]
    for (name, file) in files {
      let ending = name.split(separator: ".").last.map(String.init) ?? ""
      guard let mediaType = Self.mediaTypes[ending] else { continue }
      let digest: String =
        switch file {
        case .made(let bytes): DocumentLibrary.digest(of: bytes)
        case .stored(let digest): digest
        }
      entries[name] = Entry(mediaType: mediaType, file: file, tag: "\"\(digest)\"")
    }
    made.withLock { [entries] made in if number >= made.number { made = (number, entries) } }
  }

  private func facts(of model: HallModel, atMS nowMS: Int64) -> PressFacts? {
    guard case .tablet(let hall)? = model[.tablet(.guest)]?.value, case .agenda(let agenda)? = model[.agenda]?.value,
      case .results(let results)? = model[.results]?.value,
      case .electionResults(let elections)? = model[.electionResults]?.value,
      case .documentsReleased(let documents)? = model[.documentsReleased(to: reader)]?.value,
      case .pressPicturesReleased(let pictures)? = model[.pressPicturesReleased]?.value
    else { return nil }
    return PressFacts(
      heading: hall.congress, agenda: agenda.agenda, results: results.results, elections: elections.results,
      documents: documents.documents, pictures: pictures.pictures, atMS: nowMS)
  }

  private func pages(of documents: [ReleasedDocumentsView.Line]) -> [Code<Document>: PageList] {
    var pages: [Code<Document>: PageList] = [:]
    for document in documents {
      guard let digest = document.pages?.digest, let library else { continue }
      do {
        pages[document.code] = try library.pages(digest)
      } catch {
        say("\(document.code): \(error)")
      }
    }
    return pages
  }
}
