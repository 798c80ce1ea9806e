/// How well a built-in taxonomy of an industry fits comments.
///
/// Words such as "slow" or "staff" occur in all of them, but comments on flights have more of the
/// themes of airlines than of any other industry, however they are written.
package struct TaxonomyFit: Sendable, Equatable {
  /// As `FeedbackEngine.taxonomyNames` has it.
  package var taxonomy: String
  /// Themes found in a comment, in the mean.
  package var themesPerComment: Double

  /// A taxonomy that finds fewer themes in a comment does not fit.
  package static let leastThemes = 0.5
  /// Taxonomies that find nearly as many themes as the best one fit as well: reviews of a shop are
  /// also reviews of its electronics.
  package static let share = 0.9

  /// The taxonomies of industries that fit `comments`, the best first; none where none fits.
  ///
  /// - Parameter comments: a few hundred suffice.
  /// - Complexity: linear in the length of `comments` times the number of taxonomies, each of which
  ///   is compiled for it.
  package static func fitting(_ comments: [String]) throws -> [TaxonomyFit] {
    guard !comments.isEmpty else { return [] }
    var fits: [TaxonomyFit] = []
    for name in FeedbackEngine.taxonomyNames where name != FeedbackEngine.generalTaxonomy {
      var options = FeedbackEngine.Options()
      options.taxonomies = [name]
      options.withoutLayers = [.learned]
      let engine = try FeedbackEngine(options: options)
      let themes = comments.reduce(0) { $0 + engine.tag($1).themes.count }
      fits.append(
        TaxonomyFit(taxonomy: name, themesPerComment: Double(themes) / Double(comments.count)))
    }
    let best = fits.map(\.themesPerComment).max() ?? 0
    guard best >= leastThemes else { return [] }
    return fits.filter { $0.themesPerComment >= share * best }
      .sorted { ($1.themesPerComment, $0.taxonomy) < ($0.themesPerComment, $1.taxonomy) }
  }
}
