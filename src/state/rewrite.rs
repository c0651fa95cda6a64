//! From the spelling of 2016 to `async` and `await`, as a change of the text that keeps formatting and comments:
//! `@asyncio.coroutine` becomes `async`, `yield from` becomes `await`, and a loop that is only got, run and closed
//! becomes `asyncio.run`.

use std::ops::Range;

use super::source::{Kind, Source};

/// The program in today's spelling; `None` if nothing in it is old.
pub fn modernise(text: &str) -> Option<String> {
    let source = Source::new(text);
    let mut edits = Edits::default();
    let coroutines = decorated(&source, &mut edits);
    for &head in &coroutines {
        body(&source, head, &coroutines, &mut edits);
    }
    let wrapped = loops(&source, &mut edits);
    if edits.0.is_empty() {
        return None;
    }
    let text = edits.apply(text);
    Some(if wrapped { text.trim_end().to_owned() + "\n" } else { text })
}

/// Pieces of the text and what stands in their place.
#[derive(Default)]
struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    fn put(&mut self, at: Range<usize>, text: impl Into<String>) {
        self.0.push((at, text.into()));
    }

    fn apply(mut self, text: &str) -> String {
        self.0.sort_by_key(|(at, _)| (at.start, at.end));
        let (mut out, mut from) = (String::with_capacity(text.len()), 0);
        for (at, new) in self.0 {
            if at.start >= from {
                out.push_str(&text[from..at.start]);
                out.push_str(&new);
                from = at.end;
            }
        }
        out + &text[from..]
    }
}

fn token_at(source: &Source, token: usize) -> Range<usize> {
    source.tokens[token].at.clone()
}

/// The whole lines of a statement.
fn lines_of(source: &Source, statement: usize) -> Range<usize> {
    let tokens = &source.statements[statement].tokens;
    let (first, last) = (source.tokens[tokens.start].at.start, source.tokens[tokens.end - 1].at.end);
    let from = source.text[..first].rfind('\n').map_or(0, |at| at + 1);
    let to = source.text[last..].find('\n').map_or(source.text.len(), |at| last + at + 1);
    from..to
}

/// Finds functions under `@asyncio.coroutine`, takes the decorator away and writes `async def`.
fn decorated(source: &Source, edits: &mut Edits) -> Vec<usize> {
    let mut found = Vec::new();
    for decorator in 0..source.statements.len() {
        let words: Vec<&str> = source.words(decorator).collect();
        let is_old = matches!(
            words.as_slice(),
            ["@", "asyncio", ".", "coroutine"]
                | ["@", "coroutine"]
                | ["@", "asyncio", ".", "coroutines", ".", "coroutine"]
        );
        let mut head = decorator + 1;
        while is_old && source.begins(head, &["@"]) {
            head += 1;
        }
        if !is_old {
            continue;
        }
        if source.begins(head, &["def"]) {
            let def = token_at(source, source.statements[head].tokens.start);
            edits.put(def.start..def.start, "async ");
            edits.put(lines_of(source, decorator), "");
            found.push(head);
        } else if source.begins(head, &["async", "def"]) {
            edits.put(lines_of(source, decorator), "");
        }
    }
    found
}

/// Rewrites the function's own statements: functions inside it are others' affair.
fn body(source: &Source, head: usize, coroutines: &[usize], edits: &mut Edits) {
    let inside = source.body(head);
    // `def f(): yield from g()` in one line.
    let own = source.statements[head].tokens.clone();
    waits(source, own, edits);
    let mut at = inside.start;
    while at < inside.end {
        let nested =
            source.begins(at, &["def"]) || source.begins(at, &["async", "def"]) || source.begins(at, &["class"]);
        if nested && !coroutines.contains(&at) {
            at = source.body(at).end.max(at + 1);
            continue;
        }
        if !nested {
            statement(source, at, edits);
        }
        at += 1;
    }
}

fn statement(source: &Source, at: usize, edits: &mut Edits) {
    let words: Vec<&str> = source.words(at).collect();
    let tokens = source.statements[at].tokens.clone();
    // A bare `yield` gives the loop its turn.
    if words == ["yield"] || words == ["yield", "None"] {
        let (first, last) = (token_at(source, tokens.start), token_at(source, tokens.end - 1));
        return edits.put(first.start..last.end, "await asyncio.sleep(0)");
    }
    // `with (yield from lock):` took a lock.
    if let ["with", "(", "yield", "from", .., ")", ":"] = words.as_slice()
        && words.iter().filter(|&&word| word == "with").count() == 1
    {
        let from = token_at(source, tokens.start);
        let open = token_at(source, tokens.start + 3);
        let close = token_at(source, tokens.end - 2);
        edits.put(from.start..open.end, "async with");
        return edits.put(close, "");
    }
    waits(source, tokens, edits);
}

/// `yield from` becomes `await`, with brackets where `await` binds more tightly than the operand.
fn waits(source: &Source, tokens: Range<usize>, edits: &mut Edits) {
    for at in tokens.clone() {
        if source.word(at) != "yield" || source.tokens[at].kind != Kind::Name || source.word(at + 1) != "from" {
            continue;
        }
        let (old, end) =
            (token_at(source, at).start..token_at(source, at + 1).end, operand(source, at + 2, tokens.end));
        let operand = at + 2..end;
        if is_primary(source, operand.clone()) || operand.is_empty() {
            edits.put(old, "await");
        } else {
            let (first, last) = (token_at(source, operand.start), token_at(source, operand.end - 1));
            edits.put(old.start..first.start, "await (");
            edits.put(last.end..last.end, ")");
        }
    }
}

/// Where the operand that begins here ends: at a bracket that closes around it, a comma beside it, or the line's end.
fn operand(source: &Source, from: usize, end: usize) -> usize {
    let depth = source.tokens.get(from).map_or(0, |token| token.depth);
    let ends = |&at: &usize| {
        let token = &source.tokens[at];
        let word = source.word(at);
        token.kind == Kind::Comment
            || token.depth < depth
            || (token.depth == depth && matches!(word, "," | ";" | ":" | "="))
    };
    (from..end).find(ends).unwrap_or(end)
}

/// A name, call, subscript or bracket: what `await` takes as it stands.
fn is_primary(source: &Source, operand: Range<usize>) -> bool {
    let depth = source.tokens.get(operand.start).map_or(0, |token| token.depth);
    let mut joined = true;
    for at in operand {
        let token = &source.tokens[at];
        if token.depth > depth {
            continue;
        }
        let word = source.word(at);
        let is_word = matches!(token.kind, Kind::Name | Kind::Number | Kind::Text);
        let fits = match word {
            "." => true,
            "(" | "[" | "{" | ")" | "]" | "}" => true,
            "and" | "or" | "not" | "if" | "else" | "in" | "is" | "for" | "lambda" | "await" | "yield" => false,
            _ => is_word && joined,
        };
        if !fits {
            return false;
        }
        joined = word == ".";
    }
    true
}

/// Loops that are got at the start, run until something is complete, and closed. Says whether a line went at the end.
fn loops(source: &Source, edits: &mut Edits) -> bool {
    let mut last_went = false;
    for got in 0..source.statements.len() {
        let words: Vec<&str> = source.words(got).collect();
        let [name, "=", "asyncio", ".", "get_event_loop" | "new_event_loop", "(", ")"] = words.as_slice() else {
            continue;
        };
        let name = (*name).to_owned();
        let Some(uses) = uses(source, got, &name) else { continue };
        edits.put(lines_of(source, got), "");
        let mut mains = 0;
        for (at, used) in uses {
            match used {
                Use::Drop => {
                    edits.put(lines_of(source, at), "");
                    last_went |= at + 1 == source.statements.len();
                }
                Use::Run { first } => run(source, at, first, &mut mains, edits),
            }
        }
    }
    last_went
}

enum Use {
    /// `loop.close()`, `asyncio.set_event_loop(loop)`
    Drop,
    /// `loop.run_until_complete(...)`, from this token on.
    Run { first: usize },
}

/// How the loop is used after it was got; `None` if in a way that `asyncio.run` cannot stand for.
fn uses(source: &Source, got: usize, name: &str) -> Option<Vec<(usize, Use)>> {
    let mut found = Vec::new();
    for at in (0..source.statements.len()).filter(|&at| at != got) {
        let tokens = source.statements[at].tokens.clone();
        let words: Vec<&str> = source.words(at).collect();
        if words == [name, ".", "close", "(", ")"] || words == ["asyncio", ".", "set_event_loop", "(", name, ")"] {
            found.push((at, Use::Drop));
            continue;
        }
        let mentions: Vec<usize> = tokens
            .clone()
            .filter(|&token| source.word(token) == name && source.tokens[token].kind == Kind::Name)
            .filter(|&token| token == 0 || source.word(token - 1) != ".")
            .collect();
        match mentions.as_slice() {
            [] => {}
            [first] if source.word(first + 2) == "run_until_complete" && source.word(first + 3) == "(" => {
                found.push((at, Use::Run { first: *first }));
            }
            _ => return None,
        }
    }
    found.iter().any(|(_, used)| matches!(used, Use::Run { .. })).then_some(found)
}

/// `loop.run_until_complete(x)`: `asyncio.run(x)` where x is a call of a coroutine function; what only a running loop can
/// make gets a `main` around it.
fn run(source: &Source, statement: usize, first: usize, mains: &mut u32, edits: &mut Edits) {
    let old = token_at(source, first).start..token_at(source, first + 2).end;
    let inside = first + 4;
    let depth = source.tokens[first + 3].depth + 1;
    let end = (inside..source.statements[statement].tokens.end)
        .find(|&at| source.tokens[at].depth < depth && source.word(at) == ")")
        .unwrap_or(source.statements[statement].tokens.end);
    let words: Vec<&str> = (inside..end).map(|at| source.word(at)).collect();
    let makes_future =
        matches!(words.as_slice(), ["asyncio", ".", "wait" | "gather" | "ensure_future" | "wait_for", "(", ..]);
    let is_call = words.last() == Some(&")");
    if !makes_future && is_call || end <= inside {
        return edits.put(old, "asyncio.run");
    }
    let given = &source.text[token_at(source, inside).start..token_at(source, end - 1).end];
    let awaited = match words.as_slice() {
        // `wait` takes coroutines no longer; whoever threw its result away wanted all to be done.
        ["asyncio", ".", "wait", "(", .., ")"] if !words.contains(&"timeout") && !words.contains(&"return_when") => {
            let list =
                source.text[token_at(source, inside + 4).start..token_at(source, end - 2).end].trim_end_matches(',');
            match (list.strip_prefix('['), list.strip_suffix(']')) {
                (Some(_), Some(_)) => format!("asyncio.gather({})", list[1..list.len() - 1].trim()),
                _ => format!("asyncio.gather(*{list})"),
            }
        }
        _ => given.to_owned(),
    };
    *mains += 1;
    let name = if *mains == 1 { "main".to_owned() } else { format!("main{mains}") };
    let taken = source.tokens.iter().any(|token| source.text[token.at.clone()] == *name);
    let name = if taken { format!("run_{name}") } else { name };
    let indent = source.statements[statement].indent as usize;
    let (pad, begin) = (" ".repeat(indent), lines_of(source, statement).start);
    let inner = awaited.replace('\n', "\n    ");
    let gap = if indent == 0 { "\n\n" } else { "" };
    let space = if indent == 0 && begin > 0 && !source.text[..begin].ends_with("\n\n") { "\n" } else { "" };
    edits.put(begin..begin, format!("{space}{pad}async def {name}():\n{pad}    return await {inner}\n{gap}"));
    let close = token_at(source, end).end.max(token_at(source, end - 1).end);
    edits.put(old.start..close, format!("asyncio.run({name}())"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, new: &str) {
        assert_eq!(modernise(old).as_deref(), Some(new), "{old}");
        assert_eq!(coroscope_session::check(new), [], "{new}");
        assert_eq!(modernise(new), None, "the new spelling is left alone");
    }

    #[test]
    fn the_articles_program_becomes_todays() {
        check(
            "import asyncio\n\n@asyncio.coroutine\ndef hello():\n    print(\"Hello world!\")\n    \
             # 异步调用asyncio.sleep(1):\n    r = yield from asyncio.sleep(1)  # yield from\n    \
             print(\"Hello again!\")\n\n# 获取EventLoop:\nloop = asyncio.get_event_loop()\n# 执行coroutine\n\
             loop.run_until_complete(hello())\nloop.close()\n",
            "import asyncio\n\nasync def hello():\n    print(\"Hello world!\")\n    \
             # 异步调用asyncio.sleep(1):\n    r = await asyncio.sleep(1)  # yield from\n    \
             print(\"Hello again!\")\n\n# 获取EventLoop:\n# 执行coroutine\nasyncio.run(hello())\n",
        );
    }

    #[test]
    fn await_binds_more_tightly_than_yield_from() {
        let function = |line: &str| format!("@asyncio.coroutine\ndef f():\n    {line}\n");
        let table = [
            ("return (yield from g())", "return (await g())"),
            ("x = yield from a or b", "x = await (a or b)"),
            ("yield from g(x, y)[0].z", "await g(x, y)[0].z"),
            ("print((yield from g()), 1)", "print((await g()), 1)"),
            ("yield", "await asyncio.sleep(0)"),
            ("with (yield from lock):\n        pass", "async with lock:\n        pass"),
            ("x = [(yield from g(i)) for i in y]", "x = [(await g(i)) for i in y]"),
            ("yield from g(  # here\n        1,\n    )", "await g(  # here\n        1,\n    )"),
            ("if 1: yield from g(); h()", "if 1: await g(); h()"),
        ];
        for (old, new) in table {
            check(&function(old), &function(new).replace("@asyncio.coroutine\ndef", "async def"));
        }
    }

    #[test]
    fn functions_inside_are_others_affair() {
        check(
            "@asyncio.coroutine\n@other\ndef f():\n    def g():\n        yield from h()\n    yield from k(g)\n",
            "@other\nasync def f():\n    def g():\n        yield from h()\n    await k(g)\n",
        );
        assert_eq!(modernise("def g():\n    yield from h()\n"), None);
    }

    #[test]
    fn what_needs_a_running_loop_gets_a_main() {
        check(
            "import asyncio\n\n@asyncio.coroutine\ndef f():\n    yield from asyncio.sleep(1)\n\n\
             loop = asyncio.get_event_loop()\ntasks = [f(), f()]\nloop.run_until_complete(asyncio.wait(tasks))\n\
             loop.close()\n",
            "import asyncio\n\nasync def f():\n    await asyncio.sleep(1)\n\ntasks = [f(), f()]\n\n\
             async def main():\n    return await asyncio.gather(*tasks)\n\n\nasyncio.run(main())\n",
        );
    }

    #[test]
    fn a_loop_that_is_used_otherwise_stays() {
        let old = "@asyncio.coroutine\ndef f():\n    yield from g()\n\nloop = asyncio.get_event_loop()\n\
                   loop.call_soon(print)\nloop.run_until_complete(f())\n";
        assert!(modernise(old).is_some_and(|new| new.contains("loop.run_until_complete(f())")));
    }
}
