//! Sentences in both languages, and the words for times, lanes and counts that they are made of.

use coroscope_session::{MAIN, TaskId};

use super::{Lanes, duration};
use crate::words::Lang;

/// `say!(lang, "English {x}", "中文 {x}")`: the sentence in one language.
macro_rules! say {
    ($lang:expr, $en:literal, $zh:literal) => {
        match $lang {
            $crate::words::Lang::En => format!($en),
            $crate::words::Lang::Zh => format!($zh),
        }
    };
}
pub(crate) use say;

/// `1.00 s`, `1.234 s`: a point or a length of virtual time as a sentence says it; shorter ones in their own unit.
pub fn time(ns: u64) -> String {
    match ns {
        0 => "0.00 s".into(),
        1..10_000_000 => duration(ns),
        _ if ns.is_multiple_of(10_000_000) => format!("{:.2} s", ns as f64 / 1e9),
        _ => format!("{:.3} s", ns as f64 / 1e9),
    }
}

/// The lane's name in a sentence.
pub fn who(lanes: &Lanes, task: TaskId, lang: Lang) -> String {
    match task {
        MAIN => say!(lang, "the main program", "主程序"),
        task => lanes.name_of(task).to_string(),
    }
}

/// `a, b and c`; more than four are counted.
pub fn list(lanes: &Lanes, tasks: &[TaskId], lang: Lang) -> String {
    let names: Vec<String> = tasks.iter().take(4).map(|&task| who(lanes, task, lang)).collect();
    let more = tasks.len().saturating_sub(names.len());
    let text = match (names.as_slice(), lang) {
        ([], _) => String::new(),
        ([one], _) => one.clone(),
        (all, _) if more > 0 => all.join(lang.comma()),
        ([first @ .., last], Lang::En) => format!("{} and {last}", first.join(", ")),
        ([first @ .., last], Lang::Zh) => format!("{} 和 {last}", first.join("、")),
    };
    match more {
        0 => text,
        more => say!(lang, "{text} and {more} more", "{text}等 {more} 个"),
    }
}

/// ` at line 7`; nothing where the line is unknown.
pub fn at_line(line: u32, lang: Lang) -> String {
    match line {
        0 => String::new(),
        line => say!(lang, " at line {line}", "在第 {line} 行"),
    }
}

/// ` (line 7)`; nothing where the line is unknown.
pub fn in_line(line: u32, lang: Lang) -> String {
    match line {
        0 => String::new(),
        line => say!(lang, " (line {line})", "（第 {line} 行）"),
    }
}

impl Lang {
    fn comma(self) -> &'static str {
        match self {
            Lang::En => ", ",
            Lang::Zh => "、",
        }
    }
}

/// The lane's name at the beginning of a sentence: a task's is left as it is.
pub fn who_first(lanes: &Lanes, task: TaskId, lang: Lang) -> String {
    match task {
        MAIN => sentence(&who(lanes, task, lang)),
        task => who(lanes, task, lang),
    }
}

/// The sentence with a capital at its beginning.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_said_with_their_unit() {
        let table = [(0, "0.00 s"), (500_000_000, "0.50 s"), (1_234_000_000, "1.234 s"), (2_000, "2 µs")];
        for (ns, text) in table {
            assert_eq!(time(ns), text);
        }
    }
}
