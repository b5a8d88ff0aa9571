public import Foundation

/// What a tablet has to know of a version beside the pictures of its pages: how large they are, their words with the place
/// of each, which lines belong together, and the parts of the document.
///
/// Pure: the same pages give the same book.
public struct DocumentBook: Sendable, Hashable, Encodable {
  /// One page.
  public struct Page: Sendable, Hashable, Encodable {
    /// Its width, in hundredths of a point.
    public let width: Int
    /// Its height, in hundredths of a point.
    public let height: Int
    /// What its picture is, as HTTP says it.
    public let form: String
    /// The length of its picture, in bytes.
    public let bytes: Int
    /// Its lines in the order in which they are read.
    public let lines: [PageLine]
    /// Which of them belong together.
    public let blocks: [PageBlock]
  }

  /// The pages in order.
  public let pages: [Page]
  /// The parts of the document.
  public let outline: [DocumentOutline.Entry]

  /// The book of pages, each with its words.
  public init(_ pages: [(page: PageList.Page, text: PageText)]) {
    let read = pages.map { page -> (lines: [PageLine], blocks: [PageBlock]) in
      let lines = PageLine.lines(of: page.text)
      return (lines, PageBlock.blocks(of: lines))
    }
    self.pages = zip(pages, read).map { page, read in
      Page(
        width: page.page.width, height: page.page.height, form: page.page.picture.form.mediaType,
        bytes: page.page.picture.bytes, lines: read.lines, blocks: read.blocks)
    }
    outline = DocumentOutline.entries(of: read)
  }

  /// Its bytes.
  public func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }
}

extension PageList.Picture.Form {
  /// What it is, as HTTP says it.
  public var mediaType: String {
    switch self {
    case .webp: "image/webp"
    case .jpeg: "image/jpeg"
    case .svgz: "image/svg+xml"
    }
  }
}

extension DocumentLibrary {
  /// The book of a list of pages.
  public func book(of list: PageList) throws(LibraryProblem) -> DocumentBook {
    var pages: [(page: PageList.Page, text: PageText)] = []
    for page in list.pages { pages.append((page, try text(of: page))) }
    return DocumentBook(pages)
  }
}
