import Assets
import Congress
import Documents
import Foundation
import Synchronization

/// The documents as a web service hands them out: told to tablets by their readers, page by page to whoever may have them.
///
/// What the hall's service says is the truth; the bytes are in a library, which this only reads. Any thread.
final class DocumentPublisher: Sendable {
  fileprivate struct State {
    var readable = ReadableDocuments()
    var agenda: AgendaView?
    var binder: PageBinder?
    /// How pages are sealed, by their digests; nothing for pages without a seal.
    var keys: [String: SealKey] = [:]
    /// Which pages sealed ones are, by their names.
    var names: [String: (pages: String, reader: DocumentReader)] = [:]
  }

  let traffic = PageTraffic()
  private let hub: LiveHub
  private let words: [Language: Strings]
  /// Where the library of a congress is.
  private let folder: @Sendable (String) -> String
  private let spreadSeconds: Int
  private let state = Mutex(State())
  private let changes: AsyncStream<Void>
  private let hasChanged: AsyncStream<Void>.Continuation

  /// - Parameters:
  ///   - folder: Where the library of a congress is.
  ///   - spreadSeconds: Over how long tablets spread their fetching of what waits, in s.
  init(
    hub: LiveHub, words: [Language: Strings], spreadSeconds: Int, folder: @escaping @Sendable (String) -> String
  ) {
    self.hub = hub
    self.words = words
    self.spreadSeconds = spreadSeconds
    self.folder = folder
    (changes, hasChanged) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
  }

  // MARK: What the service says

  /// Takes in what the service says; from here on nobody has what is theirs no more.
  func take(_ readable: ReadableDocuments, agenda: AgendaView?) {
    let isOther = state.withLock { state in
      guard state.readable != readable || state.agenda?.agenda != agenda?.agenda else { return false }
      if state.binder == nil, let congress = readable.congress {
        state.binder = PageBinder(library: DocumentLibrary(folder: folder(congress)))
      }
      (state.readable, state.agenda) = (readable, agenda)
      state.learnKeys()
      return true
    }
    if isOther { hasChanged.yield() }
  }

  /// Looks again: what was not in the library may have come since.
  func tick() {
    let isMissing = state.withLock { state in
      state.readable.allPages.contains { !(state.binder?.library.has($0.digest) ?? false) }
    }
    guard isMissing else { return }
    state.withLock { $0.learnKeys() }
    hasChanged.yield()
  }

  /// Tells tablets what has changed, until cancelled.
  func publish() async {
    for await _ in changes {
      guard !Task.isCancelled else { return }
      await publishAll()
    }
  }

  private func publishAll() async {
    let (readable, agenda, binder, keys) = state.withLock { ($0.readable, $0.agenda, $0.binder, $0.keys) }
    guard let binder else { return }
    var facts: [String: TabletDocumentsMaker.PageFacts] = [:]
    for reader in ReadableDocuments.readers {
      for line in readable.lines(for: reader) {
        guard let pages = line.pages, facts[pages.digest] == nil else { continue }
        var known = TabletDocumentsMaker.PageFacts(isHere: binder.library.has(pages.digest))
        if let earlier = line.earlier {
          known.changed = await binder.changed(from: earlier.pages.digest, to: pages.digest)
        }
        facts[pages.digest] = known
      }
    }
    for reader in ReadableDocuments.readers {
      let sealings = keys.mapValues { key in
        let sealing = key.sealing(for: reader)
        return (name: sealing.name, key: sealing.keyText)
      }
      for (language, strings) in words {
        let maker = TabletDocumentsMaker(
          readable: readable, reader: reader, agenda: agenda?.agenda, utcOffset: agenda?.utcOffset ?? 0,
          strings: strings, facts: facts, sealings: sealings, spreadSeconds: spreadSeconds)
        if let frame = try? LiveFrame(maker.documents) { hub.publish(frame, of: reader, in: language) }
      }
    }
  }

  // MARK: What tablets ask for

  /// A part of pages that a tablet has asked for.
  enum Part: Sendable, Hashable {
    case book(pages: String)
    case picture(pages: String, number: Int)
    case sealed(name: String, part: Int)
  }

  /// What a tablet gets.
  struct Answer: Sendable {
    let bytes: Data
    let mediaType: String
    /// How the bytes are packed beside what they are; nothing where they are not.
    var packing: String?
  }

  /// Whether a reader has been given a version of a document, or a newer one.
  func hasGiven(_ version: DocumentReads.Version, to reader: DocumentReader) -> Bool {
    state.withLock { $0.readable }.lines(for: reader).contains {
      $0.code == version.document && (1...max(1, $0.version)).contains(version.number)
    }
  }

  /// A part for a reader; nothing where it is not theirs, or there is none.
  /// - Throws: ``LibraryProblem`` where the library has not got it.
  func answer(_ part: Part, to reader: DocumentReader) async throws -> Answer? {
    let (readable, binder, names, keys) = state.withLock { ($0.readable, $0.binder, $0.names, $0.keys) }
    guard let binder else { return nil }
    switch part {
    case .book(let pages):
      guard readable.allows(.page, of: pages, to: reader) else { return nil }
      return Answer(bytes: try await binder.book(pages), mediaType: "application/json", packing: "gzip")
    case .picture(let pages, let number):
      guard readable.allows(.page, of: pages, to: reader) else { return nil }
      return try await binder.picture(number, of: pages).map { Answer(bytes: $0.bytes, mediaType: $0.mediaType) }
    case .sealed(let name, let part):
      guard let known = names[name], known.reader == reader, readable.allows(.sealed, of: known.pages, to: reader),
        let key = keys[known.pages]
      else { return nil }
      return try await binder.sealed(part, of: known.pages, by: key.sealing(for: reader))
        .map { Answer(bytes: $0, mediaType: "application/octet-stream") }
    }
  }
}

extension DocumentPublisher.State {
  /// Reads the secrets of pages that have come, and forgets those of pages that nobody may have any more.
  fileprivate mutating func learnKeys() {
    guard let library = binder?.library else { return }
    let digests = Set(readable.allPages.map(\.digest))
    keys = keys.filter { digests.contains($0.key) }
    names = names.filter { digests.contains($0.value.pages) }
    for digest in digests where keys[digest] == nil {
      guard let key = try? library.sealKey(of: digest) else { continue }
      keys[digest] = key
      for reader in ReadableDocuments.readers { names[key.sealing(for: reader).name] = (digest, reader) }
    }
  }
}
