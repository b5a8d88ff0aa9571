import Crypto
public import Congress
import FoundationEssentials

/// SHA-256 of a state's JSON with sorted keys, as 64 lower-case hexadecimal digits.
///
/// The same events give the same digest in every process, so a service and a reader that say the same digest hold
/// the same congress. Any thread.
/// - Throws: ``JournalError/valueNotEncodable(value:reason:)``, which no state that came from events gives.
public func stateDigest(of state: CongressState) throws(JournalError) -> String {
  HexadecimalText.text(Array(SHA256.hash(data: try CanonicalJSON.encode(state, named: "state"))))
}
