/// The values of one statistic in 32 resamples.
///
/// Four vectors of eight: the compiler turns these into vector instructions, but not one of 32.
package struct ResampleLanes: Sendable {
  package typealias Part = SIMD8<Double>
  /// The number of resamples.
  package static let count = 32

  var a, b, c, d: Part

  @inline(__always) init(a: Part, b: Part, c: Part, d: Part) {
    (self.a, self.b, self.c, self.d) = (a, b, c, d)
  }

  @inline(__always) init(repeating value: Double) {
    let part = Part(repeating: value)
    self.init(a: part, b: part, c: part, d: part)
  }

  static var zero: ResampleLanes { ResampleLanes(repeating: 0) }

  subscript(lane: Int) -> Double {
    switch lane >> 3 {
    case 0: a[lane & 7]
    case 1: b[lane & 7]
    case 2: c[lane & 7]
    default: d[lane & 7]
    }
  }

  @inline(__always) static func += (left: inout ResampleLanes, right: ResampleLanes) {
    left.a += right.a
    left.b += right.b
    left.c += right.c
    left.d += right.d
  }

  @inline(__always) static func -= (left: inout ResampleLanes, right: ResampleLanes) {
    left.a -= right.a
    left.b -= right.b
    left.c -= right.c
    left.d -= right.d
  }

  @inline(__always) static func * (left: ResampleLanes, right: ResampleLanes) -> ResampleLanes {
    ResampleLanes(
      a: left.a * right.a, b: left.b * right.b, c: left.c * right.c, d: left.d * right.d)
  }

  @inline(__always) static func * (left: ResampleLanes, right: Double) -> ResampleLanes {
    ResampleLanes(a: left.a * right, b: left.b * right, c: left.c * right, d: left.d * right)
  }

  @inline(__always) static func - (left: ResampleLanes, right: ResampleLanes) -> ResampleLanes {
    ResampleLanes(
      a: left.a - right.a, b: left.b - right.b, c: left.c - right.c, d: left.d - right.d)
  }

  /// The quotient, and `other` in each resample whose divisor is not above zero.
  @inline(__always) func divided(by divisor: ResampleLanes, orElse other: Double) -> ResampleLanes {
    func part(_ x: Part, _ y: Part) -> Part { (x / y).replacing(with: other, where: y .<= 0) }
    return ResampleLanes(
      a: part(a, divisor.a), b: part(b, divisor.b), c: part(c, divisor.c), d: part(d, divisor.d))
  }
}
