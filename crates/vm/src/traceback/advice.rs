//! What a traceback adds to the text of an exception: names that may have been meant
//! (`Lib/traceback.py`, `_compute_suggestion_error`).

use super::suggest::suggest;
use crate::builtins::frames;
use crate::exception::Traceback;
use crate::frame::FrameObject;
use crate::{Exc, Res, Value, Vm};
use std::rc::Rc;

/// Modules of the standard library that a program may have forgotten to import.
const MODULES: &[&str] = &[
    "abc",
    "annotationlib",
    "argparse",
    "array",
    "ast",
    "asyncio",
    "atexit",
    "base64",
    "bdb",
    "binascii",
    "bisect",
    "builtins",
    "bz2",
    "cProfile",
    "calendar",
    "cmath",
    "cmd",
    "code",
    "codecs",
    "codeop",
    "collections",
    "colorsys",
    "compileall",
    "compression",
    "concurrent",
    "configparser",
    "contextlib",
    "contextvars",
    "copy",
    "copyreg",
    "csv",
    "ctypes",
    "curses",
    "dataclasses",
    "datetime",
    "dbm",
    "decimal",
    "difflib",
    "dis",
    "doctest",
    "email",
    "encodings",
    "ensurepip",
    "enum",
    "errno",
    "faulthandler",
    "fcntl",
    "filecmp",
    "fileinput",
    "fnmatch",
    "fractions",
    "ftplib",
    "functools",
    "gc",
    "genericpath",
    "getopt",
    "getpass",
    "gettext",
    "glob",
    "graphlib",
    "grp",
    "gzip",
    "hashlib",
    "heapq",
    "hmac",
    "html",
    "http",
    "idlelib",
    "imaplib",
    "importlib",
    "inspect",
    "io",
    "ipaddress",
    "itertools",
    "json",
    "keyword",
    "linecache",
    "locale",
    "logging",
    "lzma",
    "mailbox",
    "marshal",
    "math",
    "mimetypes",
    "mmap",
    "modulefinder",
    "msvcrt",
    "multiprocessing",
    "netrc",
    "nt",
    "ntpath",
    "nturl2path",
    "numbers",
    "opcode",
    "operator",
    "optparse",
    "os",
    "pathlib",
    "pdb",
    "pickle",
    "pickletools",
    "pkgutil",
    "platform",
    "plistlib",
    "poplib",
    "posix",
    "posixpath",
    "pprint",
    "profile",
    "pstats",
    "pty",
    "pwd",
    "py_compile",
    "pyclbr",
    "pydoc",
    "pydoc_data",
    "pyexpat",
    "queue",
    "quopri",
    "random",
    "re",
    "readline",
    "reprlib",
    "resource",
    "rlcompleter",
    "runpy",
    "sched",
    "secrets",
    "select",
    "selectors",
    "shelve",
    "shlex",
    "shutil",
    "signal",
    "site",
    "smtplib",
    "socket",
    "socketserver",
    "sqlite3",
    "ssl",
    "stat",
    "statistics",
    "string",
    "stringprep",
    "struct",
    "subprocess",
    "symtable",
    "sys",
    "sysconfig",
    "syslog",
    "tabnanny",
    "tarfile",
    "tempfile",
    "termios",
    "textwrap",
    "this",
    "threading",
    "time",
    "timeit",
    "tkinter",
    "token",
    "tokenize",
    "tomllib",
    "trace",
    "traceback",
    "tracemalloc",
    "tty",
    "turtle",
    "turtledemo",
    "types",
    "typing",
    "unicodedata",
    "unittest",
    "urllib",
    "uuid",
    "venv",
    "warnings",
    "wave",
    "weakref",
    "webbrowser",
    "winreg",
    "winsound",
    "wsgiref",
    "xml",
    "xmlrpc",
    "zipapp",
    "zipfile",
    "zipimport",
    "zlib",
    "zoneinfo",
];

/// What follows the text of an exception; empty for most. `tb` is the traceback that is shown with it.
pub(super) async fn advice(vm: &Vm, e: &Exc, tb: Option<Rc<Traceback>>) -> Res<String> {
    let frame = tb.and_then(|tb| tb.entries().pop()).and_then(|t| t.at.frame.clone());
    let x = &vm.exc;
    if e.is_a(&x.import_error) {
        return Ok(match e.field("name_from").and_then(|n| n.as_str().cloned()) {
            Some(name) => meant(near_import(vm, e, &name).await),
            None => String::new(),
        });
    }
    let is_name = e.is_a(&x.name_error);
    if !is_name && !e.is_a(&x.attribute_error) {
        return Ok(String::new());
    }
    let Some(name) = e.field("name").and_then(|n| n.as_str().cloned()) else { return Ok(String::new()) };
    if !is_name {
        return Ok(meant(near_attribute(vm, e, &name, frame).await));
    }
    let near = near_name(vm, &name, frame).await;
    let any = near.is_some();
    let mut out = meant(near);
    if MODULES.binary_search(&name.as_str()).is_ok() || name.as_str() == "__future__" {
        let or = if any { "Or did" } else { "Did" };
        out.push_str(if any { " " } else { ". " });
        out.push_str(&format!("{or} you forget to import '{name}'?"));
    }
    Ok(out)
}

fn meant(name: Option<String>) -> String {
    name.map_or(String::new(), |n| format!(". Did you mean: '{n}'?"))
}

async fn locals_of(vm: &Vm, frame: &Rc<FrameObject>) -> Option<Value> {
    match frames::ended_locals(vm, frame) {
        Some(locals) => Some(locals),
        None => vm.getattr(&frames::frame_value(vm, frame), &vm.intern("f_locals")).await.ok(),
    }
}

fn entry(vm: &Vm, mapping: &Value, name: &str) -> Option<Value> {
    mapping.as_dict()?.get_str(&vm.intern(name))
}

/// The names that `dir()` gives, sorted.
async fn dir(vm: &Vm, v: &Value) -> Option<Vec<String>> {
    let list = vm.flow(crate::builtins::functions::dir_of(vm, v)).await.ok()?;
    let mut names: Vec<String> =
        vm.try_collect(&list)?.iter().filter_map(|n| n.as_str().map(|s| s.to_string())).collect();
    names.sort();
    Some(names)
}

fn nearest(name: &str, names: &[String]) -> Option<String> {
    suggest(name, &names.iter().map(String::as_str).collect::<Vec<_>>())
}

async fn near_attribute(vm: &Vm, e: &Exc, name: &str, frame: Option<Rc<FrameObject>>) -> Option<String> {
    let obj = e.field("obj").unwrap_or(Value::None);
    let mut names = dir(vm, &obj).await?;
    let mut hide = !name.starts_with('_');
    if hide
        && let Some(frame) = frame
        && let Some(locals) = locals_of(vm, &frame).await
        && entry(vm, &locals, "self").is_some_and(|this| this.is(&obj))
    {
        hide = false;
    }
    if hide {
        names.retain(|n| !n.starts_with('_'));
    }
    nearest(name, &names)
}

async fn near_import(vm: &Vm, e: &Exc, name: &str) -> Option<String> {
    let module = e.field("name")?.as_str()?.clone();
    let module = vm.loaded_module(&module)?;
    let mut names = dir(vm, &module).await?;
    if !name.starts_with('_') {
        names.retain(|n| !n.starts_with('_'));
    }
    nearest(name, &names)
}

async fn near_name(vm: &Vm, name: &str, frame: Option<Rc<FrameObject>>) -> Option<String> {
    let frame = frame?;
    let locals = locals_of(vm, &frame).await?;
    let globals = Value::Dict(frame.globals.clone());
    if let Some(this) = entry(vm, &locals, "self")
        && let Ok(Some(_)) = vm.getattr_opt(&this, &vm.intern(name)).await
    {
        return Some(format!("self.{name}"));
    }
    let keys = |d: &Value| d.as_dict().map(|d| d.keys()).unwrap_or_default();
    let mut all = keys(&locals);
    all.extend(keys(&globals));
    all.extend(vm.builtins.keys());
    let names: Vec<String> = all.iter().filter_map(|n| n.as_str().map(|s| s.to_string())).collect();
    nearest(name, &names)
}
