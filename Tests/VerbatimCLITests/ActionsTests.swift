import Testing

@Suite(.timeLimit(.minutes(20))) struct ActionsTests {
  private static let taxonomy = """
    theme\twhat\tlanguage\tvalue
    delivery\tlabel\ten\tDelivery
    delivery\towner\t*\tLogistics
    delivery\tterm\ten\tdelivery
    staff\tlabel\ten\tStaff
    staff\towner\t*\tBranches
    staff\tterm\ten\tstaff
    wifi\tlabel\ten\tWifi
    wifi\tterm\ten\twifi

    """
  private static let rows = [
    ["id", "ticket", "comment", "nps", "date"],
    ["a", "T1", "The delivery was terrible and the staff were rude", "1", "2026-01-05"],
    ["b", "T2", "Great staff, thank you", "10", "2026-01-06"],
    ["c", "T3", "delivery was slow and terrible", "0", "2026-01-07"],
    ["d", "T4", "Terrible, never again", "2", "2026-01-08"],
    ["e", "T5", "The wifi is awful", "6", "2026-03-01"],
    ["f", "T6", "delivery was great", "9", "2026-03-02"],
    ["g", "T7", "", "9", "2026-03-03"],
    ["h", "T8", "The staff were rude", "3", "2026-03-04"],
  ]

  private func run(_ extra: String..., actions: String? = nil) throws -> Run {
    let folder = try Folder()
    try folder.write("survey.csv", CSV.text(Self.rows))
    try folder.write("mine.tsv", Self.taxonomy)
    if let actions { try folder.write("done.csv", actions) }
    return try folder.verbatim(
      [
        "actions", "survey.csv", "--taxonomy", "mine.tsv", "--text-column", "comment",
        "--id-column", "id",
      ] + extra)
  }

  @Test func everyNegativeCommentOnceWithItsOwner() throws {
    let run = try run("--score", "nps", "--scale", "nps", "--keep", "ticket", "--format", "json")
    #expect(run.status == 0, "\(run.errors)")
    let json = try JSON(run.output)
    let owners = json["owners"]?.array ?? []
    let ids = owners.flatMap { $0["replies"]?.array.compactMap { $0["id"]?.string } ?? [] }
    #expect(ids.sorted() == ["a", "c", "d", "e", "h"])
    #expect(json["negative"]?.number == 5)
    #expect(json["comments"]?.number == 7)
    let logistics = try #require(owners.first { $0["owner"]?.string == "Logistics" })
    let cause = try #require(logistics["causes"]?.array.first)
    #expect(cause["theme"]?.string == "delivery")
    #expect(cause["complaints"]?.number == 2)
    #expect(cause["comments"]?.array.compactMap(\.string) == ["a", "c"])
    #expect(cause["impact"]?.number != nil)
    // What nobody owns comes last: a theme without an owner, and words without a theme.
    let last = try #require(owners.last)
    #expect(last["owner"]?.string == nil)
    #expect(last["replies"]?.array.compactMap { $0["id"]?.string } == ["d", "e"])
    let replies = logistics["replies"]?.array ?? []
    let ratings = replies.compactMap { $0["rating"]?.number }
    #expect(ratings == ratings.sorted())
    #expect(replies.first { $0["id"]?.string == "c" }?["references"]?["ticket"]?.string == "T3")
  }

  @Test func tablesForOtherSystems() throws {
    let replies = CSV.read(try run("--format", "csv", "--keep", "ticket").output)
    #expect(replies.first?.first == "owner")
    #expect(replies.first?.last == "ticket")
    #expect(replies.count == 6)
    #expect(Set(replies.dropFirst().map { $0[2] }) == ["a", "c", "d", "e", "h"])
    let causes = CSV.read(try run("--format", "csv", "--list", "causes").output)
    #expect(Set(causes.dropFirst().map { $0[1] }) == ["delivery", "staff", "wifi"])
    #expect(causes.first { $0[1] == "staff" }?.last == "a|h")
  }

  @Test func whatPastActionsChanged() throws {
    let run = try run(
      "--score", "nps", "--scale", "nps", "--format", "json", "--actions", "done.csv",
      actions: "theme,date,what\ndelivery,2026-02-01,\"new carrier, two hubs\"\n")
    #expect(run.status == 0, "\(run.errors)")
    let effect = try #require(try JSON(run.output)["actions"]?.array.first)
    #expect(effect["what"]?.string == "new carrier, two hubs")
    let complaints = try #require(effect["complaints"])
    #expect(complaints["comments_before"]?.number == 4)
    #expect(complaints["complaints_before"]?.number == 2)
    #expect(complaints["complaints_after"]?.number == 0)
    #expect(effect["score_change"]?["value"]?.number == 50)
    #expect(effect["of_the_theme"]?["value"]?.number != nil)
    let unknown = try self.run(
      "--actions", "done.csv", actions: "theme,date,what\nparking,2026-02-01,more of it\n")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("'parking'"))
  }

  @Test func textForPeople() throws {
    let run = try run("--score", "nps", "--scale", "nps", "--top", "1")
    #expect(run.lines.first == "7 comments, 5 to answer")
    #expect(run.output.contains("Logistics: "))
    #expect(run.output.contains("(no owner): 2 to answer"))
    #expect(run.output.contains("and 1 more to answer"))
    #expect(run.output.contains("1 complaint") && !run.output.contains("1 complaints"))
    #expect(run.output.contains("! urgent"))
    #expect(try self.run("--score", "nps").status == 2)
  }
}
