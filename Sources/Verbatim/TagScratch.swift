package import VerbatimSegmentation

/// What tagging one comment needs besides the engine. One for each worker; never shared.
package struct TagScratch: Sendable {
  var text = SegmentedText()
  var terms: [TermMatch] = []
  var atoms: [AtomMatch] = []
  var hits: [OpinionHit] = []
  var clauses: [ClausePolarity] = []
  var mentions: [MentionCandidate] = []

  package init() {}

  /// The tokens of the comment that was tagged last.
  package var segmentedText: SegmentedText { text }
}
