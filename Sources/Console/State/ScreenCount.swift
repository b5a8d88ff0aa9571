public import ControlClient
public import Congress
public import HallProtocol

extension ScreensView {
  /// How many connected screens show an output, its followers' among them; of all outputs where none is named.
  public func countConnected(showing output: Code<Output>?, among outputs: [Output]) -> Int {
    let followers = outputs.filter { $0.follows == output }.map(\.name)
    return screens.count { screen in
      screen.isConnected && (output == nil || screen.output == output || followers.contains(screen.output))
    }
  }
}

extension HallModel {
  /// How many connected screens show an output, its followers' among them; of all outputs where none is named.
  public func screenCount(of output: Code<Output>?) -> Int {
    screens?.countConnected(showing: output, among: control?.show.outputs ?? []) ?? 0
  }
}
