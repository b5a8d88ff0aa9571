/// What the tablets of an audience draw: every word and figure of it, in one language and as of one moment.
///
/// The page of the browser finds nothing out by itself; it puts these texts where they belong, and lets clocks run.
/// Times that run are ms since 1970 UTC, by the service's clock.
struct TabletPage: Encodable, Hashable, Sendable {
  /// Whose congress it is, for the bar.
  struct Heading: Encodable, Hashable, Sendable {
    let body: String
    let title: String
    /// That nothing counts; nothing where it does.
    let rehearsal: String?
    /// By how much the hall's clocks are ahead of UTC now.
    let utcOffsetMinutes: Int
  }

  /// An item of the programme: what is on, or what comes next.
  struct ItemCard: Encodable, Hashable, Sendable {
    /// Its code, by which its documents are found; nothing between items.
    var item: String?
    let heading: String
    let title: String
    /// Who presents it, when it will be over.
    let details: [String]
    /// How late it is; nothing where it is on time.
    let lateness: String?
  }

  /// One answer, with its figures where they are published.
  struct ChoiceLine: Encodable, Hashable, Sendable {
    let sign: String
    let color: String
    let label: String
    let figure: String?
    let share: String?
    /// The share in hundredths of a percent, for a bar.
    let part: Int?
  }

  /// What is being put to the vote.
  struct VoteCard: Encodable, Hashable, Sendable {
    let heading: String
    let title: String
    /// What people are to do, or wait for.
    let call: String
    let notes: [String]
    let choices: [ChoiceLine]
    /// When a timed vote ends; nothing while its clock does not run.
    let deadlineMS: Int64?
    let isOpen: Bool
  }

  /// A published result.
  struct ResultCard: Encodable, Hashable, Sendable {
    let heading: String
    let title: String
    let choices: [ChoiceLine]
    let verdict: String
    /// `agree` where something was adopted, else `against`; `other` where nothing was decided.
    let tone: String
    let notes: [String]
    let isVoided: Bool
  }

  /// Whoever has the floor.
  struct SpeakerCard: Encodable, Hashable, Sendable {
    let heading: String
    let name: String
    let details: [String]
    let next: String?
    let clock: Clock
  }

  /// A speaker's clock, which the page lets run.
  struct Clock: Encodable, Hashable, Sendable {
    let state: String
    let allottedMS: Int64
    let warningMS: Int64
    let overtimeMS: Int64
    let usedMS: Int64
    /// Since when it runs; nothing where it stands.
    let sinceMS: Int64?
  }

  /// A list: who speaks, who was elected.
  struct ListCard: Encodable, Hashable, Sendable {
    struct Line: Encodable, Hashable, Sendable {
      let text: String
      let detail: String
      /// `done`, `now`, `next` or `pending`.
      let mark: String
      let figure: String?
    }
    let heading: String
    let lines: [Line]
    let foot: String?
  }

  /// The programme of a session.
  struct ProgrammeCard: Encodable, Hashable, Sendable {
    struct Line: Encodable, Hashable, Sendable {
      let time: String
      /// As in ``ProgrammeView/Mark``; `passed` for what was passed over and is not expected any more.
      let mark: String
      let title: String
      /// What is said of it: that it is struck, or put off.
      let note: String?
      let badges: [Badge]
    }
    /// A published result at its item.
    struct Badge: Encodable, Hashable, Sendable {
      let text: String
      let tone: String
    }
    let heading: String
    let lines: [Line]
    let foot: String?
  }

  /// What the hall sees, as a drawing.
  struct HallCard: Encodable, Hashable, Sendable {
    let heading: String
    /// Where the drawing is.
    let source: String
    let label: String
    let width: Int
    let height: Int
  }

  /// Who is here.
  struct AttendanceCard: Encodable, Hashable, Sendable {
    struct Line: Encodable, Hashable, Sendable {
      let label: String
      let figure: String
    }
    let heading: String
    let lines: [Line]
    let foot: String
    let isEnough: Bool
  }

  let audience: String
  let language: String
  let heading: Heading
  let current: ItemCard
  let next: ItemCard?
  let vote: VoteCard?
  /// The newest result while its item is on.
  let result: ResultCard?
  let speaker: SpeakerCard?
  let speakers: ListCard?
  let programme: ProgrammeCard
  let elected: [ListCard]
  let hall: HallCard?
  let attendance: AttendanceCard
  let notes: ListCard?
}
