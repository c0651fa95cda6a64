//! The objects of `re`: patterns and matches over `coroscope_regex`. Matching spends fuel in slices, so that a
//! catastrophic pattern can be paused and stopped.

use crate::support::{native, this};
use coroscope_bytecode::{CmpOp, surrogate};
use coroscope_regex::{ErrorKind, Machine, Mode, Pattern, Piece, Status, Template};
use coroscope_vm::builtins::define::{self, Attr, Method};
use coroscope_vm::builtins::scalar::buffer;
use coroscope_vm::class::Class;
use coroscope_vm::dict::Dict;
use coroscope_vm::object::Native;
use coroscope_vm::{Args, OwnedArgs, Res, Value, Vm, task};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Steps of the matcher between two turns of the host.
const SLICE: u64 = 20_000;

/// `re.Pattern`
struct Compiled {
    pattern: Rc<Pattern>,
    source: Value,
    is_bytes: bool,
}

impl Native for Compiled {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The text of a search, by code points or bytes.
#[derive(Clone)]
enum Subject {
    Bytes(Rc<Vec<u8>>),
    Ascii(Rc<coroscope_vm::PyStr>),
    Wide(Rc<Vec<u32>>),
}

impl Subject {
    fn len(&self) -> usize {
        match self {
            Subject::Bytes(b) => b.len(),
            Subject::Ascii(s) => s.len(),
            Subject::Wide(w) => w.len(),
        }
    }

    fn run(&self, machine: &mut Machine, pattern: &Pattern, fuel: &mut u64) -> Status {
        match self {
            Subject::Bytes(b) => machine.run(pattern, b.as_slice(), fuel),
            Subject::Ascii(s) => machine.run(pattern, s.as_str().as_bytes(), fuel),
            Subject::Wide(w) => machine.run(pattern, w.as_slice(), fuel),
        }
    }

    fn slice(&self, from: usize, to: usize) -> Value {
        match self {
            Subject::Bytes(b) => Value::bytes(b.get(from..to).unwrap_or(&[]).to_vec()),
            Subject::Ascii(s) => Value::str(s.slice(from, to)),
            Subject::Wide(w) => Value::str(wide_text(w.get(from..to).unwrap_or(&[]))),
        }
    }
}

fn wide_text(w: &[u32]) -> String {
    w.iter().filter_map(|c| surrogate::char_of(*c)).collect()
}

fn subject(vm: &Vm, compiled: &Compiled, v: &Value) -> Res<Subject> {
    if let Some(s) = v.as_str() {
        if compiled.is_bytes {
            return Err(vm.type_error("cannot use a bytes pattern on a string-like object"));
        }
        return Ok(if s.is_ascii() {
            Subject::Ascii(s.clone())
        } else {
            Subject::Wide(Rc::new(s.as_str().chars().map(surrogate::code_of).collect()))
        });
    }
    match buffer::bytes_like(v) {
        Some(_) if !compiled.is_bytes => Err(vm.type_error("cannot use a string pattern on a bytes-like object")),
        Some(b) => Ok(Subject::Bytes(Rc::new(b.into_owned()))),
        None => {
            let given = vm.type_name(v);
            Err(vm.type_error(format!("expected string or bytes-like object, got '{given}'")))
        }
    }
}

/// `re.Match`
struct Match {
    /// The pattern object.
    re: Value,
    string: Value,
    subject: Subject,
    spans: Vec<Option<(usize, usize)>>,
    last: Option<usize>,
    pos: usize,
    end_pos: usize,
}

impl Native for Match {
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.re);
        visit(&self.string);
    }
}

impl Match {
    fn text(&self, group: usize, default: &Value) -> Value {
        match self.spans.get(group).copied().flatten() {
            Some((a, b)) => self.subject.slice(a, b),
            None => default.clone(),
        }
    }

    fn pattern(&self) -> Option<Rc<Pattern>> {
        native::<Compiled>(&self.re).map(|c| c.pattern.clone())
    }
}

#[derive(Default)]
struct Classes {
    pattern: RefCell<Option<Rc<Class>>>,
    matched: RefCell<Option<Rc<Class>>>,
    iter: RefCell<Option<Rc<Class>>>,
}

/// A search that goes from match to match.
struct Search {
    re: Value,
    pattern: Rc<Pattern>,
    string: Value,
    subject: Subject,
    pos: usize,
    end: usize,
    at: Cell<usize>,
    skip: Cell<Option<usize>>,
}

impl Native for Search {
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.re);
        visit(&self.string);
    }
}

impl Search {
    fn new(vm: &Vm, re: &Value, string: &Value, pos: i64, end: i64) -> Res<Search> {
        let Some(compiled) = native::<Compiled>(re) else { return Err(vm.type_error("not a pattern")) };
        let subject = subject(vm, compiled, string)?;
        let len = subject.len() as i64;
        let end = end.clamp(0, len) as usize;
        let pos = pos.clamp(0, len) as usize;
        Ok(Search {
            re: re.clone(),
            pattern: compiled.pattern.clone(),
            string: string.clone(),
            subject,
            pos,
            end,
            at: Cell::new(pos),
            skip: Cell::new(None),
        })
    }

    async fn find(&self, vm: &Vm, mode: Mode) -> Res<Option<Machine>> {
        if self.at.get() > self.end {
            return Ok(None);
        }
        let mut machine = Machine::new(&self.pattern, mode, self.at.get(), self.end, self.skip.get());
        loop {
            let mut fuel = SLICE;
            match self.subject.run(&mut machine, &self.pattern, &mut fuel) {
                Status::Matched => {
                    let (a, b) = machine.group(0).unwrap_or((self.end, self.end));
                    self.skip.set((a == b).then_some(b));
                    self.at.set(b);
                    let spent = SLICE - fuel.min(SLICE);
                    if spent > 500 {
                        vm.breathe(spent / 8).await?;
                    }
                    return Ok(Some(machine));
                }
                Status::NoMatch => {
                    self.at.set(usize::MAX);
                    vm.breathe((SLICE - fuel.min(SLICE)) / 8).await?;
                    return Ok(None);
                }
                Status::OutOfFuel => {
                    vm.breathe(SLICE / 8).await?;
                }
                Status::TooMuchMemory => return Err(vm.memory_error()),
            }
        }
    }

    fn matched(&self, vm: &Vm, machine: &Machine) -> Value {
        let Some(class) = vm.extension::<Classes>().matched.borrow().clone() else { return Value::None };
        let spans = (0..=self.pattern.groups).map(|i| machine.group(i)).collect();
        let matched = Match {
            re: self.re.clone(),
            string: self.string.clone(),
            subject: self.subject.clone(),
            spans,
            last: machine.last_group(),
            pos: self.pos,
            end_pos: self.end,
        };
        vm.new_native(&class, matched)
    }
}

/// `(string, pos, endpos)` of the searching methods.
fn search_args(vm: &Vm, args: &OwnedArgs, name: &str) -> Res<Search> {
    let rest = args.pos.get(1..).unwrap_or(&[]);
    let pick = |i: usize, name: &str| rest.get(i).cloned().or_else(|| args.as_args().kw(name).cloned());
    let Some(string) = pick(0, "string") else {
        return Err(vm.type_error(format!("{name}() missing required argument 'string' (pos 1)")));
    };
    let number = |v: Option<Value>, default| v.and_then(|v| v.as_i64()).unwrap_or(default);
    Search::new(vm, &args.at(0), &string, number(pick(1, "pos"), 0), number(pick(2, "endpos"), i64::MAX))
}

async fn search(vm: Vm, args: OwnedArgs, name: &'static str, mode: Mode) -> Res {
    let s = search_args(&vm, &args, name)?;
    Ok(match s.find(&vm, mode).await? {
        Some(m) => s.matched(&vm, &m),
        None => Value::None,
    })
}

async fn findall(vm: Vm, args: OwnedArgs) -> Res {
    let s = search_args(&vm, &args, "findall")?;
    let empty = s.subject.slice(0, 0);
    let mut found = Vec::new();
    while let Some(m) = s.find(&vm, Mode::Search).await? {
        let text = |i| m.group(i).map_or_else(|| empty.clone(), |(a, b)| s.subject.slice(a, b));
        found.push(match s.pattern.groups {
            0 => text(0),
            1 => text(1),
            n => Value::tuple((1..=n).map(text).collect()),
        });
        if found.len() % 4096 == 0 {
            vm.reserve(found.len() as u64 * 48)?;
        }
    }
    Ok(vm.new_list(found))
}

async fn finditer(vm: Vm, args: OwnedArgs) -> Res {
    let s = search_args(&vm, &args, "finditer")?;
    match vm.extension::<Classes>().iter.borrow().clone() {
        Some(class) => Ok(vm.new_native(&class, s)),
        None => Ok(Value::None),
    }
}

async fn iter_next(vm: Vm, args: OwnedArgs) -> Res {
    let s = this::<Search>(&vm, args.as_args(), "__next__")?;
    match s.find(&vm, Mode::Search).await? {
        Some(m) => Ok(s.matched(&vm, &m)),
        None => Err(vm.stop_iteration(Value::None)),
    }
}

async fn scanner_step(vm: Vm, args: OwnedArgs, mode: Mode) -> Res {
    let s = this::<Search>(&vm, args.as_args(), "match")?;
    Ok(match s.find(&vm, mode).await? {
        Some(m) => s.matched(&vm, &m),
        None => Value::None,
    })
}

async fn split(vm: Vm, args: OwnedArgs) -> Res {
    let limit = args.pos.get(2).cloned().or_else(|| args.as_args().kw("maxsplit").cloned());
    let limit = limit.and_then(|v| v.as_i64()).unwrap_or(0);
    let given = OwnedArgs { pos: args.pos.iter().take(2).cloned().collect(), kw: args.kw.clone() };
    let s = search_args(&vm, &given, "split")?;
    let (mut parts, mut last, mut n) = (Vec::new(), 0, 0);
    while limit == 0 || n < limit {
        let Some(m) = s.find(&vm, Mode::Search).await? else { break };
        let (a, b) = m.group(0).unwrap_or((0, 0));
        parts.push(s.subject.slice(last, a));
        for i in 1..=s.pattern.groups {
            parts.push(m.group(i).map_or(Value::None, |(a, b)| s.subject.slice(a, b)));
        }
        last = b;
        n += 1;
    }
    parts.push(s.subject.slice(last, s.subject.len()));
    Ok(vm.new_list(parts))
}

/// The pieces of a result, text or bytes.
fn join(subject: &Subject, parts: &[Value]) -> Value {
    match subject {
        Subject::Bytes(_) => {
            Value::bytes(parts.iter().filter_map(buffer::bytes_like).fold(Vec::new(), |mut all, b| {
                all.extend_from_slice(&b);
                all
            }))
        }
        _ => Value::str(parts.iter().filter_map(Value::as_str).fold(String::new(), |mut all, s| {
            all.push_str(s.as_str());
            all
        })),
    }
}

fn units(v: &Value) -> Option<Vec<u32>> {
    match v.as_str() {
        Some(s) => Some(s.as_str().chars().map(surrogate::code_of).collect()),
        None => buffer::bytes_like(v).map(|b| b.iter().map(|b| u32::from(*b)).collect()),
    }
}

fn piece_value(subject: &Subject, text: &[u32]) -> Value {
    match subject {
        Subject::Bytes(_) => Value::bytes(text.iter().map(|c| *c as u8).collect::<Vec<u8>>()),
        _ => Value::str(wide_text(text)),
    }
}

/// A parsed template; its error as the tuple that the Python half raises from is wrapped in `PatternError` there.
async fn template(vm: &Vm, pattern: &Pattern, v: &Value, is_bytes: bool) -> Res<Template> {
    let Some(text) = units(v) else {
        let given = vm.type_name(v);
        let wanted = if is_bytes { "a bytes-like object is required, not" } else { "expected str instance," };
        let words = if is_bytes {
            format!("{wanted} '{given}'")
        } else {
            format!("decoding to str: need a bytes-like object, {given} found")
        };
        return Err(vm.type_error(words));
    };
    match Template::parse(&text, pattern, is_bytes) {
        Ok(t) => Ok(t),
        Err(e) if e.kind == ErrorKind::Value => Err(vm.index_error(e.message)),
        Err(e) => {
            let module = vm.import_module("re").await?;
            let class = vm.getattr(&module, &vm.intern("PatternError")).await?;
            let position = e.position.map_or(Value::None, Value::from);
            let made = vm.call(&class, vec![Value::str(e.message), v.clone(), position]).await?;
            match made {
                Value::Object(o) => Err(coroscope_vm::Exc(o)),
                _ => Err(vm.value_error("bad template")),
            }
        }
    }
}

async fn substitute(vm: Vm, args: OwnedArgs, counted: bool) -> Res {
    let name = if counted { "subn" } else { "sub" };
    let rest = args.pos.get(1..).unwrap_or(&[]);
    let pick = |i: usize, name: &str| rest.get(i).cloned().or_else(|| args.as_args().kw(name).cloned());
    let (Some(repl), Some(string)) = (pick(0, "repl"), pick(1, "string")) else {
        return Err(vm.type_error(format!("{name}() missing required argument")));
    };
    let limit = pick(2, "count").and_then(|v| v.as_i64()).unwrap_or(0);
    let s = Search::new(&vm, &args.at(0), &string, 0, i64::MAX)?;
    let is_bytes = matches!(s.subject, Subject::Bytes(_));
    let by_call = vm.is_callable(&repl);
    let template = if by_call { None } else { Some(template(&vm, &s.pattern, &repl, is_bytes).await?) };
    let (mut parts, mut last, mut n) = (Vec::new(), 0, 0i64);
    while limit == 0 || n < limit {
        let Some(m) = s.find(&vm, Mode::Search).await? else { break };
        let (a, b) = m.group(0).unwrap_or((0, 0));
        parts.push(s.subject.slice(last, a));
        match &template {
            Some(t) => expand(&s.subject, t, |i| m.group(i), &mut parts),
            None => {
                let made = vm.call(&repl, vec![s.matched(&vm, &m)]).await?;
                if !made.is_none() {
                    if made.as_str().is_none() != is_bytes {
                        let (at, given) = (parts.len(), vm.type_name(&made));
                        return Err(vm.type_error(if is_bytes {
                            format!("sequence item {at}: expected a bytes-like object, {given} found")
                        } else {
                            format!("sequence item {at}: expected str instance, {given} found")
                        }));
                    }
                    parts.push(made);
                }
            }
        }
        last = b;
        n += 1;
        if n % 4096 == 0 {
            vm.reserve(parts.len() as u64 * 48)?;
        }
    }
    parts.push(s.subject.slice(last, s.subject.len()));
    let result = if n == 0 { string } else { join(&s.subject, &parts) };
    Ok(if counted { Value::tuple(vec![result, Value::Int(n)]) } else { result })
}

fn expand(subject: &Subject, t: &Template, group: impl Fn(usize) -> Option<(usize, usize)>, parts: &mut Vec<Value>) {
    for piece in &t.pieces {
        match piece {
            Piece::Text(text) => parts.push(piece_value(subject, text)),
            Piece::Group(i) => {
                if let Some((a, b)) = group(*i) {
                    parts.push(subject.slice(a, b));
                }
            }
        }
    }
}

/// `compile(pattern, flags)`: a pattern, or a tuple (kind, message, position) that tells what is wrong.
fn compile(vm: &Vm, args: Args<'_>) -> Res {
    let source = args.get(0).cloned().unwrap_or_default();
    let flags = args.get(1).and_then(Value::as_i64).unwrap_or(0) as u32;
    let is_bytes = source.as_str().is_none();
    let Some(text) = units(&source) else {
        return Err(vm.type_error("first argument must be string or compiled pattern"));
    };
    match Pattern::compile(&text, flags, is_bytes) {
        Ok(p) => match vm.extension::<Classes>().pattern.borrow().clone() {
            Some(class) => Ok(vm.new_native(&class, Compiled { pattern: Rc::new(p), source, is_bytes })),
            None => Ok(Value::None),
        },
        Err(e) => match e.kind {
            ErrorKind::Overflow => Err(vm.overflow_error(e.message)),
            ErrorKind::Value => Err(vm.value_error(e.message)),
            ErrorKind::TooDeep => Err(vm.error(&vm.exc.recursion_error, e.message)),
            ErrorKind::Pattern => {
                Ok(Value::tuple(vec![Value::str(e.message), e.position.map_or(Value::None, Value::from)]))
            }
        },
    }
}

// ---- patterns ----------------------------------------------------------------------------------------------------

fn compiled<'a>(vm: &Vm, args: Args<'a>, name: &str) -> Res<&'a Compiled> {
    this::<Compiled>(vm, args, name)
}

fn flag_names(flags: u32, is_bytes: bool) -> String {
    let shown = if is_bytes { flags } else { flags & !32 };
    let names = [
        (2, "IGNORECASE"),
        (4, "LOCALE"),
        (8, "MULTILINE"),
        (16, "DOTALL"),
        (32, "UNICODE"),
        (64, "VERBOSE"),
        (128, "DEBUG"),
        (256, "ASCII"),
    ];
    names.iter().filter(|(bit, _)| shown & bit != 0).map(|(_, n)| format!("re.{n}")).collect::<Vec<_>>().join("|")
}

async fn pattern_repr(vm: Vm, args: OwnedArgs) -> Res {
    let c = compiled(&vm, args.as_args(), "__repr__")?;
    let shown = vm.repr_of(&c.source).await?;
    let shown: String = shown.as_str().chars().take(200).collect();
    let flags = flag_names(c.pattern.flags, c.is_bytes);
    Ok(Value::str(if flags.is_empty() {
        format!("re.compile({shown})")
    } else {
        format!("re.compile({shown}, {flags})")
    }))
}

async fn pattern_eq(vm: Vm, args: OwnedArgs) -> Res {
    let (a, b) = (args.at(0), args.at(1));
    match (native::<Compiled>(&a), native::<Compiled>(&b)) {
        (Some(x), Some(y)) if x.pattern.flags == y.pattern.flags && x.is_bytes == y.is_bytes => {
            vm.compare(CmpOp::Eq, &x.source, &y.source).await
        }
        (Some(_), Some(_)) => Ok(Value::Bool(false)),
        _ => Ok(Value::NotImplemented),
    }
}

async fn pattern_hash(vm: Vm, args: OwnedArgs) -> Res {
    let c = compiled(&vm, args.as_args(), "__hash__")?;
    let h = vm.hash_of(&c.source).await? ^ u64::from(c.pattern.flags);
    Ok(Value::Int(h as i64))
}

fn groupindex(vm: &Vm, v: &Value) -> Res {
    let dict = vm.new_dict();
    if let Some(c) = native::<Compiled>(v) {
        for (name, group) in &c.pattern.names {
            dict.set_str(&vm.intern(name), Value::from(*group));
        }
    }
    Ok(Value::Dict(dict))
}

// ---- matches -----------------------------------------------------------------------------------------------------

/// The number of a group given by number or name.
fn group_number(vm: &Vm, m: &Match, v: &Value) -> Res<usize> {
    let found = match v.as_str() {
        Some(name) => m.pattern().and_then(|p| p.group_named(name.as_str())),
        None => v.as_i64().and_then(|n| usize::try_from(n).ok()),
    };
    found.filter(|i| *i < m.spans.len()).ok_or_else(|| vm.index_error("no such group"))
}

fn group(vm: &Vm, args: Args<'_>) -> Res {
    let m = this::<Match>(vm, args, "group")?;
    let rest = args.rest().pos;
    match rest {
        [] => Ok(m.text(0, &Value::None)),
        [one] => Ok(m.text(group_number(vm, m, one)?, &Value::None)),
        many => {
            let texts: Res<Vec<Value>> =
                many.iter().map(|v| Ok(m.text(group_number(vm, m, v)?, &Value::None))).collect();
            Ok(Value::tuple(texts?))
        }
    }
}

fn default_of(args: Args<'_>) -> Value {
    args.get(1).or_else(|| args.kw("default")).cloned().unwrap_or(Value::None)
}

fn groups(vm: &Vm, args: Args<'_>) -> Res {
    let m = this::<Match>(vm, args, "groups")?;
    let default = default_of(args);
    Ok(Value::tuple((1..m.spans.len()).map(|i| m.text(i, &default)).collect()))
}

fn groupdict(vm: &Vm, args: Args<'_>) -> Res {
    let m = this::<Match>(vm, args, "groupdict")?;
    let default = default_of(args);
    let dict = vm.new_dict();
    if let Some(p) = m.pattern() {
        for (name, i) in &p.names {
            dict.set_str(&vm.intern(name), m.text(*i, &default));
        }
    }
    Ok(Value::Dict(dict))
}

fn span_of(vm: &Vm, args: Args<'_>) -> Res<(i64, i64)> {
    let m = this::<Match>(vm, args, "span")?;
    let i = match args.get(1) {
        Some(v) => group_number(vm, m, v)?,
        None => 0,
    };
    Ok(m.spans.get(i).copied().flatten().map_or((-1, -1), |(a, b)| (a as i64, b as i64)))
}

fn pair((a, b): (i64, i64)) -> Value {
    Value::tuple(vec![Value::Int(a), Value::Int(b)])
}

async fn match_repr(vm: Vm, args: OwnedArgs) -> Res {
    let m = this::<Match>(&vm, args.as_args(), "__repr__")?;
    let (a, b) = m.spans.first().copied().flatten().unwrap_or((0, 0));
    let shown = vm.repr_of(&m.text(0, &Value::None)).await?;
    let shown: String = shown.as_str().chars().take(50).collect();
    Ok(Value::str(format!("<re.Match object; span=({a}, {b}), match={shown}>")))
}

async fn match_expand(vm: Vm, args: OwnedArgs) -> Res {
    let m = this::<Match>(&vm, args.as_args(), "expand")?;
    let Some(p) = m.pattern() else { return Ok(Value::None) };
    let t = template(&vm, &p, &args.at(1), matches!(m.subject, Subject::Bytes(_))).await?;
    let mut parts = Vec::new();
    expand(&m.subject, &t, |i| m.spans.get(i).copied().flatten(), &mut parts);
    Ok(join(&m.subject, &parts))
}

fn of_match(v: &Value, f: impl Fn(&Match) -> Value) -> Res {
    Ok(native::<Match>(v).map_or(Value::None, f))
}

fn last_group(vm: &Vm, v: &Value) -> Res {
    of_match(v, |m| {
        let name = m.pattern().and_then(|p| p.names.iter().find(|(_, g)| Some(*g) == m.last).map(|(n, _)| n.clone()));
        name.map_or(Value::None, |n| Value::Str(vm.intern(&n)))
    })
}

fn regs(_: &Vm, v: &Value) -> Res {
    of_match(v, |m| {
        let one = |s: &Option<(usize, usize)>| pair(s.map_or((-1, -1), |(a, b)| (a as i64, b as i64)));
        Value::tuple(m.spans.iter().map(one).collect())
    })
}

/// Fills `_re`.
pub fn init(vm: &Vm, dict: &Rc<Dict>) -> Res<()> {
    let same = [Method::sync("__copy__", crate::support::itself), Method::sync("__deepcopy__", crate::support::itself)];
    let alias = Method::sync("__class_getitem__", coroscope_vm::builtins::generic_alias::class_getitem).of_class();
    let table = [
        Method::task("match", task!(|vm, args| search(vm, args, "match", Mode::Match))),
        Method::task("fullmatch", task!(|vm, args| search(vm, args, "fullmatch", Mode::FullMatch))),
        Method::task("search", task!(|vm, args| search(vm, args, "search", Mode::Search))),
        Method::task("findall", task!(findall)),
        Method::task("finditer", task!(finditer)),
        Method::task("scanner", task!(finditer)),
        Method::task("split", task!(split)),
        Method::task("sub", task!(|vm, args| substitute(vm, args, false))),
        Method::task("subn", task!(|vm, args| substitute(vm, args, true))),
        Method::task("__repr__", task!(pattern_repr)),
        Method::task("__eq__", task!(pattern_eq)),
        Method::task("__hash__", task!(pattern_hash)),
        alias,
    ];
    let attrs = [
        Attr::read("pattern", |_, v| Ok(native::<Compiled>(v).map_or(Value::None, |c| c.source.clone()))),
        Attr::read("flags", |_, v| {
            Ok(native::<Compiled>(v).map_or(Value::None, |c| Value::Int(i64::from(c.pattern.flags))))
        }),
        Attr::read("groups", |_, v| Ok(native::<Compiled>(v).map_or(Value::None, |c| Value::from(c.pattern.groups)))),
        Attr::read("groupindex", groupindex),
    ];
    let pattern = define::class(vm, "re", "Pattern", &[], &[&table[..], &same].concat(), &attrs);
    let table = [
        Method::sync("group", group),
        Method::sync("__getitem__", group),
        Method::sync("groups", groups),
        Method::sync("groupdict", groupdict),
        Method::sync("start", |vm, args| Ok(Value::Int(span_of(vm, args)?.0))),
        Method::sync("end", |vm, args| Ok(Value::Int(span_of(vm, args)?.1))),
        Method::sync("span", |vm, args| Ok(pair(span_of(vm, args)?))),
        Method::task("expand", task!(match_expand)),
        Method::task("__repr__", task!(match_repr)),
        alias,
    ];
    let attrs = [
        Attr::read("string", |_, v| of_match(v, |m| m.string.clone())),
        Attr::read("re", |_, v| of_match(v, |m| m.re.clone())),
        Attr::read("pos", |_, v| of_match(v, |m| Value::from(m.pos))),
        Attr::read("endpos", |_, v| of_match(v, |m| Value::from(m.end_pos))),
        Attr::read("lastindex", |_, v| of_match(v, |m| m.last.map_or(Value::None, Value::from))),
        Attr::read("lastgroup", last_group),
        Attr::read("regs", regs),
    ];
    let matched = define::class(vm, "re", "Match", &[], &[&table[..], &same].concat(), &attrs);
    let steps = [
        Method::sync("__iter__", crate::support::itself),
        Method::task("__next__", task!(iter_next)),
        Method::task("match", task!(|vm, args| scanner_step(vm, args, Mode::Match))),
        Method::task("search", task!(|vm, args| scanner_step(vm, args, Mode::Search))),
    ];
    let iter = define::class(vm, "builtins", "callable_iterator", &[], &steps, &[]);
    crate::support::set(vm, dict, "Pattern", Value::Class(pattern.clone()));
    crate::support::set(vm, dict, "Match", Value::Class(matched.clone()));
    let classes = vm.extension::<Classes>();
    *classes.pattern.borrow_mut() = Some(pattern);
    *classes.matched.borrow_mut() = Some(matched);
    *classes.iter.borrow_mut() = Some(iter);
    define::functions(vm, dict, "_re", &[Method::sync("compile", compile)]);
    Ok(())
}
