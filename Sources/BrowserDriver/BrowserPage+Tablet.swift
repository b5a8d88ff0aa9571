/// What the page of a tablet is asked, in Vietnamese, as it is shown where nobody has chosen.
extension BrowserPage {
  /// How many parts of documents it keeps.
  private static var partsKept: String {
    "(indexedDB.open('plenary').onsuccess = opened => opened.target.result.transaction('parts').objectStore('parts')"
      + ".count().onsuccess = counted => { opened.target.result.close(); globalThis.partsKept = counted.target.result; }, "
      + "globalThis.partsKept)"
  }

  /// What it keeps of the documents that it was told of.
  private static var lastTold: String {
    "(indexedDB.open('plenary').onsuccess = opened => opened.target.result.transaction('kept').objectStore('kept')"
      + ".get('last').onsuccess = read => { opened.target.result.close(); "
      + "globalThis.lastTold = JSON.stringify(read.target.result?.documents); }, globalThis.lastTold)"
  }

  /// The letters by which a desk knows a tablet that is nobody's.
  public func letters() async throws -> String {
    var letters = ""
    try await wait(until: "the tablet shows letters") {
      letters = try await text(of: "document.querySelector('.letters')?.textContent")
      return letters.count == 7
    }
    return letters
  }

  /// Waits until it keeps so many parts of documents: each page is one, and what there is to know of all of them another.
  public func keeps(parts count: Int) async throws {
    var found = ""
    try await wait(until: "the tablet keeps \(count) parts, and not \(found)") {
      found = try await text(of: Self.partsKept)
      return found == "\(count)"
    }
  }

  /// Waits until it has kept its own page.
  public func keepsItself() async throws {
    try await wait(until: "the page itself is kept") {
      try await text(of: "navigator.serviceWorker.controller?.state") == "activated"
    }
  }

  /// Waits until it has kept its own page, and what it was told of a document.
  public func keepsItself(with title: String) async throws {
    try await keepsItself()
    try await wait(until: "what was told of \(title) is kept") {
      try await text(of: Self.lastTold).contains(title)
    }
  }

  /// Loads the page anew where nobody answers, and opens its one document at the page where it was left.
  public func reloadsAlone(at number: Int, of count: Int) async throws {
    try await reload()
    try await reads(".banner", "Chưa nối được với hội trường")
    try await press("[data-place=documents]")
    try await reads(".kept", "\(count)/\(count) trang")
    try await press(".document button")
    try await shows(number, of: count)
  }

  /// What a page of a document is called on the display.
  public static func label(ofPage number: Int) -> String { "Trang \(number)" }

  /// Waits until a page of a document is on the display, with its picture.
  public func shows(_ number: Int, of count: Int) async throws {
    let label = Self.label(ofPage: number)
    try await reads("footer [aria-live]", "\(label) / \(count)")
    var found = ""
    try await wait(until: "the picture of page \(number) is there, and not '\(found)'") {
      found = try await text(of: "document.querySelector('.view')?.textContent")
      return try await text(of: "document.querySelector('.page[aria-label=\"\(label)\"] img')?.naturalWidth > 0")
        == "true"
    }
  }
}
