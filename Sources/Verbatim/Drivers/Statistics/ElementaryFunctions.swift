#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// The only file of this folder that meets the C library. The square root is `squareRoot()`.

/// The natural logarithm.
func naturalLogarithm(_ x: Double) -> Double { log(x) }

/// log(1 + x), exact also where x is tiny.
func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }

/// e to the power of x.
func exponential(_ x: Double) -> Double { exp(x) }

/// The complementary error function.
func complementaryError(_ x: Double) -> Double { erfc(x) }
