import Assets
import Congress
import Foundation
import Testing

@testable import ControlRoom

/// Goal: whoever sets tablets up is told before the day what devices will say, and what the page can do then.
@Suite struct TabletCheckTests {
  private func check(
    _ signature: TabletCheck.Signature?, host: String = "hall.lan", daysLeft: Int64? = 60,
    addresses: [String] = ["10.0.0.1"]
  ) -> TabletCheck {
    TabletCheck(
      host: host, isLoopback: host == "127.0.0.1", signature: signature, daysLeft: signature == nil ? nil : daysLeft,
      addresses: addresses, ownAddresses: ["127.0.0.1", "10.0.0.1"])
  }

  @Test("Each way is known by its certificate")
  func ways() {
    #expect(check(.other).way == .knownName)
    #expect(check(.own).way == .ownAuthority)
    #expect(check(nil).way == .plain)
    #expect(check(nil, host: "127.0.0.1", addresses: ["127.0.0.1"]).way == .thisMachine)
    for signature in [TabletCheck.Signature.otherName, .otherDays] { #expect(check(signature).way == .broken) }
  }

  @Test("In the open a page follows, and does nothing that needs a secret")
  func plain() {
    let abilities = check(nil).way.abilities
    #expect(abilities.follows && !abilities.isPaired && !abilities.keepsDocuments && !abilities.votesSecretly)
  }

  @Test("What stands in the way is told: the name, the days, where the name leads")
  func warnings() {
    #expect(check(.own).warnings.isEmpty)
    #expect(check(.otherName).warnings.map(\.key) == ["tablet.check.other-name"])
    #expect(check(.own, daysLeft: 3).warnings.map(\.key) == ["tablet.check.ends-soon"])
    #expect(check(.own, addresses: []).warnings.map(\.key) == ["tablet.check.no-address"])
    #expect(check(.own, addresses: ["10.0.0.2"]).warnings.map(\.key) == ["tablet.check.elsewhere"])
  }

  @Test("Every way and every warning has its words", arguments: Language.allCases)
  func words(_ language: Language) throws {
    let assets = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Assets"
    let strings = try Strings(language: language.rawValue, assets: assets)
    for signature in [TabletCheck.Signature.own, .other, .otherName, .otherDays, nil] {
      for addresses in [[], ["10.0.0.1"], ["10.0.0.2"]] {
        for line in check(signature, daysLeft: 3, addresses: addresses).lines(in: strings) {
          #expect(!line.contains("tablet.check") && !line.contains("{"), "\(line)")
        }
      }
    }
  }
}
