import Congress

extension ConsoleState {
  /// What `p` does with the film that is on air: stop it, or let it run on.
  func filmStep(on output: Output, atMS nowMS: Int64) -> Command {
    let isRunning = output.film?.isRunning(atMS: nowMS) ?? false
    return isRunning ? .filmPause(output.name) : .filmPlay(output.name)
  }

  /// What `L` does with it: let it begin again at its end, or not any more.
  func filmLoopStep(on output: Output) -> Command {
    .filmLoop(output.name, isOn: !(output.film?.loops ?? false))
  }
}
