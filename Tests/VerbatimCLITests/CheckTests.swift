import Foundation
import Testing

@Suite(.timeLimit(.minutes(20))) struct CheckTests {
  @Test func saysHowAnExportIsRead() throws {
    let folder = try Folder()
    try folder.write(
      "in.csv",
      "id;Nhận xét;nps\n1;\"giao hàng chậm; rất chậm\";3\n\n2;nhân viên rất dễ thương;9\n3;a;b;c\n4;\"x\" y;1\n"
    )
    let run = try folder.verbatim("check", "in.csv")
    #expect(run.status == 3)
    #expect(
      run.lines.prefix(5) == [
        "in.csv: CSV, ';' between fields", "  id  (id)", "  Nhận xét  (comment)",
        "  nps  (score, nps)",
        "4 rows in = 2 out + 2 rejected (and 1 blank lines)",
      ])
    #expect(run.output.contains("in.csv:5:7: expected 3 fields, found 4 fields"), "\(run.output)")
    #expect(run.output.contains("in.csv:6:6: expected a delimiter"), "\(run.output)")
    #expect(try folder.names() == ["in.csv"])
    let one = try folder.verbatim("check", "in.csv", "--top", "1", "--threads", "1")
    #expect(one.lines.last == "  … and 1 more")
  }

  @Test func aTableWithoutCommentsIsReadToo() throws {
    let folder = try Folder()
    try folder.write("numbers.csv", "a,b\n1,2\n3,4\n")
    let run = try folder.verbatim("check", "numbers.csv")
    #expect(run.status == 0)
    #expect(run.output.contains("no column looks like comments: use --text-column"))
    #expect(run.lines.last == "2 rows in = 2 out + 0 rejected")
  }

  @Test func jsonLines() throws {
    let run = try Folder().verbatim("check", "-", input: "{\"text\":\"slow\"}\n{\"text\":1\n")
    #expect(run.status == 3)
    #expect(run.lines.first == "standard input: JSON, a line a record")
    #expect(run.output.contains("2 rows in = 1 out + 1 rejected"))
  }
}
