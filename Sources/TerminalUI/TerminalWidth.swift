import Glibc

/// How wide the terminal is that standard output goes to.
public enum TerminalWidth {
  /// Its columns; nothing where the output goes elsewhere, or the terminal does not say.
  public static var columns: Int? { isatty(STDOUT_FILENO) == 1 ? window(of: STDOUT_FILENO)?.columns : nil }

  /// How many columns and rows a terminal has; nothing where it does not say.
  static func window(of descriptor: Int32) -> PageSize? {
    var window = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else { return nil }
    return PageSize(columns: Int(window.ws_col), rows: Int(window.ws_row))
  }
}
