import Congress

/// One item of the minutes: what it was, who was there, who spoke, what was decided.
struct SectionParagraphs {
  let section: CourseSection
  /// What the keys of its paragraphs begin with.
  let key: String
  let number: String?
  let course: CongressCourse
  let words: PaperWords
  var picks: [SpeechPick] = []

  private var people: AttendanceSentences { AttendanceSentences(words: words) }

  var all: [PaperParagraph] {
    var paragraphs = section.item.map { [opening($0)] } ?? []
    paragraphs += DocumentSentences(course: course, words: words).paragraphs(of: section, key: key)
    var speeches: [Int] = []
    for happening in section.happenings {
      if case .speech(let place) = happening { speeches.append(place) }
    }
    if !speeches.isEmpty { paragraphs.append(spoken(speeches.count)) }
    for (index, happening) in section.happenings.enumerated() { paragraphs += told(happening, at: index) }
    return paragraphs
  }

  /// What it was, from when to when, who presented it, and who has come and gone.
  private func opening(_ item: Item) -> PaperParagraph {
    var sentences: [PaperSentence] = []
    let title = "**\(words.words(item.title))**"
    if let endedMS = section.endedMS {
      let values = ["title": title, "span": words.span(section.startedMS, endedMS)]
      sentences.append(PaperSentence(words.say("item", values), sources: section.sequences))
    } else {
      sentences.append(
        PaperSentence(
          words.say("item-open", ["title": title, "from": words.time(section.startedMS)]), sources: section.sequences))
    }
    if case .adjourned(let reason) = section.ending {
      let key = reason.isEmpty ? "item-adjourned" : "item-adjourned-for"
      sentences.append(
        PaperSentence(words.say(key, ["reason": words.raw(reason)]), sources: Array(section.sequences.suffix(1))))
    }
    if let presenter = item.presenter {
      sentences.append(
        PaperSentence(
          words.say("presenter", ["presenter": words.words(presenter)]), sources: Array(section.sequences.prefix(1))))
    }
    if item.kind == .attendance {
      sentences += people.figures(section.attendanceAtEnd, key: "at-report", sources: section.sequences)
      sentences.append(people.quorum(section.attendanceAtEnd, sources: section.sequences))
    } else if let changes = people.changes(of: section) {
      sentences.append(changes)
    }
    return PaperParagraph(key, .body, number: number, sentences)
  }

  private func spoken(_ count: Int) -> PaperParagraph {
    PaperParagraph("\(key).speeches", .body, words.say("speeches", ["count": words.spelled(count)]))
  }

  private func told(_ happening: CourseSection.Happening, at index: Int) -> [PaperParagraph] {
    switch happening {
    case .ballot(let code, let round):
      guard let record = course.ballot(code, round: round) else { return [] }
      return [
        PaperParagraph(
          "ballot.\(code.text).\(round)", .body, BallotSentences(record: record, words: words).all)
      ]
    case .election(let code, let round):
      guard let record = course.election(code, round: round) else { return [] }
      let sentences = ElectionSentences(record: record, words: words)
      let key = "election.\(code.text).\(round)"
      return [("list", sentences.list), ("papers", sentences.papers), ("result", sentences.result)]
        .filter { !$0.1.isEmpty }.map { PaperParagraph("\(key).\($0.0)", .body, $0.1) }
    case .ballotVoided(let code, let round, let reason, let sequence):
      return [voided("void.\(code.text).\(round)", code.text, round, reason, sequence)]
    case .electionVoided(let code, let round, let reason, let sequence):
      return [voided("void.\(code.text).\(round)", code.text, round, reason, sequence)]
    case .speech(let place):
      let speech = course.speeches[place]
      return [SpeechSentences(speech: speech, words: words).paragraph] + picked(of: speech)
    case .held(let reason, let atMS, let sequence):
      let values = ["time": words.time(atMS), "reason": words.raw(reason)]
      return [
        PaperParagraph(
          "\(key).held.\(sequence)", .body, words.say(reason.isEmpty ? "held" : "held-for", values), sources: [sequence]
        )
      ]
    case .resumed(let atMS, let sequence):
      return [
        PaperParagraph(
          "\(key).resumed.\(sequence)", .body, words.say("resumed", ["time": words.time(atMS)]), sources: [sequence])
      ]
    case .programmeChanged(let change, let sequence):
      let sentences = ProgrammeSentences(words: words, agenda: course.state.agenda).sentences(for: change, sequence)
      return sentences.isEmpty ? [] : [PaperParagraph("programme.\(sequence)", .body, sentences)]
    }
  }

  /// What the secretary has picked of a speech.
  private func picked(of speech: RecordedSpeech) -> [PaperParagraph] {
    let code = speech.speaker.code
    let texts = picks.first { $0.speaker == code }?.paragraphs ?? []
    return texts.enumerated().map { index, text in
      let raw = words.raw(text)
      return PaperParagraph(
        "speech.\(code.text).picked.\(index + 1)", .body, index == 0 ? words.say("picked", ["text": raw]) : raw,
        sources: speech.sequences)
    }
  }

  private func voided(_ key: String, _ code: String, _ round: Int, _ reason: String, _ sequence: Int64)
    -> PaperParagraph
  {
    PaperParagraph(
      key, .body,
      words.say("voided", ["code": words.raw(code), "round": "\(round)", "reason": words.raw(reason)]),
      sources: [sequence])
  }
}

/// One speech in a sentence.
struct SpeechSentences {
  let speech: RecordedSpeech
  let words: PaperWords

  var paragraph: PaperParagraph {
    let speaker = speech.speaker
    var values = ["who": who, "title": speaker.title.map(words.words) ?? ""]
    let key: String
    switch speech.progress {
    case .done(let usedMS):
      values["duration"] = words.duration(usedMS)
      key = speaker.title == nil ? "speech-untitled" : "speech"
    case .passed: key = "speech-passed"
    case .called, .speaking, .held, .waiting: key = "speech-open"
    }
    var sentences = [PaperSentence(words.say(key, values), sources: speech.sequences)]
    let overMS = (speech.usedMS ?? 0) - Int64(speaker.allottedSeconds) * 1_000
    if overMS > Int64(words.definition.speaking.overtimeSeconds) * 1_000 {
      sentences.append(
        PaperSentence(
          words.say(
            "speech-over",
            [
              "over": words.duration(overMS), "given": words.duration(Int64(speaker.allottedSeconds) * 1_000),
            ]), sources: speech.sequences))
    }
    return PaperParagraph("speech.\(speaker.code.text)", .listed, number: "– ", sentences)
  }

  /// Who spoke: name, office, and whom they come from.
  var who: String {
    let speaker = speech.speaker
    let name = if case .delegate = speaker.person { words.comrade(speech.name) } else { words.raw(speech.name) }
    let office = speaker.office.map { ", \(words.words($0))" } ?? ""
    return speech.unit.isEmpty ? name + office : "\(name)\(office) (\(words.raw(speech.unit)))"
  }
}

/// How the programme was changed, in sentences.
struct ProgrammeSentences {
  let words: PaperWords
  let agenda: Agenda

  func sentences(for change: AgendaChange, _ sequence: Int64) -> [PaperSentence] {
    texts(for: change).map { PaperSentence($0, sources: [sequence]) }
  }

  private func texts(for change: AgendaChange) -> [String] {
    switch change {
    case .planned(let change): texts(for: change)
    case .carried(let moves):
      [words.say("programme.carried", ["items": moves.map { name(of: $0.item) }.joined(separator: "; ")])]
    case .dropped(let item, let reason):
      [
        words.say(
          reason.isEmpty ? "programme.dropped" : "programme.dropped-for",
          ["item": name(of: item), "reason": words.raw(reason)])
      ]
    case .restored(let item): [words.say("programme.restored", ["item": name(of: item)])]
    case .replaced(let changes): changes.flatMap(texts)
    case .adjourned(_, let items, let reason):
      [
        words.say(
          reason.isEmpty ? "programme.adjourned" : "programme.adjourned-for",
          ["items": items.map(name).joined(separator: "; "), "reason": words.raw(reason)])
      ]
    case .arranged: [words.say("programme.arranged")]
    case .held, .resumed: []
    }
  }

  private func texts(for change: PlanChange) -> [String] {
    switch change {
    case .inserted(let item, _): [words.say("programme.inserted", ["item": words.words(item.title)])]
    case .removed(let item, _): [words.say("programme.removed", ["item": words.words(item.title)])]
    case .moved(let move): [words.say("programme.moved", ["item": name(of: move.item)])]
    case .retitled(_, let was, let became):
      was.title == became.title
        ? [] : [words.say("programme.retitled", ["was": words.words(was.title), "became": words.words(became.title)])]
    case .arranged: [words.say("programme.arranged")]
    // When something is planned is for the running of the show.
    case .retimed, .revised: []
    }
  }

  private func name(of code: Code<Item>) -> String {
    agenda[code].map { words.words($0.title) } ?? words.raw(code.text)
  }
}
