package import VerbatimSegmentation

/// Phrases of customers that a taxonomy might take up: terms for its themes, and what no theme
/// covers.
///
/// A phrase is proposed for a theme when most comments that have both the phrase and a theme have
/// this one, and other comments have the phrase without any theme: the term would find those. A
/// phrase of which no theme has a majority is proposed for a theme that is still missing.
package struct TaxonomySuggestions: Sendable {
  package struct Suggestion: Sendable, Equatable {
    /// The theme it is proposed for; nil when it fits none.
    package var theme: String?
    /// As most customers write it, lower case left as it came.
    package var phrase: String
    package var language: Language
    /// How many comments have it, and how many of them have no theme yet.
    package var comments: Int
    package var unthemed: Int
    /// Comments with it, verbatim.
    package var examples: [String]
  }

  /// The most useful first: those with the most comments that have no theme.
  package private(set) var suggestions: [Suggestion] = []
  package let comments: Int
  package let unthemed: Int

  /// A phrase is proposed when so many comments without a theme have it.
  private static let leastUnthemed = 3
  /// A phrase belongs to a theme that so large a share of its comments with a theme have.
  private static let leastShare = 0.6
  /// A phrase tells a theme only if that theme is so much more frequent beside it.
  private static let leastLift = 2.0
  private static let examples = 2

  private struct Tally {
    var comments = 0
    var unthemed = 0
    var themes: [Int32: Int] = [:]
    var places: [(comment: Int32, start: UInt32, end: UInt32)] = []
    var language = Language.undetermined
    var words = 0
    /// The keys of the longer phrases that hold it stand in so many of its comments.
    var last: Int32 = -1
  }

  /// - Parameters:
  ///   - corpus: the comments.
  ///   - themes: by comment, the themes that the taxonomy finds, as numbers.
  ///   - names: the ids of the themes.
  package init(
    _ corpus: borrowing DiscoveryCorpus, themes: [[Int32]], names: [String], most: Int = 5
  ) {
    comments = corpus.count
    unthemed = themes.count { $0.isEmpty }
    var tallies: [UInt64: Tally] = [:]
    for comment in 0..<corpus.count {
      PhraseScan.forEach(corpus, comment) { phrase in
        var tally = tallies[phrase.key] ?? Tally()
        guard tally.last != Int32(comment) else { return }
        tally.last = Int32(comment)
        tally.comments += 1
        if themes[comment].isEmpty {
          tally.unthemed += 1
          if tally.places.count < Self.examples {
            tally.places.append(
              (
                Int32(comment), corpus.terms[phrase.first].start, corpus.terms[phrase.last].end
              ))
          }
        }
        for theme in themes[comment] { tally.themes[theme, default: 0] += 1 }
        tally.language = corpus.terms[phrase.first].language
        tally.words = phrase.words
        tallies[phrase.key] = tally
      }
    }
    var sizes = [Int](repeating: 0, count: names.count)
    for own in themes { for theme in own { sizes[Int(theme)] += 1 } }
    let themed = max(1, comments - unthemed)
    var found: [Suggestion] = []
    for (_, tally) in tallies where tally.unthemed >= Self.leastUnthemed {
      guard let place = tally.places.first else { continue }
      let with = tally.comments - tally.unthemed
      let best = tally.themes.max { ($0.value, $1.key) < ($1.value, $0.key) }
      var theme: String?
      if let best, with >= 2, Double(best.value) >= Self.leastShare * Double(with),
        Double(best.value) / Double(with)
          >= Self.leastLift * Double(sizes[Int(best.key)]) / Double(themed)
      {
        theme = names[Int(best.key)]
      } else if with > 2 * tally.unthemed {
        // Words of every theme are of none.
        continue
      }
      let text = corpus.text(Int(place.comment)).lowerBound
      found.append(
        Suggestion(
          theme: theme,
          phrase: corpus.string(text + Int(place.start)..<text + Int(place.end)),
          language: tally.language, comments: tally.comments, unthemed: tally.unthemed,
          examples: tally.places.map { corpus.string(corpus.text(Int($0.comment))) }))
    }
    // Of phrases within each other with the same comments the longest says it all.
    found.sort {
      $0.unthemed != $1.unthemed
        ? $0.unthemed > $1.unthemed
        : $0.phrase.utf8.count != $1.phrase.utf8.count
          ? $0.phrase.utf8.count > $1.phrase.utf8.count
          : $0.phrase.utf8.lexicographicallyPrecedes($1.phrase.utf8)
    }
    var counts: [String: Int] = [:]
    for suggestion in found {
      let isPart = suggestions.contains {
        $0.theme == suggestion.theme && 5 * $0.unthemed >= 4 * suggestion.unthemed
          && Self.contains($0.phrase, suggestion.phrase)
      }
      let limit = suggestion.theme == nil ? 8 * most : most
      if isPart || counts[suggestion.theme ?? "", default: 0] >= limit { continue }
      counts[suggestion.theme ?? "", default: 0] += 1
      suggestions.append(suggestion)
    }
  }

  private static func contains(_ phrase: String, _ part: String) -> Bool {
    let (whole, part) = (Array(phrase.utf8), Array(part.utf8))
    guard part.count <= whole.count else { return false }
    return (0...whole.count - part.count).contains {
      whole[$0..<$0 + part.count].elementsEqual(part)
    }
  }
}

extension DiscoveryReader {
  /// Adds a comment, and tells the numbers of its themes.
  package func readThemes(
    _ text: Span<UInt8>, scratch: inout TagScratch, into corpus: inout DiscoveryCorpus
  ) -> [Int32] {
    read(text, scratch: &scratch, into: &corpus)
    return Array(Set(scratch.mentions.map { Int32($0.theme) })).sorted()
  }
}
