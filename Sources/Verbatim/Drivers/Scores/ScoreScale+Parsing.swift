extension ScoreScale: CustomStringConvertible {
  /// A scale of a family, with bounds of its own.
  ///
  /// - Parameters:
  ///   - kind: the family.
  ///   - bounds: the lowest and highest rating. csat and stars have 1…5 and ces 1…7 unless told;
  ///     nps, enps and yesNo take none.
  ///   - lowIsGood: whether low ratings are the good ones; a numeric scale then needs bounds.
  /// - Throws: ``ScoreScaleError`` when the parts do not go together.
  public init(
    _ kind: Kind, bounds: ClosedRange<Double>? = nil, lowIsGood: Bool = false
  ) throws(ScoreScaleError) {
    let text = Self.text(kind, bounds, lowIsGood)
    let limits: ClosedRange<Double>? =
      switch kind {
      case .nps, .enps: Self.nps.bounds
      case .csat: bounds ?? Self.csat.bounds
      case .ces: bounds ?? Self.ces.bounds
      case .stars: bounds ?? Self.stars.bounds
      case .yesNo: Self.yesNo.bounds
      case .numeric: bounds
      }
    if kind == .yesNo, bounds != nil { throw ScoreScaleError(.boundsNotTaken, found: text) }
    if kind == .nps || kind == .enps, bounds != nil || lowIsGood {
      throw ScoreScaleError(.boundsNotTaken, found: text)
    }
    if lowIsGood, limits == nil { throw ScoreScaleError(.boundsMissing, found: text) }
    if let limits {
      let widest = FixedPoint.largestRating
      guard limits.lowerBound < limits.upperBound,
        limits.lowerBound >= -widest, limits.upperBound <= widest
      else { throw ScoreScaleError(.badBounds, found: text) }
      if kind == .csat, !Self.isWhole(limits) {
        throw ScoreScaleError(.boundsNotWhole, found: text)
      }
    }
    self.init(unchecked: kind, bounds: limits, lowIsGood: lowIsGood)
  }

  /// Reads a scale as it is written on the command line:
  /// `nps`, `enps`, `csat`, `ces`, `stars`, `yesno` or `numeric`; all but the first two may go on
  /// with `:low-is-good`, and these but `yesno` with `:min-max` before it.
  ///
  /// ```swift
  /// let scale = try ScoreScale(parsing: "ces:1-5:low-is-good")
  /// scale.contribution(of: 1)  // 5
  /// ```
  ///
  /// - Parameter text: ASCII letters may be of either case.
  /// - Throws: ``ScoreScaleError``, with what was found and what is expected.
  public init(parsing text: String) throws(ScoreScaleError) {
    var parts = text.lowercased().split(separator: ":", omittingEmptySubsequences: false)[...]
    guard let name = parts.popFirst(), let kind = Kind(rawValue: String(name)) else {
      throw ScoreScaleError(.unknownKind, found: text)
    }
    let lowIsGood = parts.last == "low-is-good"
    if lowIsGood { parts.removeLast() }
    guard parts.count <= 1 else { throw ScoreScaleError(.badBounds, found: text) }
    var bounds: ClosedRange<Double>?
    if let written = parts.first {
      guard let read = Self.readBounds(written) else {
        throw ScoreScaleError(.badBounds, found: text)
      }
      bounds = read
    }
    do {
      try self.init(kind, bounds: bounds, lowIsGood: lowIsGood)
    } catch {
      throw ScoreScaleError(error.reason, found: text)
    }
  }

  /// As it is written on the command line; reading it gives the same scale.
  public var description: String {
    let standard: ScoreScale =
      switch kind {
      case .nps: .nps
      case .enps: .enps
      case .csat: .csat
      case .ces: .ces
      case .stars: .stars
      case .yesNo: .yesNo
      case .numeric: .numeric
      }
    return Self.text(kind, bounds == standard.bounds ? nil : bounds, lowIsGood)
  }

  private static func text(
    _ kind: Kind, _ bounds: ClosedRange<Double>?, _ lowIsGood: Bool
  ) -> String {
    var text = kind.rawValue
    if let bounds { text += ":\(plain(bounds.lowerBound))-\(plain(bounds.upperBound))" }
    return lowIsGood ? text + ":low-is-good" : text
  }

  private static func plain(_ x: Double) -> String {
    x == x.rounded() && x.magnitude <= FixedPoint.largestRating ? "\(Int64(x))" : "\(x)"
  }

  private static func isWhole(_ bounds: ClosedRange<Double>) -> Bool {
    bounds.lowerBound.rounded() == bounds.lowerBound
      && bounds.upperBound.rounded() == bounds.upperBound
  }

  /// `min-max`, either of which may have a minus sign of its own.
  private static func readBounds(_ text: Substring) -> ClosedRange<Double>? {
    guard let hyphen = text.dropFirst().firstIndex(of: "-"),
      let low = readNumber(text[..<hyphen]),
      let high = readNumber(text[text.index(after: hyphen)...]),
      low < high
    else { return nil }
    return low...high
  }

  /// A plain decimal: no exponent, no infinity, no plus sign, at most six decimals.
  private static func readNumber(_ text: Substring) -> Double? {
    let unsigned = text.hasPrefix("-") ? text.dropFirst() : text
    guard unsigned.utf8.allSatisfy({ $0 == 0x2E || (0x30...0x39).contains($0) }) else { return nil }
    if let point = unsigned.firstIndex(of: "."),
      unsigned[point...].utf8.count > 7
    {
      return nil
    }
    return Double(text)
  }
}
