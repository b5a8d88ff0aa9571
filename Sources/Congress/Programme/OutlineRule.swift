/// The rules of days and sessions that an edit of the agenda may break.
public enum OutlineRule: Sendable, Hashable {
  /// A day of which something is done or on keeps its date.
  case dayHasBegun(Code<Day>)
  /// A session of which something is done or on stays, on its day and in its order.
  case sessionHasBegun(Code<Session>)
  /// What is wholly done keeps its name.
  case dayIsOver(Code<Day>)
  case sessionIsOver(Code<Session>)
  /// A place before what has been dealt with already.
  case sessionIsPast(Code<Session>, reached: Code<Session>)
  /// The programme on a wall is that of the session, which would be gone.
  case sessionOnAir(Code<Session>)
  case codeNotFit(String)
  case codeTaken(String)
  case titleNotFit(String)
  case dateNotFit(Code<Day>, date: String)
  /// Dates only ever go on.
  case dateNotInOrder(Code<Day>, date: String, last: String)
  /// Too many days, too many sessions of one day, or none.
  case sizeNotFit(days: Int, sessionsOfADay: Int)
  case alreadySo

  /// The rule's stable name, as replies carry it.
  public var code: String {
    switch self {
    case .dayHasBegun: "agenda_day_has_begun"
    case .sessionHasBegun: "agenda_session_has_begun"
    case .dayIsOver: "agenda_day_is_over"
    case .sessionIsOver: "agenda_session_is_over"
    case .sessionIsPast: "agenda_session_is_past"
    case .sessionOnAir: "agenda_session_on_air"
    case .codeNotFit: "agenda_outline_code_not_fit"
    case .codeTaken: "agenda_outline_code_taken"
    case .titleNotFit: "agenda_outline_title_not_fit"
    case .dateNotFit: "agenda_date_not_fit"
    case .dateNotInOrder: "agenda_date_not_in_order"
    case .sizeNotFit: "agenda_outline_size_not_fit"
    case .alreadySo: "agenda_outline_already_so"
    }
  }

  /// The names and numbers by the keys that the rule's sentence uses.
  public var details: [String: Detail] {
    switch self {
    case .dayHasBegun(let day), .dayIsOver(let day): ["day": .text(day.text)]
    case .sessionHasBegun(let session), .sessionIsOver(let session), .sessionOnAir(let session):
      ["session": .text(session.text)]
    case .sessionIsPast(let session, let reached): ["session": .text(session.text), "reached": .text(reached.text)]
    case .codeNotFit(let code):
      ["code": .text(String(code.prefix(60))), "charactersMax": .number(Int64(Code<Session>.charactersMax))]
    case .codeTaken(let code): ["code": .text(code)]
    case .titleNotFit(let code): ["code": .text(code), "charactersMax": .number(Int64(ItemWords.charactersMax))]
    case .dateNotFit(let day, let date): ["day": .text(day.text), "date": .text(String(date.prefix(60)))]
    case .dateNotInOrder(let day, let date, let last):
      ["day": .text(day.text), "date": .text(date), "last": .text(last)]
    case .sizeNotFit(let days, let sessions):
      [
        "days": .number(Int64(days)), "sessions": .number(Int64(sessions)),
        "daysMax": .number(Int64(AgendaOutline.daysMax)),
        "sessionsMax": .number(Int64(AgendaOutline.sessionsPerDayMax)),
      ]
    case .alreadySo: [:]
    }
  }

  /// Whether the rule is about a day rather than a session.
  public var isOfDay: Bool {
    switch self {
    case .dayHasBegun, .dayIsOver, .dateNotFit, .dateNotInOrder: true
    default: false
    }
  }

  /// The code of the day or session that the rule is about, if it is about one.
  public var subject: String? {
    switch self {
    case .dayHasBegun(let day), .dayIsOver(let day), .dateNotFit(let day, _), .dateNotInOrder(let day, _, _): day.text
    case .sessionHasBegun(let session), .sessionIsOver(let session), .sessionIsPast(let session, _),
      .sessionOnAir(let session):
      session.text
    case .codeNotFit(let code), .codeTaken(let code), .titleNotFit(let code): code
    case .sizeNotFit, .alreadySo: nil
    }
  }
}
