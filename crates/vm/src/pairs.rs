//! Pairs of instructions done in one go: what the compiler wrote, made ready for the inner loop (`interp::hot`).
//!
//! A pair stands in the place of its first instruction and counts as one step when it can be done at once; else the
//! compiler's own first instruction is carried out instead, and the second after it. Which of the two happens depends on
//! the operands alone, so a program takes the same steps in every run and with every fuel slice. Jumps may go to the
//! second instruction, which is still there. Both are of one line, so that stepping by lines sees each line.

use coroscope_bytecode::{Code, Instr};

/// The instructions with pairs in place.
pub(crate) fn instructions(code: &Code) -> Box<[Instr]> {
    let line = |at: usize| code.pos_at(at as u32).line;
    let mut out = code.instrs.clone();
    for (at, two) in code.instrs.windows(2).enumerate() {
        if line(at) == line(at + 1)
            && let Some(pair) = pair(two[0], two[1])
        {
            out[at] = pair;
        }
    }
    out.into_boxed_slice()
}

fn pair(first: Instr, second: Instr) -> Option<Instr> {
    let slot = |i: u32| u16::try_from(i).ok();
    Some(match (first, second) {
        (Instr::LoadFast(a), Instr::LoadFast(b)) => Instr::LoadFastFast(slot(a)?, slot(b)?),
        (Instr::LoadFast(a), Instr::LoadInt(n)) => Instr::LoadFastInt(slot(a)?, n),
        (Instr::LoadFast(a), Instr::LoadAttr(name)) => Instr::LoadFastAttr(slot(a)?, name),
        (Instr::LoadFast(a), Instr::StoreAttr(name)) => Instr::StoreFastAttr(slot(a)?, name),
        (Instr::LoadGlobal(name), Instr::PushNull) => Instr::LoadGlobalNull(name),
        (Instr::Binary(op) | Instr::Inplace(op), Instr::StoreFast(i)) => Instr::BinaryStore(op, i),
        (Instr::Compare(op), Instr::PopJumpIfTrue(to)) => Instr::CompareJump(op, true, to),
        (Instr::Compare(op), Instr::PopJumpIfFalse(to)) => Instr::CompareJump(op, false, to),
        _ => return None,
    })
}
