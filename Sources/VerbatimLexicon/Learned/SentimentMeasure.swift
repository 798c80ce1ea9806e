/// What the hand-written layers found in a comment, as numbers from −1 to 1: the learned layer sits
/// on top of them.
package enum SentimentMeasure: String, Sendable, CaseIterable {
  case score
  case strength
  case praise
  case complaint
  case praiseCount = "praise count"
  case complaintCount = "complaint count"
  case situationPraise = "situation praise"
  case situationComplaint = "situation complaint"
  case emojiPraise = "emoji praise"
  case emojiComplaint = "emoji complaint"
  case negatedPraise = "negated praise"
  case negatedComplaint = "negated complaint"
  case suggestion
  case question
  case firstOpinion = "first opinion"
  case lastOpinion = "last opinion"
  case length
  case noOpinion = "no opinion"
  case mixed
  case leansPositive = "leans positive"
  case leansNegative = "leans negative"
  case strongestPraise = "strongest praise"
  case strongestComplaint = "strongest complaint"
  case bothSides = "both sides"
  case praiseShare = "praise a word"
  case complaintShare = "complaint a word"
  case shortLength = "short length"
  case longLength = "long length"
}
