import VerbatimAutomata
import VerbatimLexicon
package import VerbatimSegmentation

/// Learns weights for words, pairs of words and letter sequences from comments with a polarity.
///
/// ```swift
/// var learner = SentimentLearner(engine, language: .vietnamese)
/// learner.beginSource("shop.csv")
/// learner.add(text, .negative)
/// let learned = learner.learn()
/// ```
package struct SentimentLearner {
  /// How well the model does on comments that were held out of a first training.
  package struct Report: Sendable {
    package var source: String
    package var figures: PolarityFigures
    /// What the lexicon alone reaches on the same comments.
    package var lexicon: PolarityFigures
  }

  package struct Row: Sendable, Equatable {
    package var feature: String
    package var kind: String
    package var positive: Double
    package var negative: Double
  }

  /// A tenth of the comments is held out.
  package static let heldOut = 10
  /// What a comment that was scored but not labelled counts beside one that was.
  package static let scoredWeight = 1.0 / 3
  /// How far what was learned from posts counts for answers to a survey.
  package static let surveyShareOfPosts = 0.5

  private let engine: FeedbackEngine
  private let language: Language
  private let settings: SentimentTrainer.Settings
  private let learnsFrom: CommentSource
  private var sources: [String] = []
  private var sourceWeights: [Double] = []
  /// The sources that are not learned from.
  private var tuning: Set<Int> = []
  private var comment = 0
  private var examples = TrainingExamples()
  private var indices: [UInt64: Int32] = [:]
  private var names: [(name: String, kind: LearnedFeature.Kind)?] = []
  private var lexiconLabels: [Sentiment] = []
  private var scratch = TagScratch()
  private var diacritics = DiacriticsStripper()

  /// - Parameters:
  ///   - engine: one without learned layer.
  ///   - features: how many features to keep at most.
  ///   - penalty: how strongly weights are held near zero.
  ///   - ratioShare: how far a feature counts by its log-count ratio, from 0 to 1.
  ///   - rounds: how often all comments are gone through.
  ///   - learnsFrom: where the comments were written.
  package init(
    _ engine: FeedbackEngine, language: Language, features: Int = 30_000, penalty: Float = 0.2,
    ratioShare: Float = 0, rounds: Int = 5, learnsFrom: CommentSource = .survey
  ) {
    self.engine = engine
    self.learnsFrom = learnsFrom
    self.language = language
    var settings = SentimentTrainer.Settings()
    settings.features = features
    settings.penalty = penalty
    settings.ratioShare = ratioShare
    settings.rounds = rounds
    self.settings = settings
  }

  package var count: Int { comment }

  /// - Parameters:
  ///   - weight: what a comment counts.
  ///   - tunes: the comments that follow are not learned from; with those held out they say how ready
  ///     the model should be to call a comment positive or negative.
  package mutating func beginSource(_ name: String, weight: Double = 1, tunes: Bool = false) {
    if tunes { tuning.insert(sources.count) }
    sources.append(name)
    sourceWeights.append(weight)
  }

  /// Takes a comment in; a Vietnamese one also without its diacritics.
  package mutating func add(_ text: String, _ polarity: Polarity) {
    let polarity = polarity == .mixed ? .neutral : polarity
    addExample(text, polarity)
    if language == .vietnamese {
      addExample(diacritics.strip(text, engine.segmenter.alphabet), polarity)
    }
    comment += 1
  }

  private mutating func addExample(_ text: String, _ polarity: Polarity) {
    var copy = text
    copy.makeContiguousUTF8()
    let lexicon = engine.readLexicon(copy.utf8.span, scratch: &scratch)
    var features: [Int32] = []
    var known = indices
    var names = names
    indices = [:]
    self.names = []
    let alphabet = engine.segmenter.alphabet
    FeatureScan.each(scratch.text, scratch.hits) { feature in
      if let index = known[feature.hash] {
        features.append(index)
        return
      }
      let index = Int32(names.count)
      known[feature.hash] = index
      names.append(
        FeatureScan.name(feature, scratch.text, alphabet).map { ($0, feature.kind) })
      features.append(index)
    }
    indices = known
    self.names = names
    examples.add(
      features: features, measures: scratch.measures, polarity, source: sources.count - 1,
      comment: comment)
    lexiconLabels.append(lexicon)
  }

  /// Trains twice: without the comments held out, to see how good the model is, and with all.
  package func learn() -> (rows: [Row], reports: [Report]) {
    let trainer = SentimentTrainer(
      settings: settings, examples: examples, featureCount: names.count,
      sourceWeights: sourceWeights)
    let taught = (0..<examples.count).filter { !tuning.contains(examples.sources[$0]) }
    let isHeld = { examples.comments[$0] % Self.heldOut == Self.heldOut - 1 }
    var trial = trainer.train(taught.filter { !isHeld($0) })
    dropUnnamed(&trial)
    var held = taught.filter(isHeld)
    let coverage = coverage(trial, held)
    held += (0..<examples.count).filter { tuning.contains(examples.sources[$0]) }
    let lean = tuning.isEmpty ? Lean() : bestLean(trial, held, coverage: coverage)
    var reports: [Report] = []
    for (source, name) in sources.enumerated() {
      var figures = PolarityFigures()
      var lexicon = PolarityFigures()
      for example in held where examples.sources[example] == source {
        let gold = examples.polarities[example]
        let reading = reading(trial, example, coverage: coverage)
        figures.add(gold: gold, found: label(reading, lean, example))
        lexicon.add(gold: gold, found: lexiconLabels[example].label)
      }
      reports.append(Report(source: name, figures: figures, lexicon: lexicon))
    }
    var model = trainer.train(taught)
    dropUnnamed(&model)
    model.bias.positive += lean.positive
    model.bias.negative += lean.negative
    return (rows(model, coverage), reports)
  }

  /// What is added to the log-odds of every comment.
  private struct Lean {
    var positive = 0.0
    var negative = 0.0
  }

  private func label(_ reading: LearnedModel.Reading, _ lean: Lean, _ example: Int) -> Polarity {
    var reading = reading
    if reading.share > 0 {
      reading.positive += lean.positive
      reading.negative += lean.negative
    }
    var blend = SentimentBlend(lexiconLabels[example], isSilent: isSilent(example))
    blend.add(reading)
    return blend.sentiment.label
  }

  /// The lean with the best macro F1 in the mean of the sources; of equal ones the smallest.
  private func bestLean(
    _ model: SentimentTrainer.Model, _ chosen: [Int], coverage: Double
  ) -> Lean {
    let readings = chosen.map { reading(model, $0, coverage: coverage) }
    let steps = (-6...6).map { Double($0) / 10 }
    let leans = steps.flatMap { positive in
      steps.map { Lean(positive: positive, negative: $0) }
    }.sorted {
      $0.positive.magnitude + $0.negative.magnitude < $1.positive.magnitude + $1.negative.magnitude
    }
    var best = (lean: Lean(), value: -1.0)
    for lean in leans {
      var figures = [PolarityFigures](repeating: PolarityFigures(), count: sources.count)
      for (example, reading) in zip(chosen, readings) {
        figures[examples.sources[example]].add(
          gold: examples.polarities[example], found: label(reading, lean, example))
      }
      let value = figures.reduce(0) { $0 + ($1.count > 0 ? $1.macroF1 : 0) }
      if value > best.value + 1e-9 { best = (lean, value) }
    }
    return best.lean
  }

  /// Features with letters that no file can write are not kept.
  private func dropUnnamed(_ model: inout SentimentTrainer.Model) {
    for index in names.indices where names[index] == nil { model.isKept[index] = false }
  }

  private func coverage(_ model: SentimentTrainer.Model, _ chosen: [Int]) -> Double {
    var sum = 0.0
    var count = 0.0
    for example in chosen {
      let range = examples.starts[example]..<examples.starts[example + 1]
      guard !range.isEmpty else { continue }
      let known = range.count { model.isKept[Int(examples.features[$0])] }
      sum += Double(known) / Double(range.count)
      count += 1
    }
    return count > 0 ? max(0.01, sum / count) : 1
  }

  private func isSilent(_ example: Int) -> Bool {
    guard let index = SentimentMeasure.allCases.firstIndex(of: .noOpinion) else { return false }
    return examples.measures[example * SentimentMeasures.count + index] == 1
  }

  private func reading(
    _ model: SentimentTrainer.Model, _ example: Int, coverage: Double
  ) -> LearnedModel.Reading {
    var reading = LearnedModel.Reading()
    let range = examples.starts[example]..<examples.starts[example + 1]
    guard !range.isEmpty else { return reading }
    var known = 0.0
    reading.featureValue = 1 / Double(range.count).squareRoot()
    for position in range {
      let feature = Int(examples.features[position])
      guard model.isKept[feature] else { continue }
      known += 1
      reading.positive += Double(model.weights[2 * feature]) * reading.featureValue
      reading.negative += Double(model.weights[2 * feature + 1]) * reading.featureValue
    }
    reading.positive += model.bias.positive
    reading.negative += model.bias.negative
    for index in 0..<SentimentMeasures.count {
      let measure = Double(examples.measures[example * SentimentMeasures.count + index])
      reading.positive += model.measures[2 * index] * measure
      reading.negative += model.measures[2 * index + 1] * measure
    }
    reading.share = LearnedModel.share(known: known, of: Double(range.count), coverage)
    return reading
  }

  private func rows(_ model: SentimentTrainer.Model, _ coverage: Double) -> [Row] {
    var rows = [
      Row(
        feature: "*", kind: "bias", positive: Self.rounded(model.bias.positive),
        negative: Self.rounded(model.bias.negative)),
      Row(feature: "*", kind: "coverage", positive: Self.rounded(coverage), negative: 0),
    ]
    if learnsFrom == .posts {
      rows.append(
        Row(feature: "*", kind: "survey", positive: Self.surveyShareOfPosts, negative: 0))
    }
    for (index, measure) in SentimentMeasure.allCases.enumerated() {
      rows.append(
        Row(
          feature: measure.rawValue, kind: "measure",
          positive: Self.rounded(model.measures[2 * index]),
          negative: Self.rounded(model.measures[2 * index + 1])))
    }
    for (index, named) in names.enumerated() where model.isKept[index] {
      guard let named else { continue }
      rows.append(
        Row(
          feature: named.name, kind: named.kind.rawValue,
          positive: Self.rounded(Double(model.weights[2 * index])),
          negative: Self.rounded(Double(model.weights[2 * index + 1]))))
    }
    // As the lines of the file will be sorted.
    return rows.sorted {
      "\($0.feature)\t\($0.kind)\t".utf8.lexicographicallyPrecedes(
        "\($1.feature)\t\($1.kind)\t".utf8)
    }
  }

  private static func rounded(_ weight: Double) -> Double { (weight * 100).rounded() / 100 }
}

/// Writes Vietnamese as it is typed without diacritics.
private struct DiacriticsStripper {
  /// What is known of letters beyond ASCII: the plain letter, or the letter itself.
  private var plain: [Unicode.Scalar: String] = [:]

  mutating func strip(_ text: String, _ alphabet: borrowing Alphabet) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else if let known = plain[scalar] {
        result += known
      } else {
        let letter = Self.plain(scalar, alphabet)
        plain[scalar] = letter
        result += letter
      }
    }
    return result
  }

  private static func plain(_ scalar: Unicode.Scalar, _ alphabet: borrowing Alphabet) -> String {
    if (0x0300...0x036F).contains(scalar.value) { return "" }
    let symbols = SymbolText.symbols(of: String(scalar), alphabet: alphabet)
    guard symbols.count == 1, alphabet.classes[Int(symbols[0])] & SymbolClass.vietnamese != 0 else {
      return String(scalar)
    }
    return alphabet.text[Int(alphabet.plain[Int(symbols[0])])]
  }
}
