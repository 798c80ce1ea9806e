package import VerbatimAutomata
import VerbatimSegmentation

/// Compiles sentiment, situations, operators, concepts, emoji and taxonomies into tables.
///
/// Terms are segmented and normalised like the text that they will meet, so that a term written
/// with a short form or another spelling is found all the same.
package struct TermCompiler {
  private var segmenter: Segmenter
  private let keys: TermKeys
  private var terms = TermTableBuilder()
  private var degrees = PlainDegrees()
  private var concepts: [String] = []
  private var signWeights: [UInt32] = []
  /// The compiled tables.
  package private(set) var tables = PackedTables()

  /// - Parameter words: the word lists that the segmenter will have.
  package init(_ folder: inout LexiconFolder, words: WordCompiler) {
    segmenter = Segmenter(tables: WordTables(words.tables()))
    segmenter.thaiConvention = .comments
    keys = TermKeys(segmenter)
    for (code, language) in LexiconFolder.languages.enumerated() {
      let code = UInt8(code)
      addWeights(&folder, "\(language)/sentiment.tsv", .sentiment, code)
      addWeights(&folder, "\(language)/situations.tsv", .situation, code)
      addOperators(&folder, "\(language)/operators.tsv", code)
      addFunctionWords(&folder, language)
      addNameWords(&folder, language)
    }
    degrees.add(to: &terms, segmenter.alphabet)
    addConcepts(&folder)
    addEmoji(&folder)
    let (trie, records) = terms.build(weight: words.frequency(ofFirstWordOf:))
    TermTrie(trie).pack(into: &tables, name: "terms", words: words)
    tables.add("terms.records", records)
    tables.add("signs.weights", signWeights)
    tables.add("concepts", text: concepts.joined(separator: "\n"))
    addTaxonomies(&folder, words)
    addQuestions(&folder)
    addLearned(&folder)
    Self.addIntents(&folder, segmenter, words, to: &tables)
  }

  /// What the tables of a taxonomy are called.
  static func table(ofTaxonomy name: String) -> String { "taxonomies/\(name)" }

  private mutating func addTaxonomies(_ folder: inout LexiconFolder, _ words: WordCompiler) {
    var names: [String] = []
    for path in folder.paths("taxonomies/") {
      let name = String(path.dropFirst("taxonomies/".count).dropLast(".tsv".count))
      do throws(LexiconError) {
        let taxonomy = try Taxonomy(
          [(name: path, text: folder.text(path))], concepts: Set(concepts))
        CompiledTaxonomy(
          taxonomy, concepts: concepts, segmenter: segmenter,
          weight: words.frequency(ofFirstWordOf:)
        )
        .pack(into: &tables, name: Self.table(ofTaxonomy: name), words: words)
        names.append(name)
      } catch {
        folder.report(error)
      }
    }
    tables.add("taxonomies", text: names.joined(separator: "\n"))
  }

  /// What survey questions ask for, and answers that say nothing is there.
  private mutating func addQuestions(_ folder: inout LexiconFolder) {
    var lines: [String] = []
    for language in LexiconFolder.languages {
      guard
        let file = folder.read(
          "\(language)/questions.tsv", columns: ["term", "role"], keyColumns: 1)
      else { continue }
      for row in file.rows {
        guard QuestionRole(rawValue: row.fields[1]) != nil else {
          folder.report(
            file.error(
              row, 1, "'\(row.fields[1])' is no role",
              "use one of \(QuestionRole.allCases.map(\.rawValue).joined(separator: ", "))"))
          continue
        }
        lines.append("\(language)\t\(row.fields[1])\t\(row.fields[0])")
      }
    }
    tables.add("questions", text: lines.joined(separator: "\n"))
  }

  /// The learned sentiment of each language: what all data gave, and what open data alone gave.
  private mutating func addLearned(_ folder: inout LexiconFolder) {
    for language in LexiconFolder.languages {
      for name in ["sentiment.learned", "sentiment.learned.open"] {
        let path = "\(language)/\(name)"
        guard
          let file = folder.read(
            "\(path).tsv", columns: LearnedTable.columns, keyColumns: 2)
        else { continue }
        do throws(LexiconError) {
          try LearnedTable(file, alphabet: segmenter.alphabet).pack(into: &tables, name: path)
        } catch {
          folder.report(error)
        }
      }
    }
  }

  private mutating func add(_ term: String, _ record: TermRecord) {
    keys.add(term, record, to: &terms)
  }

  private mutating func addWeights(
    _ folder: inout LexiconFolder, _ path: String, _ kind: TermRecord.Kind, _ language: UInt8
  ) {
    guard let file = folder.read(path, columns: ["term", "weight"], keyColumns: 1) else { return }
    for row in file.rows {
      do throws(LexiconError) {
        let weight = try file.number(row, 1, in: -4...4)
        let record = TermRecord(
          kind: kind, language: language, value: Int16((weight * 1000).rounded()))
        if let typed = keys.add(row.fields[0], record, to: &terms), kind == .sentiment {
          degrees.add(typed.plain, weight, isAmbiguous: typed.isAmbiguous)
        }
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
        if role == .opener { continue }
        add(
          row.fields[0],
          TermRecord(
            kind: .operator, language: language, role: role.rawValue,
            value: Int16((factor * 1000).rounded())))
      } catch {
        folder.report(error)
      }
    }
  }

  /// Function words are no terms: they are kept as a list, one a line.
  private mutating func addFunctionWords(_ folder: inout LexiconFolder, _ language: String) {
    let file = folder.read("\(language)/function.tsv", columns: ["term"], keyColumns: 1)
    let words = file?.rows.map { $0.fields[0] } ?? []
    tables.add("function/\(language)", text: words.joined(separator: "\n"))
  }

  /// What words are in the names of discovered themes: lists, one a line, by role.
  private mutating func addNameWords(_ folder: inout LexiconFolder, _ language: String) {
    let file = folder.read("\(language)/names.tsv", columns: ["term", "role"], keyColumns: 1)
    var words: [NameRole: [String]] = [:]
    for row in file?.rows ?? [] {
      guard let role = NameRole(rawValue: row.fields[1]) else {
        let roles = NameRole.allCases.map(\.rawValue).joined(separator: ", ")
        if let error = file?.error(row, 1, "'\(row.fields[1])' is no role", "use one of \(roles)") {
          folder.report(error)
        }
        continue
      }
      words[role, default: []].append(row.fields[0])
    }
    for role in NameRole.allCases {
      tables.add(
        "names.\(role.rawValue)/\(language)", text: (words[role] ?? []).joined(separator: "\n"))
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
    for row in file.rows {
      do throws(LexiconError) {
        let weight = try file.number(row, 1, in: -4...4)
        signWeights.append(
          UInt32(UInt16(bitPattern: Int16((weight * 1000).rounded()))))
      } catch {
        folder.report(error)
        signWeights.append(0)
      }
    }
  }
}
