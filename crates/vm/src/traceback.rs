//! Tracebacks as text, as CPython prints them (`Lib/traceback.py`).
//!
//! First every exception that will be shown, with its causes, contexts and group members, is turned into a [`Report`]
//! (this may run the program's `__str__`); then the reports are laid out. Both are loops: chains and groups may be as
//! long and deep as memory allows.

mod advice;
mod anchors;
mod frame;
mod module;
mod suggest;
mod syntax;
mod tokens;
mod width;

use crate::builtins::exception_group;
use crate::builtins::exceptions::as_exc;
use crate::exception::{Location, Traceback};
use crate::frame::{Frame, Frames};
use crate::{Exc, Res, Value, Vm};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;

pub use frame::{Entry, format_entries};
pub use module::install;
pub use suggest::suggest;

const MAX_GROUP_WIDTH: usize = 15;
const MAX_GROUP_DEPTH: usize = 10;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// What of an exception is shown.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Causes and contexts too.
    pub chain: bool,
    /// At most so many entries, counted from the outermost, or from the innermost if negative.
    pub limit: Option<i64>,
}

impl Default for Options {
    fn default() -> Options {
        Options { chain: true, limit: None }
    }
}

/// An exception made ready to be laid out. Others are meant by their index.
#[derive(Default)]
struct Report {
    stack: Vec<String>,
    /// Its own lines: class, text, notes.
    own: Vec<String>,
    cause: Option<usize>,
    context: Option<usize>,
    members: Option<Vec<usize>>,
}

/// What CPython prints for an exception that nobody caught.
pub async fn format_exception(vm: &Vm, e: &Exc) -> Res<String> {
    Ok(format_lines(vm, e, Options::default()).await?.concat())
}

/// The same as a list of texts, each of which ends with a newline (`traceback.format_exception`).
pub async fn format_lines(vm: &Vm, e: &Exc, options: Options) -> Res<Vec<String>> {
    let reports = collect(vm, e, options).await?;
    Ok(Layout::new(&reports, options.chain).run())
}

/// Whether the modules are being taken apart: source lines cannot be had any more.
#[derive(Default)]
struct Ending(Cell<bool>);

/// From here on, tracebacks come without source.
pub fn forget_sources(vm: &Vm) {
    vm.extension::<Ending>().0.set(true);
}

/// What is printed for an exception that nobody can catch: by C code, without carets, causes and notes
/// (`_PyErr_WriteUnraisableDefaultHook`).
pub async fn format_unraisable(vm: &Vm, e: &Exc) -> String {
    let plain: Vec<Entry> = entries(e, None).into_iter().map(|entry| Entry { cols: None, ..entry }).collect();
    let mut out = String::new();
    if !plain.is_empty() {
        out.push_str("Traceback (most recent call last):\n");
    }
    format_entries(&plain).iter().for_each(|l| out.push_str(l));
    let (class, text) = (class_name(vm, e), safe_text(vm, &e.value(), "exception").await);
    out.push_str(&if text.is_empty() { format!("{class}\n") } else { format!("{class}: {text}\n") });
    out
}

/// The lines without the traceback. `tb` is one that is shown before it and says what names there were.
pub async fn format_exception_only(vm: &Vm, e: &Exc, tb: Option<Rc<Traceback>>) -> Res<Vec<String>> {
    own_lines(vm, e, tb).await
}

fn is_shown(at: &Location) -> bool {
    at.place.is_some() || !at.code.stands_for_c()
}

/// The entries of an exception's traceback, outermost first.
pub fn entries(e: &Exc, limit: Option<i64>) -> Vec<Entry> {
    let mut all = e.traceback().map(|tb| tb.entries()).unwrap_or_default();
    all.retain(|t| is_shown(&t.at));
    limited(&all, limit).iter().map(|t| Entry::of(&t.at)).collect()
}

/// The frames on the stack, outermost first, for `traceback.print_stack`.
pub fn stack_entries(frames: &mut Frames<'_>, limit: Option<i64>) -> Vec<Entry> {
    let here =
        |f: &crate::frame::PyFrame| Entry::of(&Location { code: f.code.clone(), ip: f.last, frame: None, place: None });
    let mut all: Vec<Entry> = frames
        .below
        .iter()
        .filter_map(|f| match f {
            Frame::Py(f) if !f.code.stands_for_c() => Some(here(f)),
            _ => None,
        })
        .collect();
    all.push(here(frames.top));
    // A stack is cut at its outer end.
    limited(&all, limit.map(|n| n.saturating_neg())).to_vec()
}

fn limited<T>(all: &[T], limit: Option<i64>) -> &[T] {
    let Some(limit) = limit else { return all };
    let n = usize::try_from(limit.unsigned_abs()).unwrap_or(usize::MAX).min(all.len());
    if limit >= 0 { &all[..n] } else { &all[all.len() - n..] }
}

/// Writes an exception to `sys.stderr`.
pub async fn print_exception(vm: &Vm, e: &Exc) -> Res<()> {
    let text = format_exception(vm, e).await?;
    crate::builtins::warn::write_stderr(vm, &text).await
}

// ---- collecting ------------------------------------------------------------------------------------------------------

/// Reports of an exception (the first) and all that belong to it (`TracebackException.__init__`).
async fn collect(vm: &Vm, e: &Exc, options: Options) -> Res<Vec<Report>> {
    let mut reports = Vec::new();
    let mut seen = BTreeSet::new();
    let mut todo = vec![(add(vm, e, options, &mut reports, &mut seen).await?, e.clone())];
    while let Some((at, e)) = todo.pop() {
        let Some(data) = e.data() else { continue };
        let is_new = |e: &Exc, seen: &BTreeSet<usize>| e.value().address().is_none_or(|a| !seen.contains(&a));
        let cause = e.cause().filter(|c| is_new(c, &seen));
        let mut later = Vec::new();
        if let Some(cause) = &cause {
            let index = add(vm, cause, options, &mut reports, &mut seen).await?;
            reports[at].cause = Some(index);
            later.push((index, cause.clone()));
        }
        if cause.is_none()
            && !data.suppress_context.get()
            && let Some(context) = e.context().filter(|c| is_new(c, &seen))
        {
            let index = add(vm, &context, options, &mut reports, &mut seen).await?;
            reports[at].context = Some(index);
            later.push((index, context));
        }
        if e.is_a(&vm.exc.base_exception_group) {
            let mut members = Vec::new();
            for member in exception_group::members(&e).iter().filter_map(as_exc) {
                let index = add(vm, &member, options, &mut reports, &mut seen).await?;
                members.push(index);
                later.push((index, member));
            }
            reports[at].members = Some(members);
        }
        todo.extend(later);
    }
    Ok(reports)
}

async fn add(vm: &Vm, e: &Exc, options: Options, reports: &mut Vec<Report>, seen: &mut BTreeSet<usize>) -> Res<usize> {
    seen.extend(e.value().address());
    let mut entries = entries(e, options.limit);
    if vm.extension::<Ending>().0.get() {
        entries.iter_mut().for_each(|entry| entry.source = None);
    }
    let stack = format_entries(&entries);
    let own = own_lines(vm, e, e.traceback()).await?;
    reports.push(Report { stack, own, ..Report::default() });
    Ok(reports.len() - 1)
}

/// The class of an exception as tracebacks name it.
fn class_name(vm: &Vm, e: &Exc) -> String {
    let class = e.class();
    let qualname = class.qualname();
    match class.find(&vm.names.module) {
        None => qualname.to_string(),
        Some(module) => match module.as_str().map(|m| m.as_str()) {
            Some("__main__" | "builtins") => qualname.to_string(),
            Some(module) => format!("{module}.{qualname}"),
            None => format!("<unknown>.{qualname}"),
        },
    }
}

/// `str(exc)`, whatever that does.
async fn safe_text(vm: &Vm, v: &Value, what: &str) -> String {
    match vm.str_of(v).await {
        Ok(s) => s.to_string(),
        Err(_) => format!("<{what} str() failed>"),
    }
}

async fn safe_repr(vm: &Vm, v: &Value, what: &str) -> String {
    match vm.repr_of(v).await {
        Ok(s) => s.to_string(),
        Err(_) => format!("<{what} repr() failed>"),
    }
}

/// Class, text, advice and notes (`TracebackException.format_exception_only`).
async fn own_lines(vm: &Vm, e: &Exc, tb: Option<Rc<Traceback>>) -> Res<Vec<String>> {
    let class = class_name(vm, e);
    let mut lines = if e.is_a(&vm.exc.syntax_error) {
        syntax::lines(vm, e, &class)
    } else {
        let mut text = safe_text(vm, &e.value(), "exception").await;
        text.push_str(&advice::advice(vm, e, tb).await?);
        vec![if text.is_empty() { format!("{class}\n") } else { format!("{class}: {text}\n") }]
    };
    notes(vm, e, &mut lines).await;
    Ok(lines)
}

async fn notes(vm: &Vm, e: &Exc, lines: &mut Vec<String>) {
    let notes = match vm.getattr_opt(&e.value(), &vm.names.notes).await {
        Ok(None) => return,
        Ok(Some(Value::None)) => return,
        Ok(Some(notes)) => notes,
        Err(failed) => {
            let repr = safe_repr(vm, &failed.value(), "__notes__").await;
            lines.push(format!("Ignored error getting __notes__: {repr}\n"));
            return;
        }
    };
    let items = match (notes.as_list(), notes.as_tuple()) {
        (Some(list), _) => list.to_vec(),
        (_, Some(tuple)) => tuple.to_vec(),
        _ => {
            lines.push(format!("{}\n", safe_repr(vm, &notes, "__notes__").await));
            return;
        }
    };
    for note in items {
        let text = safe_text(vm, &note, "note").await;
        lines.extend(text.split('\n').map(|l| format!("{l}\n")));
    }
}

// ---- layout ----------------------------------------------------------------------------------------------------------

/// What is still to be written.
enum Work {
    /// An exception with its causes and contexts before it.
    Chain(usize),
    Text(&'static str),
    One(usize),
    Member {
        group: usize,
        at: usize,
        count: usize,
    },
    MemberEnd {
        last: bool,
    },
    GroupEnd,
}

/// `TracebackException.format` with its `_ExceptionPrintContext`.
struct Layout<'a> {
    reports: &'a [Report],
    chain: bool,
    out: Vec<String>,
    depth: usize,
    /// The line under a group is still to come.
    need_close: bool,
    work: Vec<Work>,
}

impl<'a> Layout<'a> {
    fn new(reports: &'a [Report], chain: bool) -> Layout<'a> {
        Layout { reports, chain, out: Vec::new(), depth: 0, need_close: false, work: vec![Work::Chain(0)] }
    }

    fn run(mut self) -> Vec<String> {
        while let Some(work) = self.work.pop() {
            match work {
                Work::Chain(at) => self.chain_of(at),
                Work::Text(text) => self.emit(text, '|'),
                Work::One(at) => self.one(at),
                Work::Member { group, at, count } => self.member(group, at, count),
                Work::MemberEnd { last } => {
                    if last && self.need_close {
                        let line = format!("{}+------------------------------------\n", self.indent());
                        self.out.push(line);
                        self.need_close = false;
                    }
                    self.depth -= 1;
                }
                Work::GroupEnd => self.depth = 0,
            }
        }
        self.out
    }

    fn indent(&self) -> String {
        " ".repeat(2 * self.depth)
    }

    fn emit(&mut self, text: &str, margin: char) {
        if self.depth == 0 {
            self.out.push(text.to_owned());
            return;
        }
        let prefix = format!("{}{margin} ", self.indent());
        let lines: String = text.split_inclusive('\n').map(|l| format!("{prefix}{l}")).collect();
        self.out.push(lines);
    }

    /// Lays out the last of the chain first.
    fn chain_of(&mut self, at: usize) {
        let mut next = Some(at);
        while let Some(at) = next {
            self.work.push(Work::One(at));
            let report = &self.reports[at];
            next = None;
            if self.chain {
                if let Some(cause) = report.cause {
                    self.work.push(Work::Text(CAUSE));
                    next = Some(cause);
                } else if let Some(context) = report.context {
                    self.work.push(Work::Text(CONTEXT));
                    next = Some(context);
                }
            }
        }
    }

    fn one(&mut self, at: usize) {
        let report = &self.reports[at];
        let Some(members) = &report.members else {
            if !report.stack.is_empty() {
                self.emit("Traceback (most recent call last):\n", '|');
                report.stack.iter().for_each(|l| self.emit(l, '|'));
            }
            report.own.iter().for_each(|l| self.emit(l, '|'));
            return;
        };
        if self.depth > MAX_GROUP_DEPTH {
            self.emit(&format!("... (max_group_depth is {MAX_GROUP_DEPTH})\n"), '|');
            return;
        }
        let top = self.depth == 0;
        if top {
            self.depth = 1;
        }
        if !report.stack.is_empty() {
            self.emit("Exception Group Traceback (most recent call last):\n", if top { '+' } else { '|' });
            report.stack.iter().for_each(|l| self.emit(l, '|'));
        }
        report.own.iter().for_each(|l| self.emit(l, '|'));
        let count = members.len().min(MAX_GROUP_WIDTH + 1);
        self.need_close = false;
        if top {
            self.work.push(Work::GroupEnd);
        }
        self.work.extend((0..count).rev().map(|i| Work::Member { group: at, at: i, count }));
    }

    fn member(&mut self, group: usize, at: usize, count: usize) {
        let members = self.reports[group].members.as_deref().unwrap_or(&[]);
        let last = at + 1 == count;
        if last {
            self.need_close = true;
        }
        let truncated = at >= MAX_GROUP_WIDTH;
        let title = if truncated { "...".to_owned() } else { (at + 1).to_string() };
        let lead = if at == 0 { "+-" } else { "  " };
        let line = format!("{}{lead}+---------------- {title} ----------------\n", self.indent());
        self.out.push(line);
        self.depth += 1;
        self.work.push(Work::MemberEnd { last });
        if truncated {
            let left = members.len() - MAX_GROUP_WIDTH;
            let s = if left > 1 { "s" } else { "" };
            self.emit(&format!("and {left} more exception{s}\n"), '|');
        } else {
            self.work.push(Work::Chain(members[at]));
        }
    }
}
