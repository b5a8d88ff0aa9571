import Testing

@testable import Congress

/// Goal: what scanners put around a badge is no part of it, where the congress says so.
@Suite struct BadgeReadingTests {
  @Test(arguments: [
    ("*CT-1*", "CT-1"), (" *CT-1* \r", "CT-1"), ("CT-1", "CT-1"), ("CT*1", "CT*1"), ("**", "**"), ("", ""),
    ("#*7*", "7"),
  ]) func onlyTheEndsAreTakenOff(_ scanned: String, _ badge: String) {
    #expect(BadgeReading(strip: "*#").stripped(scanned) == badge)
  }

  @Test func aScanIsTakenWithAndWithoutThem() throws {
    let definition = Definition.sample(badge: BadgeReading(strip: "*"))
    #expect(definition.index(ofScanned: "*D1*") == definition.index(ofScanned: "D1"))
    #expect(definition.index(ofScanned: "D1") != nil && definition.index(ofScanned: "*D99*") == nil)
    #expect(Definition.sample().index(ofScanned: "*D1*") == nil)
    #expect(definition.rehearsed.badge == definition.badge)
  }
}
