import Testing

import PageServing

/// Goal: an address is what people write, and what is none is refused.
@Suite struct ServedAddressTests {
  @Test(
    "An address is a port, with or without a host",
    arguments: [
      ("7480", "127.0.0.1", 7_480, "http://127.0.0.1:7480/"), ("0.0.0.0:80", "0.0.0.0", 80, "http://0.0.0.0:80/"),
      ("localhost:7480", "localhost", 7_480, "http://localhost:7480/"),
      ("[::1]:7480", "::1", 7_480, "http://[::1]:7480/"),
    ])
  func addresses(text: String, host: String, port: Int, written: String) throws {
    let address = try #require(ServedAddress(text))
    #expect(address.host == host && address.port == port && address.page() == written)
    #expect(address.page(isSecure: true) == written.replacing("http:", with: "https:"))
  }

  @Test(
    "What is no address is none",
    arguments: [
      "", "a", "0", "65536", "-1", "+80", "::1:80", ":7480", "host:", "http://here:80", "a b:80", "1:2:3", "70000",
      "a:b", ":80", "host:+80",
    ])
  func noAddresses(text: String) { #expect(ServedAddress(text) == nil) }
}
