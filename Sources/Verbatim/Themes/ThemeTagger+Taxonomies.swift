import VerbatimSegmentation

/// Several taxonomies over one comment.
extension ThemeTagger {
  /// Lets the taxonomies behind the first read the comment too, and keeps what they say with words
  /// that none before them has used.
  func addLaterTaxonomies(_ text: borrowing SegmentedText, _ scratch: inout TagScratch) {
    scratch.earlierMentions.empty()
    scratch.earlierThemeHits.empty()
    keepUnused(&scratch)
    for number in 1..<taxonomy.taxonomyCount {
      for index in scratch.clauses.indices {
        scratch.clauses[index].hasTheme = false
        scratch.clauses[index].net = 0
      }
      read(text, number, &scratch)
      keepUnused(&scratch)
    }
    swap(&scratch.mentions, &scratch.earlierMentions)
    swap(&scratch.themeHits, &scratch.earlierThemeHits)
    sort(&scratch.mentions, from: 0)
  }

  /// Moves what rests on words that no earlier taxonomy has used to what those found.
  private func keepUnused(_ scratch: inout TagScratch) {
    let known = scratch.earlierMentions.count
    for mention in scratch.mentions {
      let isUsed = scratch.earlierMentions[..<known].contains { uses($0, wordsOf: mention) }
      if !isUsed { scratch.earlierMentions.append(mention) }
    }
    for hit in scratch.themeHits {
      let isUsed = scratch.earlierMentions[..<known].contains {
        $0.start < hit.end && hit.start < $0.end
      }
      if !isUsed { scratch.earlierThemeHits.append(hit) }
    }
  }

  /// Whether a mention has the words of another, or stands no farther from the opinion on it.
  private func uses(_ earlier: MentionCandidate, wordsOf later: MentionCandidate) -> Bool {
    if earlier.start < later.end, later.start < earlier.end { return true }
    guard earlier.opinionStart < later.opinionEnd, later.opinionStart < earlier.opinionEnd else {
      return false
    }
    return gap(earlier, later) <= gap(later, later)
  }

  /// How many tokens lie between a mention and the opinion on another; negative where its own words
  /// are the opinion.
  private func gap(_ mention: MentionCandidate, _ judged: MentionCandidate) -> Int32 {
    max(-1, mention.start - judged.opinionEnd, judged.opinionStart - mention.end)
  }
}
