import Congress

extension FloorRecord {
  /// How many names an adapter is given at most.
  public static let hintsMax = 24

  /// Names that may be said in a speech: the speaker's and what they speak for, those who preside, and the congress's own.
  public func hints(for piece: TranscriptPiece) -> [String] {
    guard let state else { return [] }
    let span = spans.last { $0.speaker == piece.speaker }
    let officers = state.definition.bodies.flatMap(\.members).map(\.name)
    let names = [span?.name, span?.unit, state.definition.name.body.text(in: state.definition.language)]
    var seen: Set<String> = []
    let all = (names.compactMap(\.self) + officers).filter { !$0.isEmpty && seen.insert($0).inserted }
    return Array(all.prefix(Self.hintsMax))
  }
}
