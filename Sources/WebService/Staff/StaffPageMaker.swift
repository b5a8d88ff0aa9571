import Assets
import Congress
import ControlClient
import Documents
import HallProtocol
import Rendering

/// Makes the page of the secretariat of what one person's link has heard.
///
/// Pure: what can be done with a document is worked out here, from its state; scripts find nothing out.
struct StaffPageMaker {
  let model: HallModel
  let actor: Actor
  let strings: Strings
  /// The local clock, in ms since 1970 UTC.
  let nowMS: Int64

  private var language: Language { Language(rawValue: strings.language) ?? .vietnamese }
  private var figures: FigureFormat { FigureFormat(language: strings.language) }

  private func say(_ key: String, _ values: [String: String] = [:]) -> String {
    strings[Wording(key, values.mapValues { .text($0) })]
  }

  private var agenda: AgendaView? {
    if case .agenda(let view)? = model[.agenda]?.value { view } else { nil }
  }

  private var utcOffset: UTCOffset { agenda?.utcOffset ?? 0 }

  /// The documents; none before they have come.
  var documents: [Document] {
    if case .documents(let view)? = model[.documents]?.value { view.documents } else { [] }
  }

  /// The page.
  var page: StaffPage {
    let items = agenda?.agenda.items.filter { $0.progress == .pending } ?? []
    var ballots: [BallotView] = []
    if case .ballots(let view)? = model[.ballots]?.value { ballots = view.ballots }
    let unopened = ballots.filter { [.ready, .asked].contains($0.state) && $0.round == 1 }
    return StaffPage(
      language: strings.language, who: "\(say("role.\(actor.role.rawValue)")) · \(actor.name)",
      lost: model.isLinked ? nil : say("staff.lost"), documents: documents.map(line), none: say("staff.none"),
      items: items.map { StaffPage.Choice(code: $0.code.text, label: "\($0.code) · \($0.title.text(in: language))") },
      ballots: unopened.map {
        StaffPage.Choice(code: $0.plan.code.text, label: "\($0.plan.code) · \($0.plan.question.text(in: language))")
      },
      kinds: Document.Kind.allCases.map {
        StaffPage.Choice(code: $0.rawValue, label: say("document.kind.\($0.rawValue)"))
      },
      readers: DocumentReader.allCases.map {
        StaffPage.Choice(code: $0.rawValue, label: say("document.reader.\($0.rawValue)"))
      }, undo: undo)
  }

  // MARK: Documents

  private func line(_ document: Document) -> StaffPage.Document {
    let items = document.items.map(\.text).joined(separator: ", ")
    let readers = document.audience.map { say("document.reader.\($0.rawValue)") }.joined(separator: ", ")
    let details = [say("document.kind.\(document.kind.rawValue)"), readers, items].filter { !$0.isEmpty }
    return StaffPage.Document(
      code: document.code.text, title: document.title.text(in: language),
      details: details.joined(separator: " · "), state: document.state.rawValue,
      stateWords: say("document.state.\(document.state.rawValue)"),
      planned: document.plannedRelease.map { moment in
        say(
          document.state == .approved ? "staff.planned" : "staff.planned-not-approved", ["on": words(for: moment)])
      }, newest: document.newest.number, versions: document.versions.reversed().map { version($0, of: document) },
      actions: Self.actions(for: document).map { StaffPage.Action(name: $0, label: say("staff.do.\($0)")) })
  }

  /// What can be done with a document, likeliest first.
  static func actions(for document: Document) -> [String] {
    let steps: [String] =
      switch document.state {
      case .filed: ["approve"] + (document.plannedRelease == nil ? ["plan"] : ["hold"])
      case .approved: ["release"] + (document.plannedRelease == nil ? ["plan"] : ["hold"])
      case .released, .superseded, .withdrawn: []
      }
    return steps + (document.inForce == nil ? [] : ["withdraw"]) + ["version"]
  }

  private func version(_ version: DocumentVersion, of document: Document) -> StaffPage.Version {
    let state = document.state(of: version.number) ?? .filed
    let steps = [
      ("filed", version.filed), ("approved", version.approved), ("released", version.released),
      ("withdrawn", version.withdrawn),
    ].compactMap { name, step in
      step.map { step in
        say(
          "document.step.\(name)",
          [
            "time": figures.timeWithSeconds(step.atMS, utcOffset: utcOffset),
            "who": step.actor.map { "\($0.role.rawValue)/\($0.name)" } ?? say("document.by-itself"),
            "reason": version.withdrawalReason ?? "",
          ])
      }
    }
    let readers = version.readers > 0 ? [say("document.readers", ["count": "\(version.readers)"])] : []
    return StaffPage.Version(
      number: version.number,
      heading: say(
        "staff.version",
        [
          "version": "\(version.number)", "state": say("document.state.\(state.rawValue)"),
          "pages": "\(version.pages.count)",
        ]), note: version.note, steps: steps + readers, pages: version.pages.digest)
  }

  private func words(for moment: ReleaseMoment) -> String {
    switch moment {
    case .item(let item): say("document.on.item", ["item": item.text])
    case .ballot(let ballot): say("document.on.ballot", ["ballot": ballot.text])
    case .time(let atMS):
      say("document.on.time", ["time": figures.timeWithSeconds(atMS, utcOffset: utcOffset)])
    }
  }

  // MARK: Undo

  /// That this person's newest command was about a document and can be taken back, in words.
  ///
  /// The same person may run the show from a console: what they did there is not undone from here.
  var undo: String? {
    guard case .controlRoom(let room)? = model[.controlRoom]?.value, case .show(let show)? = model[.show]?.value,
      let newest = room.commands.last(where: { $0.actor == actor && $0.refusal == nil }),
      newest.command.hasPrefix("document."),
      show.undo.contains(where: { $0.actor == actor && $0.refusal == nil })
    else { return nil }
    let parts = newest.command.split(separator: " ", maxSplits: 1).map(String.init)
    return say("staff.undo.\(parts[0])", ["document": parts.count > 1 ? parts[1] : ""])
  }

  // MARK: Pages

  /// The pages of a version; nothing where there is no such version.
  func review(_ code: Code<Document>, _ number: Int, from library: DocumentLibrary) throws -> StaffReview? {
    guard let document = documents.first(where: { $0.code == code }), let version = document.version(number) else {
      return nil
    }
    let list = try library.pages(version.pages.digest)
    let older = document.version(number - 1)
    let differences = try older.map { try library.differences(from: $0.pages.digest, to: version.pages.digest) }
    let numbers = (differences?.pages ?? []).map { "\($0.number)" }.joined(separator: ", ")
    let summary = older.map { older in
      say(
        numbers.isEmpty ? "document.unchanged-pages" : "document.changed-pages",
        ["version": "\(older.number)", "pages": numbers])
    }
    return StaffReview(
      heading: say("staff.review", ["document": code.text, "version": "\(number)", "pages": "\(list.pages.count)"]),
      remarks: [summary].compactMap(\.self) + list.remarks.map { strings[$0.wording] },
      pages: list.pages.enumerated().map { index, page in
        let other = differences?.pages.first { $0.number == index + 1 }
        return StaffReview.Page(
          number: index + 1, width: page.width, height: page.height,
          source: "/staff/page/\(code)/\(number)/\(index + 1)",
          label: say("document.page", ["number": "\(index + 1)"]),
          changes: other.map { other in
            other.changes.isEmpty
              ? [StaffReview.Change(removed: "", added: say("document.looks-other"), boxes: [])]
              : other.changes.map { StaffReview.Change(removed: $0.removed, added: $0.added, boxes: $0.boxes) }
          })
      })
  }
}
