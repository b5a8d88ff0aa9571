extension Command {
  /// The command as a line of a log has it: its name and what it is about, without figures, choices and reasons.
  public var brief: String {
    let about: String? =
      switch self {
      case .itemStart(let code): code.text
      case .delegateCheckIn(let code, _), .delegateStepOut(let code, _), .delegateMarkAbsent(let code, _),
        .delegateCorrect(let code, _, _), .delegateSeat(let code, _), .delegateUnseat(let code):
        code.text
      case .delegateScan(let badge, _): badge
      case .ballotAsk(let code), .ballotOpen(let code), .ballotHold(let code), .ballotResume(let code),
        .ballotExtend(let code, _), .ballotClose(let code), .ballotCount(let code, _, _), .ballotConfirm(let code),
        .ballotPublish(let code), .ballotAbort(let code, _), .ballotVoid(let code, _), .ballotRevote(let code):
        code.text
      case .ballotReportBlock(let code, let block, _): "\(code) \(block)"
      case .ballotSplit(let code, let target): "\(code) \(target)"
      case .ballotPlan(let step): step.ballot?.text
      case .electionPlan(let step): step.election.text
      case .election(let code, _): code.text
      case .agenda(.retime(let item, let retiming)):
        retiming.byMinutes.map { "\(item) \($0 > 0 ? "+" : "")\($0)" } ?? item.text
      case .agenda(let step): step.item?.text
      case .speaker(.call(let code)): code?.text
      case .speaker(.remove(let code)), .speaker(.move(let code, _)): code.text
      case .screen(let screen, _): screen.text
      case .screenIdentify(let screen): screen?.text
      case .cueStandby(let output, let cue): "\(output) \(cue.text)"
      case .cueTake(let output, let cue): cue.map { "\(output) \($0.text)" } ?? output.text
      case .cueClear(let output): output.text
      case .lowerThirdShow(let output, let lowerThird): "\(output) \(lowerThird.shortText)"
      case .lowerThirdClear(let output): output?.text
      default: nil
      }
    return about.map { "\(name.rawValue) \($0)" } ?? name.rawValue
  }
}
