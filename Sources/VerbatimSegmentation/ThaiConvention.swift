/// What is one word in Thai: corpora answer differently, most of all for compounds and names.
///
/// Each text is cut by one convention, so that the same word is cut the same throughout it.
public enum ThaiConvention: Int, Sendable, CaseIterable {
  /// Short words, as in posts and customers' comments (the Wisesight corpus): ความ|รู้สึก, รถ|ติด.
  case comments
  /// Words as in a treebank of general prose (UD Thai-TUD): ความรู้สึก, ประโยชน์|ส่วน|ตัว.
  case general
  /// Words as in edited news, articles and novels (BEST): names and titles are one word.
  case formal
}
