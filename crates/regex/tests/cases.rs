//! Compares the engine with CPython's `re` on `cases.txt`, which `cases.py` prints under CPython.

use coroscope_regex::{ErrorKind, Machine, Mode, Pattern, Status};

/// Undoes Python's `ascii()`.
fn read(text: &str) -> Vec<u32> {
    let c: Vec<char> = text.chars().collect();
    let (mut out, mut i) = (Vec::new(), 0);
    while i < c.len() {
        if c[i] != '\\' {
            out.push(c[i] as u32);
            i += 1;
            continue;
        }
        let digits = match c[i + 1] {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            other => {
                out.push(match other {
                    'n' => 10,
                    'r' => 13,
                    't' => 9,
                    o => o as u32,
                });
                i += 2;
                continue;
            }
        };
        let hex: String = c[i + 2..i + 2 + digits].iter().collect();
        out.push(u32::from_str_radix(&hex, 16).unwrap());
        i += 2 + digits;
    }
    out
}

fn run(pattern: &Pattern, text: &[u32], mode: Mode, start: usize, skip: Option<usize>, slice: u64) -> Option<Machine> {
    let mut machine = Machine::new(pattern, mode, start, text.len(), skip);
    for _ in 0..20_000_000u64 / slice {
        let mut fuel = slice;
        match machine.run(pattern, text, &mut fuel) {
            Status::Matched => return Some(machine),
            Status::NoMatch => return None,
            Status::OutOfFuel => {}
            Status::TooMuchMemory => return None,
        }
    }
    panic!("a match does not end")
}

fn spans(pattern: &Pattern, m: &Machine) -> String {
    let span = |i| match m.group(i) {
        Some((a, b)) => format!("{a}-{b}"),
        None => "-1--1".to_string(),
    };
    (0..=pattern.groups).map(span).collect::<Vec<_>>().join(",")
}

fn answer(pattern: &[u32], flags: u32, text: &[u32], slice: u64) -> String {
    let p = match Pattern::compile(pattern, flags, false) {
        Ok(p) => p,
        Err(e) => {
            let mut message = e.message;
            if let Some(at) = e.position {
                message += &format!(" at position {at}");
                if pattern.contains(&10) {
                    let before = &pattern[..at];
                    let line = 1 + before.iter().filter(|&&c| c == 10).count();
                    let column = at + 1 - before.iter().rposition(|&c| c == 10).map_or(0, |i| i + 1);
                    message += &format!(" (line {line}, column {column})");
                }
            }
            let kind = match e.kind {
                ErrorKind::Pattern => "error",
                ErrorKind::Overflow => "OverflowError",
                ErrorKind::Value => "ValueError",
                ErrorKind::TooDeep => "RecursionError",
            };
            return format!("{kind} {message}");
        }
    };
    let (mut found, mut at, mut skip) = (Vec::new(), 0, None);
    while let Some(m) = run(&p, text, Mode::Search, at, skip, slice) {
        let (a, b) = m.group(0).unwrap();
        let last = m.last_group().map_or("None".to_string(), |g| g.to_string());
        found.push(format!("{}/{last}", spans(&p, &m)));
        at = b;
        skip = (a == b).then_some(b);
    }
    let full = run(&p, text, Mode::FullMatch, 0, None, slice).map_or("none".to_string(), |m| spans(&p, &m));
    format!("{} full {full}", found.join(" "))
}

#[test]
fn equals_cpython() {
    let mut wrong = Vec::new();
    for line in include_str!("cases.txt").lines() {
        let f: Vec<&str> = line.split('\t').collect();
        let (pattern, text) = (read(f[0]), read(f[2]));
        let mut want = f[3].to_string();
        if let Some((kind, quoted)) = want.split_once(' ')
            && (kind == "error" || kind.ends_with("Error"))
        {
            let inner = &quoted[1..quoted.len() - 1];
            want = format!("{kind} {}", read(inner).iter().map(|&c| char::from_u32(c).unwrap()).collect::<String>());
        }
        for slice in [1_000_000, 7] {
            let got = answer(&pattern, f[1].parse().unwrap(), &text, slice);
            if got != want {
                wrong.push(format!("{:?} flags {} on {:?}\n  want {want}\n  got  {got}", f[0], f[1], f[2]));
                break;
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}
