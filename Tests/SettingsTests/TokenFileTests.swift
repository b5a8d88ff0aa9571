import Congress
import Foundation
import HallTestSupport
import Settings
import Testing

/// Goal: a token says who somebody is, what is kept of it is of no use to anybody, and no change of the file is lost.
///
/// Method: tokens of known bytes, and a real file in a folder of its own.
@Suite struct TokenFileTests {
  private let scratch: ScratchFolder
  private var folder: String { scratch.path }
  private var path: String { folder + "/tokens.json" }

  init() throws { scratch = try ScratchFolder("tokens") }

  private func holder(_ name: String, _ role: Role = .teller, token: String = "t") -> TokenHolder {
    TokenHolder(role: role, name: name, digest: TokenDigest(of: token), madeMS: 1)
  }

  @Test func aTokenIsReadableAndNoTwoBytesAreTheSame() {
    let zero = PersonalToken(random: Array(repeating: 0, count: PersonalToken.randomBytes)).text
    #expect(zero == "0000000-0000000-0000000-00000")
    let full = PersonalToken(random: Array(repeating: 255, count: PersonalToken.randomBytes)).text
    #expect(full == "zzzzzzz-zzzzzzz-zzzzzzz-zzzzw", "128 bits, and two that fill the last letter")
    var seen: Set<String> = [zero]
    for byte in 0..<PersonalToken.randomBytes {
      for bit in 0..<8 {
        var bytes = Array(repeating: UInt8(0), count: PersonalToken.randomBytes)
        bytes[byte] = 1 << bit
        #expect(seen.insert(PersonalToken(random: bytes).text).inserted, "bit \(bit) of byte \(byte)")
      }
    }
    #expect(seen.allSatisfy(PersonalToken.isOne))
    #expect(!["sample-teller", "", "0000000-0000000-0000000", zero + "0"].contains(where: PersonalToken.isOne))
  }

  @Test func aDigestIsThatOfSHA256AndIsReadBack() throws {
    let digest = TokenDigest(of: "abc")
    #expect(digest.text == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let read = try #require(TokenDigest(text: digest.text.uppercased()))
    #expect(read.isSame(as: digest) && !read.isSame(as: TokenDigest(of: "abd")))
    #expect(TokenDigest(text: String(digest.text.dropLast())) == nil)
    #expect(TokenDigest(text: "zz" + digest.text.dropFirst(2)) == nil)
  }

  @Test func aTokenIsGoodForItsRoleOnly() throws {
    var file = TokenFile()
    try file.add(holder("Trần Thị Bích", token: "secret"))
    #expect(file.holder(of: "secret", as: .teller)?.name == "Trần Thị Bích")
    #expect(file.holder(of: "secret", as: .operator) == nil && file.holder(of: "other", as: .teller) == nil)
  }

  @Test func aNameHasOneTokenInARoleAndMayHaveAnotherInAnother() throws {
    var file = TokenFile()
    try file.add(holder("Bích"))
    try file.add(holder("Bích", .chair))
    #expect(throws: SettingsProblem.tokenNameTaken(role: "teller", name: "Bích")) { try file.add(holder("Bích")) }
    #expect(throws: SettingsProblem.tokenNameUnknown(name: "An", known: ["Bích", "Bích"])) { try file.revoke("An") }
    #expect(try file.revoke("Bích", role: .chair).map(\.role) == [.chair])
    #expect(file.holders.map(\.role) == [.teller])
  }

  @Test(arguments: [
    "", "a/b", "\u{1B}[2J", "  ", " An", "An ", "Hoà\u{0300}\u{0000}", String(repeating: "x", count: 129),
  ])
  func aNameThatNobodyCouldRecordIsRefused(_ name: String) {
    var file = TokenFile()
    #expect(throws: SettingsProblem.tokenNameWrong(name: name)) { try file.add(holder(name)) }
  }

  @Test func whatIsWrittenIsReadAndHoldsNoTokenAndOnlyItsOwnerWritesIt() throws {
    let token = PersonalToken(random: Array(1...16)).text
    try TokenFile.change(path) { file throws(SettingsProblem) in
      try file.add(holder("hall-left", .screen, token: token))
    }
    let read = try TokenFile(reading: path)
    #expect(read.holders == [holder("hall-left", .screen, token: token)])
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(!text.contains(token) && text.contains(TokenDigest(of: token).text))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o644)
  }

  @Test func aChangeThatIsRefusedLeavesTheFileAsItWas() throws {
    try TokenFile.change(path) { file throws(SettingsProblem) in try file.add(holder("A")) }
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(throws: SettingsProblem.self) {
      try TokenFile.change(path) { file throws(SettingsProblem) in
        try file.add(holder("B"))
        try file.add(holder("A"))
      }
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test func noneOfManyThatChangeItAtOnceIsLost() async throws {
    let path = path
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for number in 0..<24 {
        tasks.addTask {
          let holder = TokenHolder(role: .teller, name: "T\(number)", digest: TokenDigest(of: "\(number)"), madeMS: 1)
          try TokenFile.change(path) { file throws(SettingsProblem) in try file.add(holder) }
        }
      }
      try await tasks.waitForAll()
    }
    #expect(Set(try TokenFile(reading: path).holders.map(\.name)).count == 24)
  }

  @Test(
    arguments: [
      ("[]", nil), ("{", nil), (#"{"tokens":[{"role":"king","name":"A","sha256":"","madeMS":1}]}"#, 1),
      (#"{"tokens":[{"role":"teller","name":"A","sha256":"abc","madeMS":1}]}"#, 1),
      (#"{"tokens":[{"role":"teller","name":"a/b","sha256":"\#(TokenDigest(of: "x").text)","madeMS":1}]}"#, 1),
    ] as [(String, Int?)])
  func aFileThatSaysSomethingElseIsToldWithItsEntry(_ text: String, _ entry: Int?) throws {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: SettingsProblem.tokenFileWrong(path: path, entry: entry)) { try TokenFile(reading: path) }
    #expect(throws: SettingsProblem.tokenFileWrong(path: path, entry: entry)) {
      try TokenFile.change(path) { file throws(SettingsProblem) in try file.add(holder("A")) }
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text, "what is there is not written over")
  }

  @Test func theSameNameTwiceIsToldWhereItStandsAgain() throws {
    let entry = #"{"role":"teller","name":"A","sha256":"\#(TokenDigest(of: "x").text)","madeMS":1}"#
    try #"{"tokens":[\#(entry),\#(entry)]}"#.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: SettingsProblem.tokenFileWrong(path: path, entry: 2)) { try TokenFile(reading: path) }
  }

  /// A line that was copied by hand, with another name written into it, made one person's acts another's.
  @Test func oneTokenOfTwoPeopleIsTold() throws {
    let digest = TokenDigest(of: "x").text
    let entries = ["A", "B"].map { #"{"role":"teller","name":"\#($0)","sha256":"\#(digest)","madeMS":1}"# }
    try #"{"tokens":[\#(entries.joined(separator: ","))]}"#.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: SettingsProblem.tokenFileWrong(path: path, entry: 2)) { try TokenFile(reading: path) }
  }

  @Test(arguments: ["trần  thị bích", "TRẦN THỊ BÍCH", "Trần\u{A0}Thị Bích"])
  func namesThatLookAlikeAreOneName(_ name: String) throws {
    var file = TokenFile()
    try file.add(holder("Trần Thị Bích"))
    #expect(throws: SettingsProblem.tokenNameTaken(role: "teller", name: name)) { try file.add(holder(name)) }
    #expect(file[.teller, name]?.name == "Trần Thị Bích")
  }

  @Test func aPlaceThatCannotBeWrittenIsTold() {
    #expect(throws: SettingsProblem.self) {
      try TokenFile.change("/nowhere/tokens.json") { file throws(SettingsProblem) in try file.add(holder("A")) }
    }
  }
}
