/// A text, such as the id of a respondent, as 64 bits that look random.
///
/// The same text gives the same number in every run and on every machine, so that what is drawn from
/// it, a sample or resampling weights, is the same wherever a part of the data is read. Source: FNV-1a
/// (Fowler, Noll & Vo), finished by ``SplitMix64/mix(_:)``.
package enum TextHash {
  /// The hash of the bytes of `text`.
  package static func of(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return SplitMix64.mix(hash)
  }
}
