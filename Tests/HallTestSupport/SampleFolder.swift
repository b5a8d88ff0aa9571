import Foundation

/// A small congress folder that is right in every way, to be broken in one place at a time.
public struct SampleFolder {
  /// The texts of its files, by name; a file that is not here is not written.
  public var files = [
    "congress.yaml": congress, "agenda.yaml": agenda, "ballots.yaml": ballots, "roster.csv": roster,
  ]

  /// A folder that is right in every way.
  public init() {}

  /// The file that its name says.
  public static let congress = """
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
      - { name: lobby, follows: hall }
    screens:
      - { id: hall-left, output: hall }

    """

  /// The file that its name says.
  public static let agenda = """
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
                title: { vi: Thông qua chương trình, en: Adoption of the programme }
                presenter: Đoàn Chủ tịch
                ballots: [BQ01, BQ02]
                cue: item
      - id: N2
        date: 2025-09-28
        title: Ngày thứ hai
        sessions:
          - id: N2A
            title: Buổi sáng
            items:
              - { id: "2.01", start: 08:00, minutes: 0, kind: closing, title: Bế mạc, cue: holding }

    """

  /// The file that its name says.
  public static let ballots = """
    ballots:
      - id: BQ01
        question: Thông qua chương trình
        method: card-count
        base: summoned
        rule: more than 1/2
      - id: BQ02
        question: { vi: Thông qua nội quy, en: Adopt the rules }
        method: card-count
        base: cast
        rule: at least 2/3
        durationSeconds: 30
        choices:
          - { key: "yes", label: { vi: Đồng ý, en: Agree }, sign: agree }
          - { key: "no", label: Không đồng ý, sign: against }

    """

  /// The file that its name says.
  public static let roster = """
    code,name,kind,organisation,group,seat,sex,ethnicity,birth_year,party_year,presence
    D1,Nguyễn Văn An,ex-officio,Chi bộ 1,Tổ 1,A1,m,Kinh,1970,1995,present
    D2,Trần Thị Bình,appointed,Chi bộ 2,Tổ 1,A2,f,Khmer,1980,2005,pending
    D3,"Lê ""Ba"" Cường",elected,"Chi bộ 2, ấp 3",,,m,Kinh,1985,,
    G1,Phạm Thị Dung,guest,,,,f,,1990,,

    """

  /// The folder with one text of one file put in another's place; the text must stand there, and once.
  public func replacing(_ old: String, with new: String, in file: String) throws -> SampleFolder {
    guard let text = files[file], text.components(separatedBy: old).count == 2 else {
      throw SampleError(description: "'\(old)' does not stand exactly once in \(file)")
    }
    var folder = self
    folder.files[file] = text.replacingOccurrences(of: old, with: new)
    return folder
  }

  /// Writes the folder, hands its path to `body`, and takes it away again.
  public func written<Result>(_ body: (String) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("congress-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    for (name, text) in files {
      let file = url.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return try body(url.path)
  }
}

/// A test that is itself wrong.
public struct SampleError: Error, CustomStringConvertible {
  /// What is wrong with the test.
  public let description: String
}
