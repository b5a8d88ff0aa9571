public import Archives

/// Reads Excel workbooks (.xlsx, .xlsm): values and where they stand; no formula is worked out and no macro looked at.
public enum WorkbookReader {
  /// Reads a workbook.
  /// - Parameter bytes: The whole file.
  /// - Throws: ``WorkbookFault`` with the first rule that is broken.
  public static func read(
    _ bytes: [UInt8], limits: WorkbookLimits = .standard, archiveLimits: ArchiveLimits = .office
  ) throws(WorkbookFault) -> Workbook {
    guard !bytes.starts(with: compoundFileMark) else { throw .oldOrLocked }
    let entries: [ArchiveEntry]
    do {
      entries = try ZipReader.entries(of: bytes, limits: archiveLimits, where: isOfWorkbook)
    } catch { throw .archive(error) }
    var parts: [String: [UInt8]] = [:]
    for entry in entries { parts[entry.name] = entry.bytes }
    return try WorkbookParts(parts: parts, limits: limits).workbook()
  }

  /// How files of Excel before 2007 begin, and locked ones of any year.
  private static let compoundFileMark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

  /// Pictures and macros may be of any size, and are of no interest.
  private static func isOfWorkbook(_ name: String) -> Bool { name.hasSuffix(".xml") || name.hasSuffix(".rels") }
}

/// The parts of a workbook by their paths, and how they hang together.
private struct WorkbookParts {
  let parts: [String: [UInt8]]
  let limits: WorkbookLimits

  func workbook() throws(WorkbookFault) -> Workbook {
    guard parts["[Content_Types].xml"] != nil, parts["_rels/.rels"] != nil else { throw .notAWorkbook }
    let roots = try relations(of: "")
    guard let main = roots.first(where: { $0.kind == "officeDocument" })?.target, main.hasSuffix(".xml") else {
      throw .notAWorkbook
    }
    let outline = try WorkbookOutline.read(part(main), named: main, limits: limits)
    guard outline.isWorkbook else { throw .notAWorkbook }
    let relations = try relations(of: main)
    func target(_ kind: String) -> String? { relations.first { $0.kind == kind }?.target }
    var texts: [String] = []
    if let name = target("sharedStrings") { texts = try SharedTexts.read(part(name), named: name, limits: limits) }
    var formats = NumberFormats()
    if let name = target("styles") { formats = try NumberFormats.read(part(name), named: name) }
    var cellsLeft = limits.cellsMax
    var sheets: [Worksheet] = []
    for tab in outline.tabs {
      guard let relation = relations.first(where: { $0.id == tab.relation }) else {
        throw .partMissing(part: tab.relation)
      }
      // A tab may be a chart, which has no cells.
      guard relation.kind == "worksheet" else { continue }
      var reader = SheetReader(
        part: relation.target, texts: texts, formats: formats, epoch: outline.epoch, limits: limits,
        cellsLeft: cellsLeft)
      let sheet = try reader.read(part(relation.target), named: tab.name, isHidden: tab.isHidden)
      cellsLeft = reader.cellsLeft
      sheets.append(sheet)
    }
    return Workbook(sheets: sheets)
  }

  private func part(_ name: String) throws(WorkbookFault) -> [UInt8] {
    guard let bytes = parts[name] else { throw .partMissing(part: name) }
    return bytes
  }

  private struct Relation {
    let id: String
    let kind: String
    let target: String
  }

  /// What a part names, by paths from the top of the archive; of the archive itself where the name is empty.
  private func relations(of name: String) throws(WorkbookFault) -> [Relation] {
    let folder = name.split(separator: "/").dropLast().map(String.init)
    let file = name.split(separator: "/").last.map(String.init) ?? ""
    let path = (folder + ["_rels", file + ".rels"]).joined(separator: "/")
    guard let bytes = parts[path] else { return [] }
    var relations: [Relation] = []
    try PartReader.read(bytes, named: path) { event in
      guard case .begin("Relationship", let attributes) = event, attributes["TargetMode"] != "External",
        let id = attributes["Id"], let kind = attributes["Type"]?.split(separator: "/").last,
        let target = attributes["Target"]
      else { return }
      relations.append(Relation(id: id, kind: String(kind), target: Self.path(target, from: folder)))
    }
    return relations
  }

  private static func path(_ target: String, from folder: [String]) -> String {
    var path = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/") {
      switch step {
      case ".": break
      case "..": _ = path.popLast()
      default: path.append(String(step))
      }
    }
    return path.joined(separator: "/")
  }
}

/// Reads one part of a workbook, and says which where it is broken.
enum PartReader {
  static func read(
    _ bytes: [UInt8], named name: String, body: (MarkupEvent) throws -> Void
  ) throws(WorkbookFault) {
    do {
      try MarkupReader.read(bytes, body: body)
    } catch let fault as WorkbookFault {
      throw fault
    } catch let fault as MarkupFault {
      throw .markup(part: name, fault)
    } catch {
      throw .partBroken(part: name, detail: "\(error)")
    }
  }
}
