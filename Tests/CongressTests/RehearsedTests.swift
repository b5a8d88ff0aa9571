import Congress
import Foundation
import Testing

/// Goal: a rehearsal is told from a congress by its founding, for ever, and every picture's facts say so.
///
/// Method: the sample congress, marked; what is written is read again.
@Suite struct RehearsedTests {
  private let rehearsed = Definition.sample().rehearsed

  @Test func aRehearsalIsTheSameCongressWithAnEmptyHall() {
    let live = Definition.sample()
    #expect(!live.isRehearsal && rehearsed.isRehearsal)
    #expect(rehearsed.presentAtFounding.isEmpty && !live.presentAtFounding.isEmpty)
    #expect(rehearsed.agenda == live.agenda && rehearsed.roster == live.roster && rehearsed.ballots == live.ballots)
    #expect(rehearsed.rehearsed == rehearsed)
  }

  @Test func itsFoundingSaysSoWhenItIsReadAgain() throws {
    let data = try JSONEncoder().encode(Event.congressFounded(rehearsed))
    guard case .congressFounded(let read) = try JSONDecoder().decode(Event.self, from: data) else {
      Issue.record("no founding")
      return
    }
    #expect(read == rehearsed && read.isRehearsal)
  }

  @Test func aFoundingFromBeforeRehearsalsIsThatOfACongress() throws {
    let data = try JSONEncoder().encode(Definition.sample())
    var object = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    object["isRehearsal"] = nil
    let read = try JSONDecoder().decode(Definition.self, from: JSONSerialization.data(withJSONObject: object))
    #expect(!read.isRehearsal)
  }

  @Test func everyOutputSaysSoAlsoUnderSafe() {
    let founding = EventRecord(sequence: 1, atMS: 0, actor: nil, commandID: nil, event: .congressFounded(rehearsed))
    var state = CongressState(rehearsed, foundedBy: founding)
    for output in state.outputs {
      let heading = state.outputView(output.name).congress
      #expect(heading.isRehearsal, "\(output.name)")
    }
    state.apply([EventRecord(sequence: 2, atMS: 1, actor: nil, commandID: nil, event: .safeTurned(isOn: true))])
    let covered = state.outputView("hall")
    #expect(covered.isSafe && covered.congress.isRehearsal)
  }
}
