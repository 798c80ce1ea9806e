import Testing

/// Ratings in words, as help desks export them.
@Suite(.timeLimit(.minutes(20))) struct SatisfactionTests {
  @Test func goodAndBadAreAScore() throws {
    let folder = try Folder()
    let scores = ["good", "bad", "offered", "good", "unoffered", "Good"]
    let ratings = scores.enumerated().map { index, score in
      #"{"id": \#(index), "score": "\#(score)", "comment": "slow answer number \#(index)"}"#
    }
    try folder.write(
      "ratings.json", #"{"satisfaction_ratings": [\#(ratings.joined(separator: ", "))]}"#)
    let run = try folder.verbatim("report", "ratings.json", "--output", "out")
    #expect(run.status == 0, "\(run.errors)")
    let json = try JSON(folder.text("out/summary.json"))
    #expect(json["score"]?["n"]?.number == 4)
    #expect(json["score"]?["value"]?.number == 75)
    #expect(json["warnings"]?.array.isEmpty == true, "\(run.output)")
  }

  @Test func onOtherScalesTheyAreNoNumbers() throws {
    let folder = try Folder()
    try folder.write("in.csv", "id,comment,nps\n1,slow app,bad\n2,great app,10\n")
    let run = try folder.verbatim(
      "drivers", "in.csv", "--score", "nps", "--scale", "nps", "--format", "json")
    #expect(try JSON(run.output)["score"]?["n"]?.number == 1)
    #expect(run.errors.contains("'bad'"))
  }
}
