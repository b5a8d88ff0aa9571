import Congress

extension Topic {
  /// Whether it is about one screen.
  var isOfOneScreen: Bool { if case .screen = self { true } else { false } }

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
