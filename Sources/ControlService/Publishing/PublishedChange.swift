import Congress

/// What there is to send of a topic.
enum PublishedValue {
  /// Its newest value.
  case frame(TopicFrame)
  /// Records that have come into the journal.
  case records
}

/// What has changed in a publication, for everybody who follows some of it.
struct PublishedChange {
  /// As many are found sooner one after the other than by a table.
  private static let rowMax = 8

  private let row: [(topic: Topic, value: PublishedValue)]
  private let table: [Topic: PublishedValue]

  /// The topics that have changed, as a publication has them.
  init(_ topics: Set<Topic>, of publication: Publication) {
    let values = topics.compactMap { topic in publication.value(of: topic).map { (topic: topic, value: $0) } }
    row = values.count <= Self.rowMax ? values : []
    table = values.count <= Self.rowMax ? [:] : Dictionary(values) { first, _ in first }
  }

  /// What there is to send of a topic; nothing where it has not changed.
  subscript(topic: Topic) -> PublishedValue? {
    table.isEmpty ? row.first { $0.topic == topic }?.value : table[topic]
  }
}

extension Publication {
  /// What there is to send of a topic; nothing where it has never been worked out.
  func value(of topic: Topic) -> PublishedValue? {
    topic == .journal ? .records : frames[topic].map { .frame($0) }
  }
}
