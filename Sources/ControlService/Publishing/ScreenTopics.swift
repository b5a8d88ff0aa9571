import Congress

extension Topic {
  /// The screen that it is about, if it is about one.
  var screen: Code<Screen>? { if case .screen(let id) = self { id } else { nil } }

  /// Whether it is about one screen.
  var isOfOneScreen: Bool { screen != nil }

  /// Whether it is one of as many as people can think of names: of one screen, of one ballot.
  var isOfOneThing: Bool { if case .votes = self { true } else { isOfOneScreen } }

  /// Whether what screens show can change with it.
  var concernsScreens: Bool {
    switch self {
    case .output, .screen: true
    default: false
    }
  }

  /// Whether a screen may follow it: of the topics of single screens, its own.
  func isOpen(toScreen id: String) -> Bool { if case .screen(let screen) = self { screen.text == id } else { true } }
}
