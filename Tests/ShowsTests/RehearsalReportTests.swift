import ArgumentParser
import Assets
import Congress
import CongressFiles
import ControlRoom
import Foundation
import Testing

@testable import Shows

/// Goal: a rehearsal's report says what was planned and every fault, and a rehearsal that cannot be is refused.
///
/// Method: a plan of the sample's first day, outcomes made by hand, and the shipped words; nothing is played.
@Suite struct RehearsalReportTests {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL.path

  private func report(_ faults: [RehearsalFault]) throws -> (plan: RehearsalPlan, report: RehearsalReport) {
    let definition = try CongressFolder.read(Self.package + "/Config/congresses/can-tho-2025")
    let plan = try RehearsalPlanner.plan(definition, part: RehearsalPart(day: nil, until: nil, isWhole: false), seed: 7)
    var outcome = RehearsalOutcome()
    outcome.add(faults)
    let strings = try Strings(language: "en", assets: Self.package + "/Assets")
    return (plan, RehearsalReport(plan: plan, seed: 7, outcome: outcome, journal: nil, strings: strings))
  }

  @Test func aGoodRehearsalEndsWithItsTick() throws {
    let (plan, report) = try report([])
    #expect(report.faults.isEmpty && report.acts == plan.acts.count && report.acts > 100)
    #expect(report.lines.last?.hasPrefix("✓ ") == true)
    for ballot in plan.figures.ballots { #expect(report.lines.contains { $0.contains(ballot.ballot.text) }) }
  }

  @Test func everyFaultIsCountedAndTold() throws {
    let (_, report) = try report([.itemNotDone("1.05"), .screen("hall-left")])
    try #require(report.faults.count == 2)
    #expect(report.faults[0].contains("1.05") && report.faults[1].contains("hall-left"))
    #expect(Array(report.lines.suffix(2)) == report.faults.map { "  " + $0 })
    let verdict = try #require(report.lines.dropLast(2).last)
    #expect(verdict.hasPrefix("✕ ") && verdict.contains("2"))
  }

  @Test func machinesReadFiguresAndNotTheLines() throws {
    let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(report([.screen("a")]).report))
    let fields = try #require(object as? [String: Any])
    #expect(fields["lines"] == nil && fields["seed"] as? Int == 7)
    #expect((fields["faults"] as? [String])?.count == 1)
  }

  @Test(
    arguments: [
      (["--speed", "0"], "1 to 600"), (["--speed", "601"], "1 to 600"), (["--all", "--day", "N1"], "--day"),
      (["--all", "--until", "1.05"], "--until"), (["--screens=-1"], "0 or more"),
    ] as [([String], String)]) func aRehearsalThatCannotBeIsRefused(_ arguments: [String], _ words: String)
  {
    do {
      _ = try RehearseCommand.parse(arguments)
      Issue.record("\(arguments) was taken")
    } catch {
      #expect(RehearseCommand.message(for: error).contains(words))
    }
  }
}
