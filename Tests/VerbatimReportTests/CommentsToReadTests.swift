import Testing
import VerbatimReport
import VerbatimSegmentation

@testable import Verbatim

@Suite struct CommentsToReadTests {
  private func add(
    _ list: inout CommentsToRead, _ id: String, _ text: String, _ score: Double,
    rating: Double? = nil, place: Double? = nil, intents: [Intent] = [],
    isContradicted: Bool = false, question: SurveyQuestion = .other
  ) {
    list.add(
      TaggedComment(
        languages: [.english], sentiment: SampleContent.sentiment(score), themes: [],
        painPoints: [], intents: intents, flags: isContradicted ? [.contradiction] : []),
      .init(id: id, text: text, rating: rating), place: place, question: question)
  }

  @Test func whatNeedsAReply() {
    var list = CommentsToRead()
    add(&list, "1", "Slow", -0.4, rating: 1, place: 0)
    add(&list, "2", "Please call me back", -0.4, intents: [.complaint, .needsReply])
    add(&list, "3", "I will close my account", -0.7, intents: [.churnRisk])
    add(&list, "4", "My money is gone, please call", -0.9, intents: [.urgent, .needsReply])
    add(&list, "5", "Is it open on Sunday?", 0, intents: [.question])
    add(&list, "6", "Where is my refund?", -0.8, intents: [.needsReply])
    // Content, and so without need of an answer.
    add(&list, "7", "Lost my card, and all was well within a minute", 0.8, intents: [.urgent])
    add(&list, "8", "Thanks, reach me at an.tran@example.com", 0.9)
    #expect(list.toAnswer.count == 4)
    #expect(list.toAnswer.first.map(\.quote.id) == ["4", "6", "2", "3"])
    #expect(list.toAnswer.first[0].reasons == [.urgent, .waits])
    #expect(list.byReason == [.urgent: 1, .waits: 3, .leaves: 1])
    add(&list, "9", "Still not delivered, I am at an.tran@example.com", -0.2)
    #expect(list.byReason[.waits] == 4)
  }

  @Test func wordsAgainstScore() {
    var list = CommentsToRead()
    add(&list, "1", "Awful", -0.9, rating: 10, place: 1, isContradicted: true)
    add(&list, "2", "Great", 0.9, rating: 0, place: 0, isContradicted: true)
    // Neither the best score nor the worst.
    add(&list, "3", "Awful", -0.9, rating: 4, place: 0.75, isContradicted: true)
    // It was asked for what is bad.
    add(
      &list, "4", "Too slow", -0.9, rating: 10, place: 1, isContradicted: true,
      question: .improvement)
    #expect(list.goodScoreBadWords.first.map(\.quote.id) == ["1"])
    #expect(list.badScoreGoodWords.first.map(\.quote.id) == ["2"])
    #expect(list.contradictions == 2)
  }

  @Test func partsAddUpInAnyOrder() {
    func part(_ numbers: some Sequence<Int>) -> CommentsToRead {
      var list = CommentsToRead()
      for number in numbers {
        add(
          &list, "\(number)", "Bad \(number)?", -Double(number * 7 % 90 + 5) / 100, rating: 0,
          place: 0, intents: number % 3 == 0 ? [.needsReply, .urgent] : [.churnRisk])
      }
      return list
    }
    let whole = part(0..<150)
    var merged = part(stride(from: 149, through: 0, by: -2))
    merged.merge(part(stride(from: 0, to: 150, by: 2)))
    #expect(merged.toAnswer.count == 150)
    #expect(merged.byReason == whole.byReason)
    #expect(merged.toAnswer.first.count == CommentsToRead.List.capacity)
    #expect(merged.toAnswer.first.map(\.quote) == whole.toAnswer.first.map(\.quote))
  }
}
