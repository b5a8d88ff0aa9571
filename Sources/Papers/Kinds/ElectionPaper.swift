import Assets
import Congress

extension PaperMaker {
  /// The record of a round of an election: the list, the papers, the votes of everybody, who was elected.
  package func electionPaper(_ record: ElectionRecord, number: String? = nil) -> Paper {
    let told = ElectionSentences(record: record, words: words)
    var blocks = [heading(1, "list"), .paragraph(PaperParagraph("list", .body, told.list))]
    var place = 2
    if let attendance = record.round.attendance {
      let people = AttendanceSentences(words: words)
      let issued = record.steps.filter { $0.event == "election.ballots-issued" }.map(\.sequence)
      blocks.append(heading(place, "papers"))
      blocks.append(
        .paragraph(
          PaperParagraph("attendance", .body, people.figures(attendance, key: "at-report", sources: issued))))
      blocks.append(.paragraph(PaperParagraph("papers", .body, told.papers)))
      place += 1
    }
    blocks.append(heading(place, "result"))
    if let table = told.table { blocks.append(.table(table)) }
    blocks.append(.paragraph(PaperParagraph("result", .body, told.result(isNamed: false))))
    if let table = told.electedTable { blocks.append(.table(table)) }
    blocks += steps(record.steps, heading: place + 1)
    return paper(
      title: words.say("title.election"),
      subject: words.words(record.plan.title)
        + (record.round.number > 1 ? " " + words.say("of-round", ["round": "\(record.round.number)"]) : ""),
      kind: words.say("kind.record"), number: number, blocks: blocks, signers: (left: .tellers, right: .presidium))
  }
}
