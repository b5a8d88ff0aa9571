import ArgumentParser
import Assets
import Desk
import Foundation

/// Where tablets are served, for the codes that people's own phones open.
struct TabletsPageOption: ParsableArguments {
  @Option(help: "Where tablets are served, as phones reach it (else PLENARY_TABLETS_PAGE).") var page: String?

  /// The address; nothing where none is given.
  func address() throws -> TabletsAddress? {
    let named = page ?? ProcessInfo.processInfo.environment["PLENARY_TABLETS_PAGE"] ?? ""
    guard page != nil || !named.isEmpty else { return nil }
    guard let address = TabletsAddress(named) else {
      throw RoomProblem.notThere(Wording("tablet.invite.page-not-fit", ["page": .text(named)]))
    }
    return address
  }
}
