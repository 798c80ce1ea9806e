import Verbatim
import VerbatimIO
import VerbatimReport

extension ReportJob {
  /// What a part of the input comes to.
  struct Part: Sendable {
    var summary: FeedbackSummary
    var offScale = OffScale()
    var withoutText = 0
    var agreement = Agreement()
    /// Of each comment with text, in order, to find repeats.
    var signatures: [CommentSignature?] = []
    var toRead = CommentsToRead()
    var sample = CommentSample()
    /// For each month the complaints about each theme.
    var monthlyComplaints: [String: [Int]] = [:]
    var days: DayCounts
    var touchpoints: TouchpointCounts
    /// The themes of every comment, with its groups and day, whatever its score.
    var mentions: ResponseTable
  }
}

extension ReportJob.Part {
  mutating func merge(_ other: Self) {
    summary.merge(other.summary)
    offScale.merge(other.offScale)
    withoutText += other.withoutText
    agreement.merge(other.agreement)
    signatures += other.signatures
    toRead.merge(other.toRead)
    sample.merge(other.sample)
    days.merge(other.days)
    touchpoints.merge(other.touchpoints)
    mentions.merge(other.mentions)
    for (month, counts) in other.monthlyComplaints {
      guard let known = monthlyComplaints[month] else {
        monthlyComplaints[month] = counts
        continue
      }
      monthlyComplaints[month] = zip(known, counts).map(+)
    }
  }
}
