extension CommandName {
  /// Whether the command runs the show: of several operators only the one who drives may send it.
  ///
  /// Presence is everybody's work, and SAFE is for whoever sees first that it is needed.
  public var isDriving: Bool {
    switch self {
    case .delegateCheckIn, .delegateStepOut, .delegateMarkAbsent, .delegateScan, .delegateCorrect, .delegateSeat,
      .delegateUnseat, .attendanceImport, .attendanceCount, .attendanceUncount, .attendanceAdjust, .safeOn, .driverTake,
      .driverRelease:
      false
    default: true
    }
  }

  /// The rule that an actor would break by running a show that another drives; nothing where nobody does.
  func drivingRule(of actor: Actor, driver: Actor?) -> Rejection? {
    guard isDriving, actor.role == .operator, let driver, driver != actor else { return nil }
    return .driverIsOther(driver)
  }
}
