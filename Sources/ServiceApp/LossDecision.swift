import ArgumentParser
import Journal

/// What to do where the journal has lost records.
enum LossDecision: String, EnumerableFlag {
  case foundAnew, acceptLoss

  static func name(for value: LossDecision) -> NameSpecification {
    switch value {
    case .foundAnew: .customLong("found-anew")
    case .acceptLoss: .customLong("accept-loss")
    }
  }

  static func help(for value: LossDecision) -> ArgumentHelp? {
    switch value {
    case .foundAnew: "Set aside what is left of the journal, and found the congress anew."
    case .acceptLoss: "Go on with what is left of the journal."
    }
  }

  /// The journal's word for it.
  var journalLoss: JournalLoss { self == .foundAnew ? .foundedAnew : .accepted }
}
