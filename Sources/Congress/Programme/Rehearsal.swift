extension Definition {
  /// The same congress as it is rehearsed: marked, and nobody has arrived yet, so that arrivals are rehearsed too.
  public var rehearsed: Definition {
    Definition(
      id: id, name: name, language: language, utcOffset: utcOffset, theme: theme, emblem: emblem,
      hall: hall, quorum: quorum, publishing: publishing, outputs: outputs, screens: screens, blocks: blocks,
      permissions: permissions, agenda: agenda, ballots: ballots, elections: elections, bodies: bodies, series: series,
      speaking: speaking, speakers: speakers, notes: notes, roster: roster, presentAtFounding: [], isRehearsal: true,
      secondLanguage: secondLanguage, badge: badge, ballotDefaults: ballotDefaults)
  }
}
