import Assets
import Congress

/// `bodies.yaml`: the bodies of a congress that shows their lists.
struct BodiesFile {
  /// The bodies that are right, in the order of the file; their members are still to be looked up.
  let entries: [Entry]

  /// One body.
  struct Entry {
    let code: String
    let name: LocalizedText
    let members: [Member]
  }

  /// A member as written: a delegate's code, or the name of somebody who is no delegate.
  struct Member {
    let delegate: Placed<String>?
    let name: String?
    let office: LocalizedText?
  }

  /// The file's name.
  static let fileName = "bodies.yaml"

  /// Reads the file; reports everything that is wrong in it.
  static func read(_ root: YamlValue) -> BodiesFile? {
    guard let fields = root.fields(of: .bodies, required: ["bodies"]),
      let values = fields["bodies"]?.list(count: 0...Body.bodiesMax)
    else { return nil }
    var codes: [Placed<String>] = []
    let entries = values.compactMap { value -> Entry? in
      guard let fields = value.fields(of: .body, required: ["id", "name", "members"]) else { return nil }
      let code = fields["id"]?.code()
      if let code { codes.append(code) }
      let name = fields["name"]?.localizedText()
      let members = fields["members"].flatMap(readMembers)
      guard let code, let name, let members else { return nil }
      return Entry(code: code.value, name: name, members: members)
    }
    root.log.reportRepeats(of: .body, in: codes)
    return BodiesFile(entries: entries)
  }

  private static func readMembers(_ value: YamlValue) -> [Member]? {
    guard let entries = value.list(count: 1...Body.membersMax) else { return nil }
    let members = entries.compactMap { entry -> Member? in
      guard entry.isGroup else { return entry.code().map { Member(delegate: $0, name: nil, office: nil) } }
      guard let fields = entry.fields(of: .member, required: [], optional: ["delegate", "name", "office"]) else {
        return nil
      }
      let (delegate, name) = (
        fields["delegate"]?.code(), fields["name"]?.text(charactersMax: Candidate.nameCharactersMax)
      )
      let office = fields["office"]?.localizedText()
      guard (fields["delegate"] == nil) != (fields["name"] == nil) else {
        entry.report(.memberTwofold)
        return nil
      }
      guard delegate != nil || name != nil else { return nil }
      return Member(delegate: delegate, name: name, office: office)
    }
    value.log.reportRepeats(of: .member, in: members.compactMap(\.delegate))
    return members
  }

  /// The bodies with their members' names; reports who cannot be found.
  func bodies(roster: RosterFile, log: FileLog) -> [Body] {
    let names = Dictionary(roster.people.map { ($0.code.text, $0.name) }, uniquingKeysWith: { first, _ in first })
    return entries.map { entry in
      let members = entry.members.compactMap { member -> Body.Member? in
        guard let delegate = member.delegate else { return member.name.map { .init(name: $0, office: member.office) } }
        guard let name = names[delegate.value] else {
          // Somebody whose row is wrong has been reported there.
          guard roster.lacks(delegate.value) else { return nil }
          let end = Wording.Part.end(meaning: delegate.value, among: roster.codes.map(\.value))
          log.report(
            .memberNotOnRoster, ["member": .text(delegate.value), "file": .text(RosterFile.fileName), "end": end],
            line: delegate.line)
          return nil
        }
        return .init(name: name, office: member.office, delegate: Code(delegate.value))
      }
      return Body(code: Code(entry.code), name: entry.name, members: members)
    }
  }
}
