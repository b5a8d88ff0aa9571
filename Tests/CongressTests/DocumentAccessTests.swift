import Congress
import Testing

/// Goal: nobody has of a document what is not theirs, whatever its state and whatever they ask for.
///
/// Method: exhaustive: every viewer, every state, every part, every audience that there can be, against the rule written
/// down a second time; then every role and topic of the hall protocol.
@Suite struct DocumentAccessTests {
  /// Every audience: each reader in it or not, but for nobody at all.
  private static let audiences: [[DocumentReader]] = (1..<(1 << DocumentReader.allCases.count)).map { bits in
    DocumentReader.allCases.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element)
  }

  /// What those it is for have, state by state.
  private static let open: [DocumentState: Set<DocumentPart>] = [
    .filed: [], .approved: [.sealed], .released: [.listing, .sealed, .page, .differences], .superseded: [.listing],
    .withdrawn: [.listing],
  ]

  @Test("Every viewer, state, part and audience: exactly what the table says")
  func everything() {
    var asked = 0
    for audience in Self.audiences {
      for state in DocumentState.allCases {
        for part in DocumentPart.allCases {
          for viewer in DocumentViewer.allCases {
            asked += 1
            let expected =
              switch viewer {
              case .staff: true
              case .reader(let reader):
                Self.open[state]?.contains(part) == true
                  && !Set(audience).isDisjoint(
                    with: reader == .presidium ? [reader, .public, .delegate] : [reader, .public])
              }
            let allowed = DocumentAccess.allows(part, of: state, for: audience, to: viewer)
            #expect(allowed == expected, "\(viewer) \(state) \(part) \(audience)")
          }
        }
      }
    }
    #expect(asked == 63 * 5 * 6 * 7)
  }

  @Test("Every role follows the topics of those it stands for, and no other")
  func topics() {
    for role in Role.allCases {
      let isStaff = role == .operator || role == .chair
      #expect(Topic.documents.isOpen(to: role) == isStaff, "\(role)")
      for reader in DocumentReader.allCases {
        #expect(
          Topic.documentsReleased(to: reader).isOpen(to: role) == (isStaff || role == .gateway || reader == .public),
          "\(role) \(reader)")
      }
    }
    #expect(Topic(name: "documents.press") == .documentsReleased(to: .press))
    #expect(Topic(name: "documents.staff") == nil)
    for role in Role.allCases {
      #expect(Topic.documentsSealed.isOpen(to: role) == [.operator, .chair, .gateway].contains(role), "\(role)")
    }
    #expect(Topic(name: "documents.sealed") == .documentsSealed)
  }

  @Test("A topic holds exactly what its reader may be told of, in every state")
  func topicsHold() throws {
    var hall = try Hall(after: DocumentTests.file)
    func waits() -> [[DocumentReader]] { hall.state.sealedDocuments.waiting.map(\.audience) }
    func told() -> Set<DocumentReader> {
      Set(DocumentReader.allCases.filter { !hall.state.releasedDocuments(to: $0).documents.isEmpty })
    }
    #expect(told().isEmpty && waits().isEmpty)
    try hall.run(DocumentTests.approve)
    #expect(told().isEmpty && waits() == [[.delegate]])
    try hall.run(DocumentTests.release)
    #expect(told() == [.delegate, .presidium] && waits().isEmpty)
    try hall.run(.documentWithdraw("BC01", reason: "x"))
    #expect(told() == [.delegate, .presidium])
  }
}
