import Testing
import VerbatimLanes

/// What is compiled for newer processors says the same as what is compiled for all.
@Suite("Many bytes at once")
struct LanesTests {
  private struct Scan: Equatable {
    var places: [Int32] = []
    var marks: [Int32] = []
    var calls = 0
  }

  private typealias Scanner = (
    UnsafeMutablePointer<verbatim_separator_scan>, UnsafePointer<UInt8>, Int,
    UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int>, UnsafeMutablePointer<Int32>,
    UnsafeMutablePointer<Int>
  ) -> Void

  private func scan(_ bytes: [UInt8], isLenient: Bool, with scanner: Scanner) -> Scan {
    var progress = verbatim_separator_scan()
    progress.delimiter = UInt8(ascii: ",")
    progress.is_lenient = isLenient
    progress.behind_separator = 1
    var found = Scan()
    var places = [Int32](repeating: 0, count: Int(verbatim_room_for_places))
    var marks = places
    while !progress.is_done {
      var (placeCount, markCount) = (0, 0)
      unsafe scanner(
        &progress, bytes, bytes.count, &places, &placeCount, &marks, &markCount)
      found.places += places[..<placeCount]
      found.marks += marks[..<markCount]
      found.calls += 1
    }
    return found
  }

  @Test(arguments: 0..<20)
  func separators(seed: Int) {
    var random = SplitMix(state: UInt64(seed) &* 104_729)
    let isLenient = seed % 4 == 0
    for _ in 0..<50 {
      let others = Int.random(in: 0...20, using: &random)
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...3000, using: &random) {
        // Mostly in order, so that a scan goes on for a while.
        switch Int.random(in: 0..<(8 + others), using: &random) {
        case 0: bytes += Array("\"a,\"\"\r\nb\",".utf8)
        case 1: bytes += Array("\r\n".utf8)
        case 2, 3: bytes.append(UInt8(ascii: ","))
        case 4: bytes.append(UInt8(ascii: "\n"))
        case 5 where Int.random(in: 0..<200, using: &random) == 0: bytes.append(0x22)
        default: bytes.append(UInt8(ascii: "x"))
        }
      }
      let newer = unsafe scan(bytes, isLenient: isLenient) {
        unsafe verbatim_scan_separators($0, $1, $2, $3, $4, $5, $6)
      }
      let portable = unsafe scan(bytes, isLenient: isLenient) {
        unsafe verbatim_scan_separators_portable($0, $1, $2, $3, $4, $5, $6)
      }
      #expect(newer == portable)
    }
  }

  /// Text with a byte changed, at every length up to a few windows.
  @Test func utf8() {
    var random = SplitMix(state: 5)
    let text = Array(String(repeating: "Giao hàng ช้ามาก 😊 very slow, ", count: 6).utf8)
    var different = 0
    for count in 0...text.count {
      var bytes = Array(text[..<count])
      for _ in 0..<4 {
        let expected = String(validating: bytes, as: UTF8.self) != nil
        if unsafe verbatim_is_utf8(bytes, count, true) != expected { different += 1 }
        if unsafe verbatim_is_utf8_portable(bytes, count, true) != expected { different += 1 }
        guard count > 0 else { break }
        bytes[Int.random(in: 0..<count, using: &random)] = UInt8.random(in: 1...255, using: &random)
      }
    }
    #expect(different == 0)
  }

  @Test func sixteenInnerProducts() {
    var random = SplitMix(state: 7)
    for count in stride(from: 4, through: 160, by: 12) {
      let row = (0..<count).map { _ in Float.random(in: -1...1, using: &random) }
      let columns = (0..<16 * count).map { _ in Float.random(in: -1...1, using: &random) }
      var newer = [Float](repeating: 0, count: 16)
      var portable = newer
      unsafe verbatim_dot_sixteen(row, columns, count, &newer)
      unsafe verbatim_dot_sixteen_portable(row, columns, count, &portable)
      #expect(newer == portable)
      for place in 0..<16 {
        let expected = row.indices.reduce(0.0) { $0 + Double(row[$1] * columns[16 * $1 + place]) }
        #expect(abs(Double(newer[place]) - expected) < 1e-4)
      }
    }
  }

  /// Whatever is left out early, the nearest and the next nearest are those of all inner products.
  @Test func nearestOfSixteen() {
    var random = SplitMix(state: 9)
    let count = 32
    func length(_ numbers: [Float]) -> Float { numbers.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    for _ in 0..<200 {
      let row = (0..<count).map { _ in Float.random(in: -1...1, using: &random) }
      var nearest = verbatim_nearest(index: 0, product: -.infinity, second: -.infinity)
      var portable = nearest
      var all: [Float] = []
      for block in 0..<4 {
        // The first columns are large, so that the others are often left out.
        var columns = (0..<16 * count).map { place in
          Float.random(in: -1...1, using: &random) * (place < 8 * count ? 1 : 0.1)
        }
        for place in 0..<16 {
          columns.append(length((count / 2..<count).map { columns[16 * $0 + place] }))
        }
        let rest = length(Array(row[(count / 2)...]))
        // The last three of the last sixteen do not count.
        let (first, end) = (Int32(16 * block), Int32(61))
        unsafe verbatim_compare_sixteen(row, rest, columns, count, first, end, &nearest)
        unsafe verbatim_compare_sixteen_portable(row, rest, columns, count, first, end, &portable)
        var products = [Float](repeating: 0, count: 16)
        unsafe verbatim_dot_sixteen(row, columns, count, &products)
        all += products
      }
      all.removeLast(3)
      let sorted = all.indices.sorted { all[$0] > all[$1] }
      #expect(Int(nearest.index) == sorted[0])
      #expect(nearest.product == all[sorted[0]] && nearest.second == all[sorted[1]])
      #expect(portable.index == nearest.index && portable.second == nearest.second)
    }
  }

  @Test func theLargestIsTakenFirst() {
    var products: [Float] = [3, 9, -1, 9] + [Float](repeating: -.infinity, count: 12)
    let taken = (0..<4).map { _ in unsafe verbatim_take_largest(&products) }
    #expect(taken == [1, 3, 0, 2])
  }

  @Test func rowsAreAdded() {
    var sums = (0..<20).map { Float($0) }
    let row = (0..<20).map { Float(100 * $0) }
    unsafe verbatim_add_row(&sums, row, 20)
    #expect(sums == (0..<20).map { Float(101 * $0) })
    unsafe verbatim_add_row_times(&sums, row, -0.5, 20)
    #expect(sums == (0..<20).map { Float(51 * $0) })
  }

  @Test func innerProduct() {
    var random = SplitMix(state: 11)
    for count in [4, 16, 20, 56, 192] {
      let left = (0..<count).map { _ in Float.random(in: -1...1, using: &random) }
      let right = (0..<count).map { _ in Float.random(in: -1...1, using: &random) }
      let product = unsafe verbatim_dot(left, right, count)
      #expect(unsafe product == verbatim_dot_portable(left, right, count))
      let expected = left.indices.reduce(0.0) { $0 + Double(left[$1] * right[$1]) }
      #expect(abs(Double(product) - expected) < 1e-4)
    }
  }
}
