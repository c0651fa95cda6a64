//! `_traceback`: what the `traceback` module asks of the machine.

use super::{Entry, Options, format_exception_only, format_lines};
use crate::builtins::define::{Method, functions};
use crate::builtins::exceptions::as_exc;
use crate::builtins::frames::traceback_of;
use crate::{Args, OwnedArgs, Res, Value, Vm};

/// `entry_text(tb)`: a traceback's own entry with source and carets, None for one that is not shown.
fn entry_text(vm: &Vm, args: Args<'_>) -> Res {
    let Some(tb) = traceback_of(args.one(vm, "entry_text")?) else { return Ok(Value::None) };
    Ok(if super::is_shown(&tb.at) { Value::str(Entry::of(&tb.at).format()) } else { Value::None })
}

/// `position(tb)`: file, line, last line, columns or None, and name of a traceback's own entry.
fn position(vm: &Vm, args: Args<'_>) -> Res {
    let Some(tb) = traceback_of(args.one(vm, "position")?) else { return Ok(Value::None) };
    let e = Entry::of(&tb.at);
    let line = e.first_line().to_owned();
    let col = |pick: fn((u32, u32)) -> u32| e.cols.map_or(Value::None, |c| Value::Int(i64::from(pick(c))));
    Ok(Value::tuple(vec![
        Value::str(e.filename.clone()),
        Value::Int(i64::from(e.line)),
        Value::Int(i64::from(e.end_line)),
        col(|c| c.0),
        col(|c| c.1),
        Value::str(e.name.clone()),
        Value::str(line),
    ]))
}

fn list(vm: &Vm, lines: Vec<String>) -> Value {
    vm.new_list(lines.into_iter().map(Value::str).collect())
}

/// `exception_only(exc, tb=None)`: class, text, advice and notes, as a list of lines.
async fn exception_only(vm: Vm, args: OwnedArgs) -> Res {
    let Some(e) = as_exc(&args.at(0)) else { return Ok(list(&vm, vec!["NoneType: None\n".to_owned()])) };
    let lines = format_exception_only(&vm, &e, traceback_of(&args.at(1))).await?;
    Ok(list(&vm, lines))
}

/// `format_exception(exc, limit=None, chain=True)` as a list of texts.
async fn format_exception(vm: Vm, args: OwnedArgs) -> Res {
    let Some(e) = as_exc(&args.at(0)) else { return Ok(list(&vm, vec!["NoneType: None\n".to_owned()])) };
    let chain = !matches!(args.pos.get(2), Some(Value::Bool(false)));
    let lines = format_lines(&vm, &e, Options { chain, limit: args.at(1).as_i64() }).await?;
    Ok(list(&vm, lines))
}

fn fill(vm: &Vm, dict: &std::rc::Rc<crate::dict::Dict>) -> Res<()> {
    let table = [
        Method::sync("entry_text", entry_text),
        Method::sync("position", position),
        Method::task("exception_only", crate::task!(exception_only)),
        Method::task("format_exception", crate::task!(format_exception)),
    ];
    functions(vm, dict, "_traceback", &table);
    Ok(())
}

/// Makes the module importable.
pub fn install(vm: &Vm) {
    vm.register_module("_traceback", fill);
}
