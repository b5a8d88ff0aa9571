import Testing

@testable import ScreenPages

/// Goal: an address is what people write, and what is none is refused.
@Suite struct PageAddressTests {
  @Test(
    "An address is a port, with or without a host",
    arguments: [
      ("7480", "127.0.0.1", 7_480, "http://127.0.0.1:7480/"), ("0.0.0.0:80", "0.0.0.0", 80, "http://0.0.0.0:80/"),
      ("localhost:7480", "localhost", 7_480, "http://localhost:7480/"),
      ("[::1]:7480", "::1", 7_480, "http://[::1]:7480/"),
    ])
  func addresses(text: String, host: String, port: Int, written: String) throws {
    let address = try #require(PageAddress(text))
    #expect(address.host == host && address.port == port && address.description == written)
  }

  @Test(
    "What is no address is none",
    arguments: ["", "a", "0", "65536", "-1", "+80", "::1:80", ":7480", "host:", "http://here:80", "a b:80", "1:2:3"])
  func noAddresses(text: String) { #expect(PageAddress(text) == nil) }
}
