/// What is known of a document that is to be filed.
public struct DocumentFiling: Sendable, Hashable {
  /// The code that it is to have.
  public let code: Code<Document>
  /// What it is called.
  public let title: LocalizedText
  /// What it is.
  public let kind: Document.Kind
  /// The items that it belongs to.
  public let items: [Code<Item>]
  /// For whom it is.
  public let audience: [DocumentReader]

  /// A document that is to be filed.
  public init(
    code: Code<Document>, title: LocalizedText, kind: Document.Kind, items: [Code<Item>], audience: [DocumentReader]
  ) {
    self.code = code
    self.title = title
    self.kind = kind
    self.items = items
    self.audience = audience
  }
}

extension Command {
  /// Puts a document on record whose bytes and pages are in the library.
  public static func documentFile(
    _ filing: DocumentFiling, file: DocumentFile, pages: DocumentPages, note: String? = nil
  ) -> Command {
    Command(
      FileDocument(
        document: filing.code, title: filing.title, kind: filing.kind, items: filing.items.isEmpty ? nil : filing.items,
        audience: filing.audience, file: file, pages: pages, note: note))
  }

  /// Puts another version of a document on record.
  public static func documentVersion(
    _ document: Code<Document>, file: DocumentFile, pages: DocumentPages, note: String? = nil
  ) -> Command {
    Command(AddDocumentVersion(document: document, file: file, pages: pages, note: note))
  }

  /// Approves the pages of the newest version.
  public static func documentApprove(_ document: Code<Document>, version: Int, pages: String) -> Command {
    Command(ApproveDocument(document: document, version: version, digest: pages))
  }

  /// Lets the newest version go out, now or at a moment.
  public static func documentRelease(
    _ document: Code<Document>, version: Int, on moment: ReleaseMoment? = nil
  ) -> Command {
    Command(ReleaseDocument(document: document, version: version, on: moment))
  }

  /// Keeps a document back that was to go out by itself.
  public static func documentHold(_ document: Code<Document>) -> Command { Command(HoldDocument(document: document)) }

  /// Takes back what the audience has of a document.
  public static func documentWithdraw(_ document: Code<Document>, reason: String) -> Command {
    Command(WithdrawDocument(document: document, reason: Reason(reason)))
  }

  /// Counts in how many more have opened a version on their tablets.
  public static func documentRead(_ document: Code<Document>, version: Int, readers: Int) -> Command {
    Command(CountReaders(document: document, version: version, readers: readers))
  }
}
