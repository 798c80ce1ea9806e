extension Wording {
  /// English.
  package static let english = Wording(
    code: "en", numbers: .pointed,
    page: Page(
      title: "What customers say", inShort: "In short",
      rowsRead: "{n} {n|row|rows} read", tagged: "{n} {n|comment|comments} tagged",
      withoutText: "{n} without text",
      rejected: "{n} rejected",
      hurts:
        "What hurts most: {theme}. {n} {n|comment mentions|comments mention} it ({share}), "
        + "{negative} with a complaint.",
      impact: "Impact on the score: {impact} points ({certainty}).",
      nothingHurts: "Nobody complains of any theme.",
      mostComplaints: "Most complaints: {theme}, {negative} of {n} comments that mention it.",
      helps:
        "What helps most: {theme}. {n} {n|comment mentions|comments mention} it ({share}), "
        + "{positive} with praise.",
      moods: "{positive} of the comments are positive, {negative} negative, {mixed} both at once "
        + "and {neutral} neither.",
      unthemed:
        "{n} {n|comment mentions|comments mention} no theme of the taxonomy "
        + "({share}); the most telling are below.",
      unread: "{n} {n|row|rows} could not be read; see below what to do.",
      footer: "Made by Verbatim. Everything on this page is computed from the comments themselves; "
        + "every number can be traced to the words behind it."),
    score: Score(
      heading: "Score", nps: "Net Promoter Score", enps: "Employee Net Promoter Score",
      csat: "Satisfied customers", ces: "Customer effort, mean rating", stars: "Stars, mean",
      yesNo: "Outcomes as wished", numeric: "Mean rating",
      interval: "95% interval {low} to {high}", basis: "{n} {n|rating|ratings}",
      meanRating: "mean rating {mean}",
      ratings: "Ratings, {low} to {high}",
      notOnScale: "{n} {n|rating is|ratings are} not on the scale and left out.",
      good: "As wished", poor: "Not as wished",
      none: "No column looks like a score; if there is one, name it with --score-column.",
      promoters: "Promoters", passives: "Passives", detractors: "Detractors",
      satisfied: "Satisfied", neither: "Neither", dissatisfied: "Dissatisfied"),
    drivers: Drivers(
      heading: "What moves the score",
      lead: "How many points of the score go with each theme, comparing only comments of the same "
        + "{column}. Left of the line a theme goes with lower scores, right of it with higher.",
      leadCrude: "How many points of the score go with each theme. Left of the line a theme goes "
        + "with lower scores, right of it with higher.",
      basis: "From {n} {n|rating|ratings}.", within: "within the same {column}",
      crude: "all comments together", interval: "95% interval",
      more: "{n} more {n|theme|themes}",
      leadAdjusted: "How many points of the score go with each theme, comparing only comments of "
        + "the same {column} and holding the other themes equal. Left of the line a theme goes "
        + "with lower scores, right of it with higher.",
      withinAdjusted: "with the same {column}, other themes held equal",
      otherThemesEffect: "mostly an effect of the themes mentioned with it",
      groupEffect: "mostly a {column} effect",
      groupEffectUnnamed: "mostly an effect of where it is mentioned", points: "{impact} points",
      clear: "clear", likely: "likely", unclear: "unclear", adjusted: "adjusted",
      stratified: "stratified", leaveOut: "leave-out", credit: "credit", notDefined: "no rating",
      nobodyElse: "all who gave a score mention it: nobody is left to compare with",
      penalty: "those who complain", reward: "those who praise", hygiene: "taken for granted",
      delighter: "delights", performance: "counts both ways"),
    findings: Findings(
      pains: "Pain points",
      painsByScore: "Every theme with a complaint, what harms the score most "
        + "first.", painsByCount: "Every theme with a complaint, the most frequent first.",
      noPains: "No theme has a complaint.", strengths: "Strengths",
      strengthsByScore: "Every theme with praise, what lifts the score most first.",
      strengthsByCount: "Every theme with praise, the most frequent first.",
      noStrengths: "No theme has praise.", mentions: "mentions",
      mentionCount: "{n} {n|mention|mentions}", complaintCount: "{n} {n|complaint|complaints}",
      complaints: "complaints", praise: "praise", sentiment: "sentiment", impact: "impact",
      credit: "credit", certainty: "certainty", owner: "For {owner}", phrases: "In their words",
      quotes: "Comments", rating: "rating {rating}"),
    mood: Mood(
      heading: "Sentiment and language", byLanguage: "Sentiment by language",
      positive: "Positive", neutral: "Neutral", negative: "Negative", mixed: "Mixed",
      languages: "Languages", vietnamese: "Vietnamese", thai: "Thai", english: "English",
      undetermined: "Other", codeMixed: "{n} {n|comment mixes|comments mix} languages.",
      lowValue:
        "{n} {n|comment says|comments say} nothing that can be weighed, such as “ok” or “-”.",
      comments: "Comments"),
    groups: Groups(
      heading: "Groups", touchpoint: "touchpoint", channel: "channel", segment: "segment",
      month: "month", language: "language",
      byLanguage: "By language", trend: "Month by month",
      heat: "Themes by {column}",
      heatLead: "How many of those who gave a rating mention the theme there. Blue: they score "
        + "higher than everybody ({score}). Orange: lower. The more of them and the farther "
        + "off, the stronger the colour. The number below is their score.",
      heatComplaints: "How many comments mention the theme there, and how many of these complain. "
        + "Orange: more complaints than in all comments ({share}). Blue: fewer. The more comments "
        + "and the farther off, the stronger the colour.",
      theme: "Theme", unnamed: "(empty)", more: "{n} more",
      unthemed: "Comments without a theme",
      unthemedLead:
        "{n} {n|comment fits|comments fit} no theme of the taxonomy ({share}). If several "
        + "speak of the same thing, it is worth a theme.",
      noUnthemed: "Every comment has a theme."),
    rows: Rows(
      columns: "Columns", role: "Taken as", column: "Column", why: "Because", notes: "Notes",
      rejects: "Rows that could not be read", noRejects: "Every row could be read.",
      firstOf: "The first {shown} of {n}; all are in rejects.csv.", line: "Line",
      expected: "Expected", found: "Found", mend: "What to do",
      comment: "comment", score: "score", id: "id", date: "date", question: "question",
      unclosedQuote: "a quote that never closes", textAfterQuote: "text behind a closing quote",
      raggedRow: "too few or too many fields", fieldTooLong: "a field that is too long",
      recordTooLong: "a row that is too long", zeroByte: "a zero byte",
      invalidUTF8: "bytes that are not UTF-8", malformedJSON: "faulty JSON"),
    method: Method(
      heading: "How this was computed",
      leaveOut: "Leave-out: the score, less the score without the comments that mention the theme. "
        + "Simple, but a theme that is mentioned mostly where scores are low anyway looks worse "
        + "than it is.",
      stratified: "Stratified: the same, computed within each touchpoint and then put together by "
        + "size. What remains is not owed to where the theme is mentioned. Where it is less than "
        + "half of leave-out, or turns round, the report says so.",
      adjusted: "Adjusted: what remains of the theme's effect in a regression that holds the "
        + "touchpoint and all other themes equal. Shown first when there are at least ten ratings "
        + "for each theme and touchpoint; else the stratified number is, else leave-out.",
      penaltyReward:
        "Complaint and praise: how many points lower or higher those rate who complain "
        + "of the theme or praise it, all else equal. What costs more than it brings is taken for "
        + "granted; what brings more delights.",
      interval: "Intervals: the respondents are drawn anew many times and every number is computed "
        + "again; in 95 of 100 surveys like this one the interval holds the true number.",
      credit: "Credit: each rating is divided equally among the themes of its comment. The credits "
        + "of all themes and of the answers without a theme add up to the score.",
      certainty: "Certainty: “clear” and “likely” mean that a link this strong would rarely come "
        + "about by chance, the number of themes tested taken into account. It says that theme and "
        + "score go together, not that one causes the other.",
      unclear: "“Unclear” means only that there are too few comments to tell. It is no reason to "
        + "drop what a customer wrote.",
      sentiment: "Sentiment runs from −1 to 1. Negation, emphasis and contrast within a sentence "
        + "are taken into account. A mention that praises and complains at once counts as a "
        + "complaint.",
      quotes: "Quotes are the strongest opinions in comments that are neither a bare word nor a "
        + "page. The marked words are why the theme was tagged."),
    opening: .english, trend: .english, toRead: .english, discovery: .english,
    comparison: .english)
}
