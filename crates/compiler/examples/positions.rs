//! Lists where each kind of instruction of Python files stands, for comparison with CPython's `dis`.

use coroscope_bytecode::{Code, CodeFlags, Const, Instr};
use coroscope_compiler::{Mode, compile};
use std::collections::BTreeSet;

type Row = (&'static str, u32, u32, u32, u32);

fn category(instr: Instr) -> Option<&'static str> {
    use Instr::*;
    Some(match instr {
        Call(_) | CallKw(..) | CallEx | WithExit => "call",
        LoadAttr(_) | LoadMethod(_) | LoadSuperAttr(_) => "attr",
        Binary(_) | Inplace(_) | Subscr => "bin",
        Compare(_) | Contains(_) => "cmp",
        Raise(_) => "raise",
        GetIter | ForIter(_) => "iter",
        StoreAttr(_) => "sattr",
        StoreSubscr => "ssub",
        DeleteSubscr | DeleteAttr(_) | DeleteName(_) | DeleteGlobal(_) | DeleteFast(_) => "del",
        LoadGlobal(_) | LoadName(_) => "name",
        ImportName(_) | ImportFrom(_) => "import",
        UnpackSequence(_) | UnpackEx(..) => "unpack",
        YieldFrom => "send",
        GetAwaitable(_) => "await",
        GetANext | EndAsyncFor | GetAIter => "anext",
        Unary(_) => "un",
        FormatSimple | FormatWithSpec | Convert(_) => "fmt",
        LoadDeref(_) => "fast",
        MatchClass(_) | MatchKeys => "match",
        CheckExcMatch | CheckEgMatch => "exc",
        Return => "ret",
        DictMerge(_) | DictUpdate(_) | ListExtend(_) | SetUpdate(_) => "ext",
        StoreName(_) | StoreGlobal(_) => "sname",
        Yield => "yield",
        _ => return None,
    })
}

fn walk(code: &Code, out: &mut Vec<(String, u32, Vec<Row>, String)>) {
    let mut rows = BTreeSet::new();
    for (instr, p) in code.instrs.iter().zip(&code.positions) {
        if let Some(kind) = category(*instr)
            && p.line != 0
        {
            rows.insert((kind, p.line, p.end_line, p.col, p.end_col));
        }
    }
    let args = code.arg_count + code.kw_only_count;
    let args: Vec<_> = code.locals.iter().take(args as usize).cloned().collect();
    let mut frees = code.frees.clone();
    frees.sort();
    let mut cells = code.cells.clone();
    for slot in &code.hidden_locals {
        let made = code.instrs.contains(&Instr::MakeCell(*slot));
        if made {
            cells.push(code.locals[*slot as usize].clone());
        }
    }
    cells.sort();
    let mask = 0x2bf & !CodeFlags::HAS_DOCSTRING.0;
    let head = format!("0x{:x} {} {} {}", code.flags.0 & mask, args.join(","), frees.join(","), cells.join(","));
    out.push((code.qualname.clone(), code.first_line, rows.into_iter().collect(), head));
    for constant in &code.consts {
        if let Const::Code(code) = constant {
            walk(code, out);
        }
    }
}

fn main() {
    for path in std::env::args().skip(1) {
        let source = std::fs::read_to_string(&path).unwrap_or_default();
        match compile(&source, &path, Mode::Module) {
            Ok(compiled) => {
                let mut out = Vec::new();
                walk(&compiled.code, &mut out);
                out.sort_by(|a, b| (a.1, &a.0, &a.2).cmp(&(b.1, &b.0, &b.2)));
                for (name, line, rows, head) in out {
                    println!("{path} {name} {line} {head}");
                    for (kind, a, b, c, d) in rows {
                        println!("{path} {name} {line} {kind} {a} {b} {c} {d}");
                    }
                }
            }
            Err(error) => println!("{path} ERROR {error}"),
        }
    }
}
