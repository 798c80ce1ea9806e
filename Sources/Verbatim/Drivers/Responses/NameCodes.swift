/// Numbers for names that come again and again.
///
/// Names that differ only in how their accents are composed are one; of these the one whose bytes come
/// first is kept, so that the order in which they came does not matter.
package struct NameCodes: Sendable {
  private struct Spelling: Sendable {
    var name: String
    var code: UInt32
  }

  /// The distinct names, in the order in which they came.
  package private(set) var names: [String] = []
  private var codeOf: [String: UInt32] = [:]
  /// By the hashes of their bytes: to find a name in the dictionary, all its accents are composed.
  private var spellings: [UInt64: Spelling] = [:]
  private static let mostSpellings = 4096

  package init() {}

  /// The number of a name, its place in `names`.
  mutating func code(of name: String) -> UInt32 {
    let hash = TextHash.of(name)
    if let known = spellings[hash], known.name.utf8.elementsEqual(name.utf8) { return known.code }
    let code = add(name)
    if spellings.count < Self.mostSpellings {
      spellings[hash] = Spelling(name: name, code: code)
    }
    return code
  }

  private mutating func add(_ name: String) -> UInt32 {
    guard let code = codeOf[name] else {
      let code = UInt32(names.count)
      codeOf[name] = code
      names.append(name)
      return code
    }
    if name.utf8.lexicographicallyPrecedes(names[Int(code)].utf8) { names[Int(code)] = name }
    return code
  }
}
