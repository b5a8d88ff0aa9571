import Assets
import Foundation

/// A meeting as OpenSlides exports it: collections of things by their ids, whose fields are looked up by name.
struct Meeting {
  /// One thing of a collection.
  struct Thing {
    let collection: String
    let id: Int
    private let fields: [String: Field]

    fileprivate init(collection: String, id: Int, fields: [String: Field]) {
      self.collection = collection
      self.id = id
      self.fields = fields
    }

    /// Its name within the file: `motion/3`.
    var place: String { "\(collection)/\(id)" }

    func text(_ name: String) -> String? {
      if case .text(let text)? = fields[name] { text } else { nil }
    }

    func number(_ name: String) -> Double? {
      switch fields[name] {
      case .number(let number): number
      case .text(let text): Double(text)
      default: nil
      }
    }

    func whole(_ name: String) -> Int? { number(name).flatMap { Int(exactly: $0) } }

    func isTrue(_ name: String) -> Bool { if case .truth(true)? = fields[name] { true } else { false } }

    /// The ids of a list of them.
    func ids(_ name: String) -> [Int] {
      guard case .list(let items)? = fields[name] else { return [] }
      return items.compactMap { if case .number(let number) = $0 { Int(exactly: number) } else { nil } }
    }

    /// What a reference such as `topic/1` names.
    func reference(_ name: String) -> (collection: String, id: Int)? {
      let parts = (text(name) ?? "").split(separator: "/")
      guard parts.count == 2, let id = Int(parts[1]) else { return nil }
      return (String(parts[0]), id)
    }
  }

  /// A field of a thing, as JSON has it.
  fileprivate enum Field: Decodable {
    case text(String)
    case number(Double)
    case truth(Bool)
    case list([Field])
    case other

    init(from decoder: any Decoder) throws {
      if let container = try? decoder.singleValueContainer() {
        if let text = try? container.decode(String.self) {
          self = .text(text)
          return
        }
        if let isTrue = try? container.decode(Bool.self) {
          self = .truth(isTrue)
          return
        }
        if let number = try? container.decode(Double.self) {
          self = .number(number)
          return
        }
        if let list = try? container.decode([Field].self) {
          self = .list(list)
          return
        }
      }
      self = .other
    }
  }

  /// A collection, or what stands beside collections.
  private enum Entry: Decodable {
    case things([String: [String: Field]])
    case number(Int)
    case other

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else if let things = try? container.decode([String: [String: Field]].self) {
        self = .things(things)
      } else {
        self = .other
      }
    }
  }

  /// The most things of all collections.
  static let thingsMax = 500_000
  /// The version of the file that was tried, as the file counts them.
  static let indexTried = 100

  /// The version of the file.
  let index: Int?
  private let collections: [String: [Int: Thing]]

  /// Reads a meeting.
  init(_ bytes: [UInt8], named file: String) throws(ImportProblem) {
    let entries: [String: Entry]
    do {
      entries = try JSONDecoder().decode([String: Entry].self, from: Data(bytes))
    } catch { throw ImportProblem(file, .jsonUnreadable, ["reason": .text("\(error)")]) }
    var collections: [String: [Int: Thing]] = [:]
    var count = 0
    for (name, entry) in entries {
      guard case .things(let things) = entry else { continue }
      count += things.count
      for (key, fields) in things {
        guard let id = Int(key) else { continue }
        collections[name, default: [:]][id] = Thing(collection: name, id: id, fields: fields)
      }
    }
    guard count <= Self.thingsMax else {
      throw ImportProblem(file, .rowsTooMany, ["count": "\(count)", "max": "\(Self.thingsMax)"])
    }
    self.collections = collections
    index = if case .number(let number)? = entries["_migration_index"] { number } else { nil }
    guard self["meeting"].count == 1 else { throw ImportProblem(file, .notAMeeting) }
  }

  /// The things of a collection, by their ids.
  subscript(collection: String) -> [Thing] {
    (collections[collection] ?? [:]).values.sorted { $0.id < $1.id }
  }

  /// One thing; nothing where it is not there.
  func thing(_ collection: String, _ id: Int?) -> Thing? { id.flatMap { collections[collection]?[$0] } }

  /// The meeting itself.
  var meeting: Thing { self["meeting"][0] }

  /// The names of the collections and how many things each has.
  var counts: [(name: String, count: Int)] {
    collections.map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
  }
}
