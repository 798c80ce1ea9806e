import Testing
import Verbatim

@Suite struct ScoreScaleTests {
  @Test(arguments: [
    ("nps", ScoreScale.nps), ("ENPS", .enps), ("csat", .csat), ("csat:1-5", .csat), ("ces", .ces),
    ("ces:1-7", .ces), ("numeric", .numeric),
  ])
  func readsNames(text: String, scale: ScoreScale) throws {
    #expect(try ScoreScale(parsing: text) == scale)
  }

  @Test(
    arguments: [
      ("numeric:1-5", 1.0...5.0, false), ("numeric:1-5:low-is-good", 1...5, true),
      ("numeric:-2-2", -2...2, false), ("numeric:-5--1:LOW-IS-GOOD", (-5)...(-1), true),
      ("numeric:0.5-9.75", 0.5...9.75, false), ("ces:1-5:low-is-good", 1...5, true),
      ("ces:low-is-good", 1...7, true), ("csat:0-10", 0...10, false),
    ] as [(String, ClosedRange<Double>, Bool)])
  func readsBounds(text: String, bounds: ClosedRange<Double>, lowIsGood: Bool) throws {
    let scale = try ScoreScale(parsing: text)
    #expect(scale.bounds == bounds)
    #expect(scale.lowIsGood == lowIsGood)
    #expect(try ScoreScale(parsing: scale.description) == scale)
  }

  @Test(arguments: [
    ("", ScoreScaleError.Reason.unknownKind), ("nbs", .unknownKind), (" nps", .unknownKind),
    (":1-5", .unknownKind), ("nps:0-10", .boundsNotTaken), ("nps:low-is-good", .boundsNotTaken),
    ("enps:1-5:low-is-good", .boundsNotTaken), ("csat:", .badBounds), ("csat:5", .badBounds),
    ("csat:5-1", .badBounds), ("csat:3-3", .badBounds), ("ces:1-x", .badBounds),
    ("ces:-", .badBounds), ("ces:--", .badBounds), ("numeric:1-5:high", .badBounds),
    ("numeric:low-is-good:1-5", .badBounds), ("numeric:1e3-1e4", .badBounds),
    ("numeric:nan-inf", .badBounds), ("numeric:1-5:low-is-good:", .badBounds),
    ("numeric:0-99999999999", .badBounds), ("numeric:0-0.00000001", .badBounds),
    ("csat:0.5-5", .boundsNotWhole), ("numeric:low-is-good", .boundsMissing),
  ])
  func refuses(text: String, reason: ScoreScaleError.Reason) {
    let error = #expect(throws: ScoreScaleError.self) { try ScoreScale(parsing: text) }
    #expect(error?.reason == reason)
    #expect(error?.found == text)
    #expect(error?.description.contains(text) == true)
  }

  @Test(arguments: [ScoreScale.nps, .enps]) func promotersPassivesDetractors(scale: ScoreScale) {
    for rating in 0...10 {
      let expected: Double = rating >= 9 ? 100 : rating >= 7 ? 0 : -100
      #expect(scale.contribution(of: Double(rating)) == expected)
    }
    for rating in [-1, 11, 8.5, .nan, .infinity] {
      #expect(scale.contribution(of: rating) == nil)
    }
  }

  @Test func topBoxes() throws {
    func contributions(_ text: String, _ ratings: [Double]) throws -> [Double?] {
      let scale = try ScoreScale(parsing: text)
      return ratings.map(scale.contribution)
    }
    let five: [Double] = [0, 1, 2, 3, 4, 5, 6]
    #expect(try contributions("csat", five) == [nil, 0, 0, 0, 100, 100, nil])
    #expect(
      try contributions("csat:1-5:low-is-good", five) == [nil, 100, 100, 0, 0, 0, nil])
    #expect(try contributions("csat:1-4", five) == [nil, 0, 0, 100, 100, nil, nil])
    #expect(try contributions("csat:1-3", five) == [nil, 0, 0, 100, nil, nil, nil])
    #expect(try contributions("csat:0-1", [0, 1]) == [0, 100])
    #expect(try contributions("csat", [3.5, 4.5]) == [0, 100])
  }

  @Test func lowBoxesMirrorTopBoxes() throws {
    func bands(_ text: String) throws -> [ScoreBand?] {
      let scale = try ScoreScale(parsing: text)
      return (1...5).map { scale.reading(of: Double($0))?.band }
    }
    #expect(try bands("csat") == [.low, .low, .middle, .high, .high])
    #expect(try bands("csat:1-5:low-is-good") == [.high, .high, .middle, .low, .low])
    #expect(try bands("csat:1-4") == [.low, .low, .high, .high, nil])
    #expect(try bands("csat:1-3") == [.low, .middle, .high, nil, nil])
    #expect(try bands("csat:1-2") == [.low, .high, nil, nil, nil])
  }

  @Test func means() throws {
    #expect(ScoreScale.ces.contribution(of: 6) == 6)
    #expect(ScoreScale.ces.contribution(of: 3.7) == 3.7)
    #expect(ScoreScale.ces.contribution(of: 8) == nil)
    let turned = try ScoreScale(parsing: "numeric:-2-7:low-is-good")
    #expect(turned.contribution(of: -2) == 7)
    #expect(turned.contribution(of: 7) == -2)
    #expect(turned.contribution(of: 0.25) == 4.75)
    let wide = try ScoreScale(parsing: "numeric:900000000-1000000000:low-is-good")
    #expect(wide.contribution(of: 1e9) == 9e8)
    #expect(ScoreScale.numeric.contribution(of: -123.456) == -123.456)
    #expect(ScoreScale.numeric.contribution(of: 1e9) == 1e9)
    for rating in [1.1e9, 1e300, .infinity, .nan] {
      #expect(ScoreScale.numeric.contribution(of: rating) == nil)
    }
  }
}
