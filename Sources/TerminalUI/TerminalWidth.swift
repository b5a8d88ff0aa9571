import Glibc

/// How wide the terminal is that standard output goes to.
public enum TerminalWidth {
  /// Its columns; nothing where the output goes elsewhere, or the terminal does not say.
  public static var columns: Int? {
    var window = winsize()
    guard isatty(1) == 1, ioctl(1, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return nil }
    return Int(window.ws_col)
  }
}
