//! Built-in functions that look at frames or run code: `exec`, `eval`, `compile`, `globals`, `locals`, `vars`, `dir`,
//! `__import__`.

use super::args::Params;
use super::define::{Method, functions};
use crate::code::CodeObject;
use crate::dict::Dict;
use crate::flow::Execution;
use crate::frame::Frames;
use crate::function::{Args, OwnedArgs};
use crate::interp::Thread;
use crate::vm::CompileMode;
use crate::{Flow, Res, Value, Vm};
use std::rc::Rc;

fn globals(vm: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    match args.none(vm, "globals") {
        Ok(()) => Flow::Value(Value::Dict(frames.top.globals.clone())),
        Err(e) => Flow::Err(e),
    }
}

fn locals(vm: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    match args.none(vm, "locals") {
        Ok(()) => Flow::Value(Thread::locals_of(vm, frames.top)),
        Err(e) => Flow::Err(e),
    }
}

fn vars(vm: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    match args.between(vm, "vars", 0, 1) {
        Ok([]) => Flow::Value(Thread::locals_of(vm, frames.top)),
        Ok([v, ..]) => {
            let (vm, v) = (vm.clone(), v.clone());
            Flow::run(async move {
                match vm.getattr_opt(&v, &vm.names.dict).await? {
                    Some(d) => Ok(d),
                    None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
                }
            })
        }
        Err(e) => Flow::Err(e),
    }
}

fn dir(vm: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    match args.between(vm, "dir", 0, 1) {
        Ok([]) => {
            let locals = Thread::locals_of(vm, frames.top);
            let (vm, sorted) = (vm.clone(), vm.get_builtin("sorted").unwrap_or_default());
            Flow::run(async move {
                let names = vm.collect(&locals).await?;
                vm.call(&sorted, vec![vm.new_list(names)]).await
            })
        }
        Ok([v, ..]) => super::functions::dir_of(vm, v),
        Err(e) => Flow::Err(e),
    }
}

/// Source text of an argument.
fn source_of(v: &Value) -> Option<String> {
    match v.underlying() {
        Value::Str(s) => Some(s.to_string()),
        Value::Bytes(b) => {
            let text = String::from_utf8_lossy(b);
            // The mark of the encoding.
            Some(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
        }
        _ => None,
    }
}

/// Globals and locals that `exec` and `eval` run in.
fn namespaces(
    vm: &Vm,
    frames: &Frames<'_>,
    shown: &str,
    globals: Option<Value>,
    locals: Option<Value>,
) -> Res<(Rc<Dict>, Value)> {
    let locals = locals.filter(|l| !l.is_none());
    let (globals, default) = match globals.filter(|g| !g.is_none()) {
        None => (frames.top.globals.clone(), Thread::locals_of(vm, frames.top)),
        Some(g) => match g.as_dict() {
            Some(d) => (d.clone(), Value::Dict(d.clone())),
            None => {
                let given = vm.type_name(&g);
                return Err(vm.type_error(match shown {
                    "exec" => format!("exec() globals must be a dict, not {given}"),
                    _ => "globals must be a dict".to_owned(),
                }));
            }
        },
    };
    let locals = locals.unwrap_or(default);
    if locals.as_dict().is_none() && vm.lookup_special(&locals, &vm.names.getitem).is_none() {
        let given = vm.type_name(&locals);
        return Err(vm.type_error(match shown {
            "exec" => format!("locals must be a mapping or None, not {given}"),
            _ => "locals must be a mapping".to_owned(),
        }));
    }
    vm.prepare_globals(&globals);
    Ok((globals, locals))
}

fn code_of(vm: &Vm, shown: &str, source: &Value, mode: CompileMode) -> Res<Rc<CodeObject>> {
    if let Value::Code(c) = source {
        return Ok(c.clone());
    }
    let Some(text) = source_of(source) else {
        return Err(vm.type_error(format!("{shown}() arg 1 must be a string, bytes or code object")));
    };
    if text.contains('\0') {
        return Err(vm.error(&vm.exc.syntax_error, "source code string cannot contain null bytes"));
    }
    let text = if mode == CompileMode::Eval { text.trim_start_matches([' ', '\t']).to_owned() } else { text };
    vm.compile(&text, "<string>", mode)
}

fn exec(vm: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    const PARAMS: Params<4> =
        Params { shown: "exec", names: ["", "globals", "locals", "closure"], required: 1, positional: 3 };
    let prepared = PARAMS.bind(vm, args).and_then(|[source, globals, locals, closure]| {
        let (globals, locals) = namespaces(vm, frames, "exec", globals, locals)?;
        let code = code_of(vm, "exec", &source.unwrap_or_default(), CompileMode::Exec)?;
        let cells = match closure.as_ref().and_then(Value::as_tuple) {
            Some(t) => t.iter().filter_map(|c| if let Value::Cell(c) = c { Some(c.clone()) } else { None }).collect(),
            None => Vec::new(),
        };
        if cells.len() != code.code.frees.len() {
            return Err(vm.type_error(if cells.is_empty() {
                "code object passed to exec() may not contain free variables".to_owned()
            } else {
                format!("code object requires a closure of exactly length {}", code.code.frees.len())
            }));
        }
        Ok(Execution { code, globals, locals, closure: cells })
    });
    run(vm, prepared, false)
}

fn eval(vm: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    const PARAMS: Params<3> = Params { shown: "eval", names: ["", "globals", "locals"], required: 1, positional: 3 };
    let prepared = PARAMS.bind(vm, args).and_then(|[source, globals, locals]| {
        let (globals, locals) = namespaces(vm, frames, "eval", globals, locals)?;
        let code = code_of(vm, "eval", &source.unwrap_or_default(), CompileMode::Eval)?;
        if !code.code.frees.is_empty() {
            return Err(vm.type_error("code object passed to eval() may not contain free variables"));
        }
        Ok(Execution { code, globals, locals, closure: Vec::new() })
    });
    run(vm, prepared, true)
}

fn run(vm: &Vm, prepared: Res<Execution>, keep: bool) -> Flow {
    match prepared {
        Ok(execution) => {
            let vm = vm.clone();
            Flow::run(async move {
                super::warn::show_compile_warnings(&vm).await?;
                let v = vm.exec(execution).await?;
                Ok(if keep { v } else { Value::None })
            })
        }
        Err(e) => Flow::Err(e),
    }
}

async fn compile(vm: Vm, args: OwnedArgs) -> Res {
    const PARAMS: Params<7> = Params {
        shown: "compile",
        names: ["source", "filename", "mode", "flags", "dont_inherit", "optimize", "_feature_version"],
        required: 3,
        positional: 6,
    };
    let [source, filename, mode, ..] = PARAMS.bind(&vm, args.as_args())?;
    let source = source.unwrap_or_default();
    let filename = match filename.as_ref().map(Value::underlying) {
        Some(Value::Str(s)) => s.to_string(),
        Some(Value::Bytes(b)) => String::from_utf8_lossy(b).into_owned(),
        other => {
            let given = other.map_or_else(|| vm.names.empty.clone(), |v| vm.type_name(v));
            return Err(vm.type_error(format!("expected str, bytes or os.PathLike object, not {given}")));
        }
    };
    let mode = match mode.as_ref().and_then(Value::as_str).map(|m| m.as_str()) {
        Some("exec") => CompileMode::Exec,
        Some("eval") => CompileMode::Eval,
        Some("single") => CompileMode::Single,
        Some(_) => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
        None => {
            let given = mode.as_ref().map_or_else(|| vm.names.empty.clone(), |v| vm.type_name(v));
            return Err(vm.type_error(format!("compile() argument 'mode' must be str, not {given}")));
        }
    };
    if let Value::Code(_) = source {
        return Ok(source);
    }
    let Some(text) = source_of(&source) else {
        return Err(vm.type_error("compile() arg 1 must be a string, bytes or AST object"));
    };
    if text.contains('\0') {
        return Err(vm.error(&vm.exc.syntax_error, "source code string cannot contain null bytes"));
    }
    let code = vm.compile(&text, &filename, mode)?;
    super::warn::show_compile_warnings(&vm).await?;
    Ok(Value::Code(code))
}

fn import(vm: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    const PARAMS: Params<5> = Params {
        shown: "__import__",
        names: ["name", "globals", "locals", "fromlist", "level"],
        required: 1,
        positional: 5,
    };
    let (name, globals, fromlist, level) = match PARAMS.bind(vm, args) {
        Ok([name, globals, _, fromlist, level]) => (name, globals, fromlist, level),
        Err(e) => return Flow::Err(e),
    };
    let Some(name) = name.as_ref().and_then(Value::as_str).map(|s| s.to_string()) else {
        return Flow::Err(vm.type_error("module name must be a string"));
    };
    let level = level.and_then(|l| l.as_i64()).unwrap_or(0);
    if name.is_empty() && level == 0 {
        return Flow::Err(vm.value_error("Empty module name"));
    }
    let scope = globals.as_ref().and_then(Value::as_dict).cloned().unwrap_or_else(|| frames.top.globals.clone());
    let package = scope.get_str(&vm.names.package).and_then(|p| p.as_str().map(|s| s.to_string())).unwrap_or_default();
    let fromlist = fromlist.unwrap_or(Value::None);
    let vm = vm.clone();
    Flow::run(async move { vm.import_statement(&name, level, &fromlist, &package).await })
}

const TABLE: &[Method] = &[
    Method::frames("globals", globals),
    Method::frames("locals", locals),
    Method::frames("vars", vars),
    Method::frames("dir", dir),
    Method::frames("exec", exec),
    Method::frames("eval", eval),
    Method::task("compile", crate::task!(compile)),
    Method::frames("__import__", import),
];

pub fn install(vm: &Vm) {
    functions(vm, &vm.builtins, "builtins", TABLE);
}
