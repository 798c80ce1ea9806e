import Testing
import Verbatim

@Suite struct SymmetricEigenTests {
  /// R·v = λ·v, vectors of length one at right angles, values falling, trace kept.
  private func check(_ matrix: SymmetricMatrix, within tolerance: Double = 1e-12) {
    let eigen = SymmetricEigen(matrix)
    let n = matrix.order
    var trace = 0.0
    for k in 0..<n {
      trace += eigen.values[k] - matrix[k, k]
      if k > 0 { #expect(eigen.values[k] <= eigen.values[k - 1]) }
      for i in 0..<n {
        var product = 0.0
        var dot = 0.0
        for j in 0..<n {
          product += matrix[i, j] * eigen.vectors[k * n + j]
          dot += eigen.vectors[k * n + j] * eigen.vectors[i * n + j]
        }
        expectNear(product, eigen.values[k] * eigen.vectors[k * n + i], within: tolerance)
        expectNear(dot, i == k ? 1 : 0, within: tolerance)
      }
    }
    expectNear(trace, 0, within: tolerance)
  }

  @Test func smallMatrices() {
    check(SymmetricMatrix(order: 0))
    check(SymmetricMatrix(order: 1) { _, _ in -3 })
    check(SymmetricMatrix(order: 3))
    check(SymmetricMatrix(order: 2) { $0 == $1 ? 2 : 1 })
    #expect(SymmetricEigen(SymmetricMatrix(order: 2) { $0 == $1 ? 2 : 1 }).values == [3, 1])
  }

  @Test func singularMatrix() {
    let eigen = SymmetricEigen(SymmetricMatrix(order: 5) { _, _ in 1 })
    expectNear(eigen.values, [5, 0, 0, 0, 0], within: 1e-14)
    check(SymmetricMatrix(order: 5) { _, _ in 1 })
  }

  @Test func hilbertMatrix() {
    let hilbert = SymmetricMatrix(order: 6) { 1 / Double($0 + $1 + 1) }
    check(hilbert)
    expectNear(SymmetricEigen(hilbert).values[5], 1.0827994845655e-7, within: 1e-15)
  }

  @Test(arguments: 1...20) func randomMatrices(seed: Int) {
    var random = SplitMix64(state: UInt64(seed))
    let order = Int.random(in: 1...12, using: &random)
    check(SymmetricMatrix(order: order) { _, _ in Double.random(in: -1...1, using: &random) })
  }
}

@Suite struct LeastSquaresTests {
  @Test func swissAgreesWithReference() throws {
    let rows = ClassicData.swiss
    let fit = try #require(
      LeastSquares(rows.map { $0[0] }, on: (1...5).map { column in rows.map { $0[column] } }))
    expectNear(fit.intercept, 66.91518167896861, within: 1e-9)
    expectNear(
      fit.coefficients.compactMap { $0 },
      [
        -0.1721139709414548, -0.25800823983472204, -0.8709400629394226, 0.10411533074376744,
        1.0770481406909866,
      ], within: 1e-10)
    expectNear(fit.rSquared, 0.7067350016, within: 1e-9)
  }

  /// The penalty–reward regression of the reference: indicators of the lowest and highest third.
  static let attitudeThirds: LeastSquares? = {
    let rows = ClassicData.attitude
    let columns = [1, 3].flatMap { column -> [[Double]] in
      let values = rows.map { $0[column] }
      let sorted = values.sorted()
      func quantile(_ share: Double) -> Double {
        let place = share * Double(sorted.count - 1)
        let below = Int(place)
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
      }
      let (low, high) = (quantile(1.0 / 3), quantile(2.0 / 3))
      return [values.map { $0 <= low ? 1 : 0 }, values.map { $0 >= high ? 1 : 0 }]
    }
    return LeastSquares(rows.map { $0[0] }, on: columns)
  }()

  @Test func attitudePenaltyRewardAgreesWithReference() throws {
    let fit = try #require(Self.attitudeThirds)
    expectNear(fit.intercept, 62.402646, within: 1e-6)
    expectNear(
      fit.coefficients.compactMap { $0 }, [-10.288864, 8.420066, 0.828666, 6.890187],
      within: 1e-6)
    expectNear(fit.rSquared, 0.6676631, within: 1e-7)
  }

  @Test func whatAddsNothingGetsNoCoefficient() throws {
    let x: [Double] = [1, 2, 3, 4]
    let fit = try #require(
      LeastSquares([3, 5, 7, 9], on: [x, x.map { 2 * $0 }, [0.1, 0.1, 0.1, 0.1]]))
    expectNear(fit.intercept, 1)
    expectNear(fit.coefficients[0], 2)
    #expect(fit.coefficients[1] == nil)
    #expect(fit.coefficients[2] == nil)
    expectNear(fit.rSquared, 1)
  }

  @Test func edges() throws {
    #expect(LeastSquares([], on: []) == nil)
    #expect(LeastSquares([1, 2], on: [[1]]) == nil)
    let constant = try #require(LeastSquares([2, 2, 2], on: [[1, 2, 3]]))
    #expect(constant.rSquared == nil)
    expectNear(constant.intercept, 2)
  }
}
