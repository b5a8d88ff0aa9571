import Assets
import Congress
import Papers

/// What every printed page says alike: in which language, in whose time, under whose heading, signed by whom.
struct SheetWords {
  let definition: Definition
  let strings: Strings

  var figures: FigureFormat { FigureFormat(language: strings.language) }

  /// A text in the page's language.
  func words(_ text: LocalizedText) -> String {
    strings.language == Language.vietnamese.rawValue ? text.vi : text.en ?? text.vi
  }

  /// A text of the minutes, by its key.
  func say(_ key: String, _ values: [String: Wording.Part] = [:]) -> String {
    strings[Wording("minutes.\(key)", values)]
  }

  /// A word of the house, by its whole key; the key stands where there is none.
  func word(_ key: String) -> String { strings.text(key) ?? key }

  /// A moment by the hall's clock.
  func time(_ ms: Int64) -> String { figures.timeWithSeconds(ms, utcOffset: definition.utcOffset) }

  /// A page with the congress's heading and the lines to sign on.
  func page(title: String, sections: [PrintedPage.Section?], head: String?) -> String {
    let name = definition.name
    return PrintedPage(
      title: title, heading: [words(name.body), words(name.title) + " " + words(name.ordinal)],
      language: strings.language, sections: sections.compactMap { $0 },
      signatures: [say("sign.tellers"), say("sign.secretariat"), say("sign.presidium")],
      footnote: head.map { say("head", ["head": .text($0)]) }
    ).text
  }

  /// What happened, step by step, and who did it.
  func course(_ steps: [RecordedStep]) -> PrintedPage.Section {
    PrintedPage.Section(
      title: say("section.steps"),
      rows: steps.map { step in
        let actor = step.actor.map { "\(word("role.\($0.role.rawValue)")) · \($0.name)" } ?? say("by-itself")
        return [time(step.atMS), word("minutes.step.\(step.event)"), actor]
      })
  }
}
