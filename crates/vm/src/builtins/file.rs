//! `open`: files in memory. A file named `file` is there from the start, and reading it blocks for a second of virtual
//! time, as the article's example has it.

use super::args::Params;
use super::define::{Attr, Method, class, functions};
use crate::class::Class;
use crate::events::EventKind;
use crate::function::{Args, OwnedArgs};
use crate::object::Native;
use crate::{Exc, Res, Value, Vm};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// How long reading the file named `file` takes (virtual ns).
const SLOW_READ: u64 = 1_000_000_000;
const SLOW_FILE: &str = "file";

type Content = Rc<RefCell<Vec<u8>>>;

/// The files of a run.
pub struct Files {
    content: RefCell<BTreeMap<String, Content>>,
    text_class: RefCell<Option<Rc<Class>>>,
}

impl Default for Files {
    fn default() -> Files {
        let content: Content = Rc::new(RefCell::new(b"contents of file\n".to_vec()));
        Files {
            content: RefCell::new(BTreeMap::from([(SLOW_FILE.to_owned(), content)])),
            text_class: RefCell::new(None),
        }
    }
}

/// An open file.
struct File {
    name: String,
    mode: String,
    content: Content,
    at: Cell<usize>,
    closed: Cell<bool>,
}

impl Native for File {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl File {
    fn is_text(&self) -> bool {
        !self.mode.contains('b')
    }

    fn make(&self, bytes: &[u8]) -> Value {
        if self.is_text() { Value::str(String::from_utf8_lossy(bytes)) } else { Value::bytes(bytes) }
    }

    /// Takes up to `n` bytes from where the file is.
    fn take(&self, n: Option<usize>) -> Vec<u8> {
        let content = self.content.borrow();
        let rest = content.get(self.at.get()..).unwrap_or(&[]);
        let mut n = n.unwrap_or(rest.len()).min(rest.len());
        // Text is counted in characters; do not cut one in half.
        while self.is_text() && n < rest.len() && rest[n] & 0xc0 == 0x80 {
            n += 1;
        }
        self.at.set(self.at.get() + n);
        rest[..n].to_vec()
    }

    fn line(&self) -> Vec<u8> {
        let length = {
            let content = self.content.borrow();
            let rest = content.get(self.at.get()..).unwrap_or(&[]);
            rest.iter().position(|b| *b == b'\n').map_or(rest.len(), |i| i + 1)
        };
        self.take(Some(length))
    }
}

fn os_error(vm: &Vm, errno: i64, words: &str, name: &str) -> Exc {
    let class = if errno == 44 { &vm.exc.file_not_found_error } else { &vm.exc.file_exists_error };
    vm.exception(class, vec![Value::Int(errno), Value::str(words), Value::str(name)])
}

async fn open(vm: Vm, args: OwnedArgs) -> Res {
    const PARAMS: Params<8> = Params {
        shown: "open",
        names: ["file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"],
        required: 1,
        positional: 8,
    };
    let [file, mode, ..] = PARAMS.bind(&vm, args.as_args())?;
    let mut file = file.unwrap_or_default();
    if file.as_str().is_none()
        && let Some(path) = vm.call_special(&file, &vm.names.fspath, Vec::new()).await?
    {
        file = path;
    }
    let Some(name) = file.as_str().map(|s| s.to_string()) else {
        let given = vm.type_name(&file);
        return Err(vm.type_error(format!("expected str, bytes or os.PathLike object, not {given}")));
    };
    let mode = mode.as_ref().and_then(Value::as_str).map_or_else(|| "r".to_owned(), |m| m.to_string());
    if let Some(bad) = mode.chars().find(|c| !"rwxabt+".contains(*c)) {
        let _ = bad;
        return Err(vm.value_error(format!("invalid mode: '{mode}'")));
    }
    if mode.chars().filter(|c| "rwxa".contains(*c)).count() != 1 {
        return Err(vm.value_error("must have exactly one of create/read/write/append mode"));
    }
    let files = vm.extension::<Files>();
    let known = files.content.borrow().get(&name).cloned();
    let content = match (known, mode.chars().find(|c| "rwxa".contains(*c))) {
        (Some(_), Some('x')) => return Err(os_error(&vm, 20, "File exists", &name)),
        (Some(c), Some('w')) => {
            c.borrow_mut().clear();
            c
        }
        (Some(c), _) => c,
        (None, Some('r')) => return Err(os_error(&vm, 44, "No such file or directory", &name)),
        (None, _) => {
            let c = Content::default();
            files.content.borrow_mut().insert(name.clone(), c.clone());
            c
        }
    };
    let at = if mode.contains('a') { content.borrow().len() } else { 0 };
    let of = file_class(&vm, &files);
    Ok(vm.new_native(&of, File { name, mode, content, at: Cell::new(at), closed: Cell::new(false) }))
}

fn this<'a>(vm: &Vm, args: Args<'a>) -> Res<&'a File> {
    let Some(f) = args.pos.first().and_then(Value::as_object).and_then(|o| o.native::<File>()) else {
        return Err(vm.type_error("descriptor requires a file object"));
    };
    if f.closed.get() {
        return Err(vm.value_error("I/O operation on closed file."));
    }
    Ok(f)
}

/// The file, if it may be read.
fn readable<'a>(vm: &Vm, args: Args<'a>) -> Res<&'a File> {
    let f = this(vm, args)?;
    if f.mode.contains(['r', '+']) {
        return Ok(f);
    }
    let words = "not readable";
    Err(unsupported(vm, words))
}

fn unsupported(vm: &Vm, words: &str) -> Exc {
    vm.error(&vm.exc.os_error, words)
}

async fn wait_for(vm: &Vm, f: &File) -> Res<()> {
    if f.name == SLOW_FILE {
        let until = vm.now().saturating_add(SLOW_READ);
        vm.record(EventKind::Blocking { until, what: "file.read".into(), line: 0 });
        vm.sleep_until(until).await?;
        vm.record(EventKind::BlockingEnd);
    }
    Ok(())
}

async fn read(vm: Vm, args: OwnedArgs) -> Res {
    let f = readable(&vm, args.as_args())?;
    let n = match args.pos.get(1) {
        Some(v) if !v.is_none() => usize::try_from(vm.index_i64(v).await?).ok(),
        _ => None,
    };
    wait_for(&vm, f).await?;
    Ok(f.make(&f.take(n)))
}

async fn readline(vm: Vm, args: OwnedArgs) -> Res {
    let f = readable(&vm, args.as_args())?;
    wait_for(&vm, f).await?;
    Ok(f.make(&f.line()))
}

async fn readlines(vm: Vm, args: OwnedArgs) -> Res {
    let f = readable(&vm, args.as_args())?;
    wait_for(&vm, f).await?;
    let mut lines = Vec::new();
    loop {
        let line = f.line();
        if line.is_empty() {
            return Ok(vm.new_list(lines));
        }
        lines.push(f.make(&line));
    }
}

fn next(vm: &Vm, args: Args<'_>) -> Res {
    let f = readable(vm, args)?;
    let line = f.line();
    if line.is_empty() { Err(vm.stop_iteration(Value::None)) } else { Ok(f.make(&line)) }
}

fn write(vm: &Vm, args: Args<'_>) -> Res {
    let f = this(vm, args)?;
    let v = args.rest().one(vm, "write")?;
    if !f.mode.contains(['w', 'a', 'x', '+']) {
        return Err(unsupported(vm, "not writable"));
    }
    let (bytes, count) = match v.underlying() {
        Value::Str(s) if f.is_text() => (s.as_bytes().to_vec(), s.len()),
        Value::Bytes(b) if !f.is_text() => (b.to_vec(), b.len()),
        other => {
            let given = vm.type_name(other);
            return Err(vm.type_error(if f.is_text() {
                format!("write() argument must be str, not {given}")
            } else {
                format!("a bytes-like object is required, not '{given}'")
            }));
        }
    };
    let mut content = f.content.borrow_mut();
    let at = if f.mode.contains('a') { content.len() } else { f.at.get() };
    vm.reserve(bytes.len() as u64)?;
    let end = at + bytes.len();
    if content.len() < end {
        content.resize(end, 0);
    }
    content[at..end].copy_from_slice(&bytes);
    f.at.set(end);
    Ok(Value::from(count))
}

async fn writelines(vm: Vm, args: OwnedArgs) -> Res {
    for line in vm.collect(&args.at(1)).await? {
        write(&vm, OwnedArgs::from(vec![args.at(0), line]).as_args())?;
    }
    Ok(Value::None)
}

fn close(_: &Vm, args: Args<'_>) -> Res {
    if let Some(f) = args.pos.first().and_then(Value::as_object).and_then(|o| o.native::<File>()) {
        f.closed.set(true);
    }
    Ok(Value::None)
}

fn seek(vm: &Vm, args: Args<'_>) -> Res {
    let f = this(vm, args)?;
    let offset = args.get(1).and_then(Value::as_i64).unwrap_or(0);
    let base = match args.get(2).and_then(Value::as_i64) {
        Some(1) => f.at.get() as i64,
        Some(2) => f.content.borrow().len() as i64,
        _ => 0,
    };
    f.at.set(usize::try_from(base.saturating_add(offset)).unwrap_or(0));
    Ok(Value::from(f.at.get()))
}

fn itself(vm: &Vm, args: Args<'_>) -> Res {
    this(vm, args)?;
    Ok(args.pos[0].clone())
}

fn field(v: &Value, part: fn(&File) -> Value) -> Res {
    Ok(v.as_object().and_then(|o| o.native::<File>()).map_or(Value::None, part))
}

fn repr(_: &Vm, args: Args<'_>) -> Res {
    let f = args.pos.first().and_then(Value::as_object).and_then(|o| o.native::<File>());
    Ok(f.map_or(Value::None, |f| {
        Value::str(format!("<_io.TextIOWrapper name='{}' mode='{}' encoding='UTF-8'>", f.name, f.mode))
    }))
}

/// The class of open files, made on first use.
fn file_class(vm: &Vm, files: &Files) -> Rc<Class> {
    files.text_class.borrow_mut().get_or_insert_with(|| class(vm, "_io", "TextIOWrapper", &[], METHODS, ATTRS)).clone()
}

const METHODS: &[Method] = &[
    Method::task("read", crate::task!(read)),
    Method::task("readline", crate::task!(readline)),
    Method::task("readlines", crate::task!(readlines)),
    Method::sync("__iter__", itself),
    Method::sync("__next__", next),
    Method::sync("write", write),
    Method::task("writelines", crate::task!(writelines)),
    Method::sync("close", close),
    Method::sync("flush", |_, _| Ok(Value::None)),
    Method::sync("seek", seek),
    Method::sync("tell", |vm, args| Ok(Value::from(this(vm, args)?.at.get()))),
    Method::sync("readable", |vm, args| Ok(Value::Bool(this(vm, args)?.mode.contains(['r', '+'])))),
    Method::sync("writable", |vm, args| Ok(Value::Bool(this(vm, args)?.mode.contains(['w', 'a', 'x', '+'])))),
    Method::sync("__enter__", itself),
    Method::sync("__exit__", close),
    Method::sync("__repr__", repr),
];

const ATTRS: &[Attr] = &[
    Attr::read("name", |_, v| field(v, |f| Value::str(f.name.as_str()))),
    Attr::read("mode", |_, v| field(v, |f| Value::str(f.mode.as_str()))),
    Attr::read("closed", |_, v| field(v, |f| Value::Bool(f.closed.get()))),
    Attr::read("encoding", |_, _| Ok(Value::str("UTF-8"))),
];

/// The names of the files in memory, but for the one that is there from the start.
pub fn names(vm: &Vm) -> Vec<String> {
    vm.extension::<Files>().content.borrow().keys().filter(|name| *name != SLOW_FILE).cloned().collect()
}

/// Takes a file away; whether there was one.
pub fn remove(vm: &Vm, name: &str) -> bool {
    vm.extension::<Files>().content.borrow_mut().remove(name).is_some()
}

pub fn install(vm: &Vm) {
    functions(vm, &vm.builtins, "builtins", &[Method::task("open", crate::task!(open))]);
}
