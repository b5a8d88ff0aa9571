import Congress
import Testing

@Suite struct HexadecimalTextTests {
  @Test func everyByteIsTwoSmallDigitsAndReadBack() {
    let all = Array(UInt8.min...UInt8.max)
    let text = HexadecimalText.text(all)
    #expect(text.hasPrefix("000102030405060708090a0b0c0d0e0f10") && text.hasSuffix("f9fafbfcfdfeff"))
    #expect(HexadecimalText.bytes(text) == all && HexadecimalText.bytes(text.uppercased()) == all)
    #expect(HexadecimalText.text([UInt8]()).isEmpty && HexadecimalText.bytes("") == [])
  }

  @Test(arguments: ["0", "0g", "abc", "ấ0", " 0"]) func whatIsNoBytesIsNone(text: String) {
    #expect(HexadecimalText.bytes(text) == nil)
  }
}
