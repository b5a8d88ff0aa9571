import Assets
import Testing

/// Goal: a sentence made of parts is one sentence in every language, and a gap is seen and never a crash.
///
/// Method: small texts of the test's own.
@Suite struct WordingTests {
  private let english = Strings(
    language: "en", texts: ["said": "{who} is {what}.", "thing": "the {color} thing", "red": "red"])
  private let vietnamese = Strings(
    language: "vi", texts: ["said": "{who} là {what}.", "thing": "vật {color}", "red": "đỏ"])

  private let wording = Wording(
    "said", ["who": "A", "what": .wording(Wording("thing", ["color": .wording(Wording("red"))]))])

  @Test func partsAreInTheLanguageOfTheWhole() {
    #expect(english[wording] == "A is the red thing.")
    #expect(vietnamese[wording] == "A là vật đỏ.")
  }

  @Test func aValueIsNeverTakenForAPlace() {
    #expect(english[Wording("said", ["who": "{what}", "what": "x"])] == "{what} is x.")
  }

  @Test func aMissingTextShowsItsKeyAndItsValues() {
    #expect(english[Wording("gone", ["a": "1", "b": .wording(Wording("red"))])] == "gone(a: '1', b: red)")
  }
}
