package import Assets
package import Congress

/// Makes papers of a congress's course: the minutes and every other paper, each a pure function of the journal.
package struct PaperMaker {
  package let course: CongressCourse
  let words: PaperWords
  /// What the secretary has picked of speeches.
  package var picks: [SpeechPick] = []

  /// What is made of a course, in the language of `strings` and as `layout` has it.
  package init(course: CongressCourse, strings: Strings, layout: PaperLayout) {
    self.course = course
    words = PaperWords(definition: course.definition, strings: strings, layout: layout)
  }

  /// The same of one session alone; nothing where none of it was begun.
  package func only(_ session: Code<Session>) -> PaperMaker? {
    course.only(session).map { course in
      var part = PaperMaker(course: course, strings: words.strings, layout: words.layout)
      part.picks = picks
      return part
    }
  }

  /// The number of a paper where nobody has given it one.
  static let noNumber = "……"

  /// A paper: its head, its title, what it says, and the lines to sign on.
  /// - Parameters:
  ///   - kind: The mark of its kind in its number, such as `BB`; nothing for a list without a number.
  ///   - number: The number that the office has given it.
  func paper(
    title: String, subject: String, kind: String?, number: String? = nil, blocks: [PaperBlock],
    signers: (left: PaperSigner?, right: PaperSigner?)
  ) -> Paper {
    var all: [PaperBlock] = [head(kind: kind, number: number ?? Self.noNumber)]
    all.append(.paragraph(PaperParagraph("title", .title, title)))
    all.append(.paragraph(PaperParagraph("subject", .subject, subject)))
    all += blocks
    if signers.left != nil || signers.right != nil {
      all.append(
        .signatures(left: lines(of: signers.left, side: "left"), right: lines(of: signers.right, side: "right")))
    }
    return Paper(
      title: "\(title) – \(subject)", congress: words.definition.id, language: words.language, layout: words.layout,
      sequence: course.state.sequence, atMS: course.state.newestMS, mark: mark, blocks: all)
  }

  /// What marks the papers of a rehearsal, so that nobody takes them for the congress's.
  private var mark: String? {
    words.definition.isRehearsal
      ? "\(words.strings[.rehearsalMark]) – \(words.strings[.rehearsalNotReal])" : nil
  }

  // MARK: The head

  private func head(kind: String?, number: String) -> PaperBlock {
    let head = words.layout.head
    func lines(_ looks: [PaperLayout.HeadLook], side: String) -> [HeadLine] {
      looks.compactMap { look in
        text(of: look.part, kind: kind, number: number).map {
          HeadLine(paragraph: PaperParagraph("head.\(side).\(look.part.rawValue)", .head, $0), look: look)
        }
      }
    }
    return .head(left: lines(head.left, side: "left"), right: lines(head.right, side: "right"))
  }

  private func text(of part: PaperLayout.HeadLook.Part, kind: String?, number: String) -> String? {
    let name = words.definition.name
    switch part {
    case .superior: return words.words(name.body)
    case .body: return "\(words.words(name.title)) \(words.words(name.ordinal))"
    case .number:
      return kind.map { words.say("number.\(words.layout.name)", ["number": words.raw(number), "kind": $0]) }
    case .star: return words.raw("*")
    case .party, .nation, .motto: return words.say("head.\(part.rawValue)")
    case .place:
      return words.say("head.place", ["place": words.place, "date": words.longDate(course.endedMS)])
    case .blank: return ""
    }
  }

  // MARK: The lines to sign on

  private func lines(of signer: PaperSigner?, side: String) -> [PaperParagraph] {
    guard let signer else { return [] }
    let body = words.definition.bodies.first { signer.bodies.contains($0.code) }
    let member = body?.members.first { $0.office != nil } ?? body?.members.first
    let office = member?.office.map(words.words) ?? words.say("sign-office.\(signer.rawValue)")
    return [
      PaperParagraph(
        "sign.\(side).for", .signFor, words.say("sign.\(words.layout.name).\(signer.rawValue)")),
      PaperParagraph("sign.\(side).office", .signOffice, office),
      PaperParagraph(
        "sign.\(side).name", .signName, member.map { words.raw($0.name) } ?? Self.noNumber,
        sources: member == nil ? [] : [1]),
    ]
  }

  // MARK: Headings

  private static let romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]

  /// A heading with its Roman number, from 1.
  func heading(_ number: Int, _ key: String) -> PaperBlock {
    let roman = Self.romans.indices.contains(number - 1) ? Self.romans[number - 1] : "\(number)"
    return .paragraph(
      PaperParagraph("heading.\(key)", .heading, number: roman + words.layout.headingMark, words.say("heading.\(key)")))
  }
}

/// For whom a paper is signed.
enum PaperSigner: String, Sendable, Hashable, CaseIterable {
  case presidium, secretariat, tellers, credentials, organisers

  /// The codes that the body of the congress may have.
  var bodies: [Code<Body>] {
    switch self {
    case .presidium: ["presidium"]
    case .secretariat: ["secretariat"]
    case .tellers: ["tellers", "ballot-committee", "counting"]
    case .credentials: ["credentials"]
    case .organisers: ["organisers"]
    }
  }
}

extension CongressCourse {
  /// When the last of it ended or, while it goes on, when the newest record was made, in ms since 1970 UTC.
  var endedMS: Int64 { hasEnded ? sections.compactMap(\.endedMS).max() ?? state.newestMS : state.newestMS }

  /// Whether nothing of it is on, and either nothing is left or its last item is done.
  var hasEnded: Bool {
    guard !sections.isEmpty, !sections.contains(where: { $0.ending == .open && $0.item != nil }) else { return false }
    let items = session.flatMap { state.agenda.session($0)?.items } ?? state.agenda.items
    return items.last?.progress.isDone == true || !items.contains { $0.progress == .pending }
  }

  /// Where the work begins: the first section of a session that reports, votes or discusses, but for the reception.
  var opening: CourseSection? {
    let working = Set(
      sections.filter { [.report, .attendance, .vote, .discussion, .address].contains($0.item?.kind) }
        .map(\.session))
    return sections.first { $0.item != nil && $0.item?.kind != .reception && working.contains($0.session) }
      ?? sections.first { $0.item != nil } ?? sections.first
  }
}
