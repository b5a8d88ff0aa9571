public import Congress
public import Foundation

/// The pages that were made of a file: each by the digests of its picture and its text.
///
/// Written as JSON with sorted keys and nothing around them, so the same pages are the same bytes and have one digest,
/// which is what somebody approves.
public struct PageList: Sendable, Hashable, Codable {
  /// One page.
  public struct Page: Sendable, Hashable, Codable {
    /// Its width, in hundredths of a point.
    public let width: Int
    /// Its height, in hundredths of a point.
    public let height: Int
    /// Its picture.
    public let picture: Picture
    /// The same as lines and letters, packed by gzip, where the page is nothing else; sharp at any size.
    public let vector: Picture?
    /// The digest of its ``PageText``.
    public let text: String

    /// A page from its parts.
    public init(width: Int, height: Int, picture: Picture, vector: Picture?, text: String) {
      self.width = width
      self.height = height
      self.picture = picture
      self.vector = vector
      self.text = text
    }
  }

  /// A picture of a page.
  public struct Picture: Sendable, Hashable, Codable {
    /// The forms of pictures.
    public enum Form: String, Sendable, Hashable, Codable, CaseIterable {
      case webp, jpeg
      case svgz = "svg.gz"
    }

    /// The digest of its bytes.
    public let digest: String
    /// What it is.
    public let form: Form
    /// Its length, in bytes.
    public let bytes: Int

    /// A picture by its digest.
    public init(digest: String, form: Form, bytes: Int) {
      self.digest = digest
      self.form = form
      self.bytes = bytes
    }
  }

  /// The digest of the file that they were made of.
  public let file: String
  /// What made them, with its version: pages of another renderer are other pages.
  public let renderer: String
  /// The pages in order.
  public let pages: [Page]
  /// What whoever approves has to know: letters of another font, a picture on a network that was not fetched.
  public let remarks: [PageRemark]

  /// Pages of a file.
  public init(file: String, renderer: String, pages: [Page], remarks: [PageRemark]) {
    self.file = file
    self.renderer = renderer
    self.pages = pages
    self.remarks = remarks
  }

  /// A page by its number, from 1; nothing for any number that is none of its pages.
  public func page(_ number: Int) -> Page? { number > 0 && number <= pages.count ? pages[number - 1] : nil }

  /// Its bytes, the same for the same pages.
  public func encoded() throws -> Data { try PageCoding.encoder.encode(self) }
}

/// Something that whoever approves pages has to know.
public struct PageRemark: Sendable, Hashable, Codable {
  /// What it is about; the words stand in `Assets/strings` under `press.remark.<kind>`.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The document names something on a network, which was not fetched.
    case notFetched = "not-fetched"
    /// A font is not on this machine; another stands in for it.
    case fontReplaced = "font-replaced"
    /// The file holds scripts, which do not run in pages.
    case scripts
    /// The file says that it has another number of pages.
    case pageCount = "page-count"
    /// Changes are tracked in the file, which its pages may show.
    case trackedChanges = "tracked-changes"
    /// A page is larger than A2; its picture has fewer dots to the inch.
    case largePage = "large-page"
  }

  /// What it is about.
  public let kind: Kind
  /// What there is to be told of it: a name, a number.
  public let value: String

  /// A remark.
  public init(kind: Kind, value: String = "") {
    self.kind = kind
    self.value = value
  }
}

/// The text of a page with the place of each word.
public struct PageText: Sendable, Hashable, Codable {
  /// One word.
  public struct Word: Sendable, Hashable, Codable {
    /// What it says, composed.
    public let text: String
    /// Its box from the page's top left corner, in hundredths of a point: left, top, right, bottom.
    public let box: [Int]
    /// The line that it stands on, from 0.
    public let line: Int

    /// A word in its place.
    public init(text: String, box: [Int], line: Int) {
      self.text = text
      self.box = box
      self.line = line
    }
  }

  /// The words in reading order.
  public let words: [Word]

  /// A page's words.
  public init(words: [Word]) { self.words = words }

  /// The text, line by line.
  public var lines: [String] {
    var lines: [Int: [String]] = [:]
    for word in words { lines[word.line, default: []].append(word.text) }
    return lines.sorted { $0.key < $1.key }.map { $0.value.joined(separator: " ") }
  }

  /// Its bytes, the same for the same words in the same places.
  public func encoded() throws -> Data { try PageCoding.encoder.encode(self) }
}

/// How lists of pages and their texts are written.
private enum PageCoding {
  static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}

extension DocumentLibrary {
  /// The pages of a list's digest.
  public func pages(_ digest: String) throws(LibraryProblem) -> PageList {
    let bytes = try bytes(of: digest)
    guard let list = try? JSONDecoder().decode(PageList.self, from: bytes) else {
      throw .pagesUnreadable(digest: digest)
    }
    return list
  }

  /// The text of a page.
  public func text(of page: PageList.Page) throws(LibraryProblem) -> PageText {
    let bytes = try bytes(of: page.text)
    guard let text = try? JSONDecoder().decode(PageText.self, from: bytes) else {
      throw .pagesUnreadable(digest: page.text)
    }
    return text
  }

  /// What is wrong with the bytes of a digest; nothing where they are there and are what was put.
  public func problem(of digest: String) -> LibraryProblem? {
    do throws(LibraryProblem) {
      _ = try bytes(of: digest)
      return nil
    } catch {
      return error
    }
  }

  /// Everything that a version stands on, checked: the file, the list of pages, every picture and text.
  /// - Returns: What is wrong, in order; nothing where all is whole.
  public func problems(of version: DocumentVersion) -> [LibraryProblem] {
    var problems: [LibraryProblem] = []
    func check(_ digest: String) { if let problem = problem(of: digest) { problems.append(problem) } }
    check(version.file.digest)
    do throws(LibraryProblem) {
      for page in try pages(version.pages.digest).pages {
        for digest in [page.picture.digest, page.vector?.digest, page.text].compactMap(\.self) { check(digest) }
      }
    } catch {
      problems.append(error)
    }
    return problems
  }
}
