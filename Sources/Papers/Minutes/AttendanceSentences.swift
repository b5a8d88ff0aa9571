import Congress

/// Who was there, in sentences.
struct AttendanceSentences {
  let words: PaperWords

  /// The most names that a sentence has; of more it says the number.
  static let namesMax = 6

  /// The figures of a moment.
  func figures(_ attendance: Attendance, key: String, sources: [Int64]) -> [PaperSentence] {
    var parts = [words.say("attendance.\(key)", ["count": words.number(attendance.present)])]
    let absences: [(String, Int)] = [
      ("excused", attendance.absentExcused), ("unexcused", attendance.absentUnexcused), ("out", attendance.out),
      ("pending", attendance.pending),
    ]
    parts += absences.filter { $0.1 > 0 }.map { words.say("attendance.\($0)", ["count": words.number($1)]) }
    var sentences = [
      PaperSentence(
        words.say(
          "attendance.summoned",
          ["summoned": words.number(attendance.summoned), "parts": parts.joined(separator: "; ")]), sources: sources)
    ]
    if attendance.alternatesSeated > 0 {
      sentences.append(
        PaperSentence(
          words.say("attendance.alternates", ["count": words.number(attendance.alternatesSeated)]), sources: sources))
    }
    if attendance.knowsOrganisations {
      sentences.append(
        PaperSentence(
          words.say(
            "attendance.organisations",
            [
              "present": words.number(attendance.organisationsRepresented),
              "all": words.number(attendance.organisations),
            ]), sources: sources))
    }
    if let scope = attendance.countedBy {
      sentences.append(PaperSentence(words.say("attendance.counted.\(scope.rawValue)"), sources: sources))
    }
    return sentences
  }

  /// Whether enough were there to decide.
  func quorum(_ attendance: Attendance, sources: [Int64]) -> PaperSentence {
    PaperSentence(
      words.say(
        "quorum.\(attendance.quorum.rawValue)",
        [
          "delegates": words.number(attendance.delegateQuorum.needed),
          "organisations": words.number(attendance.organisationQuorum.needed),
        ]), sources: sources)
  }

  /// What has changed since the item before, and who came and went; nothing where nobody did.
  func changes(of section: CourseSection) -> PaperSentence? {
    // Who went out and came back has changed nothing.
    let last = Dictionary(section.moves.map { ($0.delegate, $0.sequence) }, uniquingKeysWith: { _, last in last })
    let times = Dictionary(section.moves.map { ($0.delegate, 1) }, uniquingKeysWith: +)
    let moves = section.moves.filter { times[$0.delegate, default: 0] % 2 == 1 && last[$0.delegate] == $0.sequence }
    let (came, went) = (moves.filter(\.isArrival), moves.filter { !$0.isArrival })
    guard !moves.isEmpty else { return nil }
    let parts = [("came", came), ("went", went)].filter { !$1.isEmpty }.map { key, moves in
      let names = moves.map { words.name(of: $0.delegate) }
      return names.count <= Self.namesMax
        ? words.say(
          "attendance.\(key)-named", ["count": words.number(names.count), "names": names.joined(separator: ", ")])
        : words.say("attendance.\(key)", ["count": words.number(names.count)])
    }
    return PaperSentence(
      words.say(
        "attendance.changed",
        ["present": words.number(section.attendance.present), "parts": parts.joined(separator: "; ")]),
      sources: moves.map(\.sequence))
  }
}
