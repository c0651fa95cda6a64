//! Golden bytecode of small programs. The goldens are ours: `UPDATE_EXPECT=1 cargo test -p coroscope-compiler`
//! writes them anew.

use coroscope_bytecode::disassemble;
use coroscope_compiler::{Mode, compile};
use std::path::{Path, PathBuf};

fn programs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dis");
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "py"))
        .collect();
    found.sort();
    found
}

#[test]
fn bytecode_is_as_blessed() {
    let programs = programs();
    assert!(!programs.is_empty());
    for path in programs {
        let source = std::fs::read_to_string(&path).unwrap_or_default();
        let listing = match compile(&source, "main.py", Mode::Module) {
            Ok(compiled) => disassemble(&compiled.code),
            Err(e) => panic!("{}: {e}", path.display()),
        };
        let golden = path.with_extension("dis");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            let written = std::fs::write(&golden, &listing);
            assert!(written.is_ok(), "cannot write {}", golden.display());
        }
        let expected = std::fs::read_to_string(&golden).unwrap_or_default();
        assert_eq!(listing, expected, "{}", path.display());
    }
}

/// Every instruction has a position, jumps and handlers stay inside, the tables are in order.
#[test]
fn tables_are_sound() {
    for path in programs() {
        let source = std::fs::read_to_string(&path).unwrap_or_default();
        let Ok(compiled) = compile(&source, "main.py", Mode::Module) else { panic!("{}", path.display()) };
        let mut todo = vec![compiled.code];
        while let Some(code) = todo.pop() {
            let count = code.instrs.len() as u32;
            assert_eq!(code.positions.len(), code.instrs.len());
            for (h, next) in code.handlers.iter().zip(code.handlers.iter().skip(1)) {
                assert!(h.end <= next.start, "{}: handlers overlap", code.qualname);
            }
            for h in &code.handlers {
                assert!(h.start < h.end && h.end <= count && h.target < count && h.depth < code.stack_size);
            }
            todo.extend(code.consts.iter().filter_map(|c| match c {
                coroscope_bytecode::Const::Code(code) => Some(code.clone()),
                _ => None,
            }));
        }
    }
}
