import Congress

/// The discussions of a rehearsal: some ask for the floor, and each is called, begins and ends in time.
extension RehearsalPlanner {
  private static let speechSeconds = 300
  private static let minutesPerSpeech = 10
  private static let speechesMax = 4

  /// Plans the speeches of an item.
  mutating func planSpeeches(_ item: Item) {
    let count = min(Self.speechesMax, item.plannedMinutes / Self.minutesPerSpeech)
    let listed = Set(
      definition.speakers.compactMap { speaker in
        if case .delegate(let code) = speaker.person { code } else { nil }
      })
    var free = voters.filter { !listed.contains($0) && !heard.contains($0) }
    guard count > 0, free.count >= count else { return }
    for _ in 0..<count {
      let speaker = free.remove(at: random.number(in: 0...(free.count - 1)))
      heard.insert(speaker)
      nowMS += Int64(random.number(in: 10...60)) * 1_000
      let request = SpeakerRequest(person: .delegate(speaker), item: item.code, seconds: Self.speechSeconds)
      act(Self.control, .speakerRequest(request))
    }
    for _ in 0..<count {
      nowMS += 20_000
      act(Self.chair, .speakerNext)
      nowMS += 15_000
      act(Self.control, .speakerStart)
      nowMS += Int64(random.number(in: Self.speechSeconds / 2...Self.speechSeconds)) * 1_000
      act(Self.control, .speakerEnd)
    }
  }
}
