/// The kinds of lists that people give for a congress and take home from it.
public enum GivenKind: String, Sendable, Hashable, CaseIterable, Codable {
  case roster, agenda, ballots, elections, speakers, tasks, arrivals, counts

  /// The columns of such a list, in the order in which they are written.
  public var columns: [GivenColumn] {
    switch self {
    case .roster:
      [
        .code, .name, .kind, .organisation, .group, .seat, .sex, .ethnicity, .birthYear, .partyYear, .presence, .badge,
        .weight,
      ]
    case .agenda:
      [
        .day, .date, .dayTitle, .dayTitleEnglish, .session, .sessionTitle, .sessionTitleEnglish, .code, .start,
        .minutes,
        .kind, .title, .titleEnglish, .shortTitle, .shortTitleEnglish, .presenter, .presenterEnglish, .ballots, .cue,
        .endCue, .followOn, .operatorNotes, .operatorNotesEnglish, .notes, .notesEnglish,
      ]
    case .ballots:
      [
        .code, .question, .questionEnglish, .title, .titleEnglish, .method, .base, .fixedBase, .rule, .kind, .choices,
        .targets, .durationSeconds, .autoClose, .interim, .allowsChange, .admitsLateArrivals, .weighted, .spare,
      ]
    case .elections: [.code, .title, .titleEnglish, .seats, .form, .listBallot, .candidates]
    case .speakers:
      [.code, .item, .delegate, .name, .unit, .office, .officeEnglish, .title, .titleEnglish, .seconds]
    case .tasks: [.task, .who, .item, .due, .authority, .result, .done]
    case .arrivals: [.code, .name, .presence, .reason]
    case .counts: [.election, .candidate, .name, .votes, .disagree]
    }
  }

  /// The columns without which a list is not of this kind, each with others that do as well.
  var marks: [[GivenColumn]] {
    switch self {
    case .roster: [[.name, .givenName], [.organisation, .sex, .birthYear, .birthYearMale, .kind]]
    case .agenda: [[.start], [.title]]
    case .ballots: [[.question]]
    case .elections: [[.seats], [.candidates]]
    case .speakers: [[.delegate, .name], [.item, .office, .seconds]]
    case .tasks: [[.task], [.who]]
    case .arrivals: [[.presence], [.code]]
    case .counts: [[.candidate], [.votes]]
    }
  }

  /// The columns of a list that only other programs write, and that become others here.
  var foreignColumns: [GivenColumn] {
    self == .roster ? [.familyName, .givenName, .birthYearMale, .birthYearFemale, .ordinal] : [.ordinal]
  }
}

/// A column of a list that people give, by the name that it has in files of text.
public enum GivenColumn: String, Sendable, Hashable, CaseIterable, Codable {
  // Of people.
  case code, name, kind, organisation, group, seat, sex, ethnicity, presence, badge, weight, reason
  case birthYear = "birth_year"
  case partyYear = "party_year"
  // Of the programme.
  case day, date, session, start, minutes, title, presenter, ballots, cue, notes
  case dayTitle = "day_title"
  case dayTitleEnglish = "day_title_en"
  case sessionTitle = "session_title"
  case sessionTitleEnglish = "session_title_en"
  case titleEnglish = "title_en"
  case shortTitle = "short_title"
  case shortTitleEnglish = "short_title_en"
  case presenterEnglish = "presenter_en"
  case endCue = "end_cue"
  case followOn = "follow_on"
  case operatorNotes = "operator_notes"
  case operatorNotesEnglish = "operator_notes_en"
  case notesEnglish = "notes_en"
  // Of ballots and elections.
  case question, method, base, rule, choices, targets, interim, weighted, spare, seats, form, candidates
  case questionEnglish = "question_en"
  case fixedBase = "fixed_base"
  case durationSeconds = "duration_seconds"
  case autoClose = "auto_close"
  case allowsChange = "allows_change"
  case admitsLateArrivals = "admits_late_arrivals"
  case listBallot = "list_ballot"
  // Of speakers and counts.
  case item, delegate, unit, office, seconds, election, candidate, votes, disagree
  case officeEnglish = "office_en"
  // Of tasks.
  case task, who, due, authority, result, done
  // Of lists that offices keep: they become others when they are read.
  case familyName = "family_name"
  case givenName = "given_name"
  case birthYearMale = "birth_year_male"
  case birthYearFemale = "birth_year_female"
  case ordinal
}
