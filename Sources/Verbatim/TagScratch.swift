import VerbatimSegmentation

/// What tagging one comment needs besides the engine. One for each worker; never shared.
package struct TagScratch: Sendable {
  var text = SegmentedText()
  var terms: [TermMatch] = []
  var atoms: [AtomMatch] = []
  /// The tokens that are listed emoji or emoticons, and those that are question marks.
  var signs: [Int32] = []
  var questionMarks: [Int32] = []
  /// The opinions of the text, in its order.
  var hits: [OpinionHit] = []
  /// What themes say by themselves: terms and rules that are praise or complaint, themes that are
  /// wanting.
  var themeHits: [OpinionHit] = []
  var clauses: [ClausePolarity] = []
  /// What is not so or does not matter, less what its words say: the words that the learned layer
  /// reads singly weigh as much too much.
  var takenBack = 0.0
  var mentions: [MentionCandidate] = []
  /// By taxonomy, where its last theme term ends.
  var themeEnds: [Int] = [0]
  /// What earlier taxonomies found, where several were joined.
  var earlierMentions: [MentionCandidate] = []
  var earlierThemeHits: [OpinionHit] = []
  var cues: [CueMatch] = []
  /// The comment answers what is good.
  var isPraiseAsked = false
  /// All words of the comment say that there is nothing to say.
  var saysNothing = false
  var walks = LatinWalks()
  /// What the hand-written layers found, for the learned one.
  var measures: [Double] = []
  /// The hashes of the comment's features.
  var features: [UInt64] = []
  /// By language, what the learned layer says of the words met last.
  var wordWeights = [WordWeights](repeating: WordWeights(), count: Language.allCases.count)
  /// What the learned layer said of the comment, for the trace.
  var learned = LearnedModel.Reading()
  /// How far question and score bent the reading, for the trace.
  var questionLean: QuestionLayer.Lean?
  var scoreLean = 0.0

  package init() {}

  mutating func clearMatches() {
    terms.empty()
    atoms.empty()
    signs.empty()
    questionMarks.empty()
  }

  /// The number of terms that begin before a token; terms are in the order of the text.
  func firstTerm(at token: Int32) -> Int {
    var low = 0
    var high = terms.count
    while low < high {
      let middle = (low + high) / 2
      if terms[middle].start < token { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
