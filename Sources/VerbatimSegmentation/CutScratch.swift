/// Scratch of cutting text into words: of the Thai stretches and of the runs of syllables.
struct CutScratch: Sendable {
  var thai = ThaiScratch()
  var syllables = SyllableScratch()
}
