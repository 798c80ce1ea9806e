/// A theme record carries the number of an atom in `value` and, above it, in `role`.
extension TermRecord {
  private static var operandBit: UInt8 { 0x20 }

  /// The record of a taxonomy's atom.
  init(atom: Int, isOperand: Bool, language: UInt8) {
    self.init(
      kind: .theme, language: language,
      role: UInt8(truncatingIfNeeded: atom >> 16) & 0x1F | (isOperand ? Self.operandBit : 0),
      value: Int16(truncatingIfNeeded: atom))
  }

  /// The number of the atom of a theme record.
  @inline(__always)
  package var atom: Int32 {
    Int32(UInt16(bitPattern: value)) | Int32(role & 0x1F) << 16
  }

  /// The operand of a rule, which counts wherever it stands; terms and exclusions count where no
  /// longer one does.
  @inline(__always)
  package var isOperand: Bool { role & Self.operandBit != 0 }
}
