import Assets
import Congress
import Foundation
import Papers
import Testing

/// Goal: every figure of the minutes is the journal's.
///
/// Method: a counter of its own reads the rehearsed congress's records as JSON, knows no state, and reckons bases, needs
/// and verdicts by itself; the minutes must say what it has counted.
@Suite struct MinutesFiguresTests {
  /// What the counter knows of one ballot.
  private struct Count {
    var counts: [Int] = []
    var summoned = 0
    var voters = 0
    var isPublished = false
  }

  /// Reads records as JSON objects: the event's name and its facts.
  private static func events() throws -> [(name: String, facts: [String: Any])] {
    let encoder = JSONEncoder()
    return try RehearsedCongress.records.dropFirst().map { record in
      let json = try JSONSerialization.jsonObject(with: encoder.encode(record.event)) as? [String: Any] ?? [:]
      let name = json.keys.first ?? ""
      return (name, json[name] as? [String: Any] ?? [:])
    }
  }

  private static func count() throws -> [String: Count] {
    var all: [String: Count] = [:]
    for (name, facts) in try events() {
      guard let ballot = facts["ballot"] as? String else { continue }
      switch name {
      case "ballot.opened":
        let attendance = facts["attendance"] as? [String: Any]
        all[ballot] = Count(
          summoned: attendance?["summoned"] as? Int ?? -1, voters: (facts["roll"] as? [String])?.count ?? -1)
      case "ballot.counted": all[ballot]?.counts = facts["counts"] as? [Int] ?? []
      case "ballot.published": all[ballot]?.isPublished = true
      default: break
      }
    }
    return all
  }

  @Test("Counts, words, shares, needs and verdicts of every ballot are what a counter of its own makes of them")
  func ballots() throws {
    let counted = try Self.count().filter { $0.value.isPublished }
    #expect(counted.count == 11, "\(counted.keys.sorted())")
    let minutes = try RehearsedCongress.maker(RehearsedCongress.records).minutes()
    for (ballot, count) in counted {
      let paragraph = try #require(minutes.paragraphs.first { $0.key == "ballot.\(ballot).1" }, "\(ballot)")
      let text = paragraph.text
      for figure in count.counts {
        #expect(text.contains(": \(figure) (\(NumberWords.text(figure, in: .vietnamese))), bằng"), "\(ballot): \(text)")
        // Half up from the exact fraction, by a way of its own.
        let hundredths = Int((Double(figure) * 10_000 / Double(count.summoned)).rounded(.toNearestOrAwayFromZero))
        let rest = hundredths % 100
        #expect(text.contains("\(hundredths / 100),\(rest < 10 ? "0" : "")\(rest)\u{202F}%"), "\(ballot): \(text)")
      }
      #expect(text.contains("được biểu quyết: \(count.voters) ("), "\(ballot): \(text)")
      #expect(text.contains("Tỷ lệ tính trên \(count.summoned) "), "\(ballot): \(text)")
      #expect(text.contains("quá nửa: từ \(count.summoned / 2 + 1)."), "\(ballot): \(text)")
      let isAdopted = count.counts[0] * 2 > count.summoned
      #expect(text.hasSuffix("Kết quả: \(isAdopted ? "THÔNG QUA" : "KHÔNG THÔNG QUA")."), "\(ballot): \(text)")
    }
    let told = minutes.paragraphs.filter { $0.key.hasPrefix("ballot.") }
    #expect(told.count == counted.count, "no ballot is told that the counter does not know")
  }

  @Test("Items stand in the order in which the journal has them begun, each once")
  func items() throws {
    let begun = try Self.events().filter { $0.name == "item.started" }.compactMap { $0.facts["item"] as? String }
    let minutes = try RehearsedCongress.maker(RehearsedCongress.records).minutes()
    let told = minutes.paragraphs.map(\.key).filter { $0.hasPrefix("item.") && !$0.hasSuffix(".speeches") }
    #expect(told == begun.map { "item.\($0)" } && begun.count > 40)
  }

  @Test("Whoever is elected is named with the votes that the journal has")
  func elections() throws {
    var published = 0
    var outcomes: [String: [String: Any]] = [:]
    let minutes = try RehearsedCongress.maker(RehearsedCongress.records).minutes()
    let roster = try #require(CongressCourse(RehearsedCongress.records)).definition.roster
    for (name, facts) in try Self.events() where name == "election.changed" {
      let election = facts["election"] as? String ?? ""
      let change = facts["change"] as? [String: Any] ?? [:]
      if let confirmed = change["confirmed"] as? [String: Any] {
        outcomes[election] = confirmed["outcome"] as? [String: Any]
      }
      guard change["published"] != nil, let outcome = outcomes[election] else { continue }
      published += 1
      let text = try #require(minutes.paragraphs.first { $0.key == "election.\(election).1.result" }).text
      for code in outcome["elected"] as? [String] ?? [] {
        let name = try #require(roster[Code(code)]?.name)
        #expect(text.contains("\(name) ("), "\(election): \(name) is not in \(text)")
      }
      let papers = try #require(minutes.paragraphs.first { $0.key == "election.\(election).1.papers" }).text
      let count = outcome["count"] as? [String: Any] ?? [:]
      #expect(papers.contains("Phiếu hợp lệ: \(count["valid"] as? Int ?? -1) ("), "\(papers)")
    }
    #expect(published == 2)
  }

  @Test("Whoever spoke is told with the time that the journal gives")
  func speeches() throws {
    var begun: [String: Int64] = [:]
    var used: [String: Int64] = [:]
    for record in RehearsedCongress.records {
      guard case .speakerChanged(let speaker, let change) = record.event else { continue }
      switch change {
      case .begun, .resumed: begun[speaker.text] = record.atMS
      case .held, .ended:
        if let since = begun.removeValue(forKey: speaker.text) { used[speaker.text, default: 0] += record.atMS - since }
      default: break
      }
    }
    let minutes = try RehearsedCongress.maker(RehearsedCongress.records).minutes()
    #expect(used.count >= 6, "\(used)")
    for (speaker, ms) in used {
      let text = try #require(minutes.paragraphs.first { $0.key == "speech.\(speaker)" }, "\(speaker)").text
      let (minutes, seconds) = (ms / 60_000, ms / 1_000 % 60)
      let told = seconds == 0 ? "\(minutes) phút" : minutes == 0 ? "\(seconds) giây" : "\(minutes) phút \(seconds) giây"
      #expect(text.contains(told), "\(speaker): \(text)")
    }
  }
}
