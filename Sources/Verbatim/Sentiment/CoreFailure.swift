import VerbatimSegmentation

/// A product that is broken or false outweighs how it came: "fast delivery but it broke".
///
/// Praise of delivery, packaging and couriers counts little in the verdict of a comment that also
/// says that what was delivered failed; for the theme that it praises it counts in full.
struct CoreFailure: Sendable {
  /// What the praise of delivery and packaging keeps.
  static let handlingShare = 0.25
  /// How many words may stand between an opinion and what it is about.
  private static let reach: Int32 = 3

  private static let failures = ["broken", "crash", "damaged", "error", "fake", "freeze"]
  private static let handlings = ["delivery", "driver", "packaging"]

  private enum Role: UInt8 { case none, failure, handling }

  /// By concept.
  private let roles: [Role]

  init(concepts: [String]) {
    roles = concepts.map {
      Self.failures.contains($0) ? .failure : Self.handlings.contains($0) ? .handling : .none
    }
  }

  func weigh(_ scratch: inout TagScratch) {
    var praises = false
    var complains = false
    for hit in scratch.hits {
      if hit.weightInClause > 0 { praises = true }
      if hit.weightInClause < 0 { complains = true }
    }
    guard praises, complains, fails(scratch) else { return }
    for index in scratch.hits.indices where scratch.hits[index].weightInClause > 0 {
      guard concerns(scratch.hits[index], .handling, scratch) else { continue }
      scratch.hits[index].share = Self.handlingShare
      scratch.takenBack -= scratch.hits[index].weightInClause
    }
  }

  private func fails(_ scratch: borrowing TagScratch) -> Bool {
    scratch.hits.contains {
      // What broke in its box is the delivery's.
      $0.weightInClause < 0 && concerns($0, .failure, scratch) && !concerns($0, .handling, scratch)
    }
  }

  private func concerns(
    _ hit: OpinionHit, _ role: Role, _ scratch: borrowing TagScratch
  ) -> Bool {
    scratch.atoms.contains {
      $0.clause == hit.clause && Int($0.atom) < roles.count && roles[Int($0.atom)] == role
        && $0.start < hit.end + Self.reach && hit.start < $0.end + Self.reach
    }
  }
}
