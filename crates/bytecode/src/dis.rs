//! A readable listing of code, for golden tests and `coroscope dis`.

use crate::{Code, Const, Instr};
use std::fmt::Write;

/// Lists the code and, after it, every code object among its constants. One line an instruction:
/// index, source line (where it changes), instruction, and what its operand names.
pub fn disassemble(code: &Code) -> String {
    let mut out = String::new();
    let mut todo = vec![code];
    while let Some(code) = todo.pop() {
        list_one(code, &mut out);
        let inner = code.consts.iter().filter_map(|c| match c {
            Const::Code(code) => Some(&**code),
            _ => None,
        });
        let at = todo.len();
        todo.extend(inner);
        todo[at..].reverse();
    }
    out
}

fn list_one(code: &Code, out: &mut String) {
    let _ = writeln!(out, "== {} (line {})", code.qualname, code.first_line);
    let mut last_line = 0;
    for (i, instr) in code.instrs.iter().enumerate() {
        let line = code.pos_at(i as u32).line;
        let shown = if line != last_line && line != 0 { line.to_string() } else { String::new() };
        if line != 0 {
            last_line = line;
        }
        let _ = write!(out, "{shown:>4} {i:>4}  {instr:?}");
        if let Some(note) = operand(code, *instr) {
            let _ = write!(out, "  ; {note}");
        }
        out.push('\n');
    }
    for h in &code.handlers {
        let _ = writeln!(out, "     {}..{} -> {} depth {}", h.start, h.end, h.target, h.depth);
    }
}

fn operand(code: &Code, instr: Instr) -> Option<String> {
    let slot = |i: u32| {
        let mut all = code.locals.iter().chain(&code.cells).chain(&code.frees);
        all.nth(i as usize).cloned()
    };
    match instr {
        Instr::LoadConst(i) | Instr::MakeFunction(i, _) | Instr::CallKw(_, i) => {
            code.consts.get(i as usize).map(|c| match c {
                Const::Code(c) => format!("<code {}>", c.qualname),
                other => format!("{other:?}"),
            })
        }
        Instr::LoadFast(i)
        | Instr::StoreFast(i)
        | Instr::DeleteFast(i)
        | Instr::ClearFast(i)
        | Instr::MakeCell(i)
        | Instr::LoadClosure(i)
        | Instr::LoadDeref(i)
        | Instr::StoreDeref(i)
        | Instr::DeleteDeref(i)
        | Instr::LoadClassDeref(i)
        | Instr::LoadFromDictOrDeref(i) => slot(i),
        Instr::LoadName(i)
        | Instr::StoreName(i)
        | Instr::DeleteName(i)
        | Instr::LoadGlobal(i)
        | Instr::StoreGlobal(i)
        | Instr::DeleteGlobal(i)
        | Instr::LoadFromDictOrGlobals(i)
        | Instr::LoadAttr(i)
        | Instr::LoadMethod(i)
        | Instr::LoadSuperAttr(i)
        | Instr::StoreAttr(i)
        | Instr::DeleteAttr(i)
        | Instr::ImportName(i)
        | Instr::ImportFrom(i) => code.names.get(i as usize).cloned(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::Instr;

    #[test]
    fn an_instruction_is_eight_bytes() {
        assert!(size_of::<Instr>() <= 8);
    }
}
