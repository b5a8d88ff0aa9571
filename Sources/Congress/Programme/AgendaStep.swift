/// Something that somebody wants changed in the agenda; the argument of `agenda.…` commands, and of those that interrupt
/// or put off what is on.
public enum AgendaStep: Sendable, Hashable {
  /// The most steps that one import may take.
  public static let stepsMax = Agenda.itemsMax

  case insert(NewItem, at: ItemPlace)
  case move(Code<Item>, to: ItemPlace)
  /// Strikes an item that has not begun.
  case drop(Code<Item>, reason: String)
  /// Lets an item stand again that was struck.
  case restore(Code<Item>)
  case retitle(Code<Item>, ItemWords)
  case retime(Code<Item>, Retiming)
  case revise(Code<Item>, ItemRunning)
  case carry(Carried, to: Code<Session>)
  /// Sets days and sessions out anew.
  case arrange(AgendaOutline)
  /// All of them or none, made against a version of the agenda.
  case replace([AgendaStep], version: Int)
  /// Interrupts the item that is on.
  case hold(reason: String)
  case resume
  /// Puts off the item that is on.
  case adjournItem(reason: String)
  /// Puts off all that is not done of a session or, where none is named, of the one that is on.
  case adjournSession(Code<Session>?, reason: String)

  /// What is carried to another session.
  public enum Carried: Sendable, Hashable {
    case item(Code<Item>)
    /// Every item of a session that is neither done, on, nor struck.
    case undone(of: Code<Session>)
  }

  /// The command's name.
  public var name: CommandName {
    switch self {
    case .insert: .agendaInsert
    case .move: .agendaMove
    case .drop: .agendaDrop
    case .restore: .agendaRestore
    case .retitle: .agendaRetitle
    case .retime: .agendaRetime
    case .revise: .agendaRevise
    case .carry: .agendaCarry
    case .arrange: .agendaArrange
    case .replace: .agendaReplace
    case .hold: .itemHold
    case .resume: .itemResume
    case .adjournItem: .itemAdjourn
    case .adjournSession: .sessionAdjourn
    }
  }

  /// Whether it changes the plan, so that it may be part of an import.
  public var isOfPlan: Bool {
    switch self {
    case .insert, .move, .drop, .restore, .retitle, .retime, .revise, .carry, .arrange: true
    case .replace, .hold, .resume, .adjournItem, .adjournSession: false
    }
  }
}

extension CommandName {
  package static let agendaInsert = CommandName("agenda.insert")
  package static let agendaMove = CommandName("agenda.move")
  package static let agendaDrop = CommandName("agenda.drop")
  package static let agendaRestore = CommandName("agenda.restore")
  package static let agendaRetitle = CommandName("agenda.retitle")
  package static let agendaRetime = CommandName("agenda.retime")
  package static let agendaRevise = CommandName("agenda.revise")
  package static let agendaCarry = CommandName("agenda.carry")
  package static let agendaArrange = CommandName("agenda.arrange")
  package static let agendaReplace = CommandName("agenda.replace")
  package static let itemHold = CommandName("item.hold")
  package static let itemResume = CommandName("item.resume")
  package static let itemAdjourn = CommandName("item.adjourn")
  package static let sessionAdjourn = CommandName("session.adjourn")
}

/// An item that is to be put into the agenda.
public struct NewItem: Sendable, Hashable {
  /// The code that it shall have.
  public let code: Code<Item>
  /// What is read of it.
  public let words: ItemWords
  /// When it is planned; nothing for the end of what stands before it.
  public let start: TimeOfDay?
  /// For how many minutes it is planned.
  public let minutes: Int
  /// How it is run.
  public let running: ItemRunning

  /// An item from its parts.
  public init(code: Code<Item>, words: ItemWords, start: TimeOfDay? = nil, minutes: Int, running: ItemRunning) {
    self.code = code
    self.words = words
    self.start = start
    self.minutes = minutes
    self.running = running
  }
}

/// How the planned time of an item is to change; what is not said stays.
public struct Retiming: Sendable, Hashable {
  /// The new start, on the day of the item's session.
  public let start: TimeOfDay?
  /// The new length, in minutes.
  public let minutes: Int?
  /// How many minutes longer, after `minutes`; negative for shorter.
  public let byMinutes: Int?

  /// A change of time from its parts.
  public init(start: TimeOfDay? = nil, minutes: Int? = nil, byMinutes: Int? = nil) {
    self.start = start
    self.minutes = minutes
    self.byMinutes = byMinutes
  }
}
