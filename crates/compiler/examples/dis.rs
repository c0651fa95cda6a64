//! Lists the bytecode of Python files, or their syntax errors: `cargo run -p coroscope-compiler --example dis FILE...`.

use coroscope_bytecode::disassemble;
use coroscope_compiler::{Mode, compile};

fn main() {
    for path in std::env::args().skip(1) {
        let source = match std::fs::read_to_string(&path) {
            Ok(source) => source,
            Err(error) => {
                eprintln!("{path}: {error}");
                std::process::exit(2);
            }
        };
        match compile(&source, &path, Mode::Module) {
            Ok(compiled) => {
                for warning in &compiled.warnings {
                    eprintln!("{path}:{}: SyntaxWarning: {}", warning.line, warning.message);
                }
                print!("{}", disassemble(&compiled.code));
            }
            Err(error) => eprintln!("{path}: {error}"),
        }
    }
}
