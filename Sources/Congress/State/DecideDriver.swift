/// Who runs the show, and whether what the hall sees may change.
extension CongressState {
  func decideDriverTake(_ actor: Actor) throws(Rejection) -> [Event] {
    guard driver != actor else { throw .driverAlready }
    return [.driverChanged(driver: actor)]
  }

  func decideDriverRelease(_ actor: Actor) throws(Rejection) -> [Event] {
    guard let driver else { throw .driverNone }
    guard driver == actor else { throw .driverIsOther(driver) }
    return [.driverChanged(driver: nil)]
  }

  func decideLock(isLocked: Bool) throws(Rejection) -> [Event] {
    guard self.isLocked != isLocked else { throw isLocked ? .outputsAlreadyLocked : .outputsNotLocked }
    return [.outputsLocked(isLocked: isLocked)]
  }

  /// Refuses events that would change what an output shows while outputs are locked.
  ///
  /// SAFE lies over the outputs and changes none of them.
  func checkLock(_ events: [Event]) throws(Rejection) {
    guard isLocked else { return }
    for case .cueTaken in events { throw .outputsLocked }
    for case .lowerThirdChanged in events { throw .outputsLocked }
  }
}
