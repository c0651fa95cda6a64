//! Prints the syntax error of each case of a file, in the form of the table in `tests/errors`.

use coroscope_compiler::{ErrorKind, Mode, compile};

fn main() {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        for case in text.split("#### case\n").skip(1) {
            match compile(case, "nofile.py", Mode::Exec) {
                Ok(_) => println!("ok"),
                Err(e) => {
                    let kind = match e.kind {
                        ErrorKind::SyntaxError => "SyntaxError",
                        ErrorKind::IndentationError => "IndentationError",
                        ErrorKind::TabError => "TabError",
                        ErrorKind::RecursionError => "RecursionError",
                        ErrorKind::MemoryError => "MemoryError",
                    };
                    println!("{kind} {}:{}-{}:{} {}", e.line, e.col, e.end_line, e.end_col, e.message);
                    if let Some(s) = &e.suggestion {
                        eprintln!("{}:{}-{} {}", s.line, s.col, s.end_col, s.message);
                    }
                }
            }
        }
    }
}
