import Assets
import Congress

/// Organisations and people of a roster that look alike, side by side.
struct Lookalikes {
  private let roster: GivenTable

  /// The columns by which people are counted together.
  static let countedBy: [GivenColumn] = [.organisation, .group, .ethnicity]
  /// Organisations that are held against each other: pairs grow with the square.
  private static let organisationsMax = 1_000
  /// Pairs that are told.
  private static let pairsMax = 50
  /// The shortest word in which another letter may be a slip: An Thạnh is not Tân Thạnh.
  private static let lettersMin = 4

  init(_ roster: GivenTable) { self.roster = roster }

  /// The form in which most write each name; of two equally frequent ones the first.
  static func commonForms(_ names: [String]) -> [FoldedText: String] {
    var counts: [FoldedText: [(form: String, count: Int)]] = [:]
    for name in names {
      let folded = FoldedText(name)
      var forms = counts[folded] ?? []
      if let place = forms.firstIndex(where: { $0.form.unicodeScalars.elementsEqual(name.unicodeScalars) }) {
        forms[place].count += 1
      } else {
        forms.append((name, 1))
      }
      counts[folded] = forms
    }
    return counts.compactMapValues { forms in
      forms.enumerated().max { ($0.element.count, -$0.offset) < ($1.element.count, -$1.offset) }?.element.form
    }
  }

  /// Names that are the same to people and are written otherwise; each pair once, unless they are to be made one.
  func otherwise(choices: ImportChoices) -> [ImportLine] {
    guard !choices.unifies else { return [] }
    return Self.countedBy.flatMap { column -> [ImportLine] in
      let written = roster.rows.filter { !$0[column].isEmpty }
      let common = Self.commonForms(written.map { $0[column] })
      var told: Set<[Unicode.Scalar]> = []
      return written.compactMap { row in
        let name = row[column]
        guard let form = common[FoldedText(name)], !form.unicodeScalars.elementsEqual(name.unicodeScalars),
          told.insert(Array(name.unicodeScalars)).inserted
        else { return nil }
        return ImportLine(
          place: row.place.cell(column), said: ExchangeNote.organisationsOtherwise.with(pair(column, name, form)))
      }
    }
  }

  /// Organisations that may be one, and people who may be the same: taken as they are, and shown.
  func toDecide() -> [ImportLine] { Array(organisations.prefix(Self.pairsMax)) + Array(people.prefix(Self.pairsMax)) }

  private func pair(_ column: GivenColumn, _ name: String, _ other: String) -> [String: Wording.Part] {
    func count(_ name: String) -> String {
      "\(roster.rows.count { $0[column].unicodeScalars.elementsEqual(name.unicodeScalars) })"
    }
    let first = roster.rows.first { $0[column].unicodeScalars.elementsEqual(other.unicodeScalars) }
    return [
      "value": .text(name), "count": .text(count(name)), "other": .text(other), "otherCount": .text(count(other)),
      "place": .text(first?.place.cell(column) ?? ""),
    ]
  }

  private var organisations: [ImportLine] {
    var firsts: [String: GivenRow] = [:]
    var names: [String] = []
    for row in roster.rows where !row[.organisation].isEmpty && firsts[row[.organisation]] == nil {
      firsts[row[.organisation]] = row
      names.append(row[.organisation])
    }
    guard names.count <= Self.organisationsMax else { return [] }
    let plain = names.map { Array(FoldedName($0).words.joined(separator: " ")) }
    var lines: [ImportLine] = []
    for right in names.indices {
      for left in names.indices.prefix(right)
      where Self.differInOneLetter(plain[left], plain[right]) && FoldedText(names[left]) != FoldedText(names[right]) {
        guard let row = firsts[names[right]] else { continue }
        lines.append(
          ImportLine(
            place: row.place.cell(.organisation),
            said: ExchangeNote.organisationsAlike.with(pair(.organisation, names[right], names[left]))))
      }
    }
    return lines
  }

  /// Whether two names without marks differ in no letter or in one, but not in a figure: ward 1 is not ward 2.
  private static func differInOneLetter(_ left: [Character], _ right: [Character]) -> Bool {
    if left == right { return true }
    guard abs(left.count - right.count) <= 1 else { return false }
    var start = 0
    while start < min(left.count, right.count), left[start] == right[start] { start += 1 }
    var end = 0
    while end < min(left.count, right.count) - start, left[left.count - 1 - end] == right[right.count - 1 - end] {
      end += 1
    }
    let (leftRest, rightRest) = (left[start..<(left.count - end)], right[start..<(right.count - end)])
    guard leftRest.count <= 1, rightRest.count <= 1 else { return false }
    let word = word(around: start, in: left.count < right.count ? left : right)
    return word.count >= lettersMin && !(word + leftRest + rightRest).contains { $0.isNumber }
  }

  /// The word in which a letter stands, or would stand.
  private static func word(around place: Int, in text: [Character]) -> ArraySlice<Character> {
    let begin = text[..<min(place, text.count)].lastIndex(of: " ").map { $0 + 1 } ?? 0
    let end = text[min(place, text.count)...].firstIndex(of: " ") ?? text.count
    return text[begin..<max(begin, end)]
  }

  /// People of one name and one year of birth.
  private var people: [ImportLine] {
    var firsts: [String: GivenRow] = [:]
    return roster.rows.compactMap { row in
      guard !row[.name].isEmpty else { return nil }
      let key = FoldedText(row[.name]).text + "\u{1F}" + row[.birthYear]
      guard let first = firsts[key] else {
        firsts[key] = row
        return nil
      }
      let values: [String: Wording.Part] = [
        "name": .text(row[.name]), "year": .text(row[.birthYear]), "organisation": .text(row[.organisation]),
        "place": .text(first.place.cell(.name)), "otherOrganisation": .text(first[.organisation]),
      ]
      return ImportLine(place: row.place.cell(.name), said: ExchangeNote.peopleAlike.with(values))
    }
  }
}
