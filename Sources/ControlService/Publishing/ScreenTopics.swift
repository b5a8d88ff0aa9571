import Congress

extension Topic {
  /// The screen that it is about, if it is about one.
  var screen: Code<Screen>? { if case .screen(let id) = self { id } else { nil } }

  /// Whether it is about one screen.
  var isOfOneScreen: Bool { screen != nil }

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
