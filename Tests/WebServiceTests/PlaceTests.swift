import Testing

@testable import WebService

/// Goal: a tablet that comes back is told what it has not got, and nothing else.
@Suite struct LivePlaceTests {
  @Test("A place comes back from its text")
  func aPlaceComesBack() {
    var place = LivePlace()
    place.names = [.room: "0a1b", .link: "22"]
    #expect(place.text == "0a1b..22.")
    #expect(LivePlace(place.text) == place)
  }

  @Test(
    "What is no place counts as having nothing",
    arguments: ["", "x", "a.b", "a.b.c.d.e", String(repeating: "a", count: 200)])
  func whatIsNoPlaceIsNothing(_ text: String) { #expect(LivePlace(text) == LivePlace()) }
}
