import Testing
import VerbatimIO

/// The example that the documentation shows; it compiles and runs here.
@Suite("Example")
struct ExampleTests {
  func commentBytes(_ source: consuming ByteSource, workers: Int) async throws -> (Int, RowCounts) {
    let input = SharedBlockReader(try BlockReader(source))
    let roles = try ColumnRoles.resolve(input.layout, sample: input.sample, file: input.file)
    guard let column = roles.comment?.column else { return (0, RowCounts()) }
    return try await withThrowingTaskGroup(of: (Int, RowCounts).self) { group in
      for _ in 0..<workers {
        group.addTask {
          var parser = input.makeParser()
          var (size, counts) = (0, RowCounts())
          while let block = try input.next() {
            counts += parser.parse(
              block,
              record: { fields, position in
                guard let range = fields.range(column) else { return }
                let comment = fields.bytes.span.extracting(range)  // UTF-8, Span<UInt8>
                size += comment.count
              },
              rejected: { reject in print(reject.description) })
          }
          return (size, counts)
        }
      }
      return try await group.reduce(into: (0, RowCounts())) { sum, part in
        sum.0 += part.0
        sum.1 += part.1
      }
    }
  }

  @Test func twoWorkers() async throws {
    let text = "id,comment\n1,\"Chờ lâu, mệt\"\n2,x,y\n3,ส่งช้า มาก\n"
    let (size, counts) = try await commentBytes(
      ByteSource(bytes: Array(text.utf8), name: "x.csv"), workers: 2)
    #expect(size == "Chờ lâu, mệtส่งช้า มาก".utf8.count)
    #expect(counts == RowCounts(accepted: 2, rejected: 1))
  }
}
