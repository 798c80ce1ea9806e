import Verbatim
import VerbatimReport

extension ReportJob {
  /// Of fewer comments nobody can tell what industry they are from, and more tell no more.
  private static let comparedComments = 100...200

  /// What to say of the taxonomies of industries that the comments may be from.
  static func fittingTaxonomies(_ sample: CommentSample) throws -> [String] {
    let comments = sample.comments
    guard comments.count >= comparedComments.lowerBound else { return [] }
    let step = max(1, comments.count / comparedComments.upperBound)
    let compared = stride(from: 0, to: comments.count, by: step)
      .prefix(comparedComments.upperBound).map { comments[$0].text }
    let names = try TaxonomyFit.fitting(compared).map(\.taxonomy)
    if names.isEmpty { return [] }
    let quoted = names.map { "'\($0)'" }.joined(separator: ", ")
    let composed = (names + [FeedbackEngine.generalTaxonomy]).joined(separator: ",")
    return [
      "the taxonomy \(quoted) was made for comments like these: --taxonomy \(composed) finds more "
        + "in them"
    ]
  }
}
