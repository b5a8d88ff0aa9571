import Congress

/// The gates of what a session follows, in the order in which it is told.
///
/// A row and no table: a session follows few topics, and a change goes to thousands of sessions, where each further piece
/// of memory costs as much as the work.
struct TopicGates: Sendable {
  private var gates: [(topic: Topic, gate: TopicGate)] = []

  /// The places, in order.
  var indices: Range<Int> { gates.indices }

  /// The topic at a place.
  subscript(place: Int) -> Topic { gates[place].topic }

  /// The gate of a topic; nothing for one that is not followed.
  ///
  /// One that is set for the first time is the last.
  subscript(topic: Topic) -> TopicGate? {
    get { place(of: topic).map { gates[$0].gate } }
    set {
      switch (place(of: topic), newValue) {
      case (let place?, let gate?): gates[place].gate = gate
      case (let place?, nil): gates.remove(at: place)
      case (nil, let gate?): gates.append((topic, gate))
      case (nil, nil): break
      }
    }
  }

  /// Puts a new gate in the place of another topic's.
  mutating func exchange(_ topic: Topic, for other: Topic) {
    guard let place = place(of: topic) else { return }
    gates[place] = (other, TopicGate())
  }

  private func place(of topic: Topic) -> Int? { gates.firstIndex { $0.topic == topic } }
}
