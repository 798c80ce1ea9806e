import Testing

@testable import Verbatim

@Suite struct CentroidSearchTests {
  /// Rows of length one around some middles, many rows to a middle.
  private static func rows(_ count: Int, middles: Int) -> DenseRows {
    var random = SplitMix64(state: 5)
    func rows(_ count: Int) -> DenseRows {
      var rows = DenseRows(count: count, lanes: 8)
      for row in 0..<count {
        for column in 0..<32 {
          rows[row, column] = Float(random.next() >> 40) / Float(1 << 24) - 0.5
        }
      }
      return rows
    }
    let starts = rows(middles)
    var result = rows(count)
    for row in 0..<count {
      for lane in 0..<8 {
        result.values[row * 8 + lane] += 2 * starts.values[row % middles * 8 + lane]
      }
    }
    result.normalize()
    return result
  }

  private static func agreement(of count: Int) -> Double {
    let centroids = rows(count, middles: 20)
    let rows = rows(2_000, middles: 20)
    let (table, search) = (CentroidTable(centroids), CentroidSearch(centroids))
    let same = (0..<rows.count).count { row in
      let start = row * rows.lanes
      return table.nearest(to: rows.values.span, at: start).index
        == search.nearest(to: rows.values.span, at: start).index
    }
    return Double(same) / Double(rows.count)
  }

  @Test func fewAreAllCompared() { #expect(Self.agreement(of: 80) == 1) }

  @Test func ofManyTheNearestIsNearlyAlwaysFound() { #expect(Self.agreement(of: 200) >= 0.9) }

  /// What is not near enough need not be looked at, and nothing else is left out.
  @Test(arguments: [80, 200]) func whatIsTooFarIsNotFound(count: Int) {
    let search = CentroidSearch(Self.rows(count, middles: 20))
    let rows = Self.rows(500, middles: 20)
    var cosines: [Float] = []
    for row in 0..<rows.count {
      cosines.append(search.nearest(to: rows.values.span, at: row * rows.lanes).cosine)
    }
    let least = cosines.sorted()[rows.count / 2]
    for row in 0..<rows.count {
      let found = search.nearest(to: rows.values.span, at: row * rows.lanes, least: least)
      #expect((found.index >= 0) == (cosines[row] > least))
      if found.index >= 0 { #expect(found.cosine == cosines[row]) }
    }
  }

  @Test func everyLeafStandsOnce() {
    let centroids = Self.rows(150, middles: 20)
    let tree = WardTree(means: centroids, sizes: [Int](repeating: 1, count: 150))
    #expect(tree.leaves.sorted() == (0..<150).map { Int32($0) })
  }
}
