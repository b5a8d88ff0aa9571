import Archives

/// The main part of a workbook: its tabs, and from which day it counts.
struct WorkbookOutline {
  /// One tab.
  struct Tab {
    let name: String
    let relation: String
    let isHidden: Bool
  }

  private(set) var tabs: [Tab] = []
  private(set) var epoch = SheetMoment.Epoch.from1900
  private(set) var isWorkbook = false

  static func read(_ bytes: [UInt8], named part: String, limits: WorkbookLimits) throws(WorkbookFault) -> Self {
    var outline = WorkbookOutline()
    try PartReader.read(bytes, named: part) { event in
      guard case .begin(let name, let attributes) = event else { return }
      switch name {
      case "workbook": outline.isWorkbook = true
      case "workbookPr":
        if ["1", "true"].contains(attributes["date1904"]) { outline.epoch = .from1904 }
      case "sheet":
        guard outline.tabs.count < limits.sheetsMax else {
          throw WorkbookFault.tooMany(.sheets, max: limits.sheetsMax)
        }
        outline.tabs.append(
          Tab(
            name: attributes["name"] ?? "", relation: attributes["id"] ?? "",
            isHidden: attributes["state"].map { $0 != "visible" } ?? false))
      default: break
      }
    }
    return outline
  }
}
