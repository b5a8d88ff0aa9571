import HallTestSupport
import Testing

@testable import Congress

/// Goal: whatever number a command names, it is refused or carried out; none ends the service.
///
/// Method: 200 seeds of 100 commands; before each is given, the numbers in it are replaced, one at a time and all at once,
/// by the smallest and the largest that there are, by 0 and by -1, and given to a copy of the hall, whose views are made.
@Suite struct ExtremeNumberTests {
  private static let commandCount = 100
  private static let extremes = ["\(Int64.min)", "\(Int64.max)", "0", "-1"]

  /// A text of JSON with one of its numbers replaced, then with all of them; numbers in strings stay.
  private static func variants(of text: String) -> [String] {
    let numbers = numbers(in: text)
    let sets = numbers.map { [$0] } + (numbers.count > 1 ? [numbers] : [])
    return sets.flatMap { ranges in
      extremes.map { extreme in
        ranges.reversed().reduce(into: text) { $0.replaceSubrange($1, with: extreme) }
      }
    }
  }

  private static func numbers(in text: String) -> [Range<String.Index>] {
    var (found, isQuoted, start): ([Range<String.Index>], Bool, String.Index?) = ([], false, nil)
    var isEscaped = false
    for index in text.indices {
      let character = text[index]
      let isDigit = !isQuoted && (character.isNumber || character == "-")
      if isDigit, start == nil { start = index }
      if !isDigit, let begun = start {
        found.append(begun..<index)
        start = nil
      }
      if character == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = character == "\\" && !isEscaped
    }
    return found
  }

  @Test func numbersOutsideOfStringsAreReplacedOneByOneAndTogether() {
    let text = #"{"args":{"a":"1\"2","b":34},"c":-5}"#
    let variants = Self.variants(of: text)
    #expect(variants.count == 3 * Self.extremes.count)
    #expect(variants[2] == #"{"args":{"a":"1\"2","b":0},"c":-5}"#)
    #expect(variants.last == #"{"args":{"a":"1\"2","b":-1},"c":-1}"#)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func noNumberEndsTheService(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var hall = try Hall(.everyMethod())
    for _ in 0..<Self.commandCount {
      let ballot = random.pick(hall.state.ballots)
      let command =
        random.once(in: 2)
        ? Command.nextStep(of: ballot, in: hall.state, using: &random) : .random(in: hall.state, using: &random)
      let actor = random.pick(Actor.everybody.filter { command.name.roles.contains($0.role) })
      for text in Self.variants(of: try json(command)) {
        guard let extreme = try? decode(Command.self, text) else { continue }
        var copy = hall
        guard (try? copy.run(extreme, as: actor)) != nil else { continue }
        for broken in copy.state.brokenInvariants { Issue.record("seed \(seed), \(text): \(broken)") }
        copy.wait(milliseconds: 1_000)
        _ = copy.state.topicValues
        #expect(try CongressState.replaying(copy.records) == copy.state, "seed \(seed), \(text)")
      }
      hall.wait(milliseconds: 1_000)
      _ = try? hall.run(command, as: actor)
    }
  }
}
