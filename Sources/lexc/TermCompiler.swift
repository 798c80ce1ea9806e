import VerbatimAutomata

/// Compiles sentiment, situations, operators, concepts and emoji into the tables of the engine.
struct TermCompiler {
  private var terms = TermTableBuilder()
  private(set) var concepts: [String] = []
  private(set) var signs: [(key: [UInt8], row: Int)] = []
  private var signWeights: [UInt32] = []
  private(set) var openers: [[Symbol]] = []
  private let words: WordCompiler

  init(_ folder: inout LexiconFolder, words: WordCompiler) {
    self.words = words
    for (code, language) in LexiconFolder.languages.enumerated() {
      let code = UInt8(code)
      addWeights(&folder, "\(language)/sentiment.tsv", .sentiment, code)
      addWeights(&folder, "\(language)/situations.tsv", .situation, code)
      addOperators(&folder, "\(language)/operators.tsv", code)
    }
    addConcepts(&folder)
    addEmoji(&folder)
  }

  private func key(_ term: String, _ language: UInt8) -> [Symbol] {
    language == 0
      ? VietnameseVariants.key(term, alphabet: words.alphabet)
      : SymbolText.symbols(of: term, alphabet: words.alphabet)
  }

  private mutating func add(_ term: String, _ record: TermRecord) {
    let key = key(term, record.language)
    terms.add(key, record)
    guard record.language == 0,
      let stripped = VietnameseVariants.stripped(key, alphabet: words.alphabet),
      VietnameseVariants.isUnambiguous(stripped: stripped, share: words.share(of: key))
    else { return }
    var plain = record
    plain.isStripped = true
    terms.add(stripped, plain)
  }

  private mutating func addWeights(
    _ folder: inout LexiconFolder, _ path: String, _ kind: TermRecord.Kind, _ language: UInt8
  ) {
    guard let file = folder.read(path, columns: ["term", "weight"], keyColumns: 1) else { return }
    for row in file.rows {
      do throws(LexiconError) {
        let weight = try file.number(row, 1, in: -4...4)
        add(
          row.fields[0],
          TermRecord(kind: kind, language: language, value: Int16((weight * 1000).rounded())))
      } catch {
        folder.report(error)
      }
    }
  }

  private mutating func addOperators(
    _ folder: inout LexiconFolder, _ path: String, _ language: UInt8
  ) {
    guard let file = folder.read(path, columns: ["term", "role", "factor"], keyColumns: 2) else {
      return
    }
    for row in file.rows {
      do throws(LexiconError) {
        guard let role = OperatorRole(name: row.fields[1]) else {
          throw file.error(
            row, 1, "'\(row.fields[1])' is no role",
            "use one of \(OperatorRole.allCases.map(\.name).joined(separator: ", "))")
        }
        let factor = try file.number(row, 2, in: role.factors)
        add(
          row.fields[0],
          TermRecord(
            kind: .operator, language: language, role: role.rawValue,
            value: Int16((factor * 1000).rounded())))
        if role == .contrast { openers.append(key(row.fields[0], language)) }
      } catch {
        folder.report(error)
      }
    }
  }

  private mutating func addConcepts(_ folder: inout LexiconFolder) {
    guard
      let file = folder.read(
        "shared/concepts.tsv", columns: ["concept", "language", "term"], keyColumns: 3)
    else { return }
    var index: [String: Int] = [:]
    for row in file.rows {
      guard let language = LexiconFolder.languages.firstIndex(of: row.fields[1]) else {
        folder.report(file.error(row, 1, "'\(row.fields[1])' is no language", "use vi, th or en"))
        continue
      }
      let concept = row.fields[0]
      if index[concept] == nil {
        index[concept] = concepts.count
        concepts.append(concept)
      }
      add(
        row.fields[2],
        TermRecord(kind: .concept, language: UInt8(language), value: Int16(index[concept] ?? 0)))
    }
  }

  private mutating func addEmoji(_ folder: inout LexiconFolder) {
    guard
      let file = folder.read(
        "shared/emoji.tsv", columns: ["emoji", "weight", "name"], keyColumns: 1)
    else { return }
    for (index, row) in file.rows.enumerated() {
      do throws(LexiconError) {
        let weight = try file.number(row, 1, in: -4...4)
        signs.append((row.fields[0].utf8.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }, index))
        signWeights.append(
          UInt32(UInt16(bitPattern: Int16((weight * 1000).rounded()))))
      } catch {
        folder.report(error)
        signWeights.append(0)
      }
    }
  }

  func tables(_ folder: LexiconFolder) -> PackedTables {
    var tables = PackedTables()
    let (trie, records) = terms.build()
    tables.add("terms.trie", trie.cells)
    tables.add("terms.records", records)
    tables.add("signs.weights", signWeights)
    tables.add("concepts", text: concepts.joined(separator: "\n"))
    for path in folder.files(in: "taxonomies", suffix: ".tsv") {
      tables.add(path, text: folder.text(path))
    }
    return tables
  }
}
