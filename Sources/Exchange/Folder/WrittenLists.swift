import Congress

/// Lists within one field: parts separated by `;`, whose own parts are separated by `|`.
enum WrittenList {
  /// The parts of a field, without space around them and without empty ones; what separates parts of theirs is as it was.
  static func parts(_ field: String) -> [String] { split(field, at: ";").filter { !$0.isEmpty } }

  /// The parts of a part, as people read them.
  static func pieces(_ part: String) -> [String] { split(part, at: "|").map(read) }

  /// Text that may stand in a part: a `\` before what would separate.
  static func written(_ text: String) -> String {
    var written = ""
    for letter in text {
      if ";|\\=".contains(letter) { written.append("\\") }
      written.append(letter)
    }
    return written
  }

  /// Text as it was before it was written into a part.
  static func read(_ text: String) -> String {
    var read = ""
    var isEscaped = false
    for letter in text {
      if letter == "\\", !isEscaped {
        isEscaped = true
      } else {
        read.append(letter)
        isEscaped = false
      }
    }
    return read
  }

  /// A text taken apart at a sign that has no `\` before it, without space around the parts.
  static func split(_ text: String, at sign: Character, max: Int = .max) -> [String] {
    var parts = [""]
    var isEscaped = false
    for letter in text {
      if letter == sign, !isEscaped, parts.count < max {
        parts.append("")
      } else {
        parts[parts.count - 1].append(letter)
      }
      isEscaped = letter == "\\" && !isEscaped
    }
    return parts.map { $0.split(separator: " ").joined(separator: " ") }
  }
}

/// A choice of a ballot in a field: `for|Tán thành|In favour|agree`, with `|color` and `|no` behind it where it has a
/// colour of its own or cannot be adopted.
struct WrittenChoice {
  let isFirst: Bool
  private let parts: [String]

  static func read(_ field: String) -> [WrittenChoice] {
    WrittenList.parts(field).enumerated().map { place, part in
      WrittenChoice(isFirst: place == 0, parts: WrittenList.pieces(part))
    }
  }

  /// As it stands in the field.
  static func text(of choice: Choice, in plan: BallotPlan) -> String {
    var parts = [
      WrittenList.written(choice.key), WrittenList.written(choice.label.vi), WrittenList.written(choice.label.en ?? ""),
    ]
    parts.append(plan.kind == .alternatives && choice.sign == .other ? "" : choice.sign.rawValue)
    parts.append(choice.color == choice.sign ? "" : choice.color.rawValue)
    parts.append(plan.kind == .alternatives ? (choice.isAdoptable ? "yes" : "no") : "")
    while parts.last?.isEmpty == true { parts.removeLast() }
    return parts.joined(separator: "|")
  }

  private func part(_ place: Int) -> String { parts.indices.contains(place) ? parts[place] : "" }

  /// As it stands in `ballots.yaml`.
  var yaml: String {
    var fields = ["key: \(PlacedText.quoted(part(0)))", "label: \(PlacedText.localized(vi: part(1), en: part(2)))"]
    if !part(3).isEmpty { fields.append("sign: \(PlacedText.quoted(part(3)))") }
    if !part(4).isEmpty { fields.append("color: \(PlacedText.quoted(part(4)))") }
    if !part(5).isEmpty { fields.append("adoptable: \(PlacedText.quoted(part(5)))") }
    return "{ \(fields.joined(separator: ", ")) }"
  }
}

/// A target that is put to the vote together with others, in a field: `C01|Tăng trưởng 8 %|Growth of 8 %`.
struct WrittenTarget {
  let isFirst: Bool
  private let parts: [String]

  static func read(_ field: String) -> [WrittenTarget] {
    WrittenList.parts(field).enumerated().map { place, part in
      WrittenTarget(isFirst: place == 0, parts: WrittenList.pieces(part))
    }
  }

  /// As it stands in the field.
  static func text(of target: BallotPlan.Target) -> String {
    let parts =
      [WrittenList.written(target.code.text), WrittenList.written(target.text.vi)]
      + (target.text.en.map { [WrittenList.written($0)] } ?? [])
    return parts.joined(separator: "|")
  }

  /// As it stands in `ballots.yaml`.
  var yaml: String {
    let en = parts.count > 2 ? parts[2] : ""
    let text = PlacedText.localized(vi: parts.count > 1 ? parts[1] : "", en: en)
    return "{ id: \(PlacedText.quoted(parts.first ?? "")), text: \(text) }"
  }
}
