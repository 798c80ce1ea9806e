import Testing

@Suite struct SupportTests {
  @Test func splitMix64GivesItsPublishedNumbers() {
    var generator = SplitMix64(state: 1_234_567)
    #expect(generator.next() == 6_457_827_717_110_365_317)
    #expect(generator.next() == 3_203_168_211_198_807_973)
  }
}
