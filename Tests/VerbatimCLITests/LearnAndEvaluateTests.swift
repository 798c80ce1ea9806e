import Foundation
import Testing

@Suite(.timeLimit(.minutes(20))) struct LearnAndEvaluateTests {
  private static let labelled = """
    text,label
    Great food,positive
    The staff were rude,negative
    I bought it on Monday,neutral
    Great food,negative

    """

  @Test("figures of four comments, by hand")
  func evaluate() throws {
    let folder = try Folder()
    let file = try folder.write("in.csv", Self.labelled)
    let run = try folder.verbatim(
      "evaluate", file, "--text-column", "text", "--without", "learned", "--format", "json")
    #expect(run.status == 0, "\(run.errors)")
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(run.bytes)) as? [String: Any])
    let sentiment = try #require(json["sentiment"] as? [String: Any])
    #expect(sentiment["comments"] as? Int == 4)
    #expect(sentiment["accuracy"] as? Double == 0.75)
    // F1 of positive 2/3, of neutral 1, of negative 2/3.
    let macro = try #require(sentiment["macro_f1"] as? Double)
    #expect(abs(macro - 7.0 / 9) < 1e-9)
    let worst = try #require(json["worst"] as? [[String: Any]])
    #expect(worst.map { $0["text"] as? String } == ["Great food"])
  }

  @Test("learns from scores alone, and tag reads the file")
  func learn() throws {
    let folder = try Folder()
    var table = "text,stars\n"
    for index in 0..<80 {
      table += "\(["table", "chair", "wall"][index % 3]) plum \(index),5\n"
      table += "\(["table", "chair", "wall"][index % 3]) guava \(index),1\n"
    }
    let file = try folder.write("in.csv", table)
    func learn(_ output: String) throws -> Run {
      try folder.verbatim(
        "learn", "sentiment", file, "--score-column", "stars", "--scale", "numeric:1-5",
        "--language", "en", "--output", output)
    }
    let run = try learn("a.tsv")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("held out, accuracy"))
    _ = try learn("b.tsv")
    #expect(try folder.bytes("a.tsv") == folder.bytes("b.tsv"))
    let tagged = try folder.verbatim(
      "tag", "-", "--lexicon", "a.tsv", input: "id,text\n1,the chair and the plum were there\n")
    #expect(try tagged.tagged().first?.sentiment.label == "positive")
    let wrong = try folder.verbatim("learn", "sentiment", file, "--language", "en", "--output", "c")
    #expect(wrong.status == 2)
  }
}
