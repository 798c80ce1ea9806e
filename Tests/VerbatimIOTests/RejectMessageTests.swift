import Testing
import VerbatimIO

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Every message that a user can see about a row, word for word.
@Suite("Messages about rows")
struct RejectMessageTests {
  static let small = RecordLimits(maximumFieldBytes: 10, maximumRecordBytes: 40)

  @Test(arguments: [
    (
      "1,\"x", Reject.Reason.unclosedQuote,
      "x.csv:2:3: expected a closing quote for the field that begins here, found none that ends it",
      "Close the quote, or write a quote inside a quoted field twice (\"\")."
    ),
    (
      "1,\"x\"y", .textAfterQuote,
      "x.csv:2:6: expected a delimiter or the end of the line behind the closing quote, found text",
      "Write a quote inside a quoted field twice (\"\")."
    ),
    (
      "1,2,3", .raggedRow, "x.csv:2:5: expected 2 fields, found 3 fields",
      "Put the field that contains the delimiter in double quotes."
    ),
    (
      "1", .raggedRow, "x.csv:2:2: expected 2 fields, found 1 field",
      "Put a field that contains a line end in double quotes, or add the missing fields."
    ),
    (
      "1,12345678901", .fieldTooLong,
      "x.csv:2:3: expected a field of at most 10 bytes, found 11 bytes",
      "Allow longer fields with --maximum-field (up to 16777216 bytes), or shorten the field."
    ),
    (
      "1,2345678901234567890123456789012345678901", .recordTooLong,
      "x.csv:2:1: expected a line of at most 40 bytes, found a longer one",
      "Check for missing line ends, or take the row out."
    ),
    (
      "1,\0", .zeroByte, "x.csv:2:3: expected text, found a zero byte",
      "Export the row again, or take the zero byte out."
    ),
  ])
  func delimited(row: String, reason: Reject.Reason, description: String, mend: String) throws {
    let outcome = try read("a,b\n\(row)\n3,4\n", name: "x.csv", limits: Self.small)
    let reject = try #require(outcome.rejects.first)
    #expect(reject.reason == reason)
    #expect(reject.description == description)
    #expect(reject.mend == mend)
    #expect(outcome.texts == [["3", "4"]])
  }

  @Test func otherReasons() throws {
    let bytes = Array("a,b\n1,".utf8) + [0xFF] + Array("\n".utf8)
    let reject = try #require(try read(bytes, name: "x.csv").rejects.first)
    #expect(
      reject.description == "x.csv:2:3: expected UTF-8, found byte 0xFF at byte 6 of the input")
    #expect(reject.mend == "Save the export as UTF-8, or correct this row.")
    let json = try #require(try read("{\"a\":1}\n{\"a\"}\n", name: "x.jsonl").rejects.first)
    #expect(json.description == "x.jsonl:2:5: expected : behind the key, found '}'")
    #expect(
      json.mend
        == "Write one complete JSON object on each line, as a JSON library does; see jsonlines.org."
    )
  }

  @Test func codesAreStable() {
    #expect(
      Reject.Reason.allCases.map(\.rawValue) == [
        "unclosed_quote", "text_after_quote", "ragged_row", "field_too_long", "record_too_long",
        "zero_byte", "invalid_utf_8", "malformed_json",
      ])
    #expect(
      ReadingError.Code.allCases.map(\.rawValue) == [
        "missing_file", "is_directory", "unreadable", "empty_input", "compressed", "workbook",
        "not_text", "not_utf_8", "json_array", "bad_header", "unknown_sheet", "unknown_column",
        "no_comment_column", "ambiguous_comment_column", "ambiguous_score_column", "cannot_write",
        "cannot_resume", "not_built_in", "bad_summary_part", "unlike_parts",
      ])
  }

  @Test func unreadableDescriptor() throws {
    var ends: [Int32] = [0, 0]
    try #require(unsafe pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    do throws(ReadingError) {
      _ = try BlockReader(ByteSource(descriptor: ends[1], name: "x.csv"))
      Issue.record("no error")
    } catch {
      #expect(
        error.explanation
          == "x.csv: expected readable bytes, found Bad file descriptor\n  Copy the file to a local disk and try again."
      )
    }
  }
}
