/// What a command asks for: everything about it in one place.
///
/// A command is a type with its name, the roles that may send it, its arguments (its stored properties, by the keys of
/// the protocol), an example, and its decision. Whoever adds one writes the type and names it in the list of its file;
/// ``CommandRegistry`` reads the lists.
package protocol CommandBody: CommandFamily, Decodable {
  /// The command's name, `noun.verb`.
  static var name: CommandName { get }
  /// The roles that may send the command where the congress says nothing else.
  static var roles: [Role] { get }
  /// The roles that a congress may give the command to, in place of ``roles``.
  static var rolesPossible: [Role] { get }
  /// Whether it runs the show: of several operators only the one who drives may send it.
  static var isDriving: Bool { get }
  /// What it is without arguments; nothing where it needs some.
  static var bare: Self? { get }
  /// The command with everything that it can hold.
  static var example: Self { get }
}

/// What is asked without anything said of it: it is offered as it stands.
package protocol PlainCommand: CommandBody {
  /// The one there is.
  init()
}

extension PlainCommand {
  /// Itself.
  package static var bare: Self? { Self() }
  /// Itself.
  package static var example: Self { Self() }
  /// Itself.
  package static func offers(in state: CongressState) -> [Self] { [Self()] }
}

/// What one or several commands ask for that share their arguments and their decision.
package protocol CommandFamily: Sendable, Hashable, Encodable {
  /// The commands of the family.
  static var kinds: [CommandKind] { get }
  /// Their names.
  static var names: [CommandName] { get }
  /// What people are offered who have nothing to type: one for each thing that it can be about, legal or not.
  static func offers(in state: CongressState) -> [Self]
  /// What offers and ``check(in:_:)`` are worked out from; too much costs time, too little leaves a wrong key grey, so a
  /// test holds them against everything worked out afresh.
  static var facets: Facets { get }

  /// Which command it is.
  var name: CommandName { get }
  /// Whether nothing is written but the name.
  var isBare: Bool { get }
  /// What it is about, without texts and figures; with the name, what ``LegalCommands`` knows it by.
  var subject: String? { get }
  /// What it is about, as a line of a log has it: without figures, choices and reasons.
  var brief: String? { get }
  /// What is typed in it and a hall will read.
  var hallTexts: [String] { get }
  /// The cue that it shows or lets stand by, if it names one.
  var cueNamed: Cue? { get }

  /// Decides what it leads to, without changing anything.
  /// - Returns: Events to store and then fold, in order.
  /// - Throws: The first rule that it would break.
  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event]

  /// Refuses what would break a rule whatever is typed into it.
  ///
  /// The same as deciding it, unless that is much work or needs what is not typed yet.
  func check(in state: CongressState, _ context: CommandContext) throws(Rejection)
}

/// What a decision rests on beside the state: who asks, when, and with what key for secret votes.
package struct CommandContext: Sendable {
  /// Who wants it.
  package let actor: Actor
  /// When the service received it, in ms since 1970 UTC.
  package let atMS: Int64
  /// The lock of secret votes; its key is no part of the state.
  package let sealing: any BallotSealing

  /// What a decision rests on.
  package init(actor: Actor, atMS: Int64, sealing: any BallotSealing = NoSealing()) {
    self.actor = actor
    self.atMS = atMS
    self.sealing = sealing
  }
}

extension CommandFamily {
  /// Nothing is offered.
  package static func offers(in state: CongressState) -> [Self] { [] }
  /// Whatever an event may change, but how far the record has come.
  package static var facets: Facets { Facets.all.subtracting(.record) }
  /// Everything is written.
  package var isBare: Bool { false }
  /// It is about nothing in particular.
  package var subject: String? { nil }
  /// The same as ``subject``.
  package var brief: String? { subject }
  /// None.
  package var hallTexts: [String] { [] }
  /// None.
  package var cueNamed: Cue? { nil }

  /// Decides it, and lets the outputs' lock have its say.
  package func check(in state: CongressState, _ context: CommandContext) throws(Rejection) {
    try state.checkLock(events(in: state, context))
  }

  /// Whether another body is the same.
  func isEqual(to other: any CommandFamily) -> Bool { other as? Self == self }
}

extension CommandBody {
  /// Whoever works at the congress; what ends in front of the hall is never for desks and screens.
  package static var rolesPossible: [Role] { CommandKind.rolesOfWork }
  /// Only the operator who drives.
  package static var isDriving: Bool { true }
  /// It needs arguments.
  package static var bare: Self? { nil }

  /// The one name.
  package static var names: [CommandName] { [name] }

  /// The one command.
  package static var kinds: [CommandKind] {
    let kind = CommandKind(
      name: name, roles: roles, rolesPossible: rolesPossible, isDriving: isDriving, example: example, bare: bare
    ) { try Self(from: $0) }
    return [kind]
  }

  /// Its type's name.
  package var name: CommandName { Self.name }
  /// Whether it is what it is without arguments.
  package var isBare: Bool { self == Self.bare }
}
