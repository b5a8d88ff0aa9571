import Assets
import Congress
import Foundation
import Testing

/// Goal: every word is there in every language, with the same places for values.
///
/// Method: the shipped files.
@Suite struct StringsTests {
  private static let assets = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Assets"
  private static let languages = Language.allCases.map(\.rawValue)

  private func places(_ text: String) -> Set<String> {
    Set(
      text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
        $0.split(separator: "}").first.map(String.init)
      })
  }

  @Test func allLanguagesHaveTheSameKeysAndTheSamePlaces() throws {
    let all = try Self.languages.map { try Strings(language: $0, assets: Self.assets) }
    let first = all[0]
    for other in all.dropFirst() {
      #expect(first.keys == other.keys)
      for key in first.keys {
        let (left, right) = (first.text(key) ?? "", other.text(key) ?? "")
        #expect(places(left) == places(right), "\(key)")
      }
    }
  }

  @Test func noTextIsEmptyAndAllAreNormalised() throws {
    for language in Self.languages {
      let strings = try Strings(language: language, assets: Self.assets)
      for key in strings.keys {
        let text = strings.text(key) ?? ""
        #expect(!text.isEmpty, "\(language) \(key)")
        #expect(
          Array(text.unicodeScalars) == Array(text.precomposedStringWithCanonicalMapping.unicodeScalars), "\(key)")
      }
    }
  }

  @Test func everyRefusalHasItsSentenceWithExactlyItsDetails() throws {
    for language in Self.languages {
      let strings = try Strings(language: language, assets: Self.assets)
      for refusal in Self.refusals + Self.electionRules.map({ .election("E1", $0) })
        + Self.screenRules.map({ .screen($0) }) + Self.agendaRules.map({ .agenda($0) })
        + Self.speakerRules.map(Rejection.speaker) + Self.ballotPlanRules.map(Rejection.ballotPlan)
        + MinutesRule.examples.map(Rejection.minutes) + DocumentRule.examples.map(Rejection.document)
        + PressPictureRule.examples.map(Rejection.pressPicture)
        + [.recording(.inWrongState(.off, needed: [.running]))]
        + TabletRule.examples.map(Rejection.tablet)
        + [ClockRule.isRight(differenceMS: 5), .timeNotFit(5), .isOfRehearsal].map(Rejection.clock)
      {
        let sentence = strings.text("refusal.\(refusal.code)")
        let text = try #require(sentence, "\(language) refusal.\(refusal.code)")
        #expect(places(text).isSubset(of: refusal.details.keys), "\(language) \(refusal.code): \(text)")
      }
    }
  }

  @Test func everyStateOfABallotHasAName() throws {
    for language in Self.languages {
      let strings = try Strings(language: language, assets: Self.assets)
      for state in BallotState.allCases { #expect(strings.text("state.\(state.rawValue)") != nil) }
    }
  }

  @Test func everyWordOfTheSpeakersListHasATextAndEveryRuleIsAmongThoseTried() throws {
    for language in Self.languages {
      let strings = try Strings(language: language, assets: Self.assets)
      for state in SpeakerState.allCases { #expect(strings.text("state.\(state.rawValue)") != nil, "\(language)") }
      let told = strings.keys.filter { $0.hasPrefix("refusal.speaker_") }.map { String($0.dropFirst(8)) }
      #expect(Set(told) == Set(Self.speakerRules.map(\.code)), "\(language)")
    }
  }

  @Test func everyWordOfAnElectionHasATextAndEveryRuleIsAmongThoseTried() throws {
    let keys =
      ElectionState.allCases.map { "state.\($0.rawValue)" }
      + ElectionRound.Kind.allCases.map { "election.kind.\($0.rawValue)" }
      + ElectionForm.allCases.map { "election.form.\($0.rawValue)" }
      + Candidate.Origin.allCases.map { "election.origin.\($0.rawValue)" }
      + ElectionDifference.Figure.allCases.map { "election.figure.\($0.rawValue)" }
    for language in Self.languages {
      let strings = try Strings(language: language, assets: Self.assets)
      for key in keys { #expect(strings.text(key) != nil, "\(language) \(key)") }
      let told = strings.keys.filter { $0.hasPrefix("refusal.election_") }.map { String($0.dropFirst(8)) }
      #expect(Set(told) == Set(Self.electionRules.map(\.code)), "\(language)")
    }
  }

  @Test func everyWordOfADocumentHasATextAndEveryRuleIsAmongThoseTried() throws {
    let keys =
      DocumentState.allCases.map { "document.state.\($0.rawValue)" }
      + Document.Kind.allCases.map { "document.kind.\($0.rawValue)" }
      + DocumentReader.allCases.map { "document.reader.\($0.rawValue)" }
    for language in Self.languages {
      let strings = try Strings(language: language, assets: Self.assets)
      for key in keys { #expect(strings.text(key) != nil, "\(language) \(key)") }
      let told = strings.keys.filter { $0.hasPrefix("refusal.document_") }.map { String($0.dropFirst(8)) }
      #expect(Set(told) == Set(DocumentRule.examples.map(\.code)), "\(language)")
    }
  }

  @Test func everyWordOfAPressPictureHasATextAndEveryRuleIsAmongThoseTried() throws {
    for language in Self.languages {
      let strings = try Strings(language: language, assets: Self.assets)
      for state in PressPictureState.allCases {
        #expect(strings.text("press.picture.state.\(state.rawValue)") != nil, "\(language) \(state)")
      }
      let told = strings.keys.filter { $0.hasPrefix("refusal.press_picture_") }.map { String($0.dropFirst(8)) }
      #expect(Set(told) == Set(PressPictureRule.examples.map(\.code)), "\(language)")
    }
  }

  @Test func everyRuleOfTheAgendaIsAmongThoseTried() throws {
    for language in Self.languages {
      let strings = try Strings(language: language, assets: Self.assets)
      let told = strings.keys.filter { $0.hasPrefix("refusal.agenda_") }.map { String($0.dropFirst(8)) }
      #expect(Set(told) == Set(Self.agendaRules.map(\.code)).union(["agenda_at_end"]), "\(language)")
    }
  }

  @Test func valuesGoIntoTheirPlaces() {
    let strings = Strings(language: "vi", texts: ["a": "{x} và {y}", "b": "không đóng {"])
    #expect(strings.text("a", ["x": "1", "y": "2"]) == "1 và 2")
    #expect(strings.text("a", ["x": "1"]) == "1 và {y}")
    #expect(strings.text("b", ["x": "1"]) == "không đóng {")
    #expect(strings.text("c") == nil)
  }

  @Test func aMissingFolderAndAMissingPhraseAreNamed() {
    #expect(throws: Strings.Problem.folderMissing("/nowhere/strings/vi")) {
      try Strings(language: "vi", assets: "/nowhere")
    }
  }

  private static let refusals: [Rejection] = [
    .roleMayNot(command: Command.itemNext.name, role: .screen, allowed: [.operator]),
    .sequenceMoved(expected: 1, actual: 2),
    .itemUnknown("1"),
    .itemAlreadyLive("1"), .itemAlreadyDone("1"), .itemNotLive, .agendaAtEnd(last: "1"), .delegateUnknown("D"),
    .scanTooOld("D", name: "N", scannedAtMS: 1), .scanOvertaken("D", name: "N", scannedAtMS: 1, sinceMS: 2),
    .delegateAlreadyPresent("D", name: "N", sinceMS: 1), .delegateNotPresent("D", name: "N"),
    .delegateAlreadyAbsent("D", name: "N"), .ballotUnknown("B", known: ["A"]),
    .ballotInWrongState("B", state: .open, needed: [.closed]), .ballotAnotherOpen("B", other: "A"),
    .quorumNotMet(present: 1, needed: 2, organisations: 3, organisationsNeeded: 4),
    .organisationsNotCounted(present: 1, needed: 2), .delegateQuorumNotMet(present: 1, needed: 2),
    .choiceUnknown("x", known: ["for"]), .choiceMissing("for"), .countMustNotBeNegative(choice: "for", count: -1),
    .moreVotesThanVoters(cast: 3, voters: 2), .voidNeedsOtherRole("B", role: .chair),
    .publishNeedsOtherRole("B", role: .chair), .reasonMissing,
    .ballotStillOpen("B"), .reasonTooLong(bytes: 2_001),
    .outputUnknown("o", known: ["hall"]), .outputFollows("lobby", followed: "hall"), .standbyEmpty("hall"),
    .cueTextNotFit(.notice), .cueTextTooLong(.text, bytes: 2, bytesMax: 1),
    .cueAlreadyOnAir(.black), .resultNotPublished("B", state: .open), .ballotNotOpened("B", state: .ready),
    .badgeUnknown("b"), .presenceAlreadySo("D", name: "N", presence: .out),
    .notAnAlternate("D", name: "N", kind: .guest), .notAMandate("D", name: "N", kind: .guest),
    .delegateNotAbsent("D", name: "N"), .delegateReplaced("D", name: "N", alternate: "A"),
    .alternateSeatedAlready("A", name: "N", for: "D"), .alternateNotSeated("A", name: "N"),
    .importOutOfRange(count: 0), .importRepeats("D"), .importUnknown(["D"]), .countNameUnknown("x", scope: .group),
    .countAboveSummoned("x", count: 2, summoned: 1), .attendanceNotCounted, .adjustmentOutOfRange(2, most: 1),
    .methodIsOther("B", method: .paper), .blockUnknown("A", known: ["B"]), .blockOfOtherTeller("A", teller: "t"),
    .blockAboveSeats("A", cast: 2, seats: 1), .blocksMissing("B", ["A"]), .paperFiguresMissing("B"),
    .moreIssuedThanVoters(issued: 2, voters: 1), .moreCollectedThanIssued(collected: 2, issued: 1),
    .validAndInvalidNotCollected(valid: 1, invalid: 1, collected: 1), .baseBelowVotes("B", base: 1, votes: 2),
    .notOnRoll("D", ballot: "B"), .voteMayNotChange("D", ballot: "B"), .rollNeedsCheckIn("B"), .urnNotSealed("B"),
    .urnKeyLost("B"), .ballotNotTimed("B"), .extensionOutOfRange(seconds: 0), .targetUnknown("1", known: ["2"]),
    .targetIsTheLast("1", ballot: "B"),
    .sceneIsPrivate(.presidium, output: "hall"),
    .lowerThird(.sceneHasNoRoom(.voting, output: "hall")), .lowerThird(.alreadyShown(output: "hall")),
    .lowerThird(.notShown(output: nil)),
    .bodyUnknown("b", known: ["c"]), .picturesUnknown("p", known: ["q"]),
    .driverIsOther(Actor(role: .operator, name: "c")), .driverAlready, .driverNone, .outputsLocked,
    .outputsAlreadyLocked, .outputsNotLocked,
    .safeAlreadyOn, .safeAlreadyOff, .undoEmpty, .undoNotPossible(command: "c"), .undoOvertaken(command: "c"),
  ]
  private static let screenRules: [ScreenRule] = [
    .unknown("S", known: ["A"]), .idNotFit("S"), .tooMany, .nameNotFit("S"), .nameTooLong("S", bytes: 121),
    .nameAlreadySo("S", name: "N"), .outputAlreadySo("S", output: "hall"), .alreadyPinned("S", cue: .black),
    .alreadyFrozen("S"), .alreadyFollows("S", output: "hall"), .ceremonyOnAir("S"),
  ]
  private static let agendaRules: [AgendaRule] =
    [
      .itemIsDone("1"), .itemIsLive("1"), .itemIsDropped("1"), .itemNotDropped("1"), .itemCodeTaken("1"),
      .itemCodeNotFit("1 1"), .itemsTooMany(count: 1_001), .itemTextNotFit("1"), .sessionUnknown("S", known: ["T"]),
      .placeUnknown("1", session: "S"), .placeIsPast("1", reached: "2"), .ballotOfOtherItem("B", item: "1"),
      .cueNotOfItem("1", cue: .black), .minutesOutOfRange("1", minutes: -1),
      .startNotInOrder("1", start: .midnight, least: .midnight, most: .midnight), .alreadySo("1"),
      .sessionIsTheSame("S"), .sessionHasNothingLeft("S"), .itemAlreadyHeld("1"), .itemNotHeld("1"),
      .versionMoved(expected: 1, actual: 2), .stepsOutOfRange(count: 0), .stepNotOfPlan(.itemHold),
    ] + outlineRules.map { .outline($0) }
  private static let outlineRules: [OutlineRule] = [
    .dayHasBegun("N"), .sessionHasBegun("S"), .dayIsOver("N"), .sessionIsOver("S"),
    .sessionIsPast("S", reached: "T"), .sessionOnAir("S"), .codeNotFit("S S"), .codeTaken("S"), .titleNotFit("S"),
    .dateNotFit("N", date: "x"), .dateNotInOrder("N", date: "2025-09-26", last: "2025-09-27"),
    .sizeNotFit(days: 32, sessionsOfADay: 0), .alreadySo,
  ]
  private static let speakerRules: [SpeakerRule] = [
    .unknown("PB01", known: ["PB02"]), .inWrongState("PB01", state: .called, needed: [.waiting]),
    .floorTaken("PB01", name: "N"), .floorEmpty, .nobodyWaits, .waitsAlready("PB01", name: "N"), .tooMany,
    .textNotFit(.title, charactersMax: 9), .secondsOutOfRange(0), .extensionBelowUsed(seconds: -9, used: 5),
    .movedNowhere("PB01"),
  ]
  private static let ballotPlanRules: [BallotPlanRule] =
    [
      .codeTaken("B"), .codeNotFit("B B"), .tooMany(count: 1_001), .isOpened("B"), .isAsked("B"), .isSplit("B"),
      .isOfElection("B", "E1"), .isShown("B", on: "hall"), .alreadySo("B"), .notInItem("B", item: "1"), .questionNotFit,
    ] + ballotPlanFaults.map { .planNotFit($0) }
  private static let ballotPlanFaults: [BallotPlanFault] = [
    .choicesOutOfRange(count: 6), .choiceNotFit(key: "a b"), .choiceTwice(key: "a"), .targetsOutOfRange(count: 1),
    .targetNotFit("1 1"), .targetTwice("1"), .ruleNotFit, .fixedBaseMissing, .fixedBaseWithoutBase,
    .fixedBaseOutOfRange(0),
    .durationOutOfRange(seconds: 0), .closingWithoutDuration, .liveOfSecret, .weightedOfMethod(.paper),
    .weightedOfBase(.fixed), .alternativesTooFew, .alternativesOfResidual, .alternativesOfTargets, .blocksMissing,
  ]
  private static let electionRules: [ElectionRule] = [
    .planCodeNotFit, .codeTaken, .tooMany, .titleOrSeatsMissing, .titleNotFit, .seatsOutOfRange(0), .hasBegun,
    .alreadySo,
    .unknown(known: ["A"]), .inWrongState(.listed, needed: [.counted]), .candidateUnknown("C"),
    .candidateAlreadyStands("C", name: "N"), .candidateAlreadyWithdrawn("C", name: "N"), .candidateNotPrepared("C"),
    .nameMissing("C"), .nameNotFit("C"), .nameUnlikeCode("C", name: "N"), .candidateAlreadyElected("C"),
    .codeNotFit("C"), .candidatesTooMany(201),
    .supportNotNeeded("C", name: "N"),
    .supportAboveAttending(votes: 2, attending: 1), .supportMissing("C", name: "N"),
    .listNotVoted("B", state: .open), .listRejected("B"), .listIsVotedOn("B", state: .open),
    .surplusMissing(candidates: 1, seats: 1),
    .surplusTooLarge(candidates: 9, seats: 3), .listUnlikeSeats(candidates: 1, seats: 2),
    .figureOutOfRange(.votes, "C", value: -1), .issuedAboveEntitled(issued: 2, entitled: 1),
    .absentAboveReallyAbsent(entered: 2, absent: 1), .collectedAboveIssued(collected: 2, issued: 1),
    .validAndInvalidUnlikeCollected(valid: 1, invalid: 1, collected: 3), .figureMissing("C"), .disagreeNotAsked,
    .votesAboveValid("C", votes: 2, valid: 1), .answersAboveValid("C", agree: 1, disagree: 1, valid: 1),
    .votesAboveSeats(votes: 3, valid: 1, seats: 2), .tellersAlreadyTwo(["a", "b"]), .secondTellerMissing(first: "a"),
    .tellersDiffer([]), .electedAboveSeats(elected: 2, seats: 1), .publishNeedsOtherRole(.chair),
    .voidNeedsOtherRole(.chair), .seatsFilled(2), .runOffHasItsCandidates, .roundsTooMany,
    .rowsOutOfRange(2, candidates: 1), .roundNotPublished(2, published: [1]),
  ]
}

extension DocumentRule {
  static let examples: [DocumentRule] = [
    .unknown("D", known: []), .codeTaken("D"), .codeNotFit, .textNotFit(charactersMax: 1), .audienceNotFit,
    .itemsNotFit(itemsMax: 1), .digestNotFit, .sizeOutOfRange(bytes: 0, bytesMax: 1),
    .pagesOutOfRange(pages: 0, pagesMax: 1), .sameAsNewest("D", version: 1), .versionNotNewest("D", newest: 2),
    .pagesAreOther("D", version: 1), .inWrongState("D", version: 1, state: .filed, needed: [.approved]),
    .momentPast(.item("1.01")), .releaseNotPlanned("D"), .notReleased("D"), .readAlready("D", readers: 3),
    .readersOutOfRange(readers: 0, readersMax: 1), .tooMany(max: 1), .tooManyVersions("D", max: 1),
  ]
}

extension PressPictureRule {
  /// Every rule of pictures for reporters.
  static let examples: [PressPictureRule] = [
    .unknown("A", known: ["B"]), .codeTaken("A"), .codeNotFit, .textNotFit(charactersMax: 1),
    .imageNotFit(sideMax: 1, bytesMax: 1), .embargoPast(.item("1")), .inWrongState("A", state: .released),
    .tooMany(max: 1),
  ]
}

extension TabletRule {
  /// Every rule of tablets.
  static let examples: [TabletRule] = [
    .alreadyTheirs(name: "N"), .hasNone(name: "N"), .nobodys, .lettersNotNamed, .lettersTooOld(seconds: 120),
    .ticketUnknown, .ticketUsed, .ticketTooOld(minutes: 5),
  ]
}

extension MinutesRule {
  /// Every rule of minutes.
  static let examples: [MinutesRule] = [
    .sessionUnknown("S", known: ["N1A"]), .digestNotFit, .notReadOut, .digestIsOther(known: "ab"),
    .alreadyAdopted(digest: "ab"), .notAdopted, .ballotAdoptsNothing("B", state: .open), .ballotBeforeReading("B"),
    .signerNotFit(charactersMax: 200), .signedAlready("N"), .tooManySignatures(max: 20),
  ]
}
