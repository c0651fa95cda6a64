//! Debug mode: where futures, tasks and handles were made (CPython `format_helpers.extract_stack`), and which lines of
//! the library stand on the stack while the loop runs.

use crate::future::future_of;
use crate::places as p;
use coroscope_vm::builtins::define::{Method, function};
use coroscope_vm::builtins::frames::stack_lines;
use coroscope_vm::frame::{Frame, Frames, Place};
use coroscope_vm::object::Object;
use coroscope_vm::{Args, Flow, Res, Value, Vm};
use std::rc::Rc;

/// The stack when something was made: lists of file, line, function and source, outermost first.
#[derive(Clone, Default)]
pub struct Made {
    lines: Vec<(String, u32, String, String)>,
}

impl Made {
    /// Of what the library makes for itself.
    pub fn at(place: &'static Place) -> Made {
        let mut made = Made::default();
        made.push(place);
        made
    }

    fn push(&mut self, p: &'static Place) {
        let text = p.text.lines().next().unwrap_or("").trim();
        self.lines.push((p.file.to_owned(), p.line, p.function.to_owned(), text.to_owned()));
    }

    /// ` created at file:line`
    pub fn shown(&self) -> Option<String> {
        self.lines.last().map(|(file, line, ..)| format!("created at {file}:{line}"))
    }

    /// Keeps what is below the innermost frame of a function, itself included, and of that the innermost `limit` lines.
    pub fn cut(&mut self, file: &str, name: &str, limit: usize) {
        if let Some(at) = self.lines.iter().rposition(|(f, _, n, _)| f == file && n == name) {
            self.lines.truncate(at + 1);
        }
        let extra = self.lines.len().saturating_sub(limit);
        self.lines.drain(..extra);
    }

    /// As `traceback.format_list` prints it.
    pub fn formatted(&self) -> String {
        let one = |(file, line, name, text): &(String, u32, String, String)| {
            let source = if text.is_empty() { String::new() } else { format!("    {text}\n") };
            format!("  File \"{file}\", line {line}, in {name}\n{source}")
        };
        self.lines.iter().map(one).collect()
    }

    /// As Python sees `_source_traceback`.
    pub fn value(&self, vm: &Vm) -> Value {
        let one = |(file, line, name, text): &(String, u32, String, String)| {
            let line = Value::Int(i64::from(*line));
            Value::tuple(vec![Value::str(file.as_str()), line, Value::str(name.as_str()), Value::str(text.as_str())])
        };
        vm.new_list(self.lines.iter().map(one).collect())
    }
}

fn stack(vm: &Vm, frames: &mut Frames<'_>, _: Args<'_>) -> Flow {
    let lines = stack_lines(vm, frames.below.iter(), Some(&*frames.top));
    let entry = |l: coroscope_vm::builtins::frames::StackLine| {
        Value::tuple(vec![Value::Str(l.file), Value::Int(i64::from(l.line)), Value::Str(l.name), Value::str(l.text)])
    };
    Flow::Value(vm.new_list(lines.into_iter().map(entry).collect()))
}

/// The stack as it is now, and the line of the library that makes something, if one does.
pub async fn made_here(vm: &Vm, place: Option<&'static Place>) -> Res<Made> {
    let list = vm.call(&function(vm, "_asyncio", &Method::frames("_stack", stack)), Vec::new()).await?;
    let mut made = Made::default();
    for entry in list.as_list().map(|l| l.to_vec()).unwrap_or_default() {
        if let Some([Value::Str(file), Value::Int(line), Value::Str(name), Value::Str(text)]) =
            entry.as_tuple().map(|t| &t[..])
        {
            let line = u32::try_from(*line).unwrap_or(0);
            made.lines.push((file.to_string(), line, name.to_string(), text.to_string()));
        }
    }
    if let Some(place) = place {
        made.push(place);
    }
    Ok(made)
}

/// Notes where a future or task was made.
pub async fn stamp(vm: &Vm, object: &Rc<Object>, place: Option<&'static Place>) -> Res<()> {
    let made = made_here(vm, place).await?;
    if let Some(f) = future_of(object) {
        f.with_extra(|x| x.made = Some(made));
    }
    Ok(())
}

fn line_of(_: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    let Some(Value::Generator(g)) = args.get(0) else { return Flow::Value(Value::None) };
    let is = |o: &Option<Rc<coroscope_vm::generator::Generator>>| o.as_ref().is_some_and(|o| Rc::ptr_eq(o, g));
    if is(&frames.top.owner) {
        return Flow::Value(Value::Int(i64::from(frames.top.line())));
    }
    let found = frames.below.iter().find_map(|f| match f {
        Frame::Py(f) if is(&f.owner) => Some(f.line()),
        _ => None,
    });
    Flow::Value(found.map_or(Value::None, |l| Value::Int(i64::from(l))))
}

/// The line where a coroutine runs now.
pub async fn running_line(vm: &Vm, coroutine: &Value) -> Res<Option<u32>> {
    let f = function(vm, "_asyncio", &Method::frames("_line", line_of));
    let line = vm.call(&f, vec![coroutine.clone()]).await?;
    Ok(line.as_i64().and_then(|l| u32::try_from(l).ok()))
}

/// Who made the loop run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// `asyncio.run`
    Run,
    /// `Runner.run`
    Runner,
    /// `loop.run_until_complete`
    Complete,
    /// `loop.run_forever`
    Forever,
}

impl Via {
    /// The lines that CPython's stack has below a callback.
    pub fn lines(self, debug: bool) -> &'static [&'static Place] {
        static PLAIN: [&Place; 6] =
            [&p::RUN, &p::RUNNER_RUN, &p::RUN_UNTIL_COMPLETE_FOREVER, &p::RUN_FOREVER, &p::RUN_ONCE, &p::HANDLE_RUN];
        static DEBUG: [&Place; 6] = [
            &p::RUN,
            &p::RUNNER_RUN,
            &p::RUN_UNTIL_COMPLETE_FOREVER,
            &p::RUN_FOREVER,
            &p::RUN_ONCE_DEBUG,
            &p::HANDLE_RUN,
        ];
        let all: &'static [&'static Place] = if debug { &DEBUG } else { &PLAIN };
        match self {
            Via::Run => all,
            Via::Runner => &all[1..],
            Via::Complete => &all[2..],
            Via::Forever => &all[3..],
        }
    }
}
