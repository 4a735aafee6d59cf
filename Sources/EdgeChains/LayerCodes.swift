/// A number for each layer, 64 well-mixed bits, of which the codes of faces are made.
///
/// The code of a face is the sum, over the layers, of the layer's number times its winding number, wrapping
/// around. As a sum over layers it changes across an edge as a winding number does: one ray or one walk finds
/// the codes of all faces, however many layers there are. Faces with the same winding numbers have the same
/// code. Others have the same once in 2⁶⁴ times, and then another seed tells them apart.
struct LayerCodes {
  let seed: UInt64

  func code(of windings: [LayeredArrangement.Winding]) -> Int {
    var sum = 0
    for winding in windings { sum = sum &+ winding.number &* code(ofLayer: winding.layer) }
    return sum
  }

  private func code(ofLayer layer: Int) -> Int {
    Int(truncatingIfNeeded: ClosureSum.mixed(UInt64(layer + 1) &* 0x9E37_79B9_7F4A_7C15 &+ seed << 48))
  }
}
