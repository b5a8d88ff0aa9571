import Congress
import CongressFiles
import Foundation

/// A small congress folder in which nothing is wrong, to be broken in one place at a time.
struct SmallCongress {
  var files = [
    "congress.yaml": """
    id: small
    name:
      slogan: Khẩu hiệu
      body: { vi: Đảng bộ xã, en: Party Committee }
      title: Đại hội
      shortTitle: Đại hội I
      ordinal: Lần thứ I
      term: 2025 – 2030
      placeAndDate: Cần Thơ
    language: vi
    timeZone: "+07:00"
    emblem: star
    theme: red-gold
    hall: { farthestViewerMetres: 28, imageHeightMetres: 4 }
    quorum: { delegates: 2/3, organisations: 0/1, policy: warn }
    outputs:
      - { name: hall }
    screens:
      - { id: hall-left, output: hall }

    """,
    "agenda.yaml": """
    days:
      - id: N1
        date: 2025-09-27
        title: Ngày thứ nhất
        sessions:
          - id: N1A
            title: Buổi sáng
            items:
              - { id: "1.01", start: 07:00, minutes: 30, kind: reception, title: Đón tiếp, cue: attendance }
              - id: "1.02"
                start: "07:30"
                minutes: 15
                kind: vote
                title: Chương trình
                ballots: [BQ01]
                cue: item

    """,
    "ballots.yaml": """
    ballots:
      - id: BQ01
        question: Thông qua chương trình
        method: card-count
        base: summoned
        rule: more than 1/2

    """,
    "roster.csv": """
    code,name,kind,organisation,group,seat,sex,ethnicity,birth_year,party_year,presence
    D1,Nguyễn Văn An,ex-officio,Chi bộ 1,Tổ 1,A1,m,Kinh,1970,1995,present
    D2,Trần Thị Bình,elected,Chi bộ 2,Tổ 1,A2,f,Khmer,1980,2005,pending
    D3,Lê Cường,elected,Chi bộ 2,,,m,Kinh,1985,,

    """,
  ]

  /// A test that is itself wrong.
  struct NotThere: Error { let text: String }

  /// The shipped strings, themes and emblems.
  static let assets = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Assets")
    .standardizedFileURL.path

  /// The folder with one text of one file put in another's place.
  func replacing(_ old: String, with new: String, in file: String) throws -> SmallCongress {
    guard let text = files[file], text.contains(old) else { throw NotThere(text: old) }
    var congress = self
    congress.files[file] = text.replacingOccurrences(of: old, with: new)
    return congress
  }

  /// Writes the folder and reads it again.
  func read() throws -> (definition: Definition, places: FilePlaces) {
    let folder = NSTemporaryDirectory() + "preflight-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)")) }
    return try CongressFolder.readWithPlaces(folder)
  }
}
