public import Assets
public import Congress
import Foundation

/// A congress folder: `congress.yaml`, `agenda.yaml`, `ballots.yaml`, `roster.csv` and, where there are any,
/// `elections.yaml`, `bodies.yaml`, `speakers.yaml`, `documents.yaml` and `tasks.csv`.
///
/// What the organisers write by hand becomes a ``Congress/Definition`` here, and nowhere else. Nothing is guessed: a
/// key that is not known, a time that no clock shows and a ballot that no item uses are problems, not something to be
/// passed over, because the next to notice would be the hall.
public enum CongressFolder {
  /// Reads a congress folder and checks everything in it.
  /// - Parameter path: The folder, absolute or relative to the working directory.
  /// - Returns: The congress, checked: every code is unique, every name leads somewhere, every figure is in its range.
  /// - Throws: ``CongressFolderProblems`` with everything that is wrong, in all its files, not only the first.
  public static func read(_ path: String) throws(CongressFolderProblems) -> Definition {
    try readWithPlaces(path).definition
  }

  /// Reads a congress folder as ``read(_:)`` does, and where its texts stand, for those who find more that is wrong.
  public static func readWithPlaces(
    _ path: String
  ) throws(CongressFolderProblems) -> (definition: Definition, places: FilePlaces) {
    let contents = try readContents(path)
    return (contents.definition, contents.places)
  }

  /// Reads a congress folder as ``read(_:)`` does, and the documents that it names.
  public static func readDocuments(_ path: String) throws(CongressFolderProblems) -> [DocumentPlan] {
    try readContents(path).documents
  }

  /// Reads a congress folder as ``read(_:)`` does, and everything else that stands in it.
  public static func readContents(_ path: String) throws(CongressFolderProblems) -> FolderContents {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue else {
      let problem = FileProblem(file: path, line: nil, fault: FileRule.folderMissing.with())
      throw CongressFolderProblems(folder: path, problems: [problem])
    }
    let congressLog = FileLog(file: CongressFile.fileName)
    let agendaLog = FileLog(file: AgendaFile.fileName)
    let ballotsLog = FileLog(file: BallotsFile.fileName)
    let rosterLog = FileLog(file: RosterFile.fileName)
    let electionsLog = FileLog(file: ElectionsFile.fileName)
    let bodiesLog = FileLog(file: BodiesFile.fileName)
    let speakersLog = FileLog(file: SpeakersFile.fileName)
    let documentsLog = FileLog(file: DocumentsFile.fileName)
    let tasksLog = FileLog(file: TasksFile.fileName)
    let logs = [
      congressLog, agendaLog, ballotsLog, electionsLog, bodiesLog, speakersLog, documentsLog, tasksLog, rosterLog,
    ]

    let congress = readYaml(path, congressLog, CongressFile.read)
    let ballots = readYaml(path, ballotsLog, BallotsFile.read)
    // Without a time zone the times come out wrong, but then there is a problem and nobody will see them.
    let zone = congress?.zone ?? .offset(0)
    let agenda = readYaml(path, agendaLog) { AgendaFile.read($0, zone: zone) }
    let days = agenda?.days.compactMap { CivilTime.days(date: $0.date) } ?? []
    let utcOffset = zone.utcOffset(around: (days.min() ?? 0)...(days.max() ?? 0))
    let roster = SourceText.read(inFolder: path, bytesMax: FileLimits.rosterBytesMax, log: rosterLog)
      .flatMap { RosterFile.read($0, log: rosterLog) }
    let elections = readIfThere(path, electionsLog, ElectionsFile.read)
    let bodiesFile = readIfThere(path, bodiesLog, BodiesFile.read)
    if let elections, let ballots { elections.checkListBallots(against: ballots, log: electionsLog) }
    let electionPlans = roster.flatMap { elections?.plans(roster: $0, log: electionsLog) } ?? []
    let bodies = roster.flatMap { bodiesFile?.bodies(roster: $0, log: bodiesLog) } ?? []
    let speakersFile = readIfThere(path, speakersLog, SpeakersFile.read)
    let speaking = congress?.speaking ?? .standard
    let speakers =
      roster.flatMap { speakersFile?.speakers(roster: $0, agenda: agenda, rules: speaking, log: speakersLog) } ?? []
    let documents =
      readIfThere(path, documentsLog, DocumentsFile.read)?
      .plans(folder: path, agenda: agenda, ballots: ballots, zone: zone, log: documentsLog) ?? []
    let tasks = readTasks(path, tasksLog)?.plans(agenda: agenda, zone: zone, log: tasksLog) ?? []
    if let agenda, let ballots { checkBallots(of: agenda, agendaLog, against: ballots, ballotsLog) }

    let problems = logs.flatMap(\.problems)
    // What could not be read has been reported; without a problem all that must be are there.
    guard problems.isEmpty, let congress, let agenda, let ballots, let roster else {
      precondition(!problems.isEmpty, "a file that could not be read has not said why")
      throw CongressFolderProblems(folder: path, problems: problems)
    }
    let definition = Definition(
      id: congress.id, name: congress.name, language: congress.language, utcOffset: utcOffset,
      theme: congress.theme, emblem: congress.emblem, hall: congress.hall, quorum: congress.quorum,
      publishing: congress.publishing, outputs: congress.outputs, screens: congress.screens,
      blocks: congress.blocks, permissions: congress.permissions,
      agenda: Agenda(days: agenda.days), ballots: ballots.plans, elections: electionPlans, bodies: bodies,
      series: congress.series, speaking: speaking, speakers: speakers, notes: agenda.notes,
      roster: Roster(roster.people), presentAtFounding: roster.present, secondLanguage: congress.secondLanguage,
      badge: congress.badge, ballotDefaults: congress.ballotDefaults, cameras: congress.cameras)
    let places = FilePlaces(
      keys: congress.keys, items: agenda.items, ballots: ballots.codes, delegates: roster.codes,
      elections: elections?.entries.map(\.code) ?? [], unsaidKinds: ballots.unsaidKinds)
    return FolderContents(definition: definition, places: places, documents: documents, tasks: tasks)
  }

  private static func readYaml<Result>(
    _ folder: String, _ log: FileLog, _ body: (YamlValue) -> Result?
  ) -> Result? {
    SourceText.read(inFolder: folder, bytesMax: FileLimits.yamlBytesMax, log: log)
      .flatMap { YamlDocument.read($0, log: log, body: body) }
  }

  /// A congress without elections, lists of bodies, speakers or documents has no file of them.
  private static func readIfThere<Result>(
    _ folder: String, _ log: FileLog, _ body: (YamlValue) -> Result?
  ) -> Result? {
    guard FileManager.default.fileExists(atPath: folder + "/" + log.file) else { return nil }
    return readYaml(folder, log, body)
  }

  /// A congress may have no file of tasks either.
  private static func readTasks(_ folder: String, _ log: FileLog) -> TasksFile? {
    guard FileManager.default.fileExists(atPath: folder + "/" + log.file) else { return nil }
    return SourceText.read(inFolder: folder, bytesMax: FileLimits.tasksBytesMax, log: log)
      .flatMap { TasksFile.read($0, log: log) }
  }

  /// Every ballot is used by exactly one item, or said to be a spare: a question that nobody will put is as wrong as one
  /// put twice.
  private static func checkBallots(
    of agenda: AgendaFile, _ agendaLog: FileLog, against ballots: BallotsFile, _ ballotsLog: FileLog
  ) {
    let known = ballots.codes.map(\.value)
    for use in agenda.ballots where ballots.hasEveryCode && !known.contains(use.value) {
      let values: [String: Wording.Part] = [
        "ballot": .text(use.value), "file": .text(ballotsLog.file), "end": .end(meaning: use.value, among: known),
      ]
      agendaLog.report(.ballotUnknown, values, line: use.line)
    }
    agendaLog.reportRepeats(of: .ballot, in: agenda.ballots)
    let used = Set(agenda.ballots.map(\.value))
    for ballot in ballots.codes
    where agenda.hasEveryBallot && !used.contains(ballot.value) && !ballots.spares.contains(ballot.value) {
      ballotsLog.report(
        .ballotUnused, ["file": .text(agendaLog.file), "ballot": .text(ballot.value)], line: ballot.line)
    }
  }
}

/// Everything that stands in a congress folder.
public struct FolderContents: Sendable {
  /// The congress.
  public let definition: Definition
  /// Where its texts stand.
  public let places: FilePlaces
  /// Its documents, in the order of the file.
  public let documents: [DocumentPlan]
  /// Its tasks, in the order of the file.
  public let tasks: [TaskPlan]

  /// What is wrong with the code of an item that somebody asks for: there is none, and which was probably meant.
  /// - Returns: Nothing where there is such an item.
  public func unknown(item: String) -> Wording? {
    let known = definition.agenda.items.map(\.code.text)
    guard !known.contains(item) else { return nil }
    return FileRule.itemUnknown.with([
      "item": .text(String(item.prefix(FileLimits.codeCharactersMax))), "file": .text(AgendaFile.fileName),
      "end": .end(meaning: item, among: known),
    ])
  }
}
