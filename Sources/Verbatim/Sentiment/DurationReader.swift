import VerbatimAutomata
import VerbatimSegmentation

/// Finds how long something took, where that is praise or complaint: "waited 12 days", "chờ 3 tiếng",
/// "ภายใน 5 นาที".
///
/// A duration by itself says nothing: "lasted two years", "open 24 hours". What it says is told by the
/// words beside it, which are concepts:
///
/// - `@only_then` behind it ("40 ngày mới xong") makes it a complaint;
/// - `@within` before it or `@done` behind it ("in 5 minutes", "10 phút là xong") makes it praise up to
///   a day, unless its clause complains: "the battery died in 2 hours";
/// - `@wait` before it makes it a complaint from a quarter of an hour on;
/// - `@takes` before it makes it praise up to ten minutes, and a complaint from half an hour on.
struct DurationReader: Sendable {
  private enum Role: UInt8, Comparable {
    case none, seconds, minutes, hours, days, weeks, aMinute, anHour, aDay, aWeek, few, tens, wait,
      takes, within, done, onlyThen

    init(concept: String) {
      switch concept {
      case "seconds": self = .seconds
      case "minutes": self = .minutes
      case "hours": self = .hours
      case "days": self = .days
      case "weeks_or_months": self = .weeks
      case "a_minute": self = .aMinute
      case "an_hour": self = .anHour
      case "a_day": self = .aDay
      case "a_week_or_month": self = .aWeek
      case "count": self = .few
      case "tens": self = .tens
      case "wait": self = .wait
      case "takes": self = .takes
      case "within": self = .within
      case "done": self = .done
      case "only_then": self = .onlyThen
      default: self = .none
      }
    }

    static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }
  }

  /// How many words may stand between a duration and the word before it that tells what it says.
  private static let reach: Int32 = 3
  /// What the words of small numbers and of tens are taken for.
  private static let few = 3
  private static let tens = 30
  private static let hour = 60
  private static let day = 24 * hour
  /// Months count as weeks: what takes either is no longer quick.
  private static let week = 7 * day

  /// By concept.
  private let roles: [Role]

  init(concepts: [String]) {
    roles = concepts.map { Role(concept: $0) }
  }

  /// Adds an opinion for every duration that is one to the hits of its clause.
  func add(_ text: borrowing SegmentedText, _ scratch: inout TagScratch) {
    guard scratch.atoms.contains(where: { role($0) >= .wait }) else { return }
    var found: [OpinionHit] = []
    var atom = 0
    for clause in scratch.clauses.indices {
      let first = atom
      while atom < scratch.atoms.count, scratch.atoms[atom].clause == Int32(clause) { atom += 1 }
      guard first < atom, scratch.atoms[first..<atom].contains(where: { role($0) >= .wait })
      else { continue }
      find(text, scratch, clause, first..<atom, &found)
    }
    if !found.isEmpty { insert(found, &scratch) }
  }

  // MARK: - Durations

  /// A quantity of time: the tokens and the minutes.
  private struct Duration {
    var start: Int32
    var end: Int32
    var minutes: Int
    /// Number and unit are one token, which may as well be a time of day: "2h".
    var isGlued = false
  }

  private func find(
    _ text: borrowing SegmentedText, _ scratch: borrowing TagScratch, _ clause: Int,
    _ atoms: Range<Int>, _ found: inout [OpinionHit]
  ) {
    let range = scratch.clauses[clause]
    for index in atoms {
      let unit = scratch.atoms[index]
      var duration = Duration(start: unit.start, end: unit.end, minutes: 0)
      switch role(unit) {
      case .aMinute: duration.minutes = 1
      case .anHour: duration.minutes = Self.hour
      case .aDay: duration.minutes = Self.day
      case .aWeek: duration.minutes = Self.week
      case .seconds:
        count(&duration, of: 1, text, scratch, atoms)
        duration.minutes = min(1, duration.minutes)
      case .minutes: count(&duration, of: 1, text, scratch, atoms)
      case .hours: count(&duration, of: Self.hour, text, scratch, atoms)
      case .days: count(&duration, of: Self.day, text, scratch, atoms)
      case .weeks: count(&duration, of: Self.week, text, scratch, atoms)
      default: continue
      }
      guard duration.minutes > 0 else { continue }
      if let hit = opinion(on: duration, text, scratch, clause, atoms) { add(hit, to: &found) }
    }
    for token in range.start..<range.end where text.tokens[Int(token)].kind == .number {
      let number = number(text, token)
      guard number.unit > 0 else { continue }
      let duration = Duration(
        start: token, end: token + 1, minutes: number.value * number.unit, isGlued: true)
      if let hit = opinion(on: duration, text, scratch, clause, atoms) { add(hit, to: &found) }
    }
  }

  /// Adds the number before a unit.
  private func count(
    _ duration: inout Duration, of minutes: Int, _ text: borrowing SegmentedText,
    _ scratch: borrowing TagScratch, _ atoms: Range<Int>
  ) {
    let unit = duration.start
    if unit > 0, text.tokens[Int(unit) - 1].kind == .number {
      duration.start = unit - 1
      duration.minutes = number(text, unit - 1).value * minutes
    } else if let words = scratch.atoms[atoms].last(where: {
      $0.end == unit && (role($0) == .few || role($0) == .tens)
    }) {
      duration.start = words.start
      duration.minutes = (role(words) == .tens ? Self.tens : Self.few) * minutes
    }
  }

  private func add(_ hit: OpinionHit, to found: inout [OpinionHit]) {
    if let last = found.last, hit.start < last.end, last.start < hit.end { return }
    found.append(hit)
  }

  /// The number that a token begins with, and the minutes of the unit that is written to it: "45p".
  private func number(
    _ text: borrowing SegmentedText, _ token: Int32
  ) -> (value: Int, unit: Int) {
    let end = Int(text.tokens[Int(token)].formEnd)
    var position = Int(text.tokens[Int(token)].formStart)
    var value = 0
    while position < end, 0x30...0x39 ~= text.forms[position], value < 10_000 {
      value = value * 10 + Int(text.forms[position] - 0x30)
      position += 1
    }
    let rest = end - position
    guard rest > 0 else { return (value, 0) }
    switch (text.forms[position], rest) {
    case (UInt8(ascii: "p"), ...4): return (value, 1)
    case (UInt8(ascii: "m"), 3...4) where text.forms[position + 1] == UInt8(ascii: "i"):
      return (value, 1)
    case (UInt8(ascii: "h"), ...3): return (value, Self.hour)
    default: return (value, 0)
    }
  }

  // MARK: - What they say

  private func opinion(
    on duration: Duration, _ text: borrowing SegmentedText, _ scratch: borrowing TagScratch,
    _ clause: Int, _ atoms: Range<Int>
  ) -> OpinionHit? {
    var start = duration.start
    var end = duration.end
    var isWait = false
    var takes = false
    var isPraised = false
    var isLong = false
    for index in atoms {
      let cue = scratch.atoms[index]
      let role = role(cue)
      guard role >= .wait else { continue }
      let gap = duration.start - cue.end
      if 0...(duration.isGlued ? 1 : Self.reach) ~= gap, role <= .within,
        !isParted(text, cue.end..<duration.start)
      {
        isWait = isWait || role == .wait
        takes = takes || role == .takes
        isPraised = isPraised || role == .within && gap == 0
        start = min(start, cue.start)
      } else if 0...1 ~= cue.start - duration.end, role >= .done {
        isPraised = isPraised || role == .done && cue.start == duration.end
        isLong = isLong || role == .onlyThen
        end = max(end, cue.end)
      }
    }
    let hits = scratch.clauses[clause].firstHit..<scratch.clauses[clause].endHit
    // What is listed as a whole needs no rule.
    for hit in hits where scratch.hits[Int(hit)].start < end && start < scratch.hits[Int(hit)].end {
      return nil
    }
    let complains = hits.contains { scratch.hits[Int($0)].weightInClause < 0 }
    guard
      let weight = weight(
        duration.minutes, isWait: isWait, takes: takes, isPraised: isPraised, isLong: isLong),
      weight < 0 || !complains
    else { return nil }
    var hit = OpinionHit(
      start: start, end: end, scopeStart: start, scopeEnd: end, clause: Int32(clause),
      layer: .situation, base: weight)
    Negation.apply(
      to: &hit, scratch.terms, before: scratch.firstTerm(at: start),
      floor: SentimentScorer.afterPunctuation(
        text, before: start, floor: scratch.clauses[clause].start))
    return hit
  }

  private func weight(
    _ minutes: Int, isWait: Bool, takes: Bool, isPraised: Bool, isLong: Bool
  ) -> Double? {
    if isLong { return minutes >= 10 ? -1.5 : nil }
    if isPraised, minutes <= Self.day { return 1.2 }
    if isWait { return minutes >= Self.hour ? -1.8 : minutes >= 15 ? -1.2 : nil }
    guard takes else { return nil }
    return minutes >= 30 ? -1.2 : minutes <= 10 ? 1 : nil
  }

  private func isParted(_ text: borrowing SegmentedText, _ tokens: Range<Int32>) -> Bool {
    tokens.contains { text.tokens[Int($0)].kind == .punctuation }
  }

  private func role(_ atom: AtomMatch) -> Role {
    let atom = Int(atom.atom)
    return atom < roles.count ? roles[atom] : .none
  }

  // MARK: - Hits

  /// Puts hits among the others, in the order of the text.
  private func insert(_ found: [OpinionHit], _ scratch: inout TagScratch) {
    var hits: [OpinionHit] = []
    hits.reserveCapacity(scratch.hits.count + found.count)
    var next = 0
    for index in scratch.clauses.indices {
      let clause = scratch.clauses[index]
      scratch.clauses[index].firstHit = Int32(hits.count)
      hits.append(contentsOf: scratch.hits[Int(clause.firstHit)..<Int(clause.endHit)])
      while next < found.count, found[next].clause == Int32(index) {
        var place = hits.count
        while place > Int(scratch.clauses[index].firstHit),
          hits[place - 1].start > found[next].start
        {
          place -= 1
        }
        hits.insert(found[next], at: place)
        next += 1
      }
      scratch.clauses[index].endHit = Int32(hits.count)
    }
    scratch.hits = hits
  }
}
