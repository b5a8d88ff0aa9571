import ArgumentParser
import Foundation
import Testing

@testable import Gallery

/// Goal: the page leads to every picture that was painted, and a gallery that cannot be is refused.
///
/// Method: pages of made names; command lines with one mistake each.
@Suite struct GalleryPageTests {
  @Test func everyPictureIsLinkedUnderItsSceneOnce() {
    var page = GalleryPage()
    page.add(["a-1.png", "a-2.png"], of: "L02", caption: "red-gold · vi")
    page.add(["a-3.png"], of: "L02", caption: "red-gold · en")
    page.add(["b-1.png"], of: "L11", caption: "red-gold · vi")
    #expect(page.count == 4)
    let html = page.html
    func count(_ text: String) -> Int { html.components(separatedBy: text).count - 1 }
    for file in ["a-1.png", "a-2.png", "a-3.png", "b-1.png"] { #expect(count("<a href=\"\(file)\">") == 1) }
    #expect(count("<section id=\"L02\">") == 1 && count("<section id=\"L11\">") == 1)
    #expect(count("<a href=\"#L02\">") == 1 && count("<h3>red-gold · vi</h3>") == 2)
  }

  @Test(arguments: [
    ["--percent", "9"], ["--percent", "201"], ["--shape", "2x1"], ["--language", "fr"], ["--language", "vi+vi"],
    ["--language", "vi+en+vi"], ["--language", "vi+"],
  ]) func aGalleryThatCannotBePaintedIsRefused(_ arguments: [String]) {
    #expect(throws: (any Error).self) { try PlenaryGallery.parse(["folder"] + arguments) }
  }

  @Test(
    arguments: [
      [], ["--percent", "10"], ["--percent", "200"], ["--shape", "32x9"], ["--language", "vi+en"],
    ] as [[String]]) func aGalleryThatCanBePaintedIsTaken(_ arguments: [String]) throws
  {
    #expect(try PlenaryGallery.parse(["folder"] + arguments).folder == "folder")
  }
}
